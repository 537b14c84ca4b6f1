"""Reader of pages that a browser saved as one file: MHTML, a page and its pictures in the form of a mail (RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from claims.ingest import markup
from claims.ingest.encoding import decode
from claims.ingest.material import Material, UnreadableError
from extract.model import Source

SUFFIXES = frozenset(("mhtml", "mht"))
_TYPES = frozenset(("multipart/related", "application/x-mimearchive", "message/rfc822"))
_HEADERS = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related\b", re.I)
_ADDRESS = re.compile(r"https?://\S+", re.I)


def recognises(material: Material, head: bytes) -> bool:
    """A page with its pictures, by name, by what a server says or by its headers."""
    is_named = material.suffix in SUFFIXES or material.media_type in _TYPES
    return (is_named and b":" in head[:200]) or _HEADERS.match(head.lstrip()) is not None


def read(material: Material) -> Iterator[Source]:
    """The one article of the page."""
    mail = message_from_bytes(material.data().lstrip())
    page = next((part for part in mail.walk() if part.get_content_type() == "text/html"), None)
    html = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(html, bytes):
        raise UnreadableError("the saved page holds no HTML; save it again, as “web page, complete” or as a PDF")
    url = material.url or _address(mail, page)
    yield markup.page(decode(html, page.get_content_charset()), replace(material, url=url))


def _address(mail: Message, page: Message) -> str | None:
    """Where the page stood on the web, as the browser wrote it down."""
    stated = (mail["Snapshot-Content-Location"], page["Content-Location"], mail["Content-Location"])
    return next((each.strip() for each in stated if each and _ADDRESS.fullmatch(each.strip())), None)
