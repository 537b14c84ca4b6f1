"""The parts that a Chinese figure breaks down into, told in a list or in clauses of their own.

In clauses they may be sums or measures too, where words or many digits say that the sum is no accident:
出售410亿元资产，180亿元用于回购，其余230亿元偿债.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.claims.breakdown import FEWEST, is_of
from extract.claims.scene import ClaimDraft, Scene
from extract.model import Quantity
from extract.text.fold import fold

# What may stand between the whole and its first part, and between two parts.
FIRST: re.Pattern[str] = re.compile(r"[^。；()]{0,30}(?:[，,(:]|——|包括|包含|分别是|分别为)[^，。；:()\d]{0,12}\Z")
NEXT: re.Pattern[str] = re.compile(r"[^。；()]{0,16}?(?:[、，,]|以及|和|及|与)[^，。；()\d]{0,8}\Z|")
# What is left, what is among so many: that figures add up is meant.
_MEANT = re.compile(r"其余|余下|剩下|剩余|其中|当中|分别|包括|包含|另外|另有|还有|[只仅]有|中[，,]?有")
# By how much two figures are apart is no part of one of them.
_DIFFERS = re.compile(r"(?:相差|差额|差距|差|[低高多少减增升跌降]了?|损失|高出|低于)[出达为是约近逾]*\s*\Z")
_SIGNIFICANT = 3  # digits of a whole that does not add up by accident
_FAR = 90  # characters from a whole to its last part
_RECKONED = frozenset(("count", "money", "measure", "percent"))
_PERSONS = frozenset("人名位男女个死伤")
_CASES = frozenset("宗例起")


def counts_part(scene: Scene, whole: Quantity, part: Quantity) -> bool:
    """Whether a count may be a part of another: persons of persons or of cases, else things of the same sort."""
    sort, of = scene.text(part.end - 1, part.end), scene.text(whole.end - 1, whole.end)
    same = sort == of or sort in fold(whole.item or "")[-2:]  # 6个席位，2席…
    return same or (sort in _PERSONS and of in _PERSONS | _CASES)


def reckoned(scene: Scene, drafts: list[ClaimDraft], at: int) -> int:
    """How many drafts behind the one at `at` hold parts that plainly add up to it; 0 where they do not."""
    (first, role), *others = drafts[at].members
    whole = first.quantity
    if whole.start in scene.document.cells or whole.kind not in _RECKONED:
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
        if not alone or not is_of(scene, whole, part) or part.value is None or part.max_value is not None:
            return 0
        if part.end - whole.start > _FAR or _DIFFERS.search(scene.text(part.start - 8, part.start)):
            return 0
        left, many = left - part.value, many + 1
        if left <= 0:
            told = scene.text(whole.end, part.start)
            meant = _MEANT.search(told) or len(whole.value.normalize().as_tuple().digits) >= _SIGNIFICANT
            return behind if left == 0 and many >= FEWEST and meant else 0
    return 0
