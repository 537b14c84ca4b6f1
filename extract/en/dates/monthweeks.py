"""Weeks of a month or year: `the last week of December`, `week 41 of 2022`; the first is the first seven days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from extract.dates import periods
from extract.en.dates import calendar
from extract.en.dates.dated import REFUSED, Answer, DateRule, is_future
from extract.en.dates.days import TRAILING_YEAR, days_between, tense_of
from extract.en.passage import Passage
from extract.en.words.date_words import MONTH, WEEKDAY, WEEKDAYS, YEAR, month_number

_FIRST_DAYS = {"first": 1, "opening": 1, "second": 8, "third": 15, "fourth": 22}
_WEEK = 7  # days
_ANY_YEAR = 2023  # without a 29 February


def _week(match: re.Match[str], passage: Passage) -> Answer:
    month = month_number(match["month"])
    last = monthrange(int(match["year"]) if match["year"] else _ANY_YEAR, month)[1]
    first = _FIRST_DAYS.get(match["week"].lower(), last - _WEEK + 1)
    days = (first, first + _WEEK - 1)
    return days_between(passage, (month, month), days, match["year"], tense_of(match, passage))


def _day_of_month(match: re.Match[str], passage: Passage) -> Answer:
    """The last day of February 2012, the opening day of May."""
    month = month_number(match["month"])
    first = days_between(passage, (month, month), (1, 1), match["year"], tense_of(match, passage))
    if first is None or match["day"].lower() in _FIRST_DAYS:
        return first
    whole = periods.month(first.start.year, month)
    return periods.single(whole.end) if whole else None


def _weekday_of_month(match: re.Match[str], passage: Passage) -> Answer:
    """The second Saturday in April, the last Monday of May 2019."""
    month, weekday = month_number(match["month"]), WEEKDAYS[match["name"].lower()]
    year = int(match["year"]) if match["year"] else None
    if year is None and passage.published is not None:
        if match["near"]:
            year = calendar.year_said(passage.published, match["near"])
        else:
            year = calendar.year_of_month(passage.published, month, is_future(match, passage))
    whole = periods.month(year, month) if year is not None else None
    if whole is None:
        return None
    days = [
        day for number in range(1, whole.end.day + 1) if (day := whole.start.replace(day=number)).weekday() == weekday
    ]
    return periods.single(days[{"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["week"].lower(), -1)])


def _week_of_year(match: re.Match[str], passage: Passage) -> Answer:
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
        "first or last day of a month",
        rf"(?P<day>(?i:first|opening|last|final)) day of (?P<month>{MONTH}){TRAILING_YEAR}",
        _day_of_month,
    ),
    DateRule(
        "weekday of a month",
        rf"(?P<week>(?i:first|second|third|fourth|last|final)) (?P<name>{WEEKDAY}) (?:of|in) (?P<month>{MONTH})"
        rf"{TRAILING_YEAR}",
        _weekday_of_month,
    ),
    DateRule(
        "week of a month",
        rf"(?P<week>(?i:first|opening|second|third|fourth|last|final)) (?:full )?week (?:of|in) (?P<month>{MONTH})"
        rf"{TRAILING_YEAR}",
        _week,
    ),
)
