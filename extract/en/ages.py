"""Ages: `31-year-old`, `aged 20`, `the age of 16`, `18 to 24-year-olds`, `Jane Doe, 34,`, `in her 60s`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.draft import Draft
from extract.en.numbers import Number
from extract.en.passage import Passage
from extract.en.units import UnitWords

_OLD = re.compile(r"(?:[- ]olds?\b| of age\b)")
_AGED = re.compile(
    r"\b(?:aged?|ages|(?:age|ages) (?:is|was|to|at|from|limit of|limit is|limit to|rose to|falls to)|the ages? of|aged between|ages between|aged from|aged (?:over|under|about|around|just|only|at least)|age (?:over|under)|turn(?:s|ed|ing)?|died at|"
    r"(?:fit|girl|boy|man|woman|child|children|youngsters|teenagers|kids) of)(?: the age of)? \Z",
    re.IGNORECASE,
)
# A name or a noun for a person, a comma, a bare number, and a mark that closes the apposition.
_NAMED = re.compile(r"(?:[A-Z][\w'’-]+|\b(?:brother|sister|son|daughter|wife|husband|father|mother|man|woman|girl|boy|driver|teacher|student|farmer|officer|worker|friend|captain|player|pensioner|resident))(?:, | \()\Z")
_CLOSING = re.compile(r"(?:,(?! \d| (?:19|20)\d\d)|\.(?=\s|\Z|\")|\)|;| (?:and|who|from|of|was|were|is|has|had|died|said)\b)")
_AGE_UNITS = ("a", "mo", "wk", "d")
_SOME_AGE = re.compile(r"\b(?:his|her|their|my|our|your)(?: (?:early|mid|late))?[ -](?:mid-|late-|early-)?\Z")


def find_age(passage: Passage, number: Number, unit: UnitWords | None) -> Draft | None:
    """The age that a number gives, with its unit where one is written."""
    before = passage.before(number.start, 40)
    if unit is not None:
        old = _OLD.match(passage.text, unit.end, passage.limit(unit.end, 10)) if unit.unit in _AGE_UNITS else None
        if old is None:
            return None
        return _draft(number, old.end(), unit.unit, "en age: years old")
    if number.value > 125 or number.ordinal or number.value != number.value.to_integral_value() or passage.text[number.end : number.end + 1] in ("%", "-"):
        return None
    if _AGED.search(before) and _turns_age(before, passage.after(number.end, 20)):
        return _draft(number, number.end, "a", "en age: aged")
    bare = number.figures and not number.figures.startswith("0")
    if bare and number.value > 3 and _NAMED.search(before) and _CLOSING.match(passage.after(number.end, 12)) and not _list_of_numbers(before):
        return _draft(number, number.end, "a", "en age: in apposition")
    return None


def _turns_age(before: str, after: str) -> bool:
    """`turns 40` only at the end of its phrase; `turned 3 wickets` is something else."""
    if not re.search(r"\bturn\w* \Z|died at \Z| of \Z", before):
        return True
    return bool(re.match(r"[.,;)]|\Z| (?:in|on|this|next|last|at|and|who|from|to|when)\b", after)) and not before.endswith("the age of ") or before.endswith(("age of ", "ages of "))


def _list_of_numbers(before: str) -> bool:
    return bool(re.search(r"\d[ ,(]+\Z|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|No)[, (]+\Z", before))


def find_some_age(passage: Passage, at: int) -> Draft | None:
    """`in her 60s`: ten years from the figure on."""
    match = re.compile(r"(?P<low>[1-9]0)s\b").match(passage.text, at, passage.limit(at, 4))
    if match is None or not _SOME_AGE.search(passage.before(at, 20)):
        return None
    low = Decimal(match["low"])
    return Draft(at, match.end(), match.end(), "age", "en age: in one's sixties", low, low + 9, "a", vague=True)


def _draft(number: Number, end: int, unit: str, rule: str) -> Draft:
    return Draft(number.start, end, end, "age", rule, number.value, number.upper, unit)
