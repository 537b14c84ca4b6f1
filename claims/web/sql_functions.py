"""SQL functions that a claims database has in Datasette, beside SQLite's own.

| function | gives |
| --- | --- |
| `fold(text)` | the text in Simplified and half-width characters: `fold(a) = fold(b)` finds either script |
| `fts_text(text)` | the text cut into words and single characters, as the `_fts` tables hold it |
| `escape_fts(query)` | what people type as a full-text query that matches Chinese: `match escape_fts('摄像头')` |
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from db.search import fts_query, fts_text
from extract.fold import fold


def register(connection: sqlite3.Connection) -> None:
    """Makes the functions known to one connection; `escape_fts` takes the place of Datasette's own."""
    for name, function in (("fold", fold), ("fts_text", fts_text), ("escape_fts", fts_query)):
        connection.create_function(name, 1, _on_text(function), deterministic=True)


def _on_text(function: Callable[[str], str]) -> Callable[[object], str | None]:
    """NULL for NULL, and text for numbers, as SQL functions answer."""
    return lambda value: None if value is None else function(str(value))
