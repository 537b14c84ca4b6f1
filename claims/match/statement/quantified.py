"""Quantities as the figures that linking compares: in base units, with the grain of their digits."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from claims.match.statement.figures import Figure, grain_of
from claims.match.words.labels import day_of_some_year
from extract.model import Quantity
from extract.quantities.lexicon import base_value, unit_surfaces


def figure_of(quantity: Quantity, exact: str, origin: int) -> Figure:
    """The figure of a quantity that reads `exact`, in a text whose sentence starts at `origin`."""
    fraction = quantity.kind == "ratio" and quantity.value is not None and 0 < quantity.value < 1
    told, per = _CONCENTRATIONS.get((quantity.unit, quantity.per), (quantity.unit, _each(quantity.per)))
    unit, one, zero = _scale("%" if fraction else told)
    per_unit = (one - zero) * (100 if fraction else 1)  # a fraction is compared as a percentage
    value = quantity.value or Decimal(0)
    if quantity.role == "by" and quantity.kind == "ratio" and exact.endswith("倍") and exact not in _DOUBLED:
        value += 1  # 增长一倍 is twice as much: what else is told to double or be twofold counts the whole

    grain = grain_of(value, exact) * per_unit
    if fraction and not _DIGIT.search(exact):
        grain = max(grain, _SPELLED)  # nearly a third is no 33.333%
    kind = quantity.kind
    if kind == "age" and value * per_unit < _OLDEST * _YEAR:
        grain = min(grain, per_unit)  # who is 100 is not 101
    elif kind == "age":
        kind = "duration"  # a fossil's 3.2 million years
    day = day_of_some_year(exact) if quantity.kind == "date" and quantity.start_date is None else None
    return Figure(
        kind=kind,
        role=quantity.role,
        unit=unit,
        low=value * per_unit + zero,
        high=quantity.max_value * per_unit + zero if quantity.max_value is not None else None,
        grain=grain,
        modifier="=" if quantity.role == "price" and quantity.modifier == ">=" else quantity.modifier,
        direction=quantity.direction,
        item=quantity.item,
        per=per,
        vague=quantity.vague,
        first_day=day or _narrowed(quantity, exact)[0],
        last_day=day or _narrowed(quantity, exact)[1],
        start=quantity.start - origin,
        end=quantity.end - origin,
        exact=exact,
    )


def _narrowed(quantity: Quantity, exact: str) -> tuple[date | None, date | None]:
    """The days of a date: of a month whose first or last part is told, that part."""
    first, last = quantity.start_date, quantity.end_date
    if first is None or last is None or first.day != 1 or not timedelta(27) <= last - first <= timedelta(31):
        return first, last
    if exact.endswith("初") or exact.lower().startswith("early"):
        return first, first + _PART
    if exact.endswith(("底", "末")) or exact.lower().startswith("late"):
        return last - _PART, last
    return first, last


_PART = timedelta(10)
_SPELLED = Decimal("1.4")  # points of a fraction in words: two thirds may be 66%
_OLDEST = 130  # years that people live
_YEAR = 365 * 24 * 60 * 60  # in seconds


_DOUBLED = ("翻倍", "翻了倍")  # whose 2 is the whole already
_DIGIT = re.compile(r"\d")
# 32 micrograms for each cubic metre is told as one unit as well, so is what flows by in a second, and so is rain: a
# litre on a square metre is 1 mm.
_CONCENTRATIONS: dict[tuple[str | None, str | None], tuple[str, None]] = {
    **{("ug", name): ("ug/m3", None) for name in ("立方米", "立方公尺", "cubic metre", "cubic meter", "m3")},
    **{("m3", name): ("m3/s", None) for name in ("秒", "每秒", "second", "s")},
    **{("L", name): ("mm", None) for name in ("平方米", "平方公尺", "square metre", "square meter", "m2")},
}
# What prices and shares are for each of, in either language; units stand in the table of units.
_EACH = {
    **dict.fromkeys(("股", "share"), "share"),
    **dict.fromkeys(("人", "位", "名", "person", "head"), "person"),
    **dict.fromkeys(("张", "ticket"), "ticket"),
    **dict.fromkeys(("打", "dozen"), "dozen"),
    **dict.fromkeys(("晚", "夜", "night"), "d"),
    **dict.fromkeys(("户", "household"), "household"),
    **dict.fromkeys(("桶", "barrel"), "bbl"),
}


@lru_cache(maxsize=100_000)
def _each(per: str | None) -> str | None:
    """What a figure is for each of, under one name in both languages: 公斤 is kg."""
    if per is None:
        return None
    unit = unit_surfaces("zh").get(per) or unit_surfaces("en").get(per)
    return _EACH.get(per) or (unit.id if unit else per)


def _scale(unit: str | None) -> tuple[str | None, Decimal, Decimal]:
    """The base of `unit`, and what 1 and 0 of it are there (0 °F is no 0 °C); a basis point is 0.01 of a point."""
    if unit == "bp":
        return "pp", Decimal("0.01"), Decimal(0)
    one, base = base_value(Decimal(1), unit)
    zero, _ = base_value(Decimal(0), unit)
    return base, one, zero


def is_usable(kind: str, value: object) -> bool:
    """Whether a quantity of this kind can be compared: dates need no value."""
    return kind == "date" or value is not None
