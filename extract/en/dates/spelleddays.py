"""Days of a month in words: `the twenty-ninth of February 2012`, `the first day of May`, `the Fourth of July`."""

from __future__ import annotations

import re

from extract.en.dates import calendar
from extract.en.dates.dated import REFUSED, Answer, DateRule
from extract.en.dates.days import TRAILING_YEAR, days_between, tense_of
from extract.en.numbers.number_words import ORDINALS
from extract.en.numbers.numbers import read_number
from extract.en.passage import Passage
from extract.en.words.date_words import MONTH, month_number

_UNITS = "|".join(word for word, value in ORDINALS.items() if value < 10)
_ORDINAL = "|".join(word for word, value in ORDINALS.items() if value <= 30)
_THE = re.compile(r"\b(?:[Tt]he|[Oo]n|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|[Tt]o|[Aa]nd) \Z")


def _spelled_day(match: re.Match[str], passage: Passage) -> Answer:
    """A third of May is no day of it, the third of May is."""
    words = match["ordinal"]
    number = read_number(words, 0, len(words))
    if number is None or not number.ordinal or not _THE.search(passage.before(match.start(), 8)):
        return REFUSED
    month, day = month_number(match["month"]), int(number.value)
    year = match["year"]
    if match["near"] and passage.published is not None:
        year = str(calendar.year_said(passage.published, match["near"]))
    return days_between(passage, (month, month), (day, day), year, tense_of(match, passage)) or REFUSED


RULES: tuple[DateRule, ...] = (
    DateRule(
        "day in words",
        rf"(?P<ordinal>(?i:(?:twenty|thirty)[- ](?:{_UNITS})|{_ORDINAL}))(?: day)? of (?P<month>{MONTH})"
        rf"{TRAILING_YEAR}",
        _spelled_day,
    ),
)
