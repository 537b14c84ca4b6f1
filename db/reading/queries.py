"""Named reads, shared by the command line, the API and the pages. Each takes a connection with `sqlite3.Row` rows."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.file.errors import NotFound, UnknownClaim
from db.people.curation import tombstone
from db.reading.appearances import appearances
from db.texts.changes import NEWEST, changes_of
from db.texts.rows import id_of_address


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """A claim as lists show it: the columns of `claims`."""

    id: str
    kind: str
    gloss: str
    text: str
    lang: str
    subject: str | None
    status: str
    first_published: str | None
    last_published: str | None
    appearance_count: int
    source_count: int
    independent_source_count: int


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """A source as lists show it; `appearance_count` counts what was found in its newest version."""

    id: str
    url: str | None
    ref: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    published_basis: str | None
    lang: str | None
    region: str | None
    appearance_count: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pair of appearances that cannot both be true, each with its claim and source; `features` say why."""

    left_id: str
    right_id: str
    left_claim_id: str | None
    right_claim_id: str | None
    left_gloss: str
    right_gloss: str
    left_text: str
    right_text: str
    left_lang: str
    right_lang: str
    left_source: str | None
    right_source: str | None
    left_source_id: str
    right_source_id: str
    left_published: str | None
    right_published: str | None
    score: float
    features: Any


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """A claim with all that is known of it; `appearances` have the shape of the appearance schema.

    `changes` tell what its sources altered, moved or took back since, the newest first.
    """

    claim: ClaimSummary
    appearances: list[dict[str, Any]]
    conflicts: list[Conflict]
    reviews: list[dict[str, Any]]
    changes: list[dict[str, Any]]


CLAIM_COLUMNS = ", ".join(f"claims.{name}" for name in ClaimSummary.__slots__)
_CONFLICT = """
SELECT left_id, right_id, lefts.claim_id AS left_claim_id, rights.claim_id AS right_claim_id,
  lefts.gloss AS left_gloss, rights.gloss AS right_gloss, lefts.text AS left_text, rights.text AS right_text,
  lefts.lang AS left_lang, rights.lang AS right_lang,
  coalesce(left_sources.title, left_sources.url, left_sources.ref) AS left_source,
  coalesce(right_sources.title, right_sources.url, right_sources.ref) AS right_source,
  lefts.source_id AS left_source_id, rights.source_id AS right_source_id,
  lefts.published AS left_published, rights.published AS right_published, score, features
FROM links
JOIN appearances AS lefts ON lefts.id = left_id
JOIN appearances AS rights ON rights.id = right_id
JOIN sources AS left_sources ON left_sources.id = lefts.source_id
JOIN sources AS right_sources ON right_sources.id = rights.source_id
WHERE relation = 'conflict'
"""


def current_id(connection: sqlite3.Connection, claim_id: str) -> str:
    """The id a claim goes by today: that of the claim it was merged into, else its own; NotFound when there is none.

    An appearance's id leads to its claim, and so does the beginning of either id when only one claim has it.
    """
    row = connection.execute("SELECT new_id FROM redirects WHERE old_id = ?", [claim_id]).fetchone()
    if row is not None:
        return str(row["new_id"])  # the foreign key keeps it from pointing to a claim that was merged itself
    if connection.execute("SELECT 1 FROM claims WHERE id = ?", [claim_id]).fetchone():
        return claim_id
    found = connection.execute(
        "SELECT id FROM claims WHERE id BETWEEN :id AND :id || 'g'"
        " UNION SELECT claim_id FROM appearances WHERE id BETWEEN :id AND :id || 'g' AND claim_id IS NOT NULL LIMIT 2",
        {"id": claim_id},
    ).fetchall()
    if len(found) == 1 and len(claim_id) >= 4:
        return str(found[0]["id"])
    removed = tombstone(connection, claim_id) or tombstone(connection, id_of_address(claim_id))
    if removed is not None:
        why = f": {removed.reason}" if removed.reason else "."
        raise NotFound(f"{claim_id} was removed on {removed.removed_at[:10]}{why}")
    raise UnknownClaim(f"There is no claim {claim_id}: 'claims search' shows the ids of claims.")


def claim_summary(connection: sqlite3.Connection, claim_id: str) -> ClaimSummary:
    """One claim as lists show it, by the id it goes by today; NotFound without it."""
    current = current_id(connection, claim_id)
    return _claims(connection, "WHERE id = ?", [current])[0]


def claim(connection: sqlite3.Connection, claim_id: str) -> ClaimDetail:
    """One claim with its appearances in order of publication, its conflicts and its reviews; NotFound without it."""
    summary = claim_summary(connection, claim_id)
    ours = f"{_CONFLICT} AND (left_id IN (SELECT id FROM appearances WHERE claim_id = :id)"
    ours += " OR right_id IN (SELECT id FROM appearances WHERE claim_id = :id)) ORDER BY score DESC, left_id, right_id"
    return ClaimDetail(
        summary,
        appearances(connection, "claim_id = ?", [summary.id]),
        [_conflict(found) for found in connection.execute(ours, {"id": summary.id})],
        reviews_of(connection, summary.id),
        changes_of(connection, "claim_id", summary.id),
    )


def reviews_of(connection: sqlite3.Connection, claim_id: str) -> list[dict[str, Any]]:
    """The reviews of a claim, the first one first."""
    found = connection.execute("SELECT * FROM reviews WHERE claim_id = ? ORDER BY reviewed_at, id", [claim_id])
    return [dict(row) for row in found]


def conflicts_of(connection: sqlite3.Connection, claim_id: str, places: Sequence[str], limit: int) -> list[Conflict]:
    """What contradicts a claim made in these places: of each other claim the surest, the surest of all first."""
    pairs = connection.execute(
        """
        WITH pairs(left_id, right_id, other_id, score) AS (
          SELECT left_id, right_id, right_id, score FROM json_each(:ours) AS ours
          JOIN links ON left_id = ours.value WHERE +relation = 'conflict'
          UNION ALL SELECT left_id, right_id, left_id, score FROM json_each(:ours) AS ours
          JOIN links ON right_id = ours.value WHERE +relation = 'conflict')
        SELECT left_id, right_id, max(score) FROM pairs JOIN appearances ON appearances.id = other_id
        WHERE claim_id <> :id GROUP BY claim_id ORDER BY 3 DESC, 1, 2 LIMIT :limit
        """,
        {"id": claim_id, "ours": json.dumps(list(places)), "limit": limit},
    ).fetchall()
    return [conflict(connection, left, right) for left, right, _ in pairs]


def conflict(connection: sqlite3.Connection, left_id: str, right_id: str) -> Conflict:
    """The contradiction between two places that a link says to contradict each other."""
    one = f"{_CONFLICT} AND left_id = ? AND right_id = ?"
    return _conflict(connection.execute(one, [left_id, right_id]).fetchone())


def conflicts(connection: sqlite3.Connection, limit: int) -> list[Conflict]:
    """Contradictions, the surest first."""
    found = connection.execute(f"{_CONFLICT} ORDER BY score DESC, left_id, right_id LIMIT ?", [limit])
    return [_conflict(row) for row in found]


def most_repeated(connection: sqlite3.Connection, limit: int) -> list[ClaimSummary]:
    """Claims that more than one source tells, those with the most independent sources first."""
    order = "ORDER BY independent_source_count DESC, appearance_count DESC, docid LIMIT ?"
    return _claims(connection, f"WHERE source_count > 1 {order}", [limit])


def claims(connection: sqlite3.Connection, ids: Iterable[str]) -> list[ClaimSummary]:
    """The claims with these ids, in their order; ids without a claim are left out."""
    wanted = list(ids)
    found = {
        each.id: each
        for each in _claims(connection, "WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(wanted)])
    }
    return [found[each] for each in wanted if each in found]


def source(connection: sqlite3.Connection, source_id: str) -> SourceSummary:
    """One source; NotFound without it."""
    found = sources(connection, "WHERE sources.id = ?", [source_id])
    if not found:
        raise NotFound(f"There is no source {source_id}.")
    return found[0]


_MADE_OF_DIGITS = re.compile(r"[0-9a-f]*")  # as ids are


def source_id(connection: sqlite3.Connection, name: str) -> str | None:
    """The id of the source with this id, address, beginning of an id or file name; None for none or several."""
    exact = connection.execute("SELECT id FROM sources WHERE id = ? OR url = ?", [name, name]).fetchone()
    if exact is not None:
        return str(exact["id"])
    begins = "SELECT id FROM sources WHERE id BETWEEN ? AND ? || 'g' LIMIT 2"
    found = connection.execute(begins, [name, name]).fetchall()
    if not found and not _MADE_OF_DIGITS.fullmatch(name):  # `ref` has no index
        found = connection.execute("SELECT id FROM sources WHERE ref = ? LIMIT 2", [name]).fetchall()
    return str(found[0]["id"]) if len(found) == 1 and len(name) >= 4 else None


def sources(connection: sqlite3.Connection, rest: str, values: Sequence[Any]) -> list[SourceSummary]:
    """Sources; `rest` is the SQL behind FROM."""
    columns = ", ".join(f"sources.{name}" for name in SourceSummary.__slots__[:-1])
    counted = "(SELECT count(*) FROM appearances WHERE appearances.source_id = sources.id)"
    return [
        SourceSummary(*row) for row in connection.execute(f"SELECT {columns}, {counted} FROM sources {rest}", values)
    ]


@dataclass(frozen=True, slots=True)
class Version:
    """The text of a source as fetched at one time, UTC."""

    id: str
    fetched_at: str
    sha256: str
    text: str


def newest_version(connection: sqlite3.Connection, source_id: str) -> Version:
    """A source's newest version; NotFound without it."""
    row = connection.execute(f"SELECT id, fetched_at, sha256, text FROM versions {NEWEST}", [source_id]).fetchone()
    if row is None:
        raise NotFound(f"There is no source {source_id}.")
    return Version(*row)


def _claims(connection: sqlite3.Connection, rest: str, values: Sequence[Any]) -> list[ClaimSummary]:
    return [ClaimSummary(*row) for row in connection.execute(f"SELECT {CLAIM_COLUMNS} FROM claims {rest}", values)]


def _conflict(row: sqlite3.Row) -> Conflict:
    return Conflict(**{**dict(row), "features": json.loads(row["features"])})


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in the database: how many of each, the span of publication, and the split by kind and language."""

    sources: int
    versions: int
    claims: int
    appearances: int
    quantities: int
    attributions: int
    same: int
    conflict: int
    related: int
    judgements: int
    reviews: int
    first_published: str | None
    last_published: str | None
    by_kind: dict[str, int]
    by_lang: dict[str, int]


def stats(connection: sqlite3.Connection) -> Stats:
    """Counts of everything a user would ask for."""
    tables = ("sources", "versions", "claims", "appearances", "quantities", "attributions", "judgements", "reviews")
    counts = {table: _count(connection, table) for table in tables}
    relations = dict.fromkeys(("same", "conflict", "related"), 0) | _split(connection, "links", "relation")
    first, last = connection.execute("SELECT min(published), max(published) FROM sources").fetchone()
    return Stats(
        **counts,
        **relations,
        first_published=first,
        last_published=last,
        by_kind=_split(connection, "appearances", "kind"),
        by_lang=_split(connection, "appearances", "lang"),
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _split(connection: sqlite3.Connection, table: str, column: str) -> dict[str, int]:
    found = connection.execute(f"SELECT {column}, count(*) FROM {table} GROUP BY 1 ORDER BY 2 DESC, 1")
    return {row[0]: row[1] for row in found}
