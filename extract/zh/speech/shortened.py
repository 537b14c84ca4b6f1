"""Bodies called by a few characters of their names: 民阵 of 民间人权阵线."""

from __future__ import annotations

import re

from extract.zh.speech.speech_words import HAN, words

_FEWEST, _MOST = 2, 4  # characters of such a name
_NEAR = 4000  # characters at the beginning of a text, and before the name, in which the whole name is looked for
_FULL = 4  # characters of the shortest whole name


def is_short_for_body(folded: str, start: int, end: int) -> bool:
    """Whether the word at `start`..`end` spells a body that `folded` has named in full before it."""
    name = folded[start:end]
    if not _FEWEST <= len(name) <= _MOST or re.fullmatch(f"(?:{HAN})+", name) is None:
        return False
    spelled = re.compile(f"{HAN}{{0,4}}".join(name) + f"{HAN}{{0,4}}")
    spans = ((0, min(start, _NEAR)), (max(_NEAR, start - _NEAR), start))
    return any(_is_body(found.group(), name) for low, high in spans for found in spelled.finditer(folded, low, high))


def _is_body(stretch: str, name: str) -> bool:
    """Whether one of the ends of a stretch behind the last character of the name makes a body of it."""
    last = stretch.find(name[-1], len(name) - 1) + 1
    ends = range(max(last, _FULL), len(stretch) + 1)
    return any(words().bodies.search(stretch[:end]) is not None for end in ends)
