"""Reader of PDF files that hold text, by pypdf: lines become paragraphs again, running heads and page numbers go.

pypdf is optional: `pip install 'claimtrail[pdf]'`.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from statistics import median

from claims.ingest.credits import author_in_byline
from claims.ingest.encoding import clean
from claims.ingest.finish import finished
from claims.ingest.material import MEBIBYTE, Material, UnreadableError
from claims.ingest.metadata import Metadata
from extract.model import Source

_LIMIT = 64 * MEBIBYTE
_PAGES = 2000
_ENDS = re.compile(r"[。！？!?.…：:；;]['\"”’」』）)]*\Z")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page|第)?\W*\d{1,4}\W*(?:页|頁|of \d+|/\s*\d+)?", re.I)
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’]")


def recognises(material: Material, head: bytes) -> bool:
    """PDF by its first bytes, which may follow a little dirt."""
    return b"%PDF-" in head[:1024]


def read(material: Material) -> Iterator[Source]:
    """The one text of a PDF file."""
    pages = _pages(material.data(_LIMIT))
    text = "\n".join(_paragraphs(_without_running_heads(pages)))
    if not text.strip():
        raise UnreadableError(
            "its pages are pictures without text; run text recognition (OCR) on it and add the result"
        )
    lines = text.split("\n")
    stated = Metadata(
        author=author_in_byline(lines[:6]),
        url=material.url,
        opening=tuple(lines[:8]),
    )
    yield finished(text, stated, material, f"pypdf {version('pypdf')}; pdf 1")


def _pages(data: bytes) -> list[list[str]]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise UnreadableError("reading PDF needs pypdf; install it with: pip install 'claimtrail[pdf]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # of damage it tells in its own words, which is for us to say
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("it is locked with a password; save it without one and add it again")
        return [clean(page.extract_text()).split("\n") for page in reader.pages[:_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # pypdf meets damage in many places and says so in as many ways.
        raise UnreadableError(f"the PDF is damaged ({type(error).__name__}); save it again from a PDF viewer") from None


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines, without page numbers and without what stands at the edge of every other page or more."""
    edges = Counter(_masked(line) for page in pages for line in {*page[:2], *page[-2:]})
    repeated = {line for line, count in edges.items() if len(pages) > 2 and count * 2 >= len(pages)}
    kept: list[str] = []
    for page in pages:
        for at, line in enumerate(page):
            at_edge = at < 2 or at >= len(page) - 2
            if not (at_edge and (_masked(line) in repeated or _PAGE_NUMBER.fullmatch(line.strip()))):
                kept.append(line.strip())
    return kept


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Joins lines that the page's width broke: a line that is nearly full and ends no sentence goes on in the next."""
    full = median([len(line) for line in lines if len(line) > 5] or [0])
    paragraph = ""
    for line in lines:
        if not line:
            continue
        paragraph = _join(paragraph, line) if paragraph else line
        if len(line) < full * 0.8 or _ENDS.search(line):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _join(one: str, other: str) -> str:
    if one.endswith("-") and len(one) > 1 and one[-2].isalpha() and other[0].islower():
        return one[:-1] + other
    return one + other if _WIDE.match(one[-1]) or _WIDE.match(other[0]) else f"{one} {other}"


def _masked(line: str) -> str:
    return _DIGITS.sub("0", line.strip())
