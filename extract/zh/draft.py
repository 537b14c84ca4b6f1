"""QuantityDraft: a quantity while the rules are still completing it; `frozen` turns it into the immutable one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extract.model import Direction, Modifier, Quantity, QuantityKind
from extract.quantities.decimals import trimmed


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
            None if self.value is None else trimmed(self.value),
            None if self.max_value is None else trimmed(self.max_value),
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
