"""Times of races told without their unit: `won the 200m in 20.43`, `.02 outside his best`, `finished in 2:18:35`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.numbers.numbers import Number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft

_HUNDREDTHS = re.compile(r"\d{0,2}\.\d\d\Z")
# Up to a lap of the track and 100 metres in the pool, times are told in seconds; longer races have minutes in them.
_RACE = re.compile(
    r"\b(?:[5-9]0|[1-4]00|110)(?: ?m|[ -]met(?:re|er)s?)\b|\b(?:hurdles|sprint(?:s|er|ers)?|freestyle|backstroke"
    r"|breaststroke|butterfly)\b"
)
_LONG = re.compile(
    r"\b(?:[5-9]00|\d,?\d00|\d\d,?\d00)(?: ?m|[ -]met(?:re|er)s?)\b|\b(?:miles?|km|kilometres|marathon"
    r"|cross-country)\b"
)
_FIELD = re.compile(
    r"\b(?:jump(?:ed)?|shot|put|threw|throw|javelin|discus|hammer|vault|leap(?:ed|t)?|points?|mean|average)\b"
)
_RUN_IN = re.compile(
    r"\b(?:in|clock(?:ed|ing|s)|ran|runs?|running|swam|timed at|(?:times?|best|mark|record|clocking) of"
    r"|(?:first|second|third|fourth) in|finish(?:ed|ing)|post(?:ed|ing)) (?:an? |about |under |just |around )?\Z"
)
_TIMED = re.compile(r"\b(?:clock(?:ed|ing|s)|timed at) (?:an? |about |just )?\Z")
_MARGIN = re.compile(r" (?:outside|inside|off|slower|faster|quicker|clear|behind|ahead|shy|adrift|short)\b")
_SAID_BEFORE = 250  # characters in which the race was named
_NEAR = 40


_ON_THE_CLOCK = re.compile(r"(?:(?P<h>\d{1,2}):(?=\d\d:))?(?P<min>\d{1,2}):(?P<s>[0-5]\d(?:\.\d{1,3})?)(?![\d:])")
_HOUR, _MINUTE = 3600, 60  # seconds


def find_clocked(passage: Passage, at: int) -> QuantityDraft | None:
    """The time that a stopwatch shows, in seconds: hours, minutes and seconds, or minutes with parts of seconds."""
    match = _ON_THE_CLOCK.match(passage.text, at, passage.limit(at, 12))
    if match is None or not (match["h"] or "." in match["s"]) or not _RUN_IN.search(passage.before(at, _NEAR)):
        return None
    value = Decimal(match["h"] or 0) * _HOUR + Decimal(match["min"]) * _MINUTE + Decimal(match["s"])
    return QuantityDraft(at, match.end(), match.end(), "duration", "en duration: time on the clock", value, unit="s")


def find_race_time(passage: Passage, number: Number) -> QuantityDraft | None:
    """The seconds that a figure with two decimals gives where a short race is spoken of."""
    text = passage.text
    if number.spelled or number.upper is not None or not _HUNDREDTHS.match(text[number.start : number.end]):
        return None
    before, after = passage.before(number.start, _NEAR), passage.after(number.end, _NEAR)
    if not (_RUN_IN.search(before) or _MARGIN.match(after)) or _FIELD.search(before + after):
        return None
    around = text[max(0, number.start - _SAID_BEFORE) : passage.end]
    raced = _RACE.search(around) or _TIMED.search(before) or _is_of_race(passage, number)
    if not raced or _LONG.search(around):
        return None
    return QuantityDraft.of(number, number.end, "duration", "en duration: time of a race", "s")


def _is_of_race(passage: Passage, number: Number) -> bool:
    """Whether the sentence has told the time of another in the same race: timed at 9.90, and third in 10.02."""
    told = [q.value for q in passage.recent() if q.unit == "s" and q.start >= passage.start and q.value is not None]
    return bool(told) and told[-1] / 2 < number.value < told[-1] * 2
