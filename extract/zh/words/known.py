"""Known: names of companies, bodies and outlets that jieba's dictionary takes apart, as one word each."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extract.text.document import Token
from extract.zh.words.grammar import GRAMMAR

_MOST = 6  # words that a name may have been taken apart into


def begins(word: str) -> bool:
    """Whether a known name begins with a word and goes on."""
    return word in _beginnings()


def joined(tokens: list[Token], firsts: Sequence[int]) -> list[Token]:
    """The tokens with each known name as one, tagged as a body; the list itself when there is none.

    `firsts` are the indices of the words with which a name may begin.
    """
    found: list[Token] = []
    done, last, going_on = 0, len(tokens) - 1, _goes_on()
    for first in firsts:
        if first < done or first == last or tokens[first].word + tokens[first + 1].word not in going_on:
            continue
        behind = _behind(tokens, first)
        if behind > first:
            name = "".join(token.word for token in tokens[first:behind])
            found += tokens[done:first]
            found.append(Token(tokens[first].start, tokens[behind - 1].end, "nz", name))
            done = behind
    return [*found, *tokens[done:]] if done else tokens


def _behind(tokens: list[Token], at: int) -> int:
    """Index behind the longest name that begins at `at`; `at` where none does."""
    name, best = tokens[at].word, at
    for index in range(at + 1, min(len(tokens), at + _MOST)):
        if tokens[index].start != tokens[index - 1].end:
            break
        name += tokens[index].word
        if name in _names():
            best = index + 1
        if name not in _beginnings():
            break
    return best


@cache
def _names() -> frozenset[str]:
    """The names of the glossary and of grammar.toml."""
    glossary = tomllib.loads(Path(__file__).with_name("glossary.toml").read_text(encoding="utf8"))
    return frozenset((*glossary["bodies"], *glossary["outlets"], *glossary["names"])) | GRAMMAR.words("known_names")


@cache
def _goes_on() -> frozenset[str]:
    """What the first two words of a name can make."""
    return _beginnings() | _names()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:length] for name in _names() for length in range(1, len(name)))
