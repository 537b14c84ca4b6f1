"""Changes that happen whole or not at all, and the scripts that are run inside one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.opening import patiently


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


def run_script(connection: sqlite3.Connection, name: str) -> None:
    """Every statement of the SQL file `name` of this package, in the transaction that is open.

    `executescript` of sqlite3 would end that transaction first. Statements end with a semicolon and a line break.
    """
    script = Path(__file__).with_name(name).read_text(encoding="utf8")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)
