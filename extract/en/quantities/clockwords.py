"""Hours of the day in words, which count nothing: `half past six`, `a quarter to nine`, `starts at nine sharp`."""

from __future__ import annotations

import re

from extract.en.numbers.number_words import UNITS
from extract.en.passage import Passage

_HOUR = "|".join(word for word, value in UNITS.items() if 1 <= value <= 12)
_PAST = re.compile(
    r"(?:half|(?:a )?quarter|five|ten|twenty(?:[- ]five)?)"
    rf"(?: past (?:{_HOUR}|midnight|noon|\d{{1,2}}(?!\d))| to (?:midnight|noon))\b",
    re.IGNORECASE,
)
_TO = re.compile(rf"(?:(?:a )?quarter|five|ten|twenty(?:[- ]five)?) to (?:{_HOUR}|\d{{1,2}}(?!\d))\b", re.IGNORECASE)
_ON_THE_CLOCK = re.compile(rf"(?:{_HOUR})(?:[- ](?:o['’]clock|thirty|fifteen|forty-five))?\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|until|till|before|after|since|from|about|around) \Z", re.IGNORECASE)
_BEFORE_HOURS = ("t ", "l ", "e ", "r ", "m ", "d ")  # at, until, before, after, from, around
_LONGEST = 32  # characters
_ENDS = re.compile(r"[.,;:)!?]|\Z| (?:and|in the|on|or|last|this|when|but|to|for|with|then)\b")
# At nine sharp, doors open at eight: beside these an hour is told and nothing is counted.
_OF_THE_DAY = re.compile(
    r" (?:sharp|tonight|in the (?:morning|afternoon|evening)|at night"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this (?:morning|afternoon|evening)"
    r"|(?:every|each) (?:morning|evening|night|day))\b"
)
_STARTS = re.compile(
    r"\b(?:start|begin|began|open|close|arriv|depart|woke|wake|got up|get up|orders|kick(?:s|ed)? off|doors|dinner"
    r"|lunch|bed|breakfast|supper|tea|bell|curfew|clock|train|flight|shift|service|curtain)[a-z]*\b[^.;:]{0,24}? at \Z",
    re.IGNORECASE,
)


def end_of_clock_time(passage: Passage, at: int) -> int | None:
    """Where the hour told by words ends that begins at `at`; None where none does."""
    text, limit = passage.text, at + _LONGEST
    past = (
        _PAST.match(text, at, limit) if text.find(" past ", at, limit) > 0 or text.find(" to ", at, limit) > 0 else None
    )
    if past:
        return past.end()
    if not text.endswith(_BEFORE_HOURS, 0, at):
        return None
    before = passage.before(at, 48)
    told = _AT.search(before)
    to_hour = _TO.match(text, at, limit) if told else None
    if to_hour and _ENDS.match(passage.after(to_hour.end(), 12)):
        return to_hour.end()
    hour = _ON_THE_CLOCK.match(text, at, limit) if told and before.lower().endswith("at ") else None
    if hour is None:
        return None
    after = passage.after(hour.end(), 24)
    if _OF_THE_DAY.match(after) or (_ENDS.match(after) and _STARTS.search(before)):
        return hour.end()
    return None
