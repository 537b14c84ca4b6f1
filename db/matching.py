"""What linking looks up: keys, sketches, and which appearances are copies of each other; all of it can be made anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

COPY = "copy-1"  # the rule of a link from a copy to the first of its kind


@dataclass(frozen=True, slots=True)
class Mark:
    """How an appearance is looked up; copies have one `sign`, and `sketch` is None for all but their leader.

    `is_bound` says that its figure leaves one side open.
    """

    docid: int
    appearance_id: str
    sign: int
    is_bound: bool
    sketch: bytes | None


@dataclass(frozen=True, slots=True)
class Partner:
    """A stored appearance under a key of another one; `share_value` says that one of the keys holds a figure."""

    docid: int
    share_value: bool


def docids(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Appearance id -> the number by which keys name it, in the order in which they were stored."""
    select = "SELECT id, docid FROM appearances WHERE id IN (SELECT value FROM json_each(?)) ORDER BY docid"
    return {row[0]: row[1] for row in connection.execute(select, [json.dumps(list(ids))])}


def write_marks(connection: sqlite3.Connection, marks: Iterable[Mark]) -> None:
    """Stores marks, the newer replacing the older."""
    connection.executemany(
        "INSERT OR REPLACE INTO match_marks (docid, appearance_id, sign, is_bound, sketch) VALUES (?, ?, ?, ?, ?)",
        ((mark.docid, mark.appearance_id, mark.sign, int(mark.is_bound), mark.sketch) for mark in marks),
    )


def write_keys(connection: sqlite3.Connection, keys: Iterable[tuple[int, int]]) -> None:
    """Stores pairs of key and docid; in order they go in fastest."""
    connection.executemany("INSERT OR IGNORE INTO match_keys (key, docid) VALUES (?, ?)", sorted(keys))


def leaders(connection: sqlite3.Connection, signs: Iterable[int]) -> dict[int, str]:
    """Sign -> the id of the leader of its copies, which is the smallest, whatever the order they came in."""
    select = (
        "SELECT sign, min(appearance_id) FROM match_marks WHERE sign IN (SELECT value FROM json_each(?)) GROUP BY sign"
    )
    return {row[0]: row[1] for row in connection.execute(select, [json.dumps(sorted(set(signs)))])}


def partners(connection: sqlite3.Connection, probes: Iterable[tuple[int, int]]) -> dict[int, list[Partner]]:
    """For each docid in `probes`, pairs of key and docid, the stored appearances under one of its keys; itself too."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS probes (key INTEGER NOT NULL, docid INTEGER NOT NULL)")
    connection.execute("DELETE FROM temp.probes")
    connection.executemany("INSERT INTO temp.probes VALUES (?, ?)", sorted(probes))
    select = (
        "SELECT probes.docid, match_keys.docid, max(match_keys.key & 1)"
        " FROM temp.probes CROSS JOIN match_keys ON match_keys.key = probes.key GROUP BY 1, 2"
    )
    found: dict[int, list[Partner]] = {}
    for own, other, share_value in connection.execute(select):
        found.setdefault(own, []).append(Partner(other, bool(share_value)))
    return found


def sharing(connection: sqlite3.Connection, keys: Iterable[int]) -> list[Partner]:
    """The stored appearances under one of `keys`; writes nothing, not even for a moment."""
    select = "SELECT docid, max(key & 1) FROM match_keys WHERE key IN (SELECT value FROM json_each(?)) GROUP BY docid"
    return [Partner(row[0], bool(row[1])) for row in connection.execute(select, [json.dumps(sorted(keys))])]


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
    wanted = json.dumps(list(ids))
    where = "docid IN (SELECT docid FROM appearances WHERE id IN (SELECT value FROM json_each(?)))"
    for table in ("match_keys", "match_marks"):
        connection.execute(f"DELETE FROM {table} WHERE {where}", [wanted])
