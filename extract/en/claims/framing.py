"""What only frames another figure in English, where it mostly stands behind it (lost $5m in three months)."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene
from extract.model import Quantity

ROOM = 26  # characters that a clause may hold besides a duration that is its all
_OPENS = re.compile(r"(?:\A|[,;:] |\b(?:and|but|then|while) )(?:about |almost |nearly |some |just |more than )?\Z")


def parts_figures(between: str) -> bool:
    """Whether `and` or `or` stands between two figures, so that each has its own statement."""
    return " and " in between or " or " in between


def opens_clause(scene: Scene, frame: Mention) -> bool:
    """Whether a duration opens what it frames: and two days later the toll was 12."""
    told = scene.text(scene.clauses[frame.clause].start, frame.quantity.start)
    return frame.anchor == "later" and _OPENS.search(told) is not None


def names_other(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a figure that is no length of time only says of whom or of what another one is told, or how often."""
    length = quantity.kind == "measure" and (_is_distance(text, left, quantity) or _names_race(text, quantity))
    return length or names_population(text, quantity) or _repeats(text, quantity)


_GROUP = re.compile(
    r"\b(?:those|people|anyone|adults|women|men|everyone|residents|persons|voters|children|drivers|workers|pensioners"
    r"|Americans|Britons|patients|students|citizens|players|users|households|girls|boys|pupils|population)"
    r" (?:aged?(?: (?:over|under|between|from|at least))?|over|under|above|below|older than|younger than)"
    r"(?: the age of)? \Z"
)
_UTMOST = re.compile(
    r"\b(?:richest|poorest|wealthiest|top|bottom|youngest|oldest|largest|smallest|brightest|fittest|neediest|worst-off"
    r"|best-off|better-off|(?:highest|lowest|best|worst)[ -](?:paid|earning)|most (?:deprived|affluent|expensive)"
    r"|least (?:deprived|affluent|expensive))(?: earning)? \Z"
)


def names_population(text: str, quantity: Quantity) -> bool:
    """Whether an age or share only says of whom another figure speaks (a third of people over 50, the richest 1%)."""
    if quantity.kind == "percent":
        return _UTMOST.search(text, max(0, quantity.start - 30), quantity.start) is not None
    return quantity.kind == "age" and _GROUP.search(text, max(0, quantity.start - 40), quantity.start) is not None


_FOR_THE = re.compile(r"\bfor (?:an?|the|its|his|her|their) \Z")
_TIME_AGAIN = re.compile(
    r" (?:(?:straight|consecutive|successive|time|year|month|week|day|quarter|session)\b ?){1,2}"
    r"(?=in\b|running|to\b|from|as|[,.;]|\Z)"
)


def _repeats(text: str, quantity: Quantity) -> bool:
    """Whether a rank only tells how often something has gone on: fell for a sixth straight month to 4%."""
    if quantity.kind != "rank" or not _FOR_THE.search(text, max(0, quantity.start - 12), quantity.start):
        return False
    return _TIME_AGAIN.match(text, quantity.end) is not None


_WITHIN = re.compile(
    r"\b(?:living|lives?|lived|lying|built|based|anyone|people|those|homes|within) (?:within |less than |more than )?\Z"
)
_WERE = re.compile(r"\bwhose [\w ]{2,30} (?:is|are|was|were) (?:more than |less than |within |at least )?\Z")
_OF_A_PLACE = re.compile(r" (?:of|from|away) ")


def _is_distance(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a length only tells how near to something the clause's people or things are."""
    return bool(_WITHIN.search(left) and _OF_A_PLACE.match(text, quantity.end)) or bool(_WERE.search(left))


_RACES = ("m", "km", "mi")
_RACE_BEFORE = re.compile(r"\b(?:the|[A-Z]?[a-z]+['’]s?)(?: [a-z]+)? \Z")
_RACE_AFTER = re.compile(
    r" (?:hurdles|sprint|freestyle|backstroke|breaststroke|butterfly|medley|relay|race|steeplechase|title|final"
    r"|semi-final|heats?|event|gold|silver|bronze|champion)\b"
    r"|(?= in (?:an? )?(?:\w+ )?(?:time|record|\d|one|two|three|four)|[.,;]|\Z)"
)


def _names_race(text: str, quantity: Quantity) -> bool:
    """Whether a length is the name of a race (won the 200m in 20.43 seconds), not how far something is."""
    if quantity.unit not in _RACES or quantity.modifier != "=":
        return False
    told = _RACE_AFTER.match(text, quantity.end)
    if told is None:
        return False
    return bool(told.group()) or _RACE_BEFORE.search(text, max(0, quantity.start - 24), quantity.start) is not None
