"""Periods: first and last day of years, halves, quarters, months, thirds of a month and weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """The days that a date expression covers, both included; `vague` when the words leave the edges open (年初)."""

    start: date
    end: date
    vague: bool = False


def day(year: int, month: int, number: int) -> Period | None:
    """One day, or None when the calendar has no such day."""
    try:
        only = date(year, month, number)
    except ValueError:
        return None
    return Period(only, only)


def month(year: int, number: int) -> Period | None:
    """A whole month, or None for a thirteenth."""
    if not (1 <= number <= 12 and 1 <= year <= 9998):
        return None
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), following - timedelta(days=1))


def year(number: int) -> Period | None:
    """A whole calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31)) if 1 <= number <= 9998 else None


def quarter(of_year: int, number: int) -> Period | None:
    """The first to fourth quarter of a year."""
    return months(of_year, 3 * number - 2, 3 * number) if 1 <= number <= 4 else None


def half(of_year: int, number: int) -> Period | None:
    """The first or second half of a year."""
    return months(of_year, 6 * number - 5, 6 * number)


def months(of_year: int, first: int, last: int) -> Period | None:
    """From the first day of one month to the last day of another in the same year."""
    opening, closing = month(of_year, first), month(of_year, last)
    return Period(opening.start, closing.end) if opening is not None and closing is not None else None


def third(of_month: Period, name: str) -> Period:
    """上旬 is the 1st to the 10th, 中旬 the 11th to the 20th, 下旬 the rest; 中下旬 both of them."""
    first = of_month.start
    if name == "上中旬":
        return Period(first, first.replace(day=20))
    if name == "中下旬":
        return Period(first.replace(day=11), of_month.end)
    if name == "上旬":
        return Period(first, first.replace(day=10))
    if name == "中旬":
        return Period(first.replace(day=11), first.replace(day=20))
    return Period(first.replace(day=21), of_month.end)


def week(containing: date, offset: int = 0) -> Period:
    """The week from Monday to Sunday that holds a day, or the one `offset` weeks later."""
    monday = containing - timedelta(days=containing.weekday()) + timedelta(weeks=offset)
    return Period(monday, monday + timedelta(days=6))


def century(number: int) -> Period | None:
    """The 20th century runs from 1901 to 2000."""
    return span(year(100 * number - 99), year(100 * number))


def span(first: Period | None, last: Period | None) -> Period | None:
    """From the beginning of one period to the end of another; None unless they follow each other."""
    if first is None or last is None or last.end < first.start:
        return None
    return Period(first.start, last.end, first.vague or last.vague)
