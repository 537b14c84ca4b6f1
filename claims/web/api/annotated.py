"""The claims of one source as a W3C Annotation Collection, in pages that each go on where the one before ended."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from datasette import Response

from claims import standards
from claims.web.requests import tokens
from claims.web.requests.calls import Call, json_answer
from db.reading import listing, queries
from db.reading.queries import SourceSummary, Version

PAGE_SIZE = 100
CONTENT_TYPE = f'application/ld+json; profile="{standards.WEB_ANNOTATION}"'
_START = (-1, -1, "")  # stands before every place
Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page: what stands on it, its number within all places of the source, and how many a page holds."""

    source: SourceSummary
    version: Version
    places: list[Place]
    start: int
    size: int
    appearances: list[dict[str, Any]]


async def of_source(call: Call) -> Response:
    """The collection with its first page, or the page that a token names."""
    asked, size = call.text("source_id") or "", call.whole("page_size", PAGE_SIZE)
    key = tokens.read(call.text("page_token"), (int, int, str))

    def found(connection: sqlite3.Connection) -> _Leaf:
        source = queries.source(connection, asked)
        places = listing.places_of_source(connection, asked)
        start = bisect_right(places, tuple(key)) if key is not None else 0
        shown = [each[2] for each in places[start : start + size]]
        version = queries.newest_version(connection, asked)
        return _Leaf(source, version, places, start, size, listing.appearances_at(connection, shown))

    leaf = await call.read(found)
    ours = standards.Addresses(call.url("/").rstrip("/"))
    address, total = ours.annotations(leaf.source.id), len(leaf.places)
    label = leaf.source.title or leaf.source.url or leaf.source.id
    page = _page(leaf, ours, address)
    if key is not None:
        return json_answer(standards.page_alone(page, label, address, total), content_type=CONTENT_TYPE)
    last = _address(leaf, address, max(total - 1, 0) // size * size)
    collection = standards.annotation_collection(label, address, total, page, last)
    return json_answer(collection, content_type=CONTENT_TYPE)


def _page(leaf: _Leaf, ours: standards.Addresses, address: str) -> standards.Json:
    items = [standards.annotation(each, leaf.version.fetched_at, ours) for each in leaf.appearances]
    before, after = leaf.start - leaf.size, leaf.start + leaf.size
    return standards.annotation_page(
        items,
        leaf.start,
        _address(leaf, address, leaf.start),
        before=_address(leaf, address, max(before, 0)) if leaf.start else None,
        after=_address(leaf, address, after) if after < len(leaf.places) else None,
    )


def _address(leaf: _Leaf, address: str, start: int) -> str:
    """Where the page is that begins with the place number `start`."""
    token = tokens.written(leaf.places[start - 1] if start else _START)
    size = f"&page_size={leaf.size}" if leaf.size != PAGE_SIZE else ""
    return f"{address}?page_token={token}{size}"
