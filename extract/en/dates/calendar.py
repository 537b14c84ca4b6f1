"""Calendar arithmetic: the first and last day of a year, quarter, month, week or decade. Reads no text."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date


def year(number: int) -> Period:
    """The whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def years(first: int, last: int) -> Period:
    """From the first day of one year to the last of another."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def months(year_number: int, first: int, last: int) -> Period:
    """From one month to another; the later month lies in the next year when its number is smaller."""
    end_year = year_number if last >= first else year_number + 1
    return Period(date(year_number, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1]))


def month(year_number: int, number: int) -> Period:
    """The whole month."""
    return months(year_number, number, number)


def quarter(year_number: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return months(year_number, 3 * number - 2, 3 * number)


def half(year_number: int, number: int) -> Period:
    """A calendar half-year, 1 or 2."""
    return months(year_number, 6 * number - 5, 6 * number)


def day(year_number: int, month_number: int, day_number: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not (1 <= month_number <= 12 and 1 <= year_number <= 9999):
        return None
    if not 1 <= day_number <= calendar.monthrange(year_number, month_number)[1]:
        return None
    return date(year_number, month_number, day_number)


def single(when: date) -> Period:
    """One day as a period."""
    return Period(when, when)


def week(when: date) -> Period:
    """Monday to Sunday around a day."""
    monday = when - timedelta(days=when.weekday())
    return Period(monday, monday + timedelta(days=6))


def shifted_month(when: date, by: int) -> Period:
    """The month that lies `by` months from the month of `when`."""
    index = when.year * 12 + when.month - 1 + by
    return month(index // 12, index % 12 + 1)


def shifted_quarter(when: date, by: int) -> Period:
    """The quarter that lies `by` quarters from the quarter of `when`."""
    index = when.year * 4 + (when.month - 1) // 3 + by
    return quarter(index // 4, index % 4 + 1)


def weekday_near(when: date, weekday: int, future: bool) -> date:
    """The nearest such weekday (0 is Monday) up to and including `when`, or after it when `future`."""
    back = (when.weekday() - weekday) % 7
    if not future or back == 0:
        return when - timedelta(days=back)
    return when + timedelta(days=7 - back)


def year_of_month(when: date, month_number: int, future: bool) -> int:
    """The year of a month named without one: the latest such month that has begun, or the next when `future`."""
    if future:
        return when.year if month_number >= when.month else when.year + 1
    return when.year if month_number <= when.month else when.year - 1


def year_of_day(when: date, month_number: int, day_number: int) -> int | None:
    """The year that puts a day named without one nearest to `when`; None where no such day exists near it."""
    days = [
        found
        for number in (when.year - 1, when.year, when.year + 1)
        if (found := day(number, month_number, day_number))
    ]
    return min(days, key=lambda found: abs(found - when)).year if days else None
