"""What is kept of a clause while words are taken out of it: each sign knows where in the document it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extract.model import Quantity

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Kept:
    """The words that are left, and the place of every sign in the document, in order.

    >>> Kept.of("Of 15 crews, 5 were lost", 0, 24).span(Quantity(13, 14, "count", ""))
    (13, 14)
    """

    text: str
    places: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Kept:
        """A stretch of a document as it stands there."""
        return cls(text[start:end], list(range(start, end)))

    def cut(self, start: int = 0, end: int | None = None) -> Kept:
        """Only what stands between two places of the text."""
        return Kept(self.text[start:end], self.places[start:end])

    def without(self, start: int, end: int) -> Kept:
        """All but what stands between two places of the text."""
        return Kept(self.text[:start] + self.text[end:], self.places[:start] + self.places[end:])

    def then(self, others: Kept) -> Kept:
        """With words that stand behind what was taken out, a space between."""
        if not self.places or not others.places:
            return self if self.places else others
        return Kept(f"{self.text} {others.text}", [*self.places, self.places[-1] + 1, *others.places])

    def spaced(self) -> Kept:
        """The words with one space between any two."""
        words: list[str] = []
        places: list[int] = []
        for word in _WORD.finditer(self.text):
            places += self.places[word.start() - bool(words) : word.end()]
            words.append(word.group())
        return Kept(" ".join(words), places)

    def span(self, quantity: Quantity) -> tuple[int, int] | None:
        """Where a figure or a date of the document stands in the text; None where it was taken out."""
        start, end = bisect_left(self.places, quantity.start), bisect_left(self.places, quantity.end)
        return (start, end) if start < end else None
