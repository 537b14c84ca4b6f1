"""Passage: the sentence that the rules are reading, with what they may ask about it and what they have found."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from extract.text.document import Document, Sentence, Token
from extract.zh.draft import QuantityDraft

if TYPE_CHECKING:
    from extract.zh.dates.anchors import Anchors

_DATE_UNITS = frozenset("年月日号时点")
_MANNERS = frozenset(("基本", "大力", "全力", "全面", "正式", "主要", "重点"))  # tagged as nouns behind 将
_GOING_ON = ("大约是", "也就是", "也即", "即")  # with the clause before
_AHEAD, _BEHIND = 20, 30  # characters of a clause that are asked around a span


def _behind_mark(words: str, end: int) -> int:
    """Where the last clause of words begins, up to `end`."""
    return max(words.rfind(mark, 0, end) for mark in "，。;") + 1


class Passage:
    """One sentence of a document: `text` is the whole folded text, the rules stay between `start` and `end`.

    `place` is (paragraph, number of the sentence); `items` remembers across sentences what each classifier counted
    last; up to `skip` a rule has read something that is no quantity; up to `barren` no number finds a unit behind it.
    """

    __slots__ = (
        "anchors",
        "barren",
        "document",
        "end",
        "found",
        "items",
        "place",
        "region",
        "sentence",
        "skip",
        "start",
        "text",
    )

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        place: tuple[int, int],
        anchors: Anchors,
        region: str,
        items: MutableMapping[str, tuple[int, int]],
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.text = document.folded
        self.start = sentence.start
        self.end = sentence.end
        self.place = place
        self.anchors = anchors
        self.region = region
        self.items = items
        self.found: list[QuantityDraft] = []
        self.skip = sentence.start
        self.barren = sentence.start

    def before(self, at: int, size: int) -> str:
        """At most `size` characters of the sentence before `at`."""
        low = at - size  # compared by hand: asked ten times for each figure
        return self.text[low if low > self.start else self.start : at]

    def after(self, at: int, size: int) -> str:
        """At most `size` characters of the sentence from `at` on."""
        return self.text[at : min(self.end, at + size)]

    def word_at(self, at: int) -> Token | None:
        """The tagger's word that covers the position `at`."""
        tokens = self.document.tokens(self.sentence)
        index = self.document.index_at(self.sentence, at)
        return tokens[index] if index >= 0 and tokens[index].end > at else None

    def clause(self, start: int, end: int) -> str:
        """The words of its own clause around a span; 将 before a thing (将病人送院) is written 把, as it means."""
        left = self.before(start, _AHEAD)
        opens = _behind_mark(left, len(left))
        if left.startswith(_GOING_ON, opens):
            opens = _behind_mark(left, max(0, opens - 1))
        return left[opens:] + "\0" + self._up_to(end, "，。;")

    def around(self, start: int, end: int) -> str:
        """The clause around a span, and those behind it in its sentence."""
        left = self.before(start, _AHEAD)
        return left[_behind_mark(left, len(left)) :] + "\0" + self._up_to(end, "。;")

    def _up_to(self, at: int, marks: str) -> str:
        """The words from `at` to the first of the marks, 将 before a thing written 把."""
        words = self.after(at, _BEHIND)
        stops = [found for found in (words.find(mark) for mark in marks) if found >= 0]
        return self._without_object(words[: min(stops, default=len(words))], at)

    def _without_object(self, words: str, start: int) -> str:
        at = words.find("将")
        return words.replace("将", "把", 1) if at >= 0 and self._takes_object(start + at) else words

    def _takes_object(self, at: int) -> bool:
        """True where the word behind 将 at `at` is a thing or a person and no verb or adverb."""
        behind = self.document.tokens_between(at + 1, min(self.end, at + 9))
        if not behind or behind[0].word in _MANNERS:
            return False
        if behind[0].tag == "m":  # 将80万元存入, but 将15日举行
            return (
                len(behind) > 1 and behind[1].word not in _DATE_UNITS and any(token.tag == "v" for token in behind[2:])
            )
        return behind[0].tag[0] in "nr" and any(token.tag == "v" for token in behind[1:])
