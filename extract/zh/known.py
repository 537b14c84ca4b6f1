"""Known: names of companies, bodies and outlets that jieba's dictionary takes apart, as one word each."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from extract.document import Token
from extract.wordlists import words

_MOST = 4  # words that a name may have been taken apart into


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens with each known name as one, tagged as a body; the list itself when there is none."""
    firsts, names = _names()
    if firsts.isdisjoint([token[3][0] for token in tokens]):
        return tokens
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        behind = _behind(tokens, at, names) if tokens[at][3][0] in firsts else at
        if behind > at + 1:
            name = "".join(token.word for token in tokens[at:behind])
            found.append(Token(tokens[at].start, tokens[behind - 1].end, "nz", name))
            at = behind
        else:
            found.append(tokens[at])
            at += 1
    return found


def _behind(tokens: list[Token], at: int, names: frozenset[str]) -> int:
    """Index behind the longest name that begins at `at`; `at` where none does."""
    name, best = "", at
    for index in range(at, min(len(tokens), at + _MOST)):
        if index > at and tokens[index].start != tokens[index - 1].end:
            break
        name += tokens[index].word
        if index > at and name in names:
            best = index + 1
    return best


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """The names of the glossary and of claims.toml, and the characters that they begin with."""
    glossary = tomllib.loads(Path(__file__).with_name("glossary.toml").read_text(encoding="utf8"))
    names = frozenset((*glossary["bodies"], *glossary["outlets"])) | words("zh", "known_names")
    return frozenset(name[0] for name in names), names
