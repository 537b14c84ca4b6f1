"""Multipliers behind a number: `million`, `bn`, `lakh crore`, `and a half million`, and the letters k, m, b and t."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.en.numbers.currencynames import is_currency_name
from extract.en.numbers.number import Number
from extract.en.numbers.number_words import LETTER_SCALES, SCALES, SHORT_SCALES
from extract.en.words.vocabulary import PLURAL, VOCABULARY

_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -](?P<part>half|quarter)\b", re.IGNORECASE)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
# Distances that are run: 400m is a race, 40m may be forty million.
_TRACK = VOCABULARY.words("measures.track")
_LENGTH_AFTER = re.compile(
    r" (?:tall|high|wide|deep|long|away|above|below|race|final|sprint|heats?|hurdles|champion\w*|relay|record|title"
    r"|freestyle|breaststroke|backstroke|butterfly|medley|runner|swim|mark|from|off|x|by(?! (?:19|20)\d\d\b)|radius"
    r"|in (?:length|height|width|diameter))\b"
)
_LENGTH_NEAR = re.compile(
    r"\b(?:jump(?:ed|s|er)?|leap|leapt|throw|threw|thrown|vault(?:ed|er)?|clear(?:ed|ing)?|met(?:re|er)s?|height"
    r"|length|depth|tall|wide|deep|sprint(?:er)?|race|hurdles|indoor|javelin|discus|heptathlon|pentathlon|decathlon"
    r"|shot put|barrier soon|waves?|tower|wingspan|altitude|\d+ ?m long|personal best|putts?|dive|swim|athletics|yards?"
    r"|from goal|feet|km"
    r"|(?:(?:world|national|British|European|Olympic|championship) record|mark|best|barrier|bar) (?:of|at))\b"
)
_UNIT_AFTER = re.compile(r" (?:km|sq|cu|kg|[kMG]Wh?|ha)\b")  # 480m km
_PLURAL_AFTER = re.compile(
    r"[ -](?:(?!(?:in|on|at|to|for|from|by|with|the|an?|and|as|is|was)\b)[a-z-]+ ){0,2}?"
    rf"(?:{PLURAL}|(?:people|men|women|children|of)\b)"
)


@cache
def _scale_pattern() -> re.Pattern[str]:
    long = "|".join(SCALES)
    short = "|".join(sorted(SHORT_SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?:[ -]{{0,2}}(?P<long>{long})(?:(?<=lakh)s|(?<=crore)s)?"
        rf"|\s?(?P<short>{short}))(?![A-Za-z])|(?P<letter>[kmbt])(?![A-Za-z\d])",
        re.IGNORECASE,
    )


def with_half(text: str, number: Number, end: int) -> Number | None:
    """The number with `and a half` behind it, when that is there."""
    match = _AND_A_HALF.match(text, number.end, end)
    if match is None:
        return None
    whole = number.scale if number.scale >= 1000 else 1  # a million and a half
    return replace(number, end=match.end(), value=number.value + _PARTS[match["part"].lower()] * whole, figures="")


def scaled(text: str, number: Number, end: int, *, money: bool = False) -> Number:
    """The number with the multipliers that follow it; `money` lets every letter multiply."""
    number = with_half(text, number, end) or number
    match = _scale_pattern().match(text, number.end, end)
    if match is None or (match["letter"] and not money and not _letter_multiplies(text, match, number)):
        return number
    word = (match["long"] or match["short"] or match["letter"]).lower()
    scale = SCALES.get(word) or SHORT_SCALES.get(word) or LETTER_SCALES[word]
    found = replace(number, end=match.end(), value=number.value * scale, scale=scale, figures="")
    again = _scale_pattern().match(text, found.end, end) if match["long"] else None
    if again and again["long"] and SCALES[again["long"].lower()] > scale:  # five hundred million, 3 lakh crore
        further = SCALES[again["long"].lower()]
        return replace(found, end=again.end(), value=found.value * further, scale=scale * further)
    return found


def _letter_multiplies(text: str, match: re.Match[str], number: Number) -> bool:
    """Whether the letter after figures without a currency is a multiplier and no metre, tonne or byte."""
    letter, end = match["letter"], match.end()
    if letter in "kKMB":
        return not number.grouped
    if is_currency_name(text, end):
        return True
    if _UNIT_AFTER.match(text, end, end + 12):
        return True
    plural = _PLURAL_AFTER.match(text, end, end + 60) is not None
    if letter != "m":
        return letter == "b" and plural
    if number.figures in _TRACK or number.grouped or _LENGTH_AFTER.match(text, end, end + 40):
        return False
    return plural or not _LENGTH_NEAR.search(text, max(0, number.start - 70), end + 50)
