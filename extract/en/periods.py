"""Years and what is made of them: `2016-17`, `the third quarter of 2019`, `Q3 FY21`, `the 1990s`, `the 19th century`."""

from __future__ import annotations

import re

from extract.en import calendar
from extract.en.calendar import Period
from extract.en.date_words import DASH, ORDINAL_WORDS, PART, YEAR
from extract.en.dated import REFUSED, DateRule, is_future
from extract.en.numbers import read_number
from extract.en.passage import Passage

_FISCAL = r"(?:fiscal(?: year)?|financial year|the year|FY) ?'?"
_WHOSE = (
    rf"(?:(?:,? of|,? in|,)? ?(?:the )?(?:(?:{_FISCAL})?(?P<year>{YEAR})|(?P<short>(?:FY|fiscal |')\d\d)"
    r"|(?P<relative>last|this|next|the previous|the current|the same) (?:fiscal |financial )?year)\b)?"
)


def year_number(match: re.Match[str], passage: Passage) -> int | None:
    """The year that goes with a quarter or half: written out, abbreviated or relative; None when it is not said."""
    if match["year"]:
        return int(match["year"])
    if match["short"]:
        return 2000 + int(match["short"][-2:])
    if match["relative"] and passage.published:
        shift = {"last": -1, "the previous": -1, "next": 1}.get(match["relative"].lower(), 0)
        return passage.published.year + shift
    return None


def _quarter(match: re.Match[str], passage: Passage) -> Period | object | None:
    number = int(match["digit"]) if match["digit"] else ORDINAL_WORDS[match["which"].lower()]
    year = year_number(match, passage)
    if year is None:
        if passage.published is None:
            return None
        now = (passage.published.month + 2) // 3
        year = passage.published.year - (number > now)
        if number > now and is_future(match, passage):
            year += 1
    return calendar.quarter(year, number)


_SPORT = re.compile(r"(?:of the (?:match|game|season)|(?:goal|try|penalty|substitute|strike|score)s?\b)")


def _half(match: re.Match[str], passage: Passage) -> Period | object | None:
    if match["digit"]:
        number = int(match["digit"])
    else:
        number = 1 if match["which"].lower() in ("first", "1st") else 2
    year = year_number(match, passage)
    if year is None:
        business = re.compile(
            r"[ -](?:net|pre-tax|pretax|operating|profits?|losses|loss|results?|sales|revenues?|earnings"
            r"|figures|gdp|growth|report|dividend|of the (?:financial |fiscal )?year)\b",
            re.IGNORECASE,
        )
        if not (match["digit"] or business.match(passage.after(match.end(), 40))):
            return REFUSED
        if passage.published is None:
            return None
        now = 1 if passage.published.month <= 6 else 2
        year = passage.published.year - (number > now)
    return calendar.half(year, number)


def _year_range(match: re.Match[str], passage: Passage) -> Period | object | None:
    first = int(match["first"])
    last = int(match["last"])
    if last < 100:
        last += first - first % 100
    return calendar.years(first, last) if first < last <= first + 300 else REFUSED


def _decade(match: re.Match[str], passage: Passage) -> Period | object | None:
    first = int(match["decade"])
    if first < 100:
        if (
            re.search(
                r"\b(?:his|her|their|my|your|our|late|early|mid|low|high|upper|lower|in)[ -]\Z",
                passage.before(match.start(), 12),
            )
            and not match["mark"]
        ):
            if not re.search(r"\b(?:the|in the)[ -](?:late|early|mid)?[ -]?\Z", passage.before(match.start(), 16)):
                return REFUSED  # in her 60s
        first += 1900 if first >= 30 else 2000
    return calendar.years(first, first + 9)


_DECADE_WORDS = {
    f"{stem}ies": 10 * n
    for n, stem in enumerate(["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"], start=2)
}


def _spelled_decade(match: re.Match[str], passage: Passage) -> Period | object | None:
    if not re.search(r"\b[Tt]he (?:early |late |mid-|swinging |roaring )?\Z", passage.before(match.start(), 24)):
        return REFUSED
    first = 1900 + _DECADE_WORDS[match["decade"].lower()]
    return calendar.years(first, first + 9)


def _century(match: re.Match[str], passage: Passage) -> Period | object | None:
    ordinal = match["ordinal"]
    number = read_number(ordinal, 0, len(ordinal))
    if number is None or (not ordinal[0].isdigit() and not number.ordinal):
        return REFUSED
    last = int(number.value) * 100
    return calendar.years(max(1, last - 99), last) if 0 < last <= 9999 else REFUSED


def _fiscal(match: re.Match[str], passage: Passage) -> Period | object | None:
    first = int(match["first"])
    first += 2000 if first < 100 else 0
    last = first
    if match["last"]:
        last = int(match["last"])
        last += first - first % 100 if last < 100 else 0
    return calendar.years(first, last) if first <= last else REFUSED


def _year(match: re.Match[str], passage: Passage) -> Period | object | None:
    return calendar.year(int(match["year"]))


# A year by itself is read as a number of things when a plain plural of things stands behind it and nothing calls it a year.
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|from|until|till|by|of|before|after|during|circa|year|years|for|the|to|between"
    r"|and|or|late|early|around|than|through|its|their|his|her|['’]s)[ ,(-]+\Z",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(
    r"\b(?:about|over|nearly|almost|some|least|most|than|roughly|approximately|another|only|all"
    r"|up to|as many as|just|estimated)(?: the| a| an)? \Z",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"[ -](?:(?:new|more|other|additional|extra|full-time|local|young|foreign|civilian|US"
    r"|British) )?(?:people|men|women|children|jobs|workers|staff|employees|homes|houses|"
    r"troops|soldiers|students|pupils|patients|cases|deaths|dead|injured|refugees|migrants"
    r"|protesters|passengers|customers|members|seats|votes|units|cars|vehicles|"
    r"copies|shops|stores|firms|companies|schools|police|officers|points|times|words|pages"
    r"|volunteers|residents|families|households|shares|miles|metres|meters|"
    r"kilometres|kilometers|km|kg|tonnes|tons|hours|days|barrels|dollars|euros|pounds|yen|yuan"
    r"|fans|spectators|delegates|prisoners|inmates|victims)\b"
)
_UNIT_AFTER = re.compile(
    r"[ -]?(?:%|per ?cent\b|pc\b|[mM]\b|km\b|kg\b|[kK]\b|bn\b|m(?:illion|n)\b|b(?:illion|n)\b|ft\b"
    r"|GMT|BST|hrs?\b|mAh|MW|mg|ml|ha\b|cc\b|ppm\b|nm\b)"
)


def _lone_year(match: re.Match[str], passage: Passage) -> Period | object | None:
    number = int(match["year"])
    before, after = passage.before(match.start(), 30), passage.after(match.end(), 40)
    if _UNIT_AFTER.match(after) or before.endswith(("$", "£", "€", "¥", "$ ", "No ", "No. ", "#")):
        return REFUSED
    if _COUNTED_AFTER.match(after) and not re.search(r"\b(?:in|since|during|the|of) \Z", before):
        return REFUSED
    if 1900 <= number <= 2099:
        return REFUSED if _AMOUNT_BEFORE.search(before) and re.match(r" [a-z]+s\b", after) else calendar.year(number)
    year_like = re.search(r"\b(?:in|since|until|till|circa|year|from|before|after|of|by)[ (]\Z", before, re.IGNORECASE)
    return calendar.year(number) if year_like and not re.match(r" (?:[a-z]+ )?[a-z]+s\b", after) else REFUSED


_PREVIOUS_YEARS = re.compile(r"\b(?:[Bb]etween|[Ff]rom)(?: the)? \Z")


def _year_to_year(match: re.Match[str], passage: Passage) -> Period | object | None:
    if not _PREVIOUS_YEARS.search(passage.before(match.start(), 14)) and match["joint"] == "and":
        return REFUSED
    return _year_range(match, passage)


_ORDINAL = r"(?i:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_CENTURY_ORDINAL = (
    r"(?i:twenty-first|tenth|[a-z]+teenth|eleventh|twelfth|twentieth|[1-9](?:th|st|nd|rd)|1[0-9]th"
    r"|2[01](?:st|th))"
)
DIGIT_RULES = (
    DateRule("years from to", rf"(?P<first>{YEAR})(?:{DASH})(?P<last>(?:1\d|20)?\d\d)(?![\d%])(?![-.]\d)", _year_range),
    DateRule("years from to", rf"(?P<first>{YEAR}) (?P<joint>to|and|until|through) (?P<last>{YEAR})", _year_to_year),
    DateRule("half-year", r"(?P<digit>[12])H(?P<which>)(?![A-Za-z])" + _WHOSE, _half),
    DateRule("quarter", r"(?P<digit>[1-4])Q(?P<which>)(?![A-Za-z])" + _WHOSE, _quarter),
    DateRule("quarter", rf"(?P<which>{_ORDINAL})[ -]quarter(?!-?final)\b(?P<digit>)" + _WHOSE, _quarter),
    DateRule("decade", r"(?P<decade>(?:1\d|20)\d0)'?s\b(?P<mark>)", _decade),
    DateRule("century", rf"(?P<ordinal>{_CENTURY_ORDINAL})[- ][Cc]entury\b", _century),
    DateRule("year", rf"(?P<year>{YEAR})(?![A-Za-z])", _lone_year),
    DateRule("decade", r"(?P<decade>[2-9]0)s\b(?P<mark>)", _decade),
)
APOSTROPHE_RULES = (DateRule("decade", r"(?P<mark>['‘’])(?P<decade>[2-9]0)s\b", _decade),)
ORDINAL_RULES = (
    DateRule(
        "quarter",
        rf"(?P<which>{_ORDINAL})(?:[ -](?:fiscal|financial"
        rf"|calendar))?[- ]quarter(?!-?final)\b(?P<digit>)" + _WHOSE,
        _quarter,
    ),
    DateRule("half-year", rf"(?P<which>{_ORDINAL})[- ]half(?:[- ]year)?\b(?P<digit>)" + _WHOSE, _half),
    DateRule("century", rf"(?P<ordinal>{_CENTURY_ORDINAL})[- ][Cc]entury\b", _century),
)
LETTER_RULES = (
    DateRule("quarter", r"Q(?P<digit>[1-4])(?P<which>)(?!\w)" + _WHOSE, _quarter),
    DateRule("half-year", r"H(?P<digit>[12])(?P<which>)(?!\w)" + _WHOSE, _half),
    DateRule(
        "fiscal year",
        r"(?:[Ff]iscal(?: year)?|[Ff]inancial year"
        r"|FY) ?'?(?P<first>(?:20)?\d\d)(?:[-/](?P<last>(?:20)?\d\d))?(?![\d,%])",
        _fiscal,
    ),
)
PART_RULES = (
    DateRule("decade", rf"(?:{PART})(?:the )?(?P<decade>(?:1\d|20)\d0)s\b(?P<mark>)", _decade),
    DateRule("century", rf"(?:{PART})(?:the )?(?P<ordinal>{_CENTURY_ORDINAL})[- ][Cc]entury\b", _century),
    DateRule("part of a year", rf"(?:{PART})(?:fiscal )?(?P<year>{YEAR})(?![A-Za-z])", _year, vague=True),
)
WORD_DECADES = (
    DateRule(
        "decade in words",
        r"(?P<decade>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
        _spelled_decade,
    ),
)
