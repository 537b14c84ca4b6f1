"""A dump read back: an equal database in a new file, or nothing at all."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any

from claims.errors import ClaimsError
from claims.exchange.files import beside
from claims.exchange.reading import Dump, opened, size_of
from claims.journal import since, tell
from claims.match.rekeying import rekey
from claims.terminal.output import progress
from db import open_db
from db.file.opening import share
from db.reading import exporting, queries
from db.reading.queries import Stats
from db.upkeep import dump
from db.upkeep.restoring import Restoring, holds_nothing, move_into, originals
from db.upkeep.verifying import Proof
from db.writing.store import Store

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Imported:
    """What the database holds now; `was_there` says that it held just that before. `originals` lie in an archive."""

    stats: Stats
    was_there: bool
    originals: int


def import_dump(name: str, path: str) -> Imported:
    """Makes of the dump called `name` the database at `path`, which must be missing, empty, or equal already.

    ClaimsError says what is wrong with the dump or the database; then nothing was changed.
    """
    target = Path(path)
    held = _step(path) if target.exists() else None
    if held is None:
        _demand_no_log(target)
    size = size_of(name)
    with opened(name) as stream, beside(target.resolve()) as unfinished:
        with progress("Reading", lambda: size, beside_rows=False) as told:
            source = Dump(stream, name, told)
            if held == source.head.schema:
                _demand_equal(path, _lines(source))
                return _told(path, was_there=True)
            restoring = _read(source, unfinished)
        _finish(source, restoring)
        if held:
            _demand_equal(path, dump.rows(unfinished))
        elif held is not None:
            move_into(unfinished, target)
        elif target.exists():
            raise ClaimsError(f"{path} was made by another program meanwhile: import into a new file, named with --db.")
        else:
            unfinished.replace(target)
    return _told(path, was_there=bool(held))


def _step(path: str) -> str:
    """The schema step of a database that holds something; nothing for an empty one."""
    with closing(open_db(path)) as connection:
        return "" if holds_nothing(connection) else str(dump.state(connection).schema)


def _demand_no_log(target: Path) -> None:
    """SQLite would take what lies in the log of a database that is gone for changes of the new one."""
    log = Path(f"{target}-wal")
    if log.exists() and log.stat().st_size:
        raise ClaimsError(f"{log} was left by a database that is gone: remove it, or name another file with --db.")


def _demand_equal(path: str, theirs: Generator[dict[str, Any]]) -> None:
    """ClaimsError unless the database holds just the rows that a dump does, whose states may differ."""
    ours = dump.rows(path)
    with closing(ours), closing(theirs):
        next(ours), next(theirs)
        if any(one != other for one, other in zip_longest(ours, theirs)):
            raise ClaimsError(f"{path} holds other things already: import into a new file, named with --db.")


def _lines(source: Dump) -> Generator[dict[str, Any]]:
    """The lines of a dump, as `db.dump.rows` gives them."""
    told = 0
    yield source.head.line
    for table, row in source.rows():
        yield {"table": table, "row": row}
        told += 1
    yield {dump.HEAD: {"rows": told}}


def _read(source: Dump, path: Path) -> Restoring:
    """All rows of a dump in a new database, not yet finished."""
    restoring = Restoring(path, source.head.schema)
    try:
        for table, rows in groupby(source.rows(), key=lambda pair: pair[0]):
            started = time.monotonic()
            restoring.fill(table, (_whole(source, restoring.columns[table], row) for _, row in rows))
            tell(_log, "table.read", table=table, ms=since(started))
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        restoring.close()
        if "full" in str(error):
            raise
        source.damaged(error)
    except BaseException:
        restoring.close()
        raise
    return restoring


def _whole(source: Dump, columns: tuple[str, ...], row: dict[str, Any]) -> dict[str, Any]:
    """`row`, once it is known to have just these columns."""
    if len(row) != len(columns) or not all(name in row for name in columns):
        source.damaged("it has other columns than its table")
    return row


def _finish(source: Dump, restoring: Restoring) -> None:
    """Makes a database whole and proves it: every text has its hash, every span its words."""
    started = time.monotonic()
    with closing(restoring.finish(quotes_only=source.head.has_quotes_only)) as connection:
        tell(_log, "database.indexed", ms=since(started))
        count = exporting.count(connection, "appearances")
        with progress("Keying", lambda: count, beside_rows=False) as step, Store(connection).transaction():
            try:
                rekey(connection, step)
            except ValueError as error:  # as a day that no calendar has
                source.refuse(error)
        tell(_log, "appearances.keyed", appearances=count, ms=since(started))
        for damage in Proof(connection).damages():
            if damage.what != "archive":  # that is no part of a dump
                source.refuse(f"{damage.what} {damage.id}: {damage.message}")
        tell(_log, "database.proved", ms=since(started))
        share(connection)


def _told(path: str, *, was_there: bool) -> Imported:
    with closing(open_db(path)) as connection:
        return Imported(queries.stats(connection), was_there, originals(connection))
