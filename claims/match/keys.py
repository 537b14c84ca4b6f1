"""Which pairs are worth comparing: appearances that share a key.

A key of the first sort holds a figure's first two digits and one thing spoken of: what says the same shares one,
whatever its wording or language. Two figures of different measures make such keys together. A key of the second sort
holds a unit and several things: there those meet whose figures differ, contradictions and distant bounds; where the
things are no rare ones, those alone whose figures are of one size. How rare a thing is comes from the fixed table of
rarity.py, so that the keys of a statement depend on itself alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from itertools import combinations

from claims.match.figures import Figure, leading
from claims.match.mention import Mention
from claims.match.rarity import stem, weight
from claims.match.roles import PLACES
from claims.match.words import Term, terms

_IDEAS = 3  # of the ideas spoken of, the rarest
_WORDS = 3  # of the names and words that are no idea, the rarest
_ROW = 2  # bars from which a sentence is a table row
_ENOUGH = 5  # terms of a clause; a shorter one speaks of what its sentence does
_TELLING = 3  # digits from which a figure and one word are enough
_FIGURES = 4  # figures of one statement that make keys
_RARE = 1.0  # weight of a thing found in less than one clause of two thousand: with another one it is enough


def keys(mention: Mention) -> frozenset[int]:
    """The keys of a statement, of both sorts, as numbers; the rows of a table say too little to be linked."""
    if mention.text.count("|") >= _ROW:
        return frozenset()
    return frozenset(map(_number, _keys(mention)))


def _number(key: str) -> int:
    """A key in 63 bits; two that fall together cost a comparison."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def _keys(mention: Mention) -> Iterator[str]:
    ideas, words = _things(mention)
    weights = {**words, **ideas}
    pairs = list(combinations(sorted(weights), 2))
    telling = ["+".join(things) for things in (*_with_a_rare_word(pairs, words), *combinations(sorted(ideas), 3))]
    likely = ["+".join(pair) for pair in pairs if weights[pair[0]] + weights[pair[1]] >= _LIKELY]
    figures = mention.asserted[:_FIGURES]
    for figure in figures:
        for value in _values(figure):
            yield from (f"{value}|{figure.measure}|{things}" for things in _beside(figure, ideas, words))
        yield from (f"{figure.measure}|{things}" for things in telling)
        yield from (f"~{size}|{figure.measure}|{things}" for size in _sizes(figure) for things in likely)
    for topic in _topics(mention):
        for figure in figures:
            yield from (f"{value}|{figure.measure}|@{topic}" for value in _values(figure))
            yield from (f"~{size}|{figure.measure}|@{topic}+{thing}" for size in _sizes(figure) for thing in ideas)
    for one, other in combinations(sorted(figures, key=lambda figure: (figure.measure, figure.low)), 2):
        if one.measure != other.measure:
            both = (
                f"{value}|{one.measure}&{more}|{other.measure}" for value in _values(one) for more in _values(other)
            )
            yield from (f"{figures}|{thing}" for figures in both for thing in weights)


def _sizes(figure: Figure) -> tuple[int, ...]:
    """Two neighbouring sizes: figures of which none is more than twice and a half the other share one, most share both.

    A date has no size: all dates of one happening meet.
    """
    if figure.kind == "date" or not figure.low:
        return (0,)
    size = round(math.log(abs(figure.low), _STEP))
    return size, size + 1


_STEP = 2.5
_LIKELY = 1.7  # weight of two things that make a key with the size of a figure


def _with_a_rare_word(pairs: list[tuple[str, str]], words: dict[str, float]) -> list[tuple[str, str]]:
    """An idea gathers many words and is never rare, whatever each of them is."""
    return [pair for pair in pairs if max(words.get(thing, 0.0) for thing in pair) >= _RARE]


def _beside(figure: Figure, ideas: dict[str, float], words: dict[str, float]) -> list[str]:
    """What makes a key with a figure: one thing beside many digits, a word beside some, two things beside few."""
    digits = len(figure.low.normalize().as_tuple().digits)
    things = [*words, *ideas] if digits > _TELLING else list(words) if digits == _TELLING else []
    return [*things, *("+".join(pair) for pair in combinations(sorted({**ideas, **words}), 2))]


def _values(figure: Figure) -> list[str]:
    """What a figure can be rounded to with two digits: one value, or the two next to it; a date's month."""
    if figure.kind == "date":
        return [f"{figure.first_day:%Y-%m}"] if figure.first_day else []
    below = leading(figure.low, 2)
    step = Decimal(1).scaleb(below.adjusted() - 1) if below else Decimal(1)
    around = [below] if below == figure.low else [below, below + step]
    return [f"{value.normalize():f}" for value in around]


def _things(mention: Mention) -> tuple[dict[str, float], dict[str, float]]:
    """The rarest ideas and the rarest other words of the clause as both languages name them, and their weights.

    What is counted and what bears a number (Line 7) are always among them.
    """
    told = mention.core_forms if len(mention.core_forms) >= _ENOUGH else mention.forms
    counted = {term.form for figure in mention.asserted for term in terms(figure.item or "", mention.lang)[-1:]}
    ranked = sorted((_first(term, counted), -_weight(term), term.form, term) for term in told.values())
    ideas = {term.form: term.weight for *_, term in ranked if term.sort == "idea" and term.weight > _CALENDAR}
    words = {_common_name(term): _weight(term) for *_, term in ranked if term.sort != "idea"}
    return dict(list(ideas.items())[:_IDEAS]), dict(list(words.items())[:_WORDS])


_CALENDAR = 0.2  # the weight of calendar words, which are no things


def _first(term: Term, counted: set[str]) -> bool:
    return not (term.form in counted or term.form.startswith("#"))


def _topics(mention: Mention) -> list[str]:
    """The rarest names and ideas of the source's title, countries apart: a story's figures meet under them."""
    told = [term for term in mention.topic.values() if term.form.partition(".")[0] not in PLACES]
    found = {term.form if term.sort == "idea" else _common_name(term): _weight(term) for term in told}
    rare = sorted((-weight, form) for form, weight in found.items() if weight >= _TOPICAL)
    return [form for _, form in rare[:_TOPICS]]


_TOPICS = 3  # things of a title that make keys
_TOPICAL = 0.85  # weight from which they do


def _weight(term: Term) -> float:
    """A word weighs no more than the commoner of its two names; a number that names something is rare."""
    return _RARE if term.form.startswith("#") else min(term.weight, weight(_common_name(term)))


def _common_name(term: Term) -> str:
    return _english_name(term.form) if term.form[0] >= "\u3400" else term.form


@cache
def _english_name(word: str) -> str:
    """The stem that a Chinese word shares with its likeliest translation; without one, how it sounds."""
    from extract.dictionary import english, pinyin

    for gloss in english(word):
        parts = [part for part in gloss.split() if part.isalpha() and len(part) > 2]
        if parts:
            return stem(parts[-1])  # what it is comes last in English: rail station, surveillance camera
    return stem("".join(pinyin(word, person=True).lower().split()))
