"""Times told in two units, `two hours 23 minutes`, `6ft 2in`, `18 months to two years`: one, in the smaller unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.numbers import read_number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.units import UnitWords, read_unit

_SMALLER: dict[tuple[str, str], Decimal] = {
    ("h", "min"): Decimal(60),
    ("min", "s"): Decimal(60),
    ("a", "mo"): Decimal(12),
    ("wk", "d"): Decimal(7),
    ("d", "h"): Decimal(24),
    ("ft", "in"): Decimal(12),
    ("lb", "oz"): Decimal(16),
    ("stone", "lb"): Decimal(14),
    ("m", "cm"): Decimal(100),
}
_JOINT = re.compile(r"(?:,? and |, | |-)?(?=\d|[a-z])")
_JOINTS = (" to ", " or ", " and ")
_TO_LARGER = re.compile(r" (?:to|or|and) (?=\d|[a-z])")
_CHANGING = re.compile(
    r"\b(?:from|by|rose|fell|cut|raised|extended|increased|reduced|lengthened|shortened|went|grew|grown|risen"
    r"|fallen)\b[^,;.]{0,30}\Z"
)
_BETWEEN = re.compile(r"\b[Bb]etween (?:about |around )?\Z")
_FOOT_FIVE = re.compile(r"[- ](1[01]|\d)\b(?![,.]\d|[- ][a-z]+s\b)")
_INCHES = re.compile(r"in\b(?! (?:(?:the|an?|his|her|this|that)\b|[A-Z]|\d))|ins\b")


_FEET = re.compile(r"(?P<feet>[3-8])['’′]\s?(?P<inches>1[01]|\d)(?:[\"”″]|''|’’|½|(?![\d.,]\d|[\w%/-]))")


def find_feet_and_inches(passage: Passage, at: int) -> QuantityDraft | None:
    """The height of a person in signs: 6'4", 5' 11"."""
    match = _FEET.match(passage.text, at, passage.limit(at, 12))
    if match is None:
        return None
    value = Decimal(match["feet"]) * 12 + Decimal(match["inches"])
    return QuantityDraft(
        at, match.end(), match.end(), "measure", "en measure: feet and inches in signs", value, unit="in"
    )


def up_to_larger_unit(passage: Passage, draft: QuantityDraft, unit: UnitWords) -> QuantityDraft:
    """The draft with the end of its range told in a larger unit, if it has one: 18 months to two years."""
    text, limit = passage.text, passage.limit(unit.end, 40)
    if draft.kind != "duration" or draft.upper is not None or not text.startswith(_JOINTS, unit.end):
        return draft
    if draft.vague or all(second != draft.unit for _, second in _SMALLER):
        return draft
    joint = _TO_LARGER.match(text, unit.end, limit)
    before = passage.before(draft.start, 40)
    if joint is None or _CHANGING.search(before) or (joint.group() == " and " and not _BETWEEN.search(before)):
        return draft
    number = read_number(text, joint.end(), limit)
    second = read_unit(text, number.end, limit) if number is not None and not number.ordinal else None
    factor = _SMALLER.get((second.unit, draft.unit or "")) if second else None
    if number is None or second is None or factor is None or number.value * factor <= draft.value:
        return draft
    return replace(draft, end=second.end, reach=second.end, upper=number.value * second.factor * factor)


def with_smaller_unit(passage: Passage, draft: QuantityDraft, unit: UnitWords) -> QuantityDraft:
    """The draft with the smaller unit that follows it, if one does."""
    smaller = {second for first, second in _SMALLER if first == draft.unit}
    if not smaller or draft.upper is not None or draft.vague or draft.value != draft.value.to_integral_value():
        return draft
    text, limit = passage.text, passage.limit(unit.end, 40)
    joint = _JOINT.match(text, unit.end, limit)
    tail = _FOOT_FIVE.match(text, unit.end, limit) if draft.unit == "ft" else None
    if tail:
        return QuantityDraft(
            draft.start,
            tail.end(),
            tail.end(),
            "measure",
            f"{draft.rule}, two units",
            draft.value * 12 + int(tail[1]),
            unit="in",
        )
    number = read_number(text, joint.end(), limit) if joint and joint.end() < limit else None
    if number is None or number.ordinal or number.vague:
        return draft
    inches = _INCHES.match(text, number.end, limit) if draft.unit == "ft" else None
    second = read_unit(text, number.end, limit)
    name, end = ("in", inches.end()) if inches else (second.unit, second.end) if second else ("", 0)
    factor = _SMALLER.get((draft.unit or "", name))
    if factor is None or number.value >= factor * 2:
        return draft
    rule = draft.rule.removesuffix(", two units") + ", two units"
    joined = QuantityDraft(draft.start, end, end, draft.kind, rule, draft.value * factor + number.value, unit=name)
    return with_smaller_unit(passage, joined, second) if second else joined  # hours, minutes and seconds
