"""The shortest proper name of a speaker: without his house behind it, without his office or trade before it.

>>> from extract.en.speech.shortname import person_of_house, without_office
>>> person_of_house("aviation analyst Ann Bell of Norwest Stern Hale")
(17, 25)
>>> name = "Agriculture Minister R. Patil"
>>> name[without_office(name) :]
'R. Patil'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.en.speech.speech_words import speech_words
from extract.en.words.grammar import GRAMMAR
from extract.en.words.persons import is_known_person, is_titled
from extract.en.words.tags import is_known, tag

_OF_HOUSE = re.compile(
    r"(?P<told>(?:[\w'’.,&-]+ )*?)(?P<name>(?:[A-Z][\w.'’-]* )+[A-Z][\w'’-]*[\w]) (?:of|from|at|with|for) (?=[A-Za-z])"
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Prof)\.?\s")
_OFFICER = re.compile(r"(?:[A-Z][\w.&]*\s)*?(?:Chief\s(?:\w+\s)?(?:Officer|Executive)|CEO|CFO|COO|CTO)\s(?=[A-Z])")


def person_of_house(phrase: str) -> tuple[int, int] | None:
    """Where in `phrase` a person stands who is named with his house; None where the name may be all a body's."""
    found = _OF_HOUSE.match(phrase)
    if found is None:
        return None
    trade = found["told"].split()
    named = bool(trade) and trade[-1].islower() and trade[-1] in speech_words().speakers
    if named or is_known_person(found["name"]):
        return found.start("name"), found.end("name")
    return None


def without_office(name: str) -> int:
    """How many characters at the front of a run of capitals tell an office or a trade and are no part of the name."""
    if _TITLED.match(name):
        return 0
    officer = _OFFICER.match(name)
    if officer is not None:
        return officer.end()
    parts = name.split()
    leading = (n for n in range(len(parts) - 3, -1, -1) if parts[n] in speech_words().offices)
    office = next((n for n in leading if parts[n + 1][0].isupper()), None)  # not of the Minister of Power
    cut = 0 if office is None else office + 1
    trade = cut == 0 and len(parts) > 1 and parts[0].lower() in _trades() and parts[0][1:].islower()
    if (trade and parts[1][0].isupper()) or (cut == 0 and _is_called(parts)):
        cut = 1  # Chipmaker Acme, at the beginning of a sentence; not Jurors in Virginia
    while len(parts) - cut > 2 and parts[cut] in speech_words().titles and parts[cut + 1][0].isupper():
        cut += 1
    return name.index(parts[cut], len(" ".join(parts[:cut]))) if cut else 0


def _is_called(parts: Sequence[str]) -> bool:
    """Whether the first of three capitals or more says what somebody is: Midwife Nora Hall, Volcanologist Bo Kwan."""
    if len(parts) < _WITH_OFFICE or _OFFICE.fullmatch(parts[0]) is None or is_known_person(parts[0]):
        return False
    if is_titled(parts[1]):
        return True
    if parts[-1].lower() in speech_words().speakers:
        return False  # San Jose Police, Human Rights Group
    first = parts[0].lower()
    trade = _TRADE.search(first) is not None and is_known(first) and tag(first) == "NN"
    if _LEARNED.search(first) is not None or (trade and first.endswith("man")):
        return parts[1][0].isupper()
    return trade and is_known_person(parts[1])


_WITH_OFFICE = 3  # capitals of an office, a given name and a surname
_OFFICE = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)*")
_LEARNED = re.compile(r"(?:ologist|grapher|keeper|worker|owner|driver|maker|fighter)\Z")  # not all in the dictionary
_TRADE = re.compile(
    r"(?:[a-z]{2}(?:er|or|ist|ian|yst|ant|ent|man|woman|wife)|chef|clerk|coach|guide|jockey|medic|monk|nun|nurse|pilot"
    r"|priest|rabbi|surgeon|vet)\Z"
)


@cache
def _trades() -> frozenset[str]:
    return (speech_words().speakers | GRAMMAR.words("general")) - speech_words().in_names
