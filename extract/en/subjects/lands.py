"""English clauses that only say where the town before them lies: An explosion in Linden, eastern China, killed nine."""

from __future__ import annotations

import re

from extract.claims.scene import Scene
from extract.en.words.grammar import GRAMMAR
from extract.en.words.persons import is_known_person

_FAR = 80  # characters before a comma that may name a town
_NAME = r"(?:[A-Z][\w'’.-]*|(?<=\w )(?:of|de|la|el|al|and)(?= [A-Z]))"
_TOWN = re.compile(rf"\b(?P<where>in|near|outside|at|of|around|off|across|from|to) (?:the )?(?:{_NAME} ?){{1,4}}\s*\Z")
# eastern China, northern and central Italy, the US state of Ohio
_LAND = re.compile(
    r"\s*(?:in |near )?"
    r"(?P<side>(?:(?:the )?(?:(?:north|south|east|west|central|mainland|rural|coastal|upstate|suburban)"
    r"(?:-?(?:eastern|western|ern|east|west|central))?)(?: and |[ -]))*)"
    r"(?:the )?(?:[A-Z]\w+ )?(?:(?:state|province|region) of )?"
    rf"(?P<land>{_NAME}(?: {_NAME}){{0,3}})\s*\Z"
)
_LANDS = GRAMMAR.words("lands")
_CONTINENTS = frozenset(("Africa", "America", "Asia", "Europe"))
_INSIDE = frozenset(("in", "near", "outside"))
_SOME = re.compile(r"[\W_]*(?:An?|Another)\b")


def lies_in(scene: Scene, at: int) -> bool:
    """Whether a clause only says where the town before it lies: An explosion in Linden, eastern China, killed nine."""
    start, end = scene.clauses[at]
    if not at or scene.text(scene.clauses[at - 1].end, start) != ",":
        return False
    begun = scene.clauses[at - 1].start
    town = _TOWN.search(scene.document.folded, max(begun, start - _FAR), start - 1)
    land = _LAND.match(scene.document.folded, start, end) if town is not None else None
    if town is None or land is None or is_known_person(land["land"].split()[0]):
        return False
    if land["side"] or land["land"] in _LANDS:
        return True
    return town["where"] in _INSIDE and _SOME.match(scene.document.folded, begun, start) is not None


def is_land(name: str) -> bool:
    """Whether a name is that of a country or a continent."""
    return name in _LANDS or name in _CONTINENTS
