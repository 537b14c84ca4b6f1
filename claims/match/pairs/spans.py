"""How long something lasts, told by its days or by its first and last one: ten days from 1 May, 5月1日至10日."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims.match.statement.figures import Agreement, Figure
from claims.match.statement.mention import Mention
from claims.match.words.labels import NO_YEAR
from claims.match.words.numbers import MONTH, month_of
from extract.text.fold import fold

_DAY = 24 * 60 * 60  # seconds
_LONG = 400  # days
_TO = "(?: ?[-–—~] ?| to | through | and | until )"
_RANGE = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?(?:至|到|-|—|~)+(?:(?P<next>\d{1,2})月)?(?P<last>\d{1,2})[日号]"
    rf"|(?P<month_en>{MONTH}) (?P<day_en>\d{{1,2}}){_TO}(?:(?P<next_en>{MONTH}) )?(?P<last_en>\d{{1,2}})\b"
    rf"|\b(?P<day_gb>\d{{1,2}})(?: (?P<month_gb>{MONTH}))?{_TO}(?P<last_gb>\d{{1,2}}) (?P<next_gb>{MONTH})",
    re.IGNORECASE,
)


def lasting(left: Mention, right: Mention) -> tuple[Figure, Figure, Agreement] | None:
    """The days that one gives beside the first and last day that the other gives, where both begin on one day."""
    for told, other in ((left, right), (right, left)):
        span = next((each for each in told.asserted if _is_of_days(each)), None)
        found = next((told_days for each in other.asserted if span and (told_days := _days_of(each))), None)
        if span is None or found is None:
            continue
        start, days, written = found
        if start not in _beginnings(told):
            continue
        length = replace(span, low=Decimal(days * _DAY), start=written.start, end=written.end, exact=written.exact)
        agreement: Agreement = "agree" if span.low / _DAY in (days, days - 1) else "clash"
        return (span, length, agreement) if told is left else (length, span, agreement)
    return None


def _is_of_days(figure: Figure) -> bool:
    plain = figure.kind == "duration" and figure.high is None and not figure.is_bound
    return plain and figure.low % _DAY == 0 and 0 < figure.low <= _LONG * _DAY


def _beginnings(mention: Mention) -> set[tuple[int, int]]:
    """The months and days of the dates that a statement gives."""
    return {(each.first_day.month, each.first_day.day) for each in mention.figures if each.first_day is not None}


def _days_of(figure: Figure) -> tuple[tuple[int, int], int, Figure] | None:
    """Month and day on which a date of several days begins, how many they are, and the date."""
    if figure.kind != "date" or figure.first_day is None or (match := _RANGE.search(fold(figure.exact))) is None:
        return None
    told = {name.partition("_")[0]: value for name, value in match.groupdict().items() if value}
    month, last_month = told.get("month") or told["next"], told.get("next") or told["month"]
    year = figure.first_day.year if figure.first_day.year > NO_YEAR else _COMMON_YEAR
    try:
        first = date(year, _month(month), int(told["day"]))
        last = date(year, _month(last_month), int(told["last"]))
    except ValueError:
        return None
    return ((first.month, first.day), (last - first).days + 1, figure) if first < last else None


_COMMON_YEAR = 2001


def _month(written: str) -> int:
    return int(written) if written.isdigit() else month_of(written)
