"""The search index as a whole: what it covers, how it is made anew, and how deleted words leave it."""

from __future__ import annotations

import sqlite3

# Each searched table with its columns; the same columns go through `fts_text` in its triggers.
INDEXES = (
    ("appearances", ("text", "gloss")),
    ("claims", ("text", "gloss", "subject")),
    ("sources", ("title", "publisher", "author")),
)


def mend(connection: sqlite3.Connection) -> int:
    """Makes the search index anew from the tables; gives how many rows it holds. Call inside a transaction."""
    made = 0
    for table, columns in INDEXES:
        names, spaced = ", ".join(columns), ", ".join(f"fts_text({column})" for column in columns)
        connection.execute(f"DELETE FROM {table}_fts")
        filled = f"INSERT INTO {table}_fts (rowid, {names}) SELECT docid, {spaced} FROM {table} ORDER BY docid"
        made += connection.execute(filled).rowcount
    return made


def forget_deleted(connection: sqlite3.Connection) -> None:
    """Leaves no word of what was deleted in the index: the segments that still hold them are merged into new ones."""
    for table, _ in INDEXES:
        connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize')")
