"""A number in the unit of another figure of its sentence: `from 52 pence to 61`, `two decades, then three`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.en.numbers.currencynames import currency_names
from extract.en.quantities.units import factor_behind
from extract.model import Quantity
from extract.quantities.decimals import shortened

_Scale = tuple[Decimal, int]  # by what words multiply, and how many of them make one: (10, 1) decades, (1, 100) cents
_PLAIN: _Scale = (Decimal(1), 1)
_LAST_WORD = re.compile(r"(?:[A-Za-z]+|¢)\Z")
_LETTERS = ("c", "¢")  # cents, which the table has as words only
_LONGEST = 40  # characters of a unit


@dataclass(slots=True)
class SharedUnits:
    """Gives figures the unit of another; `scales` are those of figures without a unit, by where they start."""

    text: str
    scales: dict[int, _Scale] = field(default_factory=dict)

    def told_in(self, full: Quantity, bare: Quantity, how: str) -> Quantity:
        """The number `bare` as one of what `full` is told in; it counts nothing itself."""
        scale = self.scales.get(full.start) or _scale(self.text, full)
        self.scales[bare.start] = scale
        return replace(
            bare,
            kind=full.kind,
            value=_scaled(bare.value, scale),
            max_value=_scaled(bare.max_value, scale),
            unit=full.unit,
            per=bare.per or full.per,
            item=None,
            item_start=None,
            rule=f"{full.rule}, {how}",
        )


def _scaled(value: Decimal | None, scale: _Scale) -> Decimal | None:
    return value if value is None or scale == _PLAIN else shortened(value * scale[0] / scale[1])


def _scale(text: str, full: Quantity) -> _Scale:
    words = text[max(full.start, full.end - _LONGEST) : full.end]
    if full.kind != "money":
        return factor_behind(words), 1
    name = _LAST_WORD.search(words)
    if name is None:
        return _PLAIN
    return Decimal(1), 100 if name[0] in _LETTERS else currency_names().get(name[0], _NO_NAME)[1]


_NO_NAME = (None, 1)
