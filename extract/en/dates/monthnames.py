"""Months by name alone: `last March`, `in May`, `from August to October`, `early June this year`."""

from __future__ import annotations

import re

from extract.dates import periods
from extract.en.dates import calendar, following
from extract.en.dates.dated import REFUSED, Answer, DateRule, is_future
from extract.en.passage import Passage
from extract.en.words.date_words import MONTH, PART, month_number
from extract.en.words.vocabulary import VOCABULARY

_FROM = re.compile(r"\b[Ff]rom \Z")
_WHICH = r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) )?"
# `May` and `March` are verbs, `April`, `June` and `August` names of persons: a month alone needs a word beside it.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|to|from|for|during|through|throughout|between|and|or|last|this|next|each|every"
    r"|late|early|mid|after|before|around|on|the|previous|following|ending|ended|end|than|as|over|with|called|an?|new"
    r"|[a-z]+'s)[ -]|,[ ]|[-–(]|^)\Z",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"(?P<word>[A-Z][A-Za-z]*)\.? \Z")
_NO_NAMES = VOCABULARY.words("names.before_months")
_AMBIGUOUS = ("May", "March", "April", "June", "August")


def _is_month(match: re.Match[str], passage: Passage) -> bool:
    """Whether a month's name by itself is one: not Theresa May, not a march, not April Jones."""
    if match.start() != match.start("month"):
        return True  # early May, last March
    before, name = passage.before(match.start(), 24), match["month"]
    person = _NAME_BEFORE.search(before)
    if person and person["word"] not in _NO_NAMES and not passage.title_case:
        return False
    if name not in _AMBIGUOUS:
        return True
    if name == "March" and before.endswith((" the ", " a ", " on ")):
        return re.match(r" \d| (?:quarter|figure|data)", passage.after(match.end(), 10)) is not None
    return bool(
        before.strip() and _BEFORE_MONTH.search(before) and not _NAME_AFTER.match(passage.after(match.end(), 12))
    )


def _month_alone(match: re.Match[str], passage: Passage) -> Answer:
    """A month without a year: the one that the tense around it means, or the year that is told."""
    if not _is_month(match, passage):
        return REFUSED
    if passage.published is None:
        return None
    number = month_number(match["month"])
    which = (match["which"] or "").lower()
    if which == "this":
        return periods.month(calendar.year_said(passage.published, which), number)
    near = following.month_told(match, passage, number)
    if near is not None and not which:
        return near
    future = which == "next" or (which != "last" and is_future(match, passage))
    year = calendar.year_of_month(passage.published, number, future)
    if which == "last" and (year, number) == (passage.published.year, passage.published.month):
        year -= 1
    return periods.month(year, number)


def _month_of_near_year(match: re.Match[str], passage: Passage) -> Answer:
    """March last year, the April of next year."""
    if not _is_month(match, passage):
        return REFUSED
    if passage.published is None:
        return None
    year = calendar.year_said(passage.published, match["year"].lower())
    return periods.month(year, month_number(match["month"]))


def _months_alone(match: re.Match[str], passage: Passage) -> Answer:
    """The January-to-March quarter, from August to October: the latest that has begun."""
    if match["joint"] == " to " and not _FROM.search(passage.before(match.start(), 8)):
        return REFUSED
    if passage.published is None:
        return None
    first, last = month_number(match["month"]), month_number(match["to_month"])
    return periods.months(calendar.year_of_month(passage.published, first, False), first, last)


NAME_RULES: tuple[DateRule, ...] = (
    DateRule(
        "months",
        rf"(?P<month>{MONTH})(?P<joint>-to-|[-–—]| through | to )(?P<to_month>{MONTH})\b",
        _months_alone,
    ),
    DateRule(
        "month and relative year",
        rf"(?:{PART})?{_WHICH}(?P<month>{MONTH})(?: of)? (?P<year>last|this|next) year\b",
        _month_of_near_year,
    ),
    DateRule("month", rf"(?:{PART})?{_WHICH}(?P<month>{MONTH})\b", _month_alone),
)
