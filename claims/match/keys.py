"""Which pairs are worth comparing: appearances that share a key.

A key of the first sort holds a figure's first two digits and one thing spoken of: what says the same shares one,
whatever its wording or language. A key of the second sort holds a unit and several things, and no figure: there those
meet whose figures differ, contradictions and distant bounds. How rare a thing is comes from the fixed table of
words.py, so that the keys of a statement depend on itself alone.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import combinations

from claims.match.figures import Figure, leading
from claims.match.mention import Mention
from claims.match.words import Term, stem, terms, weight

_IDEAS = 3  # of the ideas spoken of, the rarest
_WORDS = 3  # of the names and words that are no idea, the rarest
_ROW = 2  # bars from which a sentence is a table row
_ENOUGH = 5  # terms of a clause; a shorter one speaks of what its sentence does
_TELLING = 3  # digits from which a figure and one word are enough
_FIGURES = 3  # figures of one statement that make keys
_RARE = 1.0  # weight of a thing found in less than one clause of two thousand: with another one it is enough


def keys(mention: Mention) -> frozenset[str]:
    """The keys of a statement, of both sorts; the rows of a table say too little to be linked."""
    if mention.text.count("|") >= _ROW:
        return frozenset()
    ideas, words = _things(mention)
    pairs = list(combinations(sorted({**ideas, **words}), 2))
    telling = ["+".join(things) for things in (*_with_a_rare_word(pairs, words), *combinations(sorted(ideas), 3))]
    return frozenset(
        key
        for figure in mention.asserted[:_FIGURES]
        for key in (
            *(
                f"{value}|{figure.measure}|{things}"
                for value in _values(figure)
                for things in _beside(figure, ideas, words)
            ),
            *(f"{figure.measure}|{things}" for things in telling),
        )
    )


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
