"""The whole data, row by row: what the API streams, `claims export all` writes and `claims import` reads back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.file.opening import address
from db.texts.quotes import has_quotes_only

# Each table after those that it refers to. Indexes and match keys are left out: they are made again from these. Tokens
# and jobs lie in another file and never belong here.
TABLES = (
    "publishers", "sources", "versions", "claims", "appearances", "quantities", "attributions",
    "redirects", "links", "judgements", "reviews", "past_appearances", "changes", "rechecks",
    "hyperlinks", "history", "tombstones", "audit",
)  # fmt: skip
HEAD = "claimtrail"  # the one member of the first line, and of the last, which tells how many rows lie between them


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


def rows(path: str | Path) -> Generator[dict[str, Any]]:
    """Every row of the database at `path` as `{"table": name, "row": {column: value}}`, after one line of its state.

    A last line counts them, so that a dump that was cut off is known. All of one moment, whatever is written meanwhile,
    and never more than one row in memory. May be read from several threads, one after another.
    """
    with closing(sqlite3.connect(address(path), uri=True, isolation_level=None, check_same_thread=False)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        now = state(connection)
        texts = "quotes" if has_quotes_only(connection) else "full"
        head = {"schema": now.schema, "last_write": now.last_write, "texts": texts, "tables": list(TABLES)}
        yield {HEAD: head}
        told = 0
        for table in TABLES:
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {_order(connection, table)}"):
                yield {"table": table, "row": dict(row)}
                told += 1
        yield {HEAD: {"rows": told}}


def count(connection: sqlite3.Connection) -> int:
    """How many lines a dump will have."""
    return 2 + sum(int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in TABLES)


def _order(connection: sqlite3.Connection, table: str) -> str:
    """As rows were stored: that tells which version came first, and is how they are read fastest."""
    (keyed,) = connection.execute("SELECT wr FROM pragma_table_list WHERE name = ? AND schema = 'main'", [table])
    return "1, 2" if keyed["wr"] else "rowid"


def line(told: Any) -> str:
    """JSON on one line, without its end, the same bytes wherever it is written; 两千万 stands as it is."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
