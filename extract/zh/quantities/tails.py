"""Tails: what may stand right behind a number and says what it counts or measures.

One table from surface to meaning, built from the lexicon and the classifiers, looked up by first character, longest
first. Surfaces that are only sometimes a unit carry what must not follow (元 in 元旦, 天 in 天然气).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from extract.model import Modifier
from extract.quantities.lexicon import currencies, regional_surfaces, regions, units
from extract.zh.quantities.wordends import NOT_BEFORE

TailKind = Literal["money", "percent", "measure", "duration", "age", "ratio", "level", "count"]


class Tail(NamedTuple):
    """A surface and its meaning: `kind` chooses the rule that reads it, `unit` and `factor` what the number becomes
    (0.01 for 分钱), `never` what may not follow it. A half inside of it is `added` to the number, a 多 is a `modifier`.
    """

    surface: str
    kind: TailKind
    unit: str
    factor: Decimal
    never: re.Pattern[str] | None
    added: Decimal = Decimal(0)
    modifier: Modifier = "="


_PLAIN = Decimal(1)
_SPECIAL: tuple[tuple[str, TailKind, str, str], ...] = (
    # surface, kind, unit, factor
    ("%", "percent", "%", "1"), ("‰", "percent", "%", "0.1"),
    ("个百分点", "percent", "pp", "1"), ("百分点", "percent", "pp", "1"), ("个百份点", "percent", "pp", "1"),
    ("个基点", "percent", "bp", "1"), ("基点", "percent", "bp", "1"), ("bp", "percent", "bp", "1"),
    ("点子", "percent", "bp", "1"),
    ("个巴仙", "percent", "%", "1"), ("个百分比", "percent", "%", "1"),
    ("巴仙", "percent", "%", "1"), ("趴", "percent", "%", "1"), ("pc", "percent", "%", "1"),
    ("percent", "percent", "%", "1"), ("成", "percent", "%", "10"), ("折", "percent", "%", "10"),
    ("厘", "percent", "%", "1"), ("倍", "ratio", "x", "1"), ("番", "ratio", "x", "1"),
    ("岁", "age", "a", "1"), ("歳", "age", "a", "1"),
    ("周岁", "age", "a", "1"), ("虚岁", "age", "a", "1"), ("个月大", "age", "mo", "1"),
    ("天大", "age", "d", "1"), ("旬", "age", "a", "10"), ("个世纪", "duration", "a", "100"),
    ("个甲子", "duration", "a", "60"), ("甲子", "duration", "a", "60"),
    ("个季度", "duration", "mo", "3"), ("刻钟", "duration", "min", "15"), ("个年头", "duration", "a", "1"),
    ("个学年", "duration", "a", "1"), ("个年度", "duration", "a", "1"),
    ("个财政年度", "duration", "a", "1"), ("个财年", "duration", "a", "1"), ("个小时", "duration", "h", "1"),
    ("个钟头", "duration", "h", "1"), ("个钟", "duration", "h", "1"), ("个月", "duration", "mo", "1"),
    ("个星期", "duration", "wk", "1"), ("个礼拜", "duration", "wk", "1"), ("个周", "duration", "wk", "1"),
    ("个交易日", "duration", "d", "1"), ("个工作日", "duration", "d", "1"), ("个工作天", "duration", "d", "1"),
    ("个昼夜", "duration", "d", "1"), ("年期", "duration", "a", "1"), ("个学期", "count", "", "1"),
    ("粒钟", "duration", "h", "1"), ("句钟", "duration", "h", "1"),
    ("点", "level", "point", "1"), ("分", "level", "point", "1"), ("级", "level", "", "1"),
    ("度", "level", "degree", "1"), ("°", "level", "degree", "1"), ("个点", "level", "point", "1"),
    ("节", "level", "kn", "1"),
    ("级分", "level", "point", "1"),
    ("桶", "level", "bbl", "1"), ("个G", "measure", "GB", "1"), ("个T", "measure", "TB", "1"),
    ("兆", "measure", "MB", "1"),
)  # fmt: skip
_MONEY_WORDS = ("元", "块", "块钱", "元钱", "圆", "蚊", "元正", "元整")


@cache
def _tables() -> Mapping[str, Mapping[str, tuple[Tail, ...]]]:
    """Region -> its table; an empty string stands for the regions that have no surfaces of their own."""
    return {region: _table(region) for region in ("", *regions()) if not region or regional_surfaces(region)}


def _table(region: str) -> Mapping[str, tuple[Tail, ...]]:
    """First character -> the tails that begin with it, longest first."""
    tails: dict[str, Tail] = {}

    def add(surface: str, kind: TailKind, unit: str, factor: Decimal = _PLAIN) -> None:
        never = NOT_BEFORE.get(surface)
        pattern = re.compile(never) if never else None
        if surface[-1].isascii() and surface[-1].isalpha():
            pattern = re.compile(r"[A-Za-z]")
        tails.setdefault(surface, Tail(surface, kind, unit, factor, pattern))

    for surface, kind, unit, factor in _SPECIAL:
        add(surface, kind, unit, Decimal(factor))
    for surface, known in regional_surfaces(region).items():
        add(surface, "measure", known.id)
    for known in units():
        for surface in (*known.zh, *known.symbols):
            if surface != "月":
                add(surface, "duration" if known.dimension == "time" else "measure", known.id)
    for word in _MONEY_WORDS:
        add(word, "money", "")
    for currency in currencies():
        for surface in (*currency.zh, *currency.symbols):
            add(surface, "money", currency.code)
        for surface in currency.shared:
            if not surface.isascii():
                add(surface, "money", "")
        for surface, parts in currency.subunits.items():
            code = "" if surface in ("角", "毛", "毛钱", "分钱", "厘钱") else currency.code
            if not surface.isascii():
                add(surface, "money", code, Decimal(1) / parts)
    for surface in (*classifiers("words"), *classifiers("things")):
        add(surface, "count", "")
    by_first: dict[str, list[Tail]] = defaultdict(list)
    for tail in tails.values():
        by_first[tail.surface[0]].append(tail)
    return {first: tuple(sorted(some, key=lambda tail: -len(tail.surface))) for first, some in by_first.items()}


@cache
def classifiers(table: str) -> Mapping[str, str]:
    """The classifiers proper ("words") or the nouns that are counted directly ("things"), each with its example."""
    with (Path(__file__).parent / "classifiers.toml").open("rb") as file:
        entries: dict[str, dict[str, str]] = tomllib.load(file)
    return entries[table]


def tail_at(text: str, at: int, end: int, region: str) -> Tail | None:
    """The longest tail that starts at `at`, unless what follows makes it another word."""
    if at >= end:
        return None
    tables = _tables()
    for tail in tables.get(region, tables[""]).get(text[at], ()):
        if text.startswith(tail.surface, at):
            after = at + len(tail.surface)
            if after <= end and (tail.never is None or not tail.never.match(text, after, end)):
                return tail
    return None


# Lengths of time that count nothing right behind a number: 三月 is a month, 三世纪 a century, 三钟 nothing.
_LONE_TIMES = (
    Tail("月", "duration", "mo", _PLAIN, None),
    Tail("世纪", "duration", "a", Decimal(100), None),
    Tail("钟", "duration", "h", _PLAIN, None),
)
_HALF = Decimal("0.5")
_INSIDE = re.compile(r"个(?:半(?=月|小时|钟|世纪|星期|礼拜|工作日)|(?P<some>[多余几来]))")
_MINUTES = (
    Tail("分半钟", "duration", "min", _PLAIN, None, added=_HALF),
    Tail("分多钟", "duration", "min", _PLAIN, None, modifier=">"),
)


def time_at(text: str, at: int, end: int, region: str) -> Tail | None:
    """The length of time that starts at `at`, also one that counts nothing right behind a number."""
    tail = tail_at(text, at, end, region)
    if tail is not None:
        return tail if tail.kind == "duration" else None
    return next((lone for lone in _LONE_TIMES if text.startswith(lone.surface, at, end)), None)


def parted_tail_at(text: str, at: int, end: int, region: str) -> Tail | None:
    """A tail with a half or a 多 inside: 个半小时, 个多月, 个来百分点, 分半钟."""
    inside = _INSIDE.match(text, at, end)
    if inside is None:
        return next((tail for tail in _MINUTES if text.startswith(tail.surface, at, end)), None)
    unit = tail_at(text, inside.end(), end, region) if inside["some"] else None
    if unit is None or unit.surface != "百分点":
        unit = time_at(text, inside.end(), end, region)
    if unit is None:
        return None
    surface = inside.group() + unit.surface
    if inside["some"] is None:
        return unit._replace(surface=surface, added=_HALF)
    return unit._replace(surface=surface, modifier="~" if inside["some"] == "来" else ">")
