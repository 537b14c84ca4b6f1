"""The person whom `he` or `she` stands for: whom the nearest sentence before names first, or those before are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.en.words.grammar import GRAMMAR

_BACK, _AHEAD = 8000, 1000  # characters around a pronoun in which persons are named
_STEP = 2000
_REACH = 700  # characters before a pronoun in which its person is named
_NEAR = 40  # characters before a name that may make it one mentioned by the way
_LEAD = 300  # characters at the start of a text in which whom it is about is named first
# What a name counts by its place in its sentence, and beside that whom the text names first; with each sentence that
# follows it counts half.
_FIRST, _NAMED, _MENTIONED, _LEADING = 4.0, 2.0, 1.0, 1.0
_WORD = r"[A-Z][a-zà-ÿ]*(?:['’-][A-Z][a-zà-ÿ]+|-[a-z]+|[A-Z][a-zà-ÿ]+)*"
_HIS = "Mr|Sir|Lord|Prince|King|Pope|Baron|Father|Duke"
_HER = "Mrs|Ms|Miss|Dame|Lady|Princess|Queen|Baroness|Sister|Duchess"
_OFFICE = (
    "Dr|Prof|Professor|President|Chancellor|Senator|Sen|Rep|Gov|Governor|Justice|Judge|Captain|Capt|General|Gen|Colonel"
    "|Col|Mayor|Congressman|Congresswoman|Councillor|Minister|Secretary|Sheriff|Inspector|Coach"
)
_SUM = re.compile(r"\.? ?\d")
_INITIALS = r"(?!(?:U\.[KNS]|D\.C|E\.U|L\.A|N\.Y|[AP]\.M)\.)(?:[A-Z]\.){1,3}"
_NAME = re.compile(
    rf"\b(?:{_INITIALS} )?{_WORD}\.?(?:(?: (?:de|van|von|der|bin|al|la|di|da|del|[A-Z]\.))? {_WORD}){{0,4}}"
)
_INITIAL = re.compile(_INITIALS)
_TITLE = re.compile(rf"(?:(?P<his>{_HIS})|(?P<her>{_HER})|(?P<office>{_OFFICE}))\Z")
_AGED = re.compile(r"(?:, | \()\d\d(?:,|\))")
_SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"“‘'(]?[A-Z])|\n")
_TITLE_ENDS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|St|Lt|Sgt|[A-Z])\Z")
_OFFICE_BEFORE = re.compile(r"\b(?P<noun>[a-z]+), \Z")
_GOING_ON = re.compile(r"\b(?:(?P<he>[Hh]e|[Hh]is)|(?P<she>[Ss]he|[Hh]er))\b")
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:of|by|against|to|with|from|for|at|in|on|over|behind|like|and|under|than|alongside|opposite|past|starring|including"
    r"|featuring)(?: [a-z]+)?(?: [A-Z][a-z]+){0,3} \Z"
)
_SAID_BEFORE = re.compile(r"(?:\((?:[^()]*, )?|\b(?:said|says|added|adds)(?: [a-z]+)* )\Z")
_SAID_BEHIND = re.compile(r",?(?: [a-z]+)?,? (?:said|says|added|adds)(?=[:,.]| [\"“])")

Gender = str  # "he", "she", or "" where it is not known


class _Mention(NamedTuple):
    """A name with a capital where it stands: its title, and the words that would be a person's."""

    start: int
    title: str
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name in the text's words, title and all."""
        return " ".join((self.title, *self.parts) if self.title else self.parts)


def person_before(text: str, at: int, pronoun: str) -> str | None:
    """The name of the person whom `pronoun` at `at` stands for, as it stands in the text; "" for the 34-year-old.

    >>> person_before("Dr Anna Reed left Acme. Its owner had hired Tom Hale. She", 54, "she")
    'Dr Anna Reed'
    """
    gender = pronoun.lower()
    nearest, opening = _nearest(text, at, gender)
    if not nearest:
        return None
    if opening is not None and opening[gender] and at - opening.start() < _REACH // 2:
        return person_before(text, opening.start(), gender)  # He played a clerk in Tom Hale's drama. He
    free = [mention for mention in nearest if not _BESIDE.search(text, max(0, mention.start - 24), mention.start)]
    return (free or nearest)[0].name


def person_told_of(text: str, at: int, gender: Gender, voice: str | None = None) -> str | None:
    """The person whom the sentences up to `at` are about, for whom a pronoun stands there, as named last.

    Most counts whom a sentence names first, less who is named later in it, least who only speaks or is mentioned by the
    way; what lies further back counts less. A pronoun that opens a sentence names again whom those before tell of.
    `voice` is who speaks at `at`: within quotation marks nobody calls himself `he`.

    >>> person_told_of("Ann Reed left Acme. The film was made by Eva Lind. She", 50, "she")
    'Ann Reed'
    """
    known = _known_around(text, at)
    weights, names = _weigh(text, at, gender, known)
    opening = (mention for mention in _mentions(text, 0, min(at, _LEAD)) if _fits(known, mention, gender))
    lead = next((mention.parts[-1] for mention in opening if not _is_by_the_way(text, mention)), "")
    if lead in weights:
        weights[lead] += _LEADING
    if voice is not None and len(weights) > 1 and _is_quoted(text, at):
        weights.pop(voice.split()[-1], None)
    return names[_heaviest(weights)] if weights else None


def _weigh(text: str, at: int, gender: Gender, known: dict[str, Gender]) -> tuple[dict[str, float], dict[str, str]]:
    """How much each person counts in the sentences up to a place, and as what each was named last, by surname."""
    start = max(0, at - _REACH)
    weights: dict[str, float] = {}
    names: dict[str, str] = {}
    for begin, end in pairwise((start, *_edges(text, start, at), at)):
        weights = {person: weight / 2 for person, weight in weights.items()}
        here = [mention for mention in _mentions(text, begin, end) if _fits(known, mention, gender)]
        first = here[0].start if here else end
        opening = _GOING_ON.search(text, begin, first) if gender and weights else None
        if opening is not None and opening[gender]:
            weights[_heaviest(weights)] = _FIRST
        for mention in here:
            person = mention.parts[-1]
            weight = _MENTIONED if _is_by_the_way(text, mention) else _FIRST if mention.start == first else _NAMED
            weights[person] = max(weights.get(person, 0), weight)
            names[person] = mention.name
    return weights, names


def _heaviest(weights: dict[str, float]) -> str:
    """The person who counts most; of several the one named first."""
    return max(weights, key=lambda person: weights[person])


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place stands within quotation marks of its paragraph."""
    start = text.rfind("\n", max(0, at - _REACH), at) + 1
    return text.count('"', start, at) % 2 == 1 or text.rfind("“", start, at) > text.rfind("”", start, at)


def _is_by_the_way(text: str, mention: _Mention) -> bool:
    """Whether a name stands behind a preposition, in brackets or beside a verb of saying: by Bell, said Ann Bell."""
    before = max(0, mention.start - _NEAR)
    end = mention.start + len(mention.name)
    return bool(
        _BESIDE.search(text, before, mention.start)
        or _SAID_BEFORE.search(text, before, mention.start)
        or _SAID_BEHIND.match(text, end)
    )


def only_person_before(text: str, at: int, pronoun: str) -> str | None:
    """The person whom the nearest sentence before `at` names, where it names but one."""
    nearest, _ = _nearest(text, at, pronoun.lower())
    return nearest[0].name if len({mention.parts[-1] for mention in nearest}) == 1 else None


def _nearest(text: str, at: int, gender: Gender) -> tuple[list[_Mention], re.Match[str] | None]:
    """The persons in the nearest sentence before a place that names any, and the pronoun that opens it before them."""
    known = _known_around(text, at)
    edges = [max(0, at - _REACH), *_edges(text, max(0, at - _REACH), at), at]
    by_sentence: dict[int, list[_Mention]] = {}
    for mention in _mentions(text, edges[0], at):
        if _fits(known, mention, gender):
            by_sentence.setdefault(sum(edge <= mention.start for edge in edges), []).append(mention)
    if not by_sentence:
        return [], None
    nearest = by_sentence[max(by_sentence)]
    return nearest, _GOING_ON.search(text, edges[max(by_sentence) - 1], nearest[0].start) if gender else None


def _known_around(text: str, at: int) -> dict[str, Gender]:
    first = max(0, at - _BACK) // _STEP * _STEP  # pronouns that follow each other ask for one stretch
    return _known(text, first, first + _BACK + _AHEAD)


def _fits(known: dict[str, Gender], mention: _Mention, gender: Gender) -> bool:
    """Whether a name is a known person's for whom a pronoun can stand."""
    full = " ".join(mention.parts)
    of_person = known.get(full, known.get(mention.parts[0]) if len(mention.parts) == 1 else None)
    return of_person is not None and (not of_person or not gender or of_person == gender)


def _may_be_person(name: str) -> bool:
    """Whether a name with a capital can be somebody's: its last word is none of a body's."""
    return name.split()[-1] not in _bodies() and not name.startswith(("The ", "A "))


def is_person(name: str | None) -> bool:
    """Whether a speaker's name can be a person's: not the company, and not nobody."""
    return name is not None and name[0].isupper() and _may_be_person(name)


def person_of(text: str, start: int, end: int) -> str | None:
    """The person whom the pronoun of an attribution at `start`..`end` stands for: He said …"""
    pronoun = _PRONOUN.search(text, start, end)
    return person_before(text, pronoun.start(), pronoun.group()) if pronoun else None


def is_known_person(name: str) -> bool:
    """Whether a name begins with a title or a given name."""
    first = name.split()[0].rstrip(".")
    return first in _given() or _TITLE.match(first) is not None


def is_titled(name: str) -> bool:
    """Whether a name begins with a title."""
    return _TITLE.match(name.split()[0].rstrip(".")) is not None


def _edges(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin."""
    for match in _SENTENCE_ENDS.finditer(text, start, end):
        if not _TITLE_ENDS.search(text, max(0, match.start() - 5), match.start()):
            yield match.end()


@lru_cache(maxsize=2)
def _known(text: str, start: int, end: int) -> dict[str, Gender]:
    """Full names and surnames of the persons that a stretch of text names, with their gender."""
    found: dict[str, Gender] = {}
    for mention in _mentions(text, start, end):
        gender = _gender(mention)
        end_of = mention.start + len(mention.name)
        if (
            gender is None
            and len(mention.parts) > 1
            and (_AGED.match(text, end_of) or _is_apposed(text, mention.start, end_of))
        ):
            gender = ""
        if gender is None or mention.parts[-1] in _bodies():
            continue
        for name in {" ".join(mention.parts), mention.parts[-1]}:
            found[name] = found.get(name) or gender
        if mention.parts[0] in _given():
            found.setdefault(mention.parts[0], gender)
    return found


def _is_apposed(text: str, start: int, end: int) -> bool:
    """Whether a name stands beside an office: his coach, Lorna Hale, was pleased."""
    office = _OFFICE_BEFORE.search(text, max(0, start - 24), start) if text[end : end + 1] in (",", ".") else None
    return office is not None and office["noun"] in _offices()


def _gender(mention: _Mention) -> Gender | None:
    """What a title or a given name tells; None when neither makes the name a person's."""
    title = _TITLE.match(mention.title)
    if title and not title["office"]:
        return "he" if title["his"] else "she"
    first = mention.parts[0]
    him, her = first in _men(), first in _women()
    if title or ((him or her) and len(mention.parts) > 1):
        return "" if him == her else "he" if him else "she"
    if len(mention.parts) > 1 and _INITIAL.fullmatch(first):
        return ""  # D. Prakash
    return None


def _mentions(text: str, start: int, end: int) -> Iterator[_Mention]:
    """The runs of capitals, each from its given name on, or from what follows its last title."""
    for match in _NAME.finditer(text, start, end):
        if _SUM.match(text, match.end()):
            continue  # Rs. 1.8 lakh
        at, words_of_run = match.start(), match.group().split()
        title = ""
        while len(words_of_run) > 1 and words_of_run[0] not in _given():
            first = words_of_run[0].rstrip(".")
            if not title and not _TITLE.match(first) and first not in _leading():
                break
            if title and not _TITLE.match(first):
                break
            title = words_of_run[0] if _TITLE.match(first) else ""
            at += 0 if title else len(words_of_run[0]) + 1
            words_of_run = words_of_run[1:]
        given = next((n for n, word in enumerate(words_of_run[:-1]) if word in _given()), 0)
        skipped = sum(len(word) + 1 for word in words_of_run[:given])
        yield _Mention(at + skipped, title if not given else "", tuple(words_of_run[given:]))


@cache
def _leading() -> frozenset[str]:
    return GRAMMAR.words("leading")


@cache
def _men() -> frozenset[str]:
    return GRAMMAR.words("men")


@cache
def _women() -> frozenset[str]:
    return GRAMMAR.words("women")


@cache
def _offices() -> frozenset[str]:
    return GRAMMAR.words("offices")


@cache
def _given() -> frozenset[str]:
    return _men() | _women()


@cache
def _bodies() -> frozenset[str]:
    return GRAMMAR.words("bodies")
