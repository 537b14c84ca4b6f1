"""What may be a Chinese label before a colon and a figure, and what may stand between them."""

from __future__ import annotations

import re

from extract.language import Labels
from extract.zh.words.grammar import GRAMMAR

_BOUND = re.compile(rf"(?:{GRAMMAR.either('bounds')}|[\s共有])*")
_SAYING = tuple(GRAMMAR.words("speaking", "addressing"))
_TELLING = (" ", "如何", "怎", "为何", "什么", "没", "无疑", "是", "你", "我")  # no label holds them
_OPENING, _INSIDE = 12, 6  # characters of a label that opens its line, and of another


def _is_bound(words: str) -> bool:
    """Whether words between a label and its figure only bound it (受伤：约51人)."""
    return _BOUND.fullmatch(words) is not None


def _is_label(text: str, opens_line: bool) -> bool:
    """Whether words before a colon neither lead to what somebody says nor ask or state something.

    >>> _is_label("平均票价", True), _is_label("校方回应", True)
    (True, False)
    """
    if text.endswith(_SAYING) or any(sign in text for sign in _TELLING):
        return False
    return len(text) <= (_OPENING if opens_line else _INSIDE)


LABELS: Labels = Labels(is_label=_is_label, is_bound=_is_bound)
