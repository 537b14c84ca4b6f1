"""Lexicon: the units and currencies of both languages, read from the two tables beside this file.

It knows what a unit is called and how many of its base unit it holds. How a number and a unit stand together in a
sentence is grammar, and not in here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from extract.model import Lang, Quantity
from extract.quantities.decimals import shortened

_TABLES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `value * factor` (after adding `offset`) is its value in `base`.

    A `converted` unit is given in its base.
    """

    id: str
    dimension: str
    base: str
    factor: Decimal
    offset: Decimal
    symbols: tuple[str, ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]
    regional: Mapping[str, tuple[str, ...]]
    examples: Mapping[str, Mapping[str, str]]
    converted: bool = False


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency; `shared` signs mean it in its `region`, its own country first (an empty string: where no region is
    known).
    """

    code: str
    symbols: tuple[str, ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]
    shared: tuple[str, ...]
    region: tuple[str, ...]
    subunits: Mapping[str, int]
    examples: Mapping[str, Mapping[str, str]]


@cache
def units() -> tuple[Unit, ...]:
    """Every unit, in the order of the table."""
    return tuple(_unit(entry) for entry in _entries("units.toml", "unit"))


@cache
def currencies() -> tuple[Currency, ...]:
    """Every currency, in the order of the table."""
    return tuple(_currency(entry) for entry in _entries("currencies.toml", "currency"))


@cache
def unit_surfaces(lang: Lang) -> Mapping[str, Unit]:
    """Surface -> unit: the words of one language and the symbols that all share; the first entry keeps a surface."""
    surfaces: dict[str, Unit] = {}
    for unit in units():
        for surface in (*unit.symbols, *(unit.zh if lang == "zh" else unit.en)):
            surfaces.setdefault(surface, unit)
    return surfaces


def regional_surfaces(region: str) -> Mapping[str, Unit]:
    """Chinese surfaces that mean another unit in `region` than elsewhere (尺 in Hong Kong is a foot)."""
    return {surface: unit for unit in units() for surface in unit.regional.get("hk" if region == "mo" else region, ())}


@cache
def currency_surfaces(lang: Lang) -> Mapping[str, str]:
    """Unambiguous names and signs -> ISO code."""
    surfaces: dict[str, str] = {}
    for currency in currencies():
        for surface in (*currency.symbols, *(currency.zh if lang == "zh" else currency.en)):
            surfaces.setdefault(surface, currency.code)
    return surfaces


@cache
def _shared() -> Mapping[str, Mapping[str, str]]:
    """Shared sign -> region -> ISO code; an empty string stands for the regions that no entry names."""
    shared: dict[str, dict[str, str]] = {}
    for currency in currencies():
        for surface in currency.shared:
            for region in currency.region:
                shared.setdefault(surface, {}).setdefault(region, currency.code)
    for currency in currencies():
        for surface in currency.shared:
            shared.setdefault(surface, {}).setdefault("", currency.code)
    return shared


def shared_currency(surface: str, region: str | None) -> str | None:
    """The ISO code that a shared sign (元, $, 比索) stands for in `region`; None when no entry lists the sign.

    >>> shared_currency("$", "hk"), shared_currency("$", None)
    ('HKD', 'USD')
    """
    codes = _shared().get(surface)
    return None if codes is None else codes.get(region or "") or codes[""]


@cache
def _homes() -> Mapping[str, str]:
    """Region -> the ISO code of its own currency, whose entry names it first."""
    return {currency.region[0]: currency.code for currency in currencies() if currency.region}


def home_currency(region: str | None) -> str:
    """The currency of a bare 元 in a region.

    >>> home_currency("mo"), home_currency(None)
    ('MOP', 'CNY')
    """
    return _homes().get(region or "", "CNY")


@cache
def regions() -> tuple[str, ...]:
    """Every region that decides what a sign or a unit means, in order of the alphabet."""
    named = {region for currency in currencies() for region in currency.region}
    named |= {region for unit in units() for region in unit.regional}
    return tuple(sorted(named - {""}))


@cache
def _bases() -> Mapping[str, tuple[str, Decimal, Decimal]]:
    return {unit.id: (unit.base, unit.factor, unit.offset) for unit in units()}


def base_value(value: Decimal, unit: str | None) -> tuple[Decimal, str | None]:
    """`value` in the base unit of its dimension, and that base; a unit without one (a currency, %) stays as it is.

    >>> base_value(Decimal(3), "km"), base_value(Decimal(50), "CNY")
    ((Decimal('3000'), 'm'), (Decimal('50'), 'CNY'))
    """
    known = _bases().get(unit or "")
    if known is None:
        return value, unit
    base, factor, offset = known
    return (value + offset) * factor, base


@cache
def _converted() -> frozenset[str]:
    return frozenset(unit.id for unit in units() if unit.converted)


def as_given(quantity: Quantity) -> Quantity:
    """The quantity in the unit in which its values are given: 一里 as 500 m, 35坪 as 115.703 m2."""
    if quantity.unit not in _converted() or quantity.value is None:
        return quantity
    value, base = base_value(quantity.value, quantity.unit)
    upper = None if quantity.max_value is None else shortened(base_value(quantity.max_value, quantity.unit)[0])
    return replace(quantity, value=shortened(value), max_value=upper, unit=base)


def _entries(name: str, key: str) -> list[dict[str, Any]]:
    with (_TABLES / name).open("rb") as table:
        entries: list[dict[str, Any]] = tomllib.load(table)[key]
    return entries


def _unit(entry: dict[str, Any]) -> Unit:
    numerator, _, denominator = entry["factor"].partition("/")
    return Unit(
        id=entry["id"],
        dimension=entry["dimension"],
        base=entry["base"],
        factor=Decimal(numerator) / Decimal(denominator or 1),
        offset=Decimal(entry.get("offset", "0")),
        symbols=tuple(entry["symbols"]),
        zh=tuple(entry["zh"]),
        en=tuple(entry["en"]),
        regional={region: tuple(surfaces) for region, surfaces in entry.get("regional", {}).items()},
        examples=entry["examples"],
        converted=entry.get("converted", False),
    )


def _currency(entry: dict[str, Any]) -> Currency:
    return Currency(
        code=entry["code"],
        symbols=tuple(entry["symbols"]),
        zh=tuple(entry["zh"]),
        en=tuple(entry["en"]),
        shared=tuple(entry.get("shared", ())),
        region=tuple(entry.get("region", ())),
        subunits=entry.get("subunits", {}),
        examples=entry["examples"],
    )
