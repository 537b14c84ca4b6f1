"""Reads one English number, in figures or words, with its multiplier: `1.06 million`, `two and a half`, `half a dozen`.

Of the words around it asks only whether a letter multiplies: 40m may be metres. A number is read at a given place;
where numbers begin is the affair of `scan`.
"""

from __future__ import annotations

from extract.en.numbers.figures import read_figures
from extract.en.numbers.number import Number
from extract.en.numbers.number_words import FRACTION_SIGNS
from extract.en.numbers.spelled import read_indefinite, read_spelled

__all__ = ["Number", "read_number"]


def read_number(text: str, at: int, end: int, *, money: bool = False) -> Number | None:
    """The number that begins at `at`, not reaching beyond `end`; `money` lets m, b and t multiply.

    >>> read_number("1.06 million cars", 0, 17).value
    Decimal('1060000.00')
    >>> read_number("two and a half years", 0, 20).value
    Decimal('2.5')
    """
    first = text[at]
    if first.isdigit() or first == "." or first in FRACTION_SIGNS:
        return read_figures(text, at, end, money=money)
    return read_indefinite(text, at, end) or read_spelled(text, at, end)
