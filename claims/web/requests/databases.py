"""Which of the databases that Datasette serves are ours, and reading them as one visitor may.

The only file that knows what differs between Datasette 0.65 and 1.0 in permissions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote
from weakref import WeakSet

from datasette import Forbidden
from datasette.utils import StartupError, sqlite_timelimit

from claims.web.requests.errors import ApiError, not_found
from db.file.opening import mark_of
from db.file.private import PRIVATE_ID
from db.file.transactions import moment
from db.upkeep.migrations import APPLICATION_ID

Answer = TypeVar("Answer")
TIME_LIMIT = 10  # seconds for one read where nothing else is set; Datasette gives visitors' own SQL one


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a connection leads to a Claimtrail database."""
    return mark_of(connection) == APPLICATION_ID


_recognised: WeakSet[Any] = WeakSet()  # once ours, a database stays ours: cells ask for each of their rows


def _holds_claims(database: Any) -> bool:
    if database in _recognised:
        return True
    if database.is_memory or not database.path or not Path(database.path).exists():
        return False
    mode = "mode=ro" if database.is_mutable else "immutable=1"
    connection = sqlite3.connect(f"file:{quote(str(database.path))}?{mode}", uri=True)
    with closing(connection):
        if is_ours(connection):
            _recognised.add(database)
    return database in _recognised


def refuse_private(datasette: Any) -> None:
    """Ends the start of a server that would show tokens and jobs to everybody."""
    for database in _served(datasette):
        if database.path and Path(database.path).exists():
            with closing(sqlite3.connect(f"file:{quote(str(database.path))}?mode=ro", uri=True)) as connection:
                if mark_of(connection) == PRIVATE_ID:
                    raise StartupError(f"{database.path} holds tokens and is not to be served: leave it out.")


def claims_databases(datasette: Any) -> list[Any]:
    """The databases of ours among those served, in the order in which they were named."""
    return [database for database in _served(datasette) if _holds_claims(database)]


def serves_only_claims(datasette: Any) -> bool:
    """Whether every database served is ours, so that the front page may be too."""
    served = _served(datasette)
    return bool(served) and len(claims_databases(datasette)) == len(served)


def _served(datasette: Any) -> list[Any]:
    return [database for name, database in datasette.databases.items() if name != "_internal"]


def claims_database(datasette: Any) -> Any:
    """The database that pages and API read: the first of ours."""
    found = claims_databases(datasette)
    if not found:
        raise not_found("No Claimtrail database is served here.")
    return found[0]


async def ensure_visible(datasette: Any, actor: Any, database: str, tables: Iterable[str]) -> None:
    """Raises ApiError 403 unless the actor (None for anybody) may view every one of `tables`."""
    for table in tables:
        try:
            if hasattr(datasette, "ensure_permissions"):  # 0.65
                asked = [("view-table", (database, table)), ("view-database", database), "view-instance"]
                await datasette.ensure_permissions(actor, asked)
            else:
                from datasette.resources import TableResource

                await datasette.ensure_permission(
                    action="view-table", resource=TableResource(database=database, table=table), actor=actor
                )
        except Forbidden:
            raise ApiError(403, "forbidden", f"You may not read the table {table}: sign in or ask its owner.") from None


async def read(database: Any, query: Callable[[sqlite3.Connection], Answer], seconds: float = TIME_LIMIT) -> Answer:
    """What `query` finds at one moment, in one of Datasette's threads and within so many seconds."""

    def limited(connection: sqlite3.Connection) -> Answer:
        try:
            with moment(connection), sqlite_timelimit(connection, seconds * 1000):
                return query(connection)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                message = f"This took longer than {seconds:g} seconds: ask for less, such as a narrower range."
                raise ApiError(503, "too_slow", message) from None
            raise

    found: Answer = await database.execute_fn(limited)
    return found
