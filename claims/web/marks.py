"""Text of sources on a page: cut at the borders of what is to be marked, and made harmless to read.

Pure functions from text and offsets to pieces; the templates turn pieces into markup, and escape every one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text to mark, and the number shown behind it."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `ending` are the spans whose last piece this is."""

    text: str
    marked: bool
    ending: tuple[Span, ...] = ()


def paragraphs(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    """The lines of `text` that hold anything, each cut into pieces wherever a span starts or ends.

    One pass over text and borders, however the spans nest and overlap.

    >>> [piece.text for piece in paragraphs("Up 3% today", [Span(3, 5, 1)])[0]]
    ['Up ', '3%', ' today']
    """
    opening: Counter[int] = Counter()
    closing: dict[int, list[Span]] = {}
    for span in sorted(spans, key=lambda span: (span.end, span.start)):
        end = span.start + len(text[span.start : span.end].rstrip("\n"))
        if end > span.start:
            opening[span.start] += 1
            closing.setdefault(end, []).append(span)
    cuts = iter(sorted({*opening, *closing}))
    cut = next(cuts, None)
    lines: list[list[Piece]] = []
    depth = offset = 0
    for line in text.split("\n"):
        pieces = []
        at, end = offset, offset + len(line)
        while cut is not None and cut <= end:
            ended = tuple(closing.get(cut, ()))
            if cut > at:
                pieces.append(Piece(visible(text[at:cut]), depth > 0, ended))
            depth += opening[cut] - len(ended)
            at, cut = cut, next(cuts, None)
        if at < end:
            pieces.append(Piece(visible(text[at:end]), depth > 0))
        if line.strip():
            lines.append(pieces)
        offset = end + 1
    return lines


SLACK = 12  # characters that an excerpt may be longer to end where a word or clause does
_BREAK = re.compile(r"[\s，。；！？、,;:!?]")


def excerpt(text: str, spans: Iterable[tuple[int, int]], room: int) -> list[Piece]:
    """`text` with its `spans` marked, cut to about `room` characters around them where it is longer.

    >>> [(piece.text, piece.marked) for piece in excerpt("Up 3% today", [(3, 5)], 40)]
    [('Up ', False), ('3%', True), (' today', False)]
    """
    wanted = sorted(spans)
    first = wanted[0][0] if wanted else 0
    last = max((end for _, end in wanted if end - first <= room), default=first)
    left, right = 0, len(text)
    if len(text) > room + SLACK:
        left, right = _window(text, first, last, room)
    pieces = [Piece("…", False)] if left else []
    at = left
    for start, end in wanted:
        start, end = max(start, at), min(end, right)
        if start < end:
            pieces += [Piece(visible(text[at:start]), False)] if at < start else []
            pieces.append(Piece(visible(text[start:end]), True))
            at = end
    pieces += [Piece(visible(text[at:right]), False)] if at < right else []
    return [*pieces, Piece("…", False)] if right < len(text) else pieces


def _window(text: str, first: int, last: int, room: int) -> tuple[int, int]:
    """Where an excerpt around `first`..`last` starts and ends: twice as much before the figures as behind them."""
    spare = max(0, room - (last - first))
    left = max(0, first - spare * 2 // 3)
    right = min(len(text), max(last, left + room))
    left = max(0, min(left, right - room))
    if left:
        breaks = _BREAK.search(text, max(0, left - SLACK), first)
        left = breaks.end() if breaks and breaks.end() <= first else left
    if right < len(text):
        ends = _BREAK.search(text, right)
        right = ends.start() if ends and ends.start() <= right + SLACK else right
    return left, right


# Characters that reorder what stands around them: a hostile text could show 13 where it says 31.
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """`text` with the characters that change the direction of reading spelt out.

    >>> visible("a\\u202eb")
    'a[U+202E]b'
    """
    return _REORDERING.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
