"""What may be an English label before a colon and a figure, and what may stand between them."""

from __future__ import annotations

import re

from extract.en.words.grammar import GRAMMAR

_BOUND = re.compile(rf"(?:{GRAMMAR.either('bounds')}|\s)*", re.IGNORECASE)
_TELLING = GRAMMAR.words("speaking", "auxiliaries") | {"how", "why", "what"}
_WORDS = 6


def is_bound(words: str) -> bool:
    """Whether words between a label and its figure only bound it: Injured: more than 51."""
    return _BOUND.fullmatch(words) is not None


def is_label(text: str, opens_line: bool) -> bool:
    """Whether words before a colon neither lead to what somebody says nor ask or state something.

    >>> is_label("Peak gust", True), is_label("The toll is clear", True)
    (True, False)
    """
    words = text.lower().split()
    return len(words) <= _WORDS and _TELLING.isdisjoint(words)
