"""Figures in rows, as in tables and lists of results: read at once, since no grammar stands around them.

>>> [str(quantity.value) for quantity in read_row("12.5\\t3,400\\t7.1%", 0, 16)[0]]
['12.5', '3400', '7.1']
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.numbers.number_words import UNITS
from extract.model import Quantity, QuantityKind
from extract.quantities.decimals import trimmed

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,9})?%?"
# Three cells between tabs or bars, or six figures with nothing but spaces or commas between them.
_ROW = re.compile(
    rf"{_FIGURE}(?:(?:(?:\t| ?\| ?)[-+−]?{_FIGURE}){{2,100}}|(?:,? [-+−]?{_FIGURE}){{5,100}}"
    r"|(?:,\d{1,2}(?!\d)){5,100})(?=[,\s|]|\Z)"
)
_CELL = re.compile(rf"(?P<figure>[-+−]?{_FIGURE})")
_SIGNS = str.maketrans({",": "", "%": "", "−": "-", "+": ""})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_DIGITS = "|".join(word for word, value in UNITS.items() if value < 10)
_SPOKEN = re.compile(rf"(?:(?:{_DIGITS})[ -]){{3,}}(?:{_DIGITS})\b", re.IGNORECASE)


def read_row(text: str, at: int, end: int) -> tuple[list[Quantity], int] | None:
    """The figures of the row that begins at `at` and where it ends; None where none begins. A head of years is none."""
    row = _ROW.match(text, at, end)
    if row is None:
        return None
    cells = list(_CELL.finditer(text, at, row.end()))
    if any(_YEAR.match(cell["figure"]) for cell in cells):
        return None
    return [_cell(cell) for cell in cells], row.end()


def end_of_spoken_digits(text: str, at: int, end: int) -> int | None:
    """Where `zero two one four`, digits told one by one, ends: a telephone number or a code."""
    match = _SPOKEN.match(text, at, end)
    return match.end() if match else None


def _cell(cell: re.Match[str]) -> Quantity:
    figure = cell["figure"]
    value = Decimal(figure.translate(_SIGNS))
    percent = figure.endswith("%")
    whole = value == value.to_integral_value()
    kind: QuantityKind = "percent" if percent else "count" if whole else "number"
    return Quantity(
        *cell.span(), kind, f"en {kind}: in a row of figures", trimmed(value), unit="%" if percent else None
    )
