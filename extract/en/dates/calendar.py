"""What lies near a day: so many months or quarters on, the nearest weekday, the year of a day named without one."""

from __future__ import annotations

from datetime import date, timedelta

from extract.dates import periods
from extract.dates.periods import Period

_YEARS_ON = {"last": -1, "the previous": -1, "next": 1}


def year_said(when: date, which: str) -> int:
    """The year that `last`, `the previous`, `this` or `next` year means, told on `when`; by any other word its own."""
    return when.year + _YEARS_ON.get(which.lower(), 0)


_UNKNOWN = 2028  # the year of a text of which nobody knows it


def short_year(digits: str, published: date | None, ahead: int = 1) -> int:
    """The year that two digits mean, '74 or FY05: the latest that lies at most `ahead` years after the publication."""
    latest = (published.year if published else _UNKNOWN) + ahead
    return 2000 + int(digits) if 2000 + int(digits) <= latest else 1900 + int(digits)


def shifted_month(when: date, by: int) -> Period | None:
    """The month that lies `by` months from the month of `when`."""
    index = when.year * 12 + when.month - 1 + by
    return periods.month(index // 12, index % 12 + 1)


def shifted_quarter(when: date, by: int) -> Period | None:
    """The quarter that lies `by` quarters from the quarter of `when`."""
    index = when.year * 4 + (when.month - 1) // 3 + by
    return periods.quarter(index // 4, index % 4 + 1)


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
        if (found := periods.date_of(number, month_number, day_number))
    ]
    return min(days, key=lambda found: abs(found - when)).year if days else None
