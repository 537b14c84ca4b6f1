"""Dates told by another: `final three months of 2004`, `same period of 2003`, `this year and next`, `on the 23rd`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.dates import periods
from extract.dates.periods import Period
from extract.en.dates import calendar
from extract.en.dates.dated import REFUSED, Answer, DateRule, is_future, is_past
from extract.en.numbers.number_words import UNITS
from extract.en.passage import Passage
from extract.en.words.date_words import DAY, MONTH, MONTH_SHORT, YEAR, month_number

_MONTHS_OF = {"month": 1, "quarter": 3}
_YEAR_OF = rf"(?:(?P<year>{YEAR})|(?P<relative>last|this|next|the previous|the current|the) year\b)"
_NUMBER = rf"(?P<number>{'|'.join(word for word in UNITS if UNITS[word] > 1)}|1[01]|[2-9])"
_YEAR_SHORT = 12  # months


def _year(match: re.Match[str], passage: Passage) -> int | None:
    if match["year"]:
        return int(match["year"])
    if passage.published is None:
        return None
    return calendar.year_said(passage.published, match["relative"])


def _months_of_year(match: re.Match[str], passage: Passage) -> Answer:
    """The first nine months of 2019: as many months from the beginning of the year, or up to its end."""
    year = _year(match, passage)
    if year is None:
        return None
    word = match["number"].lower()
    number = int(UNITS.get(word, word)) * _MONTHS_OF[match["unit"]]
    if number >= _YEAR_SHORT:
        return REFUSED
    if match["which"].lower() in ("first", "opening"):
        return periods.months(year, 1, number)
    return periods.months(year, _YEAR_SHORT - number + 1, _YEAR_SHORT)


_IN_THE = re.compile(r"\b(?:[Ii]n|[Ff]or|[Dd]uring|[Oo]ver)(?: the)? \Z")
_FIGURE_BEFORE = re.compile(
    r"\d|\b(?:profits?|sales|earnings|results?|revenues?|output|exports|trade|caught|arrests|cases)\b"
)


def _first_months(match: re.Match[str], passage: Passage) -> Answer:
    """In the first nine months: of the year that the text speaks of, if it has got so far, else of the one before."""
    before = passage.before(match.start(), 90)
    if not _IN_THE.search(before) or not _FIGURE_BEFORE.search(before):
        return REFUSED
    if passage.published is None:
        return None
    told = passage.last_date()
    last = int(UNITS.get(match["number"].lower(), 0))
    year = told.year if told else passage.published.year - (passage.published.month < last)
    return periods.months(year, 1, last)


def _quarter_of_year(match: re.Match[str], passage: Passage) -> Answer:
    year = _year(match, passage)
    opens = match["which"].lower() == "opening"
    if year is None:
        return None
    return periods.quarter(year, 1 if opens else 4)


def _moved(day: date, years: int) -> date:
    """The same day of another year; the last of February where it has none."""
    return periods.date_of(day.year + years, day.month, day.day) or date(day.year + years, 2, 28)


def _same_period(match: re.Match[str], passage: Passage) -> Answer:
    """The period told last, in another year; without one, that whole year."""
    if passage.published is None and not match["year"]:
        return None
    told = next((q for q in reversed(passage.recent()) if q.start_date and q.end_date), None)
    year = int(match["year"]) if match["year"] else None
    if told is None or told.start_date is None or told.end_date is None:
        return periods.year(year) if year else REFUSED
    shift = year - told.start_date.year if year else -1
    if match["relative"] and "last" in match["relative"] and passage.published:
        shift = passage.published.year - 1 - told.start_date.year
    first = _moved(told.start_date, shift)
    last = _moved(told.end_date, shift)
    if match["unit"] == "quarter" and (told.end_date - told.start_date).days not in _QUARTER:
        return periods.quarter(first.year, (first.month + 2) // 3)
    if last.day < 30 and (told.end_date + timedelta(days=1)).day == 1:
        whole = periods.month(last.year, last.month)  # February ends on another day
        last = last if whole is None else whole.end
    return Period(first, last)


_QUARTER = range(80, 100)  # days
_THIS_BEFORE = re.compile(
    r"\b(?P<which>last|this|the current|the) (?P<unit>year|month|week|quarter)(?: and| or|,)(?: the)? \Z", re.IGNORECASE
)
_TURN = {"last": 0, "this": 1, "the current": 1, "the": 1}


def _next_again(match: re.Match[str], passage: Passage) -> Answer:
    """The unit said before, one on: last year and this, this year and next."""
    before = _THIS_BEFORE.search(passage.before(match.start(), 24))
    if before is None:
        return REFUSED
    if passage.published is None:
        return None
    when, unit, shift = passage.published, before["unit"].lower(), _TURN[before["which"].lower()]
    if unit == "week":
        return periods.week(when + timedelta(weeks=shift))
    if unit == "month":
        return calendar.shifted_month(when, shift)
    return calendar.shifted_quarter(when, shift) if unit == "quarter" else periods.year(when.year + shift)


_ON = re.compile(r"\b(?:on|by|until|from|since|before|after) the \Z")


_GOLF = re.compile(
    r"\b(?:birdie[ds]?|bogey(?:ed|s)?|eagles?|putt(?:ed|s)?|par|holes?|tee|fairway|green|bunker|play-?off)\b"
)


def _day_alone(match: re.Match[str], passage: Passage) -> Answer:
    """On the 23rd: the nearest on the side that the tense tells."""
    if not _ON.search(passage.before(match.start(), 12)):
        return REFUSED
    if not match["month"] and _GOLF.search(passage.before(match.start()) + passage.after(match.end())):
        return REFUSED  # a birdie on the 18th
    if passage.published is None:
        return None
    number, when = int(match["day"][:-2]), passage.published
    shift = {"next": 1, "last": -1}.get(match["month"] or "")
    if shift is None:
        here = periods.date_of(when.year, when.month, number)
        over = here is not None and here < when
        ahead = here is not None and here > when
        shift = 1 if over and is_future(match, passage) else -1 if ahead and is_past(match, passage) else 0
    month = calendar.shifted_month(when, shift)
    day = None if month is None else periods.day(month.start.year, month.start.month, number)
    return REFUSED if day is None else day


_STRETCHING = re.compile(r"\b(?:[Ff]rom|[Bb]etween) the \Z")


def _days_of_near_month(match: re.Match[str], passage: Passage) -> Answer:
    """From the 10th to the 24th of this month."""
    if match["joint"] != "-" and not _STRETCHING.search(passage.before(match.start(), 14)):
        return REFUSED
    if passage.published is None:
        return None
    month = calendar.shifted_month(passage.published, {"next": 1, "last": -1}.get(match["month"], 0))
    if month is None:
        return REFUSED
    first, last = (periods.day(month.start.year, month.start.month, int(match[end][:-2])) for end in ("day", "to_day"))
    return periods.span(first, last) or REFUSED


def _half_of_month(match: re.Match[str], passage: Passage) -> Answer:
    """The first half of March: up to the 15th; the second, from the 16th on."""
    number = month_number(match["month"])
    if match["year"]:
        year = int(match["year"])
    elif passage.published is None:
        return None
    else:
        year = calendar.year_of_month(passage.published, number, is_future(match, passage))
    whole = periods.month(year, number)
    if whole is None:
        return None
    if match["which"].lower() == "first":
        return Period(whole.start, date(year, number, _MID_MONTH))
    return Period(date(year, number, _MID_MONTH + 1), whole.end)


_MID_MONTH = 15


def _between_months(match: re.Match[str], passage: Passage) -> Answer:
    """Between January and April: the latest that has begun."""
    if not re.search(r"\b[Bb]etween \Z", passage.before(match.start(), 8)):
        return REFUSED
    if passage.published is None:
        return None
    first, last = month_number(match["month"]), month_number(match["to_month"])
    if match["year"]:
        return periods.months(int(match["year"]), first, last)
    return periods.months(calendar.year_of_month(passage.published, first, is_future(match, passage)), first, last)


_OPENING = {"and": re.compile(r"\b[Bb]etween \Z"), "to": re.compile(r"\b[Ff]rom \Z")}


def _across_years(match: re.Match[str], passage: Passage) -> Answer:
    """Between one day and another, each with its year; `put off 3 May 2009 to 4 June 2010` names two days."""
    opening = _OPENING.get(match["joint"])
    if opening is not None and not opening.search(passage.before(match.start(), 8)):
        return REFUSED
    first, last = (
        periods.day(
            int(match[f"{end}year"]), month_number(match[f"{end}month"]), int(re.sub(r"\D", "", match[f"{end}day"]))
        )
        for end in ("", "to_")
    )
    return periods.span(first, last) or REFUSED


def _figure_month(match: re.Match[str], passage: Passage) -> Answer:
    """December's figure: it has been or is to be told, but its month has begun, whatever is expected of it."""
    if passage.published is None:
        return None
    number = month_number(match["month"])
    return periods.month(calendar.year_of_month(passage.published, number, False), number)


_SAME = r"(?i:same|corresponding|equivalent|comparable)"
_FIGURES = (
    r"(?:[a-z-]+ )?(?:figures?|readings?|numbers?|data|reports?|results?|inflation|sales|trade|output|payrolls?"
    r"|retail|jobs|unemployment|jobless|survey|index|PMI|CPI|GDP)\b"
)
_END = r"(?=[.,;:)]|\Z| (?:and|but|as|because|after|while|in|at|with|from|by|to|on|for|before|when|that)\b)"

RUN_RULES: tuple[DateRule, ...] = (
    DateRule(
        "months of a year",
        rf"(?P<which>(?i:first|last|final|opening|closing)) (?i:{_NUMBER})[ -](?P<unit>month|quarter)s of {_YEAR_OF}",
        _months_of_year,
    ),
    DateRule(
        "half of a month",
        rf"(?P<which>(?i:first|second)) half of (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?\b",
        _half_of_month,
    ),
    DateRule("first months", r"(?i:first) (?P<number>(?i:three|six|nine)) months(?=[.,;:)\n]|\Z)", _first_months),
    DateRule("quarter", rf"(?P<which>(?i:opening|closing|last)) quarter of {_YEAR_OF}", _quarter_of_year),
)
SAME_RULES: tuple[DateRule, ...] = (
    DateRule(
        "same period of another year",
        rf"{_SAME} (?P<unit>period|quarter|months?|weeks?|time|half|(?:three|six|nine) months)(?:,?(?: of| in)?"
        rf" (?:(?P<year>{YEAR})|(?P<relative>last year|the previous year|the prior year|the year before"
        r"|a year (?:ago|earlier|before)))\b)",
        _same_period,
    ),
)
_DAY_TO_DAY = r" (?P<joint>and|to|until|till|through) "
ACROSS_RULES: tuple[DateRule, ...] = (
    DateRule(
        "day to day across years",
        rf"(?P<month>{MONTH_SHORT}) (?P<day>{DAY}),? (?P<year>{YEAR}),?{_DAY_TO_DAY}"
        rf"(?P<to_month>{MONTH_SHORT}) (?P<to_day>{DAY}),? (?P<to_year>{YEAR})",
        _across_years,
    ),
    DateRule(
        "day to day across years",
        rf"(?P<day>{DAY}) (?P<month>{MONTH_SHORT}),? (?P<year>{YEAR}){_DAY_TO_DAY}"
        rf"(?P<to_day>{DAY}) (?P<to_month>{MONTH_SHORT}),? (?P<to_year>{YEAR})",
        _across_years,
    ),
)
AGAIN_RULES: tuple[DateRule, ...] = (DateRule("the next again", rf"(?:[Nn]ext|[Tt]his){_END}", _next_again),)
DAY_RULES: tuple[DateRule, ...] = (
    DateRule(
        "days of a near month",
        r"(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?: (?P<joint>to|until|till|through|and) |[-–])(?:the )?"
        r"(?P<to_day>(?:3[01]|[12]?\d)(?:st|nd|rd|th)) of (?:the|(?P<month>this|next|last)) month\b",
        _days_of_near_month,
    ),
    DateRule(
        "day alone",
        rf"(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?: of (?:the|this|(?P<month>next|last)) month\b|{_END})",
        _day_alone,
    ),
)
MONTH_RULES: tuple[DateRule, ...] = (
    DateRule(
        "between months", rf"(?P<month>{MONTH}) and (?P<to_month>{MONTH})(?:,? (?P<year>{YEAR}))?\b", _between_months
    ),
    DateRule("month of a figure", rf"(?P<month>{MONTH})(?=['’]s {_FIGURES})", _figure_month),
)
