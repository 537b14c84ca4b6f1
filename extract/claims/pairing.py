"""Figures that one statement sets side by side: said again as a share, set against a forecast, compared with a gap."""

from __future__ import annotations

from extract.claims.scene import ClaimDraft, Joined, Mention
from extract.model import Role
from extract.quantities.likeness import alike, is_fraction

SPREAD = "count in so many places"
_BRIDGED = 3  # clauses from the first of two figures to their gap


def restated(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """48个铺位（即商场的三成）, 三分之一（33%）: an amount and its share, or one share in two words."""
    if mention.tie != "restates":
        return None
    last, role = draft.members[-1]
    if is_fraction(last.quantity) and not is_fraction(mention.quantity):  # 一半（3万个）
        return Joined("part", draft.rule or "share and its amount")
    if is_fraction(last.quantity):  # 三分之一（33%）
        return Joined(role, draft.rule or "the same share in two forms")
    if not is_fraction(mention.quantity):  # 6万元，即每月多得5000元
        return Joined(role, draft.rule or "one sum told twice")
    if role == "by" and mention.quantity.direction is not None:  # 跌365点或1.8%
        return Joined("by", draft.rule or "change in two measures")
    alone = role == "main" and len(draft.members) == 1
    return Joined("main", draft.rule or "amount and its share", ((last, "part"),) if alone else ())


def contrasted(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """预计下降2%，但实际下降9%; 下降8%，是预期的四倍: a result set against what was expected of it."""
    last, role = draft.members[-1]
    if mention.tie == "actual" and alike(last.quantity, mention.quantity):
        both: Role = "by" if "by" in (role, mention.cue) else role
        return Joined(both, "result against a forecast", ((last, both),))
    if mention.tie == "gauged" and role in ("main", "by", "to"):
        return Joined("main", draft.rule or "figure and its multiple of another")
    return None


def acted(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """9名司机租了12辆车: who does something and what it is done to, both counted; 三个区的2000名居民: and where."""
    if mention.tie == "both" and draft.members[-1][1] in ("main", "goods"):
        counted = mention.quantity.kind == "count"
        return Joined("main", draft.rule or ("two counts of one verb" if counted else "two told of one"))
    if mention.tie == "spread" and len(draft.members) == 1 and draft.members[0][1] == "main":
        return Joined("main", SPREAD, leads=True)  # whom it is about
    return None


def bridged(drafts: list[ClaimDraft], mention: Mention) -> ClaimDraft | None:
    """一家80元、另一家9000元，相差逾百倍: the two drafts before a gap made one with it, if they are a pair."""
    if mention.tie != "gap" or len(drafts) < 2:
        return None
    one, other = drafts[-2:]
    lone = len(one.members) == 1 and len(other.members) == 1
    near = mention.clause - one.first.clause <= _BRIDGED
    if not lone or not near or not alike(one.first.quantity, other.first.quantity):
        return None
    pair = drafts.pop()
    one.members = [(one.first, "main"), (pair.first, "main"), (mention, "main")]
    one.rule = "two things and their gap"
    before = drafts[-2] if len(drafts) > 1 else None
    if before is not None and len(before.members) == 1 and _is_two(before.first):
        drafts.pop(-2)
        one.members.insert(0, (before.first, "main"))
    return one


def _is_two(mention: Mention) -> bool:
    """Whether a figure counts the two things that are compared after it (两个位置相若的摊档，一个…另一个…)."""
    return mention.quantity.kind == "count" and mention.quantity.value == 2
