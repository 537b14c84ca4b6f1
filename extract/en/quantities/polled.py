"""Bare numbers in reports of polls, which are shares: `down five points`, `No on 44, up seven`, `leads by 52 to 48`."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.en.quantities.counts import NOUN_BEFORE, NOUN_LEFT_OUT, WITHOUT_NOUN
from extract.en.words.vocabulary import SOFT
from extract.model import Quantity

_BARE = frozenset((NOUN_BEFORE, NOUN_LEFT_OUT, WITHOUT_NOUN))
_POLL = re.compile(
    r"\b(?:[Aa]pproval (?:of|for)|polls?|[Tt]urnout|share of the vote|polling|pollsters?|margin of error"
    r"|approval rating|undecided|don['’]t[- ]knows?"
    r"|Ipsos|YouGov|Gallup|Opinium|Survation|Newspoll|Quinnipiac|ComRes|Rasmussen|Datafolha|Infratest|Forsa)\b"
)
# Points of another kind in the sentence itself: of an index, of a match.
_ELSEWHERE = re.compile(
    r"\b(?:Dow|FTSE|Nasdaq|Nikkei|[Ii]ndex|shares|[Ll]eague|table|match|game|goals?|scored|tries|season|title|seeds?"
    r"|coach|coaches|champions?|Top 25|unbeaten)\b"
)
_LEVEL_BEFORE = (" to ", " from ")  # a lead that falls to six points from nine
_POINTS = re.compile(r"[ -]points?\b")
_SIDE_ON = re.compile(rf"\b(?:on|at) (?:(?:{SOFT}) )?\Z")
_MOVED = re.compile(r",? (?:\()?(?P<way>up|down) (?:by )?")
_LEADS_BY = re.compile(r"\b(?:leads?|led|leading|ahead)(?: by)? \Z")
_FAR = 500  # characters before a number in which the poll is named
_NEAR = 80
_WHOLE = 100  # percent
_LEFT = 10  # percent that may have no view


def in_polls(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a sentence; bare ones as shares and points of percent where a poll is reported."""
    if not any(_may_be(quantity) for quantity in found):
        return found
    start, end = found[0].start, found[-1].end
    if not _POLL.search(text, max(0, start - _FAR), end + _NEAR) or _ELSEWHERE.search(text, start - _NEAR, end + _NEAR):
        return found
    read: list[Quantity] = []
    for at, quantity in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        read.append(_share(text, quantity, read, following) if _may_be(quantity) else quantity)
    return read


def _may_be(quantity: Quantity) -> bool:
    bare = quantity.rule in _BARE and quantity.item is None and quantity.value is not None and quantity.value < _WHOLE
    points = quantity.unit == "point" and quantity.value is not None and quantity.value < _WHOLE
    return points or bare


def _share(text: str, bare: Quantity, before: list[Quantity], following: Quantity | None) -> Quantity:
    if bare.unit == "point":
        if text.endswith(_LEVEL_BEFORE, 0, bare.start):
            return bare
        points = _POINTS.match(text, bare.end)
        end = points.end() if points else bare.end
        return replace(
            bare, end=end, kind="percent", unit="pp", item=None, item_start=None, rule="en percent: of a poll"
        )
    told = [quantity for quantity in before if quantity.kind == "percent"]
    as_share = replace(bare, kind="percent", unit="%", rule="en percent: of a poll")
    moved = _MOVED.fullmatch(text, told[-1].end, bare.start) if told and told[-1].unit == "%" else None
    if moved is not None:
        return replace(as_share, unit="pp", direction="up" if moved["way"] == "up" else "down")
    if told and _SIDE_ON.search(text, max(0, bare.start - _NEAR), bare.start):
        return as_share
    if following is not None and _are_sides(text, bare, following, before):
        return as_share
    return as_share if before and _are_sides(text, before[-1], bare, before) else bare


def _are_sides(text: str, left: Quantity, right: Quantity, before: list[Quantity]) -> bool:
    """Whether two numbers are what both sides have: leads by 52 to 48, a lead of five points, 45 to 40."""
    if left.value is None or right.value is None or text[left.end : right.start] not in (" to ", "-", "–"):
        return False
    if any(told.unit in ("pp", "point") and told.value == left.value - right.value for told in before):
        return left.value + right.value <= _WHOLE
    leads = _LEADS_BY.search(text, max(0, left.start - _NEAR), left.start)
    return leads is not None and _WHOLE - _LEFT <= left.value + right.value <= _WHOLE
