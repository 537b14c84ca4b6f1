"""Weeks of a month or year: `the last week of December`, `week 41 of 2022`; the first is the first seven days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from extract.dates import periods
from extract.dates.periods import Period
from extract.en.dates.dated import REFUSED, DateRule
from extract.en.dates.days import TRAILING_YEAR, days_between, tense_of
from extract.en.passage import Passage
from extract.en.words.date_words import MONTH, YEAR, month_number

_FIRST_DAYS = {"first": 1, "opening": 1, "second": 8, "third": 15, "fourth": 22}
_WEEK = 7  # days
_ANY_YEAR = 2023  # without a 29 February


def _week(match: re.Match[str], passage: Passage) -> Period | object | None:
    month = month_number(match["month"])
    last = monthrange(int(match["year"]) if match["year"] else _ANY_YEAR, month)[1]
    first = _FIRST_DAYS.get(match["week"].lower(), last - _WEEK + 1)
    days = (first, first + _WEEK - 1)
    return days_between(passage, (month, month), days, match["year"], tense_of(match, passage))


def _week_of_year(match: re.Match[str], passage: Passage) -> Period | object | None:
    """Week 41 of 2022, counted as calendars do: from Monday, the first with four days of the year."""
    try:
        monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    except ValueError:
        return REFUSED
    return periods.week(monday)


NUMBERED_RULES: tuple[DateRule, ...] = (
    DateRule("week of a year", rf"[Ww]eek (?P<week>\d\d?) of (?P<year>{YEAR})", _week_of_year),
)
RULES: tuple[DateRule, ...] = (
    DateRule(
        "week of a month",
        rf"(?P<week>(?i:first|opening|second|third|fourth|last|final)) (?:full )?week (?:of|in) (?P<month>{MONTH})"
        rf"{TRAILING_YEAR}",
        _week,
    ),
)
