"""Multiples told by what comes on top of the whole: `half as much again`, `a third again as many`."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.numbers.number_words import DENOMINATORS, UNITS
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.multiples import MULTIPLE
from extract.en.words.vocabulary import SOFT

_LONGEST = 48  # characters
_PARTS = "|".join(sorted({*DENOMINATORS, *(f"{word}s" for word in DENOMINATORS)}, key=len, reverse=True))
_AGAIN = re.compile(
    rf"(?:(?P<twice>twice)|(?:(?P<number>an?|{'|'.join(UNITS)})[ -])?(?P<part>{_PARTS}))"
    r" (?:as (?:[a-z]+|(?:many|much) [a-z]+s(?= again as\b)) again"
    r"|again as (?:(?:much|many)|(?!soon\b|well\b|far\b|usual\b)[a-z]+(?= as\b)))(?![\w-])",
    re.IGNORECASE,
)
_CUT = re.compile(r"\b(?:by|in) \Z")  # was cut by half again as soon as
# Ann gave $2m, and half as much again came from Bob: what is added, by itself.
_ADDED = re.compile(rf"\b(?:and|plus)(?: (?:{SOFT}))? \Z")


def find_again(passage: Passage, at: int) -> QuantityDraft | None:
    """`half as much again` is once and a half; what stands by itself behind `and` is only the half."""
    match = _AGAIN.match(passage.text, at, passage.limit(at, _LONGEST))
    before = passage.before(at, 16)
    if match is None or _CUT.search(before):
        return None
    end = match.end()
    if _ADDED.search(before) and not passage.text.startswith(" as ", end):
        return None
    return QuantityDraft(at, end, end, "ratio", MULTIPLE, 1 + _share(match), fixed=True)


def _share(match: re.Match[str]) -> Decimal:
    """How much of the whole is added: 2 for twice, 0.75 for three quarters."""
    if match["twice"]:
        return Decimal(2)
    part = match["part"].lower()
    one = 1 / DENOMINATORS[part if part in DENOMINATORS else part[:-1]]
    return one * UNITS.get((match["number"] or "").lower(), 1)
