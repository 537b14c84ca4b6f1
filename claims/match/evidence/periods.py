"""The stretch of time that a statement is of, where words beside its date make it longer or shorter.

A quarter to April ends with that month and began two months before; the last three months of a year are not the year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from claims.match.evidence.background import THING_THAT
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import MONTH, month_of, number_of

_COUNT = r"(?P<count>three|six|nine|[369])[ -]months?"
_MONTHS_OF = {"half": 6, "half-year": 6, "quarter": 3}
_RUN = re.compile(
    rf"\b(?:{_COUNT}|(?P<name>quarter|half-year|half)) (?:to|through|until|ended|ending|that ended|which ended)"
    rf"(?: on| in)?(?: the end of| \d{{1,2}})? (?P<month>{MONTH})",
    re.IGNORECASE,
)
_PART = re.compile(rf"\b(?P<which>first|opening|last|final|closing) {_COUNT} of\b", re.IGNORECASE)
_NAMED = re.compile(rf"(?=mar|jun|sep|dec)(?P<month>{MONTH}) (?P<name>quarter)\b", re.IGNORECASE)
_YEAR = 12


@once
def period(mention: Mention) -> tuple[date, date] | None:
    """The first and the last day that a statement is of, None without a date; `date.max` where no end is told."""
    if mention.time_start is None:
        return None
    told = mention.time_start, mention.time_end or date.max
    return (_narrowed(mention, told) or told) if mention.lang == "en" else told


_KNOWN_BY = re.compile(rf"\b(?:for|over|after|by|from) {THING_THAT}[^,.;:\d]*\Z", re.IGNORECASE)


@once
def is_aside(mention: Mention) -> bool:
    """Whether its one date says when something else was by which a thing is known, and stands behind its figure."""
    dates = [each for each in mention.figures if each.kind == "date" and each.first_day is not None]
    if mention.lang != "en" or len(dates) != 1:
        return False
    known = _KNOWN_BY.search(mention.text, 0, dates[0].start)
    return known is not None and any(each.end <= known.start() for each in mention.asserted)


_SPAN_UNITS = (  # in hours; a month is one of 30 days
    (1 / 60, "分钟|minutes?"),
    (1, "个?小时|hours?"),
    (24, "[日天](?![前本])|days?"),
    (72, "weekends?|周末"),
    (168, "个?星期|[周週]|weeks?"),
    (720, "个?月|months?"),
    (8760, "年|years?"),
)


def _units(prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{at}>{words})" for at, (_, words) in enumerate(_SPAN_UNITS))


_OPENING = re.compile(
    rf"(?:[首第头][映播发航]?一?个?|(?:上市|开售|开盘|发售|上映|公映|开画|开业|上线|发布|预售|首映|开播|投产)后?(?:仅|只用了?|[第首前])?"
    rf"(?P<zh>\d+|[一二两三四五六七八九十]+))(?:{_units('u')})"
    r"|\b(?:its|their|the) (?:first|opening) (?:(?P<en>\d+|two|three|five|six|ten) )?"
    rf"(?:{_units('e')})\b"
    rf"|\b(?:in|within) (?P<within>\d+) (?:{_units('w')}) of (?:\w+ )?(?:launch|release|sale|opening|going)",
    re.IGNORECASE,
)


@once
def opening(mention: Mention) -> float | None:
    """How many hours from a start on a statement is of: the first month, 27 minutes on sale; None if it tells none."""
    found = _OPENING.search(mention.folded_clause) or _OPENING.search(mention.folded[: mention.start])
    if found is None:
        return None
    told = {name: value for name, value in found.groupdict().items() if value is not None}
    unit = next(_SPAN_UNITS[int(name[1:])][0] for name in told if name[1:].isdigit())
    count = told.get("zh") or told.get("en") or told.get("within") or "1"
    return unit * (number_of(count) or 1)


@once
def run_length(mention: Mention) -> int:
    """The months of a stretch that ends in a month it names: 3 for a quarter to April; 0 without one."""
    found = _RUN.search(mention.text[mention.start : mention.end])
    return _months(found) if found else 0


def _narrowed(mention: Mention, told: tuple[date, date]) -> tuple[date, date] | None:
    year = told[1].year
    whole = told == (date(year, 1, 1), date(year, _YEAR, 31))
    clause = mention.text[mention.start : mention.end]
    if whole and (part := _PART.search(clause)):
        count = _months(part)
        return _span(year, count, count) if part["which"].lower() in ("first", "opening") else _span(year, _YEAR, count)
    found = _RUN.search(clause) or (_NAMED.search(clause) if whole else None)
    if found is None:
        return _month_of(clause, year) if whole else None
    month = month_of(found["month"])
    return _span(year, month, _months(found)) if whole or told[1].month == month else None


_MONTH_OF = re.compile(
    rf"(?:(?P<month>{MONTH})(?: ?[-–] ?| to | through | and ))?(?P<last>{MONTH}),? "
    r"(?:(?:period|quarter|stretch|months)(?: of| in)? )?(?:of )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<feast>christmas|holiday) quarter\b",
    re.IGNORECASE,
)


def _month_of(clause: str, year: int) -> tuple[date, date] | None:
    """The month of a year, or the months up to another one, that a clause names right before the year, if one alone."""
    found = list(_MONTH_OF.finditer(clause))
    if len(found) != 1:
        return None
    if found[0]["feast"]:
        return _span(year, _YEAR, 3)
    last = month_of(found[0]["last"])
    first = month_of(found[0]["month"]) if found[0]["month"] else last
    return _span(year, last, last - first + 1) if int(found[0]["year"]) == year and first <= last else None


def _months(found: re.Match[str]) -> int:
    told = found.groupdict()
    word = (told.get("count") or told.get("name") or "").lower()
    return _MONTHS_OF.get(word) or number_of(word)


def _span(year: int, last: int, count: int) -> tuple[date, date]:
    """The months of this number that end with the month `last` of a year."""
    before, first = divmod(last - count, _YEAR)
    return date(year + before, first + 1, 1), date(year, last, monthrange(year, last)[1])
