"""Figures in columns: a bare number in a table counts or measures what the head of its column, or of its row, says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from extract.language import Heads
from extract.languages import language_for
from extract.model import Lang, Quantity, QuantityKind, Span
from extract.quantities.decimals import trimmed
from extract.quantities.lexicon import currency_surfaces, home_currency, shared_currency, unit_surfaces
from extract.text.document import Document, language_of
from extract.text.tables import Cell, plain, words_of, year_at

_SCALES = {
    "万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6, "m": 10**6,
    "thousand": 10**3, "000s": 10**3, "'000": 10**3, "k": 10**3,
}  # fmt: skip
_SCALE = "|".join(map(re.escape, sorted(_SCALES, key=len, reverse=True)))
_NUMBER = re.compile(
    rf"(?P<digits>[-−]?(?:\d{{1,3}}(?:[, ]\d{{3}}){{1,4}}|\d{{1,15}})(?:\.\d{{1,9}})?)\ ?(?P<scale>{_SCALE})?",
    re.IGNORECASE | re.ASCII,
)
# 7,743 (87%), 20（16男、4女）
_WITH_BRACKET = re.compile(rf"{_NUMBER.pattern}(?=\ ?\([^()\n]{{1,24}}\))", _NUMBER.flags)
_BETWEEN = re.compile("[, ]")
_LOSS = re.compile(r"\((?P<digits>\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?P<scale>)\)")  # (171) in accounts
_DAYS = re.compile(r"(?P<digits>\d{1,3})\ ?(?P<scale>)[日天]")
_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d(?:[/-]\d\d)?\ ?(?:年度?)?(?:[春夏秋冬]季|\d\d?月(?:\d\d?日)?.{0,4})?\ ?\*?"
    r"|[1-9]\d?月|Q[1-4]|FY\d\d)(?:\ ?[A-Z]\w*)?\Z"
)
_IN_BRACKETS = re.compile(r"[(\[](?:单位[:：]?)?(?P<unit>[^()\[\]]{1,14})[)\]]\Z")
_LONGEST_ITEM = 24  # characters of a head that can name what is counted


class _Origin(NamedTuple):
    """Whose table it is: the language of the text around it, and where that is from."""

    lang: Lang
    region: str | None

    def heads(self, words: str) -> Heads:
        """What heads say in the language of one."""
        return language_for(language_of(words, self.lang)).heads


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the figures under a head are: `factor` times as many as are written; `item` is a span inside the head."""

    kind: QuantityKind
    unit: str | None = None
    factor: int = 1
    item: tuple[int, int] | None = None


_METRES: _Meaning = _Meaning("measure", "m")


def with_columns(document: Document, found: list[Quantity]) -> list[Quantity]:
    """`found` with what tables hold: bare figures get the unit of their head, and those that were missed come in."""
    if not document.cells:
        return found
    origin = _Origin(document.lang, language_for(document.lang).region_of(document))
    read = [quantity for cell in document.cells.values() if (quantity := _read(document, cell, origin)) is not None]
    if read:
        read.extend(_years(document))
    taken = {at for each in read for at in range(each.start, each.end)}
    kept = [each for each in found if taken.isdisjoint(range(each.start, each.end))]
    return sorted([*kept, *read], key=lambda quantity: quantity.start)


def _years(document: Document) -> Iterator[Quantity]:
    """The years at the head of columns and rows: | 2013 | 2014 |."""
    cells = document.cells.values()
    for span in {span for cell in cells for span in (cell.column, cell.row) if span is not None}:
        year = year_at(document.folded, span)
        if year is not None:
            yield Quantity(*span, "date", "date: head in a table", start_date=year[0], end_date=year[1])


def _read(document: Document, cell: Cell, origin: _Origin) -> Quantity | None:
    text = document.folded
    number = _number(text, cell)
    meant = _meant(text, cell, number, origin) if number is not None else None
    if number is None or meant is None:
        return None
    head, meaning = meant
    if _is_metres(number, words_of(text, head), meaning, origin):
        meaning, scale = _METRES, 1
    else:
        scale = _SCALES[number["scale"].lower()] if number["scale"] else 1
    sign = -1 if number.re is _LOSS else 1
    value = sign * Decimal(_BETWEEN.sub("", number["digits"]).replace("−", "-")) * meaning.factor * scale
    value = trimmed(value)
    item = item_start = None
    if meaning.item is not None:
        item_start = text.find(words_of(text, head)[slice(*meaning.item)], *head)
        item = document.text[item_start : item_start + meaning.item[1] - meaning.item[0]] if item_start >= 0 else None
    whole = number.re in (_LOSS, _DAYS)
    return Quantity(
        *(
            cell.start,
            number.end() if whole else number.end("scale" if number["scale"] else "digits"),
            meaning.kind,
            f"{meaning.kind}: column of a table",
            value,
        ),
        unit=meaning.unit,
        item=item,
        item_start=item_start if item is not None else None,
    )


def _number(text: str, cell: Cell) -> re.Match[str] | None:
    """The number that a cell holds, alone or before what brackets add to it."""
    number = _NUMBER.fullmatch(text, cell.start, cell.end) or _DAYS.fullmatch(text, cell.start, cell.end)
    number = number or _LOSS.fullmatch(text, cell.start, cell.end)
    if number is None:
        number = _WITH_BRACKET.match(text, cell.start, cell.end)
    return number


def _is_metres(number: re.Match[str], head: str, meaning: _Meaning, origin: _Origin) -> bool:
    """Whether the letter behind a number is its unit and no million: 812 m and, under a head that says so, 812m."""
    if number["scale"] != "m" or meaning.kind not in ("count", "measure"):
        return False
    heads = origin.heads(head)
    apart = number.end("digits") < number.start("scale") and heads.by_millions.search(head) is None
    return apart or meaning.unit == "m" or heads.length.search(head) is not None


def _meant(text: str, cell: Cell, number: re.Match[str], origin: _Origin) -> tuple[Span, _Meaning] | None:
    """The head that says what the number of a cell is, and what it says."""
    head, unit = cell.column, None
    if head is None or _PERIOD.fullmatch(plain(text, head)):
        unit = _bracketed(text, head, origin) or _bracketed(text, cell.corner, origin, alone=True)
        head = cell.row  # 2022, 2023: what is counted stands at the front of the row
    beside = number.re is _WITH_BRACKET  # (%) is said of what stands in brackets
    meaning = _meaning(plain(text, head) if beside else words_of(text, head), origin)
    if meaning is None:
        return None
    if number.re is _DAYS:
        named = words_of(text, cell.row)
        return None if origin.heads(named).no_figures.search(named) else (head, _Meaning("duration", "d"))
    own = meaning.kind in ("percent", "age", "duration") or _bracketed(text, head, origin) is not None
    return head, meaning if unit is None or own else unit


def _bracketed(text: str, span: Span | None, origin: _Origin, *, alone: bool = False) -> _Meaning | None:
    """The unit in brackets at the end of a head (2017年（時數）), or that it is, where it holds nothing else."""
    words = words_of(text, span) if span is not None else ""
    bracket = _IN_BRACKETS.search(words)
    named = bracket["unit"] if bracket is not None else words.removeprefix("单位:") if alone else ""
    return _unit(named, origin) if named else None


@lru_cache(maxsize=1_000)
def _meaning(head: str, origin: _Origin) -> _Meaning | None:
    """What the figures under `head` are, as far as it says; None for years, ranks and codes."""
    heads = origin.heads(head)
    if not head or heads.no_figures.search(head):
        return None
    bracket = _IN_BRACKETS.search(head)
    told = _unit(bracket["unit"], origin) if bracket is not None else None
    bare = head[: bracket.start()].strip() if bracket is not None else head
    if told is not None and told.kind == "count" and bare:  # 出席人数（万）
        return replace(_meaning(bare, origin) or told, factor=told.factor)
    if told is not None:
        return told
    currency = _currencies().search(head)
    if currency is not None:
        code = _code(currency.group(), origin)
        scale = re.search(rf"({_SCALE})\ ?\Z", head[: currency.start()])
        return None if code is None else _Meaning("money", code, _SCALES[scale[1]] if scale else 1)
    if heads.share.search(bare):
        return _Meaning("percent", "%")
    lasting = next((unit for ending, unit in heads.lasting.items() if bare.endswith(ending)), None)
    if lasting is not None:
        return _Meaning("duration", lasting)
    counted = heads.counted.search(bare)
    if counted is not None:
        named = next((name for name in ("visits", "item", "unit") if counted.groupdict().get(name)), None)
        return _Meaning("count", item=counted.span(named) if named else None)
    if heads.money.search(bare):
        return _Meaning("money", home_currency(origin.region))
    if heads.age.search(bare):
        return _Meaning("age", "a")
    is_name = len(bare) <= _LONGEST_ITEM and bare.replace(" ", "").isalpha()
    return _Meaning("count", item=(0, len(bare)) if is_name else None)


def _unit(words: str, origin: _Origin) -> _Meaning | None:
    """万元, %, km, US$m: a unit in brackets, with a scale before or behind it."""
    for pattern in _UNITS:
        parts = pattern.fullmatch(words)
        if parts is not None and (known := _scaled(parts["unit"], _SCALES.get(parts["scale"], 1), origin)):
            return known
    lasting = origin.heads(words).lasting.get(words)
    if lasting is not None:
        return _Meaning("duration", lasting)
    return _Meaning("count", factor=_SCALES[words]) if words in _SCALES else None


_UNITS = (
    re.compile(r"(?P<scale>)(?P<unit>.+)"),
    re.compile(rf"(?P<scale>{_SCALE})\ ?(?P<unit>.+)"),
    re.compile(rf"(?P<unit>.+?)\ ?(?P<scale>{_SCALE})"),
)


def _scaled(unit: str, factor: int, origin: _Origin) -> _Meaning | None:
    """`factor` times a unit or currency, by its name."""
    if unit in ("%", "百分比", "per cent", "percent"):
        return _Meaning("percent", "%", factor)
    code = _code(unit, origin)
    if code is not None:
        return _Meaning("money", code, factor)
    known = unit_surfaces("zh").get(unit) or unit_surfaces("en").get(unit)
    if known is None:
        return None
    return _Meaning("duration" if known.dimension == "time" else "measure", known.id, factor)


@cache
def _currencies() -> re.Pattern[str]:
    """Names and signs of currencies that can only mean one, and the signs that several share."""
    chinese = [surface for surface in currency_surfaces("zh") if len(surface) > 1 and surface[-1] >= "\u3400"]
    signs = [surface for surface in currency_surfaces("en") if not surface[0].isalpha() or surface.isupper()]
    signs += [surface for surface in currency_surfaces("en") if surface[-1] == "$"]
    latin = (re.escape(each) if not each[-1].isalpha() else rf"\b{re.escape(each)}\b" for each in set(signs))
    longest = sorted([*map(re.escape, chinese), *latin], key=len, reverse=True)
    return re.compile("|".join([*longest, r"\$"]))


def _code(surface: str, origin: _Origin) -> str | None:
    known = currency_surfaces("zh").get(surface) or currency_surfaces("en").get(surface)
    return known or shared_currency(surface, origin.region)
