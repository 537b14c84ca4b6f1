"""Chinese rules and tables are written as they are read: in characters that folding leaves as they are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.text.document import Document
from extract.text.fold import fold

ROOT = Path(__file__).resolve().parent.parent
CHINESE = ROOT / "extract" / "zh"
# Forms of one place; examples in both scripts; what reads a text before it is folded.
AS_PRINTED = ("quantities/regions.py", "quantities/classifiers.toml", "words/printed.py")
WRITTEN = sorted(
    path for kind in ("*.py", "*.toml") for path in CHINESE.rglob(kind) if not str(path).endswith(AS_PRINTED)
)


def strings(path: Path) -> Iterator[str]:
    """What a rule or a table says in words: no comments and no docstrings."""
    source = path.read_text(encoding="utf8")
    if path.suffix == ".toml":
        yield from (line for line in source.split("\n") if not line.lstrip().startswith("#"))
        return
    tree = ast.parse(source)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


def changed(text: str) -> str:
    """The Han characters of a text that folding changes."""
    read = zip(text, fold(text), Document.of(text, "zh").folded, strict=True)  # a document keeps the 著 of 著名
    return "".join(a for a, b, c in read if a not in (b, c) and "\u3400" <= a <= "\ufaff")


def marks(text: str) -> str:
    """The other characters of a text that folding changes: ；and （ become those of ASCII. Lists of signs hold ,"""
    folded = zip(text, fold(text), strict=True)
    return "".join(a for a, b in folded if a not in (b, ",") and not "\u3400" <= a <= "\ufaff")


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(CHINESE)))
def test_a_rule_holds_no_character_that_folding_removes(path: Path) -> None:
    assert not [(text[:40], changed(text)) for text in strings(path) if changed(text)]


FIGURES = [path for path in WRITTEN if path.suffix == ".py" and path.parent.name in ("dates", "numbers", "quantities")]


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: str(path.relative_to(CHINESE)))
def test_rules_for_figures_hold_no_mark_that_folding_removes(path: Path) -> None:
    assert not [(text[:40], marks(text)) for text in strings(path) if marks(text)]


def module_patterns(tree: ast.Module) -> set[str]:
    """The names of the patterns of a module that hold Han characters."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
        and any(
            isinstance(part, ast.Constant) and isinstance(part.value, str) and HAN.search(part.value)
            for part in ast.walk(node.value)
        )
    }


def is_unfolded(node: ast.expr) -> bool:
    """Whether an expression is the text of a statement as it was printed, or a piece of it."""
    place = node.value if isinstance(node, ast.Subscript) else node
    return isinstance(place, ast.Attribute) and place.attr == "text"


HAN = re.compile("[\u3400-\u9fff]")
LINKING = sorted((ROOT / "claims" / "match").rglob("*.py"))


@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.stem)
def test_linking_looks_for_chinese_words_in_folded_statements(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf8"))
    known = module_patterns(tree)
    asked = [
        f"{node.func.value.id}, line {node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in known
        and any(map(is_unfolded, node.args))
    ]
    assert not asked
