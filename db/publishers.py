"""Publishers under all their spellings: one row for 新京报, 新京報 and 《新京报》."""

from __future__ import annotations

import json
import sqlite3

from extract.fold import fold


class Publishers:
    """Finds and makes publishers by name; remembers the table, which is small beside the others."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[str, int] | None = None

    def forget(self) -> None:
        """Reads the table anew next time, as after a rollback."""
        self._ids = None

    def find(self, name: str) -> int | None:
        """The publisher that goes by this name in any script or between any quotation marks."""
        return self._known().get(_spelling(name))

    def identify(self, name: str, region: str | None = None) -> int:
        """The publisher of this name, made when new; attributions stored before then point to it too."""
        spelling = _spelling(name)
        known = self._known().get(spelling)
        if known is not None:
            return known
        made = self._connection.execute(
            "INSERT INTO publishers (name, names, region) VALUES (?, ?, ?) RETURNING id",
            [name, json.dumps([name], ensure_ascii=False), region],
        ).fetchone()["id"]
        self._known()[spelling] = made
        unresolved = self._connection.execute("SELECT DISTINCT name FROM attributions WHERE publisher_id IS NULL")
        spelt = [(made, row["name"]) for row in unresolved.fetchall() if _spelling(row["name"]) == spelling]
        self._connection.executemany("UPDATE attributions SET publisher_id = ? WHERE name = ?", spelt)
        return int(made)

    def _known(self) -> dict[str, int]:
        if self._ids is None:
            stored = self._connection.execute("SELECT id, name, names FROM publishers").fetchall()
            self._ids = {
                _spelling(name): row["id"] for row in stored for name in (row["name"], *json.loads(row["names"]))
            }
        return self._ids


def _spelling(name: str) -> str:
    return fold(name).strip(" 《》〈〉「」『』“”\"'").casefold()
