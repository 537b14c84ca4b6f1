"""Times told in two units, `two hours 23 minutes`, `6ft 2in`, `18 months to two years`: one, in the smaller unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.number_words import UNITS
from extract.en.numbers.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.units import UnitWords, read_unit
from extract.en.words.vocabulary import SOFT
from extract.quantities.lexicon import base_value

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
    ("a", "d"): Decimal(365),
    ("mo", "d"): Decimal("30.436875"),
    ("kg", "g"): Decimal(1000),
    ("km", "m"): Decimal(1000),
    ("mi", "furlong"): Decimal(8),
    ("mi", "yard"): Decimal(1760),
}
_SCALES_OF_HEAT = ("Cel", "F")
_JOINT = re.compile(r"(?:,? and |, | |-)?(?=\d|[a-z])")
_ONE = re.compile(r"an? (?=(?:day|month|week|hour|minute|second|inch|ounce)\b)")  # a week and a day
_JOINTS = (" to ", " or ", " and ")
_TO_LARGER = re.compile(r" (?:to|or|and) (?=\d|[a-z])")
_CHANGING = re.compile(
    r"\b(?:from|by|rose|fell|cut|raised|extended|increased|reduced|lengthened|shortened|went|grew|grown|risen"
    r"|fallen)\b[^,;.]{0,30}\Z"
)
_BETWEEN = re.compile(rf"\b[Bb]etween (?:(?:{SOFT}) )?\Z")
_FOOT_FIVE = re.compile(r"[- ](1[01]|\d)\b(?![,.]\d|[- ][a-z]+s\b)")
_POUNDS = "|".join(word for word, value in UNITS.items() if 0 < value < 14)  # make less than a stone
_STONE_FOUR = re.compile(rf" (1[0-3]|[1-9]|{_POUNDS})\b(?=[.,;:)](?!\d)|\Z| (?:and|in|at|when|to|by)\b)")
_HOURS_FORTY = re.compile(
    r" (?P<minutes>[1-5]\d|(?:twen|thir|for|fif)ty(?:-[a-z]+)?|ten|fifteen)\b(?=[.,;:)](?!\d)|\Z| (?:and|to|when|by)\b)"
)
_INCHES = re.compile(r"in\b(?! (?:(?:the|an?|his|her|this|that)\b|[A-Z]|\d))|ins\b")


_OF_MILES = ("furlong", "yard")
# 3h20, 2h 05m, 1m 45.2s; at 13h30 tells the hour of the day.
_CLOCKED = re.compile(
    r"(?P<h>\d{1,3}) ?h(?:rs?)? ?(?P<min>[0-5]?\d)(?: ?m(?:ins?)?)?(?: ?(?P<s>[0-5]?\d) ?s(?:ecs?)?)?(?![\w%]|[.,]\d)"
    r"|(?P<minutes>\d{1,2})m ?(?P<seconds>[0-5]?\d(?:\.\d{1,3})?)s(?:ecs?)?(?!\w)"
)
_AT_THE_HOUR = re.compile(r"\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|[Bb]efore|[Aa]fter|towards) \Z")
_DAY = 24  # hours
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


def find_hours_and_minutes(passage: Passage, at: int) -> QuantityDraft | None:
    """A length of time in letters: 3h20, 1h 05m 12s, 2m30s; one unit holds it all, the smallest told."""
    match = _CLOCKED.match(passage.text, at, passage.limit(at, 20))
    if match is None:
        return None
    if match["minutes"]:
        value, unit = Decimal(match["minutes"]) * _MINUTE + Decimal(match["seconds"]), "s"
    else:
        if int(match["h"]) < _DAY and _AT_THE_HOUR.search(passage.before(at, 8)):
            return None
        value, unit = Decimal(match["h"]) * _MINUTE + Decimal(match["min"]), "min"
        if match["s"]:
            value, unit = value * _MINUTE + Decimal(match["s"]), "s"
    end = match.end()
    return QuantityDraft(at, end, end, "duration", "en duration: hours and minutes in letters", value, unit=unit)


_MINUTE = 60  # seconds, and the minutes of an hour


def up_to_larger_unit(passage: Passage, draft: QuantityDraft, unit: UnitWords) -> QuantityDraft:
    """The draft with the end of its range told in a larger unit, if it has one: 18 months to two years."""
    text, limit = passage.text, passage.limit(unit.end, 40)
    if draft.upper is not None or draft.vague or not text.startswith(_JOINTS, unit.end):
        return draft
    joint = _TO_LARGER.match(text, unit.end, limit)
    before = passage.before(draft.start, 40)
    between = joint is not None and joint.group() == " and " and _BETWEEN.search(before) is not None
    if joint is None or _CHANGING.search(before) or (joint.group() == " and " and not between):
        return draft
    if draft.kind != "duration" and not (between and draft.kind == "measure"):
        return draft
    number = read_number(text, joint.end(), limit)
    second = read_unit(text, number.end, limit) if number is not None and not number.ordinal else None
    factor = _how_many(second.unit, draft.unit or "") if second else None
    if number is None or second is None or factor is None or number.value * factor <= draft.value:
        return draft
    return replace(draft, end=second.end, reach=second.end, upper=number.value * second.factor * factor)


def _how_many(larger: str, smaller: str) -> Decimal | None:
    """How many of a unit make one of a larger unit that measures the same; for times, as people count them."""
    told = _SMALLER.get((larger, smaller))
    one, base = base_value(Decimal(1), larger)
    part, same = base_value(Decimal(1), smaller)
    return told or (one / part if base == same and one > part and larger not in _SCALES_OF_HEAT else None)


def with_smaller_unit(passage: Passage, draft: QuantityDraft, unit: UnitWords) -> QuantityDraft:
    """The draft with the smaller unit that follows it, if one does."""
    smaller = {second for first, second in _SMALLER if first == draft.unit}
    if not smaller or draft.upper is not None or draft.vague or draft.value != draft.value.to_integral_value():
        return draft
    text, limit = passage.text, passage.limit(unit.end, 40)
    joint = _JOINT.match(text, unit.end, limit)
    tail = _FOOT_FIVE.match(text, unit.end, limit) if draft.unit == "ft" else None
    pounds = _STONE_FOUR.match(text, unit.end, limit) if draft.unit == "stone" else None
    if pounds:  # nine stone four
        four = UNITS.get(pounds[1].lower()) or Decimal(pounds[1])
        return replace(draft, end=pounds.end(), reach=pounds.end(), value=draft.value * 14 + four, unit="lb")
    minutes = _HOURS_FORTY.match(text, unit.end, limit) if draft.unit == "h" else None
    if minutes:  # in two hours 40
        forty = read_number(text, minutes.start("minutes"), minutes.end())
        if forty is not None and forty.value < _MINUTE:
            whole = draft.value * _MINUTE + forty.value
            return replace(draft, end=minutes.end(), reach=minutes.end(), value=whole, unit="min")
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
    one = _ONE.match(text, joint.end(), limit) if joint and joint.group().endswith("and ") else None
    number = read_number(text, joint.end(), limit) if joint and joint.end() < limit else None
    if joint and one:
        number = Number(joint.end(), one.end() - 1, Decimal(1), spelled=True)
    if number is None or number.ordinal or number.vague:
        return draft
    inches = _INCHES.match(text, number.end, limit) if draft.unit == "ft" else None
    second = read_unit(text, number.end, limit)
    name, end = ("in", inches.end()) if inches else (second.unit, second.end) if second else ("", 0)
    factor = _SMALLER.get((draft.unit or "", name))
    if factor is None or number.value >= factor * 2:
        return draft
    rule = draft.rule.removesuffix(", two units") + ", two units"
    whole = draft.value * factor + number.value
    if name in _OF_MILES:  # a race over a mile and two furlongs stays one in miles
        return QuantityDraft(draft.start, end, end, draft.kind, rule, whole / factor, unit=draft.unit)
    if draft.unit == "mo":
        whole = Decimal(round(whole))  # two months and a day are some 62 days
    joined = QuantityDraft(draft.start, end, end, draft.kind, rule, whole, unit=name)
    return with_smaller_unit(passage, joined, second) if second else joined  # hours, minutes and seconds
