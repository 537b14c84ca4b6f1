"""Figures side by side: may both be true, and do they say the same?

The rule of the outward contract: figures agree when they are equal after rounding to the coarser one's digits, or when
one is a bound that the other satisfies and lies within a fifth of. They clash when no value satisfies both. Between the
two lies much that proves nothing ("more than 1,000" and 57,387).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from claims.match.statement.counters import may_count_one_thing
from claims.match.statement.currencies import may_be_one_currency
from claims.match.words.labels import NO_YEAR
from extract.model import Direction, Modifier, Portable, QuantityKind, Role
from extract.text.fold import fold

Agreement = Literal["agree", "fit", "open", "clash", "apart"]

FIFTH = Decimal("0.2")  # how far a point may lie from the bound it satisfies
_EXACT = 1000  # last digits in a figure from which "about" adds nothing to how it is rounded
LOOSE = Decimal("0.1")  # how far "about" reaches when the digits do not round to each other


@dataclass(frozen=True, slots=True)
class Figure(Portable):
    """A quantity in base units. `grain` is the worth of its last digit as written (10,000 in 2万, 0.1 in 3.2).

    `start`..`end` is its place in the text of its mention. `first_day` and `last_day` are set for dates alone.
    """

    kind: QuantityKind
    role: Role
    unit: str | None
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    grain: Decimal = Decimal(1)
    modifier: Modifier = "="
    direction: Direction | None = None
    item: str | None = None
    per: str | None = None
    vague: bool = False
    first_day: date | None = None
    last_day: date | None = None
    start: int = 0
    end: int = 0
    exact: str = ""

    @property
    def is_bound(self) -> bool:
        """Whether it leaves one side open: it may join a claim, never join two."""
        return self.modifier not in ("=", "~") or self.vague

    @property
    def top(self) -> Decimal:
        """The upper end of a range, the value itself of a point."""
        return self.low if self.high is None else self.high

    @property
    def measure(self) -> str:
        """What it can be compared with: the base unit, else what it counts on (`count`, `rank`, `number`)."""
        if self.kind in ("percent", "ratio", "money", "date"):
            return self.unit or self.kind
        if self.kind in ("count", "number"):
            return self.unit or "count"
        return self.unit or self.kind


_SHARE = re.compile(r"成|%|分之|\b(?:per ?cent|in|of|out)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def grain_of(value: Decimal, exact: str) -> Decimal:
    """The worth of the last digit of `value` as `exact` writes it, in the unit of `value`.

    Zeros written at the end say little: of a round number in digits at least two digits count.

    >>> [str(grain_of(Decimal(n), exact)) for n, exact in ((57387, "57,387人"), (60000, "60,000"), (3200000, "3.2m"))]
    ['1', '1E+3', '1E+5']
    """
    if value == 0:
        return Decimal(1)
    written = _DIGITS.search(exact)
    top = value.adjusted()
    if written and written[1]:
        digits = len(written.group().replace(",", "").replace(".", "").lstrip("0")) or 1
        return Decimal(1).scaleb(top - digits + 1)
    last = _last_place(value)
    spelled = written is None or len(written.group().replace(",", "")) < top + 1
    if spelled and written and last >= top and len(written.group().replace(",", "")) > 1:
        return Decimal(1).scaleb(top - 1)  # 1000万 and 10 million are told to two digits at least
    if top == 1 and written is None and not _SHARE.search(exact):
        return Decimal(1)  # ten and 三十 are counted, 三成 is a share told roughly
    if last >= top and not spelled:  # 60,000 in digits may mean any of 59,500 to 60,500
        return Decimal(1).scaleb(max(top - 1, 0)) if top > 0 else Decimal(1)
    return Decimal(1).scaleb(min(last, top))


def _last_place(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def compare_figures(left: Figure, right: Figure) -> Agreement:
    """What two figures say of each other, whatever they are about.

    `apart` when they cannot be compared (different units), `open` when both may hold without telling the same.
    """
    if left.kind == "date" or right.kind == "date":
        return _compare_days(left, right)
    if left.measure != right.measure and not _is_one_money(left, right) and not _are_scored(left, right):
        return "apart"
    if left.per and right.per and left.per != right.per:
        return "open"
    verdict = _compare_values(left, right)
    if verdict == "clash" and left.kind == "money" and not _is_slip(left.low, right.low):
        return "apart"
    if verdict == "clash" and not _may_stand_for(left, right):
        return "apart"
    if left.direction and right.direction and left.direction != right.direction:
        return "clash"
    return verdict


def _is_one_money(left: Figure, right: Figure) -> bool:
    if left.kind != "money" or right.kind != "money":
        return False
    return may_be_one_currency((left.exact, left.unit), (right.exact, right.unit))


_SLIP = 10**5  # how many times too large a sum may be by a mistake: 亿 for 万 is, 12 million for 12 is no mistake


def _is_slip(left: Decimal, right: Decimal) -> bool:
    small, large = sorted((abs(left), abs(right)))
    return large < small * _SLIP


# Kinds that may give one quantity; other differing ones do not.
_KINDS = (frozenset(("percent", "ratio")), frozenset(("count", "number")), frozenset(("count", "measure")))


def _may_stand_for(left: Figure, right: Figure) -> bool:
    """Whether two figures may measure one thing, as far as kinds and counters tell."""
    kinds = {left.kind, right.kind}
    if len(kinds) > 1 and not any(kinds <= family for family in _KINDS):
        return False
    return may_count_one_thing(left.exact, right.exact) or any(
        fold(each.item or "") in _LIVES for each in (left, right)
    )


_LIVES = ("性命", "生命", "人命")  # 42条性命 are 42人


def _are_scored(left: Figure, right: Figure) -> bool:
    """Whether both are bare numbers, one of them told in points: who scored 93.5 scored 93.5 points."""
    return left.kind == right.kind == "number" and {left.unit, right.unit} == {None, _SCORED}


_SCORED = "point"


def _compare_values(left: Figure, right: Figure) -> Agreement:
    if (left.low, left.high) == (right.low, right.high):
        sides = {figure.modifier[0] for figure in (left, right)}
        return "open" if sides == {"<", ">"} else "agree"
    if left.high is not None or right.high is not None:
        return _compare_ranges(left, right)
    if left.is_bound or right.is_bound:
        return _compare_bounds(left, right)
    return _compare_points(left, right)


def _compare_points(left: Figure, right: Figure) -> Agreement:
    distance = gap(left.low, right.low)
    coarse = max(left.grain, right.grain)
    if distance <= FIFTH and abs(left.low - right.low) * 2 <= coarse:
        return "agree"
    if distance <= _CONVERTED and left.kind == right.kind == "measure" and _are_other_units(left, right):
        return "agree"
    if _SCORED in (left.unit, right.unit) and coarse == 1 and int(left.low) == int(right.low):
        return "agree"  # an index level is told without what stands behind its point, and not rounded
    if distance <= LOOSE / 2 and _is_cut_off(left, right):
        return "open"
    if "~" in (left.modifier, right.modifier):
        about = left if left.modifier == "~" else right
        wide = Decimal(1).scaleb(about.low.adjusted()) if about.low else coarse
        rough = about.grain * _EXACT > abs(about.low)  # "about 1,754" is meant to the last digit, "about 1,750" is not
        exacter = about.grain * 100 <= abs(about.low)  # "some 39,500" is no 36,800
        if exacter and distance > LOOSE / 5:
            return "open" if distance <= LOOSE / 2 else "clash"
        near = distance <= LOOSE and _rounds(left.low, wide) == _rounds(right.low, wide)
        near = near and about.low % wide == 0  # some 85 million is told to two digits
        if rough and (distance <= LOOSE / 2 or near):
            return "agree"
        wide_zone = LOOSE if about.grain * 10 > abs(about.low) else LOOSE / 2
        return "open" if distance <= wide_zone else "clash"
    return "clash"


def _is_cut_off(left: Figure, right: Figure) -> bool:
    """Whether one is the other without its last digits, as reporters shorten who do not round: 1.6万 of 16,508."""
    fine, coarse = sorted((left, right), key=lambda figure: figure.grain)
    if fine.grain == coarse.grain or not coarse.grain:
        return False
    return (fine.low / coarse.grain).to_integral_value(ROUND_DOWN) * coarse.grain == coarse.low


# How far a round figure of miles may lie from the round one of kilometres that it renders
_CONVERTED = Decimal("0.015")


def _are_other_units(left: Figure, right: Figure) -> bool:
    """Whether two measures are told in units of which one is no power of ten of the other."""
    one, other = (figure.grain.scaleb(-figure.grain.adjusted()) for figure in (left, right))
    return gap(one, other) > _CONVERTED


def _compare_bounds(left: Figure, right: Figure) -> Agreement:
    """Bound against point, or bound against bound; either may be on the left."""
    if _is_over_odd(left, right) or _is_over_odd(right, left):
        return "clash"
    if left.is_bound and right.is_bound:
        if left.modifier[0] == right.modifier[0]:
            return "fit" if gap(left.low, right.low) <= LOOSE else "open"
        lower, upper = (left, right) if left.modifier[0] == ">" else (right, left)
        return "clash" if lower.low > upper.low else "fit" if gap(lower.low, upper.low) <= LOOSE else "open"
    bound, point = (left, right) if left.is_bound else (right, left)
    distance = gap(bound.low, point.low)
    if point.modifier == "~" and distance <= LOOSE / 2:
        return "fit"
    if point.low == bound.low or (point.low > bound.low) == (bound.modifier[0] == ">"):
        return "fit" if distance <= FIFTH else "open"
    near = distance <= FIFTH / 10 if point.grain < bound.grain else distance <= LOOSE / 2
    return "agree" if near and _rounds(point.low, max(bound.grain, point.grain)) == bound.low else "clash"


_ODD = re.compile(r"[百千万亿\d][余多][万亿]?[^余多百千万亿]*\Z")


def _is_over_odd(odd: Figure, other: Figure) -> bool:
    """Whether a figure lies above all that a Chinese one with some odd ones means: 三百多 are no 500."""
    if odd.modifier[0] != ">" or odd.kind == "age" or other.modifier[0] in "<~" or not _ODD.search(fold(odd.exact)):
        return False
    return other.low - other.grain / 2 >= odd.low + Decimal(1).scaleb(_last_place(odd.low))


def _compare_ranges(left: Figure, right: Figure) -> Agreement:
    """A range against a point or another range: within it fits when the range is narrow, outside it clashes."""
    if left.high is not None and right.high is not None:
        if gap(left.low, right.low) <= LOOSE / 2 and gap(left.top, right.top) <= LOOSE / 2:
            return "agree"
        return "open" if left.low <= right.top and right.low <= left.top else "clash"
    span, point = (left, right) if left.high is not None else (right, left)
    if (point.modifier[0] == ">" and point.low > span.top) or (point.modifier[0] == "<" and point.low < span.low):
        return "clash"
    if span.low <= point.low <= span.top or point.is_bound:
        return "fit" if gap(span.low, span.top) <= FIFTH and not span.vague else "open"
    return "clash"


def _compare_days(left: Figure, right: Figure) -> Agreement:
    if left.kind != right.kind:
        return "apart"
    if left.first_day is None or right.first_day is None:
        return _compare_words(left, right)
    left_last, right_last = left.last_day or left.first_day, right.last_day or right.first_day
    if NO_YEAR in (left.first_day.year, right.first_day.year) and left.first_day.year != right.first_day.year:
        one_day = left.first_day == left_last and right.first_day == right_last
        met = (left.first_day.month, left.first_day.day) == (right.first_day.month, right.first_day.day)
        return "apart" if not one_day else "agree" if met else "clash"
    if left.first_day > right_last or right.first_day > left_last:
        return "clash"
    within = left.first_day <= right.first_day and right_last <= left_last
    around = right.first_day <= left.first_day and left_last <= right_last
    return "agree" if within or around else "open"


# Ways to call a day without saying which it is, each with its names in both languages.
_WAYS_OF_CALLING = (
    {"today": r"今[日天晚早晨]|\b(?:today|tonight)\b", "yesterday": r"昨[日天晚早晨]|\byesterday\b"},
    {
        name: rf"(?:周|星期|礼拜)[{signs}]|\b{name}\b"
        for name, signs in zip(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            ("一", "二", "三", "四", "五", "六", "日天"),
            strict=True,
        )
    },
    {str(number): rf"^{number}日" for number in range(1, 32)},
)
_CALLED = tuple(
    tuple((name, re.compile(words, re.IGNORECASE)) for name, words in way.items()) for way in _WAYS_OF_CALLING
)


def _compare_words(left: Figure, right: Figure) -> Agreement:
    """Days that nobody resolved: today may be Monday or the 20th, Friday may be Friday, and Monday is not Friday."""
    if left.first_day is not None or right.first_day is not None:
        return "apart"
    ones, others = _called(fold(left.exact)), _called(fold(right.exact))
    if not ones or not others:
        return "apart"
    return "fit" if ones & others or {way for way, _ in ones}.isdisjoint(way for way, _ in others) else "apart"


@lru_cache(maxsize=1024)
def _called(exact: str) -> frozenset[tuple[int, str]]:
    """The names by which a day is called, each with the way of calling it."""
    return frozenset(
        (way, name) for way, names in enumerate(_CALLED) for name, words in names if words.search(exact) is not None
    )


def gap(left: Decimal, right: Decimal) -> Decimal:
    """The difference as a share of the larger one, 0 to 1 (more when the signs differ)."""
    larger = max(abs(left), abs(right))
    return abs(left - right) / larger if larger else Decimal(0)


def _rounds(value: Decimal, grain: Decimal) -> Decimal:
    return (value / grain).quantize(Decimal(1), ROUND_HALF_UP) * grain


def leading(value: Decimal, digits: int) -> Decimal:
    """`value` cut off after its first `digits` digits.

    >>> str(leading(Decimal(57387), 2))
    '5.7E+4'
    """
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), ROUND_DOWN) if value else value
