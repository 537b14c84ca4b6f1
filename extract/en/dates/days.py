"""Days and months by name or number: `8 June 2020`, `Tuesday, Oct. 8, 2019`, `March to May 2021`, `8/6/2020`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Literal

from extract.dates import periods
from extract.dates.periods import Period
from extract.en.dates import calendar, following
from extract.en.dates.dated import REFUSED, Answer, DateRule, is_future, is_past
from extract.en.dates.daynames import is_of_name
from extract.en.passage import Passage
from extract.en.words.date_words import (
    DASH,
    DAY,
    MONTH_SHORT,
    WEEKDAY,
    WEEKDAY_SHORT,
    WEEKDAYS,
    YEAR,
    month_number,
)

_TO = rf"(?:{DASH}| to | (?P<both>and|&) | until | till | through )"
_Tense = Literal["past", "future"]
_LONG_GONE = timedelta(days=90)
_SOON = timedelta(days=45)  # rather a day to come than one 320 days ago: banned two riders from 29 November
_NEXT = 8  # characters between two days of one list
_BETWEEN = re.compile(r"\b[Bb]etween (?:[A-Z][a-z]+day )?(?:the )?\Z")
_FROM = re.compile(r"\b[Ff]rom \Z")
TRAILING_YEAR = rf"(?:,? (?:of )?(?P<year>{YEAR})| (?P<near>last|this|next) year\b)?"
_DAY_LISTED = rf"(?:{WEEKDAY_SHORT},? (?:the )?)?{DAY}"
NEXT_DAYS = rf"(?:, {_DAY_LISTED})*,? (?:and|or) {_DAY_LISTED}"  # the days of a list behind its first


def _int(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def days_between(
    passage: Passage, months: tuple[int, int], days: tuple[int, int], year: str | None, tense: _Tense | None
) -> Period | None:
    """From one day to another; without a year the nearest to the publication on the side that the tense tells.

    What is to come may be told a little late, so that a day just gone stays (due on 3 May, read in the same month).
    """
    number = int(year) if year else None
    if number is None and passage.published is not None:
        number = calendar.year_of_day(passage.published, months[0], days[0])
    if number is None:
        return None
    nearest = periods.date_of(number, months[0], days[0])
    if year is None and passage.published and nearest:
        if tense == "past" and nearest > passage.published + _SOON:
            number -= 1
        elif tense == "future" and passage.published - nearest > _LONG_GONE:
            number += 1
    first = periods.date_of(number, months[0], days[0])
    last = periods.date_of(number + (months[1] < months[0]), months[1], days[1])
    return Period(first, last) if first and last and first <= last else None


# The week of 17 July, the week beginning 7 May, w/c 3 June; a week that ended on a day is known by that day.
_WEEK_OF = re.compile(r"\b(?:week (?:of|from|starting|beginning|commencing)|w/c)(?: the)? \Z")
_SIX_DAYS = timedelta(days=6)
_OF_TERROR = re.compile(r",? (?:terror(?:ist)? )?(?:attacks?|atrocit(?:y|ies)|hijack\w+|strikes)\b")
_TERROR = (9, 11, "2001")  # the month, the day and the year of the one attack that news names by its day


def day_of_month(match: re.Match[str], passage: Passage) -> Answer:
    """The day, or the days from one to another, of a month that the match names; the year as told or as near."""
    parts = match.groupdict()
    day = _int(parts["day"])
    last_day = _int(parts.get("to_day") or parts["day"])
    apart = last_day != day + 1 and not _BETWEEN.search(passage.before(match.start(), 18))
    if parts.get("both") and apart:
        return REFUSED  # 20 and 27 April are two dates
    first = month_number(parts["month"])
    last = month_number(parts.get("to_month") or parts["month"])
    year = parts["year"]
    if parts.get("near") and passage.published is not None:
        year = str(calendar.year_said(passage.published, parts["near"]))  # on 14 March next year
    if not year and (first, day) == _TERROR[:2] and _OF_TERROR.match(passage.after(match.end(), 30)):
        year = _TERROR[2]
    found = days_between(passage, (first, last), (day, last_day), year, tense_of(match, passage))
    week = _WEEK_OF.search(passage.before(match.start(), 20))
    if week is None or found is None or found.start != found.end:
        return found
    return Period(found.start, found.end + _SIX_DAYS)


def tense_of(match: re.Match[str], passage: Passage) -> _Tense | None:
    """Whether the clause of a date tells what was or what will be; None where it does not say."""
    if is_past(match, passage):
        return "past"
    return "future" if is_future(match, passage) else None


def _months(match: re.Match[str], passage: Passage) -> Answer:
    """A month or a span of months with its year, which two digits may tell: May '75."""
    first = month_number(match["month"])
    last = month_number(match["to_month"]) if match["to_month"] else first
    year = int(match["year"]) if match["year"] else calendar.short_year(match["short"], passage.published)
    return periods.months(year, first, last)


def _month_to_month(match: re.Match[str], passage: Passage) -> Answer:
    """From a month of one year to a month of another, which begins before it."""
    first = periods.month(int(match["year"]), month_number(match["month"]))
    last = periods.month(int(match["to_year"]), month_number(match["to_month"]))
    before = passage.before(match.start(), 9)
    changes = match["joint"] == "to" and not _FROM.search(before)
    apart = match["joint"] == "and" and not _BETWEEN.search(before)
    if changes or apart or first is None or last is None or first.start >= last.start:
        return REFUSED
    return periods.span(first, last)


def _weekday(match: re.Match[str], passage: Passage) -> Answer:
    if is_of_name(match, passage):
        return REFUSED
    if passage.published is None:
        return None
    which = (match["which"] or "").lower()
    number = WEEKDAYS[match["name"].rstrip(".").lower()]
    near = following.weekday_told(match, passage, number) or following.weekday_listed(match, passage, number)
    if near is not None and not which:
        return near
    to_come = is_future(match, passage) or (which == "this" and not is_past(match, passage))
    future = which == "next" or (which not in ("last", "past") and to_come)
    when = calendar.weekday_near(passage.published, number, future)
    if which in ("last", "past") and when == passage.published:
        when = calendar.weekday_near(periods.week(when).start, number, False)
    if which == "next" and when == passage.published:
        when += timedelta(days=7)
    return periods.single(when)


_BETWEEN_DAYS = re.compile(r"\b[Bb]etween \Z")
_FROM_DAY = re.compile(r"\b[Ff]rom \Z")


def _weekday_to_weekday(match: re.Match[str], passage: Passage) -> Answer:
    """Between last Thursday and Sunday, from Monday to Wednesday: one stretch, its end the first such day behind."""
    before = passage.before(match.start(), 10)
    opens = _BETWEEN_DAYS if match["joint"] == "and" else _FROM_DAY
    if not opens.search(before):
        return REFUSED
    if passage.published is None:
        return None
    future = match["which"] == "next" or (match["which"] != "last" and is_future(match, passage))
    names = (match["name"].lower(), match["to_name"].lower())
    first, last = (calendar.weekday_near(passage.published, WEEKDAYS[name], future) for name in names)
    if future:
        return Period(first, last if last >= first else last + timedelta(days=7))
    return Period(first if first <= last else first - timedelta(days=7), last)


def _weekday_in_a_week(match: re.Match[str], passage: Passage) -> Answer:
    """Friday week: a week after the coming Friday."""
    if passage.published is None:
        return None
    coming = calendar.weekday_near(passage.published, WEEKDAYS[match["name"].lower()], True)
    return periods.single(coming + timedelta(days=7))


# Dated 8.6.20; elsewhere such figures are times, versions and results: won in 2.05.19, iOS 10.3.11, Boston (20-10-12).
_ON_A_DAY = re.compile(
    rf"\b(?:on|dated?|since|until|till|from|between|before|after|by|due|born|died|expires?|updated|published|effective"
    rf"|{WEEKDAY})(?: the)?:?,? \Z",
    re.IGNORECASE,
)
_NO_DAY_BEFORE = re.compile(r"(?:\w*[A-Z]\w*|\b(?:in|at|of|to|clocked|ran|run|swam|timed|versions?)) \Z|[(\[]\Z")
_ENDS = re.compile(r"[.,;:)](?!\d)|\Z")
_AHEAD = 20  # years to which dates in figures are told: due 15/8/35


def _is_day(match: re.Match[str], passage: Passage) -> bool:
    """Whether three numbers, of which the last has two figures, are a day by their slashes or by what stands around."""
    last = passage.found[-1] if passage.found else None
    behind_day = last is not None and last.kind == "date" and match.start() - last.end <= len(" and ")
    if match["mark"] == "/" or behind_day or _ON_A_DAY.search(passage.before(match.start(), 20)):
        return True
    apart = match["mark"] == "." and not _NO_DAY_BEFORE.search(passage.before(match.start(), 20))
    return apart and _ENDS.match(passage.after(match.end(), 2)) is not None


def _numeric(match: re.Match[str], passage: Passage) -> Answer:
    """Day first, except in the United States or where only the month can come first; ISO dates year first."""
    told = re.split(r"[-/.]", match.group())
    parts = [int(part) for part in told]
    if parts[0] > 999:
        found = periods.day(parts[0], parts[1], parts[2])
    elif len(told[2]) == 2 and not _is_day(match, passage):
        return REFUSED
    else:
        year = parts[2] if len(told[2]) > 2 else calendar.short_year(told[2], passage.published, _AHEAD)
        day, month = (parts[1], parts[0]) if passage.region == "us" else (parts[0], parts[1])
        found = periods.day(year, month, day) or periods.day(year, day, month)
    return REFUSED if found is None else found


_DAYS_BEFORE = re.compile(rf"{MONTH_SHORT} (?:the )?{DAY}(?:(?:, {DAY})*,? (?:and|or)|,) \Z")
_PHRASE_AFTER = re.compile(
    r"[.,;:)]|\Z| (?:and \d|in|at|on|to|for|when|as|with|the|from|after|before|by|this|were|was)\b"
)


def _another_day(match: re.Match[str], passage: Passage) -> Answer:
    """`June 4 and 9`: the second day, where nothing is counted."""
    last = passage.found[-1] if passage.found else None
    if last is None or last.kind != "date" or match.start() - last.end > _NEXT or last.end <= passage.start:
        return REFUSED
    listed = _DAYS_BEFORE.search(passage.before(match.start(), 40))
    if listed is None or not _PHRASE_AFTER.match(passage.after(match.end(), 10)):
        return REFUSED
    if last.start_date is None:
        return None
    found = periods.day(last.start_date.year, last.start_date.month, _int(match["day"]))
    return REFUSED if found is None else found


_WHICH = r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) )?"

DIGIT_RULES: tuple[DateRule, ...] = (
    DateRule("ISO date", r"\d{4}(?P<mark>[-/])\d{1,2}(?P=mark)\d{1,2}(?![\d/-])", _numeric),
    DateRule("numeric date", r"\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\d/-])", _numeric),
    DateRule(
        "day range and month",
        rf"(?P<day>{DAY}){_TO}(?:the )?(?P<to_day>{DAY})(?: of)? (?P<month>{MONTH_SHORT}){TRAILING_YEAR}",
        day_of_month,
    ),
    DateRule(
        "day to day across months",
        rf"(?P<day>{DAY}) (?P<month>{MONTH_SHORT}){_TO}(?P<to_day>{DAY}) (?P<to_month>{MONTH_SHORT}){TRAILING_YEAR}",
        day_of_month,
    ),
    DateRule(
        "day of a list",  # 14, 20 and 27 April
        rf"(?P<day>{DAY})(?={NEXT_DAYS}(?: of)? (?P<month>{MONTH_SHORT}){TRAILING_YEAR})",
        day_of_month,
    ),
    DateRule("another day of the month", rf"(?P<day>{DAY})(?=[.,;:)]|\Z| [a-z])", _another_day),
    DateRule("day and month", rf"(?P<day>{DAY})(?: of|-)? ?(?P<month>{MONTH_SHORT}){TRAILING_YEAR}", day_of_month),
)
MONTH_RULES: tuple[DateRule, ...] = (
    DateRule(
        "month day to month day",
        rf"(?P<month>{MONTH_SHORT}) (?P<day>{DAY}){_TO}(?P<to_month>{MONTH_SHORT}) (?P<to_day>{DAY}){TRAILING_YEAR}",
        day_of_month,
    ),
    DateRule(
        "month and day range",
        rf"(?P<month>{MONTH_SHORT}) (?P<day>{DAY}){_TO}(?P<to_day>{DAY}){TRAILING_YEAR}",
        day_of_month,
    ),
    DateRule("month and day", rf"(?P<month>{MONTH_SHORT}) (?:the )?(?P<day>{DAY}){TRAILING_YEAR}", day_of_month),
    DateRule(
        "month to month across years",
        rf"(?P<month>{MONTH_SHORT}) (?P<year>{YEAR})(?:{DASH}| (?P<joint>to|and|until|till|through) )"
        rf"(?P<to_month>{MONTH_SHORT}) (?P<to_year>{YEAR})",
        _month_to_month,
    ),
    DateRule(
        "months and year",
        rf"(?P<month>{MONTH_SHORT})(?:{_TO}(?P<to_month>{MONTH_SHORT}))?,?(?: of)? ?"
        rf"(?:(?P<year>{YEAR})|['‘’](?P<short>\d\d)(?![\w'’]|[.,]\d))",
        _months,
    ),
)
WEEKDAY_RULES: tuple[DateRule, ...] = (
    DateRule(
        "weekday, day and month",
        rf"{WEEKDAY_SHORT},? (?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH_SHORT}){TRAILING_YEAR}",
        day_of_month,
    ),
    DateRule(
        "weekday, month and day",
        rf"{WEEKDAY_SHORT},? (?P<month>{MONTH_SHORT}) (?:the )?(?P<day>{DAY}){TRAILING_YEAR}",
        day_of_month,
    ),
)
# Tried after the two above, also behind `last`, `this`, `next`.
NAME_RULES: tuple[DateRule, ...] = (
    DateRule(
        "weekday to weekday",
        rf"{_WHICH}(?P<name>{WEEKDAY}) (?P<joint>and|to|until|through) (?P<to_name>{WEEKDAY})\b(?! \d)",
        _weekday_to_weekday,
    ),
    DateRule(
        "weekday in a week",
        rf"(?P<name>{WEEKDAY}) week(?!['’-]|\w| (?:of|beginning|ending|starting|before|after|ago|later)\b)",
        _weekday_in_a_week,
    ),
    DateRule(
        "weekday",
        rf"{_WHICH}(?P<name>{WEEKDAY})s?\b(?!(?:'s)? (?:Times|Telegraph|Mirror|Express|Mail|Herald"
        rf"|Independent|Post|Business|Sport|Night|Club|World|People|Star|Tribune|Politics)\b)",
        _weekday,
    ),
)
