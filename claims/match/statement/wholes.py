"""Wholes that are told of, and wholes that only frame a part; places in an order, and turns in a series.

Of "46 died, 24 of them children" all 46 died; of "guilty on 9 of 19 counts" nothing is said of ten.
"""

from __future__ import annotations

import re

from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.words.numbers import NUMBER
from extract.text.fold import fold

_FRAME_EN = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|some|many|most|none)"
    r"(?: [a-z][\w-]*){0,2}(?: out)? of (?:the |its |their |his |her |all |those |these |some |about )*\Z",
    re.IGNORECASE,
)
_FRAME_ZH = re.compile(r"(?:(?![中里])[^,，。;；、:：\d]){0,8}(?:[当之]?中|里面?)(?=[,，、:：有只仅\d]|\Z)")
_NONE = re.compile(r"无人|无一|没有一|\b(?:none|no one|nobody|not one)\b", re.IGNORECASE)
_ALL = re.compile(r"全部|所有|全数|悉数|[均皆都]|\b(?:all|every|both|each)\b", re.IGNORECASE)


def is_frame(mention: Mention, figure: Figure) -> bool:
    """Whether a figure only tells of how many the rest tells: nine of 19 counts, 300个议席中."""
    if figure.kind not in ("count", "number"):
        return False
    if mention.lang == "zh":
        return _FRAME_ZH.match(mention.folded, figure.end) is not None
    return figure.role == "whole" and _FRAME_EN.search(mention.text, 0, figure.start) is not None


_SERIES = re.compile(
    r"(?:\s|-)*(?:(?:consecutive|straight|successive)\b|(?:year|month|week|quarter|time|day|season|term)s?\b)"
    r"| (?:[\w'’-]+ ){0,3}?(?:title|trophy|crown|win|victory|goal|medal|gold|championship|cup|award|defeat)\b"
    r"|[次年届度回座枚冠]|个(?:月|季度|赛季|[^，。]{0,8}(?:冠军|奖|大满贯|头衔|金牌|胜|[进入]球))",
    re.IGNORECASE,
)


def is_of_series(mention: Mention, figure: Figure) -> bool:
    """Whether an ordinal counts how often or how long: the eighth year in a row, not the eighth place."""
    if figure.kind != "rank":
        return False
    folded = mention.folded
    return (
        _SERIES.match(folded, figure.end) is not None
        or _SERIES.fullmatch(folded[figure.end - 1 : figure.end]) is not None
    )


def is_of_all(mention: Mention) -> bool:
    """Whether the clause of a statement says that it is so of all."""
    return _ALL.search(mention.folded_clause) is not None


def is_of_none(mention: Mention) -> bool:
    """Whether the clause of a statement says that it is so of none."""
    return _NONE.search(mention.folded_clause) is not None


def gives_part_of(mention: Mention, other: Mention) -> bool:
    """Whether the sentence of a statement holds the part that another one gives beside its whole."""
    parts = {fold(figure.exact) for figure in other.asserted if figure.role == "part"}
    digits = {found[0] for part in parts if (found := NUMBER.search(part))}
    return not digits.isdisjoint(NUMBER.findall(mention.folded))
