"""A figure and those that it breaks down into, told one by one: 12名男女，11男1女; nine people, five of them men.

The sum decides: counts that follow one another in a list, and make up the count before them exactly, are its parts.
Where else parts may be told is the language's (`reckoned`).
"""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter

from extract.claims.pairing import SPREAD
from extract.claims.scene import ClaimDraft, Scene
from extract.model import Quantity
from extract.quantities.likeness import sum_in_unit_of

FEWEST = 2  # parts


def break_down(scene: Scene, drafts: list[ClaimDraft]) -> None:
    """Joins every count of a sentence with the ones behind it that it breaks down into, in place."""
    at = 0
    while at + 1 < len(drafts):
        behind = _parts_of(scene, drafts, at) or scene.language.reckoned(scene, drafts, at)
        if behind:
            whole = drafts[at]
            whole.set_role(whole.first, "whole")
            for draft in drafts[at + 1 : at + 1 + behind]:
                whole.members.extend((mention, "part") for mention, _ in draft.members)
            whole.rule = "whole and all of its parts"
            del drafts[at + 1 : at + 1 + behind]
        at += 1


def is_complete(draft: ClaimDraft) -> bool:
    """Whether the parts of a draft, two or more, make up its whole."""
    whole = draft.having("whole")
    parts = [mention.quantity for mention, role in draft.members if role == "part"]
    if whole is None or len(parts) < FEWEST or whole.quantity.value is None:
        return False
    return sum_in_unit_of(whole.quantity, parts) == whole.quantity.value


def _parts_of(scene: Scene, drafts: list[ClaimDraft], at: int) -> int:
    """How many drafts behind the one at `at` hold the parts of its count; 0 where they are no such list."""
    whole = drafts[at].first.quantity
    parts = _told(drafts[at])
    if parts is None or not whole.value:
        return 0
    left = whole.value - sum(parts, Decimal(0))
    last = max((mention.quantity for mention, _ in drafts[at].members), key=attrgetter("end"))
    many = len(parts)
    for behind, draft in enumerate(drafts[at + 1 :], start=1):
        for mention, role in draft.members:
            part = mention.quantity
            if role != "main" or part.value is None or not is_of(scene, whole, part):
                return 0
            between = scene.language.next_part if many else scene.language.first_part
            if not between.fullmatch(scene.text(last.end, part.start)):
                return 0
            left, last, many = left - part.value, part, many + 1
        if left <= 0:
            return behind if left == 0 and many >= FEWEST else 0
    return 0


def _told(draft: ClaimDraft) -> list[Decimal] | None:
    """The parts that a draft tells of its first count so far; None where it is none that could have parts."""
    (first, role), *others = draft.members
    if first.quantity.kind != "count" or role not in ("main", "whole"):
        return None
    parts = [mention.quantity.value or Decimal(0) for mention, its in others if its == "part"]
    rest = [mention for mention, its in others if its != "part"]
    beside = draft.rule == SPREAD or all(mention.quantity.kind == "age" for mention in rest)
    return parts if beside else None


def is_of(scene: Scene, whole: Quantity, part: Quantity) -> bool:
    """Whether a figure may be a part of another: of its kind and unit, and where both count, of its sort."""
    if part.kind != whole.kind or part.direction is not None or whole.direction is not None:
        return False
    if part.kind != "count":
        return part.unit == whole.unit and part.per == whole.per
    return scene.language.counts_part(scene, whole, part)
