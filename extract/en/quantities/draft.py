"""QuantityDraft: a quantity before its bound and direction are known, as the rules for each kind hand it over."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.en.numbers.numbers import Number
from extract.model import Direction, Modifier, QuantityKind


@dataclass(frozen=True, slots=True)
class QuantityDraft:
    """`start`..`end` is the exact span; `reach` is where the words that belong to it end (unit, noun, `or more`)."""

    start: int
    end: int
    reach: int
    kind: QuantityKind
    rule: str
    value: Decimal
    upper: Decimal | None = None
    unit: str | None = None
    item: tuple[int, int] | None = None
    per: str | None = None
    modifier: Modifier = "="
    direction: Direction | None = None
    fixed: bool = False  # the direction is settled: a comparison, a verb that says it
    vague: bool = False
    optional: bool = False  # only some readers would take it for a figure

    @classmethod
    def of(
        cls,
        number: Number,
        end: int,
        kind: QuantityKind,
        rule: str,
        unit: str | None = None,
        item: tuple[int, int] | None = None,
    ) -> QuantityDraft:
        """What a number makes of itself with a unit that ends at `end`, or with a noun that it counts."""
        return cls(number.start, end, end, kind, rule, number.value, number.upper, unit, item, vague=number.vague)
