"""Prices in English: whether the words around an amount of money say that it is asked or given for a thing."""

from __future__ import annotations

import re

from extract.en.words.bounding import ABOUT
from extract.model import Quantity

_PRICE = re.compile(
    r"\b(?:pric(?:e|es|ed|ing)|cost(?:s|ing)?|sells?|sold|selling|fares?|fees?|charg(?:e|es|ed|ing)|tickets?"
    r"|fetch(?:ed|es)?"
    r"|retail(?:s|ed|ing)?|rents?)(?: \w+){0,3}?(?: (?:at|of|for|is|was|were|are|from|to))?\s*\Z"
)
# Signed for £4.6m, sold at auction for $9m: what was given for somebody or something, however much.
_GIVEN_FOR = re.compile(
    r"\b(?:sell|sells|selling|sold|signed|joined|transferred|auctioned|offloaded|snapped up|changed hands"
    r"|went under the hammer|go(?:es|ne|ing)?(?= for)|went(?= for))\b"
    r"[^,;.]{0,50}? for\s*\Z|\btransfer fee(?: of| worth)?\s*\Z"
)
# CFA880 (€1.34) a kilo
_PER_BEHIND = re.compile(r" ?\([^()]{1,24}\) (?:an?|each|per) (?!day|hour|month|night|week|year|minute|share)[a-z]+\b")
# A dividend on ten shares is the company's, and no goods are sold.
SHARES: frozenset[str] = frozenset(("share", "shares"))
_BOUGHT_FOR = re.compile(r"\b(?:acquired?|buy|buys|buying|bought|purchased?)\b[^,;.]{0,50}? for\s*\Z")
# Pay five pounds for a ticket: what one of them costs.
_FOR_ONE = re.compile(
    r"(?: (?:an?|per|each|every) (?:day|month|night|week|year))?"
    r" for (?:an?|each|every|one|\d[\d.,]*) "
    r"(?!(?:\w+ )?(?:years?|months?|weeks?|days?|season|decade|while|breach|violation"
    r"|offence|crime|failure|debt|loss|mistake)\b)[a-z]+\b"
)
# Went for £46,000 over its guide price: by how much.
_MORE_THAN_ASKED = re.compile(
    r" (?:above|below|over|under) (?:the|its|their|his|her) (?:[a-z-]+ )?(?:price|estimate|value|reserve)\b"
)
_PAYING = re.compile(
    r"(?<!ordered to )(?<!fined and )\b(?:pay|pays|paid|paying|charge|charges|charged|charging)(?: [a-z]+){0,3}\s*\Z"
)
_APIECE = re.compile(r" (?:each|apiece)\b")
_AT_PRICE = re.compile(r"\b(?:for|at)\s*\Z")
_OUTLAY = 1_000_000
_PER_TIME = frozenset(
    ("a", "mo", "d", "wk", "h", "min", "s", "year", "month", "day", "week", "hour", "minute", "annum")
)


def is_price(text: str, core: str, quantity: Quantity) -> bool:
    """Whether money is asked or given for a thing, by the words before it (`core`) and behind it.

    What costs millions is an outlay and no price, but what was sold for millions had that price.
    """
    if quantity.per is not None and quantity.per not in _PER_TIME:
        return True
    if _PER_BEHIND.match(text, quantity.end):
        return True
    if _MORE_THAN_ASKED.match(text, quantity.end):
        return False
    if _GIVEN_FOR.search(core) or (_APIECE.match(text, quantity.end) and _AT_PRICE.search(core)):
        return True
    if quantity.value is None or quantity.value >= _OUTLAY:
        return False
    paid = _FOR_ONE.match(text, quantity.end) is not None and _PAYING.search(core) is not None
    return paid or _BOUGHT_FOR.search(core) is not None or _PRICE.search(core) is not None


_TRADES = re.compile(r"\b(?:buy|buys|buying|bought|sell|sells|selling|sold|acquired?|purchased?)(?: [a-z]+){0,2} \Z")
_FOR = re.compile(rf"\s[\w' -]{{0,72}}? for {ABOUT}\Z")


def is_trade(text: str, clause_start: int, figure_start: int, gap: str) -> bool:
    """Whether a figure is bought or sold for what follows the words of `gap`: buy 15% of the old mill for $2bn."""
    return _FOR.fullmatch(gap) is not None and _TRADES.search(text, clause_start, figure_start) is not None
