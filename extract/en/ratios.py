"""Fractions and multiples: `two-thirds`, `one in five`, `half of`, `three times as many`, `doubled`, `tenfold`, `10x`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.draft import Draft
from extract.en.number_words import DENOMINATORS, SCALES, UNITS
from extract.en.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.units import read_unit
from extract.model import Direction

_PARTS = "|".join(sorted({*DENOMINATORS, *(f"{word}s" for word in DENOMINATORS), "halves"}, key=len, reverse=True))
_DENOMINATOR = re.compile(
    rf"[ -](?P<part>{_PARTS})(?P<then> of| the| as|[.,;:)%]| and| to|\Z| [a-z]+| [A-Z]|[’'\"”-])", re.IGNORECASE
)
_OUT_OF = re.compile(r"(?:-|\s)(?:in|out of)(?: every)?(?:-|\s)", re.IGNORECASE)
_TO_ONE = re.compile(r"(?: to |-to-|:)(?=one\b|1\b(?![.,:]?\d))", re.IGNORECASE)
_TIMES = re.compile(
    r"[ -](?:and a half )?times(?= (?:as|more|less|the|higher|lower|larger|bigger|greater|faster"
    r"|slower|longer|smaller|stronger|cheaper|its|their|his|her|that|those|what|over|worse|better"
    r"|likelier|"
    r"more|fewer|earnings|annual|average|next|current|last|sales|profits|book|forecast|revenue"
    r"|normal|forward|trailing|expected|estimated|projected|book|annualised|as|oversubscribed|of"
    r"|worldwide)\b)(?! (?:last|the (?:first|second|world|past)|over the|more than [a-z]+ed)\b)"
)
_FOLD = re.compile(r"[ -]?fold\b|x\b(?!\d)| ?×(?!\s?\d)")
_FRACTION_SLASH = re.compile(r"/(?P<low>[2-9]|10|16)(?![\d/])(?= of| the|-inch|ths?\b)")
_CHANGES: dict[str, tuple[Decimal, Direction]] = {}
for _stem, _value, _way in (
    ("double", 2, "up"),
    ("treble", 3, "up"),
    ("triple", 3, "up"),
    ("quadruple", 4, "up"),
    ("quintuple", 5, "up"),
):
    for _ending in ("d", "s", ""):
        _CHANGES[_stem + _ending] = (Decimal(_value), "up")
    _CHANGES[_stem[:-1] + "ing"] = (Decimal(_value), "up")
for _form in ("halved", "halve", "halves", "halving"):
    _CHANGES[_form] = (Decimal("0.5"), "down")
CHANGE_WORDS = frozenset(_CHANGES)
FOLDS = {f"{word}fold": value for word, value in (UNITS | SCALES).items() if value >= 2}
_VERB_BEFORE = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|nearly|almost|more than|than|about|roughly|had"
    r"|has|have|not|and|did|they|we|it|also|set to)\s\Z",
    re.IGNORECASE,
)
_OBJECT_AFTER = re.compile(
    r" (?:the|its|their|that|what|this|those|his|her|our|your|output|sales|production|profits?)\b"
)
_TWICE = re.compile(r" (?:as|the|that|its|their|what|his|her|last|those)\b(?! (?:time|week|day|month|in|past)\b)")
_HALF_OF = re.compile(
    r" (?:of|the|its|their|his|her|that|those|all|our|my|your|this|as)\b(?!.{0,3}(?:season|game"
    r"|match)\b)"
)
_HALF_BEFORE = re.compile(
    r"\b(?:by|in|than|about|nearly|almost|over|under|only|just|around|roughly|one|to|at)\s\Z", re.IGNORECASE
)
_NO_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|better|opening|third|final|1st|2nd|last|next|latter|early|late|each"
    r"|either|this|that|left|right|top|bottom|upper|lower|northern|southern|closing|same)[ -]\Z",
    re.IGNORECASE,
)
_HALF_UNIT = re.compile(r"[ -](?:an? )?(?=(?P<unit>[a-z]+))")


def find_fraction(passage: Passage, number: Number) -> Draft | None:
    """`two-thirds`, `one in five`, `three out of four`, `3/4 of`, `two to one`."""
    text, limit = passage.text, passage.limit(number.end, 40)
    part = _DENOMINATOR.match(text, number.end, limit)
    if part and not number.ordinal and number.upper is None and _is_fraction(passage, number, part):
        word = part["part"].lower()
        low = DENOMINATORS.get(word) or DENOMINATORS.get(word[:-1]) or Decimal(2)
        end = part.end("part")
        return Draft(number.start, end, end, "ratio", "en ratio: fraction in words", number.value / low)
    slash = _FRACTION_SLASH.match(text, number.end, limit)
    if slash and number.figures:
        return Draft(
            number.start,
            slash.end(),
            slash.end(),
            "ratio",
            "en ratio: fraction in figures",
            number.value / Decimal(slash["low"]),
        )
    return _share(passage, number)


_PERIOD_BEFORE = re.compile(
    r"\b(?:last|past|first|next|preceding|previous|final|for|consecutive|straight|every|over"
    r"|all)(?: the)? \Z",
    re.IGNORECASE,
)


def _is_fraction(passage: Passage, number: Number, part: re.Match[str]) -> bool:
    plural = part["part"].lower().endswith("s")
    if (
        part["part"].lower().startswith("quarter")
        and plural
        and (
            _PERIOD_BEFORE.search(passage.before(number.start, 16))
            or part["then"].strip() not in ("of", "the", ",", ".", "said", "to")
        )
    ):
        return False
    if part["part"].lower().startswith(("second", "half")):
        return part["part"].lower() == "half" and number.value == 1 and not part["then"].startswith("-")
    if number.value == 1 and plural:
        return False
    if number.value > 1 and not plural:
        return False
    return number.value < 100


def _share(passage: Passage, number: Number) -> Draft | None:
    text, limit = passage.text, passage.limit(number.end, 30)
    joint = _OUT_OF.match(text, number.end, limit)
    if joint and number.upper is None and number.value == number.value.to_integral_value():
        whole = read_number(text, joint.end(), limit) if joint.end() < limit else None
        if (
            whole
            and not whole.ordinal
            and not whole.vague
            and number.value < whole.value
            and _plain_whole(passage, number, whole, joint.group())
        ):
            return Draft(
                number.start,
                whole.end,
                whole.end,
                "ratio",
                "en ratio: one in so many",
                number.value / whole.value,
                fixed=True,
            )
    one = _TO_ONE.match(text, number.end, limit)
    if one and not number.ordinal:
        end = one.end() + (1 if text[one.end()] == "1" else 3)
        return Draft(number.start, end, end, "ratio", "en ratio: so many to one", number.value, fixed=True)
    return None


def _plain_whole(passage: Passage, number: Number, whole: Number, joint: str) -> bool:
    if "out" in joint:
        return whole.value <= 1000 or number.value == 1
    if re.match(
        r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|games?|matches|Tests?|innings|attempts"
        r"|starts|outings|seasons|rounds|races|\d)",
        passage.after(whole.end, 14),
    ):
        return False
    if len(whole.figures) == 4 and whole.figures[:2] in ("19", "20"):
        return False
    return (number.value <= 9 and whole.value <= 100) or number.value == 1


def find_multiple(passage: Passage, number: Number) -> Draft | None:
    """`three times as many`, `tenfold`, `10x`."""
    match = _TIMES.match(passage.text, number.end, passage.limit(number.end, 50)) or _FOLD.match(
        passage.text, number.end, passage.limit(number.end, 8)
    )
    if match is None or number.ordinal:
        return None
    end = match.end()
    fold = "fold" in match.group()
    return Draft(number.start, end, end, "ratio", "en ratio: multiple", number.value, number.upper, fixed=not fold)


def find_change_word(passage: Passage, at: int, word: str) -> Draft | None:
    """`doubled`, `halving`, `will triple`; `double the number` compares and has no direction."""
    value, way = _CHANGES[word]
    end = at + len(word)
    after = passage.after(end, 30)
    if after.startswith("-") or re.match(r" (?:up|as|back|over)\b(?! to)", after):
        return None
    base_form = word in (
        "double",
        "treble",
        "triple",
        "quadruple",
        "halve",
        "halves",
        "doubles",
        "trebles",
        "triples",
        "quadruples",
    )
    if base_form:
        if word == "halves" or not (_VERB_BEFORE.search(passage.before(at, 20)) or _OBJECT_AFTER.match(after)):
            return None
        compares = (
            word in ("double", "treble", "triple", "quadruple")
            and re.match(r" (?:the|that|what|its|those)\b", after)
            and not _VERB_BEFORE.search(passage.before(at, 20))
        )
        if compares or re.search(
            r"\b(?:is|are|was|were|at|be|than) (?:nearly |almost |more than )?\Z", passage.before(at, 28)
        ):
            return Draft(at, end, end, "ratio", "en ratio: double the", value, fixed=True)
    return Draft(at, end, end, "ratio", "en ratio: verb of multiplying", value, direction=way, fixed=True)


def find_fold(at: int, word: str) -> Draft:
    """`tenfold`, one word."""
    return Draft(at, at + len(word), at + len(word), "ratio", "en ratio: multiple", FOLDS[word])


def find_half(passage: Passage, at: int) -> Draft | None:
    """`half of`, `by half`, `half an hour`, `half a percentage point`, `twice the`; not the halves of a match."""
    text = passage.text
    end = at + 4
    before = passage.before(at, 16)
    if text[at : at + 5].lower() == "twice":
        return (
            Draft(at, at + 5, at + 5, "ratio", "en ratio: twice", Decimal(2), fixed=True)
            if _TWICE.match(passage.after(at + 5, 24))
            else None
        )
    if _NO_HALF_BEFORE.search(before):
        return None
    gap = _HALF_UNIT.match(text, end, passage.limit(end, 14))
    if gap:
        unit = read_unit(text, gap.end() - 0, passage.limit(gap.end(), 30))
        if (
            unit
            and unit.unit not in ("century", "m", "t")
            and not (unit.unit == "a" and unit.factor > 10)
            and not (gap.group() == "-" and unit.unit == "a")
        ):
            return Draft(
                at,
                unit.end,
                unit.end,
                unit.kind,
                "en number: half a unit",
                Decimal("0.5") * unit.factor,
                unit=unit.unit,
            )
    if _HALF_OF.match(passage.after(end, 24)) or (
        _HALF_BEFORE.search(before)
        and re.match(
            r"[.,;:]| (?:and|in|for|from|as|since|while|on|by|to|last|this|after|over|were|are|is|was|have"
            r"|had|said|say|would)\b|\Z",
            passage.after(end, 10),
        )
    ):
        return Draft(at, end, end, "ratio", "en ratio: half", Decimal("0.5"))
    return None
