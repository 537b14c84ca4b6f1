"""What people mended, rejected and took down: kept as history, and done again whenever a text is read again.

What they added, judged and reviewed is in the audit trail (`db.people.audit`).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from db.file.archive import Archive, Kept
from db.file.errors import NotFound
from db.file.indexing import forget_deleted
from db.links import matching
from db.texts import hyperlinks
from db.texts.changes import retire
from db.texts.publishers import Publishers
from db.texts.rows import location_hash

# What may be mended of an appearance; its figures are mended in `quantities`, its speaker in `attributions`.
MENDABLE = ("gloss", "subject", "place", "time_start", "time_end", "negated", "hedged")


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what to which source or appearance, and why; `field`, `before` and `after` tell a correction."""

    actor: str
    action: Literal["correct", "remove"]
    subject: Literal["source", "appearance"]
    subject_id: str
    source_id: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of something that was taken down or rejected."""

    id: str
    subject: str
    removed_at: str
    actor: str
    reason: str | None


_DEED = tuple(Deed.__slots__)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def record(connection: sqlite3.Connection, deeds: Iterable[Deed]) -> None:
    """Adds to the history."""
    columns = ("at", *_DEED)
    connection.executemany(
        f"INSERT INTO history ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [(_now(), *(getattr(deed, name) for name in _DEED)) for deed in deeds],
    )


def history_of(connection: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[str, Deed]]:
    """What people did to these sources or appearances, each with its time in UTC, the last deed first."""
    select = f"SELECT at, {', '.join(_DEED)} FROM history WHERE subject_id IN (SELECT value FROM json_each(?))"
    found = connection.execute(f"{select} ORDER BY id DESC", [json.dumps(list(ids))])
    return [(at, Deed(*deed)) for at, *deed in found]


def tombstone(connection: sqlite3.Connection, name: str, location: str | None = None) -> Tombstone | None:
    """What stays of a removed source, known by its id or where its file lies, or appearance; None when it is none."""
    columns = ", ".join(Tombstone.__slots__)
    place = location_hash(location) if location is not None else None
    select = f"SELECT {columns} FROM tombstones WHERE id = ? OR location = ?"
    row = connection.execute(select, [name, place]).fetchone()
    return Tombstone(*row) if row is not None else None


def rejected_places(connection: sqlite3.Connection, name: str) -> list[Tombstone]:
    """What was rejected by this id: an appearance, or every one of a claim that nothing keeps any more."""
    columns = ", ".join(Tombstone.__slots__)
    places = "SELECT id FROM past_appearances WHERE claim_id = :name"
    select = f"SELECT {columns} FROM tombstones WHERE subject = 'appearance' AND (id = :name OR id IN ({places}))"
    return [Tombstone(*row) for row in connection.execute(f"{select} ORDER BY id", {"name": name})]


def rejected_id(connection: sqlite3.Connection, beginning: str) -> str | None:
    """The id by which something was rejected or taken down, by its beginning; None for none or several."""
    claims = "SELECT claim_id FROM past_appearances JOIN tombstones USING (id) WHERE claim_id BETWEEN ? AND ? || 'g'"
    select = f"{claims} UNION SELECT id FROM tombstones WHERE id BETWEEN ? AND ? || 'g'"
    found = connection.execute(f"{select} LIMIT 2", [beginning] * 4).fetchall()
    return str(found[0][0]) if len(found) == 1 and len(beginning) >= 4 else None


def lift(connection: sqlite3.Connection, stone: Tombstone, actor: str, note: str | None) -> None:
    """Takes a tombstone away and tells it in the history.

    NotFound for a place whose source was taken down since.
    """
    select = "SELECT source_id FROM history WHERE subject_id = ? AND action = 'remove' ORDER BY id DESC LIMIT 1"
    row = connection.execute(select, [stone.id]).fetchone()
    if row is None:
        raise NotFound(f"The source of {stone.id} was taken down: undo that by the id of the source.")
    source = row["source_id"]
    connection.execute("DELETE FROM tombstones WHERE id = ?", [stone.id])
    subject: Literal["source", "appearance"] = "source" if stone.subject == "source" else "appearance"
    undone = Deed(actor, "correct", subject, stone.id, source, "removed", stone.removed_at, None, note)
    record(connection, [undone])


def places_of(connection: sqlite3.Connection, name: str, claim_id: str) -> list[sqlite3.Row]:
    """The places of a claim; only the one called `name` when that is no name of the claim's."""
    select = "SELECT * FROM appearances WHERE {} ORDER BY docid"
    place = connection.execute(select.format("id = ?"), [name]).fetchall() if name != claim_id else []
    return place or connection.execute(select.format("claim_id = ?"), [claim_id]).fetchall()


@dataclass(frozen=True, slots=True)
class Mendable:
    """A figure with its value in its unit and in the base unit; `nth` counts from 0 those of a place written alike."""

    exact: str
    nth: int
    value: float
    base_value: float
    unit: str | None

    def told(self, value: float, base_value: float) -> str:
        """What the history says of this figure with these values."""
        told = {"exact": self.exact, "nth": self.nth, "value": value, "base_value": base_value}
        return json.dumps(told, ensure_ascii=False)


_FIGURES = """
SELECT quantities.id, quantities.exact, value, base_value, quantities.unit, appearances.exact AS clause,
  quantities.start - appearances.start AS first, quantities."end" - appearances.start AS last,
  dense_rank() OVER (PARTITION BY quantities.exact ORDER BY quantities.start) - 1 AS nth
FROM quantities JOIN appearances ON appearances.id = appearance_id
WHERE appearance_id = :name AND value IS NOT NULL ORDER BY quantities.start
"""
_MEND_FIGURE = f"""
UPDATE quantities SET value = :value, base_value = :base_value, max_value = NULL, base_max_value = NULL
WHERE id IN (SELECT id FROM ({_FIGURES}) WHERE exact = :exact AND nth = coalesce(:nth, nth))
"""


def figures_of(connection: sqlite3.Connection, appearance_id: str, words: str) -> list[Mendable]:
    """The figures of a place that are written `words`, else those within these words of its text."""
    rows = connection.execute(_FIGURES, {"name": appearance_id}).fetchall()
    found = [row for row in rows if row["exact"] == words]
    if not found:
        spans = [match.span() for row in rows[:1] for match in re.finditer(re.escape(words), row["clause"])]
        found = [row for row in rows if any(start <= row["first"] and row["last"] <= end for start, end in spans)]
    places = {(row["exact"], row["nth"]): row for row in found}
    return [Mendable(*(row[name] for name in Mendable.__slots__)) for row in places.values()]


def mend(connection: sqlite3.Connection, appearance_id: str, field: str, after: str | None) -> None:
    """Puts a person's word in place of what a rule found; `figure` takes JSON as a `Mendable` tells it.

    `speaker` takes a name that stands in the text; a text that was read again without it keeps whom the rules found.
    """
    if field == "figure":
        figure = {"nth": None, **json.loads(after or "{}")}  # without it all that are written so were mended
        connection.execute(_MEND_FIGURE, {"name": appearance_id, **figure})
    elif field == "speaker":
        _attribute(connection, appearance_id, after)
    elif field in MENDABLE:
        value = int(after or 0) if field in ("negated", "hedged") else after
        connection.execute(f"UPDATE appearances SET {field} = ? WHERE id = ?", [value, appearance_id])


def speakers_of(connection: sqlite3.Connection, appearance_id: str) -> list[str]:
    """Who is named as having said what stands in a place."""
    select = "SELECT name FROM attributions WHERE appearance_id = ? ORDER BY position"
    return [row["name"] for row in connection.execute(select, [appearance_id])]


def where_named(connection: sqlite3.Connection, appearance_id: str, name: str) -> int | None:
    """Where a name stands in the text of an appearance, the last time before its end or else the first time behind."""
    row = connection.execute(
        """
        SELECT versions.text, appearances."end" FROM appearances JOIN versions ON versions.id = version_id
        WHERE appearances.id = ?
        """,
        [appearance_id],
    ).fetchone()
    if row is None:
        return None
    before = row["text"].rfind(name, 0, row["end"])
    at = before if before >= 0 else row["text"].find(name, row["end"])
    return at if at >= 0 else None


def _attribute(connection: sqlite3.Connection, appearance_id: str, name: str | None) -> None:
    at = where_named(connection, appearance_id, name) if name else None
    if name and at is None:
        return
    connection.execute("DELETE FROM attributions WHERE appearance_id = ?", [appearance_id])
    if name and at is not None:
        columns = 'appearance_id, position, name, exact, start, "end", publisher_id'
        values = [appearance_id, 0, name, name, at, at + len(name), Publishers(connection).find(name)]
        connection.execute(f"INSERT INTO attributions ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def hold(connection: sqlite3.Connection, source_id: str) -> set[str]:
    """Does again what people did to a source whose text was just read; gives the appearances that they reject."""
    mended = "SELECT subject_id, field, after FROM history WHERE source_id = ? AND subject = 'appearance'"
    for row in connection.execute(f"{mended} AND action = 'correct' ORDER BY id", [source_id]).fetchall():
        mend(connection, row["subject_id"], row["field"], row["after"])
    rejected = "SELECT appearances.id FROM appearances JOIN tombstones USING (id) WHERE source_id = ?"
    found = {row["id"] for row in connection.execute(rejected, [source_id])}
    set_aside(connection, found)
    return found


def set_aside(connection: sqlite3.Connection, appearance_ids: Iterable[str]) -> None:
    """Keeps appearances with their text but out of what is claimed, so that they are known again wherever they move."""
    names = list(appearance_ids)
    matching.forget(connection, names)
    for name in names:
        retire(connection, "id", name)
        connection.execute("DELETE FROM appearances WHERE id = ?", [name])


def bury(connection: sqlite3.Connection, deed: Deed, location: str | None = None) -> None:
    """Sets a tombstone, and tells it in the history; `location` is a file's fingerprint."""
    connection.execute(
        "INSERT OR REPLACE INTO tombstones (id, subject, location, removed_at, actor, reason)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [deed.subject_id, deed.subject, location, _now(), deed.actor, deed.note],
    )
    record(connection, [deed])


def overwrite_freed_pages(connection: sqlite3.Connection) -> None:
    """From now on, for this connection; call it before a take-down, outside a transaction."""
    connection.execute("PRAGMA secure_delete = ON")


_OF_VERSIONS = ("hyperlinks", "past_appearances")
_OF_SOURCE = ("changes", "rechecks", "appearances", "versions")


def take_down(connection: sqlite3.Connection, deed: Deed) -> tuple[list[str], list[Kept]]:
    """Deletes the source of a deed with all of its texts and sets its tombstone; call inside a transaction.

    Gives the claims that lost an appearance, and what of it lies in the archive and is to be blanked there.
    """
    source_id = deed.subject_id
    (location,) = connection.execute("SELECT location FROM sources WHERE id = ?", [source_id]).fetchone()
    versions = "SELECT {} FROM versions WHERE source_id = ?"
    stored = versions.format("archive_offset, archive_length, original_sha256")
    kept = [Kept(*row) for row in connection.execute(stored, [source_id]) if row[0] is not None]
    told = "SELECT claim_id FROM appearances WHERE source_id = ? UNION SELECT claim_id FROM past_appearances"
    claims = [row[0] for row in connection.execute(f"{told} WHERE source_id = ?", [source_id] * 2) if row[0]]
    ours = connection.execute("SELECT id FROM appearances WHERE source_id = ?", [source_id])
    matching.forget(connection, [row[0] for row in ours])
    hyperlinks.lead_away(connection, source_id)
    for table in _OF_VERSIONS:
        connection.execute(f"DELETE FROM {table} WHERE version_id IN ({versions.format('id')})", [source_id])
    for table in _OF_SOURCE:
        connection.execute(f"DELETE FROM {table} WHERE source_id = ?", [source_id])
    connection.execute("DELETE FROM history WHERE source_id = ?", [source_id])
    connection.execute("DELETE FROM sources WHERE id = ?", [source_id])
    for each in kept:  # equal bytes may have been read for another source: what is taken down is taken down there too
        columns = "archive_offset = NULL, archive_length = NULL, original_sha256 = NULL"
        same = "archive_offset = ? AND original_sha256 = ?"
        connection.execute(f"UPDATE versions SET {columns} WHERE {same}", [each.offset, each.sha256])
    bury(connection, deed, location)
    return claims, kept


_LAST_TOLD = """
UPDATE claims SET (kind, gloss, text, lang, subject) = (
  SELECT kind, gloss, text, lang, subject FROM past_appearances WHERE claim_id = claims.id
  ORDER BY published IS NULL, published LIMIT 1)
WHERE id = :id AND EXISTS (SELECT 1 FROM past_appearances WHERE claim_id = :id)
"""
_NOTHING_LEFT = """
UPDATE claims SET gloss = '(taken down)', text = '', subject = NULL
WHERE id = :id AND NOT EXISTS (SELECT 1 FROM past_appearances WHERE claim_id = :id)
"""


def forget_words(connection: sqlite3.Connection, claim_ids: Iterable[str]) -> None:
    """Takes the words of a removed source out of claims that nobody makes any more but that stay for their reviews."""
    for name in claim_ids:
        made = connection.execute("SELECT 1 FROM appearances WHERE claim_id = ?", [name]).fetchone()
        if made is None:
            for statement in (_LAST_TOLD, _NOTHING_LEFT):
                connection.execute(statement, {"id": name})


def wipe(connection: sqlite3.Connection, kept: Iterable[Kept]) -> bool:
    """Leaves no trace of deleted text in the files: in free pages, in the index, in the log, in the archive.

    False where the archive beside the database is not the one that held the originals.
    """
    archive = Archive(connection)
    found = [archive.blank(each) for each in kept]
    forget_deleted(connection)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return all(found)


def inherit(connection: sqlite3.Connection, gone: str, heir: str) -> None:
    """What people decided about a place holds for the one that it merged into; both decisions stay."""
    select = "SELECT * FROM judgements WHERE left_id = :gone OR right_id = :gone ORDER BY id"
    for row in connection.execute(select, {"gone": gone}).fetchall():
        left, right = sorted(heir if name == gone else name for name in (row["left_id"], row["right_id"]))
        if left != right:
            connection.execute(
                "INSERT INTO judgements (left_id, right_id, verdict, judge, judged_at, note) VALUES (?, ?, ?, ?, ?, ?)",
                [left, right, row["verdict"], row["judge"], row["judged_at"], row["note"]],
            )
