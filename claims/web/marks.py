"""Text of sources on a page: cut at the borders of what is to be marked, and made harmless to read.

Pure functions from text and offsets to pieces; the templates turn pieces into markup, and escape every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text to mark, with the number shown behind it and where that leads."""

    start: int
    end: int
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `ending` are the spans whose last piece this is."""

    text: str
    marked: bool
    ending: tuple[Span, ...] = ()


def paragraphs(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    """The lines of `text` that hold anything, each cut into pieces wherever a span starts or ends.

    >>> [piece.text for piece in paragraphs("Up 3% today", [Span(3, 5, 1, "/claim/a")])[0]]
    ['Up ', '3%', ' today']
    """
    ordered = sorted(spans, key=lambda span: (span.start, span.end))
    lines = []
    offset = 0
    for line in text.split("\n"):
        end = offset + len(line)
        if line.strip():
            inside = [span for span in ordered if span.start < end and span.end > offset]
            lines.append(_pieces(text, offset, end, inside))
        offset = end + 1
    return lines


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> list[Piece]:
    cuts = {start, end}
    for span in spans:
        cuts.update((max(start, span.start), min(end, span.end)))
    borders = sorted(cuts)
    pieces = []
    for left, right in pairwise(borders):
        covering = [span for span in spans if span.start <= left and span.end >= right]
        ending = tuple(span for span in covering if span.end == right)
        pieces.append(Piece(visible(text[left:right]), bool(covering), ending))
    return pieces


# Characters that reorder what stands around them: a hostile text could show 13 where it says 31.
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """`text` with the characters that change the direction of reading spelt out.

    >>> visible("a\\u202eb")
    'a[U+202E]b'
    """
    return _REORDERING.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
