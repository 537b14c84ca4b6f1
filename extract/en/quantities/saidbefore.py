"""Units said further off: `20mph rather than 30`, `wait another four`, `36 months, of which eighteen remain`.

What stands right beside its like is the affair of `carry`; here words lie between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.en.quantities.counts import NOUN_LEFT_OUT, WITHOUT_NOUN
from extract.en.quantities.multiples import MULTIPLE
from extract.en.quantities.sharedunit import SharedUnits
from extract.en.words.moves import MOVING
from extract.en.words.vocabulary import BOUND
from extract.model import Quantity

_BARE = frozenset((NOUN_LEFT_OUT, WITHOUT_NOUN))
_SOFT = rf"(?:(?:{BOUND}|the|a mere|its|every) )*"
_FAR = 90  # characters between a figure and what it is told in
_NEAR = 40
_APART = 1000  # what is compared is at most so many times larger
_ENDS = re.compile(
    r"[.,;:)!?](?!\d)|\Z| ?[–—]| (?:in|on|at|for|and|but|when|while|as|now|today|last|before|after|earlier|previously"
    r"|a|if|then|by|under|until|which|that|elsewhere|or|because|since|with)\b"
)
# 900 Mbps from next month, up from 2; 20mph rather than 30; set at 70 dB, not 85.
_INSTEAD = r",? (?:rather than|instead of|as opposed to)|,? not"
_COMPARED = re.compile(
    rf"[^.;:()]{{0,60}}?(?:{_INSTEAD}|,? (?:up|down) from|,? (?:as against|against|versus|compared (?:with|to))"
    rf"|,? where (?:it|they) (?:was|were|had been)) {_SOFT}"
)
# A time may be told beside what is compared: in three weeks it sold 40, up from 28.
_OTHER_TIME = re.compile(rf"[^.;:()]{{0,60}}?(?:{_INSTEAD}) {_SOFT}")
# Wait another four; fixed for the first five; of which eighteen remain.
_PART_OF_TIME = re.compile(
    r"\b(?:(?:for|wait\w*|spen[dt]\w*|t[ao]kes?|took|last\w*|after|within|serv\w+|need\w*|stay\w*|slept|sat|stood|lay)"
    r" (?:for )?(?P<more>another|a further)|(?:for|in|after|during|over|within|of|served|spent) the"
    rf" (?:first|last|next|other|remaining|final|initial|opening)|of which) {_SOFT}\Z",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[.,;:)!?](?!\d)|\Z")
_REMAINS = re.compile(
    r"[.,;:)!?](?!\d)|\Z| ?[–—]| (?:remain(?:s|ed|ing)?|were|was|are|is|had|have|left|to go|in|on|at|and|but|before"
    r"|after|as|while|when|with|of (?:them|these|those))\b"
)
# Roast for 25 minutes, then rest for ten.
_THEN_FOR = re.compile(rf"[^.:()]{{0,50}}?(?:,|;|\band|\bthen|\bbut)[^.:()]{{0,30}}? (?:for|after|within) {_SOFT}")
_TRADED = re.compile(r"\b(?:s[eo]ll?s?|sold|bought|buys?|paid|pays?|costs?|going|goes|went|asks?|offer(?:s|ed)?)\b")
# The median age is 14.8 there; in Japan it is nearly 50.
_ALSO_AGED = re.compile(
    r"(?: for (?:men|women|boys|girls))?(?:[,;]| and| but| while)[^.:()\d]{0,40}? "
    rf"(?:(?:it|they|that|theirs|his|hers) (?:is|are|was|were)|(?:is|was|at|for women|for men)) {_SOFT}"
)
_PRICED = (
    r"(?:ma[dk]es?|making|lost|loses?|losing|paid|pays?|spen[dt]s?|saved?|saves|won|earn(?:s|ed)?|cost|costs|raised"
    r"|owed?|borrowed|lent|gave|gives|took|takes|got|gets|kept|charged?|charges|bet|staked)"
)
# Ten bucks on the first coffee, and lost twenty on the second.
_PRICED_AGAIN = re.compile(rf"[^.;:()]{{0,50}}?(?:,|\band|\bbut|\bthen)(?: [a-z]+)? {_PRICED} {_SOFT}")
_PAID_FOR = re.compile(
    r"[.,;:!?](?!\d)|\Z| (?:on|for|to|from|in|at) (?:the|his|her|its|their|it|them|an?|another|each)\b"
)
# Opened at nine hundred thousand and went for C$1.35 million.
_PRICE_BEFORE = re.compile(
    r"\b(?:open(?:ed|s|ing)?|start(?:ed|s|ing)?|bid(?:s|ding)?|offer(?:ed|s|ing)?|ask(?:ed|s|ing)?|valued|priced|paid|pays?"
    rf"|sold|bought|fetched|worth|costs?)(?: (?:at|for|of|with))? {_SOFT}\Z"
)
_AND_PRICED = re.compile(r"[^.;:()]{0,30}(?:\band|\bbut|,)[^.;:()]{0,40} ")
_THOUSAND = 1000


# 0.05 millimetres, plus or minus 0.01: a tolerance is told in what it is of.
_WITHIN = re.compile(r",? (?:(?:or )?plus or minus|give or take|±) ")
_POINTS_FROM = re.compile(rf"(?: points?)?,? (?:(?:up|down) )?from {_SOFT}")
# 95 per cent effective after two doses, 60 after one: the same preposition leads both.
_PARALLEL = re.compile(
    r"(?: [a-z]+)? (?P<word>after|in|for|at|among|with|on|by|under|over|before) [^.;:()]{2,40}?,?(?: and| but|,) "
    + _SOFT
)
# 500,000 b/d, rising to 650,000; as high as 4.24 percent before easing to 4.18.
_ON_TO = re.compile(
    r"[^.;:()]{0,40}?(?:,| and| but|, and| before| then)(?: then)?"
    rf" (?:{MOVING}|cooling|peaking|settling)(?: back| up| down)? (?:to|at) {_SOFT}"
)
_NEXT = re.compile(r" (?P<word>[a-z]+)\b")
# Cod costs four times as much as it did, haddock three.
_TIMES_TOO = re.compile(r" [^.;:()]{2,50}(?:,| and|, and) (?:the )?[a-z]+(?: [a-z]+)? ")
_LAST = 3  # figures before the bare one that may hold its unit


def with_unit_said(units: SharedUnits, found: list[Quantity]) -> None:
    """Gives bare numbers of a sentence the unit that stands with another figure further off in it."""
    for index, bare in enumerate(found):
        if bare.rule not in _BARE or bare.item is not None or bare.unit is not None:
            continue
        tried = ((full, units.told_in(full, bare, "said before")) for full in _told_before(found, index))
        again = next((again for full, again in tried if _takes(units.text, full, again)), None)
        priced = _priced_behind(units.text, found, index) if again is None else None
        found[index] = again or (units.told_in(priced, bare, "said before") if priced else bare)


def _told_before(found: Sequence[Quantity], index: int) -> Iterator[Quantity]:
    """The figures with a unit told just before, the last first; only the last where dates lie between at most."""
    told = [quantity for quantity in found[max(0, index - _LAST) : index] if quantity.kind != "date"]
    yield from (quantity for quantity in reversed(told) if quantity.unit is not None)


def _takes(text: str, full: Quantity, bare: Quantity) -> bool:
    """Whether a bare number, as it is in the unit of another figure, is told in that."""
    if bare.start - full.end > _FAR or not full.value or not bare.value:
        return False
    between, before = text[full.end : bare.start], text[max(full.end, bare.start - _NEAR) : bare.start]
    if full.kind != "count" and _WITHIN.fullmatch(between):
        return True
    if _is_parallel(text, full, bare):
        return True
    if any(mark.isdigit() for mark in between):
        return False  # another figure stands nearer
    if full.unit == "point":
        return _POINTS_FROM.fullmatch(between) is not None and _ENDS.match(text, bare.end) is not None
    if full.rule == MULTIPLE:
        return _TIMES_TOO.fullmatch(between) is not None and _CLOSES.match(text, bare.end) is not None
    if full.kind == "age":
        return _ALSO_AGED.fullmatch(between) is not None and _ENDS.match(text, bare.end) is not None
    if full.kind == "money" and _PRICED_AGAIN.fullmatch(between):
        return _PAID_FOR.match(text, bare.end) is not None and bare.value < _THOUSAND
    if full.kind in ("percent", "measure", "duration", "money") and _ON_TO.fullmatch(between):
        like = full.value / _LIKE < bare.value < full.value * _LIKE
        return like and full.unit != "pp" and _ENDS.match(text, bare.end) is not None
    if full.kind not in ("measure", "duration") or not full.value / _APART < bare.value < full.value * _APART:
        return False
    compared = (_OTHER_TIME if full.kind == "duration" else _COMPARED).fullmatch(between)
    if compared and _ENDS.match(text, bare.end):
        return True
    if full.kind != "duration" or bare.value != bare.value.to_integral_value():
        return False
    part = _PART_OF_TIME.search(before)
    if part and _REMAINS.match(text, bare.end):
        return part["more"] is not None or bare.value <= full.value
    return bool(_THEN_FOR.fullmatch(between) and _ENDS.match(text, bare.end) and not _TRADED.search(between))


def _is_parallel(text: str, full: Quantity, bare: Quantity) -> bool:
    """Whether a bare number stands before the preposition that the figure with the unit stood before."""
    if full.kind not in ("percent", "measure", "money", "duration") or full.unit == "pp" or not full.value:
        return False
    led, following = _PARALLEL.fullmatch(text, full.end, bare.start), _NEXT.match(text, bare.end)
    if led is None or following is None or led["word"] != following["word"] or not bare.value:
        return False
    return full.value / _LIKE < bare.value < full.value * _LIKE


_LIKE = 20  # times, within which two figures are of one kind


def _priced_behind(text: str, found: Sequence[Quantity], index: int) -> Quantity | None:
    """The price that a sentence ends in, where it opens with another: bid 900,000 and had it for C$1.35 million."""
    bare, full = found[index], found[index + 1] if index + 1 < len(found) else None
    if full is None or full.kind != "money" or not bare.value or bare.value < _THOUSAND:
        return None
    told = _PRICE_BEFORE.search(text, max(0, bare.start - _NEAR), bare.start)
    return full if told and _AND_PRICED.fullmatch(text, bare.end, full.start) else None
