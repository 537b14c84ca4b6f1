"""A database built from the rows of a dump: at the schema step that they were written at, then brought up to date.

Rows go in without triggers and indexes, which are made when all are there: ten times as fast, and what a trigger would
change in a row that is put back stays as it was.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db import CACHE, open_db
from db.file import indexing
from db.file.errors import DatabaseError
from db.file.search import register
from db.texts import quotes
from db.upkeep.dump import TABLES
from db.upkeep.migrations import migrations


class Restoring:
    """A new database at `path`, which must not exist, at the schema step called `schema`; nobody else may use it yet.

    DatabaseError for a step that this version does not know. Call `fill` for each table, then `finish`.
    """

    def __init__(self, path: Path, schema: str) -> None:
        self._path = path
        self._connection = _empty(path, schema)
        self._left_out = self._connection.execute(_LATER, [json.dumps(TABLES)]).fetchall()
        for row in self._left_out:
            self._connection.execute(f"DROP {row['type']} {row['name']}")
        self.columns = {table: _columns(self._connection, table) for table in TABLES}
        self._connection.execute("BEGIN")

    def fill(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Adds rows to a table, each with a value for every column of it; `sqlite3.Error` for one that cannot be."""
        columns = self.columns[table]
        names = ", ".join(f'"{name}"' for name in columns)
        values = (tuple(row[name] for name in columns) for row in rows)
        insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        self._connection.executemany(insert, values)

    def finish(self, *, quotes_only: bool) -> sqlite3.Connection:
        """Makes indexes, triggers and the search index, applies later schema steps; gives an open connection.

        What linking looks up is not made. DatabaseError when a row points to one that is not there.
        """
        self._put_back("index")
        indexing.mend(self._connection)
        self._put_back("trigger")
        self._connection.execute("COMMIT")
        migrations.apply(Database(self._connection))
        if quotes_only:
            quotes.mark(self._connection)
        broken = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        self._connection.close()
        if broken is not None:
            raise DatabaseError(
                f"A row of {broken[0]} points to one of {broken[2]} that is not there: export it again."
            )
        connection = open_db(self._path)
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        return connection

    def _put_back(self, kind: str) -> None:
        for sql in (row["sql"] for row in self._left_out if row["type"] == kind):
            self._connection.execute(sql)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


# Indexes that SQLite makes for keys have no SQL.
_LATER = """
SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
AND tbl_name IN (SELECT value FROM json_each(?))
"""


def _empty(path: Path, schema: str) -> sqlite3.Connection:
    """An empty database at a schema step."""
    steps = [step.name for step in migrations.pending(Database(memory=True))]
    if schema not in steps:
        raise DatabaseError(f"It was made by a newer Claimtrail (schema step {schema}): update this installation.")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    register(connection)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE};")
    migrations.apply(Database(connection), stop_before=steps[steps.index(schema) + 1 :])
    return connection


def _columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [table]))


def holds_nothing(connection: sqlite3.Connection) -> bool:
    """Whether a database has no row in any table that a dump holds."""
    return not any(connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0] for table in TABLES)


def move_into(path: Path, target: Path) -> None:
    """Makes of the empty database at `target`, which others may have open, what lies at `path`, all at once.

    DatabaseError when somebody has added to it meanwhile.
    """
    with closing(sqlite3.connect(path)) as source, closing(open_db(target)) as connection:
        if not holds_nothing(connection):
            raise DatabaseError(f"{target} was added to meanwhile: import into a new file, named with --db.")
        source.backup(connection)


def originals(connection: sqlite3.Connection) -> int:
    """How many texts were read from what the archive keeps, which lies beside a database and in no dump."""
    return int(connection.execute("SELECT count(archive_offset) FROM versions").fetchone()[0])
