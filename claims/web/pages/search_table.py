"""What a search found as a table to take away: one row a claim, with who says it, who published it and its address."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from typing import Any

from datasette import Response

from claims.exchange.cells import BYTE_ORDER_MARK, cell
from claims.web.pages.search_page import newest
from claims.web.requests import lookups
from claims.web.requests.calls import Call
from db.reading import listing, queries

COLUMNS = (
    "gloss",
    "text",
    "figures",
    "said by",
    "published by",
    "first published",
    "last published",
    "sources",
    "independent sources",
    "status",
    "kind",
    "language",
    "address",
)


async def table(call: Call) -> Response:
    """The newest claims that match what was asked, as CSV that Excel reads."""
    wanted = await lookups.claim_filter(call)
    base = call.url("/claim/")

    def found(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
        return list(_rows(connection, newest(connection, wanted, None).ids, base))

    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in row] for row in await call.read(found))
    headers = {"content-disposition": 'attachment; filename="claims.csv"', "x-content-type-options": "nosniff"}
    return Response(BYTE_ORDER_MARK + written.getvalue(), headers=headers, content_type="text/csv; charset=utf-8")


def _rows(connection: sqlite3.Connection, ids: list[str], base: str) -> Iterator[tuple[Any, ...]]:
    figures, carriers = listing.own_figures(connection, ids), listing.carriers(connection, ids)
    speakers = listing.said_by(connection, "claim_id", ids)
    for claim in queries.claims(connection, ids):
        told = ("; ".join(names.get(claim.id, ())) for names in (figures, speakers, carriers))
        days = (claim.first_published, claim.last_published)
        counts = (claim.source_count, claim.independent_source_count)
        yield claim.gloss, claim.text, *told, *days, *counts, claim.status, claim.kind, claim.lang, base + claim.id
