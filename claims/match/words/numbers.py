"""Small numbers and months as words name them, by the tables of either language that extraction reads them by."""

from __future__ import annotations

import re

from extract.en.numbers.number_words import ORDINALS, TENS, UNITS
from extract.en.words.date_words import MONTHS
from extract.zh.numbers.numerals import evaluate

_HAN = re.compile(r"[〇零一二两三四五六七八九十百]+")
_ALSO_VERBS = ("march", "may", "mar")  # or a girl: months with a capital only, whatever case an expression takes


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


def month_of(name: str) -> int:
    """The number of a month by what `MONTH` finds.

    >>> [month_of(name) for name in ("March", "Sept.", "DEC")]
    [3, 9, 12]
    """
    return MONTHS[name.rstrip(".").lower()]
