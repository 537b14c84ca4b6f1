"""Periods: first and last day of years, halves, quarters, months and weeks. Arithmetic that reads no text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

_LAST_YEAR = 9998  # of which the calendar knows the day behind the last


class Period(NamedTuple):
    """The days that a date expression covers, both included; `vague` when the words leave the edges open (年初)."""

    start: date
    end: date
    vague: bool = False


def date_of(year: int, month: int, number: int) -> date | None:
    """One day, or None when the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def single(only: date) -> Period:
    """One day as a period."""
    return Period(only, only)


def day(year: int, month: int, number: int) -> Period | None:
    """The period of one day, or None when the calendar has no such day."""
    only = date_of(year, month, number)
    return None if only is None else single(only)


def month_later(only: date) -> Period | None:
    """The same day of the month after, or None where that month has no such day."""
    return day(only.year + only.month // 12, only.month % 12 + 1, only.day)


def month(year: int, number: int) -> Period | None:
    """A whole month, or None for a thirteenth."""
    if not (1 <= number <= 12 and 1 <= year <= _LAST_YEAR):
        return None
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), following - timedelta(days=1))


def year(number: int) -> Period | None:
    """A whole calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31)) if 1 <= number <= _LAST_YEAR else None


def years(first: int, last: int) -> Period | None:
    """From the first day of one year to the last of another."""
    return span(year(first), year(last))


def quarter(of_year: int, number: int) -> Period | None:
    """The first to fourth quarter of a year."""
    return months(of_year, 3 * number - 2, 3 * number) if 1 <= number <= 4 else None


def half(of_year: int, number: int) -> Period | None:
    """The first or second half of a year."""
    return months(of_year, 6 * number - 5, 6 * number)


def months(of_year: int, first: int, last: int) -> Period | None:
    """From one month to another, which lies in the next year when its number is smaller: a winter."""
    return span(month(of_year, first), month(of_year + (last < first), last))


def week(containing: date, offset: int = 0) -> Period:
    """The week from Monday to Sunday that holds a day, or the one `offset` weeks later."""
    monday = containing - timedelta(days=containing.weekday()) + timedelta(weeks=offset)
    return Period(monday, monday + timedelta(days=6))


def span(first: Period | None, last: Period | None) -> Period | None:
    """From the beginning of one period to the end of another; None unless they follow each other."""
    if first is None or last is None or last.end < first.start:
        return None
    return Period(first.start, last.end, first.vague or last.vague)
