"""An element tree to blocks of text: one paragraph, heading, caption, list item or table row each, in reading order.

Offsets of links count characters of the block's text. White space is collapsed as a browser shows it, and a line break
in the page's source beside a wide character is nothing (as CSS Text 3 has it between two of them), so that Chinese
sentences broken by markup come out whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree, html

BlockKind = Literal["heading", "paragraph", "item", "caption", "row"]

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "legend"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "tr": "row",
}
_BLOCK_TAGS = _KINDS.keys() | {
    *("address", "article", "aside", "blockquote", "body", "center", "details", "div", "dl", "fieldset", "figure"),
    *("footer", "form", "header", "hgroup", "hr", "html", "main", "nav", "ol", "p", "pre", "section", "summary"),
    *("table", "tbody", "tfoot", "thead", "td", "th", "ul"),
}
_LAYOUT = _BLOCK_TAGS - {"td", "th", "p"} | {"img"}  # what cells of a table of figures never hold
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_CAPTION_NAMES = re.compile(r"caption|legende|photo-?text|img-?(?:text|desc)|图说|圖說", re.I)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text to be, with the element it stands in.

    `level` is a heading's, from 1 to 6, else 0. Links that lead nowhere (scripts, marks on the page) have no address.
    """

    kind: BlockKind
    text: str
    node: html.HtmlElement
    links: tuple[tuple[int, int, str], ...] = ()
    level: int = 0

    @property
    def linked(self) -> int:
        """How many characters of the text are inside links."""
        return sum(end - start for start, end, _ in self.links)


class _Line:
    """A line under construction: collapses white space while it grows and remembers where links begin and end."""

    def __init__(self, open_links: tuple[str, ...] = ()) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._space = ""
        self._open: list[tuple[int, str]] = [(-1, url) for url in open_links]
        self._links: list[tuple[int, int, str]] = []

    def add(self, text: str) -> None:
        """Appends text as it stands in the page's source."""
        at = 0
        for match in _SPACE.finditer(text):
            self._put(text[at : match.start()])
            self._space += "\n" if "\n" in match.group() else " "
            at = match.end()
        self._put(text[at:])

    def add_tab(self) -> None:
        """Parts two cells of a table row."""
        if self._length:
            self._append("\t")
        self._space = ""

    def open_link(self, url: str) -> None:
        """Everything until `close_link` links to `url`."""
        self._open.append((-1, url))

    def close_link(self) -> None:
        """Ends the innermost link."""
        if self._open:
            start, url = self._open.pop()
            if 0 <= start < self._length:
                self._links.append((start, self._length, url))

    @property
    def open_links(self) -> tuple[str, ...]:
        """The addresses of links that go on in the next line."""
        return tuple(url for _, url in self._open)

    def finish(self) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        """The finished line and its links."""
        while self._open:
            self.close_link()
        raw = "".join(self._parts)
        text = raw.strip(" \t\u3000")
        lead = len(raw) - len(raw.lstrip(" \t\u3000"))
        links = tuple(
            (max(0, start - lead), min(len(text), end - lead), url)
            for start, end, url in sorted(self._links)
            if min(len(text), end - lead) > max(0, start - lead)
        )
        return text, links

    def _put(self, text: str) -> None:
        if not text:
            return
        if self._space and self._length and self._last != "\t":
            broken = "\n" in self._space and (_wide(self._last) or _wide(text[0]))
            if not broken:
                self._append(" ")
        self._space = ""
        self._open = [(self._length if start < 0 else start, url) for start, url in self._open]
        self._append(text)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def blocks(root: html.HtmlElement, skipped: Callable[[html.HtmlElement], bool]) -> list[Block]:
    """Every block under `root` in reading order; elements that `skipped` names are left out with all they hold."""
    return list(_Walk(root, skipped).run())


class _Walk:
    """One pass over a tree, without recursion: pages nest thousands of elements deep."""

    def __init__(self, root: html.HtmlElement, skipped: Callable[[html.HtmlElement], bool]) -> None:
        self._root = root
        self._skipped = skipped
        self._line = _Line()
        self._context = [root]  # the innermost block element last
        self._hidden: html.HtmlElement | None = None
        self._data_rows: dict[html.HtmlElement, bool] = {}

    def run(self) -> Iterator[Block]:
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._skipped(element):
                    self._hidden = element
                    walk.skip_subtree()
                    if element.tag in _BLOCK_TAGS:
                        yield from self._flush()
                    continue
                yield from self._start(element)
            else:
                yield from self._end(element)
        yield from self._flush()

    def _start(self, element: html.HtmlElement) -> Iterator[Block]:
        tag = element.tag
        if tag in ("td", "th") and self._in_data_row(element):
            self._line.add_tab()
        elif tag in _BLOCK_TAGS:
            yield from self._flush()
            self._context.append(element)
        elif tag == "br":
            if self._kind()[0] == "heading":
                self._line.add(" ")
            else:
                yield from self._flush()
        elif tag == "a" and element.get("href") is not None:
            self._line.open_link(_address(element))
        if element.text:
            self._line.add(element.text)

    def _end(self, element: html.HtmlElement) -> Iterator[Block]:
        if element is self._hidden:
            self._hidden = None
        elif element is self._context[-1] and element is not self._root:
            yield from self._flush()
            self._context.pop()
        elif element.tag == "a" and element.get("href") is not None:
            self._line.close_link()
        if element is not self._root and element.tail:
            self._line.add(element.tail)

    def _in_data_row(self, cell: html.HtmlElement) -> bool:
        row = cell.getparent()
        if row is None or row.tag != "tr":
            return False
        if row not in self._data_rows:
            self._data_rows[row] = _is_data_row(row)
        return self._data_rows[row]

    def _flush(self) -> Iterator[Block]:
        line, self._line = self._line, _Line(self._line.open_links)
        text, links = line.finish()
        if text:
            kind, level = self._kind()
            yield Block(kind, text, self._context[-1], links, level)

    def _kind(self) -> tuple[BlockKind, int]:
        """The kind of the innermost block element that has one, looking outwards only a little."""
        for element in self._context[:-6:-1]:
            tag = str(element.tag)
            if tag in _KINDS:
                return _KINDS[tag], int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
            if _CAPTION_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}"):
                return "caption", 0
            if tag in ("td", "th", "article", "section", "main", "body"):
                break
        return "paragraph", 0


def _address(element: html.HtmlElement) -> str:
    """Where a link leads; empty when that is no place on the web."""
    address = (element.get("href") or "").strip()
    return "" if address.startswith(("#", "javascript:", "mailto:", "tel:", "data:")) else address[:2000]


def _is_data_row(row: html.HtmlElement) -> bool:
    """A row of two or more cells that hold words and figures, not the page's layout."""
    return len(row) > 1 and not any(inner.tag in _LAYOUT for inner in row.iterdescendants())
