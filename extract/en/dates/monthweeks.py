"""Weeks of a month: `the last week of December`, `the first week of May 2019`; the first is its first seven days."""

from __future__ import annotations

import re
from calendar import monthrange

from extract.dates.periods import Period
from extract.en.dates.dated import DateRule
from extract.en.dates.days import TRAILING_YEAR, days_between, tense_of
from extract.en.passage import Passage
from extract.en.words.date_words import MONTH, month_number

_FIRST_DAYS = {"first": 1, "opening": 1, "second": 8, "third": 15, "fourth": 22}
_WEEK = 7  # days
_ANY_YEAR = 2023  # without a 29 February


def _week(match: re.Match[str], passage: Passage) -> Period | object | None:
    month = month_number(match["month"])
    last = monthrange(int(match["year"]) if match["year"] else _ANY_YEAR, month)[1]
    first = _FIRST_DAYS.get(match["week"].lower(), last - _WEEK + 1)
    days = (first, first + _WEEK - 1)
    return days_between(passage, (month, month), days, match["year"], tense_of(match, passage))


RULES: tuple[DateRule, ...] = (
    DateRule(
        "week of a month",
        rf"(?P<week>(?i:first|opening|second|third|fourth|last|final)) (?:full )?week (?:of|in) (?P<month>{MONTH})"
        rf"{TRAILING_YEAR}",
        _week,
    ),
)
