"""How long something lasts, told by its days or by its first and last one: ten days from 1 May, 5月1日至10日."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claims.match.statement.figures import Agreement, Figure
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.labels import NO_YEAR
from claims.match.words.numbers import MONTH, month_of
from extract.text.fold import fold

_DAY = 24 * 60 * 60  # seconds
_LONG = 400  # days
_TO = "(?: ?[-–—~] ?| to | through | and | until )"
_RANGE = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?起?(?:至|到|[-–—~])+(?:(?P<next>\d{1,2})月)?(?P<last>\d{1,2})[日号]"
    rf"|(?P<month_en>{MONTH}) (?P<day_en>\d{{1,2}}){_TO}(?:(?P<next_en>{MONTH}) )?(?P<last_en>\d{{1,2}})\b"
    rf"|\b(?P<day_gb>\d{{1,2}})(?: (?P<month_gb>{MONTH}))?{_TO}(?P<last_gb>\d{{1,2}}) (?P<next_gb>{MONTH})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The days from a first to a last one: the month and day of the first, how many they are, and the date told."""

    start: tuple[int, int]
    days: int
    written: Figure


def lasting(left: Mention, right: Mention) -> tuple[Figure, Figure, Agreement] | None:
    """The days that one gives beside the first and last day that the other gives, where both begin on one day."""
    for told, other in ((left, right), (right, left)):
        span = _span(told)
        stretch = _stretch(other) if span else None
        if span is None or stretch is None or stretch.start not in _beginnings(told):
            continue
        place = stretch.written
        length = replace(span, low=Decimal(stretch.days * _DAY), start=place.start, end=place.end, exact=place.exact)
        agreement: Agreement = "agree" if span.low / _DAY in (stretch.days, stretch.days - 1) else "clash"
        return (span, length, agreement) if told is left else (length, span, agreement)
    return None


@once
def _span(mention: Mention) -> Figure | None:
    """The first figure that gives so many days."""
    return next((each for each in mention.asserted if _is_of_days(each)), None)


def _is_of_days(figure: Figure) -> bool:
    plain = figure.kind == "duration" and figure.high is None and not figure.is_bound
    return plain and figure.low % _DAY == 0 and 0 < figure.low <= _LONG * _DAY


@once
def _beginnings(mention: Mention) -> set[tuple[int, int]]:
    """The months and days of the dates that a statement gives."""
    return {(each.first_day.month, each.first_day.day) for each in mention.figures if each.first_day is not None}


@once
def _stretch(mention: Mention) -> _Stretch | None:
    """The first of its dates that is given by a first and a last day."""
    return next(filter(None, map(_stretch_of, mention.asserted)), None)


def _stretch_of(figure: Figure) -> _Stretch | None:
    if figure.kind != "date" or figure.first_day is None or (match := _RANGE.search(fold(figure.exact))) is None:
        return None
    told = {name.partition("_")[0]: value for name, value in match.groupdict().items() if value}
    month, last_month = told.get("month") or told["next"], told.get("next") or told["month"]
    year = figure.first_day.year if figure.first_day.year > NO_YEAR else _COMMON_YEAR
    try:
        first = date(year, _month(month), int(told["day"]))
        last = date(year, _month(last_month), int(told["last"]))
        if last.month < first.month:
            last = last.replace(year=year + 1)
    except ValueError:
        return None
    return _Stretch((first.month, first.day), (last - first).days + 1, figure) if first < last else None


_COMMON_YEAR = 2001


def _month(written: str) -> int:
    return int(written) if written.isdigit() else month_of(written)
