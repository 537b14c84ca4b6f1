"""English objects at a figure that it is about: what is bought for it, what it is laid on, who scored so many."""

from __future__ import annotations

import re

from extract.en.subjects.phrase import is_pronoun, phrase_of
from extract.en.subjects.sides import Sides
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

_PREPOSITIONS = GRAMMAR.words("prepositions")
_TRADING = frozenset((
    *("buy", "buys", "bought", "buying", "sell", "sells", "sold", "selling", "acquire", "acquired", "acquiring"),
    *("purchase", "purchased", "purchasing", "auction", "auctioned", "offload", "offloaded", "sign", "signed"),
))  # fmt: skip
_VESSELS = frozenset((
    *("bottle", "bottles", "pint", "pints", "packet", "packets", "pack", "packs", "glass", "litre", "litres", "gallon"),
    *("gallons", "liter", "liters", "pound", "kilo", "tonne", "barrel", "barrels", "box", "boxes", "bag", "bags"),
))  # fmt: skip
_SCORED = frozenset((
    *("goals", "goal", "tries", "try", "wickets", "points", "runs", "strikes", "penalties", "headers", "hits", "aces"),
    *("touchdowns", "rebounds", "assists", "birdies", "catches", "saves", "conversions"),
))  # fmt: skip
_NAME = r"(?P<name>[A-Z][\w’'-]*[\w](?: (?:(?:de|van|von|der|al|bin|da|dos) )?[A-Z][\w’'-]*\w){0,3})"
_LAYS = re.compile(r"\b(?:put|puts|putting|slapp?(?:ed|ing|s)|clapp?(?:ed|ing|s)|lump(?:ed|ing|s)|whack(?:ed|ing|s))\b")
_BY_NAME = re.compile(rf" (?:from|by) (?:the )?{_NAME}\b(?! (?:and )?[A-Z])")
_BEFORE_BRACKET = re.compile(rf"{_NAME} \(\Z")


def traded(here: Sides) -> str | None:
    """What money at `at` is given for: the shares in `offered to buy the remaining shares for $31`."""
    before = here.lead
    if len(before) < 3 or before[-1].word not in ("for", "at"):
        return None
    verb = next((n for n in range(len(before) - 2, -1, -1) if before[n].word in _TRADING), None)
    thing = before[verb + 1 : -1] if verb is not None else []
    if not thing or thing[0].word.lower() in _PREPOSITIONS:
        return None  # was sold at auction for £9m
    found = phrase_of(thing)
    return found.phrase if found is not None and found.holder and not is_pronoun(found.phrase) else None


def lays(text: str) -> bool:
    """Whether the words before an amount put it on something: the minister put 1p on beer and 4p on wine."""
    return _LAYS.search(text) is not None


def laid_on(here: Sides, end: int) -> str | None:
    """What an amount that ends at `end` is put on: beer in `1p a pint on beer`, wine in `4p on a bottle of wine`."""
    behind = here.behind(end)
    on = next((n for n, token in enumerate(behind[:4]) if token.word in ("on", "onto")), None)
    if on is None:
        return None
    thing = behind[on + 1 :]
    stop = next((n for n in range(1, len(thing)) if _ends(thing, n)), len(thing))
    thing = thing[:stop]
    of = next((n for n in range(1, len(thing)) if thing[n].word == "of" and thing[n - 1].word in _VESSELS), None)
    found = phrase_of(thing[of + 1 :] if of is not None else thing)
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def _ends(tokens: list[Token], at: int) -> bool:
    """Whether a word goes on behind the noun phrase before it."""
    word = tokens[at]
    joins = word.word in ("and", "but", "or", "from", "to") or not word.word[0].isalnum()
    return joins or (word.word in _PREPOSITIONS and word.word != "of") or verb_at(tokens[at - 1 :]) == 1


def before_bracket(text: str, start: int) -> str | None:
    """The name before a bracket that opens at a figure: Ana Ruiz (41)."""
    named = _BEFORE_BRACKET.search(text, max(0, start - 40), start)
    return named["name"] if named else None


def scorer(text: str, item: str | None, start: int, end: int) -> str | None:
    """Who scored so many: Ruiz in `two goals from Ana Ruiz`, in `strikes from Ana Ruiz (2)`."""
    if text.startswith(")", end):
        return before_bracket(text, start)
    if item is None or item.lower().split()[-1] not in _SCORED:
        return None
    stop = text.find(item, end, end + 30)
    named = _BY_NAME.match(text, stop + len(item)) if stop >= 0 else None
    return named["name"] if named else None
