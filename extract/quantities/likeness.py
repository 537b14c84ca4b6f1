"""Which figures can be values of one thing, parts of one another, or the growth of one another."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Quantity

_RATES = frozenset(("percent", "ratio"))
# 4.2 million a year is of one kind with 3.39 million; 45 cents a share is of another than $900m.
_PERIODS = frozenset((None, "a", "mo", "wk", "d", "h"))
_ANYONE = frozenset(("人", "people", "persons"))  # 1342万名考生，比去年增加51万人


def alike(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be values of one thing: money and money, people and people, kilometres and kilometres."""
    if {left.kind, right.kind} == {"count", "number"} and (not (left.item and right.item) or left.item == right.item):
        return True  # from nine to six points
    if left.kind != right.kind or (left.per != right.per and {left.per, right.per} - _PERIODS):
        return False
    if left.kind == "count" and left.item and right.item and left.item != right.item:
        general = left.item in _ANYONE or right.item in _ANYONE
        return general or left.item in right.item or right.item in left.item
    return left.kind != "percent" or "pp" not in (left.unit, right.unit)


def of_one_rate(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be values of one thing although only the second names the time it is paid for."""
    return alike(left, replace(right, per=right.per or left.per))


def rate_of(level: Quantity, change: Quantity) -> bool:
    """Whether `change` can be the growth of `level`: a rate of anything, or an amount of its own kind."""
    return change.kind in _RATES or alike(level, change)


def fits(part: Quantity, whole: Quantity) -> bool:
    """Whether one figure can be a part of another of its kind."""
    return part.value is None or whole.value is None or part.value <= (whole.max_value or whole.value)


def is_fraction(quantity: Quantity) -> bool:
    """Whether a figure is a part of one: a percentage, or a ratio below 1."""
    return quantity.kind == "percent" or (
        quantity.kind == "ratio" and quantity.value is not None and quantity.value < 1
    )
