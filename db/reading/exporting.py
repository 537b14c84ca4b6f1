"""Everything of one kind, read in portions, so that a million rows take no more memory than a thousand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from db.reading import queries
from db.reading.appearances import with_ids
from db.reading.queries import CLAIM_COLUMNS, ClaimDetail, ClaimSummary

_PORTION = 500  # rows read at a time
Counted = Literal["claims", "appearances", "sources", "reviewed"]
_COUNTS: dict[Counted, str] = {
    "claims": "SELECT count(*) FROM claims",
    "appearances": "SELECT count(*) FROM appearances",
    "sources": "SELECT count(*) FROM sources",
    "reviewed": "SELECT count(DISTINCT claim_id) FROM reviews",
}


def count(connection: sqlite3.Connection, what: Counted) -> int:
    """How many there are."""
    return int(connection.execute(_COUNTS[what]).fetchone()[0])


def every_claim(connection: sqlite3.Connection) -> Iterator[ClaimSummary]:
    """All claims, in the order in which they were first stored."""
    for row in connection.execute(f"SELECT {CLAIM_COLUMNS} FROM claims ORDER BY docid"):
        yield ClaimSummary(*row)


@dataclass(frozen=True, slots=True)
class Placed:
    """An appearance in the shape of the appearance schema, and when the text that it stands in was fetched, UTC."""

    appearance: dict[str, Any]
    fetched_at: str


_NEXT = """
SELECT appearances.docid, appearances.id, fetched_at FROM appearances JOIN versions ON versions.id = version_id
WHERE appearances.docid > ? ORDER BY appearances.docid LIMIT ?
"""


def every_appearance(connection: sqlite3.Connection) -> Iterator[Placed]:
    """All appearances, in the order in which they were first stored."""
    last = 0
    while portion := connection.execute(_NEXT, [last, _PORTION]).fetchall():
        last = portion[-1]["docid"]
        found = {each["id"]: each for each in with_ids(connection, (row["id"] for row in portion))}
        for row in portion:
            yield Placed(found[row["id"]], row["fetched_at"])


def every_reviewed_claim(connection: sqlite3.Connection) -> Iterator[ClaimDetail]:
    """All claims that a person reviewed, with all that is known of them, in the order in which they were stored."""
    reviewed = "SELECT id FROM claims WHERE id IN (SELECT claim_id FROM reviews) ORDER BY docid"
    for (name,) in connection.execute(reviewed).fetchall():
        yield queries.claim(connection, name)
