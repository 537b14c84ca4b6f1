"""Page source to an element tree: mends what mirrors and truncation break, then parses with lxml.

The parser never fails on bad markup; what it would lose (text after an unclosed quote, text under thousands of unclosed
tags) is mended in the source first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

# lxml drops what is nested deeper than 2048 elements. Tags that are never closed get there: then the formatting goes,
# and if that is not enough, boxes become line breaks.
_DEEPEST = 1000
_FORMATTING = re.compile(r"</?(?:font|span|b|i|u|s|em|strong|big|small|center|tt|a)\b[^<>]{0,2000}>", re.I)
_BOXES = re.compile(r"</?(?:div|section|article|main|blockquote|table|tbody|tr|td|ul|ol)\b[^<>]{0,2000}>", re.I)
_OPENED = re.compile(r"<[A-Za-z]")
_CLOSED = re.compile(r"</[A-Za-z]|/>")

_MENDS: tuple[tuple[re.Pattern[str], str], ...] = (
    # <ahref="…"> for <a href="…">, in pages whose mirror joined the words
    (re.compile(r"<a(?=href\s*=)", re.I), "<a "),
    # href="abc</a> text: an address holds no angle bracket, so the quote was left open
    (re.compile(r"((?:href|src)\s*=\s*)\"([^\"<>]{0,4000})(?=</)", re.I), r'\1"\2">'),
    # an XML declaration that names an encoding, which no longer holds for decoded text
    (re.compile(r"\A\s*<\?xml[^>]{0,200}>", re.I), ""),
)


def parse(source: str) -> html.HtmlElement | None:
    """The root element of an HTML page or fragment, comments left out; None when there is no element and no text."""
    for pattern, mended in _MENDS:
        source = pattern.sub(mended, source)
    for tags, instead in ((_FORMATTING, ""), (_BOXES, "<br>")):
        if len(_OPENED.findall(source)) - len(_CLOSED.findall(source)) > _DEEPEST:
            source = tags.sub(instead, source)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # "Document is empty"
        return None


def text_lengths(root: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How many characters, spaces aside, stand inside each element; one pass from the leaves."""
    lengths: dict[html.HtmlElement, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        own = _length(element.text) + sum(lengths.get(child, 0) + _length(child.tail) for child in element)
        lengths[element] = 0 if element.tag in ("script", "style", "template", "noscript") else own
    return lengths


def flat_text(element: html.HtmlElement) -> str:
    """All text inside `element` on one line."""
    return " ".join("".join(element.itertext()).split())


def ancestors(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """`element` and everything around it, from the inside out."""
    at: html.HtmlElement | None = element
    while at is not None:
        yield at
        at = at.getparent()


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
