"""Halves, and what remains of a whole: `half of`, `half an hour`, `an hour and a half`, `the other quarter`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.numbers.number_words import DENOMINATORS
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.durations import with_smaller_unit
from extract.en.quantities.money import currency_after
from extract.en.quantities.units import read_unit
from extract.en.words.tags import tag

_HALF = Decimal("0.5")
_NO_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|better|opening|third|final|1st|2nd|last|next|latter|early|late|each|either|this|that"
    r"|left|right|top|bottom|upper|lower|northern|southern|closing|same)[ -]\Z",
    re.IGNORECASE,
)
_HALF_BEFORE = re.compile(
    r"\b(?:by|in|than|about|nearly|almost|over|under|only|just|around|roughly|one|to|at) \Z", re.IGNORECASE
)
_HALF_OF = re.compile(
    r" (?:of|the|its|their|his|her|that|those|all|our|my|your|this|as|what|fare|fares|price|pay)\b"
    r"(?!.{0,3}(?:season|game|match)\b)"
)
_HALF_ENDS = re.compile(
    r"[.,;:]|\Z| (?:and|in|for|from|as|since|while|on|by|to|last|this|after|over|were|are|is|was"
    r"|have|had|said|say|would)\b"
)
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")
_HALF_UNIT = re.compile(r"(?P<gap>[ -])(?:an?[ -])?(?=[a-z])")


_UNIT_AND_PART = re.compile(
    r"[Aa]n?(?= (?P<unit>[a-z]+)(?: and an? (?P<part>half|quarter)\b| or (?P<two>two)\b|,? (?P<more>and) (?=[a-z\d])))"
)


def find_unit_and_part(passage: Passage, at: int) -> QuantityDraft | None:
    """`an hour and a half`, `a year or two`, `a minute and eighteen seconds`."""
    match = _UNIT_AND_PART.match(passage.text, at, passage.limit(at, 40))
    unit = read_unit(passage.text, match.end(), match.end("unit")) if match else None
    if match is None or unit is None:
        return None
    if match["more"]:  # a minute and eighteen seconds, a year and a day
        one = QuantityDraft(at, unit.end, unit.end, unit.kind, "en number: a unit", unit.factor, unit=unit.unit)
        joined = with_smaller_unit(passage, one, unit)
        return joined if joined.end > unit.end else None
    if match["two"]:
        end, two = match.end("two"), unit.factor * 2
        return QuantityDraft(at, end, end, unit.kind, "en number: a unit or two", unit.factor, two, unit=unit.unit)
    end = match.end("part")
    value = (1 + 1 / DENOMINATORS[match["part"]]) * unit.factor
    return QuantityDraft(at, end, end, unit.kind, "en number: a unit and a half", value, unit=unit.unit)


def find_half(passage: Passage, at: int) -> QuantityDraft | None:
    """`half of`, `by half`, `half an hour`, `half a percentage point`; not the halves of a match."""
    end = at + len("half")
    before = passage.before(at, 16)
    if _THE_REST.search(before) and _is_shared_out(passage):
        return QuantityDraft(at, end, end, "ratio", "en ratio: the other part", _HALF)
    told = before.endswith("that ") and passage.after(end, 4) == " of "  # noting that half of its people
    if _NO_HALF_BEFORE.search(before) and not told:
        return None
    with_unit = _half_a_unit(passage, at, end)
    if with_unit:
        return with_unit
    after = passage.after(end, 24)
    opens = not before.strip() and (said := _NEXT_WORD.match(after)) and tag(said["word"]) in ("VBD", "VBP", "MD", "VB")
    if opens or _HALF_OF.match(after) or (_HALF_BEFORE.search(before) and _HALF_ENDS.match(after)):
        return QuantityDraft(at, end, end, "ratio", "en ratio: half", _HALF)
    return None


# Three quarters came; the other quarter sent apologies.
_THE_REST = re.compile(r"\b[Tt]he (?:other|remaining) \Z")


def _is_shared_out(passage: Passage) -> bool:
    """Whether the sentence has told another part of the same whole."""
    return any(told.start >= passage.start and told.kind in ("ratio", "percent") for told in passage.recent())


def find_other_part(passage: Passage, at: int, word: str) -> QuantityDraft | None:
    """`the other quarter`, `the remaining third`, beside another part."""
    if not _THE_REST.search(passage.before(at, 16)) or not _is_shared_out(passage):
        return None
    end = at + len(word)
    return QuantityDraft(at, end, end, "ratio", "en ratio: the other part", 1 / DENOMINATORS[word.lower()])


def _half_a_unit(passage: Passage, at: int, end: int) -> QuantityDraft | None:
    gap = _HALF_UNIT.match(passage.text, end, passage.limit(end, 14))
    unit = read_unit(passage.text, gap.end(), passage.limit(gap.end(), 30)) if gap else None
    name = currency_after(passage, gap.end() - 1) if gap and unit is None else None
    if name is not None and name.parts == 100:  # a half-cent tax
        return QuantityDraft(at, name.end, name.end, "money", "en money: half a cent", _HALF / 100, unit=name.code)
    if gap is None or unit is None:
        return None
    if passage.text[unit.start : unit.end] == "century" and passage.text[at : unit.start] not in ("half a ", "Half a "):
        return None  # a batsman's half-century
    if gap["gap"] == "-" and unit.unit == "a":
        return None  # half-year results
    return QuantityDraft(
        at, unit.end, unit.end, unit.kind, "en number: half a unit", _HALF * unit.factor, unit=unit.unit
    )
