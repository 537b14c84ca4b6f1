"""The rules by which a figure joins the draft of one before it.

Each answers how it would join, or None; none touches the draft.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from extract.claims.pairing import acted, contrasted, restated
from extract.claims.scene import ClaimDraft, Joined, Mention
from extract.model import Role
from extract.quantities.likeness import alike, are_points_of, fits, is_fraction, of_one_rate, rate_of, sum_in_unit_of

_APPOSED = 24  # characters: 240 flats, 35% of them affordable
_LOOSE = Decimal("1.25")  # by how much parts may exceed a whole that is said loosely
_LEVELS = frozenset(("money", "count", "measure", "number", "percent", "duration", "age"))
_PARTED = frozenset(("money", "count", "measure"))  # what has parts
_ALL = 100


def joined_by(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """How a figure joins a draft, by the first rule that knows; None where it does not belong to it."""
    for rule in _RULES:
        joined = rule(draft, mention)
        if joined is not None:
            return joined
    return None


def _apposed(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """30bn yen ($291m): one figure in two units; third in 9.8 seconds: a place and the result that won it."""
    last, role = draft.members[-1]
    if mention.tie == "placed" and role == "main":
        return Joined("main", "place and result")
    sums = last.quantity.kind == mention.quantity.kind == "money"  # $84,000 for a course, or $1,000 a pill
    same = sums or alike(last.quantity, mention.quantity)
    if mention.tie == "bracket" and same and mention.quantity.direction is None:
        return Joined(role, draft.rule or "the same figure in two units")
    return None


def _priced(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """8元买3万张照片, 每半小时收费5元, 7p on 20 cigarettes: goods and their price."""
    last, role = draft.members[-1]
    if mention.tie == "buys":
        return Joined("goods", "price for goods", ((last, "price"),))
    if mention.tie == "costs" and role in ("main", "goods"):
        return Joined("price", "goods at a price", ((last, "goods"),))
    if mention.tie == "laid" and role == "by":
        return Joined("goods", "change for goods")
    if mention.tie == "capped" and role == "price" and draft.having("goods"):
        return Joined("price", draft.rule)
    if mention.tie == "times" and role == "goods" and mention.quantity.kind == last.quantity.kind:
        return Joined("goods", draft.rule)
    return None


def _ranked(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """From 31 in the world to number 22, from 14th to third: one change of place."""
    last, now = draft.last, mention.quantity
    if now.kind == "rank" and mention.tie == "among" and len(draft.members) == 1 and last.quantity.kind == "count":
        return Joined("main", "place among so many", ((last, "whole"),))
    if now.kind != "rank" or mention.cue != "to" or last.cue != "from" or len(draft.members) > 1:
        return None
    if last.quantity.kind != "rank" and (last.quantity.kind not in ("count", "number") or last.quantity.item):
        return None
    return Joined("to", "change of place", ((last, "from"),))


class _Change(NamedTuple):
    """A draft that may tell of a change: what of it has been told, and the figure that may be the rest."""

    draft: ClaimDraft
    mention: Mention
    by: Mention | None
    to: Mention | None
    base: Mention | None
    level: Mention | None


def _changed(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """From where, to where and by how much something moves."""
    points = are_points_of(draft.last.quantity, mention.quantity)  # of a share of so many
    if draft.having("goods", "part") or (draft.having("whole") and not points):
        return None
    told = draft.having("by"), draft.having("to"), draft.having("from"), draft.having("main", "to", "price")
    change = _Change(draft, mention, *told)
    for rule in _CHANGES:
        joined = rule(change)
        if joined is not None:
            return joined
    return None


def _by(change: _Change) -> Joined | None:
    """营收30亿元，增长12%: by how much the level has changed, or what had a base."""
    draft, mention, by, to, _, level = change
    now = mention.quantity
    if mention.cue != "by" or not mention.bare:
        return None
    told = now.kind in ("count", "money") and any(m.quantity.kind == now.kind for m, r in draft.members if r == "by")
    if told and to:  # 同比减少7万人，…，比上季减少18万人: two changes
        return None
    if draft.having("from", "context") and not by:
        return Joined("by", "change from a base")
    faster = by is not None and by is draft.last and are_points_of(by.quantity, now)
    if level and (faster or rate_of(level.quantity, now)) and (not by or to):
        return Joined("by", "level and its change", ((level, "to"),))
    if by and by is draft.last and by.quantity.kind != now.kind and not level:
        return Joined("by", "change in two measures")
    return None


def _raised(change: _Change) -> Joined | None:
    """新增5例，累计30例: it is the total that the statement is about."""
    draft, mention, _, _, _, level = change
    if mention.tie != "raises" or level is None or draft.last is not level or len(draft.members) > 1:
        return None
    if level.quantity.kind != mention.quantity.kind:
        return None
    return Joined("to", "what came and the new total", ((level, "by"),), leads=True)


def _from_both(change: _Change) -> Joined | None:
    """由2009年的3小时及2014年的2小时，跌至…: a second base."""
    last, mention = change.draft.last, change.mention
    if mention.tie == "listed" and last is change.base and alike(last.quantity, mention.quantity):
        return Joined("from", "change from A to B")
    return None


def _moved(change: _Change) -> Joined | None:
    """The limit of 21 for drivers would be cut to 18: what was so much becomes so much."""
    draft, mention, by, to, _, level = change
    if mention.tie != "moves" or level is None or draft.last is not level:
        return None
    if by or to or draft.having("from", "context"):
        return None
    return Joined("to", "change from A to B", ((level, "from"),))


def _onward(change: _Change) -> Joined | None:
    """From 59 to 42, and then to 32."""
    draft, mention = change.draft, change.mention
    last, role = draft.members[-1]
    if mention.tie == "onward" and role == "to" and alike(last.quantity, mention.quantity):
        return Joined("to", draft.rule)
    return None


def _arrived(change: _Change) -> Joined | None:
    """增长12%至30亿元, from 2.1% to 2.3%: the level that a change led to."""
    draft, mention, by, to, base, _ = change
    here = mention.bare or (mention.clause == draft.last.clause and not mention.anew)
    compared = draft.having("from", "context")
    if mention.cue != "to" or to or not (compared or by) or not here:
        return None
    if base is not None and not of_one_rate(base.quantity, mention.quantity):
        return None
    return Joined("to", "change from A to B" if compared else "change to a level")


def _began(change: _Change) -> Joined | None:
    """跌至30亿元，前一年为35亿元; up 3% from $20: with what a change begins that has been told."""
    _, mention, by, to, base, level = change
    now = mention.quantity
    if mention.cue != "from" or mention.anew or base or not (to or by or level):
        return None
    if now.kind not in _LEVELS and not is_fraction(now):
        return None
    reached = to or level
    if reached is None:
        return Joined("from", "change from A to B")
    return Joined("from", "change from A to B", ((reached, "to"),)) if of_one_rate(reached.quantity, now) else None


_CHANGES: tuple[Callable[[_Change], Joined | None], ...] = (
    _by,
    _raised,
    _from_both,
    _moved,
    _onward,
    _arrived,
    _began,
)


def _share_of(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """40% of 500 homes: of how many a share is."""
    last, role = draft.members[-1]
    if role == "main" and mention.tie == "of" and is_fraction(last.quantity) and mention.quantity.kind in _PARTED:
        return Joined("whole", "share of a whole")
    return None


def _change_of(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """Lost eight of its 22 staff: of how many so many went."""
    last, role = draft.members[-1]
    counted = last.quantity.kind == mention.quantity.kind == "count" and fits(last.quantity, mention.quantity)
    if role == "by" and mention.tie == "of" and counted:
        return Joined("whole", draft.rule or "change in a whole")
    return None


def _standing(draft: ClaimDraft, mention: Mention) -> Role | None:
    """As what the last figure of a draft stands to a share or a part of it; None where it can have none."""
    last, role = draft.members[-1]
    alone, now = len(draft.members) == 1, mention.quantity
    if role == "by" and last.quantity.kind == "count" and mention.tie == "among" and alone:
        role = "main"  # 新增42宗，当中34宗…: what came is the whole of its parts
    if role == "price" and alone and mention.cue == "share" and mention.bare and is_fraction(now):
        role = "main"  # 月租5000元，占入息三成
    held = role in ("main", "part", "whole") and last.quantity.kind in _LEVELS
    return role if held and now.direction is None else None


def _tellings(draft: ClaimDraft) -> list[Mention]:
    """The last figure of a draft in all its units, in the order of the text: 30bn yen ($291m)."""
    at = len(draft.members) - 1
    while at and draft.members[at][0].tie == "bracket":
        at -= 1
    return [mention for mention, _ in draft.members[at:]]


def _shares(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """800人当中，四成赞成，三成反对; 27 of the 60 seats, or 45%; 240 flats, 35% of them affordable."""
    (last, _), role, now = draft.members[-1], _standing(draft, mention), mention.quantity
    if role is None:
        return None
    if mention.tie == "listed" and role == "main" and draft.having("whole") and _fractions_fit(draft, mention):
        return Joined("main", draft.rule)
    if not is_fraction(now) or last.quantity.kind == "percent":
        return None
    if mention.cue == "share" and mention.bare:
        part = draft.first if draft.last.told else last
        return Joined("main", "amount and its share", () if role == "whole" else ((part, "part"),))
    apposed = mention.bare and 0 < now.start - last.quantity.end <= _APPOSED
    if mention.tie == "among" or (mention.cue == "part" and role == "main" and apposed):
        return Joined("main", "share of a whole", ((_tellings(draft)[0], "whole"),))
    return None


def _parts(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """共83人受伤，其中4人重伤; four of the nine: so many of so many."""
    (last, _), role, now = draft.members[-1], _standing(draft, mention), mention.quantity
    if role is None:
        return None
    bare = last.quantity.unit is None and now.unit is None  # 1380万人口中，只有310万是…
    counted = {last.quantity.kind, now.kind} <= {"count", "number"} and mention.tie in ("among", "listed") and bare
    if not counted and (last.quantity.kind != now.kind or now.kind not in _PARTED):
        return None
    told = _tellings(draft)
    if (
        role == "main"
        and (mention.tie == "among" or mention.cue == "part")
        and all(fits(now, m.quantity) for m in told)
    ):
        return Joined("part", "part of a whole", ((told[0], "whole"),))
    if role == "main" and mention.tie == "of" and last.quantity.kind == "count" and fits(last.quantity, now):
        return Joined("whole", "part of a whole", ((last, "part"),))
    if role == "part" and mention.tie == "listed" and _left_over(draft, mention):
        return Joined("part", "part of a whole")
    return None


def _fractions_fit(draft: ClaimDraft, mention: Mention) -> bool:
    """Whether a percentage fits beside those of the same whole (800人当中，四成赞成，三成反对)."""
    shares = [m.quantity for m, role in draft.members if role == "main"] + [mention.quantity]
    known = all(each.kind == "percent" and each.value is not None for each in shares)
    return known and sum(each.value or 0 for each in shares) <= _ALL


def _left_over(draft: ClaimDraft, mention: Mention) -> bool:
    """Whether a figure fits beside the parts of a whole that have been told."""
    whole = draft.having("whole")
    if whole is None or whole.quantity.value is None or mention.quantity.value is None:
        return whole is not None
    parts = [*(m.quantity for m, role in draft.members if role == "part"), mention.quantity]
    most = whole.quantity.max_value or whole.quantity.value
    loose = whole.quantity.modifier in ("~", ">", ">=")  # 40多名乘客中，21死20伤
    return sum_in_unit_of(whole.quantity, parts) <= (most * _LOOSE if loose else most)


def _expected(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """Up 3%, where analysts had expected 5%: what the result is measured by."""
    if mention.cue == "expected" and any(of_one_rate(member.quantity, mention.quantity) for member, _ in draft.members):
        return Joined("context", draft.rule or "result against a forecast")
    return None


def _averaged(draft: ClaimDraft, mention: Mention) -> Joined | None:
    """共卖出30套，平均每套500万元: a total and its average; 5, three more than another: a figure and its lead."""
    last, role = draft.members[-1]
    if mention.cue == "more" and role == "main" and alike(last.quantity, mention.quantity):
        return Joined("main", draft.rule or "figure and its lead over another")
    if mention.cue not in ("average", "total") or role != "main" or not mention.bare:
        return None
    same_kind = last.quantity.kind == mention.quantity.kind
    together = same_kind if mention.cue == "average" else alike(last.quantity, mention.quantity)
    return Joined("main", "total and average") if together else None


# What the words say outright of two figures comes first, then what their roles allow; who acts on whom, and what is
# only measured by another, are asked where the figures are no change and no share.
_RULES: tuple[Callable[[ClaimDraft, Mention], Joined | None], ...] = (
    _apposed,
    restated,
    contrasted,
    _priced,
    _ranked,
    _changed,
    _share_of,
    _change_of,
    _shares,
    _parts,
    _expected,
    acted,
    _averaged,
)
