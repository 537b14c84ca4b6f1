"""Persons told only by their age and what they are: the 24-year-old, the 31-year-old former champion."""

from __future__ import annotations

import re

from extract.claims.scene import Scene
from extract.claims.words import words_of
from extract.en.quantities.ages import IN_APPOSITION
from extract.en.subjects.sides import words_behind
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.en.words.persons import only_person_before, person_told_of
from extract.model import Quantity
from extract.text.document import Token

# Who is told by his country: the Spaniard, the 25-year-old Briton.
FROM = re.compile(
    r"[A-Z][a-z]+(?:an|ish|ese|ard|er)|Dane|Turk|Scot|Pole|Swede|Finn|Greek|Czech|Briton|Serb|Croat|Thai|Kiwi"
    r"|Swiss|Slovak"
)
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) \Z")
_OPENS = re.compile(
    r"(?:\A|[,;:\"“”]|\b(?:said|says|added|[Bb]ut|[Aa]nd|that|whether|when|as|while|although)) ?[Tt]he \Z"
)
_GENDER = re.compile(r"\b(?:(?P<he>he|his|him)|(?P<she>she|her))\b")
_PREPOSITIONS = GRAMMAR.words("prepositions")
_RELATIVE = frozenset(("who", "which", "that", "whose"))


_OLD = re.compile(r"[- ]years?[- ]old(?!\w)")


_NAMED_BEHIND = re.compile(
    r"(?: (?!and\b|or\b)[a-z][\w'’-]*){1,4}, (?P<name>(?:(?:Mrs?|Ms|Miss|Dr|Madam)\.? )?"
    r"[A-Z][\w'’-]*(?: (?:al|bin|de|van|von|[A-Z][\w'’.-]*)){1,3})(?=,)"
)
_LOOK = 100  # characters


def named_behind(text: str, end: int) -> str | None:
    """Whom an age only describes that ends at `end`, by the name behind: a 29-year-old trader, Mrs Bisi Ogun, said."""
    old = _OLD.search(text, max(0, end - len("-years-old")), end)
    named = _NAMED_BEHIND.match(text, end, end + _LOOK) if old else None
    return named["name"] if named is not None else None


def tells_who(text: str, age: Quantity) -> bool:
    """Whether an age only tells who did something: the 22-year-old lost on Sunday; Ann Bell, 30, lost on Sunday."""
    if age.kind != "age":
        return False
    if age.rule == IN_APPOSITION:
        return True
    hyphened = _OLD.search(text, age.start, age.end + len("-years-old")) is not None
    return hyphened and _DETERMINED.search(text, max(0, age.start - 8), age.start) is not None


def by_age(scene: Scene, at: int, age: Quantity) -> str | None:
    """The one person of the sentence before for whom an age stands, alone or with a noun: the 24-year-old star."""
    start = scene.clauses[at].start
    if not _OPENS.search(scene.text(start, age.start).lstrip()) or not _is_nameless(words_of(scene, at), age.end):
        return None
    gender = _GENDER.search(scene.document.folded, age.end, scene.sentence.end)
    return only_person_before(scene.document.folded, age.start, gender.lastgroup or "" if gender else "")


# The world number seven, the Swiss world number one; the 2003 champion.
_PLACED = re.compile(
    r"\W*(?:(?:[Bb]ut|[Aa]nd|[Ww]hen|[Aa]s|[Ww]hile) )?[Tt]he "
    r"(?P<told>(?:[\w-]+ ){0,3}?(?:world (?:number|No\.?) [\w-]+"
    r"|\d{4} (?:[a-z-]+ ){0,3}?(?:champion|winner|finalist|medallist|runner-up)))(?! [A-Z])\b"
)


def by_place(scene: Scene, at: int, phrase: str | None) -> str | None:
    """The person for whom a place in an order stands that opens a clause: the world number seven, the 2003 champion."""
    start, end = scene.clauses[at]
    told = _PLACED.match(scene.document.folded, start, end)
    if told is None or phrase is None or phrase not in told["told"]:
        return None
    gender = _GENDER.search(scene.document.folded, told.end(), scene.sentence.end)
    return person_told_of(scene.document.folded, start, gender.lastgroup or "" if gender else "")


def _is_nameless(words: list[Token], start: int) -> bool:
    """Whether what follows an age is no name: nothing, a common noun, the Briton."""
    behind = words_behind(words, start)
    behind = behind[: verb_at(behind)]
    cut = next(
        (n for n, t in enumerate(behind) if t.word in _PREPOSITIONS | _RELATIVE or not t.word[0].isalpha()), None
    )
    noun = behind[:cut]
    if any(token.word.endswith(("'s", "’s")) for token in noun):
        return False  # the 34-year-old lock's last match
    return not noun or noun[-1].word[0].islower() or FROM.fullmatch(noun[-1].word) is not None
