"""English words, each with the tag that it has by itself, or as a noun where only a noun can stand."""

from __future__ import annotations

import re

from extract.en.words.tags import is_known, tag
from extract.text.document import Document, Token

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Jr|Sr|Prof|Inc|Co|Corp|Ltd)\.(?=[ ,])|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?= ?[A-Z,])|\d[\d.,]*\b|[A-Za-z][\w'’.&-]*[\w'’]|[A-Za-z]|[^\w\s]"
)


def between(document: Document, start: int, end: int) -> list[Token]:
    """The tagged words of a stretch."""
    found = [
        Token(match.start(), match.end(), tag(match.group().lower()), match.group())
        for match in _WORD.finditer(document.folded, start, end)
    ]
    before = ""
    for at, (_, _, name, word) in enumerate(found):
        if name in _REREAD:
            guessed = name in _GUESSED and word[0].isupper() and not is_known(word.lower())  # Italy, Alfred
            noun = before in _BEFORE_NOUN and found[at - 1].word.lower() not in _NO_ARTICLES  # the largest recall
            named = name == "RB" and word[0].isupper() and tag(word) in _NAMES  # North Korea
            if guessed or named or (name in _PLAIN_VERBS and noun):
                name = "NN"
                found[at] = found[at]._replace(tag=name)
        before = name
    return found


_NAMES = ("NNP", "NNPS")
_GUESSED = frozenset(("RB", "VBG", "VBN"))  # by -ly, -ing, -ed
_PLAIN_VERBS = frozenset(("VB", "VBP"))
_REREAD = _GUESSED | _PLAIN_VERBS
_BEFORE_NOUN = frozenset(("DT", "JJ", "JJS", "PRP$"))
_NO_ARTICLES = frozenset(("that", "this", "those", "these", "all", "both", "some", "any", "most", "each", "no", "many"))
