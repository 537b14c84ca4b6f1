"""Ordinals that tell how often or which of many: `sixth straight win`, `a third time`, `second seed`, `14th victim`.

A first time is every news; parts of a match or a house (second set, third floor), centuries and quarters, names (the
Second World War) and another one of a kind (a second man) only number things.
"""

from __future__ import annotations

import re
from typing import Literal

from extract.en.numbers.numbers import Number
from extract.en.passage import Passage
from extract.en.words.date_words import MONTH
from extract.en.words.vocabulary import VOCABULARY

_RUN = re.compile(
    r" (?:straight|consecutive|successive|back-to-back)\b"
    r"|(?: [A-Za-z][\w'’-]*){0,4}? (?:in (?:a|as many) (?:row|days|weeks|months|years|games|matches)|running"
    r"|in succession)\b"
)
_RATED = re.compile(r"(?: |-)(?:seeds?|seeded|picks?|favou?rites?|placed|ranked|rated|choice)\b")
_NEXT = re.compile(r" (?P<word>[a-z][a-z'’]*(?:-[a-z]+)*)\b|(?P<name> [A-Z][\w'’-]*)")
_OWNED = re.compile(
    r"(?:\b(?:the|his|her|its|their|our|my|your|for|a record|another|only|just|for an?|to an?|of an?|\w+['’]s|\w+s['’])"
    r" (?:(?!one )[a-z]+ )?|\A\W*)(?<!\bFriday the )\Z",
    re.IGNORECASE,
)
_HAPPENING, _PARTS = VOCABULARY.words("series.happening"), VOCABULARY.words("series.parts")
_CLOSED = VOCABULARY.words("series.closed")
_KEPT = re.compile(r" (?:[a-z]+ )?(?:anniversary|birthday|annual|edition|century)\b")  # days that are kept every year
_WORLD_CROWN = re.compile(r" world (?:[a-z]+ )?(?:titles?|crowns?|championships?|records?|golds?|medals?|finals?)\b")
# The fourth country to land there
_TO_DO = re.compile(r"(?: [a-z][a-z-]+){1,3} (?:ever )?to (?:be |have (?:been )?)?[a-z]+\b")
_A_BEFORE = re.compile(r"\b[Aa]n? \Z")
_SECOND = 2  # a second one is often only another
_EVENT = re.compile(  # what is told of one after the other: her fifth defeat, the fourth head of the agency
    r"(?: (?!(?:to|of|in|with|and|for|at|on|as|by|half|quarter|innings?|set|round|such|which|who|that)\b)"
    r"[a-z][a-z-]+){0,2}?"
    r" (?:wins?|victor(?:y|ies)|defeats?|loss|losses|draw|goals?|tries|try|penalt(?:y|ies)"
    r"|conversion|wickets?|fall|rise|drop|decline|increase|cut|hike|child|son|daughter|grandchild|marriage|attempt|bid"
    r"|strike|attack|bombing|shooting|explosion|death|fatality|arrest|conviction|head|chief|boss|coach|manager|president"
    r"|chairman|chairwoman|reduction|bailout|extension)\b"
)
# Her fourth winner of the season; the third in August: counted from where a time began
_SO_FAR = re.compile(
    r"(?: (?!(?:to|of|in|with|and|for|at|on|as|by|this|half|quarter|innings?|set|round|day|week|month|year|time"
    r"|place)\b)[a-z][a-z-]+){0,2} (?:so far |already )?(?:(?:of|in) (?:the|this|his|her|their|its) (?:\w+ )?"
    r"(?:season|year|campaign|decade|century)\b|this (?:season|year|month|week)\b"
    rf"|in (?:as many|{MONTH})\b)"
)
_MINUTE = re.compile(r"(?: |-)minute\b")
_LONG_SERIES = 10  # from the tenth on, whatever is numbered has been counted
_LOOK = 60  # characters
_WORDS = 4


Told = Literal["plainly", "loosely"]  # whether everybody, or only some readers would take it for a figure


def place_in_series(passage: Passage, number: Number) -> Told | None:
    """How plainly an ordinal tells the place in a run of like events, among seeds, or which of many it is."""
    if number.value < 2 or number.upper is not None:
        return None
    limit = passage.limit(number.end, _LOOK)
    if _RUN.match(passage.text, number.end, limit) or _RATED.match(passage.text, number.end, limit):
        return "plainly"
    event = number.value > _SECOND and _EVENT.match(passage.text, number.end, limit) is not None
    # chasing a 21st major, an eighth defeat
    late = (event or number.value >= _LONG_SERIES) and _A_BEFORE.search(passage.before(number.start, 4))
    if not late and not _OWNED.search(passage.before(number.start, 24)):
        return None
    since = number.value > _SECOND and _SO_FAR.match(passage.text, number.end, limit)
    if event or since or (number.value > _SECOND and _MINUTE.match(passage.text, number.end, limit)):
        return "plainly"
    if not _counts(passage, number, limit):
        return "loosely" if _TO_DO.match(passage.text, number.end, limit) else None
    kept = _KEPT.match(passage.text, number.end, limit)
    return "plainly" if number.value >= _LONG_SERIES and not kept else "loosely"


def _counts(passage: Passage, number: Number, limit: int) -> bool:
    """Whether the phrase behind has a happening for its noun, or any noun that is no part behind a high ordinal."""
    at, phrase = number.end, list[str]()
    while len(phrase) < _WORDS and (match := _NEXT.match(passage.text, at, limit)):
        word = match["word"]
        if word in _PARTS and not phrase and not _WORLD_CROWN.match(passage.text, number.end, limit):
            return False
        if word in _CLOSED:
            break
        if word in _HAPPENING:
            return True
        phrase.append(word or "")
        at = match.end()
    return number.value >= _LONG_SERIES and bool(phrase) and bool(phrase[0])
