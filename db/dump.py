"""The whole data, row by row: what the API streams and an import reads back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.opening import address

# Each table after those that it refers to, so that rows can be put back in the order in which they come. Indexes and
# match keys are left out: they are made again from these.
TABLES = (
    *("publishers", "sources", "versions", "claims", "appearances", "quantities", "attributions"),
    *("redirects", "links", "judgements", "reviews", "past_appearances", "changes", "rechecks"),
    *("hyperlinks", "history", "tombstones", "audit"),
)


@dataclass(frozen=True, slots=True)
class State:
    """How far the database has come: its newest schema step, and when it was last written to, UTC."""

    schema: str | None
    last_write: str | None


def state(connection: sqlite3.Connection) -> State:
    """The state of the database behind `connection`."""
    step = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY name DESC LIMIT 1").fetchone()
    times = (
        "SELECT max(fetched_at) AS written FROM versions UNION ALL SELECT max(judged_at) FROM judgements"
        " UNION ALL SELECT at FROM audit WHERE id = (SELECT max(id) FROM audit)"
    )
    (written,) = connection.execute(f"SELECT max(written) FROM ({times})").fetchone()
    return State(step[0] if step else None, written)


def rows(path: str | Path) -> Iterator[dict[str, Any]]:
    """Every row of the database at `path` as `{"table": name, "row": {column: value}}`, after one line of its state.

    All of one moment, whatever is written meanwhile, and never more than one row in memory. May be read from several
    threads, one after another.
    """
    with closing(sqlite3.connect(address(path), uri=True, isolation_level=None, check_same_thread=False)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        now = state(connection)
        yield {"claimtrail": {"schema": now.schema, "last_write": now.last_write, "tables": list(TABLES)}}
        for table in TABLES:
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                yield {"table": table, "row": dict(row)}
