"""Texts of which only the quotes are here: what a snapshot holds that is handed out without full texts.

Every sentence, clause and context that is quoted stands where it stood, so that each span holds, and so do the words
of a claim that no rule finds in a later text any more. What lies between is blanked, one character for one; the hash
beside it stays that of the whole text.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from db.file.errors import DatabaseError
from db.texts.sentences import place_of

BLANK = "_"
_QUOTES_ONLY = 1  # kept as user_version of the file, which is 0 elsewhere


def has_quotes_only(connection: sqlite3.Connection) -> bool:
    """Whether the texts of this database are blanked but for what is quoted."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == _QUOTES_ONLY)


def mark(connection: sqlite3.Connection) -> None:
    """Says of a database that its texts hold quotes only."""
    connection.execute(f"PRAGMA user_version = {_QUOTES_ONLY}")


def demand_full_texts(connection: sqlite3.Connection) -> None:
    """DatabaseError where what is about to be done needs whole texts and they are not here."""
    if has_quotes_only(connection):
        raise DatabaseError(
            "This is a snapshot that holds quotes instead of full texts: do that in the database it was made from."
        )


def blank_texts(connection: sqlite3.Connection) -> None:
    """Blanks every text but for its quotes, drops hyperlinks of what is blanked, and marks the database."""
    for (version,) in connection.execute("SELECT id FROM versions ORDER BY rowid").fetchall():
        (text,) = connection.execute("SELECT text FROM versions WHERE id = ?", [version]).fetchone()
        kept = blanked(text, _quoted(connection, version, text))
        connection.execute("UPDATE versions SET text = ? WHERE id = ?", [kept, version])
        gone = [
            (version, row[0], row[1])
            for row in connection.execute('SELECT start, "end" FROM hyperlinks WHERE version_id = ?', [version])
            if kept[row[0] : row[1]] != text[row[0] : row[1]]
        ]
        connection.executemany('DELETE FROM hyperlinks WHERE version_id = ? AND start = ? AND "end" = ?', gone)
    mark(connection)


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with everything outside of `spans` blanked; the ends of lines stay.

    >>> blanked("One. Two 2.\\nThree.", [(5, 11)])
    '_____Two 2.\\n______'
    """
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces += [_blank(text[at : max(at, start)]), text[max(at, start) : end]]
            at = end
    return "".join([*pieces, _blank(text[at:])])


def _blank(text: str) -> str:
    return "\n".join(BLANK * len(line) for line in text.split("\n"))


_APPEARANCES = 'SELECT exact, prefix, suffix, start, "end", text FROM {} WHERE version_id = ?'
_PARTS = """
SELECT {0}.start, {0}."end" FROM {0} JOIN appearances ON appearances.id = appearance_id WHERE version_id = ?
"""


def _quoted(connection: sqlite3.Connection, version: str, text: str) -> Iterator[tuple[int, int]]:
    """Where in a text stands what other columns quote from it, those of its earlier appearances included."""
    for table in ("appearances", "past_appearances"):
        for row in connection.execute(_APPEARANCES.format(table), [version]):
            yield row["start"] - len(row["prefix"]), row["end"] + len(row["suffix"])
            first = row["start"] - place_of(row, row["text"])
            if text.startswith(row["text"], first):
                yield first, first + len(row["text"])
    for table in ("quantities", "attributions"):
        for row in connection.execute(_PARTS.format(table), [version]):
            yield row[0], row[1]
    again = "SELECT new_start, new_exact FROM changes WHERE to_version_id = ? AND new_exact NOT NULL"
    for row in connection.execute(again, [version]):
        yield row[0], row[0] + len(row[1])
    past = "SELECT quantities, attributions FROM past_appearances WHERE version_id = ?"
    for row in connection.execute(past, [version]):
        for part in (*json.loads(row[0]), *json.loads(row[1])):
            yield part["start"], part["end"]
