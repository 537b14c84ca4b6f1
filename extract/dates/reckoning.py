"""Periods of days and what lies so many days, months or years from one: arithmetic that reads no text."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal
from typing import NamedTuple

from extract.model import Quantity


class OpenPeriod(NamedTuple):
    """First and last day; either is None where it is open, unlike in `periods`."""

    start: date | None
    end: date | None


NEVER = OpenPeriod(None, None)
MONTHS = {"a": 12, "mo": 1}
DAYS = {"d": 1, "wk": 7}


def moved(day: date, amount: Decimal, unit: str | None) -> date | None:
    """`day` moved by years, months, weeks or days; the last day of a shorter month stands for a missing one.

    None for what lies beyond the calendar, which has no days: 65 million years ago.
    """
    if unit in DAYS:
        ordinal = day.toordinal() + round(amount * DAYS[unit])
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    year, month = divmod(day.year * 12 + day.month - 1 + round(amount * MONTHS.get(unit or "", 0)), 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def later(base: OpenPeriod, run: Quantity) -> OpenPeriod:
    """What lies `run` after `base`, as exact as the coarser of the two: 两年后 is a year, 两天后 a day after a day.

    Days after a month or a year are taken to lie in it; after an open period, or so many years or so, nothing is known.
    """
    length, unit = run.value, run.unit
    if base.start is None or base.end is None or length is None or run.max_value is not None:
        return NEVER
    if unit not in MONTHS | DAYS:
        return base  # hours
    if length != length.to_integral_value():
        return NEVER
    days = (base.end - base.start).days
    if days and (unit in DAYS or days > (_LONGEST_MONTH if unit == "mo" else _LONGEST_YEAR)):
        return base
    return around(moved(base.start, length, unit), unit)


def around(day: date | None, unit: str | None) -> OpenPeriod:
    """The year, the month or the day in which `day` lies; nothing is known around no day."""
    if day is None:
        return NEVER
    if unit == "a":
        return OpenPeriod(date(day.year, 1, 1), date(day.year, 12, 31))
    if unit == "mo":
        return OpenPeriod(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    return OpenPeriod(day, day)


_LONGEST_MONTH, _LONGEST_YEAR = 30, 365  # days from the first to the last
