"""Known: names of companies, bodies and outlets that jieba's dictionary takes apart, as one word each."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from extract.document import Token
from extract.wordlists import words

_MOST = 4  # words that a name may have been taken apart into


def begins(word: str) -> bool:
    """Whether a known name may begin with a word that is a part of it."""
    return word[:2] in _beginnings()


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens with each known name as one, tagged as a body; the list itself when there is none."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        behind = _behind(tokens, at) if begins(tokens[at].word) else at
        if behind > at + 1:
            name = "".join(token.word for token in tokens[at:behind])
            found.append(Token(tokens[at].start, tokens[behind - 1].end, "nz", name))
            at = behind
        else:
            found.append(tokens[at])
            at += 1
    return found


def _behind(tokens: list[Token], at: int) -> int:
    """Index behind the longest name that begins at `at`; `at` where none does."""
    name, best = "", at
    for index in range(at, min(len(tokens), at + _MOST)):
        if index > at and tokens[index].start != tokens[index - 1].end:
            break
        name += tokens[index].word
        if index > at and name in _names():
            best = index + 1
    return best


@cache
def _names() -> frozenset[str]:
    """The names of the glossary and of claims.toml."""
    glossary = tomllib.loads(Path(__file__).with_name("glossary.toml").read_text(encoding="utf8"))
    return frozenset((*glossary["bodies"], *glossary["outlets"])) | words("zh", "known_names")


@cache
def _beginnings() -> frozenset[str]:
    """The first character and the first two of every name."""
    return frozenset(name[:length] for name in _names() for length in (1, 2))
