"""The private file beside a database: tokens and jobs, which nobody who reads the database may see.

`claims.db` has `claims.private`. Whoever is served a database may read every table of it in SQL; so what is secret lies
in a file that is not served, not dumped and not published, like the archive beside it. Only its owner may read it, and
what is deleted in it is overwritten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from db.file.errors import DatabaseError
from db.file.opening import WAIT
from db.file.transactions import run_script, transaction

# Marks the file, so that no other is written to and this one is not served: "CLMP" in ASCII.
PRIVATE_ID = 0x434C4D50
_OWNER_ONLY = 0o600
_NEWEST = 1  # kept as user_version


def private_path(database: str | Path) -> Path:
    """The private file of a database."""
    path = Path(database)
    return path.with_suffix(".private") if path.suffix == ".db" else path.with_name(f"{path.name}.private")


def exists(database: str | Path) -> bool:
    """Whether a database has a private file: without one nobody has a token, and no job was ever given."""
    return private_path(database).exists()


@contextmanager
def private(database: str | Path, wait: float = WAIT) -> Iterator[sqlite3.Connection]:
    """A connection to the private file of `database`, made when it is missing; rows are `sqlite3.Row`.

    Transactions are the caller's. `wait` is in seconds, while another holds the file. DatabaseError says why it cannot
    be used; sqlite3.OperationalError that another holds it for longer.
    """
    path = private_path(database)
    try:
        if not path.exists():
            path.touch(_OWNER_ONLY)
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        raise DatabaseError(f"{path} cannot be written to: see to its permissions and those of its folder.") from error
    with closing(connection):
        connection.row_factory = sqlite3.Row
        try:
            connection.execute("PRAGMA secure_delete = ON")
            _prepare(connection, path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise DatabaseError(f"{path} is damaged ({error}): move it away, and make its tokens anew.") from error
        yield connection


def is_private(connection: sqlite3.Connection) -> bool:
    """Whether a connection leads to a private file."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == PRIVATE_ID)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) == _NEWEST and is_private(connection):
        return
    with transaction(connection):
        version = _version(connection)  # again: another process may have been first
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version > _NEWEST or (tables and not is_private(connection)):
            raise DatabaseError(f"{path} is of a newer Claimtrail or another program: move it, or update this one.")
        if version == 0:
            run_script(connection, Path(__file__).with_name("private.sql"))
            connection.execute(f"PRAGMA application_id = {PRIVATE_ID}")
            connection.execute(f"PRAGMA user_version = {_NEWEST}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
