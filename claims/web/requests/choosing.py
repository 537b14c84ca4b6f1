"""`?fields=`: only the named members of what is asked for, those of members within them after a dot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.web.requests.errors import bad_value
from claims.web.requests.parameters import Parameter, shown
from claims.web.requests.shapes import Schema, members, schemas

FIELDS = Parameter(
    "fields",
    "Only these members of each row, parted by commas; those within members after a dot.",
    example="id,text",
    maximum=1000,
)
_NEXT = "next_page_token"
Tree = dict[str, "Tree | None"]  # None where the whole of a member is wanted


@dataclass(frozen=True, slots=True)
class Choice:
    """What a caller wants of an answer: a tree of names, for the rows of the member `rows` or for the whole."""

    rows: str | None
    tree: Tree

    def of(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        """What is wanted of `answer`; the token of the next page stays."""
        if self.rows is None:
            return dict(_cut(answer, self.tree))
        return {**answer, self.rows: _cut(answer[self.rows], self.tree)}


def chosen(answer: str, written: str) -> Choice:
    """What `written` names of the shape called `answer`; ApiError 400 for a name that is none, with those that are."""
    shape = schemas()[answer]
    listed = members(shape)
    rows = next((name for name in listed if name != _NEXT), None) if _NEXT in listed else None
    if rows is not None:
        shape = listed[rows]
    tree: Tree = {}
    for path in written.split(","):
        if path.strip():
            _check(path.strip().split("."), shape)
            _add(tree, path.strip().split("."))
    if not tree:
        raise bad_value(f"fields names nothing: it takes {', '.join(members(shape))}.")
    return Choice(rows, tree)


def _check(path: list[str], shape: Schema) -> None:
    for name in path:
        possible = members(shape)
        if name not in possible:
            takes = f"it takes {', '.join(possible)}" if possible else "nothing lies within it"
            raise bad_value(f"There is no field “{shown('.'.join(path))}” here: {takes}.")
        shape = possible[name]


def _add(tree: Tree, path: list[str]) -> None:
    *outer, last = path
    for name in outer:
        within = tree.setdefault(name, {})
        if within is None:
            return
        tree = within
    tree[last] = None


def _cut(value: Any, tree: Tree | None) -> Any:
    if tree is None:
        return value
    if isinstance(value, list | tuple):
        return [_cut(each, tree) for each in value]
    if not isinstance(value, Mapping):
        return value
    return {name: _cut(value[name], branch) for name, branch in tree.items() if name in value}
