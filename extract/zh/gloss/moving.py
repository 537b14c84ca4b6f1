"""Where a figure moved, in English, when nothing but its verb says which way (增至12人)."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.gloss.figures import GROWN, rendered
from extract.model import Claim
from extract.text.document import Document
from extract.zh.gloss.phrasebook import gloss_words

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


def since(change: str, claim: Claim, document: Document, first: int) -> str:
    """A change with the period it compares with: the last told before the figure at `first`, else the first."""
    words = list(gloss_words().compared_words.finditer(document.folded, claim.start, claim.end))
    if not words:
        return change
    for one, two in pairwise(q for q in claim.quantities if q.role == "by"):
        apart = f" ({rendered(two)})"
        ahead = [next((w for w in reversed(words) if w.end() <= q.start), None) for q in (one, two)]
        if apart in change and two.direction and None not in ahead and ahead[0] != ahead[1]:
            told = [gloss_words().compared[word.group()] for word in ahead if word]
            return change.replace(apart, f" {told[0]}, {two.direction} {rendered(two)} {told[1]}", 1)
    found = next((word for word in reversed(words) if word.end() <= first), words[0])
    return f"{change} {gloss_words().compared[found.group()]}"
