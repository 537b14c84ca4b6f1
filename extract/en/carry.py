"""What is left out because it is said once: `6.9 and 5.5 percentage points`, `from 30 to 50 people`, `12 and 15 years`."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.en.tags import tag
from extract.model import Quantity

_JOINED = re.compile(
    r"(?:, ?|,? and |,? or | to | from | but |/| & |,? rather than | against |-)(?:(?:about|around|nearly|almost|over|more than|some|only|just|up to|at least|then|another|roughly) )?",
)
_FINITE = ("VBD", "VBZ", "VBP", "VB", "MD", "VBG")
_WORDS = re.compile(r"[a-z]{2,}")
# `rose 1.2%, or 80 cents`: one change told twice.
_IN_OTHER_WORDS = re.compile(r"(?: [a-z]+)?,? or (?:about |around |nearly |some |just |roughly |[a-z]+ )?| \(", re.IGNORECASE)


def with_elided(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a sentence, each bare number followed by a like one taking its unit or noun."""
    for index in range(len(found) - 2, -1, -1):
        bare, full = found[index], found[index + 1]
        if bare.kind not in ("count", "number") or bare.unit is not None or bare.rule not in ("en number: without a noun", "en count: noun left out", "en count: noun before"):
            continue
        if full.kind in ("date", "rank", "ratio", "age") or not _JOINED.fullmatch(text, bare.end, full.start):
            continue
        if full.unit is None and full.item is None:
            continue
        found[index] = replace(
            bare, kind=full.kind, unit=full.unit, item=full.item, item_start=full.item_start, per=full.per, rule=f"{full.rule}, said once", direction=bare.direction or full.direction
        )
    _share_direction(text, found)
    for index in range(1, len(found)):
        told, again = found[index - 1], found[index]
        if told.direction and again.direction is None and _IN_OTHER_WORDS.fullmatch(text, told.end, again.start) and again.kind in ("percent", "money", "number", "count", "ratio"):
            found[index] = replace(again, direction=told.direction)
    return found


_ALSO = re.compile(
    r"(?: (?:at|in|for|on|among|during|over|since|by) [^.;:()]{1,70}?)?(?:,|,? (?:and|but))(?: then)?(?: by)?(?: (?:about|around|nearly|almost|over|more than|some|only|just|another|a further|at least))? "
)


def _share_direction(text: str, found: list[Quantity]) -> None:
    """`sales jumped 28% at one shop and 32% at another`: the second figure goes the way of the first."""
    told: Quantity | None = None
    for index, again in enumerate(found):
        if again.kind != "percent":
            continue
        if told is not None and told.direction and again.direction is None:
            between = text[told.end : min(again.start, told.end + 120)]
            if again.start - told.end < 110 and _ALSO.fullmatch(between) and not any(tag(word) in _FINITE for word in _WORDS.findall(between)):
                found[index] = again = replace(again, direction=told.direction)
        told = again
