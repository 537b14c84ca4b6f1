"""Changes that happen whole or not at all, the scripts that are run inside one, and reads of one moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.file.opening import patiently


@contextmanager
def transaction(connection: sqlite3.Connection, *, tell: bool = False) -> Iterator[None]:
    """All or nothing; takes the write lock at once, so that two writers wait for each other instead of failing.

    `tell` says that a person is to know when another program holds the database and is waited for.
    """
    begun = "BEGIN IMMEDIATE"
    if tell:
        patiently(connection, lambda: connection.execute(begun))
    else:
        connection.execute(begun)
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def moment(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The database as it is now, whatever is written while it is read: no text is parted from its offsets."""
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        connection.rollback()


def run_script(connection: sqlite3.Connection, script: Path) -> None:
    """Every statement of an SQL file, in the transaction that is open.

    `executescript` of sqlite3 would end that transaction first. Statements end with a semicolon and a line break.
    """
    for statement in script.read_text(encoding="utf8").split(";\n"):
        if statement.strip():
            connection.execute(statement)
