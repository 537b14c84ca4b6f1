"""Which figures can be values of one thing, parts of one another, or the growth of one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from extract.model import Quantity
from extract.quantities.lexicon import base_value

_RATES = frozenset(("percent", "ratio"))
# 4.2 million a year is of one kind with 3.39 million; 45 cents a share is of another than $900m.
_PERIODS = frozenset((None, "a", "mo", "wk", "d", "h"))
_ANYONE = frozenset(("人", "people", "persons"))  # 1342万名考生，比去年增加51万人


def alike(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be values of one thing: money and money, people and people, kilometres and miles."""
    if {left.kind, right.kind} == {"count", "number"} and (not (left.item and right.item) or left.item == right.item):
        return True  # from nine to six points
    if left.kind != right.kind or (left.per != right.per and {left.per, right.per} - _PERIODS):
        return False
    if left.kind == "count" and left.item and right.item and left.item != right.item:
        general = left.item in _ANYONE or right.item in _ANYONE
        return general or left.item in right.item or right.item in left.item
    if left.kind == "measure":
        return _measure_one_thing(left, right)
    return left.kind != "percent" or "pp" not in (left.unit, right.unit)


def _measure_one_thing(left: Quantity, right: Quantity) -> bool:
    """Whether the units of two figures are the same or have one base."""
    return left.unit == right.unit or base_value(_ZERO, left.unit)[1] == base_value(_ZERO, right.unit)[1]


_ZERO, _ONE = Decimal(0), Decimal(1)


def in_unit_of(quantity: Quantity, other: Quantity) -> Decimal | None:
    """The value of a figure in the unit of another (800 m are 0.8 of a km); None where it has none in it ($ and £)."""
    if quantity.value is None or quantity.unit == other.unit:
        return quantity.value
    if not _measure_one_thing(quantity, other):
        return None
    value, zero, one = (
        base_value(number, unit)[0]
        for number, unit in ((quantity.value, quantity.unit), (_ZERO, other.unit), (_ONE, other.unit))
    )
    return (value - zero) / (one - zero)


def of_one_rate(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be values of one thing although only one says per what it is: $50 to $500 a unit."""
    return alike(left, replace(right, per=left.per) if None in (left.per, right.per) else right)


def rate_of(level: Quantity, change: Quantity) -> bool:
    """Whether `change` can be the growth of `level`: a rate of anything, points of a rate, or an amount of its kind,
    which need not say again per what it is ($8 a kilo, $2 more).
    """
    if change.unit in ("pp", "bp") and level.kind in ("count", "money", "measure"):
        return False
    return change.kind in _RATES or alike(level, replace(change, per=level.per) if change.per is None else change)


def are_points_of(share: Quantity, change: Quantity) -> bool:
    """Whether `change` tells in percentage points by how much a `share` moves."""
    return change.unit == "pp" and share.kind == "percent"


def fits(part: Quantity, whole: Quantity) -> bool:
    """Whether one figure can be a part of another of its kind, as far as their units tell."""
    if part.kind == whole.kind == "measure" and not _measure_one_thing(part, whole):
        return False
    value = in_unit_of(part, whole)
    return value is None or whole.value is None or value <= (whole.max_value or whole.value)


def sum_in_unit_of(whole: Quantity, parts: Iterable[Quantity]) -> Decimal:
    """What parts come to in the unit of their whole, without those that are told in another currency."""
    return sum((value for part in parts if (value := in_unit_of(part, whole)) is not None), _ZERO)


def is_fraction(quantity: Quantity) -> bool:
    """Whether a figure is a part of one: a percentage, or a ratio below 1."""
    return quantity.kind == "percent" or (
        quantity.kind == "ratio" and quantity.value is not None and quantity.value < 1
    )
