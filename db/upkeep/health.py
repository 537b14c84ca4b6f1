"""Whether a database is in order: the file, what lies beside it, what linking knows of it, and the search index."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from db.file.archive import archive_path
from db.file.indexing import INDEXES
from db.file.private import exists, private, private_path
from db.links import linking, matching

State = Literal["good", "poor", "bad"]
Part = Literal["installation", "database", "index"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `poor` works with something missing, `bad` does not; the message tells the cure."""

    part: Part
    what: str
    state: State
    message: str


_GIB = 1 << 30


def findings(connection: sqlite3.Connection, extractor: str, rule: str) -> Iterator[Finding]:
    """What is found of the database behind `connection`; `extractor` and `rule` are those of this installation."""
    (schema,) = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY name DESC LIMIT 1").fetchone()
    yield Finding("database", "schema", "good", f"at step {schema}, the newest.")
    yield _file(connection)
    yield _structure(connection)
    yield _archive(connection)
    yield from _private(_path(connection))
    yield _linking(connection, rule)
    yield _reading(connection, extractor)
    for table, _ in INDEXES:
        yield _index(connection, table)


def searches_text() -> bool:
    """Whether the SQLite of this Python was built with full-text search."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE tried USING fts5(text)")
        except sqlite3.OperationalError:
            return False
    return True


def _private(path: Path) -> Iterator[Finding]:
    """Tokens and jobs, where there ever were some: who may read them, and what waits."""
    if not exists(path):
        return
    file = private_path(path)
    if os.name == "posix" and file.stat().st_mode & 0o077:
        cure = f"others on this machine may read {file.name}, which holds tokens and jobs: chmod 600 {file}."
        yield Finding("database", "private", "poor", cure)
        return
    with private(path) as connection:
        tokens = "SELECT count(*) FROM tokens WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)"
        (holding,) = connection.execute(tokens, [datetime.now(UTC).isoformat()]).fetchone()
        (waiting,) = connection.execute("SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')").fetchone()
    told = f"only its owner may read it; tokens that hold: {holding:,}, jobs that wait: {waiting:,}."
    yield Finding("database", "private", "good", told)


def _path(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0])


def _file(connection: sqlite3.Connection) -> Finding:
    path = _path(connection)
    size, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    told = f"{size / _GIB:.2f} GiB, {free / _GIB:.1f} GiB free beside it"
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return Finding(
            "database", "file", "poor", f"{told}; it can only be read: adding needs the right to write there."
        )
    if free < size:
        more = "an update of the program copies the file first: make room"
        return Finding("database", "file", "poor", f"{told}, less than it takes; {more}.")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        return Finding("database", "file", "poor", f"{told}; readers wait for writers: 'claims link' mends that.")
    return Finding("database", "file", "good", f"{told}.")


def _structure(connection: sqlite3.Connection) -> Finding:
    (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if told != "ok":
        return Finding("database", "structure", "bad", f"{told}: restore the file from a backup.")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        message = "some rows point to rows that are not there: 'claims verify' names them; restore from a backup."
        return Finding("database", "structure", "bad", message)
    return Finding("database", "structure", "good", "whole; 'claims verify' proves each text and span.")


def _archive(connection: sqlite3.Connection) -> Finding:
    (end,) = connection.execute("SELECT max(archive_offset + archive_length) FROM versions").fetchone()
    path = archive_path(connection)
    if end is None or path is None:
        return Finding("database", "archive", "good", "nothing is kept in one yet.")
    if not path.exists():
        return Finding("database", "archive", "bad", f"{path.name} is not there: put it back beside the database.")
    if path.stat().st_size < end:
        return Finding("database", "archive", "bad", f"{path.name} was cut off: restore it from a backup.")
    return Finding("database", "archive", "good", f"{path.name}, {path.stat().st_size / _GIB:.2f} GiB.")


def _linking(connection: sqlite3.Connection, rule: str) -> Finding:
    if matching.is_empty(connection):
        return Finding("database", "linking", "bad", "it knows none of the appearances: run 'claims link'.")
    if left := len(linking.unclaimed(connection)):
        return Finding("database", "linking", "bad", f"{left:,} appearances belong to no claim yet: run 'claims link'.")
    older = "SELECT EXISTS (SELECT 1 FROM links WHERE rule GLOB 'match-*' AND rule <> ?)"
    if connection.execute(older, [rule]).fetchone()[0]:
        return Finding("database", "linking", "poor", f"some links are of rules before {rule}: run 'claims link'.")
    return Finding("database", "linking", "good", f"by the rules of this version ({rule}).")


def _reading(connection: sqlite3.Connection, extractor: str) -> Finding:
    (older,) = connection.execute("SELECT count(*) FROM versions WHERE extractor <> ?", [extractor]).fetchone()
    if older:
        message = (
            f"{older:,} texts were read by other rules than {extractor}: 'claims reextract' reads the newest anew."
        )
        return Finding("database", "reading", "poor", message)
    return Finding("database", "reading", "good", f"every text was read by {extractor}.")


def _index(connection: sqlite3.Connection, table: str) -> Finding:
    mend = "run 'claims doctor --mend'."
    (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    try:
        (indexed,) = connection.execute(f"SELECT count(*) FROM {table}_fts_docsize").fetchone()
        if not connection.execute("PRAGMA query_only").fetchone()[0]:
            connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
    except sqlite3.DatabaseError:
        return Finding("index", table, "bad", f"it is damaged and search misses things: {mend}")
    if indexed != rows:
        return Finding("index", table, "bad", f"it knows {indexed:,} of {rows:,} rows: {mend}")
    return Finding("index", table, "good", f"{rows:,} row{'s' * (rows != 1)} can be searched.")
