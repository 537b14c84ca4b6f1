"""Figures that markets put on and give up again: which way they went is told by a verb and its particle."""

from __future__ import annotations

import re

from extract.en.quantities.unchanged import SIGNS, SOFT
from extract.model import Direction

# Gave up $2 to $25.75, three cents to 98 cents; not £2m to 40 charities
_TO_LEVEL = re.compile(
    r",? to (?:(?:[A-Z]{0,3}[$£€¥]|[A-Z]{1,2}[a-z]? ?)\d"
    r"|\d[\d,.]*(?:[pc]\b| (?:cents?|pence|points?|per|at|by|in|on|and|as)\b"
    r"|(?=[.,;]?(?:\Z|\s(?![a-z])|(?<=[.,;])\s))))"
)
# Markets put on a little and give it up again.
_WON_OR_LOST = re.compile(
    r"\b(?:(?P<up>put(?:s|ting)? on|claw(?:s|ed|ing)? back|tack(?:s|ed|ing)? on|pil(?:es|ed|ing) on|pop(?:s|ped|ping)?"
    r"|notch(?:es|ed|ing)? up)|(?:giv(?:es|ing)|gave|given|hand(?:s|ed|ing)) (?:up|back)|surrender(?:s|ed|ing)?"
    rf"|back(?:s|ed|ing) off|pull(?:s|ed|ing) back)(?: {SOFT})*{SIGNS}"
)


def tells_trade(before: str, after: str, *, rate: bool) -> Direction | None:
    """Which way a figure went between two stretches; a sum, which may be handed to others, only with where it ended.

    >>> tells_trade("The shares gave up ", " to $25.75.", rate=False)
    'down'
    >>> tells_trade("He gave up ", " to 40 charities", rate=False)
    """
    whole = rate and not after.startswith(" of ")
    traded = _WON_OR_LOST.search(before) if whole or _TO_LEVEL.match(after) else None
    if traded is None:
        return None
    return "up" if traded["up"] else "down"
