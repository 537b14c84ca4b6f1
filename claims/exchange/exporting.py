"""What can be exported: its rows one by one, the columns of its tables, and what stands around it in JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from claims import standards
from claims.exchange.columns import ANNOTATIONS, APPEARANCES, CLAIM_REVIEWS, CLAIMS, Column
from claims.standards import Addresses, Json
from db.reading import exporting
from db.reading.exporting import Counted
from db.upkeep import dump


@dataclass(frozen=True, slots=True)
class Export:
    """One thing to export.

    `rows` reads it, `counted` is what its length is told by. In JSON it is an array, unless `document` tells the object
    around it, given its one row (the place of all) and how many there will be; then a row goes in as `element` makes
    it. A row that stands alone, as on a line of its own, needs `context`.
    """

    rows: Callable[[sqlite3.Connection, Addresses], Iterator[Json]]
    columns: tuple[Column, ...]
    counted: Counted
    document: Callable[[sqlite3.Connection, Addresses, str], Any] | None = None
    element: Callable[[Json], Json] | None = None
    context: str | None = None

    def alone(self, row: Json) -> Json:
        """A row that stands for itself."""
        return {"@context": self.context, **row} if self.context is not None else row

    def around(self, connection: sqlite3.Connection, addresses: Addresses, place: str) -> Any:
        """What stands around all rows in JSON, with `place` where they go."""
        return [place] if self.document is None else self.document(connection, addresses, place)

    def inside(self, row: Json) -> Json:
        """A row as it stands there."""
        return self.element(row) if self.element is not None else row


def _claims(connection: sqlite3.Connection, addresses: Addresses) -> Iterator[Json]:
    return (asdict(claim) for claim in exporting.every_claim(connection))


def _appearances(connection: sqlite3.Connection, addresses: Addresses) -> Iterator[Json]:
    return (placed.appearance for placed in exporting.every_appearance(connection))


def _annotations(connection: sqlite3.Connection, addresses: Addresses) -> Iterator[Json]:
    for placed in exporting.every_appearance(connection):
        yield standards.annotation(placed.appearance, placed.fetched_at, addresses)


def _collection(connection: sqlite3.Connection, addresses: Addresses, place: str) -> Json:
    address = f"{addresses.base}/?annotations"
    first = standards.annotation_page([place], 0, f"{address}#page-1")
    total = exporting.count(connection, "appearances")
    return standards.annotation_collection("Claims", address, total, first, first["id"])


def _reviews(connection: sqlite3.Connection, addresses: Addresses) -> Iterator[Json]:
    for detail in exporting.every_reviewed_claim(connection):
        yield from standards.claim_reviews(detail, addresses)


def _feed(connection: sqlite3.Connection, addresses: Addresses, place: str) -> Json:
    return standards.review_feed([place], f"{addresses.base}/?reviews", dump.state(connection).last_write)


EXPORTS: dict[str, Export] = {
    "claims": Export(_claims, CLAIMS, "claims"),
    "appearances": Export(_appearances, APPEARANCES, "appearances"),
    "annotations": Export(
        _annotations, ANNOTATIONS, "appearances", document=_collection, context=standards.WEB_ANNOTATION
    ),
    "claimreview": Export(
        _reviews,
        CLAIM_REVIEWS,
        "reviewed",
        document=_feed,
        element=standards.feed_item,
        context=standards.SCHEMA_ORG,
    ),
}
