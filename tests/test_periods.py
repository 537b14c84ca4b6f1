"""Periods: first and last days, and nothing beyond the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from extract.dates import periods
from extract.dates.periods import Period


def test_a_month_ends_on_its_last_day() -> None:
    assert periods.month(2024, 2) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert periods.quarter(2023, 4) == Period(date(2023, 10, 1), date(2023, 12, 31))
    assert periods.half(2023, 1) == Period(date(2023, 1, 1), date(2023, 6, 30))


def test_a_winter_ends_in_the_next_year() -> None:
    assert periods.months(2010, 12, 2) == Period(date(2010, 12, 1), date(2011, 2, 28))


def test_a_week_begins_on_monday() -> None:
    assert periods.week(date(2024, 3, 3)) == Period(date(2024, 2, 26), date(2024, 3, 3))
    assert periods.week(date(2024, 3, 3), 1).start == date(2024, 3, 4)


@pytest.mark.parametrize("year", [-1, 0, 9999, 10000])
def test_a_year_that_the_calendar_does_not_know_is_none(year: int) -> None:
    assert periods.year(year) is None
    assert periods.months(year, 1, 3) is None
    assert periods.years(year, year + 9) is None


def test_a_day_that_a_month_does_not_have_is_none() -> None:
    assert periods.day(2023, 2, 29) is None
    assert periods.date_of(2023, 13, 1) is None
    assert periods.month(2023, 13) is None


def test_a_span_goes_forward_and_is_as_vague_as_its_ends() -> None:
    first, last = periods.year(2001), periods.year(2003)
    assert periods.span(last, first) is None
    assert periods.span(first, last and last._replace(vague=True)) == Period(date(2001, 1, 1), date(2003, 12, 31), True)
