"""Words that mean nearly the same, as a dictionary of two languages shows: what renders the same Chinese words is kin.

"Forbid" and "ban" both render 禁止, "boat" and "ship" both 船只: no table of synonyms is needed, and words that differ
in what matters (teacher and doctor, import and export) render no word in common. Ideas that shut each other out are
never kin, however much their words are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache, lru_cache

from rapidfuzz import fuzz

from claims.match.words.rarity import stem, table_of
from claims.match.words.surfaces import first_surfaces
from claims.match.words.terms import CALENDAR, ideas

_CLOSE = 0.15  # cosine of what two words render from which they are kin
_FEW = 40  # Chinese words that an English one renders at most; beyond that it has too many senses to say anything


@cache
def _rendered() -> dict[str, frozenset[str]]:
    """English stem -> the Chinese words that it renders alone."""
    from extract.zh.words.dictionary import single_senses

    found: dict[str, set[str]] = defaultdict(set)
    for word, senses in single_senses():
        for sense in senses:
            found[stem(sense.removeprefix("to "))].add(word)
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _verbs() -> frozenset[str]:
    """The English stems that Chinese words are rendered by as verbs more often than as anything else."""
    from extract.zh.words.dictionary import single_senses

    counts: dict[str, int] = defaultdict(int)
    for _, senses in single_senses():
        for sense in senses:
            counts[stem(sense.removeprefix("to "))] += 1 if sense.startswith("to ") else -1
    return frozenset(name for name, count in counts.items() if count > 0)


def is_verb(name: str) -> bool:
    """Whether an English stem is told of things rather than naming one (fly, add)."""
    return name in _verbs()


@cache
def _rendering() -> dict[str, frozenset[str]]:
    """Chinese word -> the English stems that render it."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in _rendered().items():
        for word in words:
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=100_000)
def _relatives(name: str) -> frozenset[str]:
    """The English stems that render much of what `name` renders, itself among them."""
    words = _rendered().get(name, frozenset())
    if not 0 < len(words) <= _FEW:
        return frozenset((name,))
    common: dict[str, int] = defaultdict(int)
    for word in words:
        for other in _rendering()[word]:
            common[other] += 1
    sizes = _rendered()
    close = (
        other
        for other, count in common.items()
        if len(sizes[other]) <= _FEW and count / math.sqrt(len(words) * len(sizes[other])) >= _CLOSE
    )
    return frozenset((name, *close))


@lru_cache(maxsize=100_000)
def _names(form: str) -> frozenset[str]:
    """The English stems that a term is known by: itself, a Chinese word's renderings, the first word of an idea."""
    if form[0] >= "\u3400":
        return _rendering().get(form, frozenset())
    if "." not in form:
        return frozenset((form,))
    known = first_surfaces().get(form)
    return frozenset((stem(known[1]),)) if known and form.partition(".")[0] not in CALENDAR else frozenset()


@lru_cache(maxsize=100_000)
def _reach(form: str) -> frozenset[str]:
    return frozenset(relative for name in _names(form) for relative in _relatives(name))


@cache
def _families() -> dict[str, frozenset[str]]:
    """Idea -> the ideas of its families."""
    found: dict[str, set[str]] = defaultdict(set)
    for family in table_of("kin.toml")["families"]:
        first, *others = family.split()
        for other in others:
            found[first.removesuffix(":")].add(other)
            found[other].update((first.removesuffix(":"),) if first.endswith(":") else (first, *others))
    return {idea: frozenset(members) for idea, members in found.items()}


@lru_cache(maxsize=100_000)
def kin_names(form: str) -> frozenset[str]:
    """What a term can be met by: two of which neither's names are in the other's reach are not kin."""
    return _names(form) | {f".{form}"} if "." in form else _names(form)


@lru_cache(maxsize=100_000)
def kin_reach(form: str) -> frozenset[str]:
    """The names that a term meets."""
    return _reach(form) | {f".{idea}" for idea in _families().get(form, ())} if "." in form else _reach(form)


def kin(left: str, right: str) -> bool:
    """Whether two terms, by their forms, mean nearly the same; the order changes nothing."""
    if "." in left and "." in right:
        if frozenset((left, right)) in twins():
            return True
        axis = left.partition(".")[0]
        apart = right.startswith(axis + ".") and ideas().scopes.get(axis) != "never"
        return not apart and right in _families().get(left, frozenset())
    return not _names(left).isdisjoint(_reach(right))


@cache
def _ends() -> dict[str, frozenset[tuple[int, int]]]:
    """Word, or one Chinese character -> the lines of opposites that hold it, and at which end of each it stands."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for line, opposites in enumerate(table_of("kin.toml")["opposites"]):
        for end, words in enumerate(opposites.split("|")):
            for word in words.split():
                found[stem(word)].add((line, end))
    return {word: frozenset(places) for word, places in found.items()}


def are_opposites(left: str, right: str) -> bool:
    """Whether two words stand at two ends of one thing: start and finish, 公 and 私."""
    ones, others = (_ends().get(stem(word), frozenset()) for word in (left, right))
    return any(line == other and end != far for line, end in ones for other, far in others)


@cache
def rivals() -> dict[str, int]:
    """Idea of a thing -> its sort: who speaks of one thing of a sort does not mean another of it."""
    return {idea: sort for sort, line in enumerate(table_of("kin.toml")["rivals"]) for idea in line.split()}


@cache
def twins() -> frozenset[frozenset[str]]:
    """Pairs of ideas of one exclusive axis that may be one all the same."""
    return frozenset(frozenset(line.split()) for line in table_of("kin.toml")["twins"])


@cache
def deals() -> frozenset[str]:
    """The ideas that say what a sum of money is for, those of finance apart."""
    return frozenset(table_of("kin.toml")["deals"].split())


_HEARD = 80  # rapidfuzz ratio from which a name in Latin letters is how a Chinese one sounds


@lru_cache(maxsize=100_000)
def sounds_like(left: str, right: str) -> bool:
    """Whether a name in Latin letters is nearly how a Chinese one is spelled or rendered; either may be on the left."""
    from extract.zh.words.dictionary import english, pinyin

    chinese, latin = (left, right) if left[0] >= "\u3400" else (right, left)
    if not chinese[0] >= "\u3400" > latin[0] or len(latin) < 4:
        return False
    spelled = ("".join(pinyin(chinese).lower().split()), *(sense.lower() for sense in english(chinese)))
    return any(fuzz.ratio(latin, each) >= _HEARD for each in spelled)
