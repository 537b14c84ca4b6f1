"""How much two statements share of what they talk about, within one language or across the two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from claims.match.kin import kin, kin_names, kin_reach
from claims.match.mention import Mention
from claims.match.rarity import stem, weight
from claims.match.words import Term

_NEAR = 0.7  # what sharing a part of a word (摄像头, 摄像机; flood, flooding) counts beside sharing the word
_KIN = 0.6  # what a word of nearly the same meaning counts (ban and forbid, sank and wreck)
_UNTRANSLATED = 0.25  # a word of the other language that found no partner may well have one under another name
_TELLING = 0.7  # weight of an English word from which two Chinese words that it renders are taken for one
_TITLED = 0.6  # what a word counts that the other one's source has in its title
_ALIKE = 85  # rapidfuzz ratio from which two long words of one language are taken for one


@dataclass(frozen=True, slots=True)
class Overlap:
    """`shared` pairs the words that meet, heaviest first; `left` and `right` are the shares of each side that met."""

    shared: tuple[tuple[str, str], ...]
    weight: float
    left: float
    right: float

    @property
    def share(self) -> float:
        """One figure for both: a headline lies whole in its article, so the better covered side counts most."""
        return 0.65 * max(self.left, self.right) + 0.35 * min(self.left, self.right)

    def turned(self) -> Overlap:
        """The same with the sides exchanged."""
        return Overlap(tuple((right, left) for left, right in self.shared), self.weight, self.right, self.left)


def overlap(left: Mention, right: Mention) -> Overlap:
    """The words of each clause looked for in the other's whole sentence.

    What `left` can meet is remembered: with one statement there against many others it takes a third of the time.
    """
    crossing = left.lang != right.lang
    titled = left.source_id is None or left.source_id != right.source_id  # inside one source the title says nothing
    text, topic = _reach(tuple(left.forms), crossing), _reach(tuple(left.topic) if titled else (), crossing)
    ours, theirs = _all(left.forms), _touched(right.forms, text, crossing)
    our_topic, their_topic = _all(left.topic), _touched(right.topic if titled else {}, text, crossing)
    left_met = [_met(term, theirs, their_topic, crossing) for term in left.core_forms.values()]
    right_met = []
    for form, term in right.core_forms.items():
        said, headed = _reached(form, text, ours, crossing), _reached(form, topic, our_topic, crossing)
        right_met.append(_met(term, said, headed, crossing))
    pairs = {(term.form, partner): strength for term, partner, strength in left_met if partner}
    pairs.update({(partner, term.form): strength for term, partner, strength in right_met if partner})
    shared = sorted(pairs, key=lambda pair: (-pairs[pair], min(pair), max(pair)))
    weight = min(_once(pairs, 0), _once(pairs, 1))
    return Overlap(tuple(shared), weight, _share(left_met, crossing), _share(right_met, crossing))


def _once(pairs: dict[tuple[str, str], float], side: int) -> float:
    """The weight of what met, each word of one side counted once."""
    heaviest: dict[str, float] = {}
    for pair, strength in pairs.items():
        heaviest[pair[side]] = max(heaviest.get(pair[side], 0.0), strength)
    return sum(heaviest.values())


_Forms = dict[str, Term]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that a term may meet: by being the same, by being alike, by being kin."""

    equal: _Forms
    alike: _Forms
    kin: _Forms


_NONE = _Words({}, {}, {})


def _met(term: Term, said: _Words, headed: _Words, crossing: bool) -> tuple[Term, str, float]:
    """A term with its partner among the words of the other sentence ("" without one) and its weight.

    What the other one leaves unsaid because it stands in its source's title counts less.
    """
    partner, strength = _partner(term, said, crossing)
    if not partner and headed is not _NONE:
        partner, strength = _partner(term, headed, crossing)
        strength *= _TITLED
    return term, partner, strength


@dataclass(frozen=True, slots=True)
class _Reach:
    """All by which one of some words can meet another one: a glance that spares comparing each with each."""

    forms: frozenset[str]
    alike: frozenset[str]
    kin: frozenset[str]


@lru_cache(maxsize=4_000)  # statements, of some 15 KB each
def _reach(forms: tuple[str, ...], crossing: bool) -> _Reach:
    alikes = frozenset().union(*[_traits(form, crossing) for form in forms])
    return _Reach(frozenset(forms), alikes, frozenset().union(*map(kin_reach, forms)))


def _all(forms: _Forms) -> _Words:
    near = {form: term for form, term in forms.items() if term.sort != "idea"}
    return _Words(forms, near, {form: term for form, term in forms.items() if term.sort != "name"})


def _touched(forms: _Forms, reach: _Reach, crossing: bool) -> _Words:
    """The words that something in reach may meet."""
    near, related = {}, {}
    for form, term in forms.items():
        if term.sort != "idea" and not reach.alike.isdisjoint(_traits(form, crossing)):
            near[form] = term
        if term.sort != "name" and not reach.kin.isdisjoint(kin_names(form)):
            related[form] = term
    return _Words(forms, near, related) if forms else _NONE


def _reached(form: str, reach: _Reach, words: _Words, crossing: bool) -> _Words:
    """Those of the words in reach that one word may meet."""
    if not reach.forms:
        return _NONE
    return _Words(
        words.equal,
        {} if reach.alike.isdisjoint(_traits(form, crossing)) else words.alike,
        {} if reach.kin.isdisjoint(kin_names(form)) else words.kin,
    )


@lru_cache(maxsize=100_000)
def _traits(form: str, crossing: bool) -> frozenset[str]:
    """What two words share whenever `alike` holds of them; sharing it does not yet make them alike."""
    if crossing:
        return _renderings(form) if form[0] >= "\u3400" else frozenset((form,))
    if form[0] >= "\u3400":
        parts = {form[at : at + 2] for at in range(len(form) - 1)}
        return frozenset(parts | {f"={word}" for word in _translations(form) if weight(word) >= _TELLING})
    # A ratio of 85 of 100 in words of more than five letters leaves three neighbours in their place.
    return frozenset(form[at : at + 3] for at in range(len(form) - 2)) if len(form) > 3 else frozenset()


def _partner(term: Term, words: _Words, crossing: bool) -> tuple[str, float]:
    equal = words.equal.get(term.form)
    if equal is not None:
        return term.form, min(term.weight, equal.weight)
    if term.sort != "idea":
        for form, other in words.alike.items():
            if alike(term.form, form, crossing):
                return form, (1.0 if crossing else _NEAR) * min(term.weight, other.weight)
    if term.sort != "name":
        for form, other in words.kin.items():
            if kin(term.form, form):
                return form, _KIN * min(term.weight, other.weight)
    return "", 0.0


def _share(met: Iterable[tuple[Term, str, float]], crossing: bool) -> float:
    """The weight that found a partner, of all that could have."""
    total = got = 0.0
    for term, partner, strength in met:
        missing = _UNTRANSLATED if crossing and term.sort != "idea" else 1.0
        total += term.weight if partner else term.weight * missing
        got += strength
    return got / total if total else 0.0


def alike(left: str, right: str, crossing: bool) -> bool:
    """Whether two words that are no ideas stand for one thing, in one language or across the two."""
    return meet(left, right) if crossing else _near(left, right)


def _near(left: str, right: str) -> bool:
    """Whether two words of one language have so much in common that they are likely one."""
    if left[0] >= "\u3400":
        if len(left) > 1 and len(right) > 1 and (left in right or right in left or left[:2] == right[:2]):
            return True
        return any(weight(word) >= _TELLING for word in _translations(left) & _translations(right))
    if len(left) > 4 and len(right) > 4 and left[:5] == right[:5]:
        return True
    if min(len(left), len(right)) == 4 and (left.startswith(right) or right.startswith(left)):
        return True
    return min(len(left), len(right)) > 5 and fuzz.ratio(left, right) >= _ALIKE


def meet(left: str, right: str) -> bool:
    """Whether a Chinese and an English word (stem) mean or sound the same; either may be on the left."""
    chinese, english = (left, right) if left[0] >= "\u3400" else (right, left)
    return chinese[0] >= "\u3400" and english in _renderings(chinese)


_WORD = re.compile("[A-Za-z]+")


def is_known(name: str) -> bool:
    """Whether the other language's name for it would have been recognised: an English one, or one with a translation.

    Pieces of foreign names that happen to be words (法拉, a farad) are no names.
    """
    from extract.dictionary import english

    return name[0] < "\u3400" or any(gloss[:1].isupper() for gloss in english(name))


def _plain(gloss: str) -> str:
    """Without the marks on letters: Hokkaidō is Hokkaido in English news."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", gloss) if not unicodedata.combining(sign))


@cache
def _translations(word: str) -> frozenset[str]:
    """The English stems of a Chinese word's translations."""
    from extract.dictionary import english

    return frozenset(stem(part) for gloss in english(word) for part in _WORD.findall(_plain(gloss)) if len(part) > 2)


@cache
def _renderings(word: str) -> frozenset[str]:
    """English stems that a Chinese word is known by: its translations, and its sound in pinyin whole and in parts."""
    from extract.dictionary import pinyin

    if len(word) > 4:
        return _translations(word)
    sounds = pinyin(word, person=True).lower().split()
    heard = {stem(sound) for sound in (*sounds, "".join(sounds)) if sound.isascii() and len(sound) > 1}
    return _translations(word) | heard
