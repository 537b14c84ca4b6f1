"""The proof that every stored span says what it is said to say, and that no text and no original has changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from db.file.archive import Archive, Kept
from db.file.errors import DatabaseError
from db.texts.quotes import has_quotes_only
from db.texts.rows import text_hash, version_id

Part = Literal["appearance", "quantity", "attribution"]


@dataclass(frozen=True, slots=True)
class Damage:
    """One row that does not hold, and what to do about it."""

    what: Literal["database", "archive", "original", "version", "appearance", "quantity", "attribution"]
    id: str
    source_id: str | None
    message: str


_SPANS: dict[Part, str] = {
    "appearance": 'SELECT id, exact, start, "end" FROM appearances WHERE version_id = ?',
    "quantity": """
        SELECT quantities.id, quantities.exact, quantities.start, quantities."end"
        FROM quantities JOIN appearances ON appearances.id = appearance_id WHERE version_id = ?""",
    "attribution": """
        SELECT attributions.id, attributions.exact, attributions.start, attributions."end"
        FROM attributions JOIN appearances ON appearances.id = appearance_id WHERE version_id = ?""",
}


class Proof:
    """Goes through all versions and their spans; `str()` of it sums up what was proved so far."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.archive = Archive(connection)
        self.has_quotes_only = has_quotes_only(connection)
        self.versions = 0
        self.originals = 0
        self.spans = 0
        self.damaged = 0

    def __str__(self) -> str:
        damage = f"{self.damaged:,} damaged" if self.damaged else "all hold"
        looked_at = f"{self.versions:,} texts, {self.originals:,} originals and {self.spans:,} spans looked at"
        quoted = " Of the texts only the quotes are here, so that none can be proved whole." * self.has_quotes_only
        return f"{looked_at}: {damage}.{quoted}"

    def damages(self) -> Iterator[Damage]:
        """Every damage found, first of the file as a whole, then text by text."""
        for damage in self._damages():
            self.damaged += 1
            yield damage

    def _damages(self) -> Iterator[Damage]:
        for row in self.connection.execute("PRAGMA quick_check"):
            if row[0] != "ok":
                yield Damage("database", "-", None, f"{row[0]}: restore the file from a backup.")
        for row in self.connection.execute("PRAGMA foreign_key_check"):
            yield Damage(
                "database",
                f"{row[0]} {row[1]}",
                None,
                f"it points to a row of {row[2]} that is not there: restore the file from a backup.",
            )
        yield from self._lost_archive()
        for version in self.connection.execute("SELECT * FROM versions ORDER BY rowid"):
            self.versions += 1
            yield from self._damages_of(version)
            yield from self._past_damages_of(version)
            yield from self._original_damage_of(version)

    def _lost_archive(self) -> Iterator[Damage]:
        (kept,) = self.connection.execute("SELECT count(archive_offset) FROM versions").fetchone()
        if kept and (self.archive.path is None or not self.archive.path.exists()):
            name = self.archive.path.name if self.archive.path is not None else "the archive"
            yield Damage("archive", name, None, _ARCHIVE_LOST.format(kept))

    def _original_damage_of(self, version: sqlite3.Row) -> Iterator[Damage]:
        if version["archive_offset"] is None or self.archive.path is None or not self.archive.path.exists():
            return
        self.originals += 1
        kept = Kept(version["archive_offset"], version["archive_length"], version["original_sha256"])
        try:
            self.archive.original(kept)
        except DatabaseError as error:
            yield Damage("original", version["id"], version["source_id"], str(error))

    def _past_damages_of(self, version: sqlite3.Row) -> Iterator[Damage]:
        """Of what an earlier text claimed, its parts included."""
        past = "SELECT * FROM past_appearances WHERE version_id = ?"
        for row in self.connection.execute(past, [version["id"]]):
            yield from self._damage_at("appearance", row["id"], version, row)
            for what in ("quantities", "attributions"):
                for part in json.loads(row[what]):
                    yield from self._damage_at(_ONE_OF[what], row["id"], version, part)

    def _damages_of(self, version: sqlite3.Row) -> Iterator[Damage]:
        text, source = version["text"], version["source_id"]
        is_other = text_hash(text) != version["sha256"] and not self.has_quotes_only
        if is_other or version_id(source, version["sha256"]) != version["id"]:
            message = (
                "the text is not the one that was stored: restore the file from a backup, or add the source again."
            )
            yield Damage("version", version["id"], source, message)
        for what, query in _SPANS.items():
            for row in self.connection.execute(query, [version["id"]]):
                yield from self._damage_at(what, str(row["id"]), version, row)

    def _damage_at(
        self, what: Part, name: str, version: sqlite3.Row, row: sqlite3.Row | dict[str, Any]
    ) -> Iterator[Damage]:
        self.spans += 1
        start, end = row["start"], row["end"]
        if version["text"][start:end] != row["exact"] or not 0 <= start < end:
            yield Damage(what, name, version["source_id"], _SPAN_DAMAGE.format(start, end))


_ONE_OF: dict[str, Part] = {"quantities": "quantity", "attributions": "attribution"}
_ARCHIVE_LOST = "it is not there, and {:,} texts were read from what it held: put it back beside the database."


_SPAN_DAMAGE = "its words are not at {}-{} of the text: add the source again, or restore the file from a backup."
