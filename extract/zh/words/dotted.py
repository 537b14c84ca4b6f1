"""Dotted names: 亚历山大·奥卡西奥·科尔特斯 as one word, put together from what the tagger made of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.text.document import Token
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.persons import GOING_ON

_DOTS = frozenset("·•‧・")
DOT = re.compile(f"[{''.join(sorted(_DOTS))}]")
_FUNCTIONS = frozenset(("uj", "ul", "uz", "x", "u", "y"))
_LONGEST_PART = 7  # characters between two dots
_LEFT_OUTSIDE = 3  # characters at the end of a name that the tagger may take for words of their own


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens with each name whose parts a dot joins as one, tagged as a person."""
    found: list[Token] = []
    done = 0
    for start, end in _names(tokens):
        found += tokens[done:start]
        name = "".join(token.word for token in tokens[start:end])
        found.append(Token(tokens[start].start, tokens[end - 1].end, "nr", name))
        done = end
    return [*found, *tokens[done:]]


def _names(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The first index of each dotted name, and the one behind its last."""
    done = 0
    for dot, token in enumerate(tokens):
        if dot < done or DOT.search(token.word) is None:
            continue
        if len(token.word) > 1:  # 阿兰·盖格, whose last character may have been left outside
            start, end = dot, _before_gloss(tokens, dot + 1)
            if end > dot + 1:
                yield start, end
                done = end
            continue
        start, end = dot - _reach(tokens[done:dot][::-1]), dot
        while end < len(tokens) and tokens[end].word in _DOTS:
            part = _reach(tokens[end + 1 :])
            if not part:
                break
            end += 1 + part
        if start < dot < end:
            end = _before_gloss(tokens, end)
            yield start, end
            done = end


def _before_gloss(tokens: list[Token], end: int) -> int:
    """Where the bracket with the name in Latin letters begins behind a name, when nothing but its own last characters
    stands between; else `end` itself.
    """
    at, length = end, 0
    while at < len(tokens) and length <= _LEFT_OUTSIDE and tokens[at].word.isalpha() and not tokens[at].word.isascii():
        length += len(tokens[at].word)
        at += 1
    bracket = at + 1 if at < len(tokens) and tokens[at].word.isspace() else at
    glossed = bracket + 1 < len(tokens) and tokens[bracket].word == "(" and tokens[bracket + 1].word[0].isascii()
    return at if glossed and length <= _LEFT_OUTSIDE and tokens[bracket + 1].word[0].isalpha() else end


def _reach(tokens: list[Token]) -> int:
    """How many of the words nearest to a dot belong to the name: the first, then names and lone characters."""
    length = 0
    for at, token in enumerate(tokens):
        lone = len(token.word) == 1 and token.word not in GOING_ON
        apart = at and not _touch(token, tokens[at - 1])
        length += len(token.word)
        if apart or length > _LONGEST_PART or not token.word.isalpha() or token.tag in _FUNCTIONS:
            return at
        if at and not (lone or token.tag in PERSONAL):
            return at
    return len(tokens)


def _touch(one: Token, other: Token) -> bool:
    return one.end == other.start or other.end == one.start
