"""Reader of EPUB books and reports: the chapters in the order of their spine, as one text.

A book is a ZIP archive of HTML pages with a list of them (EPUB 3.3, section 5), which needs no library of its own.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from claims.ingest.blocks import blocks
from claims.ingest.encoding import decode
from claims.ingest.finish import finished
from claims.ingest.markup import UNSEEN, composed
from claims.ingest.material import PAGE_LIMIT, Material, UnreadableError
from claims.ingest.metadata import Metadata
from claims.ingest.published import Stamps
from claims.ingest.tree import parse
from claims.ingest.zipped import MAGIC, opened
from extract.model import Source

READER = "epub 1"
SUFFIXES = frozenset(("epub",))
_TYPE = "application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_CHAPTERS = 2000
# A list without a rootfile ends in StopIteration, a locked entry in a RuntimeError, one of another kind of packing too.
_DAMAGES = (KeyError, etree.XMLSyntaxError, RuntimeError, ValueError, StopIteration, EOFError)


def recognises(material: Material, head: bytes) -> bool:
    """An EPUB by its name, by what a server says or by its first entry, and as a ZIP archive."""
    is_named = material.suffix in SUFFIXES or material.media_type == _TYPE or _TYPE.encode() in head[:100]
    return is_named and head.startswith(MAGIC)


def read(material: Material) -> Iterator[Source]:
    """The one text of a book."""
    with opened(material.data()) as archive:
        try:
            place, package = _package(archive)
            lines = list(_lines(archive, place, package))
        except (zipfile.BadZipFile, zlib.error, *_DAMAGES) as error:
            told = f"the book is damaged or locked ({type(error).__name__}); save it again and add that"
            raise UnreadableError(told) from None
    if not lines:
        raise UnreadableError("it holds no text; give a book with chapters in it")
    stated = Metadata(
        title=_stated(package, "title"),
        publisher=_stated(package, "publisher"),
        author=_stated(package, "creator"),
        url=material.url,
        lang=_stated(package, "language"),
        stamps=Stamps(published=tuple(filter(None, [_stated(package, "date")]))),
        opening=tuple(lines[:8]),
    )
    yield finished("\n".join(lines), stated, material, READER)


def _package(archive: zipfile.ZipFile) -> tuple[str, etree._Element]:
    """The folder of the package document, and the document itself."""
    container = _xml(archive, _CONTAINER)
    path = next(container.iter("{*}rootfile")).get("full-path") or ""
    return posixpath.dirname(path), _xml(archive, path)


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def _lines(archive: zipfile.ZipFile, place: str, package: etree._Element) -> Iterator[str]:
    pages = {item.get("id"): item.get("href") or "" for item in package.iter("{*}item")}
    for itemref in list(package.iter("{*}itemref"))[:_CHAPTERS]:
        href = pages.get(itemref.get("idref"))
        if not href or itemref.get("linear") == "no":
            continue
        name = posixpath.normpath(posixpath.join(place, unquote(href.partition("#")[0])))
        with archive.open(name) as page:
            root = parse(decode(page.read(PAGE_LIMIT), None))
        if root is not None:
            text, _ = composed(blocks(root, lambda element: element.tag in UNSEEN), "")
            yield from (line for line in text.split("\n") if line)


def _stated(package: etree._Element, name: str) -> str | None:
    found = next(package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"), None)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None
