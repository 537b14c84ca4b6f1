"""Degrees of heat: in the weather and in a fever, in the scale of the place where the text is from."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.number import Number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.modifiers import modifier_before
from extract.en.words.vocabulary import BOUND
from extract.model import Modifier

_HEAT = re.compile(
    r"\b(?:[Tt]emperatures?|[Mm]ercury|[Tt]hermometers?|[Ff]evers?|[Ff]reezing|[Hh]eat ?waves?|[Ff]rost|[Ww]eather"
    r"|(?:high|low|highs|lows|max|min|maximum|minimum) of|heat|cold|warmer|colder|cooler|hotter|chilly|humid(?:ity)?)\b"
)
# What it is warmer or colder by is no temperature.
_DIFFERENCE = re.compile(rf"\bby (?:(?:{BOUND}) )?\Z")
_THAN = re.compile(r" (?:above|below|warmer|cooler|hotter|colder|higher|lower|more|less|difference|rise|drop|swing)\b")
_TURNED = re.compile(
    r" (?:north|south|east|west|of (?:latitude|longitude|separation|freedom)|latitude|longitude|angle)\b"
)
_FREEZING = re.compile(r" (?:above|below) (?:zero|freezing)\b")
_TURNING = re.compile(r"\b(?:turn|rotat|tilt|swivel|bank|lean|pivot|spun|angle|slope|flip)[a-z]*\b[^.;]{0,24}\Z")
_SCALE = re.compile(r"\d ?(?:°|degrees )?(?:(?P<F>Fahrenheit|F)|(?P<C>Celsius|centigrade|C))\b")
_DEGREES = r"(?: ?°| degrees?)?"
_SCALE_NAME = r"(?: ?(?:(?P<F{n}>Fahrenheit|F)|(?P<C{n}>Celsius|[Cc]entigrade|C))\b)?"
# Behind the number: degrees below zero Fahrenheit, °C below zero, below zero.
_FROM_ZERO = re.compile(
    _DEGREES
    + _SCALE_NAME.format(n=1)
    + r",? (?P<way>above|below) (?:zero|(?P<frost>freezing))\b"
    + _DEGREES
    + _SCALE_NAME.format(n=2)
)
_MIRRORED: dict[Modifier, Modifier] = {">": "<", "<": ">", ">=": "<=", "<=": ">="}
_CELSIUS_ENDS = 57  # degrees: no place on earth has been hotter
_SCALES = ("Cel", "F")
_NEAR = 90  # characters


def scale_of_heat(passage: Passage, value: Decimal, start: int, end: int) -> str | None:
    """`Cel` or `F` for plain degrees at `start`..`end` where heat is spoken of; None where something turns."""
    around = passage.before(start, _NEAR) + passage.after(end, _NEAR)
    turned = _TURNING.search(passage.before(start, 40)) or _TURNED.match(passage.after(end, 24))
    apart = _THAN.match(passage.after(end, 16)) and not _FREEZING.match(passage.after(end, 24))
    named = _SCALE.search(around)
    if named is not None and not turned:
        return "F" if named["F"] else "Cel"  # also of a difference: 40.3°C, beating the record by 1.6 degrees
    if turned or apart or _DIFFERENCE.search(passage.before(start, 24)) or not _HEAT.search(around):
        return None
    return "F" if passage.region == "us" or _CELSIUS_ENDS < value < 200 else "Cel"


_COLD_BEHIND = re.compile(r" (?:weather|temperatures?|cold|conditions|wind ?chills?|nights?|mornings?|days?)\b")
_COLD_AHEAD = re.compile(r"\b(?:[Tt]emperatures?|[Ww]ind ?chills?|[Mm]ercury)\b[^.;\d]{0,40}\Z")


def find_cold(passage: Passage, number: Number) -> QuantityDraft | None:
    """`minus 25 weather`, `temperatures fell to -31`: degrees that nothing else calls so."""
    cold = _COLD_BEHIND.match(passage.after(number.end, 16)) or _COLD_AHEAD.search(passage.before(number.start, 60))
    plus = passage.before(number.start, 5) == "plus "  # from minus 40 to plus 35
    if (number.value < 0 or plus) and cold is None and number.scale == 1:  # 5C by day and minus seven by night
        told = [found.unit for found in passage.recent() if found.start >= passage.start and found.unit in _SCALES]
        return QuantityDraft.of(number, number.end, "measure", "en measure: below zero", told[-1]) if told else None
    if number.value >= 0 or cold is None:
        return None
    unit = "F" if passage.region == "us" else "Cel"
    return QuantityDraft.of(number, number.end, "measure", "en measure: below zero", unit)


def find_from_zero(passage: Passage, number: Number) -> QuantityDraft | None:
    """`55 degrees below zero Fahrenheit`, `20C below zero`, `20 to 30 below zero`: one measure, below zero negative."""
    match = _FROM_ZERO.match(passage.text, number.end, passage.limit(number.end, 60))
    if match is None:
        return None
    fahrenheit = match["F1"] or match["F2"] or (passage.region == "us" and not match["C1"] and not match["C2"])
    if match["frost"] and fahrenheit:
        return None  # water freezes at 32F
    draft = QuantityDraft.of(
        number, match.end(), "measure", "en measure: degrees from zero", "F" if fahrenheit else "Cel"
    )
    if match["way"] == "above":
        return draft
    low, high = (number.value, None) if number.upper is None else (number.upper, -number.value)
    bound = modifier_before(passage, number.start)
    return replace(draft, value=-low, upper=high, modifier=_MIRRORED.get(bound, bound))
