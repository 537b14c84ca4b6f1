"""People told of by a bound or a decade of their age: `over-65s`, `under-fives`, `in her 60s`, `in his twenties`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.quantities.draft import Draft
from extract.en.quantities.number_words import TENS, UNITS
from extract.en.quantities.passage import Passage
from extract.model import Modifier

_DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
# The fives and sixes of `under-fives`; each needs its bound, so the scan looks for them only behind one.
PLURALS = {f"{word}{'es' if word.endswith('x') else 's'}": value for word, value in UNITS.items() if value > 1}
_GROUP = re.compile(r"(?:(?P<figures>[1-9]\d?)['’]?s|(?P<word>[A-Za-z]+))(?![\w-])")
_BOUND = re.compile(r"(?:\b(?P<subject>[A-Z][\w'’]*) )?\b(?P<bound>[Oo]ver|[Uu]nder)[- ]['‘]?\Z")
_OPENING = re.compile(r"(?:\A|[.!?:;\"“‘] )['‘\"“]?\Z")
_TEAM = re.compile(
    r" (?:[a-z]+ )?(?:side|team|squad|coach|manager|boss|captain|cap|international|championships?|finals?"
    r"|tournament|match"
    r"|game|level|football|rugby|cricket|striker|midfielder|defender|goalkeeper|beat|drew|lost|won|play|played)\b"
    r"| [A-Z]"
)
_SOMEONES = re.compile(r"\b(?:his|her|their|my|our|your)(?: (?:early|mid|middle|late))?[ -](?:mid-|late-|early-)?\Z")
_AND = (" and ", " or ", " to ", ", ", " and early ")
_RULE = "en age: in one's sixties"
_WIDTH = 9  # years from the first to the last of a decade
_BACK = 30  # characters


def find_age_group(passage: Passage, at: int) -> Draft | None:
    """The age that the plural at `at` tells: a bound behind `over` and `under`, ten years behind someone's."""
    match = _GROUP.match(passage.text, at, passage.limit(at, 16))
    if match is None:
        return None
    before = passage.before(at, _BACK)
    word = (match["word"] or "").lower()
    bound = _BOUND.search(before)
    if bound:
        value = Decimal(match["figures"]) if match["figures"] else PLURALS.get(word, _DECADES.get(word))
        if value is None or _is_team(passage, bound, match.end()):
            return None
        sign: Modifier = ">" if bound["bound"].lower() == "over" else "<"
        return Draft(at, match.end(), match.end(), "age", "en age: over and under", value, None, "a", modifier=sign)
    low = Decimal(match["figures"]) if match["figures"] else _DECADES.get(word)
    if low is None or low % 10 or not (_SOMEONES.search(before) or _goes_on(passage, at)):
        return None
    return Draft(at, match.end(), match.end(), "age", _RULE, low, low + _WIDTH, "a", vague=True)


def _is_team(passage: Passage, bound: re.Match[str], end: int) -> bool:
    """England Under-21s, the under-19s coach: who plays, and no bound of an age."""
    if bound["bound"].lower() == "over":
        return False
    named = bound["bound"] == "Under" or bound["subject"]
    opens = _OPENING.search(bound.string[: bound.start()])
    return bool(named and not opens) or _TEAM.match(passage.after(end, 30)) is not None


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether another decade of someone's age stands before: in their 50s and 60s."""
    last = passage.found[-1] if passage.found else None
    return last is not None and last.rule == _RULE and passage.text[last.end : at] in _AND
