"""Text of sources on a page: cut at the borders of what is to be marked, and made harmless to read.

Pure functions from text and offsets to pieces; the templates turn pieces into markup, and escape every one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate
from unicodedata import east_asian_width

from db.texts.quotes import BLANK


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


_BLANKS = re.compile(re.escape(BLANK) + "{2,}")


def closed_up(text: str) -> str:
    """`text` of which only quotes are here, with … for each run of what is blanked.

    >>> closed_up("_____ killed 17 people. ______")
    '… killed 17 people. …'
    """
    return _BLANKS.sub("…", text)


def quotes(lines: Iterable[list[Piece]]) -> list[list[Piece]]:
    """Of the lines of a text of which only quotes are here, those that hold any."""
    closed = ([replace(piece, text=closed_up(piece.text)) for piece in line] for line in lines)
    return [line for line in closed if any(piece.text.strip("… ") for piece in line)]


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
# Marks heaped on one letter spill over the lines around it; no script puts more than four there.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_HEAPED = re.compile(f"({_MARK}{{4}})({_MARK}+)")
# A browser needs a minute to break a word of a million letters into lines.
_ENDLESS = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\uffef]{2000,}")
_KEPT = 200  # characters of such a word on either side


def visible(text: str) -> str:
    """`text` with what would spoil the page spelt out: changes of direction, heaps of marks, endless words.

    >>> visible("a\\u202eb")
    'a[U+202E]b'
    >>> visible("x" * 3000)[195:215]
    'xxxxx[… 2,600 …]xxxx'
    """
    text = _REORDERING.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
    text = _HEAPED.sub(lambda match: f"{match[1]}[+{len(match[2])}]", text)
    return _ENDLESS.sub(lambda match: f"{match[0][:_KEPT]}[… {len(match[0]) - 2 * _KEPT:,} …]{match[0][-_KEPT:]}", text)


def brief(text: str, room: int) -> str:
    """A title or name made visible, cut to `room` columns; characters of East Asia take two.

    >>> brief("Flood", 5), brief("青溪洪灾", 5)
    ('Flood', '青溪…')
    """
    shown = visible(text)
    columns = accumulate(2 if east_asian_width(character) in "WF" else 1 for character in shown)
    fitting = sum(column <= room for column in columns)
    return shown if fitting == len(shown) else f"{shown[:fitting]}…"
