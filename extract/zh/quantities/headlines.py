"""Headlines: the currency of a sum that a headline tells without one and the text below tells with it
(710亿地铁规划获批 … 总投资710亿元).
"""

from __future__ import annotations

from extract.zh.passage import Passage
from extract.zh.quantities.tails import tail_at

_REACH = 600  # characters below the headline
_LONGEST = 6  # characters of the name of a currency


def told_below(passage: Passage, start: int, end: int) -> str | None:
    """The currency in which the text below the headline tells the number `start`..`end`: its code, "" for a bare 元;
    None where it tells of no such sum, and outside of headlines.
    """
    if passage.place[0] != 0:
        return None
    text, written = passage.text, passage.text[start:end]
    stop = min(len(text), passage.end + _REACH)
    at = text.find(written, passage.end, stop)
    while at >= 0:
        behind = at + len(written)
        tail = tail_at(text, behind, min(len(text), behind + _LONGEST), passage.region)
        if tail is not None and tail.kind == "money" and not _goes_on(text[at - 1]):
            return tail.unit
        at = text.find(written, behind, stop)
    return None


def _goes_on(character: str) -> bool:
    """Whether a number that stands behind the character is only the end of a longer one."""
    return character.isdigit() or character in ".,十百千"
