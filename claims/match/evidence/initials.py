"""Names that English shortens to their first letters: M&S is Marks & Spencer, PSG Paris Saint-Germain."""

from __future__ import annotations

import re

from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.rarity import stem

_SHORT = re.compile(r"\b[A-Z](?:[&.]?[A-Z]){1,4}\b")
_WORDS = re.compile(r"\b[A-Z][\w'’]*(?:(?: | & | and | of | of the |-)[A-Z][\w'’]*){1,6}")
_WORD = re.compile(r"\b[A-Z][\w'’]*")


def is_spelled_out(name: str, mention: Mention, other: Mention) -> bool:
    """Whether a name of one English text is the first letters of one in the other, or is so shortened there."""
    if mention.lang != "en" or other.lang != "en":
        return False
    return any((name == stem(short) and _letters(short) in _spelled(other)) for short in _shortened(mention)) or any(
        name in _spelled(mention).get(_letters(short), ()) for short in _shortened(other)
    )


def _letters(short: str) -> str:
    return short.replace("&", "").replace(".", "")


@once
def _shortened(mention: Mention) -> frozenset[str]:
    """What stands in capital letters alone."""
    return frozenset(_SHORT.findall(mention.text))


@once
def _spelled(mention: Mention) -> dict[str, frozenset[str]]:
    """First letters of neighbouring words with capitals -> the stems of these words."""
    found: dict[str, frozenset[str]] = {}
    for run in _WORDS.findall(mention.text):
        words = _WORD.findall(run)
        for start in range(len(words) - 1):
            for end in range(start + 2, len(words) + 1):
                part = words[start:end]
                found["".join(word[0] for word in part)] = frozenset(map(stem, part))
    return found
