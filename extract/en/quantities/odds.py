"""Odds of bookmakers: `9/4`, `odds of 25/1`, `the 5/2 favourite`: what they pay for a stake of one."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft

_ODDS = re.compile(r"(?P<high>[1-9]\d{0,3})/(?P<low>[1-9]\d?)(?![\d/]|[.,]\d)")
_NO_ODDS = frozenset(("9/11", "7/7", "24/7", "50/50", "20/20"))
_BEFORE = re.compile(
    r"\b(?:odds|odds-on|bookmakers?|bookies?|favou?rites?|betting|outsiders?|tipped|wagers?)\b"
    r"|\b(?:priced|offered|quoted|backed|cut|shortened|drifted|back|in|out|available) (?:at|to|from|in from|out to) \Z"
)
_AFTER = re.compile(
    r"(?: (?:to|and) \d{1,3}/\d{1,2})?,? (?:[a-z]+[- ])?(?:favou?rites?|shots?|outsiders?|odds|on|to win"
    r"|with (?:bookmakers|the bookies))\b"
)
_WINDOW = 100  # characters before the figures in which the talk is of bets


# 5,000-1 outsiders, a 20-1 shot, the 7-2 favourite
_TO_ONE = re.compile(
    r"(?P<high>[1-9][\d,]{0,5})-(?P<low>1|2|4|5|7|8|9|11)"
    r"(?= (?:[a-z]+[- ])?(?:outsiders?|shots?|odds|favou?rites?|chances?)\b)"
)


# Backed at 5-2, cut from 20-1 to 8-1, in a sentence that talks of bets or behind one that gave odds.
_HYPHENED = re.compile(r"(?P<high>[1-9]\d{0,2})-(?P<low>1|2|4|5|7|8|9|11)(?![\d-]|[.,]\d)")
_AT = re.compile(r"\b(?:at|of|from|to|out to|in from) \Z|[A-Z][a-z]+ \(\Z")  # at 25-1, Moorfoot (33-1)
_BETTING = re.compile(
    r"\b(?:[Oo]dds|odds-on|[Bb]ookmakers?|[Bb]ookies?|[Bb]etting|wagers?|[Pp]unters?|[Ee]ach-way"
    r"|\d+-[124] (?:[a-z]+ )?(?:favourites?|shots?|outsiders?)|William Hill|Ladbrokes)\b"
)
_BACK = 600  # characters


def _at_odds(passage: Passage, at: int) -> QuantityDraft | None:
    match = _HYPHENED.match(passage.text, at, passage.limit(at, 8))
    if match is None or not _AT.search(passage.before(at, 20)):
        return None
    if not _BETTING.search(passage.text, max(0, at - _BACK), passage.limit(at)):
        return None
    value = Decimal(match["high"]) / Decimal(match["low"])
    return QuantityDraft(at, match.end(), match.end(), "ratio", "en ratio: odds", value, fixed=True)


def find_odds(passage: Passage, at: int) -> QuantityDraft | None:
    """The odds that begin with the figure at `at`; a fraction, a relay or a score with a slash is none."""
    to_one = _TO_ONE.match(passage.text, at, passage.limit(at, 40))
    if to_one is not None:
        value = Decimal(to_one["high"].replace(",", "")) / Decimal(to_one["low"])
        return QuantityDraft(at, to_one.end(), to_one.end(), "ratio", "en ratio: odds", value, fixed=True)
    hyphened = _at_odds(passage, at)
    if hyphened is not None:
        return hyphened
    match = _ODDS.match(passage.text, at, passage.limit(at, 10))
    if match is None or match.group() in _NO_ODDS:
        return None
    told = _AFTER.match(passage.after(match.end(), 60)) or _BEFORE.search(passage.before(at, _WINDOW))
    if told is None:
        return None
    value = Decimal(match["high"]) / Decimal(match["low"])
    return QuantityDraft(at, match.end(), match.end(), "ratio", "en ratio: odds", value, fixed=True)
