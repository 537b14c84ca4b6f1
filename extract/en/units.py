"""The unit behind a number: `%`, `basis points`, `-year`, `km/h`, `barrels a day`. Surfaces come from the lexicon's tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import unit_surfaces
from extract.model import QuantityKind

_PERCENT = {
    "%": ("%", "per cent", "percent", "pct", "pc", "percents", "per-cent"),
    "pp": (
        "percentage points", "percentage point", "percentage-points", "percentage-point", "percent points", "per cent points", "pp", "ppts", "ppt",
        "%-points", "% points", "%-point", "pps", "%age points",
    ),
    "bp": ("basis points", "basis point", "basis-points", "basis-point", "bp", "bps"),
}  # fmt: skip
# Times that are made of others: one decade is ten years.
_TIMES: dict[str, tuple[str, int]] = {
    "quarters": ("mo", 3), "decade": ("a", 10), "decades": ("a", 10), "century": ("a", 100), "centuries": ("a", 100), "fortnight": ("wk", 2),
    "fortnights": ("wk", 2), "millennia": ("a", 1000), "nights": ("d", 1), "business days": ("d", 1), "weekdays": ("d", 1),
    "consecutive days": ("d", 1), "consecutive years": ("a", 1), "consecutive months": ("mo", 1), "consecutive weeks": ("wk", 1),
    "straight days": ("d", 1), "straight years": ("a", 1), "straight months": ("mo", 1), "straight weeks": ("wk", 1),
    "straight quarters": ("mo", 3), "consecutive quarters": ("mo", 3), "successive quarters": ("mo", 3), "successive years": ("a", 1),
    "calendar years": ("a", 1), "calendar months": ("mo", 1), "calendar days": ("d", 1), "full years": ("a", 1), "light-years": ("", 0),
    "financial years": ("a", 1), "fiscal years": ("a", 1), "school days": ("d", 1), "successive months": ("mo", 1), "more years": ("a", 1),
    "more months": ("mo", 1), "more weeks": ("wk", 1), "more days": ("d", 1), "more hours": ("h", 1), "more minutes": ("min", 1),
    "long years": ("a", 1), "short years": ("a", 1), "extra minutes": ("min", 1), "further years": ("a", 1), "whole years": ("a", 1),
}  # fmt: skip
# Per day is part of the abbreviation.
_DAILY = {"bpd": "bbl", "b/d": "bbl", "bopd": "bbl", "mbpd": "bbl"}
_LETTERS = frozenset("m g t h s A V W L B w J kn in F C K".split())  # too short to stand apart from their figures
_SPOKEN_DEGREES = {"C": "Cel", "°C": "Cel", "F": "F", "°F": "F"}


@dataclass(frozen=True, slots=True)
class UnitWords:
    """A unit in the text: the kind that it makes of a number, its id, by what the number is multiplied, and its end."""

    kind: QuantityKind
    unit: str
    factor: Decimal
    start: int
    end: int
    per: str | None = None


@cache
def _table() -> dict[str, tuple[QuantityKind, str, Decimal, str | None]]:
    table: dict[str, tuple[QuantityKind, str, Decimal, str | None]] = {}
    for surface, unit in unit_surfaces("en").items():
        kind: QuantityKind = "duration" if unit.dimension == "time" else "measure"
        table[surface] = (kind, unit.id, Decimal(1), None)
    for unit_id, surfaces in _PERCENT.items():
        table.update({surface: ("percent", unit_id, Decimal(1), None) for surface in surfaces})
    table.update({surface: ("duration", unit_id, Decimal(factor), None) for surface, (unit_id, factor) in _TIMES.items() if factor})
    table.update({surface: ("measure", unit_id, Decimal(1), "d") for surface, unit_id in _DAILY.items()})
    table.update({surface: ("measure", unit_id, Decimal(1), None) for surface, unit_id in _SPOKEN_DEGREES.items()})
    return table


@cache
def _pattern() -> re.Pattern[str]:
    surfaces = sorted(_table(), key=len, reverse=True)
    words = [re.escape(surface).replace(r"\ ", "[ -]") for surface in surfaces if len(surface) > 2 and surface.islower()]
    signs = [re.escape(surface) for surface in surfaces if not (len(surface) > 2 and surface.islower()) and surface not in _LETTERS]
    letters = [re.escape(surface) for surface in surfaces if surface in _LETTERS - {"kn", "in"}]
    return re.compile(
        rf"(?P<gap> ?-?(?:full |whole |solid |long )?)(?:(?P<word>(?i:{'|'.join(words)}))(?![A-Za-z])|(?P<sign>{'|'.join(signs)})(?![A-Za-z\d]))"
        rf"|(?P<letter>{'|'.join(letters)})(?![A-Za-z\d])"
    )


_PER = re.compile(r"(?: an?| per|/| each| every|-a-|-per-|-an-)[ ]?(?P<noun>[a-z]+(?:-[a-z]+)?)\b(?! (?:earlier|ago|before|later|old|previously|after|on,)\b)")
# What a rate is counted by; behind `a` and `an` only these, since a noun there usually begins another phrase.
_RATED = {
    "day": "d", "week": "wk", "month": "mo", "year": "a", "hour": "h", "minute": "min", "second": "s", "quarter": "quarter", "head": "person", "person": "person",
    "share": "share", "barrel": "bbl", "tonne": "t", "ton": "t", "ounce": "oz", "pound": "lb", "kilo": "kg", "kilogram": "kg", "litre": "L", "liter": "L",
    "gallon": "gal", "mile": "mi", "kilometre": "km", "unit": "unit", "piece": "piece", "night": "night", "bottle": "bottle", "ticket": "ticket", "game": "game",
    "household": "household", "family": "family", "vote": "vote", "song": "song", "track": "track", "download": "download", "copy": "copy", "pint": "pint",
    "pack": "pack", "bushel": "bushel", "dose": "dose", "trip": "trip", "litres": "L", "annum": "a", "capita": "person", "fortnight": "fortnight", "megawatt": "MW",
    "acre": "acre", "hectare": "ha", "metre": "m", "square": "square", "line": "line", "side": "side", "time": "time", "minutes": "min", "season": "season",
    "pupil": "pupil", "student": "student", "patient": "patient", "child": "child", "car": "car", "vehicle": "vehicle", "passenger": "passenger", "user": "user",
    "subscriber": "subscriber", "customer": "customer", "employee": "employee", "worker": "worker", "shareholder": "shareholder", "seat": "seat", "home": "home",
}  # fmt: skip


def read_unit(text: str, at: int, end: int) -> UnitWords | None:
    """The unit that stands directly behind a number ending at `at`."""
    match = _pattern().match(text, at, end)
    if match is None:
        return None
    surface = match["word"] or match["sign"] or match["letter"]
    entry = _table().get(surface) or _table()[re.sub("[ -]", " ", surface.lower()) if " " in surface or "-" in surface else surface.lower()]
    kind, unit, factor, per = entry
    start = match.start() if match["letter"] else match.end("gap")
    return UnitWords(kind, unit, factor, start, match.end(), per)


def read_per(text: str, at: int, end: int) -> str | None:
    """What a rate is counted by: `a day` -> d, `per share` -> share; the noun itself when the table lacks it."""
    match = _PER.match(text, at, end)
    if match is None:
        return None
    word = match["noun"]
    if word in _RATED:
        return _RATED[word]
    return word if match.group().lstrip().startswith(("per", "/", "-per")) else None
