"""The last step of every quantity: the bound and the direction that the words around it set."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.passage import Passage
from extract.en.quantities.counts import OCCASIONS
from extract.en.quantities.direction import direction_by, direction_of
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.modifiers import modifier_after, modifier_before
from extract.model import Direction, Modifier, Quantity
from extract.quantities.decimals import shortened

_GIVE_OR_TAKE = re.compile(r"(?: [a-z]+){0,2},? give or take\b")  # 80 microns thick, give or take five
# Times that `over` may spread something over, in each unit: fell 8% over 18 months, 30cm of snow over 48 hours.
_SHORT = {"a": 20, "mo": 100, "wk": 120, "d": 100, "h": 73, "min": 91, "s": 60}
_BULK = ("t", "bbl", "MW", "GW", "MWh", "GWh", "TWh", "ha", "acre", "m3", "kg")  # what is produced and traded
_BULK_SIZE = Decimal(1000)
_A_TIME = (" a ", " per ", " each ", " every ")  # over 20 hours a week
# Prices and sums pass marks; parliaments pass bills, whatever they cost.
_MARK_BEFORE = re.compile(
    r"\bcross\w* (?:the )?\Z|\b(?:prices?|values?|valuation|capitali[sz]ation|sales|revenues?|exports|imports"
    r"|turnover|assets|profits?|total|takings|bitcoin|shares?|stock|debt|deficit|market|spending|wealth|fortune|costs?)"
    r"(?: [a-z]+)?(?: has| have| had)?(?: already| just)? pass(?:ed|es|ing) (?:the )?\Z",
    re.IGNORECASE,
)
_RACED_OVER = re.compile(
    r"\b(?:compet\w+|rac(?:es?|ed|ing)|r[au]n(?:s|ning)?|w[io]n(?:s|ning)?|gold|silver|bronze|title|record"
    r"|champion|medal|event"
    r"|final|sw[aiu]m|victory|victories|best|fastest|quickest)(?: [a-z]+){0,7}? (?<!for )(?<!of )(?<!well )(?<!just )"
    r"(?<!at )over (?:the )?\Z"
)
_THAN_BEFORE = re.compile(r"\bthan \Z")
_THAN_THEN = re.compile(r" (?:ago|before|earlier|previously)\b")
_MORE = re.compile(r"(?:%|per ?cent|\d) (?:more|less|fewer|higher|lower) than \Z")
_PLAYS = (
    " assists",
    " rebounds",
    " goals",
    " points",
    " runs",
    " wickets",
    " tries",
    " touchdowns",
    " yards",
    " steals",
)
_GAME = re.compile(r"\b(?:rebounds|assists|touchdowns|scored|quarterback|3-pointers|overtime|halftime|half-time)\b")
_LARGE_CHANGE = Decimal(10)  # smaller counts do not rise and fall: lost two players


def finished(passage: Passage, draft: QuantityDraft) -> Quantity:
    """The quantity that a draft becomes in its sentence."""
    item_start, item_end = draft.item or (None, None)
    return Quantity(
        draft.start,
        draft.end,
        draft.kind,
        draft.rule,
        shortened(draft.value),
        None if draft.upper is None else shortened(draft.upper),
        draft.unit or ("x" if draft.kind == "ratio" else None),
        _modifier(passage, draft),
        _direction(passage, draft),
        passage.text[item_start:item_end] if item_start is not None else None,
        item_start,
        draft.per,
        vague=draft.vague,
        optional=draft.optional,
    )


def _modifier(passage: Passage, draft: QuantityDraft) -> Modifier:
    if draft.modifier != "=" or draft.kind == "rank":
        return draft.modifier
    duration = draft.kind == "duration"
    before = passage.before(draft.start, 28)
    small = draft.value < _SHORT.get(draft.unit or "", 20) and not passage.text.startswith(_A_TIME, draft.end)
    modifier = modifier_before(passage, draft.start, duration=duration, small=small, large=_is_mark(passage, draft))
    if modifier in "<>" and draft.kind == "count" and draft.value == 1 and not _THAN_BEFORE.search(before):
        return "="  # under one manager, over one line
    if modifier == ">" and draft.kind == "measure" and _is_raced(passage, draft):
        return "="  # she will compete over 1500m
    if modifier in "<>" and duration and _THAN_THEN.match(passage.after(draft.end, 12)) and _MORE.search(before):
        return "="  # 24% more than 12 months before
    if modifier == "=":
        modifier, _ = modifier_after(passage, draft.end if draft.kind == "count" else draft.reach)
    if modifier == "=" and draft.kind == "count" and passage.text.startswith(" or ", draft.reach):
        modifier, _ = modifier_after(passage, draft.reach)  # 50 vehicles or more
    taken = modifier == "=" and passage.text.find(" give or take", draft.reach, draft.reach + 30) >= 0
    if taken and _GIVE_OR_TAKE.match(passage.after(draft.reach, 40)):
        return "~"
    return "~" if modifier == "=" and _is_converted(passage, draft) else modifier


def _is_raced(passage: Passage, draft: QuantityDraft) -> bool:
    raced = _RACED_OVER.search(passage.before(draft.start, 60))
    return raced is not None or "furlong" in passage.text[draft.start : draft.end]


def _is_converted(passage: Passage, draft: QuantityDraft) -> bool:
    """Whether a figure in brackets tells a round one before it in another unit: around $91m (£48.3m)."""
    last = passage.found[-1] if passage.found else None
    if last is None or last.modifier != "~" or last.kind != draft.kind or last.unit == draft.unit:
        return False
    judged = passage.text.endswith("estimated ", 0, last.start)  # an estimated $91m: the figure is told as it is
    return not judged and passage.text[last.end : draft.start] in (" (", " [", "(")


def _is_mark(passage: Passage, draft: QuantityDraft) -> bool:
    """Whether an amount is large enough to be passed like a mark; a parliament passes bills of any size."""
    if draft.kind == "money":
        return _MARK_BEFORE.search(passage.before(draft.start, 60)) is not None
    return draft.kind in ("count", "number", "percent") and (draft.kind == "percent" or draft.value >= _BULK_SIZE)


def _direction(passage: Passage, draft: QuantityDraft) -> Direction | None:
    if draft.direction or draft.fixed or draft.kind in ("age", "rank"):
        return draft.direction
    if draft.kind == "duration" and "-" in passage.text[draft.start : draft.end]:
        return None  # the biggest one-day drop
    if draft.kind in ("duration", "measure"):
        way = direction_by(passage, draft.start, draft.end, bodies=draft.kind == "measure")
        if way or draft.unit not in _BULK or draft.value < _BULK_SIZE:
            return way
    played = draft.unit == "point" or (draft.kind == "count" and passage.text.startswith(_PLAYS, draft.end))
    if played and _GAME.search(passage.before(draft.start, 400) + passage.after(draft.end, 80)):
        return None  # added 19 points and 12 rebounds
    single = draft.upper is None and draft.value < _LARGE_CHANGE
    if draft.kind == "count" and (single or draft.rule == OCCASIONS):
        return None
    counted = draft.kind == "count" or (draft.kind == "number" and draft.unit is None)
    rate = draft.kind in ("percent", "ratio") or draft.unit == "point"
    return direction_of(passage, draft.start, draft.end, counted=counted, rate=rate)
