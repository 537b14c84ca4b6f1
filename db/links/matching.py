"""What linking looks up: keys, sketches, and which appearances are copies of each other; all of it can be made anew."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

COPY = "copy-1"  # the rule of a link from a copy to the first of its kind


@dataclass(frozen=True, slots=True)
class Mark:
    """How an appearance is looked up; copies have one `sign`; none but their leader has a `sketch` and `keys`.

    `is_bound` says that its figure leaves one side open.
    """

    docid: int
    appearance_id: str
    sign: int
    is_bound: bool
    sketch: bytes | None = None
    keys: frozenset[int] = frozenset()


def plain(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """A cursor whose rows are tuples, which are made faster than `sqlite3.Row`."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor


def docids(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Appearance id -> the number by which keys name it, in the order in which they were stored."""
    select = "SELECT id, docid FROM appearances WHERE id IN (SELECT value FROM json_each(?)) ORDER BY docid"
    return {row[0]: row[1] for row in connection.execute(select, [json.dumps(list(ids))])}


def write_marks(connection: sqlite3.Connection, marks: Iterable[Mark]) -> None:
    """Stores marks with their keys, the newer replacing the older."""
    made = [(mark, sorted(mark.keys)) for mark in marks]
    connection.executemany(
        "INSERT OR REPLACE INTO match_marks (docid, appearance_id, sign, is_bound, sketch, keys)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (mark.docid, mark.appearance_id, mark.sign, int(mark.is_bound), mark.sketch, array("Q", keys).tobytes())
            for mark, keys in made
        ),
    )
    stored = sorted((key, mark.docid) for mark, keys in made for key in keys)  # in order they go in fastest
    connection.executemany("INSERT OR IGNORE INTO match_keys (key, docid) VALUES (?, ?)", stored)


def leaders(connection: sqlite3.Connection, signs: Iterable[int]) -> dict[int, str]:
    """Sign -> the id of the leader of its copies, which is the smallest, whatever the order they came in."""
    select = (
        "SELECT sign, min(appearance_id) FROM match_marks WHERE sign IN (SELECT value FROM json_each(?)) GROUP BY sign"
    )
    return {row[0]: row[1] for row in connection.execute(select, [json.dumps(sorted(set(signs)))])}


def under(connection: sqlite3.Connection, keys: Collection[int]) -> Iterator[tuple[int, int]]:
    """Pairs of key and docid of the appearances that are stored under these keys."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _KEYS):
        select = "SELECT key, docid FROM match_keys WHERE key IN (SELECT value FROM json_each(?))"
        yield from plain(connection).execute(select, [json.dumps(ordered[start : start + _KEYS])])


_KEYS = 20_000  # in one statement


def bounds(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Those of `ids` whose figure leaves one side open."""
    select = (
        "SELECT id FROM appearances JOIN match_marks USING (docid)"
        " WHERE id IN (SELECT value FROM json_each(?)) AND is_bound"
    )
    return {row[0] for row in connection.execute(select, [json.dumps(list(ids))])}


def sketches(connection: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, bytes]:
    """Docid -> sketch of those that have one."""
    select = "SELECT docid, sketch FROM match_marks WHERE docid IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in connection.execute(select, [json.dumps(list(wanted))]) if row[1] is not None}


def copies(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Those of `ids` that are linked as copies of another."""
    select = "SELECT right_id FROM links WHERE right_id IN (SELECT value FROM json_each(?)) AND +rule = ?"
    return {row[0] for row in connection.execute(select, [json.dumps(list(ids)), COPY])}


def orphans(connection: sqlite3.Connection, ids: Iterable[str]) -> list[str]:
    """Those of `ids` that are copies of what is no longer there."""
    select = """
    SELECT appearance_id FROM match_marks JOIN appearances USING (docid)
    WHERE appearances.id IN (SELECT value FROM json_each(?)) AND sketch IS NULL
    AND NOT EXISTS (SELECT 1 FROM links WHERE left_id = appearance_id AND +rule = ?)
    AND NOT EXISTS (SELECT 1 FROM links WHERE right_id = appearance_id AND +rule = ?)
    """
    return [row[0] for row in connection.execute(select, [json.dumps(list(ids)), COPY, COPY])]


def forget(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Takes away the keys and marks of these appearances."""
    marked = "docid IN (SELECT docid FROM appearances WHERE id IN (SELECT value FROM json_each(?)))"
    wanted = json.dumps(list(ids))
    gone = connection.execute(f"DELETE FROM match_marks WHERE {marked} RETURNING docid, keys", [wanted]).fetchall()
    connection.executemany(
        "DELETE FROM match_keys WHERE key = ? AND docid = ?",
        sorted((key, row["docid"]) for row in gone if row["keys"] for key in array("Q", row["keys"])),
    )


def forget_all(connection: sqlite3.Connection) -> None:
    """Takes away all keys and marks, those of appearances that are gone included."""
    for table in ("match_keys", "match_marks"):
        connection.execute(f"DELETE FROM {table}")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether linking knows nothing of the appearances that are there, as in files of before the sixth schema step."""
    select = "SELECT EXISTS (SELECT 1 FROM appearances) AND NOT EXISTS (SELECT 1 FROM match_marks)"
    return bool(connection.execute(select).fetchone()[0])
