"""Times told in two units, `two hours 23 minutes`, `6ft 2in`: one quantity in the smaller unit."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.quantities.draft import Draft
from extract.en.quantities.numbers import read_number
from extract.en.quantities.passage import Passage
from extract.en.quantities.units import UnitWords, read_unit

_SMALLER: dict[tuple[str, str], Decimal] = {
    ("h", "min"): Decimal(60),
    ("min", "s"): Decimal(60),
    ("a", "mo"): Decimal(12),
    ("wk", "d"): Decimal(7),
    ("d", "h"): Decimal(24),
    ("ft", "in"): Decimal(12),
    ("lb", "oz"): Decimal(16),
    ("m", "cm"): Decimal(100),
}
_JOINT = re.compile(r"(?:,? and |, | |-)?(?=\d|[a-z])")
_FOOT_FIVE = re.compile(r"[- ](1[01]|\d)\b(?![,.]\d|[- ][a-z]+s\b)")
_INCHES = re.compile(r"in\b(?! (?:the|an?|his|her|this|that|[A-Z]|\d))|ins\b")


def with_smaller_unit(passage: Passage, draft: Draft, unit: UnitWords) -> Draft:
    """The draft with the smaller unit that follows it, if one does."""
    smaller = {second for first, second in _SMALLER if first == draft.unit}
    if not smaller or draft.upper is not None or draft.vague or draft.value != draft.value.to_integral_value():
        return draft
    text, limit = passage.text, passage.limit(unit.end, 40)
    joint = _JOINT.match(text, unit.end, limit)
    tail = _FOOT_FIVE.match(text, unit.end, limit) if draft.unit == "ft" else None
    if tail:
        return Draft(
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
    joined = Draft(draft.start, end, end, draft.kind, rule, draft.value * factor + number.value, unit=name)
    return with_smaller_unit(passage, joined, second) if second else joined  # hours, minutes and seconds
