"""A stored source as it is handed to the rules again: its current text, with all that is known of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from db.file.errors import NotFound
from db.reading.queries import source_id
from db.texts.changes import current_version
from db.texts.quotes import demand_full_texts
from extract.model import Source


def stored_source(connection: sqlite3.Connection, source_id: str) -> Source:
    """The source with this id; NotFound without it. Where its file lies is not known, only that it is this one.

    DatabaseError in a snapshot that holds quotes instead of texts.
    """
    demand_full_texts(connection)
    row = connection.execute("SELECT * FROM sources WHERE id = ?", [source_id]).fetchone()
    version = current_version(connection, source_id)
    if row is None or version is None:
        raise NotFound(f"There is no source {source_id}.")
    stored = connection.execute("SELECT text, reader FROM versions WHERE id = ?", [version]).fetchone()
    links = connection.execute(
        'SELECT start, "end", url FROM hyperlinks WHERE version_id = ? ORDER BY start, "end"', [version]
    )
    return Source(
        text=stored["text"],
        url=row["url"],
        ref=row["ref"],
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        published_basis=row["published_basis"],
        lang=row["lang"],
        region=row["region"],
        links=tuple((link["start"], link["end"], link["url"]) for link in links),
        reader=stored["reader"],
        identity=source_id if row["url"] is None else None,
        given=frozenset((row["given"] or "").split()),
    )


def known_id(connection: sqlite3.Connection, name: str) -> str:
    """The id of the source with this id, address or file name; NotFound without it."""
    found = source_id(connection, name)
    if found is None:
        raise NotFound(f"There is no source {name}: 'claims show' of a claim names its sources.")
    return found


def name_of(connection: sqlite3.Connection, source_id: str) -> str | None:
    """What people call a source: its title, else where it is from; None without it."""
    row = connection.execute("SELECT coalesce(title, url, ref, id) FROM sources WHERE id = ?", [source_id]).fetchone()
    return str(row[0]) if row is not None else None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A source with what its server said to know it again."""

    etag: str | None
    last_modified: str | None
    source: Source


def fetched_before(connection: sqlite3.Connection, url: str) -> Fetched | None:
    """The source at an address, when its server said how to know it again; else None."""
    known = "SELECT id, etag, last_modified FROM sources WHERE url = ? AND coalesce(etag, last_modified) IS NOT NULL"
    row = connection.execute(known, [url]).fetchone()
    if row is None:
        return None
    return Fetched(row["etag"], row["last_modified"], stored_source(connection, row["id"]))


def source_ids(connection: sqlite3.Connection) -> list[str]:
    """Every source, in the order in which they were first added."""
    return [row["id"] for row in connection.execute("SELECT id FROM sources ORDER BY docid")]
