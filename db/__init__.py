"""The database: schema, writes, reads. The only place that speaks SQL; it knows no extraction beyond its data types."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from db.file.errors import DatabaseError
from db.file.opening import connect
from db.file.search import register

__all__ = ["open_db"]

CACHE = 64 * 1024  # kibibytes of pages at hand; with SQLite's own 2,000 every write to a large index reads the disk


def open_db(path: str | Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection to the claims database at `path`, brought to the newest schema; rows are `sqlite3.Row`.

    Transactions are the caller's (`isolation_level` is None). A missing file is made only with `create`; without
    it, one that cannot be written to is opened for reading. DatabaseError says in one sentence why a file cannot be
    used.
    """
    name = str(path)
    if not create and name != ":memory:" and not Path(path).exists():
        raise DatabaseError(f"There is no database {name}: make one with 'claims add', or name another with --db.")
    try:
        connection = connect(name, create=create)
        connection.row_factory = sqlite3.Row
        register(connection)
        _prepare(connection, name)
    except sqlite3.Error as error:
        raise DatabaseError(sentence(error, name)) from error
    return connection


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    from sqlite_utils import Database

    from db.upkeep.migrations import APPLICATION_ID, migrations
    from db.upkeep.upgrading import upgrade

    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and mark != APPLICATION_ID:
        raise DatabaseError(f"{name} is a database of another program: name a new or a Claimtrail file with --db.")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("PRAGMA foreign_keys = ON")
    database = Database(connection)
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    newer = [step.name for step in migrations.applied(database) if step.name not in known]
    if newer:
        raise DatabaseError(
            f"{name} was made by a newer Claimtrail (schema step {newer[0]}): update this installation."
        )
    if migrations.pending(database):
        try:
            upgrade(connection, migrations, name)
        except sqlite3.OperationalError as error:
            if "readonly" not in str(error) or not tables:
                raise
            raise DatabaseError(
                f"{name} was made by an older Claimtrail and cannot be brought up to date where it may not be written"
                " to: copy it to a folder of yours."
            ) from error


def sentence(error: sqlite3.Error, name: str) -> str:
    """What SQLite says of the database called `name`, as a sentence for its user."""
    if "locked" in str(error):
        return f"{name} is locked by another program: try again when it is done."
    if "not a database" in str(error):
        return f"{name} is not an SQLite database: name a new or a Claimtrail file with --db."
    if "unable to open" in str(error):
        return f"{name} cannot be opened: check that its folder exists and that you may write there."
    if "malformed" in str(error):
        return f"{name} is damaged: restore it from a backup."
    if "full" in str(error):
        return f"{name} cannot grow, the disk is full: make room and run it again."
    if "I/O error" in str(error):
        return (
            f"{name} cannot be read or written, the disk refuses it ({error}): make room on it, or see to its health."
        )
    if "readonly" in str(error):
        return f"{name} cannot be written to: check its permissions."
    return f"{name} cannot be used: {error}."
