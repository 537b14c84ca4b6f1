"""Much that is written at once: an archive goes in, or everything is linked again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from db import CACHE

_CACHE = 512 * 1024  # kibibytes of pages at hand; keys of linking fall on pages all over their index
_PAGES = 50_000  # in the log before it is merged, 200 MB: many batches write the same pages


@contextmanager
def loading(connection: sqlite3.Connection) -> Iterator[None]:
    """As long as it lasts more pages are at hand and the log is merged more seldom; each transaction is as safe."""
    (merged,) = connection.execute("PRAGMA wal_autocheckpoint").fetchone()
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):  # of a full disk or a closed file the work itself has told
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {merged}")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
