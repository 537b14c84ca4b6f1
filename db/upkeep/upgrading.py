"""An older database is brought to the newest schema: copied first, then changed in one transaction or not at all."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from db.file.errors import DatabaseError
from db.file.opening import share
from db.file.transactions import transaction
from db.links import matching

_log = logging.getLogger(__name__)


def upgrade(connection: sqlite3.Connection, steps: Migrations, name: str) -> None:
    """Applies the `steps` that the database called `name` lacks; a file that holds something is copied beside it first.

    DatabaseError when there is no room or right for the copy; then nothing was changed. Of two programs that open the
    file at once one waits for the other and finds nothing left to do.
    """
    share(connection)
    with transaction(connection):
        database = Database(connection)
        pending = [step.name for step in steps.pending(database)]
        is_older = bool(pending and steps.applied(database))
        copy = _copied(name, pending[0]) if is_older else None
        steps.apply(database)
    if copy is not None:
        _log.warning("%s was brought up to date; as it was before, it lies in %s.", name, copy)
        if matching.is_empty(connection):
            _log.warning("Run 'claims link' once, so that what comes in meets what %s holds.", name)


def _copied(name: str, step: str) -> Path | None:
    """A copy of the file as it is, named after the first step that it lacks; None for a database in memory."""
    if name == ":memory:":
        return None
    copy = Path(f"{name}.before-{step.partition('_')[0]}")
    unfinished = copy.with_name(f"{copy.name}.part")
    try:
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        os.replace(unfinished, copy)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise DatabaseError(
            f"{name} was made by an older Claimtrail and no copy of it could be made before bringing it up to date"
            f" ({error}): make room and give the right to write to its folder."
        ) from error
    return copy
