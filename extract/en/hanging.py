"""English clauses that hang on another: participles (mixing 14 aces with 11 faults), names explained (Bell, a £6m buy),
rates of other places (compared with 11% in Spain).
"""

from __future__ import annotations

import re

from extract.document import Token
from extract.en import antecedents
from extract.en.finite import verb_at
from extract.model import Quantity
from extract.scene import Scene
from extract.wordlists import words
from extract.words import words_of

_PREPOSITIONS = words("en", "prepositions")
_SOFT = words("en", "soft")
_NO_PARTICIPLES = frozenset(("including", "following", "according", "during", "excluding", "nothing", "something"))
_EXPLAINING = frozenset(("a", "an", "the", "one", "its", "his", "her", "their"))
# 11% in Spain, 9.4% in Greece and 5% in Austria
_IN_PLACE = re.compile(
    r" (?:in|for|at) (?P<the>the )?(?P<name>[A-Z][\w.&’'-]*[\w](?: (?:of |and the )?[A-Z][\w&’'-]*[\w])*)"
    r"(?=,|;|\.?\Z|\.\s|\)| and | while | compared)"
)
_COMPARED = re.compile(r"\b(?:compare[sd]? (?:with|to)|against|versus|than)(?: (?:just|only|about|the))?\s*\Z")
_NEXT = re.compile(r"(?:,| and|, and|; )(?: (?:just|only|about|nearly))? ?")


def hangs(tokens: list[Token], at: int) -> bool:
    """Whether the figure at `at` belongs to a clause without a finite verb that tells more of the one before."""
    before = [token for token in tokens if token.start < at]
    while before and not before[0].word[0].isalnum():
        before = before[1:]
    if not before or verb_at(before) is not None:
        return False
    first = before[0]
    says = len(before) > 1 and before[1].word == "that"  # adding that another 96 homes were sold
    return first.tag == "VBG" and first.word.islower() and first.word not in _NO_PARTICIPLES and not says


def place_compared(scene: Scene, at: int, quantity: Quantity) -> str | None:
    """The place a rate is told for among those of others: Spain in `compared with 11% in Spain and 9% in Greece`."""
    if quantity.kind not in ("percent", "number", "ratio") or quantity.direction is not None:
        return None
    text, end = scene.document.folded, scene.sentence.end
    here = _IN_PLACE.match(text, quantity.end, end)
    if here is None:
        return None
    rates = [m.quantity for m in scene.figures if m.quantity.kind == quantity.kind and m.quantity.unit == quantity.unit]
    first = quantity
    while True:
        earlier = next((q for q in rates if q.end < first.start and _lists(text, q, first, end)), None)
        if earlier is None:
            break
        first = earlier
    told = _COMPARED.search(text, max(scene.sentence.start, first.start - 30), first.start)
    return here["name"] if told else None


def _lists(text: str, left: Quantity, right: Quantity, end: int) -> bool:
    """Whether one rate with its place stands right before another in a list."""
    place = _IN_PLACE.match(text, left.end, end)
    return place is not None and _NEXT.fullmatch(text, place.end(), right.start) is not None


def explained(scene: Scene, clause: int) -> str | None:
    """The name before a noun phrase that explains it, where the sentence goes on: `Bell, a £6m signing, scored`."""
    if not clause or clause + 1 >= len(scene.clauses):
        return None
    words_here, before = words_of(scene, clause), words_of(scene, clause - 1)
    opening = words_here[0] if words_here else None
    if opening is None or verb_at(words_here) is not None or verb_at(words_of(scene, clause + 1)) != 0:
        return None
    if (
        opening.word.lower() in _PREPOSITIONS
        or opening.tag[0] in "VRC"
        or (opening.word.islower() and opening.word not in _EXPLAINING)
    ):
        return None
    name = antecedents.name_at_end(before)
    return name if name and before[-1].word in name else None
