"""The words of an English clause on both sides of a figure, for whatever looks beside it for what it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass
from operator import attrgetter

from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

SOFT: frozenset[str] = GRAMMAR.words("soft")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of a clause around a figure at `at`: `before` it, and `lead`, which is without what only bounds it.

    `in about 40`: before it stand `in about`, and `in` leads to it.
    """

    words: list[Token]
    at: int
    before: list[Token]
    lead: list[Token]

    @classmethod
    def of(cls, words: list[Token], at: int) -> Sides:
        """Both sides of a place in a clause."""
        before = words_before(words, at)
        return cls(words, at, before, without_bounds(before))

    def behind(self, end: int) -> list[Token]:
        """The words from `end` on, where the figure or its noun ends."""
        return words_behind(self.words, end)


def words_before(words: list[Token], at: int) -> list[Token]:
    """The words of a clause that begin before a place."""
    return words[: bisect_left(words, at, key=_START)]


def words_behind(words: list[Token], at: int) -> list[Token]:
    """The words of a clause that begin at a place or behind it."""
    return words[bisect_left(words, at, key=_START) :]


def without_bounds(words: list[Token], bounds: Set[str] = SOFT) -> list[Token]:
    """The words without those at their end that only bound the figure behind them: up to, about."""
    end = len(words)
    while end and words[end - 1].word.lower() in bounds:
        end -= 1
    return words[:end]
