"""Where an English claim holds, when its clause says so."""

from __future__ import annotations

import re

from extract.claims.scene import Draft, Scene
from extract.en.claims.persons import is_known_person
from extract.en.words.grammar import GRAMMAR

_IN = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,2})")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Q\d|Mr|Mrs|Ms|Dr|English|French|Chinese)\b"
)
# What one has in a company, not in a place.
_OWNED_BEFORE = re.compile(r"\b(?:[Ss]hares|share|stakes?|interest|stock|invest(?:ed|ment)?|holding) \Z")
_OWNING = 11  # characters of the longest of these, with the space behind it


def place_of(scene: Scene, draft: Draft) -> str | None:
    """The place that the first clause of a draft names with in, across or throughout; None when it names none."""
    clause, text = scene.clauses[draft.first.clause], scene.document.text
    for found in _IN.finditer(text, clause.start, clause.end):
        owned = _OWNED_BEFORE.search(text, max(clause.start, found.start() - _OWNING), found.start())
        if owned is None and not _NO_PLACE.match(found[1]):
            return found[1]
    return None


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


_FAR = 80  # characters before a comma that may name a town
