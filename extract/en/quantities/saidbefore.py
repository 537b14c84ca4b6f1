"""Units said further off: `20mph rather than 30`, `wait another four`, `36 months, of which eighteen remain`.

What stands right beside its like is the affair of `carry`; here words lie between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.en.quantities.counts import NOUN_LEFT_OUT, WITHOUT_NOUN
from extract.model import Quantity

_BARE = frozenset((NOUN_LEFT_OUT, WITHOUT_NOUN))
_SOFT = r"(?:(?:about|around|nearly|almost|over|just|only|some|at least|up to|roughly|barely|under|the|a mere|its) )*"
_FAR = 90  # characters between a figure and what it is told in
_NEAR = 40
_APART = 1000  # what is compared is at most so many times larger
_ENDS = re.compile(
    r"[.,;:)!?](?!\d)|\Z| ?[–—]| (?:in|on|at|for|and|but|when|while|as|now|today|last|before|after|earlier|previously"
    r"|a|if|then|by|under|until|which|that|elsewhere|or|because|since|with)\b"
)
# 900 Mbps from next month, up from 2; 20mph rather than 30; set at 70 dB, not 85.
_COMPARED = re.compile(
    r"[^.;:()]{0,60}?(?:,? (?:up|down) from|,? (?:rather than|instead of|as against|against|versus|compared (?:with|to)"
    rf"|as opposed to)|,? not|,? where (?:it|they) (?:was|were|had been)) {_SOFT}"
)
# Wait another four; fixed for the first five; of which eighteen remain.
_PART_OF_TIME = re.compile(
    r"\b(?:(?:for|wait\w*|spen[dt]\w*|t[ao]kes?|took|last\w*|after|within|serv\w+|need\w*|stay\w*|slept|sat|stood|lay)"
    r" (?:for )?(?P<more>another|a further)|(?:for|in|after|during|over|within|of|served|spent) the"
    rf" (?:first|last|next|other|remaining|final|initial|opening)|of which) {_SOFT}\Z",
    re.IGNORECASE,
)
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


def with_unit_said(text: str, found: list[Quantity]) -> None:
    """Gives bare numbers of a sentence the unit that stands with another figure further off in it."""
    for index, bare in enumerate(found):
        if bare.rule not in _BARE or bare.item is not None or bare.unit is not None:
            continue
        full = _told_before(found, index) or _priced_behind(text, found, index)
        if full is not None and (full.start > bare.start or _takes(text, full, bare)):
            found[index] = replace(bare, kind=full.kind, unit=full.unit, rule=f"{full.rule}, said before")


def _told_before(found: Sequence[Quantity], index: int) -> Quantity | None:
    """The figure with a unit last told before, whatever dates lie between."""
    last = next((quantity for quantity in reversed(found[:index]) if quantity.kind != "date"), None)
    return last if last is not None and last.unit is not None else None


def _takes(text: str, full: Quantity, bare: Quantity) -> bool:
    if bare.start - full.end > _FAR or not full.value or not bare.value:
        return False
    between, before = text[full.end : bare.start], text[max(full.end, bare.start - _NEAR) : bare.start]
    if full.kind == "age":
        return _ALSO_AGED.fullmatch(between) is not None and _ENDS.match(text, bare.end) is not None
    if full.kind == "money":
        again = _PRICED_AGAIN.fullmatch(between) is not None and _PAID_FOR.match(text, bare.end) is not None
        return again and bare.value < _THOUSAND
    if full.kind not in ("measure", "duration") or not full.value / _APART < bare.value < full.value * _APART:
        return False
    if _COMPARED.fullmatch(between) and _ENDS.match(text, bare.end):
        return True
    if full.kind != "duration" or bare.value != bare.value.to_integral_value():
        return False
    part = _PART_OF_TIME.search(before)
    if part and _REMAINS.match(text, bare.end):
        return part["more"] is not None or bare.value <= full.value
    return bool(_THEN_FOR.fullmatch(between) and _ENDS.match(text, bare.end) and not _TRADED.search(between))


def _priced_behind(text: str, found: Sequence[Quantity], index: int) -> Quantity | None:
    """The price that a sentence ends in, where it opens with another: bid 900,000 and had it for C$1.35 million."""
    bare, full = found[index], found[index + 1] if index + 1 < len(found) else None
    if full is None or full.kind != "money" or not bare.value or bare.value < _THOUSAND:
        return None
    told = _PRICE_BEFORE.search(text, max(0, bare.start - _NEAR), bare.start)
    return full if told and _AND_PRICED.fullmatch(text, bare.end, full.start) else None
