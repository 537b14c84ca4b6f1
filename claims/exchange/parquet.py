"""Parquet, written group by group; needs pyarrow, which is brought by the extra of that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from claims.errors import ClaimsError
from claims.exchange.columns import Column, row
from claims.standards import Json

GROUP = 5_000  # rows in a group: some tens of megabytes while it is written


def write_parquet(rows: Iterable[Json], columns: Sequence[Column], path: Path) -> None:
    """A Parquet file at `path`, packed with Zstandard; ClaimsError without pyarrow."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise ClaimsError("Parquet needs pyarrow: pip install 'claimtrail[parquet]' brings it.") from error
    schema = pyarrow.schema(_fields(pyarrow, columns))
    cut = (row(columns, each) for each in rows)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(cut):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))


def _groups(rows: Iterator[Json]) -> Iterator[list[Json]]:
    while group := list(islice(rows, GROUP)):
        yield group


def _fields(pyarrow: Any, columns: Sequence[Column]) -> list[Any]:
    return [pyarrow.field(column.name, _type(pyarrow, column)) for column in columns]


def _type(pyarrow: Any, column: Column) -> Any:
    if column.kind == "list":
        return pyarrow.list_(pyarrow.struct(_fields(pyarrow, column.parts)))
    plain = {"whole": pyarrow.int64, "number": pyarrow.float64, "flag": pyarrow.bool_, "text": pyarrow.string}
    return plain[column.kind]()
