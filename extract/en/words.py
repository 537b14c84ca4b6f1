"""English words, each with the tag that it has by itself."""

from __future__ import annotations

import re

from extract.document import Document, Token
from extract.en.tags import tag

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Jr|Sr|Prof|Inc|Co|Corp|Ltd)\.(?=[ ,])|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?= ?[A-Z,])|\d[\d.,]*\b|[A-Za-z][\w'’.&-]*[\w'’]|[A-Za-z]|[^\w\s]"
)


def between(document: Document, start: int, end: int) -> list[Token]:
    """The tagged words of a stretch."""
    return [
        Token(match.start(), match.end(), tag(match.group().lower()), match.group())
        for match in _WORD.finditer(document.folded, start, end)
    ]
