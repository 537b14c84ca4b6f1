"""What an English figure behind a comma tells of, where its clause has no verb: Linden, 14 km from here; Avon,
home to 40 boats; 30 kiosks, each of nine square metres.
"""

from __future__ import annotations

import re

from extract.claims.scene import Scene
from extract.claims.words import words_of
from extract.en.subjects.antecedents import name_at_end
from extract.en.subjects.inclause import noun_at_end
from extract.en.words.bounding import ABOUT
from extract.en.words.finite import verb_at
from extract.model import Quantity

_EACH = re.compile(rf"\W*(?:both|each|all)(?: (?:of|with|worth|costing|holding|weighing|measuring))? {ABOUT}\Z")
_HOME = re.compile(rf"\W*home (?:to|of) {ABOUT}\Z")
_NOW = re.compile(rf"\W*(?:now|currently) {ABOUT}\W?\Z")
_PLAIN = re.compile(rf"\W*(?:both )?{ABOUT}\Z")
_SIDE = r"(?:(?:further |due |to the )?(?:north|south|east|west)[a-z-]*(?: [a-z]+)? )?"
_AWAY = re.compile(rf"(?: \([^()]{{1,30}}\))? (?:away|inland|{_SIDE}(?:of|from|off|outside))\b")
_LENGTHS = frozenset(("m", "km", "mi", "ft", "yd", "cm", "nmi"))


def told_of(scene: Scene, clause: int, quantity: Quantity) -> str | None:
    """The noun or the name right before a clause without a verb that opens with the figure."""
    if not clause or verb_at(words_of(scene, clause)) is not None:
        return None
    start = scene.clauses[clause].start
    opening = scene.text(start, quantity.start) if quantity.start - start < 40 else "-"
    before = words_of(scene, clause - 1)
    if _HOME.fullmatch(opening):
        return name_at_end(before) or noun_at_end(before)
    if quantity.unit in _LENGTHS and _PLAIN.fullmatch(opening) and _AWAY.match(scene.document.folded, quantity.end):
        named = next((n + 1 for n in range(len(before) - 1, -1, -1) if before[n].word[0].islower()), 0)
        return name_at_end(before[named:]) or noun_at_end(before)  # a school in Linden, two miles away
    money = quantity.kind == "money" and _NOW.fullmatch(opening) is not None
    return noun_at_end(before, measures=True) if money or _EACH.fullmatch(opening) else None
