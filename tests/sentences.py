"""The sentences that functions may say, read from their source."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from itertools import product

Known = Mapping[str, ast.expr]


def sentences(node: ast.AST, known: Known, words: str) -> list[str]:
    """What an expression may say, with `words` for what is known only when it runs; `known` are names of texts."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return [*sentences(node.body, known, words), *sentences(node.orelse, known, words)]
    if isinstance(node, ast.FormattedValue):
        return sentences(node.value, known, words)
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in product(*(sentences(each, known, words) for each in node.values))]
    if isinstance(node, ast.Name) and node.id in known:
        return sentences(known[node.id], known, words)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return sentences(node.func.value, known, words)
    return [words]


def assigned(tree: ast.AST) -> Known:
    """What a function or a module says under a name of its own."""
    made = [each for each in ast.walk(tree) if isinstance(each, ast.Assign) and is_said(each.value)]
    return {each.targets[0].id: each.value for each in made if isinstance(each.targets[0], ast.Name)}


def constants(module: ast.Module) -> Known:
    """What a module says under names outside of its functions."""
    return assigned(ast.Module([each for each in module.body if isinstance(each, ast.Assign)], []))


def is_said(node: ast.AST) -> bool:
    """Whether an expression is text, or a choice between texts."""
    if isinstance(node, ast.IfExp):
        return is_said(node.body) and is_said(node.orelse)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
