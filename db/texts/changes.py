"""Versions of a source beside each other: what each one claims, and what became of it in the next one.

What today's texts claim lies in `appearances`, what earlier ones claimed in `past_appearances`; here both read alike.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Literal

from db.file.errors import NotFound
from db.texts.rows import APPEARANCE, ATTRIBUTION, QUANTITY

Outcome = Literal["unchanged", "moved", "altered", "gone"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of an appearance; values in its base unit, so that 3 km and 3,000 m are one."""

    role: str
    exact: str
    start: int
    end: int
    kind: str
    value: float | None
    max_value: float | None
    unit: str | None
    modifier: str
    direction: str | None
    start_date: str | None
    end_date: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one version claims in one place; `text` is the sentence around it."""

    id: str
    claim_id: str | None
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an appearance in another version of its source.

    `new_appearance_id` is where the other version makes the claim, or the altered one; None where the words stand in it
    but no rule finds a claim there, and when they are gone. Figures are in the words of each text.
    """

    appearance_id: str
    claim_id: str | None
    outcome: Outcome
    old_exact: str
    new_exact: str | None
    old_start: int
    new_start: int | None
    old_figures: str
    new_figures: str | None
    new_appearance_id: str | None


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """A version as lists show it; `number` counts a source's versions from 1, as they were first had."""

    number: int
    id: str
    fetched_at: str
    sha256: str
    extractor: str
    reader: str | None
    characters: int
    is_current: bool
    appearance_count: int


def told(row: Mapping[str, Any], quantities: Iterable[Mapping[str, Any]]) -> Told:
    """An appearance from its row and those of its quantities."""
    return Told(
        row["id"],
        row["claim_id"],
        row["exact"],
        row["prefix"],
        row["suffix"],
        row["start"],
        row["end"],
        row["text"],
        tuple(_figure(each) for each in quantities),
    )


def _figure(row: Mapping[str, Any]) -> Figure:
    values = (row["base_value"], row["base_max_value"], row["base_unit"])
    if row["base_value"] is None:
        values = (row["value"], row["max_value"], row["unit"])
    return Figure(
        *(row["role"], row["exact"], row["start"], row["end"], row["kind"], *values),
        row["modifier"],
        row["direction"],
        row["start_date"],
        row["end_date"],
    )


def told_in(connection: sqlite3.Connection, version_id: str) -> list[Told]:
    """What a version claims, in the order of its text, what people rejected of it included."""
    found = connection.execute("SELECT * FROM appearances WHERE version_id = ?", [version_id]).fetchall()
    parts = "SELECT * FROM quantities WHERE appearance_id = ? ORDER BY position"
    current = [told(row, connection.execute(parts, [row["id"]]).fetchall()) for row in found]
    past = connection.execute("SELECT * FROM past_appearances WHERE version_id = ?", [version_id]).fetchall()
    current += [told(row, json.loads(row["quantities"])) for row in past]
    return sorted(current, key=lambda each: each.start)


# Which of a source's versions is its newest; takes the source's id.
NEWEST = "WHERE source_id = ? ORDER BY fetched_at DESC, rowid DESC LIMIT 1"


def current_version(connection: sqlite3.Connection, source_id: str) -> str | None:
    """The version whose text a source has now; None for a source that is not there."""
    row = connection.execute(f"SELECT id FROM versions {NEWEST}", [source_id]).fetchone()
    return str(row["id"]) if row is not None else None


def version_of(connection: sqlite3.Connection, appearance_id: str) -> str:
    """The version in which a current appearance stands; NotFound without it."""
    row = connection.execute("SELECT version_id FROM appearances WHERE id = ?", [appearance_id]).fetchone()
    if row is None:
        raise NotFound(f"There is no appearance {appearance_id}.")
    return str(row["version_id"])


_PAST = ("version_id", "id", "claim_id", *(name for name in APPEARANCE if name not in ("id", "docid", "version_id")))


def retire(connection: sqlite3.Connection, column: Literal["source_id", "id"], name: str) -> None:
    """Copies what a source claims now, or one appearance, to where what earlier texts claimed lies."""
    names = ", ".join(f'"{name}"' for name in _PAST)
    connection.execute(
        f"INSERT OR REPLACE INTO past_appearances ({names}, quantities, attributions)"
        f" SELECT {names}, {_parts('quantities', QUANTITY)}, {_parts('attributions', ATTRIBUTION)}"
        f" FROM appearances WHERE {column} = ?",
        [name],
    )


def _parts(table: str, columns: tuple[str, ...]) -> str:
    members = ", ".join(f"""'{name}', "{name}\"""" for name in columns if name != "appearance_id")
    rows = f"SELECT * FROM {table} WHERE appearance_id = appearances.id ORDER BY position"
    return f"(SELECT json_group_array(json_object({members})) FROM ({rows}))"


_NEWEST_OF = f"(SELECT id FROM versions {NEWEST.replace('?', 'kept.source_id')})"
_KEPT = f"""
SELECT kept.*, claims.id AS claim FROM past_appearances AS kept JOIN sources ON sources.id = kept.source_id
LEFT JOIN claims ON claims.id = claim_id
WHERE kept.id IN (SELECT value FROM json_each(?)) AND version_id = {_NEWEST_OF}
ORDER BY kept.id IS NOT claim_id, sources.docid, start
"""


def bring_back(connection: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    """Makes appearances that were set aside what their source claims now, as they were then.

    Gives those that the newest text of their source says, that after which a claim was named before the others. Their
    claim is theirs again where it is still there.
    """
    found = connection.execute(_KEPT, [json.dumps(list(names))]).fetchall()
    (last,) = connection.execute("SELECT coalesce(max(docid), 0) FROM appearances").fetchone()
    for docid, row in enumerate(found, last + 1):
        copied = {name: row[name] for name in APPEARANCE if name != "docid"}
        _insert(connection, "appearances", copied | {"docid": docid, "claim_id": row["claim"]})
        for table in ("quantities", "attributions"):
            for part in json.loads(row[table]):
                _insert(connection, table, part | {"appearance_id": row["id"]})
        connection.execute(
            "DELETE FROM past_appearances WHERE id = ? AND version_id = ?", [row["id"], row["version_id"]]
        )
    return [row["id"] for row in found]


def _insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", list(row.values()))


_CHANGE = tuple(Change.__slots__)


def write_changes(
    connection: sqlite3.Connection, source_id: str, versions: tuple[str, str], found: Iterable[Change], now: str
) -> None:
    """Stores what became of a source's appearances from the first of `versions` to the second."""
    columns = ("source_id", "from_version_id", "to_version_id", "changed_at", *_CHANGE)
    connection.executemany(
        f"INSERT INTO changes ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [(source_id, *versions, now, *astuple(change)) for change in found],
    )


def versions(connection: sqlite3.Connection, source_id: str) -> list[VersionSummary]:
    """The versions of a source, the first one first; NotFound for a source that is not there."""
    counted = """coalesce(nullif((SELECT count(*) FROM appearances WHERE version_id = versions.id), 0),
      (SELECT count(*) FROM past_appearances WHERE version_id = versions.id
        AND past_appearances.id NOT IN (SELECT id FROM tombstones)))"""
    found = connection.execute(
        f"""
        SELECT row_number() OVER (ORDER BY rowid) AS number, id, fetched_at, sha256, extractor, reader,
          length(text) AS characters, id = (SELECT id FROM versions {NEWEST}) AS is_current,
          {counted} AS appearance_count
        FROM versions WHERE source_id = ? ORDER BY rowid
        """,
        [source_id, source_id],
    ).fetchall()
    if not found:
        raise NotFound(f"There is no source {source_id}: 'claims show' of a claim names its sources.")
    return [VersionSummary(**{**dict(row), "is_current": bool(row["is_current"])}) for row in found]


def text_of(connection: sqlite3.Connection, version_id: str) -> str:
    """The text of one version."""
    row = connection.execute("SELECT text FROM versions WHERE id = ?", [version_id]).fetchone()
    if row is None:
        raise NotFound(f"There is no version {version_id}.")
    return str(row["text"])


def changes_of(
    connection: sqlite3.Connection, column: Literal["source_id", "claim_id"], name: str
) -> list[dict[str, Any]]:
    """What was altered, moved or went in a source, or of a claim, the newest change first."""
    columns = f"source_id, from_version_id, to_version_id, changed_at, {', '.join(_CHANGE)}"
    select = f"SELECT {columns} FROM changes WHERE {column} = ? AND outcome != 'unchanged' ORDER BY changed_at DESC, id"
    return [dict(row) for row in connection.execute(select, [name])]
