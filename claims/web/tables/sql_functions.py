"""SQL functions that a claims database has in Datasette, beside SQLite's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from claims.standards import text_fragment
from db.file.search import fts_query, fts_text
from extract.text.fold import fold


@dataclass(frozen=True, slots=True)
class Function:
    """A function of strings as people call it in SQL; NULL for any of them gives NULL."""

    signature: str
    description: str
    value: Callable[..., str | None]

    @property
    def name(self) -> str:
        """What stands before the bracket."""
        return self.signature.partition("(")[0]

    @property
    def arity(self) -> int:
        """How many strings it takes."""
        return self.signature.count(",") + 1

    def __call__(self, *arguments: object) -> str | None:
        """As SQLite calls it: with values of any type."""
        if any(argument is None for argument in arguments):
            return None
        return self.value(*(str(argument) for argument in arguments))


FUNCTIONS = (
    Function("fold(text)", "The text in Simplified, half-width characters; finds either script in the other.", fold),
    Function("fts_text(text)", "The text as the full-text tables hold it: words and single characters.", fts_text),
    Function(
        "escape_fts(query)",
        "What people type as a full-text query, Chinese included: `claims_fts match escape_fts('摄像头')`.",
        fts_query,
    ),
    Function(
        "text_fragment(url, exact)",
        "The address that opens a page at these words; NULL for a source that has no web address.",
        lambda url, exact: text_fragment(url, {"exact": exact}),
    ),
)


def register(connection: sqlite3.Connection) -> None:
    """Makes the functions known to one connection; `escape_fts` takes the place of Datasette's own."""
    for function in FUNCTIONS:
        connection.create_function(function.name, function.arity, function, deterministic=True)
