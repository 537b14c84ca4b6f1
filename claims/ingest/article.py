"""Which blocks of a page are the article: from its headline to its last paragraph, furniture left out.

In a whole page trafilatura says where the body stands; the body is then read here in full, because trafilatura drops
captions, tables and headings at will. A fragment, such as HTML inside Markdown, has no frame to be found in: it is read
whole.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from importlib.metadata import version
from itertools import islice, pairwise
from typing import Any

from lxml import html

from claims.ingest.blocks import Block, blocks
from claims.ingest.furniture import ELSEWHERE, Judge, furniture_line, is_furniture
from claims.ingest.published import is_date_line, is_stamp_line
from claims.ingest.tree import ancestors, text_lengths
from extract.text.fold import fold

# Part of what makes the text: raise it when a change here moves the offsets of texts that are read again.
RULES = 1
_OPTIONS: dict[str, Any] = {
    "favor_precision": True,
    "include_comments": False,
    "include_tables": True,
    "deduplicate": False,
}
_SHORT = 12  # characters; shorter blocks prove nothing about where the body is
_LONGEST = 2_000_000  # characters of a page; in a longer one the body is not sought, because that takes minutes
_BEFORE_HEADLINE = 0.25  # of the words; what follows more is no headline
_IN_BOX = 0.5  # of the words; a box with more is the article's
_BOXES = 40  # of a page; one with more is a list of links, which the links give away
_BOX_DEPTH = 4  # elements around a heading in which its box is sought
_BEFORE_BOX = 50  # blocks before a heading in which a paragraph of its box is sought
_STAMPS_END = 80  # characters of the first paragraph, before which stamps stand
_MOST = 0.9  # of the found characters stand in the body
_HEADLINE_SCAN = 400  # blocks; a headline further down is none
_WHOLE_PAGE = re.compile(r"<(?:html|body|!doctype\s+html)\b", re.I)
_TERSE = 24
_SAYS = re.compile(r"[\d，。！？；!?;]")
_CONTACT = re.compile(r"(?:微信号?|公众号|邮箱|电邮|e-?mail|电话|传真|tel|phone|whatsapp|telegram|qq群?)\s*:?", re.I)
_HANDLE = re.compile(r"[\w.@+-]{3,60}", re.A)
_GAP = re.compile(r"[\W_]+")


def is_whole_page(source: str) -> bool:
    """Whether `source` is a page with its frame, not a fragment."""
    return _WHOLE_PAGE.search(source[:20_000]) is not None


def reader_name(whole_page: bool) -> str:
    """What made the text, with versions and options, to be kept beside it."""
    options = " ".join(f"{name}={value}" for name, value in _OPTIONS.items())
    return f"trafilatura {version('trafilatura')} {options}; blocks {RULES}" if whole_page else f"blocks {RULES}"


def article(root: html.HtmlElement, source: str, title: str | None) -> list[Block]:
    """The article's blocks in reading order. `title` is the headline as the page's metadata state it."""
    judge = Judge(text_lengths(root))
    found = blocks(root, judge.skips)
    first, last = _body(found, source) if is_whole_page(source) else (0, len(found) - 1)
    headline = _headline(found, title, last)
    if headline is not None:
        before = _share(found[first:headline], found[first : last + 1])
        first = headline if before < _BEFORE_HEADLINE else first
    kept = _without_contacts(_without_furniture(found, first, last, headline), found)
    return _without_bare_headings(_without_contents(_without_running_heads(kept)))


def _without_furniture(found: list[Block], first: int, last: int, headline: int | None) -> list[Block]:
    """The blocks from `first` to `last` that are no furniture, no stamp and in no box of links; and the headline."""
    elsewhere = _in_boxes(found)
    paragraph = next((at for at in range(first, last + 1) if len(found[at].text) > _STAMPS_END), last)
    kept: list[Block] = []
    for at in range(first, last + 1):
        block = found[at]
        is_stamp = is_stamp_line(block.text) if at < paragraph else is_date_line(block.text)
        if at == headline or not (is_stamp or at in elsewhere or is_furniture(block)):
            kept.append(block)
    return kept


def _share(some: list[Block], everything: list[Block]) -> float:
    """What part of the words outside links stands in `some` blocks."""
    words = [sum(len(block.text) - block.linked for block in blocks) for blocks in (some, everything)]
    return words[0] / words[1] if words[1] else 0.0


def _body(found: list[Block], source: str) -> tuple[int, int]:
    """The first and last block of the smallest element that holds nearly all that trafilatura takes for the article."""
    everything = 0, len(found) - 1
    if len(source) > _LONGEST:
        return everything
    from trafilatura import extract

    # It warns of pages without an article, which is for us to say.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    lines = {_words(line) for line in (extract(source, output_format="txt", **_OPTIONS) or "").split("\n")}
    weights: Counter[html.HtmlElement] = Counter()
    total = 0
    for block in found:
        words = _words(block.text)
        if len(words) >= _SHORT and words in lines:
            total += len(words)
            for element in ancestors(block.node):
                weights[element] += len(words)
    if not total:
        return everything
    holders = [element for element, weight in weights.items() if weight >= _MOST * total]
    smallest = min(holders, key=weights.__getitem__)  # of equal ones the innermost, which was met first
    for body in ancestors(smallest):
        within = set(body.iter())
        inside = [at for at, block in enumerate(found) if block.node in within]
        if len(inside) > 1 or body.tag == "body":  # one paragraph is no body
            return inside[0], inside[-1]
    return everything


def _headline(found: list[Block], title: str | None, last: int) -> int | None:
    """Where the headline stands: the heading that says what the title says, else the first of the highest level."""
    headings = [
        (at, block) for at, block in enumerate(found[:_HEADLINE_SCAN]) if block.kind == "heading" and at <= last
    ]
    wanted = _words(title or "")
    for at, block in headings:
        words = _words(block.text)
        if len(words) >= 4 and (words in wanted or (wanted and wanted in words)):
            return at
    candidates = [(block.level, at) for at, block in headings if block.level and block.text]
    top = [(level, at) for level, at in candidates if level == 1] or [
        (level, at) for level, at in candidates if not is_furniture(found[at])
    ]
    return min(top)[1] if top else None


def _in_boxes(found: list[Block]) -> set[int]:
    """Which blocks stand in a box whose heading says that it leads elsewhere (为你推荐, Related stories).

    The box is the smallest element that holds the heading and something behind it. One that holds a paragraph before
    the heading, or much of the page behind it, is the article's.
    """
    inside: set[int] = set()
    headings = (
        at
        for at, block in enumerate(found)
        if len(block.text) <= _TERSE and not block.links and furniture_line(block.text) == ELSEWHERE
    )
    for at in islice(headings, _BOXES):
        for box in islice(ancestors(found[at].node), _BOX_DEPTH):
            within = set(box.iter())
            after = [other for other in range(at + 1, len(found)) if found[other].node in within]
            before = found[max(0, at - _BEFORE_BOX) : at]
            if any(other.node in within and _SAYS.search(other.text) for other in before):
                break
            if after:
                if _share([found[other] for other in after], found) < _IN_BOX:
                    inside.update(after)
                break
    return inside


def _without_contacts(kept: list[Block], found: list[Block]) -> list[Block]:
    """Drops the value under the label of a contact: `微信号` on one line, `newsroom88` on the next."""
    labels = {id(following) for block, following in pairwise(found) if _CONTACT.fullmatch(fold(block.text))}
    return [block for block in kept if id(block) not in labels or not _HANDLE.fullmatch(block.text)]


def _without_running_heads(kept: list[Block]) -> list[Block]:
    """Drops mastheads and running heads: short lines without a figure or a sentence that stand on the page again."""
    counts = Counter(block.text for block in kept)
    return [
        block
        for block in kept
        if block.kind != "paragraph" or counts[block.text] == 1 or len(block.text) > _TERSE or _SAYS.search(block.text)
    ]


def _without_contents(kept: list[Block]) -> list[Block]:
    """Drops lines that only announce a heading further down: a table of contents."""
    headings = {_words(block.text): at for at, block in enumerate(kept) if block.kind == "heading"}
    return [
        block
        for at, block in enumerate(kept)
        if block.kind == "heading" or len(block.text) < 4 or headings.get(_words(block.text), -1) <= at
    ]


def _without_bare_headings(kept: list[Block]) -> list[Block]:
    """Drops headings at the end, under which nothing is left."""
    end = len(kept)
    while end > 1 and kept[end - 1].kind == "heading":
        end -= 1
    return kept[:end]


def _words(text: str) -> str:
    """The letters and digits of a line, folded: what two spellings of one line have in common."""
    return _GAP.sub("", fold(text)).lower()
