"""Bodies called by a few characters of their names: 民阵 of 民间人权阵线."""

from __future__ import annotations

from collections.abc import Iterator

from extract.zh.words.speech_words import speech_words

_FEWEST, _MOST = 2, 4  # characters of such a name
_NEAR = 4000  # characters at the beginning of a text, and before the name, in which the whole name is looked for
_FULL, _LONGEST = 4, 12  # characters of a whole name
_APART = 5  # characters from one that the name takes to the next


def is_short_for_body(folded: str, start: int, end: int) -> bool:
    """Whether the word at `start`..`end` spells a body that `folded` has named in full before it."""
    name = folded[start:end]
    if not _FEWEST <= len(name) <= _MOST or name.isascii():
        return False
    spans = ((0, min(start, _NEAR)), (max(_NEAR, start - _NEAR), start))
    return any(_is_body(stretch, name) for low, high in spans for stretch in _spelling(folded, name[0], low, high))


def _spelling(folded: str, first: str, low: int, high: int) -> Iterator[str]:
    """The stretches that begin with the first character of the name."""
    at = folded.find(first, low, high)
    while at >= 0:
        yield folded[at : min(at + _LONGEST, high)]
        at = folded.find(first, at + 1, high)


def _is_body(stretch: str, name: str) -> bool:
    """Whether a stretch holds the characters of the name near one another, and a body ends with the last or soon
    behind it.
    """
    at = 0
    for mark in name[1:]:
        at = stretch.find(mark, at + 1, at + 1 + _APART)
        if at < 0:
            return False
    ends = range(max(at + 1, _FULL), min(at + _APART, len(stretch)) + 1)
    return at + 1 > len(name) and any(_ends_body(stretch[:end]) for end in ends)


def _ends_body(stretch: str) -> bool:
    return stretch.isalpha() and speech_words().bodies.search(stretch) is not None
