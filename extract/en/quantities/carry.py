"""What is said once for two figures: the unit of `6.9 and 5.5 points`, the verb of `up 28% here and 32% there`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.en.quantities.counts import NOUN_BEFORE, NOUN_LEFT_OUT, WITHOUT_NOUN
from extract.en.quantities.multiples import MULTIPLE
from extract.en.quantities.saidbefore import with_unit_said
from extract.en.quantities.sharedunit import SharedUnits
from extract.en.words.moves import MOVED
from extract.en.words.tags import tag
from extract.en.words.vocabulary import BOUND, SOFT
from extract.model import Quantity

_SOFT = rf"(?:(?:{BOUND}|then|another|a further) )?"
_JOINED = re.compile(rf"(?:, ?|-?,? and |-?,? or |-? to | from | but |/| & |,? rather than | against |-){_SOFT}")
# `rose 1.2%, or 80 cents`, `1.5bn rupees ($35m`: one change told twice.
_IN_OTHER_WORDS = re.compile(
    rf"(?: (?:an?|per) [a-z]+)?(?: (?:this|last|next) [a-z]+| [a-z]+)?,? or (?:{_SOFT}|[a-z]+ )| \(", re.IGNORECASE
)
_ALSO = re.compile(
    r"(?: (?:month|quarter|year|week)-(?:on|over)-(?:month|quarter|year|week))?"
    r"(?: (?:(?:last|this|next|every|each|earlier this) (?:day|week|month|quarter|year|season|spring|summer"
    r"|autumn|winter)"
    r"|yesterday|today|overall|annually))?"
    r"(?: (?:at|in|for|on|among|during|over|since|by) [^.;:()]{1,70}?)?(?:,|,? (?:and|but))(?: then)?(?: by)? " + _SOFT
)
_FROM_OR_TO = re.compile(
    rf"(?: (?:an?|per) [a-z]+)?(?:,? (?:up|down|compared|higher|lower))? (?:to|from|with|than) {_SOFT}"
)
# Stands at 4.1%, against 3.9 a year ago; peaked at 16 percent, versus a long-term average of 53.
_SHARE_BEFORE = re.compile(
    r"(?: [a-z]+){0,4}?,? (?:(?:(?:up|down) )?from|against|versus|compared (?:with|to)|(?:higher|lower|more|less) than"
    rf"|above|below) (?:(?:the|an?|its|their) )?(?:[a-z-]+ (?:of )?){{0,3}}?{_SOFT}"
)
_SHARE_ENDS_BEFORE = re.compile(
    r"[.,;)](?!\d)|\Z| (?:in|a (?:year|month|week|quarter)|last|previously|earlier|the|at|on|of|for|before|and)\b"
)
# Nearly double the 4.9 million that had been predicted; twice the 300 tonnes of a year ago says its own.
_MULTIPLIED = re.compile(rf" (?:the|its|their|last (?:year|month|week)['’]s) (?:(?:{SOFT}) )?")
_TO = re.compile(
    rf"(?: (?:an?|per|each) [a-z]+)?(?: (?:to|or|and|from|versus|compared with)|,? (?:up|down) from) {_SOFT}"
)
# 25 miles per gallon in the city and 33 on the highway: a place or time for each
_PLACES = re.compile(rf" (?:in|on|at|for|by|during|after) [^.,;:()]{{2,40}}(?:,| and|, and|, but| but) {_SOFT}")
_AT_A_PLACE = re.compile(r" (?:in|on|at|for|by|during|after) ")
# 322 miles, 24 more than the old model.
_MORE_THAN = re.compile(r" (?:more|fewer|less|longer|shorter|higher|lower|better|worse) than\b")
# `Sanders with 31 percent, followed by Biden at 19 and Warren at 13.`
_ALSO_SHARE = re.compile(r"(?: [a-z]+)*?(?:,| and| to)(?: [a-z]+)*? [A-Z][\w.’'-]+(?: (?:at|with|on|has|had|got))? ")
_SHARE_ENDS = re.compile(r"[.,;]| and [A-Z]|\Z")
_BASE_BEFORE = re.compile(r"\b(?:up|down) from \Z|\b(?:than|compared with|against) \Z")
_VERSUS = re.compile(
    rf" (?:[a-z-]+ ){{0,4}}?(?:versus|compared (?:with|to)|against|from|than) (?:the |an average of )?{_SOFT}"
)
# From 21 hours a day two years ago to two; from 9 tonnes in 2010 to six
_WHEN = re.compile(r"(?: (?:an?|per) [a-z]+)?,?(?: (?:in|on|at|from))? ")
_AGO_TO = re.compile(rf" (?:ago|earlier|before),? to {_SOFT}")
_THEN_TO = re.compile(rf",? to {_SOFT}")
_FOR_ANOTHER = re.compile(r"[.,;)]| (?:for|in|at|last|a|on|previously|earlier|before|historically|times)\b|\Z")
_CENTS = ("CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "EUR", "ZAR")
_SOLD_FOR = re.compile(
    r"[^.;]{0,60}\b(?:s[eo]ll?s?|sold|buys?|bought|trad(?:ed?|ing)|offered|resold)\b[^.;,]{0,20} (?:for|at) "
)
_GAPPED = re.compile(r"(?: [a-z-]+){0,3}(?:,| and|, and) (?P<who>[A-Za-z-]+(?: [A-Za-z-]+){0,2}) ")
_LIST_GOES_ON = re.compile(r"[.,;]| and |\Z")
_FINITE = ("VBD", "VBZ", "VBP", "VB", "MD", "VBG")
_WORDS = re.compile(r"[a-z]{2,}")
_BARE_RULES = frozenset((WITHOUT_NOUN, NOUN_LEFT_OUT, NOUN_BEFORE))
_LARGE_PART = 100_000
_LARGEST_PERCENT = 1000  # a larger bare number is of things
_CHANGED_IN = re.compile(rf"\b(?:{MOVED}|trebled|quadrupled) (?:in|over|within) (?:just |only |the (?:last|past) )?\Z")
_NEAR = 48  # characters before a duration in which a verb of change may lead to it
_FAR = 110  # characters between two figures that one verb may govern


def with_elided(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a sentence, each bare number followed by a like one taking its unit, noun or direction."""
    units = SharedUnits(text)
    for index in range(len(found) - 2, -1, -1):
        bare, full = found[index], found[index + 1]
        if index and _repeats(text, found[index - 1], bare):
            continue  # from 20 milligrams to five, three times a day
        if _lacks_what_follows(text, bare, full):
            again = _with_item(units.told_in(full, bare, "said once"), full)
            found[index] = replace(again, direction=bare.direction or full.direction)
    for index in range(1, len(found)):
        full, bare = found[index - 1], found[index]
        if _is_multiplied(text, found, index):
            full = found[index - 2]
            found[index] = _with_item(units.told_in(full, bare, "said once"), full)
        elif _repeats(text, full, bare):
            found[index] = units.told_in(full, bare, "said once")
        elif index > 1 and _repeats_since(text, found[index - 2], full, bare):
            found[index] = units.told_in(found[index - 2], bare, "said once")
    with_unit_said(units, found)
    _share_things(text, found)
    _name_cents(text, found)
    _share_direction(text, found)
    figures = [(at, quantity) for at, quantity in enumerate(found) if quantity.kind != "date"]
    for (_, told), (index, _) in pairwise(figures):
        again = found[index]
        takes = again.direction is None and again.kind not in ("age", "rank", "duration")
        if told.direction and takes and _IN_OTHER_WORDS.fullmatch(text, told.end, again.start):
            found[index] = replace(again, direction=told.direction)
    return found


def _with_item(again: Quantity, full: Quantity) -> Quantity:
    return replace(again, item=full.item, item_start=full.item_start)


def _lacks_what_follows(text: str, bare: Quantity, full: Quantity) -> bool:
    if bare.kind not in ("count", "number") or bare.unit is not None or bare.rule not in _BARE_RULES:
        return False
    if full.kind in ("date", "rank", "ratio", "age") or (full.unit is None and full.item is None):
        return False
    if full.kind == "percent" and bare.value is not None and bare.value >= _LARGEST_PERCENT:
        return False
    joint = text[bare.end : full.start]
    if joint == " from " and full.item in ("balls", "deliveries", "overs", "games", "matches"):
        return False  # 49 from 19 balls
    if _BASE_BEFORE.search(text, max(0, bare.start - 16), bare.start):
        return False  # 34 arrests, up from 28, and three injuries
    if full.kind == "measure" and joint in (" by ", " x ", " × "):
        return True  # 2,960 by 1,440 pixels
    return _JOINED.fullmatch(joint) is not None and not joint.startswith(", or ")  # `, or` says the same again


def _is_multiplied(text: str, found: list[Quantity], index: int) -> bool:
    """Whether the figure at `index` is what a multiple of that before the last is told of: double the 1.6 of May."""
    times, bare = found[index - 1], found[index]
    if times.kind != "ratio" or bare.rule not in _BARE_RULES or bare.item or index < 2:
        return False
    told = found[index - 2].kind in ("count", "measure", "percent", "money", "duration") and not bare.unit
    return told and _MULTIPLIED.fullmatch(text, times.end, bare.start) is not None


def _repeats(text: str, full: Quantity, bare: Quantity) -> bool:
    """`from 24 weeks to 20`: the unit of the first holds for the second."""
    if full.kind == "percent" and full.unit == "%" and bare.kind in ("count", "number") and bare.rule in _BARE_RULES:
        if bare.value is None or bare.value > 100:
            return False
        if full.direction is None and bare.item is None and _SHARE_BEFORE.fullmatch(text, full.end, bare.start):
            return _SHARE_ENDS_BEFORE.match(text, bare.end) is not None
        share = _ALSO_SHARE.fullmatch(text, full.end, bare.start)
        return bool(share) and _SHARE_ENDS.match(text, bare.end) is not None
    if full.unit == "point" and bare.rule in _BARE_RULES and text[full.end : bare.start] == " points, including ":
        return True
    if full.rule == MULTIPLE and bare.rule in _BARE_RULES:  # 27 times earnings, versus 19 for the market
        joint = text[full.end : bare.start]
        return _VERSUS.search(joint) is not None and "." not in joint and bool(_FOR_ANOTHER.match(text, bare.end))
    if full.kind == "duration" and (bare.value or 0) >= _LARGE_PART:
        return False  # doubled in a year to 13 million
    if full.kind == "duration" and _CHANGED_IN.search(text, max(0, full.start - _NEAR), full.start):
        return False  # trebled in 10 days to 111
    if full.kind == "money" and bare.rule in _BARE_RULES and bare.item is None:
        again = _FROM_OR_TO.fullmatch(text, full.end, bare.start) or _SOLD_FOR.fullmatch(text, full.end, bare.start)
        return again is not None  # to 48 francs from 52; 21 rupees a litre, while shops sell it for 56
    if (
        full.kind in ("duration", "measure")
        and bare.rule in _BARE_RULES
        and text[full.end : bare.start] in (", ", " - ")
    ):
        return _MORE_THAN.match(text, bare.end) is not None
    if full.kind not in ("duration", "measure", "age") or bare.kind not in ("count", "number") or bare.unit is not None:
        return False
    if bare.rule not in _BARE_RULES:
        return False
    if _TO.fullmatch(text, full.end, bare.start):
        return True
    parallel = bare.item is None and _AT_A_PLACE.match(text, bare.end)
    return bool(parallel and _PLACES.fullmatch(text, full.end, bare.start))


def _repeats_since(text: str, full: Quantity, when: Quantity, bare: Quantity) -> bool:
    """`from 21 hours a day two years ago to two`: the same where it is told when the first was so."""
    if (
        full.kind not in ("duration", "measure")
        or when.kind not in ("duration", "date")
        or bare.rule not in _BARE_RULES
    ):
        return False
    if bare.item is not None or not _WHEN.fullmatch(text, full.end, when.start):
        return False
    joint = (_AGO_TO if when.kind == "duration" else _THEN_TO).fullmatch(text, when.end, bare.start)
    return joint is not None and _FOR_ANOTHER.match(text, bare.end) is not None


def _share_things(text: str, found: list[Quantity]) -> None:
    """`added 46,000 jobs, retailers 43,000 and agencies 33,000`: what was counted first, and which way."""
    for index in range(1, len(found)):
        full, bare = found[index - 1], found[index]
        if full.kind != "count" or not full.item or bare.item or bare.rule not in _BARE_RULES or (bare.value or 0) < 10:
            continue
        between = _GAPPED.fullmatch(text, full.end, bare.start)
        words = _WORDS.findall(between["who"]) if between else []
        if words and all(tag(word)[0] in "NJ" for word in words) and _LIST_GOES_ON.match(text, bare.end):
            found[index] = replace(
                bare, kind="count", item=full.item, item_start=full.item_start, direction=full.direction
            )


def _name_cents(text: str, found: list[Quantity]) -> None:
    """`by 55 cents to C$17.20`: cents of the currency that the sentence names beside them."""
    others = {quantity.unit for quantity in found if quantity.kind == "money" and quantity.unit in _CENTS}
    if len(others) != 1:
        return
    for index, cents in enumerate(found):
        if cents.kind == "money" and cents.unit == "USD" and text.endswith((" cents", " cent"), 0, cents.end):
            found[index] = replace(cents, unit=next(iter(others)))


def _share_direction(text: str, found: list[Quantity]) -> None:
    """`sales jumped 28% at one shop and 32% at another`: the second figure goes the way of the first."""
    told: Quantity | None = None
    for index, again in enumerate(found):
        if again.kind != "percent":
            continue
        if told is not None and told.direction and again.direction is None and again.start - told.end < _FAR:
            between = text[told.end : again.start]
            if _ALSO.fullmatch(between) and not any(tag(word) in _FINITE for word in _WORDS.findall(between)):
                again = replace(again, direction=told.direction)
                found[index] = again
        told = again
