"""Looking at sources again: which ones are due, where each was read from, and what was found there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from db.file.archive import Kept
from db.reading import queries
from db.texts.changes import NEWEST, Change
from db.texts.rows import ASSERTED

Found = Literal["unchanged", "changed", "gone", "failed"]


@dataclass(frozen=True, slots=True)
class Due:
    """A source to look at again: its current version, where the archive holds what that was read from, validators."""

    source_id: str
    url: str | None
    ref: str | None
    title: str | None
    etag: str | None
    last_modified: str | None
    version_id: str
    kept: Kept | None


_DUE = f"""
SELECT sources.id, url, ref, title, etag, last_modified, versions.id AS version_id,
  archive_offset, archive_length, original_sha256
FROM sources JOIN versions ON versions.id = (
  SELECT id FROM versions {NEWEST.replace("?", "sources.id")})
WHERE {{}} ORDER BY sources.docid
"""
_LAST_LOOKED_AT = """
max(fetched_at, coalesce((SELECT max(checked_at) FROM rechecks WHERE rechecks.source_id = sources.id), '')) < ?
"""


def due(connection: sqlite3.Connection, ids: Sequence[str], looked_at_before: datetime | None) -> list[Due]:
    """The sources that `ids` name, or all, as far as nobody looked at them since that time (UTC).

    An id is that of a source or its address, or one of a claim or an appearance, which stands for its sources; NotFound
    names one that is none of them.
    """
    conditions, values = ["1"], []
    if ids:
        conditions.append("sources.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([source for name in ids for source in _sources_of(connection, name)]))
    if looked_at_before is not None:
        conditions.append(_LAST_LOOKED_AT)
        values.append(looked_at_before.astimezone(UTC).isoformat(timespec="microseconds"))
    return [_due(row) for row in connection.execute(_DUE.format(" AND ".join(conditions)), values)]


def _due(row: sqlite3.Row) -> Due:
    place = (row["archive_offset"], row["archive_length"], row["original_sha256"])
    known = (row["id"], row["url"], row["ref"], row["title"], row["etag"], row["last_modified"], row["version_id"])
    return Due(*known, Kept(*place) if row["archive_offset"] is not None else None)


def _sources_of(connection: sqlite3.Connection, name: str) -> list[str]:
    selects = (
        "SELECT id FROM sources WHERE id = :id OR url = :id",
        "SELECT DISTINCT source_id FROM appearances WHERE id = :id OR claim_id = :id",
        "SELECT DISTINCT source_id FROM appearances JOIN redirects ON new_id = claim_id WHERE old_id = :id",
        "SELECT DISTINCT source_id FROM past_appearances WHERE id = :id OR claim_id = :id",
    )
    for select in selects:
        found = [row[0] for row in connection.execute(select, {"id": name})]
        if found:
            return found
    source = queries.source_id(connection, name)
    if source is not None:
        return [source]
    claim = queries.current_id(connection, name)
    return [row[0] for row in connection.execute(_SOURCES_OF_CLAIM, [claim])]


_SOURCES_OF_CLAIM = "SELECT DISTINCT source_id FROM appearances WHERE claim_id = ?"


@dataclass(frozen=True, slots=True)
class Look:
    """What was found where a source was; `archived_url` is a copy of the page in a public archive."""

    source_id: str
    outcome: Found
    version_id: str | None
    message: str | None = None
    archived_url: str | None = None


def record(connection: sqlite3.Connection, look: Look) -> None:
    """Stores that a source was looked at now, and what was found; call inside a transaction."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    columns = ", ".join(Look.__slots__)
    insert = f"INSERT INTO rechecks (checked_at, {columns}) VALUES (?, ?, ?, ?, ?, ?)"
    connection.execute(insert, [now, *astuple(look)])


def rechecks_of(connection: sqlite3.Connection, source_id: str, limit: int) -> list[dict[str, Any]]:
    """When a source was looked at and what was found, the last time first."""
    columns = "checked_at, outcome, version_id, message, archived_url"
    select = f"SELECT {columns} FROM rechecks WHERE source_id = ? ORDER BY checked_at DESC, id DESC LIMIT ?"
    return [dict(row) for row in connection.execute(select, [source_id, limit])]


def last_change(connection: sqlite3.Connection) -> int:
    """The number of the last change stored, to be asked for those behind it."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM changes").fetchone()[0])


def changes_since(connection: sqlite3.Connection, source_id: str, last: int) -> list[Change]:
    """What became of a source's appearances in changes stored after number `last`."""
    columns = ", ".join(Change.__slots__)
    select = f"SELECT {columns} FROM changes WHERE source_id = ? AND id > ? ORDER BY id"
    return [Change(*row) for row in connection.execute(select, [source_id, last])]


def standing(connection: sqlite3.Connection, source_id: str, outcome: Literal["unchanged", "gone"]) -> list[Change]:
    """Every current appearance of a source as one that is as it was, or gone with its page."""
    figures = f"""(SELECT group_concat(exact, '; ') FROM (SELECT exact FROM quantities
      WHERE appearance_id = appearances.id AND {ASSERTED} ORDER BY position))"""
    select = (
        f"SELECT id, claim_id, exact, start, {figures} AS figures FROM appearances WHERE source_id = ? ORDER BY start"
    )
    return [_standing(row, outcome) for row in connection.execute(select, [source_id])]


def _standing(row: sqlite3.Row, outcome: Literal["unchanged", "gone"]) -> Change:
    figures = row["figures"] or row["exact"]
    new: tuple[Any, ...] = (row["exact"], row["start"], figures, row["id"])
    exact, start, told, name = new if outcome == "unchanged" else (None,) * 4
    return Change(row["id"], row["claim_id"], outcome, row["exact"], exact, row["start"], start, figures, told, name)
