"""Chinese words: jieba's tags, put right where its dictionary knows a function word only as something else."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from extract.document import Document, Sentence, Token
from extract.wordlists import entries

_TAGS = {word: tag for tag in "dvscpt" for word in entries("zh", f"tagged_{tag}")}
_START = attrgetter("start")


def between(document: Document, sentence: Sentence, start: int, end: int) -> list[Token]:
    """The tagged words of a sentence that begin in a stretch of it."""
    tokens = document.tokens(sentence)
    at = bisect_left(tokens, start, key=_START)
    found = []
    for token in tokens[at:]:
        if token[0] >= end:
            break
        tag = _TAGS.get(token[3])
        found.append(token if tag is None else Token(token[0], token[1], tag, token[3]))
    return found
