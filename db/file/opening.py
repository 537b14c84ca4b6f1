"""How a database file is reached: as it stands when it cannot be written, and patiently when another holds it.

Here too: whose file it is, and what makes reading it quick.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

Done = TypeVar("Done")

MAPPED = 2**31 - 2**16  # bytes, the most that SQLite maps
CACHED = 32_000  # KiB of pages that each of the connections of a server keeps

WAIT = 5.0  # seconds that a person is kept waiting for another program
AT_ONCE = 0.3  # seconds after which the wait is told

_log = logging.getLogger(__name__)


def connect(name: str, *, create: bool) -> sqlite3.Connection:
    """A connection to the file called `name`; `create` says that it is to be written to, and made when it is missing.

    For reading, a file in a folder where nothing may be written is opened as one that nobody changes: SQLite cannot
    share its log with writers there.
    """
    writable = sqlite3.connect(name, timeout=WAIT, isolation_level=None)
    if _is_readable(writable, name) or create or name == ":memory:":
        return writable
    writable.close()
    return sqlite3.connect(address(name), uri=True, timeout=WAIT, isolation_level=None)


def address(path: str | Path) -> str:
    """The URI that opens the database at `path` for reading."""
    return f"file:{quote(str(path))}?{'immutable=1' if is_fixed(path) else 'mode=ro'}"


def is_fixed(path: str | Path) -> bool:
    """Whether the file can be read only as one that nobody changes: its folder takes no log, and none lies there."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        return False
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
        return not _is_readable(connection, str(path))


def _is_readable(connection: sqlite3.Connection, name: str) -> bool:
    try:
        patiently(connection, lambda: connection.execute("SELECT count(*) FROM sqlite_master").fetchone(), name)
    except sqlite3.OperationalError as error:
        if any(sign in str(error) for sign in ("unable to open", "readonly")):
            return False
        raise
    return True


def patiently(connection: sqlite3.Connection, action: Callable[[], Done], name: str = "The database") -> Done:
    """What `action` gives; while another program holds the database called `name`, says so and waits up to `WAIT`."""
    connection.execute(f"PRAGMA busy_timeout = {int(min(AT_ONCE, WAIT) * 1000)}")
    try:
        return action()
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        _log.warning("%s is locked by another program: waiting up to %g seconds for it.", name, WAIT)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")
    return action()


def quicken(connection: sqlite3.Connection) -> None:
    """Lets a connection read large files by mapping them, and keep more pages: facets read ten thousand of them."""
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")
    connection.execute(f"PRAGMA cache_size = -{CACHED}")


def share(connection: sqlite3.Connection) -> None:
    """Lets one write to the file while others read it; stays with the file."""
    connection.execute("PRAGMA journal_mode = WAL")


def is_ours_alone(connection: sqlite3.Connection) -> bool:
    """Whether no other program has the file open that `share` lets them use; only then can its log be put away."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if is_locked(error):
            return False
        raise
    return True


def mark_of(connection: sqlite3.Connection) -> int | None:
    """The mark of the program that made a file; None of one that is no database."""
    try:
        return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def is_locked(error: BaseException) -> bool:
    """Whether something failed only because another program holds the database for now."""
    causes = (error, error.__cause__)
    return any(isinstance(each, sqlite3.OperationalError) and "locked" in str(each) for each in causes)
