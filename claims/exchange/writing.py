"""An export on its way into a file or to standard output, in one format or another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from claims.errors import ClaimsError
from claims.exchange import formats
from claims.exchange.exporting import EXPORTS, Export
from claims.exchange.files import PACKED, output, replacing
from claims.standards import Addresses, Json
from claims.terminal.output import progress
from db.file.transactions import moment
from db.reading import exporting
from db.upkeep import dump


def write_export(connection: sqlite3.Connection, what: str, form: str, name: str | None, base_url: str) -> None:
    """Writes one of `EXPORTS` as it stands at this moment, to the file called `name` or to standard output."""
    export, addresses = EXPORTS[what], Addresses(base_url)
    with moment(connection):
        count = exporting.count(connection, export.counted)
        with progress("Exporting", lambda: count, beside_rows=name in (None, "-")) as step:
            rows = _told(export.rows(connection, addresses), step)
            if form == "parquet":
                _write_parquet(export, rows, str(name))
                return
            with output(name) as stream:
                if form == "json":
                    around = export.around(connection, addresses, formats.place())
                    formats.write_json(map(export.inside, rows), around, stream)
                elif form == "csv":
                    formats.write_csv(rows, export.columns, stream, marked=name not in (None, "-"))
                else:
                    formats.write_lines(map(export.alone, rows), stream)


def write_dump(connection: sqlite3.Connection, path: str, form: str, name: str | None) -> None:
    """Writes every row of every table of the database at `path`."""
    with (
        progress("Exporting", lambda: dump.count(connection), beside_rows=name in (None, "-")) as step,
        output(name) as stream,
    ):
        _write_rows(_told(dump.rows(path), step), form, stream)


def _write_rows(rows: Iterable[Json], form: str, stream: BinaryIO) -> None:
    if form == "json":
        formats.write_json(rows, [formats.place()], stream)
    else:
        formats.write_lines(rows, stream)


def _write_parquet(export: Export, rows: Iterable[Json], name: str) -> None:
    from claims.exchange.parquet import write_parquet

    if name.endswith(PACKED):
        raise ClaimsError("Parquet packs itself: name a file that ends in .parquet.")
    with replacing(Path(name)) as unfinished:
        write_parquet(rows, export.columns, unfinished)


def _told(rows: Iterable[Json], step: Callable[[int], None]) -> Iterator[Json]:
    """`rows` as they are, each told to the progress bar."""
    for row in rows:
        step(1)
        yield row
