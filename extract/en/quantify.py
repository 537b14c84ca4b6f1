"""The grammar at one place of a text: a number there, with its sign, range, unit, noun, bound and direction."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.ages import find_age, find_some_age
from extract.en.counts import find_count
from extract.en.direction import direction_of
from extract.en.draft import Draft
from extract.en.durations import with_smaller_unit
from extract.en.modifiers import modifier_after, modifier_before
from extract.en.money import currency_after, currency_before
from extract.en.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.ranges import extended
from extract.en.ranks import find_rank
from extract.en.ratios import find_fraction, find_multiple
from extract.en.units import UnitWords, read_per, read_unit
from extract.model import Quantity


def find_quantity(passage: Passage, at: int) -> tuple[Quantity | None, int]:
    """The quantity whose number begins at `at`, and where the search goes on."""
    some_age = find_some_age(passage, at)
    if some_age:
        return finished(passage, some_age), some_age.end
    sign = currency_before(passage, at)
    number = read_number(passage.text, at, passage.limit(at), money=sign is not None)
    if number is None:
        return None, at
    if sign is None:
        if passage.text[at - 1 : at].isalpha() and at > passage.start:
            return None, number.end  # N64
        number = _negative(passage, number)
    draft = _draft(passage, number, sign)
    if draft is None:
        return None, number.end
    return finished(passage, draft), max(draft.end, number.end)


def _draft(passage: Passage, number: Number, sign: tuple[int, str] | None) -> Draft | None:
    if sign is None:
        rank = find_rank(passage, number)
        if rank or number.ordinal:
            return rank or find_fraction(passage, number) if number.spelled else rank
        fraction = find_fraction(passage, number)
        if fraction:
            return fraction
    joined, second = extended(passage, number, sign[0] if sign else None)
    bound, reach = modifier_after(passage, joined.end)
    if sign is not None:
        return _money(passage, joined, sign, bound, reach)
    of = 3 if joined.vague and passage.text.startswith(" of ", reach) else 0  # a couple of weeks
    unit = read_unit(passage.text, reach + of, passage.limit(reach, 40))
    draft = find_age(passage, joined, unit) or find_multiple(passage, joined) or _with_unit(passage, joined, unit)
    draft = draft or _named_money(passage, joined, reach) or _glued_word(passage, joined) or find_count(passage, joined, reach)
    if draft is None or draft.rule == "glued":
        return None
    return replace(draft, modifier=bound) if bound != "=" else draft


_MINUS = re.compile(r"(?:(?:^|[\s(])[-−]|\b[Mm]inus )\Z")


def _negative(passage: Passage, number: Number) -> Number:
    """With the minus before it: `-5C`, `minus 0.3%`; a dash that follows a word is none."""
    match = _MINUS.search(passage.before(number.start, 8))
    if match is None or number.spelled and "inus" not in match.group():
        return number
    sign = match.group().lstrip(" (")
    return replace(number, start=number.start - len(sign), value=-number.value, figures="")


def _glued_word(passage: Passage, number: Number) -> Draft | None:
    """Figures that run into letters which are no unit: 3G, 4x4, 747s."""
    if number.spelled or not passage.text[number.end : number.end + 1].isalpha():
        return None
    return Draft(number.start, number.end, number.end, "number", "glued", number.value)


def _money(passage: Passage, number: Number, sign: tuple[int, str], bound: str, reach: int) -> Draft:
    start, code = sign
    named = currency_after(passage, number.end)
    end = number.end
    if named and named[2] == 1 and passage.text[number.end] != "p":  # $20 million dollars
        end, code = named[0], code if code == named[1] else named[1]
    return Draft(
        start, end, max(end, reach), "money", "en money: sign and number", number.value, number.upper, code,
        per=read_per(passage.text, max(end, reach), passage.limit(end, 40)), modifier=bound, vague=number.vague,
    )  # fmt: skip


def _named_money(passage: Passage, number: Number, reach: int) -> Draft | None:
    of = 3 if number.vague and passage.text.startswith(" of ", reach) else 0
    named = currency_after(passage, reach + of, large=number.value >= 50 and not number.ordinal)
    if named is None:
        return None
    end, code, parts = named
    value, upper = number.value / parts, number.upper / parts if number.upper is not None else None
    return Draft(
        number.start, end, end, "money", "en money: number and name", value, upper, code,
        per=read_per(passage.text, end, passage.limit(end, 40)), vague=number.vague,
    )  # fmt: skip


def _with_unit(passage: Passage, number: Number, unit: UnitWords | None) -> Draft | None:
    if unit is None:
        return None
    if unit.unit == "lb" and currency_after(passage, unit.start - 1) is not None:
        return None
    if unit.unit == "s" and passage.text[unit.start : unit.end] == "second" and number.value != 1 and not passage.text[unit.start - 1] == "-":
        return None
    if unit.unit == "d" and number.value == 1 and number.spelled and passage.text[unit.start : unit.end] == "day":
        return None
    upper = number.upper * unit.factor if number.upper is not None else None
    per = unit.per or (read_per(passage.text, unit.end, passage.limit(unit.end, 40)) if unit.kind != "duration" else None)
    draft = Draft(
        number.start, unit.end, unit.end, unit.kind, f"en {unit.kind}: number and unit", number.value * unit.factor, upper, unit.unit, per=per, vague=number.vague
    )
    return with_smaller_unit(passage, draft, unit)


def finished(passage: Passage, draft: Draft) -> Quantity:
    """The draft with the bound and the direction that the words around it set."""
    modifier = draft.modifier
    start = draft.start
    if modifier == "=" and draft.kind != "rank":
        modifier = modifier_before(passage, start, duration=draft.kind == "duration", small=draft.value < 20)
    if modifier == "=":
        modifier, _ = modifier_after(passage, draft.reach if draft.kind != "count" else draft.end)
    direction = draft.direction
    if direction is None and not draft.fixed and draft.kind not in ("age", "rank", "duration", "measure"):
        rate = draft.kind == "percent" or draft.kind == "ratio" or draft.unit == "point"
        direction = direction_of(passage, start, draft.end, counted=draft.kind == "count" or (draft.kind == "number" and draft.unit is None), rate=rate)
    if draft.kind == "count" and draft.value < 10 and draft.upper is None or draft.rule == "en count: occasions":
        direction = None  # lost two players, lost three times: no change of a number
    item = passage.text[draft.item[0] : draft.item[1]] if draft.item else None
    return Quantity(
        start, draft.end, draft.kind, draft.rule, _plain(draft.value), _plain(draft.upper), draft.unit, modifier, direction, item, draft.item[0] if draft.item else None,
        draft.per, vague=draft.vague, optional=draft.optional,
    )  # fmt: skip


def _plain(value: Decimal | None) -> Decimal | None:  # type: ignore[misc]
    """Without trailing zeros: 1060000.00 is 1060000, a third keeps ten digits."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return round(value, 10).normalize()
