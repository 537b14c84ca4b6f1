"""Reader of WARC archives (ISO 28500), packed or not: each page that a crawler was answered, under its own address."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from claims.ingest import markup, text
from claims.ingest.material import PAGE_LIMIT, Material, Unreadable, UnreadableError, attempted
from claims.ingest.web import content_type
from extract.model import Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_MAGIC = b"WARC/1."
SUFFIXES = frozenset(("warc", "warc.gz"))


def recognises(material: Material, head: bytes) -> bool:
    """A WARC archive by its name or its first record."""
    return material.suffix in SUFFIXES or head.startswith(_MAGIC)


def read(material: Material) -> Iterator[Source | Unreadable]:
    """Every page of text that was answered with 200; pictures, redirects and requests are passed over."""
    found = False
    with material.open() as stream:
        for record in _records(stream):
            if _is_page(record):
                found = True
                yield _article(record)
    if not found:
        raise UnreadableError("the archive holds no page of text; give one with HTTP answers in it")


def _records(stream: BinaryIO) -> Iterator[ArcWarcRecord]:
    """Every record up to a damaged one, of which warcio tells in several ways: one without an address has no words."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield from ArchiveIterator(stream)
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, zlib.error) as error:
        raise UnreadableError(f"the archive is damaged ({error}); everything before was read") from None


def _is_page(record: ArcWarcRecord) -> bool:
    """Whether a record is the answer to a request for a page of text."""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return False
    media_type, _ = content_type(record.http_headers.get_header("Content-Type") or "")
    return media_type is None or media_type.startswith("text/") or "xml" in media_type


def _article(record: ArcWarcRecord) -> Source | Unreadable:
    url = record.rec_headers.get_header("WARC-Target-URI") or "a record without an address"
    media_type, charset = content_type(record.http_headers.get_header("Content-Type") or "")
    body = record.content_stream().read(PAGE_LIMIT + 1)
    if getattr(record.raw_stream, "limit", 0) > 0 and len(body) <= PAGE_LIMIT:  # a record may not say how long it is
        return Unreadable(url, "its record in the archive is cut off; fetch the page again")
    page = replace(
        Material.of_bytes(body, url),
        url=url,
        media_type=media_type,
        charset=charset,
        address=url,
        headers=tuple(record.http_headers.headers),
    )
    reader = text if media_type == "text/plain" else markup
    return attempted(lambda: replace(next(reader.read(page)), original=page.original()), page.ref, "warc")
