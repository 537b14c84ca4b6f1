"""Years and longer: `2004`, `2016-17`, `from 1999 to 2003`, `mid-2015`, `the 1990s`, `the '80s`, `the 19th century`."""

from __future__ import annotations

import re

from extract.dates import periods
from extract.dates.periods import Period
from extract.en.dates import bookyears, calendar
from extract.en.dates.amounts import NAMED_BY_YEAR, is_amount, is_measured
from extract.en.dates.dated import REFUSED, Answer, DateRule
from extract.en.numbers.numbers import read_number
from extract.en.passage import Passage
from extract.en.words.date_words import DASH, PART, YEAR

_FAR_FUTURE = 2090
_LONGEST_RANGE = 300  # years


# A deficit in 2007-08, the 1999-2000 budget: the year of the books, which begins in April where pounds and rupees are
# counted and in July in Australia; not a season of sport.
_OF_THE_BOOKS = re.compile(
    r"\b(?:budget|savings|deficit|surplus|fiscal|revenues?|turnover|losses|loss|profits?|spending|accounts|receipts|exports|imports"
    r"|taxes|levies|GDP|output|production|harvest(?:ed)?|procurement|crop|dividend|allocation|allocated|outlay)\b"
)
_OF_SPORT = re.compile(r" (?:season|campaign|league|title|championship|winter|tour|series|edition)\b")


def _business_year(match: re.Match[str], passage: Passage) -> Period | None:
    """The year of the books that two years in a row name, where the text is of money and its country is known."""
    around = passage.before(match.start()) + passage.after(match.end())
    if not _OF_THE_BOOKS.search(around) or _OF_SPORT.match(passage.after(match.end(), 16)):
        return None
    month = bookyears.first_month(passage, match)
    if month is None:
        return None
    first = int(match["first"])
    return periods.months(first, month, month - 1)


def _years_from_to(match: re.Match[str], passage: Passage) -> Answer:
    """`2016-17`, `1994-99`, `2008/9`."""
    found = _year_range(match, passage)
    business = _business_year(match, passage) if isinstance(found, Period) and _in_a_row(found) else None
    return business or found


def _in_a_row(period: Period) -> bool:
    return period.end.year == period.start.year + 1


def _year_range(match: re.Match[str], passage: Passage) -> Answer:
    first, last = int(match["first"]), int(match["last"])
    if is_measured(passage, match.start(), match.end()):
        return REFUSED  # 1900 to 2000 rupees
    if last < 100:
        last += first - first % 10 ** len(match["last"])
    return periods.years(first, last) if first < last <= first + _LONGEST_RANGE else REFUSED


_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Ff]rom)(?: the)? \Z")


def _year_to_year(match: re.Match[str], passage: Passage) -> Answer:
    """`2001 and 2002` are two years, `between 2001 and 2002` is one range."""
    if match["joint"] == "and" and not _BETWEEN.search(passage.before(match.start(), 14)):
        return REFUSED
    return _year_range(match, passage)


_SOMEONES_OR_WARM = re.compile(
    r"\b(?:his|her|their|my|your|our|late|early|mid|low|high|upper|lower|in)[ -]\Z", re.IGNORECASE
)
_DEGREES = re.compile(r"\b(?:[Tt]emperatures?|[Mm]ercury|[Tt]hermometers?|[Hh]ighs|[Ll]ows|heat)\b[^.;]*\Z")
_THE = re.compile(r"\b[Tt]he (?:early |late |mid-|swinging |roaring )?\Z")


_APOSTROPHES = ("'", "‘", "’")  # the '90s


def _decade(match: re.Match[str], passage: Passage) -> Answer:
    """`the 1990s`, `the 90s`; `in her 60s`, `in the low 70s` and highs in the mid-30s are no decades."""
    first = int(match["decade"])
    if first < 100:
        at = match.start("decade")
        marked = passage.text[at - 1 : at] in _APOSTROPHES
        if not marked and _is_of_someone(passage.before(match.start(), 16)):
            return REFUSED
        if _DEGREES.search(passage.before(match.start(), 60)):
            return REFUSED
        first = calendar.short_year(match["decade"], passage.published)
    return periods.years(first, first + 9)


def _is_of_someone(before: str) -> bool:
    return _SOMEONES_OR_WARM.search(before) is not None and not _THE.search(before)


_DECADE_WORDS = {
    f"{stem}ies": 10 * tens
    for tens, stem in enumerate(("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"), start=2)
}


_DECADE_WORDS |= {"noughties": 100, "aughts": 100}


def _spelled_decade(match: re.Match[str], passage: Passage) -> Answer:
    if not _THE.search(passage.before(match.start(), 24)):
        return REFUSED
    first = 1900 + _DECADE_WORDS[match["decade"].lower()]
    return periods.years(first, first + 9)


def _century(match: re.Match[str], passage: Passage) -> Answer:
    ordinal = match["ordinal"]
    number = read_number(ordinal, 0, len(ordinal))
    if number is None or not number.ordinal:
        return REFUSED
    last = int(number.value) * 100
    return periods.years(max(1, last - 99), last) if 0 < last <= 9999 else REFUSED


def _year(match: re.Match[str], passage: Passage) -> Answer:
    return periods.year(int(match["year"]))


# More than 2000 shops: a bound stands before four bare digits and a plural behind them.
_AMOUNT_BEFORE = re.compile(
    r"\b(?:about|over|nearly|almost|some|least|most|than|roughly|approximately|another|only|all|up to|as many as|just"
    r"|estimated)(?: a| an)? \Z",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(r" [a-z]+s\b")
_PHRASE_AFTER = re.compile(
    r" (?!(?:if|as|unless|when|while|and|or|but|is|was|has|because|in|on|at|to|for|with|by|from|after|before|than|under"
    r"|without|compared|since|should)\b)(?:[a-z]+ )?[a-z]+s\b"
)
_SINGULAR_AFTER = re.compile(r" (?![a-z]+s\b)[a-z]{3,}")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|until|till|circa|year|from|before|after|of|by)[ (]\Z", re.IGNORECASE)

_BEFORE_OUR_ERA = re.compile(r" ?(?:BCE?\b|B\.C\.)")  # dates have no years before the first
_THINGS_AFTER = re.compile(
    r" (?!(?:as|has|his|is|its|was)\b)(?:[a-z]+ )??[a-z]+s\b"
    r"| (?:people|hours|local time|on [A-Z]\w+|today|tomorrow)\b"
)
# Painted around 1450, felled no earlier than 1438
_MADE_THEN = re.compile(
    r"\b(?:(?:born|built|buried|carved|cast|completed|composed|copied|dat(?:ed|es|ing)(?: (?:from|to|back to))?"
    r"|destroyed|died|drawn|erected|felled|forged|founded|laid|made|painted|printed|settled|sunk|woven|written)"
    r"(?: here| there)? (?:about|around|circa)|(?:no|not) (?:earlier|later) than|as early as) \Z"
)


def _lone_year(match: re.Match[str], passage: Passage) -> Answer:
    """A year by itself; before 1900 and in the next century only behind a preposition of time."""
    number = int(match["year"])
    before, after = passage.before(match.start(), 30), passage.after(match.end(), 40)
    if is_amount(passage, match.start(), match.end()) or _BEFORE_OUR_ERA.match(after):
        return REFUSED
    if 1900 <= number < _FAR_FUTURE:
        counted = _AMOUNT_BEFORE.search(before) and _PLURAL_AFTER.match(after)
        return REFUSED if counted else periods.year(number)
    if _MADE_THEN.search(before) and not _THINGS_AFTER.match(after):
        return periods.year(number)
    if NAMED_BY_YEAR.search(before) and _SINGULAR_AFTER.match(after) and number >= 1500:
        return periods.year(number)
    return periods.year(number) if _YEAR_BEFORE.search(before) and not _PHRASE_AFTER.match(after) else REFUSED


_SHORT_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|of|during|late|early|mid|before|after|around|circa|summer|winter|spring|autumn"
    r"|fall)|\b(?P<listed>and|to|or)) \Z",
    re.IGNORECASE,
)


def _short_year(match: re.Match[str], passage: Passage) -> Answer:
    """In '74, the class of '09, between '65 and '68."""
    before = _SHORT_BEFORE.search(passage.before(match.start(), 12))
    last = passage.found[-1] if passage.found else None
    if before is None or (before["listed"] and (last is None or last.kind != "date")):
        return REFUSED
    return periods.year(calendar.short_year(match["short"], passage.published))


_CENTURY_ORDINAL = (
    r"(?i:twenty-first|tenth|[a-z]+teenth|eleventh|twelfth|twentieth|[1-9](?:th|st|nd|rd)|1[0-9]th|2[01](?:st|th))"
)
# The 1990's are a decade, 1990's record is one year's.
_LONG_DECADE = r"(?P<decade>(?:1\d|20)\d0)(?:s|(?<=[Tt]he \d{4})['’]s|(?<=(?:arly|late|Late) \d{4})['’]s)\b"
_LONG_CENTURY = rf"(?P<ordinal>{_CENTURY_ORDINAL})[- ][Cc]entury\b"
RANGE_RULES: tuple[DateRule, ...] = (
    DateRule(
        "years from to", rf"(?P<first>{YEAR})(?:{DASH})(?P<last>(?:1\d|20)?\d\d|\d)(?![\d%])(?![-.]\d)", _years_from_to
    ),
    DateRule("years from to", rf"(?P<first>{YEAR}) (?P<joint>to|and|until|through) (?P<last>{YEAR})", _year_to_year),
)
DIGIT_RULES: tuple[DateRule, ...] = (
    DateRule("decade", _LONG_DECADE, _decade),
    DateRule("century", _LONG_CENTURY, _century),
    DateRule("year of our era", r"(?P<year>[1-9]\d{0,3}) ?(?:AD|A\.D\.|CE|C\.E\.)(?![A-Za-z])", _year),
    DateRule("year of our era", r"(?:(?<=AD )|(?<=A\.D\. ))(?P<year>[1-9]\d{0,3})\b(?![,.]\d)", _year),
    DateRule("year", rf"(?P<year>{YEAR})(?![A-Za-z])", _lone_year),
    DateRule("decade", r"(?P<decade>[2-9]0)s\b", _decade),
)
APOSTROPHE_RULES: tuple[DateRule, ...] = (
    DateRule("decade", r"['‘’](?P<decade>[2-9]0)s\b", _decade),
    DateRule("short year", r"['‘’](?P<short>\d\d)(?![\w'’]|[.,]\d)", _short_year),
)
ORDINAL_RULES: tuple[DateRule, ...] = (DateRule("century", _LONG_CENTURY, _century),)
PART_RULES: tuple[DateRule, ...] = (
    DateRule("decade", r"(?:[Ee]arly|[Mm]id|[Ll]ate)[ -]['‘’]?(?P<decade>[2-9]0)s\b", _decade),
    DateRule("decade", rf"(?:{PART})(?:the )?{_LONG_DECADE}", _decade),
    DateRule("century", rf"(?:{PART})(?:the )?{_LONG_CENTURY}", _century),
    DateRule(
        "part of a year",
        rf"(?:[Ss]tart|[Ee]nd|[Bb]eginning|[Mm]iddle|[Cc]lose) of (?:the )?(?:fiscal )?(?P<year>{YEAR})(?![A-Za-z])",
        _year,
        vague=True,
    ),
    DateRule("part of a year", rf"(?:{PART})(?:fiscal )?(?P<year>{YEAR})(?![A-Za-z])", _year, vague=True),
)
WORD_RULES: tuple[DateRule, ...] = (
    DateRule("decade in words", rf"(?P<decade>(?i:{'|'.join(_DECADE_WORDS)}))\b", _spelled_decade),
)
