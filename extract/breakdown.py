"""A figure and those that it breaks down into, told one by one: 12名男女，11男1女; nine people, five of them men.

The sum decides: counts that follow one another in a list, and make up the count before them exactly, are its parts. In
Chinese the parts may be told in clauses of their own, and be sums or measures, where words or many digits say that the
sum is no accident: 出售410亿元资产，180亿元用于回购，其余230亿元偿债.
"""

from __future__ import annotations

import re
from decimal import Decimal
from operator import attrgetter

from extract.fold import fold
from extract.model import Quantity
from extract.pairing import SPREAD
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
# What is left, what is among so many: that figures add up is meant.
_MEANT = re.compile(r"其余|余下|剩下|剩余|其中|当中|分别|包括|包含|另外|另有|还有|[只仅]有|中[，,]?有")
# By how much two figures are apart is no part of one of them.
_DIFFERS = re.compile(r"(?:相差|差额|差距|差|[低高多少减增升跌降]了?|损失|高出|低于)[出达为是约近逾]*\s*\Z")
_SIGNIFICANT = 3  # digits of a whole that does not add up by accident
_FAR = 90  # characters from a whole to its last part
_RECKONED = frozenset(("count", "money", "measure", "percent"))
_PERSONS = frozenset("人名位男女个死伤")
_CASES = frozenset("宗例起")


def break_down(scene: Scene, drafts: list[Draft]) -> None:
    """Joins every count of a sentence with the ones behind it that it breaks down into, in place."""
    at = 0
    while at + 1 < len(drafts):
        behind = _parts_of(scene, drafts, at) or _reckoned(scene, drafts, at)
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
    last = max((mention.quantity for mention, _ in drafts[at].members), key=attrgetter("end"))
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


def _reckoned(scene: Scene, drafts: list[Draft], at: int) -> int:
    """How many drafts behind the one at `at` hold parts that plainly add up to it; 0 where they do not."""
    (first, role), *others = drafts[at].members
    whole = first.quantity
    if scene.sentence.lang != "zh" or whole.start in scene.document.cells or whole.kind not in _RECKONED:
        return 0
    if role not in ("main", "whole") or not whole.value or whole.max_value is not None:
        return 0
    if any(its != "part" for _, its in others):
        return 0
    left = whole.value - sum((mention.quantity.value or Decimal(0) for mention, _ in others), Decimal(0))
    many = len(others)
    for behind, draft in enumerate(drafts[at + 1 :], start=1):
        part = draft.first.quantity
        alone = len(draft.members) == 1 and draft.members[0][1] == "main"
        if not alone or not _is_of(scene, whole, part) or part.value is None or part.max_value is not None:
            return 0
        if part.end - whole.start > _FAR or _DIFFERS.search(scene.text(part.start - 8, part.start)):
            return 0
        left, many = left - part.value, many + 1
        if left <= 0:
            told = scene.text(whole.end, part.start)
            meant = _MEANT.search(told) or len(whole.value.normalize().as_tuple().digits) >= _SIGNIFICANT
            return behind if left == 0 and many >= _FEWEST and meant else 0
    return 0


def _told(draft: Draft) -> list[Decimal] | None:
    """The parts that a draft tells of its first count so far; None where it is none that could have parts."""
    (first, role), *others = draft.members
    if first.quantity.kind != "count" or role not in ("main", "whole"):
        return None
    parts = [mention.quantity.value or Decimal(0) for mention, its in others if its == "part"]
    rest = [mention for mention, its in others if its != "part"]
    beside = draft.rule == SPREAD or all(mention.quantity.kind == "age" for mention in rest)
    return parts if beside else None


def _is_of(scene: Scene, whole: Quantity, part: Quantity) -> bool:
    """Whether a figure may be a part of another: persons of persons or of cases, else things of the same sort."""
    if part.kind != whole.kind or part.direction is not None or whole.direction is not None:
        return False
    if part.kind != "count":
        return part.unit == whole.unit and part.per == whole.per
    if scene.sentence.lang == "en":
        return part.item is not None
    sort, of = scene.text(part.end - 1, part.end), scene.text(whole.end - 1, whole.end)
    same = sort == of or sort in fold(whole.item or "")[-2:]  # 6个席位，2席…
    return same or (sort in _PERSONS and of in _PERSONS | _CASES)
