"""QuantityDraft: a quantity while the rules are still completing it; `frozen` turns it into the immutable one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extract.model import Direction, Modifier, Quantity, QuantityKind

_ONE = Decimal(1)
_EXACT = Decimal(10) ** 27  # beyond it a decimal of 28 digits cannot be written out exactly


@dataclass(slots=True)
class QuantityDraft:
    """What one rule has read, field by field as in `Quantity`; `classifier` is the measure word of a count."""

    start: int
    end: int
    kind: QuantityKind
    rule: str
    value: Decimal | None = None
    max_value: Decimal | None = None
    unit: str | None = None
    modifier: Modifier = "="
    direction: Direction | None = None
    item: str | None = None
    item_start: int | None = None
    per: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    vague: bool = False
    optional: bool = False
    classifier: str = ""

    def frozen(self) -> Quantity:
        """The finished quantity."""
        return Quantity(
            self.start,
            self.end,
            self.kind,
            self.rule,
            plain(self.value),
            plain(self.max_value),
            self.unit,
            self.modifier,
            self.direction,
            self.item,
            self.item_start,
            self.per,
            self.start_date,
            self.end_date,
            self.vague,
            self.optional,
        )


def plain(value: Decimal | None) -> Decimal | None:
    """The same number without trailing zeros or exponent: 3.5亿 gives 350000000 and not 350000000.0.

    >>> str(plain(Decimal("350000000.0"))), str(plain(Decimal("0.10"))), str(plain(Decimal("5E+8")))
    ('350000000', '0.1', '500000000')
    """
    if value is None:
        return None
    whole = value.to_integral_value()
    if whole != value:
        return value.normalize()
    return whole.quantize(_ONE) if abs(whole) < _EXACT else whole
