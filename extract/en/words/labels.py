"""What may be an English label before a colon and a figure, and what may stand between them."""

from __future__ import annotations

import re

from extract.en.words.grammar import GRAMMAR
from extract.language import Labels

_BOUND = re.compile(rf"(?:{GRAMMAR.either('bounds')}|\s)*", re.IGNORECASE)
# What a line counts by itself (Casualties: 12 dead, 51 injured).
_STATES = frozenset(("dead", "killed", "injured", "wounded", "missing", "hurt", "arrested", "detained"))
_SUMMING = re.compile(r"[*_ ]*(?:in total|in all|so far)")
_TELLING = GRAMMAR.words("speaking", "auxiliaries") | {"how", "why", "what"}
_WORDS = 6


def _is_bound(words: str) -> bool:
    """Whether words between a label and its figure only bound it: Injured: more than 51."""
    return _BOUND.fullmatch(words) is not None


def _is_state(item: str) -> bool:
    """Whether a counted word tells what became of those whom its line counts."""
    return item.split()[-1].lower() in _STATES


def _is_label(text: str, opens_line: bool) -> bool:
    """Whether words before a colon neither lead to what somebody says nor ask or state something.

    >>> _is_label("Peak gust", True), _is_label("The toll is clear", True)
    (True, False)
    """
    words = text.lower().split()
    return len(words) <= _WORDS and _TELLING.isdisjoint(words)


LABELS: Labels = Labels(is_label=_is_label, is_bound=_is_bound, is_state=_is_state, summing=_SUMMING)
