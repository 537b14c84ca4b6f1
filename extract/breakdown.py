"""A count and the counts that it breaks down into, told one by one: 12名男女，11男1女; nine people, five of them men.

The sum decides: counts that follow one another in a list, and make up the count before them exactly, are its parts.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.model import Quantity
from extract.scene import Draft, Scene

_FEWEST = 2
# What may stand between the whole and its first part, and between two parts.
_OPENS = {
    "zh": re.compile(r"[^。；()]{0,30}(?:[，,(:]|——|包括|包含|分别是|分别为)[^，。；:()\d]{0,12}\Z"),
    "en": re.compile(
        r"[^.;()\d]{0,60}?(?:[,:(]| [-–—]|\bincluding|\bcomprising|\bnamely|\bmade up of|\bconsisting of|\binto)"
        r"(?: (?:including|comprising|namely|made up of|consisting of|the|about|some|with))*\s?\Z"
    ),
}
_NEXT = {
    "zh": re.compile(r"[^。；()]{0,16}?(?:[、，,]|以及|和|及|与)[^，。；()\d]{0,8}\Z|"),
    "en": re.compile(r" [^.;:()\d]{1,40}?(?:,| and| plus|, and)(?: (?:about|the|another|some))* ?\Z"),
}
_PERSONS = frozenset("人名位男女个死伤")
_CASES = frozenset("宗例起")


def break_down(scene: Scene, drafts: list[Draft]) -> None:
    """Joins every count of a sentence with the ones behind it that it breaks down into, in place."""
    at = 0
    while at + 1 < len(drafts):
        behind = _parts_of(scene, drafts, at)
        if behind:
            whole = drafts[at]
            whole.set_role(whole.first, "whole")
            for draft in drafts[at + 1 : at + 1 + behind]:
                whole.members.extend((mention, "part") for mention, _ in draft.members)
            whole.rule = "whole and all of its parts"
            del drafts[at + 1 : at + 1 + behind]
        at += 1


def is_complete(draft: Draft) -> bool:
    """Whether the parts of a draft, two or more, make up its whole."""
    whole = draft.having("whole")
    parts = [mention.quantity.value for mention, role in draft.members if role == "part"]
    if whole is None or len(parts) < _FEWEST or whole.quantity.value is None:
        return False
    return sum((value for value in parts if value is not None), Decimal(0)) == whole.quantity.value


def _parts_of(scene: Scene, drafts: list[Draft], at: int) -> int:
    """How many drafts behind the one at `at` hold the parts of its count; 0 where they are no such list."""
    whole = drafts[at].first.quantity
    parts = _told(drafts[at])
    if parts is None or not whole.value:
        return 0
    left = whole.value - sum(parts, Decimal(0))
    last = drafts[at].last.quantity
    opening, many = (_NEXT if parts else _OPENS)[scene.sentence.lang], len(parts)
    for behind, draft in enumerate(drafts[at + 1 :], start=1):
        for mention, role in draft.members:
            part = mention.quantity
            gap = scene.text(last.end, part.start)
            if role != "main" or part.value is None or not opening.fullmatch(gap) or not _is_of(scene, whole, part):
                return 0
            left, last, opening, many = left - part.value, part, _NEXT[scene.sentence.lang], many + 1
        if left <= 0:
            return behind if left == 0 and many >= _FEWEST else 0
    return 0


def _told(draft: Draft) -> list[Decimal] | None:
    """The parts that a draft tells of its first count so far; None where it is none that could have parts."""
    (first, role), *others = draft.members
    if first.quantity.kind != "count" or role not in ("main", "whole"):
        return None
    parts = [mention.quantity.value or Decimal(0) for mention, its in others if its == "part"]
    rest = [mention for mention, its in others if its != "part"]
    return parts if all(mention.quantity.kind == "age" for mention in rest) else None


def _is_of(scene: Scene, whole: Quantity, part: Quantity) -> bool:
    """Whether a count may be a part of another: persons of persons or of cases, else things of the same sort."""
    if part.kind != "count" or part.direction is not None:
        return False
    if scene.sentence.lang == "en":
        return part.item is not None
    sort, of = scene.text(part.end - 1, part.end), scene.text(whole.end - 1, whole.end)
    return sort == of or (sort in _PERSONS and of in _PERSONS | _CASES)
