"""Quarters, halves and business years: `the third quarter of 2019`, `Q3 FY21`, `the first half`, `fiscal 2020`."""

from __future__ import annotations

import re

from extract.dates import periods
from extract.en.dates import bookyears, calendar
from extract.en.dates.dated import REFUSED, Answer, DateRule, is_future
from extract.en.passage import Passage
from extract.en.words.date_words import ORDINAL_WORDS, YEAR

_FISCAL = r"(?:fiscal(?: year)?|financial year|the year|FY) ?'?"
# The year that may follow a quarter: `of 2019`, `FY21`, `of last year`.
_WHOSE = (
    rf"(?:(?:,? of|,? in|,)? ?(?:the )?(?:(?:{_FISCAL})?(?P<year>{YEAR})|(?P<short>(?:FY|fiscal |')\d\d)"
    r"|(?P<relative>last|this|next|the previous|the current|the same) (?:fiscal |financial )?year)\b)?"
)
_BUSINESS_AFTER = re.compile(
    r"[ -](?:net|pre-tax|pretax|operating|profits?|losses|loss|results?|sales|revenues?|earnings|figures|gdp|growth"
    r"|report|dividend|of the (?:financial |fiscal )?year)\b",
    re.IGNORECASE,
)


# After fourth-quarter profit fell: what is told of a quarter's results is over.
_RESULTS = re.compile(
    r"[ -](?:[a-z-]+ ){0,2}(?:profits?|loss(?:es)?|results?|sales|revenues?|earnings|income|turnover)"
    r" (?:(?:had|has|have) )?(?:[a-z]+ly )?(?:fell|fallen|rose|risen|grew|grown|beat|missed|was|were|came|sank|slid"
    r"|[a-z]+ed)\b"
)
# For a second quarter in a row: the last of so many, and none of the year.
_IN_A_ROW = re.compile(r" (?:in a row|running|in succession|straight|consecutive)\b")
_ONE_MORE = re.compile(r"\b[Ff]or an? \Z")
# A quarter of a match: with its scores, or what is thrown and kicked in it.
_OF_A_MATCH = re.compile(
    r"\b(?:touchdowns?|outscored|quarterback|rebounds|half-?time|three-pointers?|free throws?|field goals?|turnovers"
    r"|fumble|interceptions?|overtime|lay-?up|tip-off|dunk(?:ed)?"
    r"|scrums?|line-?outs?|fly-half|scrum-half|rucks?|[A-Z][a-z]+ pack)\b"
    r"|(?<![-\d])\d{2,3}-\d{2,3}(?= (?:win|victory|lead|loss|defeat|run|in)\b|\.)"
)


def _year_number(match: re.Match[str], passage: Passage) -> int | None:
    """The year that goes with a quarter or half: written out, abbreviated or relative; None when it is not said."""
    if match["year"]:
        return int(match["year"])
    if match["short"]:
        return calendar.short_year(match["short"][-2:], passage.published, _AHEAD)
    if match["relative"] and passage.published:
        return calendar.year_said(passage.published, match["relative"])
    return None


def _number(match: re.Match[str]) -> int:
    told = match["number"]
    return int(told) if told.isdigit() else ORDINAL_WORDS[told.lower()]


def _quarter(match: re.Match[str], passage: Passage) -> Answer:
    """Without a year, the latest such quarter that has begun."""
    number = _number(match)
    year = _year_number(match, passage)
    if year is None:
        if _IN_A_ROW.match(passage.after(match.end(), 20)) or _ONE_MORE.search(passage.before(match.start(), 10)):
            return REFUSED
        if passage.published is None:
            return None
        if _OF_A_MATCH.search(passage.text, passage.start, passage.end):
            return REFUSED
        to_come = number > (passage.published.month + 2) // 3
        told = _RESULTS.match(passage.after(match.end(), 60)) is not None
        year = passage.published.year - (to_come and (told or not is_future(match, passage)))
    return periods.quarter(year, number)


def _half(match: re.Match[str], passage: Passage) -> Answer:
    """Without a year, only of a business year: matches have halves too."""
    number = min(2, _number(match))
    year = _year_number(match, passage)
    if year is None:
        if not (match["number"].isdigit() or _BUSINESS_AFTER.match(passage.after(match.end(), 40))):
            return REFUSED
        if passage.published is None:
            return None
        to_come = number > (1 if passage.published.month <= 6 else 2)
        year = passage.published.year - (to_come and not is_future(match, passage))
    return periods.half(year, number)


def _fiscal(match: re.Match[str], passage: Passage) -> Answer:
    told = match["first"]
    first = int(told) if len(told) > 2 else calendar.short_year(told, passage.published, _AHEAD)
    last = int(match["last"] or first)
    last += first - first % 100 if last < 100 else 0
    if (first + 1 - last) % 100 == 0:  # India's financial year 2023-24, the year 1999-00
        month = bookyears.first_month(passage, match) or _COMMONEST
        return periods.months(first, month, month - 1)
    return periods.years(first, last) if first <= last else REFUSED


_AHEAD = 20  # years for which budgets are drawn up
_COMMONEST = 4  # in which the years of the books begin that two numbers tell

_ORDINAL = r"(?i:first|second|third|fourth|final|1st|2nd|3rd|4th)"
DIGIT_RULES: tuple[DateRule, ...] = (
    DateRule("half-year", r"(?P<number>[12])H(?![A-Za-z])" + _WHOSE, _half),
    DateRule("quarter", r"(?P<number>[1-4])Q(?![A-Za-z])" + _WHOSE, _quarter),
    DateRule("quarter", rf"(?P<number>{_ORDINAL})[ -]quarter(?!-?final)\b" + _WHOSE, _quarter),
    DateRule(
        "fiscal year", r"(?P<first>20\d\d)(?:[-/](?P<last>(?:20)?\d{1,2}))? (?:fiscal|financial) year\b(?!-)", _fiscal
    ),
)
ORDINAL_RULES: tuple[DateRule, ...] = (
    DateRule(
        "quarter",
        rf"(?P<number>{_ORDINAL})(?:[ -](?:fiscal|financial|calendar))?[- ]quarter(?!-?final)\b" + _WHOSE,
        _quarter,
    ),
    DateRule("half-year", rf"(?P<number>{_ORDINAL})[- ]half(?:[- ]year)?\b" + _WHOSE, _half),
)
LETTER_RULES: tuple[DateRule, ...] = (
    DateRule("quarter", r"Q(?P<number>[1-4])(?!\w)" + _WHOSE, _quarter),
    DateRule("half-year", r"H(?P<number>[12])(?!\w)" + _WHOSE, _half),
    DateRule(
        "fiscal year",
        r"(?:[Ff]iscal(?: year)?|[Ff]inancial year"
        r"|FY) ?'?(?P<first>(?:20)?\d\d)(?:[-/](?P<last>(?:20)?\d\d))?(?![\d,%])",
        _fiscal,
    ),
)
