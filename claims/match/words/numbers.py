"""Numbers in digits and in words, and months: words by the tables of either language that extraction reads by."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.numbers.number_words import ORDINALS, TENS, UNITS
from extract.en.words.date_words import MONTHS
from extract.zh.numbers.numerals import evaluate

NUMBER: re.Pattern[str] = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?")  # in digits, commas and point and all
_HAN = re.compile(r"[〇零一二两三四五六七八九十百]+")
_ALSO_VERBS = ("march", "may", "mar")  # or a girl: months with a capital only, whatever case an expression takes


def value_of(written: str) -> Decimal:
    """The value of what `NUMBER` finds.

    >>> str(value_of("57,387.5"))
    '57387.5'
    """
    return Decimal(written.replace(",", ""))


def number_of(word: str) -> int:
    """A whole number in digits or in either language's words, as one counts or as one orders; 0 for none.

    >>> [number_of(word) for word in ("12", "两", "十一", "二十", "Three", "ninth", "decline", "")]
    [12, 2, 11, 20, 3, 9, 0, 0]
    """
    if word.isascii() and word.isdigit():
        return int(word)
    if _HAN.fullmatch(word):
        return int(evaluate(word) or 0)
    word = word.lower()
    return int(UNITS.get(word) or TENS.get(word) or ORDINALS.get(word) or 0)


def _months() -> str:
    sure = "|".join(sorted(MONTHS.keys() - {*_ALSO_VERBS}, key=len, reverse=True))
    others = "|".join(written for name in _ALSO_VERBS for written in (name.capitalize(), name.upper()))
    return rf"\b(?:{sure}|(?-i:{others}))\b\.?"


MONTH = _months()  # of an expression that ignores case, a month's name or short form
# Capital words whose number is no part of a name: May 12, In 2019, “Only 12”.
NO_NAME: str = (
    rf"(?:{MONTH}|In|By|On|At|Of|Since|From|Until|After|Before|With|The|Top|Over|Under|About|Around|Nearly|Almost"
    r"|Just|Only|Some|Another|Those|These|All|First|Last|Next)"
)


def month_of(name: str) -> int:
    """The number of a month by what `MONTH` finds.

    >>> [month_of(name) for name in ("March", "Sept.", "DEC")]
    [3, 9, 12]
    """
    return MONTHS[name.rstrip(".").lower()]
