"""Where the time of a page goes: its SQL statements, how long each took and which indexes it went by.

python -m tests.bench.tracing LARGE.db ADDRESS...

Serves in this process and prints for each address, asked for a second time: milliseconds altogether, those spent in
SQLite, and the statements that took most of them with SQLite's own account of how it reads the tables.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

TOLD = 3  # statements of a page
WORTH_TELLING = 2.0  # milliseconds


@dataclass(slots=True)
class Statement:
    """One statement that a page made, with its values, and how long it and reading its rows took."""

    sql: str
    values: Any
    connection: sqlite3.Connection
    milliseconds: float = 0.0

    def plan(self) -> list[str]:
        """How SQLite goes about it, a step a line."""
        try:
            found = self.connection.execute(f"EXPLAIN QUERY PLAN {self.sql}", self.values).fetchall()
        except sqlite3.Error:
            return []
        return [str(row[3]) for row in found]


_statements: list[Statement] = []


class TimedCursor(sqlite3.Cursor):
    """A cursor that notes how long its statement takes."""

    _statement: Statement | None = None

    def execute(self, sql: str, values: Any = (), /) -> TimedCursor:
        """As sqlite3 does, timed."""
        self._statement = Statement(sql, values, self.connection)
        if not sql.startswith("EXPLAIN"):
            _statements.append(self._statement)
        with self._timed():
            super().execute(sql, values)
        return self

    def fetchone(self) -> Any:
        """As sqlite3 does, timed."""
        with self._timed():
            return super().fetchone()

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """As sqlite3 does, timed."""
        with self._timed():
            return super().fetchmany(size)

    def fetchall(self) -> list[Any]:
        """As sqlite3 does, timed."""
        with self._timed():
            return super().fetchall()

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        return iter(self.fetchall())

    def _timed(self) -> Stopwatch:
        return Stopwatch(self._statement)


class Stopwatch:
    """Adds the time between entering and leaving to a statement."""

    def __init__(self, statement: Statement | None) -> None:
        self._statement = statement

    def __enter__(self) -> None:
        self._started = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        if self._statement is not None:
            self._statement.milliseconds += 1000 * (time.perf_counter() - self._started)


class TimedConnection(sqlite3.Connection):
    """A connection of which every cursor notes its times."""

    def cursor(self, factory: Any = TimedCursor) -> Any:
        """A timed cursor."""
        return super().cursor(factory)

    def execute(self, sql: str, values: Any = (), /) -> Any:
        """As sqlite3 does, by a timed cursor."""
        return self.cursor().execute(sql, values)


def main() -> None:
    """Reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("addresses", nargs="+")
    given = parser.parse_args()
    asyncio.run(trace(given.database, given.addresses))


async def trace(database: Path, addresses: list[str]) -> None:
    """Prints where the time of each address goes."""
    from datasette.app import Datasette

    connect = sqlite3.connect

    def timed(*arguments: Any, **options: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*arguments, **{"factory": TimedConnection, **options})
        return made

    with mock.patch("sqlite3.connect", timed):
        served = Datasette([str(database)])
        await served.invoke_startup()
        for address in addresses:
            await served.client.get(address)
            _statements.clear()
            started = time.perf_counter()
            response = await served.client.get(address)
            _report(address, response.status_code, 1000 * (time.perf_counter() - started))


def _report(address: str, status: int, milliseconds: float) -> None:
    within = sum(each.milliseconds for each in _statements)
    print(f"\n{address} · {status} · {milliseconds:.0f} ms, {within:.0f} in {len(_statements)} statements")  # noqa: T201
    for each in sorted(_statements, key=lambda each: -each.milliseconds)[:TOLD]:
        if each.milliseconds < WORTH_TELLING:
            continue
        print(f"  {each.milliseconds:5.0f} ms  {re.sub(chr(92) + 's+', ' ', each.sql).strip()[:200]}")  # noqa: T201
        for step in each.plan():
            print(f"            {step}")  # noqa: T201


if __name__ == "__main__":
    main()
