"""Quotation marks of a paragraph: which stretches stand inside them, nested ones and forgotten ones included."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

_CLOSER = {"“": "”", "「": "」", "『": "』", '"': '"'}
_MARK = re.compile(r"[“”「」『』\"]")


class Quotation(NamedTuple):
    """An outermost quotation, marks included; `closed` is False when its closing mark is missing in the paragraph."""

    start: int
    end: int
    closed: bool


@dataclass(slots=True)
class Quotations:
    """The outermost quotations of `text[start:end]`, in order."""

    found: list[Quotation]
    _starts: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quotations:
        """One pass over the marks; an unclosed quotation runs to `end`.

        >>> Quotations.of("他说：“好。”她说", 0, 9).found
        [Quotation(start=3, end=7, closed=True)]
        """
        found: list[Quotation] = []
        opened, closer = -1, ""
        for match in _MARK.finditer(text, start, end):
            at, mark = match.start(), match.group()
            if opened < 0:
                if mark in _CLOSER and not (mark == '"' and at + 1 < end and text[at + 1].isspace()):
                    opened, closer = at, _CLOSER[mark]
            elif mark == closer and not (mark == '"' and _reopens(text, at, start, end)):
                found.append(Quotation(opened, at + 1, True))
                opened = -1
        if opened >= 0:
            found.append(Quotation(opened, end, False))
        return cls(found, [quotation.start for quotation in found])

    def around(self, at: int) -> Quotation | None:
        """The quotation that holds position `at`, its marks included."""
        index = bisect_right(self._starts, at) - 1
        return self.found[index] if index >= 0 and at < self.found[index].end else None

    def ending_at(self, end: int) -> Quotation | None:
        """The closed quotation whose closing mark is just before `end`."""
        quotation = self.around(end - 1) if end > 0 else None
        return quotation if quotation is not None and quotation.end == end and quotation.closed else None


def _reopens(text: str, at: int, start: int, end: int) -> bool:
    """A straight mark after a space and before a letter opens again: the one before was never closed."""
    return at > start and text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum()
