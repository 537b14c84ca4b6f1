"""Where a figure moved, in English, when nothing but its verb says which way (增至12人)."""

from __future__ import annotations

import re

from extract.gloss.figures import GROWN
from extract.model import Claim
from extract.text.document import Document
from extract.zh.gloss.phrasebook import tables

CHANGED = re.compile(rf"up |down |(?:(?:more than|nearly|about|at least) )?(?:{'|'.join(GROWN)})")
LED = re.compile("(?:rose|fell|rise|fall) to ")
MOVES = tuple("数率额量价值位温度者")  # how words end of which one says that they rose
MOVE = 6  # characters before a level that hold the verb which leads to it
_ROSE = re.compile("[增升涨攀飙扩加高长]")
_FELL = re.compile("[减降跌缩滑挫低落]")


def moved(change: str, claim: Claim, document: Document, first: int, foreseen: str) -> str:
    """`rose to 12 people` for `to 12 people`; a forecast is to rise, and what is said already stays as it is."""
    if not change.startswith("to "):
        return change
    before = document.folded[max(claim.start, first - MOVE) : first]
    up, down = _ROSE.search(before), _FELL.search(before)
    if (up is None) == (down is None):
        return change
    if foreseen or claim.hedged:
        return f"{foreseen or 'to'} {'rise' if up else 'fall'} {change}"
    return f"{'rose' if up else 'fell'} {change}"


def since(change: str, claim: Claim, document: Document) -> str:
    """A change with the period it compares with."""
    found = tables().compared_words.search(document.folded, claim.start, claim.end)
    return f"{change} {tables().compared[found.group()]}" if found else change
