"""A large database out of a small real one: copies of all its rows under new ids, on other days, with other figures.

python -m tests.bench.enlarging SMALL.db LARGE.db --size 1000000

Words, units, speakers and links are spread as in the small one, but that one claim is made in ten thousand places.
Only the first copy has match keys.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
from pathlib import Path

from claims.adding import Adding
from claims.ingest import Overrides
from db import open_db
from tests.bench.archive import lines

_TABLES = ("sources", "versions", "claims", "appearances", "quantities", "attributions", "links")
_INDEXES = {"appearances_fts": ("text", "gloss"), "claims_fts": ("text", "gloss", "subject")}
_IDS = ("id", "claim_id", "source_id", "version_id", "appearance_id", "left_id", "right_id")
_DAYS = ("published", "first_published", "last_published", "time_start", "time_end", "start_date", "end_date")
TOLD_OFTEN = 10_000
_FIGURES = ("value", "max_value", "base_value", "base_max_value")


def main() -> None:
    """Reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--size", type=int, default=1_000_000, help="Appearances to reach.")
    given = parser.parse_args()
    enlarge(given.small, given.large, given.size)


def small_of(folder: Path, articles: int) -> Path:
    """A database in `folder` of so many generated articles (tests/bench/archive.py), to be enlarged."""
    archive, database = folder / "small.jsonl", folder / "small.db"
    with archive.open("w", encoding="utf8") as stream:
        stream.writelines(lines(articles))
    connection = open_db(database, create=True)
    for _ in Adding(connection, [str(archive)], Overrides(), jobs=len(os.sched_getaffinity(0))):
        pass
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return database


def enlarge(small: Path, large: Path, size: int) -> None:
    """Writes `large` with at least `size` appearances; nobody may be writing to `small`."""
    shutil.copyfile(small, large)
    connection = open_db(large)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")
    connection.execute("ATTACH ? AS small", [str(small)])
    triggers = [
        tuple(row) for row in connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'")
    ]
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER main.{name}")
    (held,) = connection.execute("SELECT count(*) FROM small.appearances").fetchone()
    for copy in range(1, -(-size // held)):
        connection.execute("BEGIN")
        for table in _TABLES:
            _copy_table(connection, table, copy)
        for index, columns in _INDEXES.items():
            _copy_index(connection, index, ", ".join(columns), copy)
        connection.execute("COMMIT")
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("DETACH small")
    gather(connection)
    connection.execute("ANALYZE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def gather(connection: sqlite3.Connection) -> None:
    """Makes the claim that is told most often one of `TOLD_OFTEN` places, taken from the newest claims of its kind."""
    most = connection.execute("SELECT id, kind FROM claims ORDER BY appearance_count DESC LIMIT 1").fetchone()
    connection.execute(
        "UPDATE appearances SET claim_id = ? WHERE id IN ("
        "SELECT id FROM appearances WHERE kind = ? ORDER BY docid DESC LIMIT ?)",
        [*most, TOLD_OFTEN],
    )
    connection.execute(
        "UPDATE claims SET (appearance_count, source_count, first_published, last_published) = ("
        "SELECT count(*), count(DISTINCT source_id), min(published), max(published) FROM appearances"
        " WHERE claim_id = ?1) WHERE id = ?1",
        [most[0]],
    )


def _copy_table(connection: sqlite3.Connection, table: str, copy: int) -> None:
    about = connection.execute(f"PRAGMA small.table_info({table})").fetchall()
    names = [row["name"] for row in about if (row["name"], row["type"]) != ("id", "INTEGER")]
    made = ", ".join(_changed(name) for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    values = {"copy": copy, "suffix": f"z{copy:03x}"}
    if "docid" in names:
        values["behind"] = copy * _last(connection, table)
    connection.execute(f"INSERT INTO main.{table} ({listed}) SELECT {made} FROM small.{table}", values)


def _copy_index(connection: sqlite3.Connection, index: str, names: str, copy: int) -> None:
    behind = copy * _last(connection, index.removesuffix("_fts"))
    connection.execute(
        f"INSERT INTO main.{index} (rowid, {names}) SELECT rowid + ?, {names} FROM small.{index}", [behind]
    )


def _last(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT max(docid) FROM small.{table}").fetchone()[0])


def _changed(name: str) -> str:
    """SQL for a column of a copy: ids end on its number (and a z, as no real one does), other days and figures."""
    column = f'"{name}"'
    if name in _IDS:
        return f"substr({column}, 1, length({column}) - 4) || :suffix"
    if name == "docid":
        return "docid + :behind"
    if name in _DAYS:
        return f"date({column}, '-' || (:copy * 37 % 4000) || ' days')"
    return f"{column} * (1 + :copy % 97 * 0.1)" if name in _FIGURES else column


if __name__ == "__main__":
    main()
