"""How much two statements share of what they talk about, within one language or across the two."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from claims.match.statement.mention import Mention, are_of_one_source
from claims.match.words.kin import kin, kin_names, kin_reach
from claims.match.words.rarity import stem, weight
from claims.match.words.surfaces import surnames
from claims.match.words.terms import Term

_NEAR = 0.7  # what sharing a part of a word (摄像头, 摄像机; flood, flooding) counts beside sharing the word
_KIN = 0.6  # what a word of nearly the same meaning counts (ban and forbid, sank and wreck)
_UNTRANSLATED = 0.25  # a word of the other language that found no partner may well have one under another name
_TELLING = 0.7  # weight of an English word from which two Chinese words that it renders are taken for one
_TITLED = 0.6  # what a word counts that the other one's source has in its title
_SIGNS = 2  # of two Chinese words that are rendered alike: single ones are pieces of names
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
        """How much of the words of both is shared, 0 to 1."""
        return _both(self.left, self.right)

    def turned(self) -> Overlap:
        """The same with the sides exchanged."""
        return Overlap(tuple((right, left) for left, right in self.shared), self.weight, self.right, self.left)


def overlap(left: Mention, right: Mention) -> Overlap:
    """The words of each clause looked for in the other's whole sentence."""
    return Hearing(left).overlap(right)


def glance(left: Mention, right: Mention) -> float:
    """What their equal words alone would make of the share that two statements have in common, at little cost."""
    ours, theirs = _said(left, right), _said(right, left)
    return _both(ours, theirs)


def _said(mention: Mention, other: Mention) -> float:
    """The share of a clause's words that the other's sentence or title says."""
    core = mention.core_forms
    total = sum([term.weight for term in core.values()])
    met = (core.keys() & other.forms.keys()) | (core.keys() & other.topic.keys())
    return math.fsum([core[form].weight for form in met]) / total if total else 0.0  # the same in whatever order


def _both(left: float, right: float) -> float:
    """One figure for both: a headline lies whole in its article, so the better covered side counts most."""
    return 0.65 * max(left, right) + 0.35 * min(left, right)


class Hearing:
    """A statement that meets many others: what it makes of a word is worked out once, however many of them say it."""

    def __init__(self, mention: Mention) -> None:
        self.mention = mention
        self._ears: dict[bool, _Ear] = {}

    def overlap(self, other: Mention) -> Overlap:
        """The words of each clause looked for in the other's whole sentence; this statement's are on the left."""
        left = self.mention
        crossing = left.lang != other.lang
        ear = self._ears.get(crossing)
        if ear is None:
            ear = self._ears[crossing] = _Ear(left, crossing)
        titled = not are_of_one_source(left, other)  # inside one it says nothing
        left_met, right_met = ear.met_by(other, titled=titled), ear.meets(other, titled=titled)
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


_EQUAL, _ALIKE_WORDS, _KINDRED = 0, 1, 2  # how two words meet; what comes first counts first

_Met = tuple[Term, str, float]  # a term, its partner on the other side ("" without one), and what that weighs
_Partner = tuple[int, Term] | None  # how it meets, and whom


class _Ear:
    """What the words of one statement meet in statements of one language."""

    def __init__(self, mention: Mention, crossing: bool) -> None:
        self._crossing = crossing
        self._core = tuple(mention.core_forms.values())
        reach = _reach(mention.forms, crossing)
        self._said = _Words(mention.forms, crossing, reach)
        self._told = _Words(mention.core_forms, crossing, reach)
        self._headed = _Words(mention.topic, crossing, _reach(mention.topic, crossing))
        self._serving: dict[tuple[str, str], tuple[tuple[str, int], ...]] = {}
        self._partners: dict[tuple[str, str], tuple[_Partner, _Partner]] = {}
        self._strength = (1.0, 1.0 if crossing else _NEAR, _KIN)

    def met_by(self, other: Mention, *, titled: bool) -> list[_Met]:
        """The terms of the own clause with the first of the best partners in the other's sentence.

        What the other one leaves unsaid because it stands in its source's title counts less.
        """
        said = self._served(other.forms)
        headed = self._served(other.topic) if titled and len(said) < len(self._core) else {}
        return [
            self._weighed(term, said.get(term.form), headed.get(term.form), other.forms, other.topic)
            for term in self._core
        ]

    def _weighed(
        self, term: Term, said: tuple[int, str] | None, headed: tuple[int, str] | None, forms: _Forms, topic: _Forms
    ) -> _Met:
        if said is not None:
            return term, said[1], self._strength[said[0]] * min(term.weight, forms[said[1]].weight)
        if headed is not None:
            return term, headed[1], _TITLED * self._strength[headed[0]] * min(term.weight, topic[headed[1]].weight)
        return term, "", 0.0

    def _served(self, forms: _Forms) -> dict[str, tuple[int, str]]:
        """Form of the own clause -> how it meets which of `forms`."""
        best: dict[str, tuple[int, str]] = {}
        for form, term in forms.items():
            key = (form, term.sort)
            serving = self._serving.get(key)
            if serving is None:
                serving = self._serving[key] = tuple(self._told.met_by(term))
            for own, how in serving:
                if own not in best or how < best[own][0]:
                    best[own] = (how, form)
        return best

    def meets(self, other: Mention, *, titled: bool) -> list[_Met]:
        """The terms of the other's clause with their partners in the own sentence, or for less in the own title."""
        found: list[_Met] = []
        for form, term in other.core_forms.items():
            key = (form, term.sort)
            partners = self._partners.get(key)
            if partners is None:
                partners = self._partners[key] = self._said.first_for(term), self._headed.first_for(term)
            said, headed = partners
            if said is not None:
                strength = self._strength[said[0]] * min(term.weight, said[1].weight)
                found.append((term, said[1].form, strength))
            elif headed is not None and titled:
                strength = self._strength[headed[0]] * min(term.weight, headed[1].weight)
                found.append((term, headed[1].form, _TITLED * strength))
            else:
                found.append((term, "", 0.0))
        return found


_Forms = dict[str, Term]


def _reach(forms: _Forms, crossing: bool) -> tuple[frozenset[str], frozenset[str]]:
    """All by which one of these words can be like or kin to another: a glance that spares comparing each with each."""
    likes = frozenset[str]().union(*[_traits(form, crossing) for form in forms])
    return likes, frozenset[str]().union(*map(kin_reach, forms))


class _Words:
    """Words of one statement, and which of them a word of another one meets: the same, one alike, or one kin."""

    def __init__(self, forms: _Forms, crossing: bool, reach: tuple[frozenset[str], frozenset[str]]) -> None:
        self._crossing = crossing
        self._equal = forms
        self._alike = [term for term in forms.values() if term.sort != "idea"]
        self._kin = [term for term in forms.values() if term.sort != "name"]
        self._alike_reach, self._kin_reach = reach

    def first_for(self, term: Term) -> _Partner:
        """The first of the words that a term of another statement meets best."""
        equal = self._equal.get(term.form)
        if equal is not None:
            return _EQUAL, equal
        for other in self._near(term):
            if alike(term.form, other.form, self._crossing):
                return _ALIKE_WORDS, other
        for other in self._related(term):
            if kin(term.form, other.form):
                return _KINDRED, other
        return None

    def met_by(self, term: Term) -> Iterator[tuple[str, int]]:
        """The words that would meet a term of another statement, each with how."""
        if term.form in self._equal:
            yield term.form, _EQUAL
        for other in self._near(term):
            if alike(other.form, term.form, self._crossing):
                yield other.form, _ALIKE_WORDS
        for other in self._related(term):
            if kin(other.form, term.form):
                yield other.form, _KINDRED

    def _near(self, term: Term) -> list[Term]:
        if term.sort == "idea" or self._alike_reach.isdisjoint(_traits(term.form, self._crossing)):
            return []
        return self._alike

    def _related(self, term: Term) -> list[Term]:
        return [] if term.sort == "name" or self._kin_reach.isdisjoint(kin_names(term.form)) else self._kin


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


def _share(met: Iterable[_Met], crossing: bool) -> float:
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
        return are_rendered_alike(left, right)
    if len(left) > 4 and len(right) > 4 and left[:5] == right[:5]:
        return True
    if min(len(left), len(right)) == 4 and (left.startswith(right) or right.startswith(left)):
        return True
    return min(len(left), len(right)) > 5 and fuzz.ratio(left, right) >= _ALIKE


def are_rendered_alike(left: str, right: str) -> bool:
    """Whether one telling English word renders two Chinese words: 青铜器 and 铜器 are bronze."""
    common = _translations(left) & _translations(right) if len(left) + len(right) > _SIGNS else ()
    return any(weight(word) >= _TELLING for word in common) and not _name_others(left, right)


def meet(left: str, right: str) -> bool:
    """Whether a Chinese and an English word (stem) mean or sound the same; either may be on the left."""
    chinese, english = (left, right) if left[0] >= "\u3400" else (right, left)
    return chinese[0] >= "\u3400" and english in _renderings(chinese)


_WORD = re.compile("[A-Za-z]+")


def is_known(name: str) -> bool:
    """Whether the other language's name for it would have been recognised: an English one, or one with a translation.

    Pieces of foreign names that happen to be words (法拉, a farad) are no names.
    """
    from extract.zh.words.dictionary import english

    return name[0] < "\u3400" or any(gloss[:1].isupper() for gloss in english(name))


def _plain(gloss: str) -> str:
    """Without the marks on letters: Hokkaidō is Hokkaido in English news."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", gloss) if not unicodedata.combining(sign))


@lru_cache(maxsize=100_000)
def _translations(word: str) -> frozenset[str]:
    """The English stems of a Chinese word's translations."""
    from extract.zh.words.dictionary import english

    return frozenset(stem(part) for gloss in english(word) for part in _WORD.findall(_plain(gloss)) if len(part) > 2)


def _name_others(left: str, right: str) -> bool:
    """Whether each of two Chinese words names what the other does not: Beijing and Shanghai, Beijing and Guangdong."""
    return bool(_proper(left) - _proper(right)) and bool(_proper(right) - _proper(left))


@lru_cache(maxsize=100_000)
def _proper(word: str) -> frozenset[str]:
    """The proper names in a Chinese word's translations, as stems; empty where one translation has none."""
    from extract.zh.words.dictionary import english

    found = [{stem(part) for part in _WORD.findall(_plain(gloss)) if part[0].isupper()} for gloss in english(word)]
    return frozenset[str]().union(*found) if all(found) else frozenset()


@lru_cache(maxsize=100_000)
def _renderings(word: str) -> frozenset[str]:
    """English stems that a Chinese word is known by: its translations, and its sound in pinyin whole and in parts."""
    from extract.zh.words.dictionary import english, pinyin

    if len(word) > 4:
        return _translations(word) | _initials(word)
    spelled = surnames().get(word[0], frozenset()) if len(word) < 4 and not english(word) else frozenset()
    sounds = pinyin(word, person=True).lower().split()
    heard = {stem(sound) for sound in (*sounds, "".join(sounds)) if sound.isascii() and len(sound) > 1}
    return _translations(word) | _initials(word) | heard | spelled


@lru_cache(maxsize=100_000)
def _initials(word: str) -> frozenset[str]:
    """What a Chinese name's translation is shortened to: the Bharatiya Janata Party is the BJP."""
    from extract.zh.words.dictionary import english

    capitals = ("".join(part[0] for part in _WORD.findall(gloss) if part[0].isupper()) for gloss in english(word))
    return frozenset(stem(letters) for letters in capitals if len(letters) > _SIGNS)
