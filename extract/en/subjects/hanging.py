"""English clauses that hang on another: participles (mixing 14 aces with 11 faults), names explained (Bell, a £6m buy),
rates of other places (compared with 11% in Spain).
"""

from __future__ import annotations

import re

from extract.claims.scene import Scene
from extract.claims.words import words_of
from extract.en.subjects import antecedents
from extract.en.subjects.inclause import noun_at_end
from extract.en.subjects.sides import SOFT, Sides
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.model import Quantity

_PREPOSITIONS = GRAMMAR.words("prepositions")
_NO_PARTICIPLES = frozenset(("including", "following", "according", "during", "excluding", "nothing", "something"))
_FINITE = ("VBD", "VBZ", "MD")
_COMPARING = frozenset(("up", "down", "compared", "against", "versus"))
_EXPLAINING = frozenset(("a", "an", "the", "one", "its", "his", "her", "their"))
# 11% in Spain, 9.4% in Greece and 5% in Austria
_IN_PLACE = re.compile(
    r" (?:in|for|at) (?P<the>the )?(?P<name>[A-Z][\w.&’'-]*[\w](?: (?:of |and the )?[A-Z][\w&’'-]*[\w])*)"
    r"(?=,|;|\.?\Z|\.\s|\)| and | while | compared)"
)
_FRONTING = frozenset(("after", "before", "by", "since", "when", "while", "despite", "in", "on"))
_COMPARED = re.compile(r"\b(?:compare[sd]? (?:with|to)|against|versus|than)(?: (?:just|only|about|the))?\s*\Z")
_DASH = re.compile(r"\s[–—-]+\s|—")
_NOW = ("now", "currently", "already")
_FEW = 3  # words beside an amount
_NEXT = re.compile(r"(?:,| and|, and|; )(?: (?:just|only|about|nearly))? ?")


def hangs(here: Sides) -> bool:
    """Whether a figure belongs to a clause without a finite verb that tells more of the one before."""
    first = next((token for token in here.words if token.word[0].isalnum()), None)
    hanging = first is not None and (first.tag == "VBG" or first.word == "with" or first.word in _COMPARING)
    if first is None or not hanging or first.start >= here.at:
        return False
    before = [token for token in here.before if token.start >= first.start]
    if first.word in _COMPARING and not any(token.tag in _FINITE for token in before):
        return True  # up from a close of 43.41
    if verb_at(before) is not None:
        return False
    if first.word == "with" and all(token.word in SOFT for token in before[1:]):
        behind = here.behind(here.at)[:4]
        absolute = any(token.tag in ("VBN", "VBG") for token in behind) or (bool(behind) and behind[0].word == "of")
        return bool(behind) and not absolute  # with 40 goals in 90 games; not: with 17% of the places vacant
    says = len(before) > 1 and before[1].word == "that"  # adding that another 96 homes were sold
    return first.tag == "VBG" and first.word.islower() and first.word not in _NO_PARTICIPLES and not says


def fronted(scene: Scene, clause: int) -> bool:
    """Whether the sentence opens with a participle that its later subject does: Founded in 1904, … the firm employs."""
    opening = words_of(scene, 0)
    if opening and opening[0].tag[0] not in "VIRCTW" and opening[0].word[0].isalnum():
        return False
    having = bool(opening) and opening[0].word in ("Having", "Being")
    if any(verb_at(words_of(scene, at)) is not None for at in range(int(having), clause + 1)):
        return False
    while opening and (not opening[0].word[0].isalnum() or opening[0].tag in ("RB", "CC")):
        opening = opening[1:]
    if opening and clause == 0 and opening[0].word.lower() in _PREPOSITIONS:
        return True  # Despite a profit of $5m, Acme is late
    if len(opening) > 1 and opening[0].word.lower() in _FRONTING:
        opening = opening[1:]
    return bool(opening) and opening[0].tag in ("VBG", "VBN") and opening[0].word.lower() not in _NO_PARTICIPLES


def place_compared(scene: Scene, quantity: Quantity) -> str | None:
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


def restated(scene: Scene, clause: int, quantity: Quantity) -> str | None:
    """What an amount put between dashes is of: surcharge revenues in `annual surcharge revenues - £160m - will`."""
    start, end = scene.clauses[clause]
    opening = scene.text(scene.clauses[clause - 1].end, start) if clause else ""
    own = [token for token in words_of(scene, clause) if token.word.isalpha()]
    now = opening[:1] == "," and own[:1] != [] and own[0].word in _NOW  # the prime rate, now 5.5 per cent, could
    if quantity.kind == "date" or not (now or _DASH.search(opening)):
        return None
    if verb_at(own) is not None or len(own) > _FEW or any(token.word in _PREPOSITIONS for token in own):
        return None
    run = words_of(scene, clause - 1)
    return noun_at_end(run, measures=True) if not scene.text(quantity.end, end).strip(" .\n") else None


def _lists(text: str, left: Quantity, right: Quantity, end: int) -> bool:
    """Whether one rate with its place stands right before another in a list."""
    place = _IN_PLACE.match(text, left.end, end)
    return place is not None and _NEXT.fullmatch(text, place.end(), right.start) is not None


def explained(scene: Scene, clause: int, *, ranked: bool) -> str | None:
    """The name before a noun phrase that explains it, where the sentence goes on: `Bell, a £6m signing, scored`.

    `ranked`: the phrase may close the sentence, as it tells a rank.
    """
    if not clause:
        return None
    words_here, before = words_of(scene, clause), words_of(scene, clause - 1)
    opening = words_here[0] if words_here else None
    if opening is not None and opening.word == "whose":  # Rovers, whose six-match run is over
        return antecedents.name_at_end(before)
    if ranked and opening is not None and opening.word == "the" and verb_at(words_here) is None:
        return antecedents.name_at_end(before)  # beat Germany's Tommy Haas, the third seed
    explains = opening is not None and (
        not opening.word.islower() or opening.word in _EXPLAINING or opening.tag == "NN"
    )
    if clause + 1 >= len(scene.clauses) or opening is None or not explains or verb_at(words_here) is not None:
        return None
    dashed = _DASH.search(scene.text(scene.clauses[clause - 1].end, scene.clauses[clause].start)) is not None
    if dashed and opening.tag == "NN" and opening.word.islower() and clause == 1:
        return antecedents.name_at_end(before)  # the film Cold Sea - winner of four awards - took
    going_on = words_of(scene, clause + 1)
    if verb_at(going_on[going_on[:1] != [] and going_on[0].tag == "RB" :]) != 0:  # recently poured cold water on it
        return None
    if (
        opening.word.lower() in _PREPOSITIONS
        or opening.tag[0] in "VRC"
        or (opening.word.islower() and opening.word not in _EXPLAINING)
    ):
        return None
    name = antecedents.name_at_end(before)
    return name if name and before[-1].word in name else None
