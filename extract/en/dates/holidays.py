"""Days with names of their own that fall on the same day every year: `Christmas Day`, `New Year's Eve 2004`.

Without a year they are optional: a text that names the day tells when something was, and need not have meant a date.
"""

from __future__ import annotations

import re

from extract.dates import periods
from extract.en.dates.dated import Answer, DateRule, is_future
from extract.en.passage import Passage
from extract.en.words.date_words import YEAR

_DAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}


def _holiday(match: re.Match[str], passage: Passage) -> Answer:
    """The day in the year that is told, else the nearest on the side that the tense tells."""
    month, number = _DAYS[match["day"].lower().replace("’", "'")]
    if match.groupdict().get("year"):
        return periods.day(int(match["year"]), month, number)
    if passage.published is None:
        return None
    near = [periods.date_of(passage.published.year + shift, month, number) for shift in (-1, 0, 1)]
    days = [day for day in near if day is not None]
    if is_future(match, passage):
        return periods.single(next(day for day in days if day >= passage.published))
    return periods.single(next(day for day in reversed(days) if day <= passage.published))


_NAME = r"(?P<day>Christmas (?:Day|Eve)|Boxing Day|New Year['’]s (?:Day|Eve))\b"

RULES: tuple[DateRule, ...] = (
    DateRule("day with a name and a year", rf"{_NAME},? (?:in )?(?P<year>{YEAR})", _holiday),
    DateRule("day with a name", _NAME, _holiday, optional=True),
)
