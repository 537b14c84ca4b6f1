"""Number: a number in the text, before anybody asks what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """`value` at `start`..`end`, and `upper` for the high end of a range or of a vague plural.

    `scale` is the multiplier already in `value` (1 for none); `spelled` says that it begins in words; `grouped` that
    its figures carry thousands separators; `figures` are the digits of a plain whole number, as a year would be.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    scale: Decimal = Decimal(1)
    spelled: bool = False
    grouped: bool = False
    vague: bool = False
    ordinal: bool = False
    figures: str = ""
