"""Reader of PDF files that hold text, by pypdf: lines become paragraphs again, furniture of pages goes.

What a browser's printing made of characters is undone: radicals (⼈ for 人) and ligatures (ﬁ for fi) are how a font
draws them. pypdf is optional: `pip install 'claimtrail[pdf]'`.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate
from typing import Any

from claims.ingest.credits import author_in_byline
from claims.ingest.encoding import clean
from claims.ingest.finish import finished
from claims.ingest.material import MEBIBYTE, Material, UnreadableError
from claims.ingest.metadata import Metadata
from claims.ingest.published import Stamps, is_stamp_line
from extract.model import Source
from extract.text.fold import without_radicals

_LIMIT = 64 * MEBIBYTE
_PAGES = 2000
_ENDS = re.compile(r"[。！？!?.…：:；;]['\"”’」』）)]*\Z")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page|第)?\W*\d{1,4}\W*(?:页|頁|of \d+|/\s*\d+)?", re.I)
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’]")
# What a browser prints at the edges of pages: 11/21/26, 11:48 AM · 2026/11/21 11:48 · file:///report.html 1/3
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?:\s?[AP]M)?"
    r"|(?:https?|file)://\S+|(?<!\S)(?:page )?\d{1,4}\s?(?:/|of)\s?\d{1,4}(?!\S)",
    re.I,
)
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# Titles that a program gave: Microsoft Word - draft3.docx · Untitled · report.indd
_NO_TITLE = re.compile(
    r"(?:microsoft \w+ - )?(?:.*\.\w{2,5}|untitled.*|document ?\d*|无标题.*|未命名.*|(?:file|https?):.*)", re.I
)
_BY_PRINTING = re.compile(r"skia|quartz|mozilla|chrom|print to pdf", re.I)  # made on the day of printing


@dataclass(frozen=True, slots=True)
class _File:
    """What a file holds: its lines by page, the title that it states and when it was made, as it says so."""

    pages: list[list[str]]
    title: str | None
    made: tuple[str, ...]


def recognises(material: Material, head: bytes) -> bool:
    """PDF by its first bytes, which may follow a little dirt."""
    return b"%PDF-" in head[:1024]


def read(material: Material) -> Iterator[Source]:
    """The one text of a PDF file."""
    file = _file(material.data(_LIMIT))
    text = "\n".join(_paragraphs(_without_furniture(file.pages, file.title), file.title))
    if not text.strip():
        raise UnreadableError(
            "its pages are pictures without text; run text recognition (OCR) on it and add the result"
        )
    lines = text.split("\n")
    stated = Metadata(
        title=file.title,
        author=author_in_byline(lines[:6]),
        url=material.url,
        stamps=Stamps(saved=file.made),
        opening=tuple(lines[:8]),
    )
    yield finished(text, stated, material, f"pypdf {version('pypdf')}; pdf 2")


def _file(data: bytes) -> _File:
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
        pages = [_lines(page.extract_text()) for page in reader.pages[:_PAGES]]
        return _File(pages, *_stated(reader.metadata or {}))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # pypdf meets damage in many places and says so in as many ways.
        raise UnreadableError(f"the PDF is damaged ({type(error).__name__}); save it again from a PDF viewer") from None


def _stated(facts: Any) -> tuple[str | None, tuple[str, ...]]:
    """The title that the file states, unless a program gave it, and the day on which it was made, unless by printing.

    A date is written D:20250320114804+08'00'.
    """
    title = " ".join(_read(str(facts.get("/Title") or "")).split())
    by_printing = any(_BY_PRINTING.search(str(facts.get(key) or "")) for key in ("/Producer", "/Creator"))
    made = str(facts.get("/CreationDate") or "").removeprefix("D:")[:8]
    return (
        title if title and not _NO_TITLE.fullmatch(title) else None,
        (made,) if len(made) == 8 and made.isdecimal() and not by_printing else (),
    )


def _lines(page: str) -> list[str]:
    return [line.strip() for line in _read(page).split("\n") if line.strip()]


def _read(text: str) -> str:
    return without_radicals(clean(text)).translate(_LIGATURES)


def _without_furniture(pages: list[list[str]], title: str | None) -> list[str]:
    """All lines but page numbers, what a browser prints around pages, and what every other page or more repeats."""
    edges = Counter(_masked(line) for page in pages for line in {*page[:2], *page[-2:]})
    repeated = {line for line, count in edges.items() if len(pages) > 2 and count * 2 >= len(pages)}
    kept: list[str] = []
    for page in pages:
        for at, line in enumerate(page):
            at_edge = at < 2 or at >= len(page) - 2
            if not (at_edge and (_masked(line) in repeated or _is_edge(line, title))):
                kept.append(line)
    return kept


def _is_edge(line: str, title: str | None) -> bool:
    """Whether a line at the edge of a page is a page number, or what a browser prints there and nothing else."""
    rest, found = _PRINTED.subn("", line)
    return bool(_PAGE_NUMBER.fullmatch(line)) or (found > 0 and _bare(rest) in ("", _bare(title or "")))


def _bare(line: str) -> str:
    return "".join(line.split())


def _paragraphs(lines: list[str], title: str | None) -> Iterator[str]:
    """Joins lines that the page's width broke: a line that is nearly full and ends no sentence goes on in the next.

    A headline and a line of date and publisher end where they do, however long they are.
    """
    full = _full_width(lines)
    paragraph = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        paragraph = _join(paragraph, line) if paragraph else line
        is_apart = _bare(paragraph) == _bare(title or "") or is_stamp_line(line) or is_stamp_line(following)
        if len(line) < full * 0.8 or is_apart or _ENDS.search(line):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _full_width(lines: list[str]) -> int:
    """The length of the lines that most of the text stands in, be they few beside headings and rows of tables."""
    lengths = sorted(map(len, lines))
    up_to = list(accumulate(lengths))
    return lengths[bisect_left(up_to, up_to[-1] / 2)] if lengths else 0


def _join(one: str, other: str) -> str:
    if one.endswith("-") and len(one) > 1 and one[-2].isalpha() and other[0].islower():
        return one[:-1] + other
    return one + other if _WIDE.match(one[-1]) or _WIDE.match(other[0]) else f"{one} {other}"


def _masked(line: str) -> str:
    return _DIGITS.sub("0", line)
