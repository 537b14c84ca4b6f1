"""Remembered: what a function says of each word met so far.

A text holds the same words again and again; `map(remembered.__getitem__, words)` asks for all of them without a call of
Python for each, and dearer than a plain dictionary only for a word that is new.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
_MOST = 100_000  # words; then all are forgotten, so that memory stays bounded


class Remembered(dict[str, Value]):
    """What `find` says of each word; `find` must depend on the word alone."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> Value:
        if len(self) >= _MOST:
            self.clear()
        value = self[word] = self._find(word)
        return value
