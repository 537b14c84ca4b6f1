"""The proof that every stored span says what it is said to say, and that no text has changed since it was stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from db.rows import text_hash, version_id


@dataclass(frozen=True, slots=True)
class Damage:
    """One row that does not hold, and what to do about it."""

    what: Literal["database", "version", "appearance", "quantity", "attribution"]
    id: str
    source_id: str | None
    message: str


_SPANS = {
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
        self.versions = 0
        self.spans = 0
        self.damaged = 0

    def __str__(self) -> str:
        damage = f"{self.damaged:,} damaged" if self.damaged else "all hold"
        return f"{self.versions:,} texts and {self.spans:,} spans looked at: {damage}."

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
                *("database", f"{row[0]} {row[1]}", None),
                f"it points to a row of {row[2]} that is not there: restore the file from a backup.",
            )
        for version in self.connection.execute("SELECT id, source_id, sha256, text FROM versions ORDER BY rowid"):
            self.versions += 1
            yield from self._damages_of(version)

    def _damages_of(self, version: sqlite3.Row) -> Iterator[Damage]:
        text, source = version["text"], version["source_id"]
        if text_hash(text) != version["sha256"] or version_id(source, version["sha256"]) != version["id"]:
            message = (
                "the text is not the one that was stored: restore the file from a backup, or add the source again."
            )
            yield Damage("version", version["id"], source, message)
        for what, query in _SPANS.items():
            for row in self.connection.execute(query, [version["id"]]):
                self.spans += 1
                if text[row["start"] : row["end"]] != row["exact"] or not 0 <= row["start"] < row["end"]:
                    yield Damage(what, str(row["id"]), source, _SPAN_DAMAGE.format(row["start"], row["end"]))  # type: ignore[arg-type]


_SPAN_DAMAGE = "its words are not at {}-{} of the text: add the source again, or restore the file from a backup."
