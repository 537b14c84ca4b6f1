"""Degrees of heat: in the weather and in a fever, in the scale of the place where the text is from."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.passage import Passage

_HEAT = re.compile(
    r"\b(?:[Tt]emperatures?|[Mm]ercury|[Tt]hermometers?|[Ff]evers?|[Ff]reezing|[Hh]eat ?waves?|[Ff]rost|[Ww]eather"
    r"|(?:high|low|highs|lows|max|min|maximum|minimum) of|heat|cold|warmer|colder|cooler|hotter|chilly|humid(?:ity)?)\b"
)
# What it is warmer or colder by is no temperature.
_DIFFERENCE = re.compile(r"\bby (?:about |around |nearly |almost |some |over |more than |less than )?\Z")
_THAN = re.compile(r" (?:above|below|warmer|cooler|hotter|colder|higher|lower|more|less|difference|rise|drop|swing)\b")
_TURNED = re.compile(
    r" (?:north|south|east|west|of (?:latitude|longitude|separation|freedom)|latitude|longitude|angle)\b"
)
_FREEZING = re.compile(r" (?:above|below) (?:zero|freezing)\b")
_TURNING = re.compile(r"\b(?:turn|rotat|tilt|swivel|bank|lean|pivot|spun|angle|slope|flip)[a-z]*\b[^.;]{0,24}\Z")
_SCALE = re.compile(r"\d ?(?:°|degrees )?(?:(?P<F>Fahrenheit|F)|(?P<C>Celsius|centigrade|C))\b")
_CELSIUS_ENDS = 57  # degrees: no place on earth has been hotter
_NEAR = 90  # characters


def scale_of_heat(passage: Passage, value: Decimal, start: int, end: int) -> str | None:
    """`Cel` or `F` for plain degrees at `start`..`end` where heat is spoken of; None where something turns."""
    around = passage.before(start, _NEAR) + passage.after(end, _NEAR)
    turned = _TURNING.search(passage.before(start, 40)) or _TURNED.match(passage.after(end, 24))
    apart = _THAN.match(passage.after(end, 16)) and not _FREEZING.match(passage.after(end, 24))
    if turned or apart or _DIFFERENCE.search(passage.before(start, 24)) or not _HEAT.search(around):
        return None
    named = _SCALE.search(around)
    if named is not None:
        return "F" if named["F"] else "Cel"
    return "F" if passage.region == "us" or _CELSIUS_ENDS < value < 200 else "Cel"
