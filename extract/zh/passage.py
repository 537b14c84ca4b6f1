"""Passage: the stretch of a document that the rules are reading, with what they may ask about it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Document, Sentence
from extract.model import Quantity
from extract.zh.anchors import Anchors
from extract.zh.draft import Draft

CLAUSE_MARKS = "，。；;!?！？…\n"


@dataclass(slots=True)
class Passage:
    """One sentence of a document: `text` is the whole folded text, the rules stay between `start` and `end`."""

    document: Document
    sentence: Sentence
    text: str
    start: int
    end: int
    place: tuple[int, int]
    anchors: Anchors
    region: str
    found: list[Draft | Quantity]

    def before(self, at: int, size: int) -> str:
        """At most `size` characters of the sentence before `at`."""
        return self.text[max(self.start, at - size) : at]

    def after(self, at: int, size: int) -> str:
        """At most `size` characters of the sentence from `at` on."""
        return self.text[at : min(self.end, at + size)]

    def around(self, start: int, end: int) -> str:
        """The clause around a span, at most twenty characters before and thirty behind."""
        left = self.before(start, 20)
        right = self.after(end, 30)
        cut = max(left.rfind(mark) for mark in "，。；;")
        stops = [at for at in (right.find(mark) for mark in "。；;") if at >= 0]
        return left[cut + 1 :] + "\0" + right[: min(stops, default=len(right))]
