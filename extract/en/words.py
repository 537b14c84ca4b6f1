"""English words, each with the tag that it has by itself, or as a noun where only a noun can stand."""

from __future__ import annotations

import re

from extract.document import Document, Token
from extract.en.tags import is_known, tag

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Jr|Sr|Prof|Inc|Co|Corp|Ltd)\.(?=[ ,])|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?= ?[A-Z,])|\d[\d.,]*\b|[A-Za-z][\w'’.&-]*[\w'’]|[A-Za-z]|[^\w\s]"
)


def between(document: Document, start: int, end: int) -> list[Token]:
    """The tagged words of a stretch."""
    found: list[Token] = []
    described = False  # whether a noun must follow: behind an article or an adjective
    for match in _WORD.finditer(document.folded, start, end):
        word = match.group()
        name = tag(word.lower())
        if name in _GUESSED and word[0].isupper() and not is_known(word.lower()):
            name = "NN"  # Italy, Alfred
        if described and name in _PLAIN_VERBS:
            name = "NN"  # the largest recall, its new build
        found.append(Token(match.start(), match.end(), name, word))
        described = name in _BEFORE_NOUN and word.lower() not in _NO_ARTICLES
    return found


_GUESSED = frozenset(("RB", "VBG", "VBN"))  # by -ly, -ing, -ed
_PLAIN_VERBS = frozenset(("VB", "VBP"))
_BEFORE_NOUN = frozenset(("DT", "JJ", "JJS", "PRP$"))
_NO_ARTICLES = frozenset(("that", "this", "those", "these", "all", "both", "some", "any", "most", "each", "no", "many"))
