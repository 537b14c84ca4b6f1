"""Reader of HTML and of Markdown, with HTML inside it or without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import version
from string import ascii_lowercase as _LOWER

from claims.ingest.addresses import absolute_url
from claims.ingest.article import article, is_whole_page, reader_name
from claims.ingest.blocks import Block, blocks
from claims.ingest.encoding import decode
from claims.ingest.finish import finished
from claims.ingest.markdown import front_matter, to_html
from claims.ingest.material import Material, UnreadableError
from claims.ingest.metadata import metadata
from claims.ingest.tree import parse
from extract.model import Source

_HTML = re.compile(
    rb"\A\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
SUFFIXES = frozenset(("html", "htm", "xhtml", "shtml", "md", "markdown", "mdown", "mkd"))
_TYPES = frozenset(("text/html", "application/xhtml+xml", "text/markdown", "text/x-markdown"))
_SAVED = re.compile(r"\A\s*<!--\s*(\d{10}|\d{13}|\d{4}-\d\d-\d\dT?[^<>]{0,30}?)\s*-->")  # by the program that saved it
UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "option", "svg"))
# What a page break of a converted PDF leaves: a line that stops inside a sentence or a bracket, and the rest of it.
_STOPS_INSIDE = re.compile(r".{19,}[\u3400-\u9fffA-Za-z\d，、]", re.S)
_GOES_ON = re.compile(r"[\u3400-\u9fffa-z\d“《「].*[，。、；：].*", re.S)
_SENTENCE_MARK = re.compile("[，。、；：]")
_BRACKETS = (("“", "”"), ("《", "》"), ("（", "）"), ("「", "」"))


def recognises(material: Material, head: bytes) -> bool:
    """HTML and Markdown by name, by what a server says, or by the first tag."""
    return material.suffix in SUFFIXES or material.media_type in _TYPES or _HTML.match(head) is not None


def read(material: Material) -> Iterator[Source]:
    """The one article of a page."""
    source = decode(material.data(), material.charset)
    yield page(source, material)


def page(source: str, material: Material) -> Source:
    """The article of a page that is decoded already."""
    if not source.strip():
        raise UnreadableError("it is empty; give a page with an article in it")
    fields, body = front_matter(source)
    whole = is_whole_page(body)
    reader = reader_name(whole)
    if not whole:
        body = to_html(body)
        reader = f"markdown-it-py {version('markdown-it-py')}; {reader}"
    root = parse(body)
    if root is None:
        raise UnreadableError("it holds no text; give a page with an article in it")
    everything = blocks(root, lambda element: element.tag in UNSEEN)
    stated = metadata(root, fields, everything, material.url)
    if saved := _SAVED.match(source):
        stated = replace(stated, stamps=replace(stated.stamps, saved=(saved[1],)))
    kept = article(root, body, stated.title)
    kept = _joined(kept, _is_page_break if not whole else _is_soft_break)
    text, links = composed(kept, stated.url or "")
    return finished(text, stated, material, reader, links)


def _joined(kept: list[Block], is_broken: Callable[[Block, Block], bool]) -> list[Block]:
    """Joins paragraphs that something cut inside a sentence."""
    joined: list[Block] = []
    for block in kept:
        before = joined[-1] if joined else None
        if before and before.kind == block.kind == "paragraph" and is_broken(before, block):
            gap = "" if not (before.text[-1].isascii() and block.text[0].isascii()) else " "
            shift = len(before.text) + len(gap)
            moved = tuple((start + shift, end + shift, url) for start, end, url in block.links)
            joined[-1] = replace(before, text=before.text + gap + block.text, links=before.links + moved)
        else:
            joined.append(block)
    return joined


def _is_soft_break(block: Block, following: Block) -> bool:
    """Whether a <br> stands inside an English sentence; in Chinese pages it ends a paragraph."""
    return block.node is following.node and block.text[-1] in _LOWER + "," and following.text[0] in _LOWER


def _is_page_break(block: Block, following: Block) -> bool:
    """Whether a converted PDF's page ended inside a sentence, which began on one line and ends on the next."""
    if _is_soft_break(block, following):
        return True
    line = block.text
    if not (_STOPS_INSIDE.fullmatch(line) and _GOES_ON.fullmatch(following.text)):
        return False
    unclosed = any(line.count(opening) > line.count(closing) for opening, closing in _BRACKETS)
    return unclosed or bool(_SENTENCE_MARK.search(line))


def composed(kept: list[Block], base: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The blocks as lines of one text, and their links in its offsets."""
    links: list[tuple[int, int, str]] = []
    at = 0
    for block in kept:
        for start, end, url in block.links:
            if url and (absolute := absolute_url(url, base)):
                links.append((at + start, at + end, absolute))
        at += len(block.text) + 1
    return "\n".join(block.text for block in kept), tuple(links)
