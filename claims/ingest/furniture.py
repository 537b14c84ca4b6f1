"""What on a page is not the article: elements that are never read, and lines that are never kept.

The words and patterns stand in furniture.toml. Lines are judged on folded text, so that each pattern is written once; a
pattern must match the whole line, and only short lines are judged: furniture is terse, and a sentence that mentions
sharing is a sentence.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import html

from claims.ingest.blocks import Block
from extract.text.fold import fold

_NEVER_SKIPPED = frozenset(("html", "body", "article", "main", "h1", "figcaption"))
_GUARDED = frozenset(("form", "address"))  # furniture unless they hold much of the page
# What a figure shows; one without any is a box that asks for something.
_SHOWN = ("img", "figcaption", "picture", "svg", "video", "iframe", "table", "blockquote", "pre", "noscript")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_AROUND_TEASER = re.compile(
    r"[\W_]*(?:(?:(?:20|19)?\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?)?[\W_]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[\W_]*"
)
_NAME_PARTS = re.compile(r"[A-Z]{2,}|[A-Z]?[a-z]+")
# An element with more of the page's text than this is no furniture, whatever it is called: some sites wrap the whole
# page in a form, or hide the article until a script shows it.
_SMALL_SHARE = 0.25

ELSEWHERE = "heading over links elsewhere"  # the kind of line that opens a box of teasers
LONGEST_LINE = 90  # characters; a longer one is a paragraph, except for a bare address
_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)[^\s\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of furniture line: what it is and the pattern of the whole folded line.

    `sentences` says whether a line with a full stop may be one; the pattern must match `examples` and none of `others`.
    """

    what: str
    pattern: re.Pattern[str]
    sentences: bool
    examples: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """furniture.toml: elements and roles that are never read, words in the names of furniture, and its lines."""

    elements: frozenset[str]
    roles: frozenset[str]
    names: frozenset[str]
    lines: tuple[Line, ...]


@cache
def table() -> Table:
    """The table beside this file."""
    read = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    lines = tuple(
        Line(
            entry["what"],
            _whole_line(entry["patterns"]),
            entry.get("sentences", False),
            tuple(entry["examples"]),
            tuple(entry.get("others", ())),
        )
        for entry in read["lines"]
    )
    return Table(frozenset(read["elements"]), frozenset(read["roles"]), frozenset(read["names"]), lines)


class Judge:
    """Says of the elements of one page whether they are furniture; `lengths` is the text inside each of them."""

    def __init__(self, lengths: dict[html.HtmlElement, int]) -> None:
        self._lengths = lengths
        self._most = max(lengths.values(), default=0) * _SMALL_SHARE
        self._table = table()

    def skips(self, element: html.HtmlElement) -> bool:
        """Whether nothing inside `element` is to be read."""
        if element.tag in self._table.elements or element.get("role") in self._table.roles:
            return True
        if element.tag == "figure":
            return next(element.iterdescendants(*_SHOWN), None) is None
        if element.tag in _NEVER_SKIPPED or self._lengths.get(element, 0) > self._most:
            return False
        if element.tag in _GUARDED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return True
        if _INVISIBLE.search((element.get("style") or "")[:1000]):
            return True
        parent = element.getparent()
        if parent is not None and parent.tag == "p":  # a word of a sentence
            return False
        return bool(_names(element) & self._table.names) and next(element.iterdescendants("h1"), None) is None


def is_furniture(block: Block) -> bool:
    """Whether a line is furniture by its words, by being made of links, or for want of any word."""
    return (
        not any(map(str.isalnum, block.text))
        or _is_menu(block)
        or _is_teaser(block)
        or furniture_line(block.text) is not None
    )


def furniture_line(text: str) -> str | None:
    """What kind of furniture a line is by its words alone, or None.

    >>> furniture_line("責任編輯：孫芸")
    'credits'
    """
    if _ADDRESS.fullmatch(text):
        return "bare address"
    if len(text) > LONGEST_LINE:
        return None
    folded = fold(text).strip()
    is_sentence = "。" in folded
    return next(
        (line.what for line in table().lines if line.sentences >= is_sentence and line.pattern.fullmatch(folded)), None
    )


def _whole_line(patterns: list[str]) -> re.Pattern[str]:
    """One pattern for any of `patterns`, trailing punctuation aside, but not a question, a call or a full sentence."""
    return re.compile(rf"(?:{'|'.join(patterns)})[^\w?!。]*", re.I)


def _is_menu(block: Block) -> bool:
    """Two links or more with hardly a word between them."""
    return len(block.links) >= 2 and block.linked >= 0.7 * sum(character.isalnum() for character in block.text)


def _is_teaser(block: Block) -> bool:
    """One link that is the whole line, brackets and a date aside, and no full sentence: it announces another page."""
    if len(block.links) != 1:
        return False
    start, end, _ = block.links[0]
    if not _AROUND_TEASER.fullmatch(block.text[:start] + block.text[end:]):
        return False
    return block.kind != "paragraph" or block.text.rstrip("”’\"'）)]")[-1:] not in ("。", ".")


def _names(element: html.HtmlElement) -> set[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    return {part.lower() for part in _NAME_PARTS.findall(names)}
