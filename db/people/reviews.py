"""Reviews: what fact-checkers published about claims, in the fields of schema.org ClaimReview."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from typing import Any, Literal

from db.file.errors import NotFound


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict on a claim: `rating` in words, its place on a scale if there is one, and where it was published."""

    rating: str
    url: str
    rating_value: float | None = None
    best_rating: float | None = None
    worst_rating: float | None = None
    title: str | None = None
    publisher: str | None = None
    site: str | None = None
    author: str | None = None
    lang: str | None = None
    reviewed_at: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a review did: its number, and the row as it was and as it is."""

    outcome: Literal["new", "changed", "unchanged"]
    before: dict[str, Any] | None
    after: dict[str, Any]


_COLUMNS = tuple(field.name for field in fields(Review))


def write(connection: sqlite3.Connection, claim_id: str, review: Review) -> Written:
    """Stores a review of a claim; one of the same claim at the same address takes its place. In a transaction."""
    values = [getattr(review, name) for name in _COLUMNS]
    standing = "SELECT * FROM reviews WHERE claim_id = ? AND url = ? ORDER BY id LIMIT 1"
    row = connection.execute(standing, [claim_id, review.url]).fetchone()
    if row is None:
        names = ", ".join(("id", "claim_id", *_COLUMNS))
        insert = f"INSERT INTO reviews ({names}) VALUES ({', '.join('?' * (2 + len(_COLUMNS)))})"
        number = _next_id(connection)
        connection.execute(insert, [number, claim_id, *values])
        return Written("new", None, _stored(connection, number))
    before = dict(row)
    if [before[name] for name in _COLUMNS] == values:
        return Written("unchanged", before, before)
    assigned = ", ".join(f"{name} = ?" for name in _COLUMNS)
    connection.execute(f"UPDATE reviews SET {assigned} WHERE id = ?", [*values, before["id"]])
    return Written("changed", before, _stored(connection, before["id"]))


def day_of(connection: sqlite3.Connection, claim_id: str, url: str) -> str | None:
    """The day of the review of a claim that stands at an address; None without one."""
    select = "SELECT reviewed_at FROM reviews WHERE claim_id = ? AND url = ? ORDER BY id LIMIT 1"
    row = connection.execute(select, [claim_id, url]).fetchone()
    return row["reviewed_at"] if row is not None else None


def withdraw(connection: sqlite3.Connection, claim_id: str, url: str | None) -> list[dict[str, Any]]:
    """Takes back the reviews of a claim, of all addresses or of one; gives the rows. Call inside a transaction."""
    select = "SELECT * FROM reviews WHERE claim_id = ? AND (? IS NULL OR url = ?)"
    found = [dict(row) for row in connection.execute(select, [claim_id, url, url])]
    if not found:
        at = f" at {url}" if url is not None else ""
        raise NotFound(f"There is no review of the claim {claim_id}{at}: 'claims show' names those that there are.")
    connection.executemany("DELETE FROM reviews WHERE id = ?", [[row["id"]] for row in found])
    return found


def _stored(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    return dict(connection.execute("SELECT * FROM reviews WHERE id = ?", [number]).fetchone())


def _next_id(connection: sqlite3.Connection) -> int:
    """A number that no review ever had: addresses of those that were withdrawn must not lead to another."""
    ever = "SELECT max(id) FROM reviews UNION ALL SELECT max(CAST(subject_id AS INTEGER)) FROM audit WHERE subject = ?"
    return 1 + max((row[0] or 0 for row in connection.execute(ever, ["review"])), default=0)
