"""What a cluster has written, brought into a database: links, and what later statements will be looked up by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import ClaimsError
from db.links import linking, matching
from db.links.linking import Link
from db.links.matching import Mark

if TYPE_CHECKING:
    import pyarrow.dataset as ds

_ROWS = 5_000  # in memory
_MARKS = ["id", "sign", "is_bound", "sketch", "own"]


def table(path: Path) -> ds.Dataset:
    """A table that Spark has written to the folder at `path`; ClaimsError where it is not whole."""
    try:
        import pyarrow.dataset as ds
    except ImportError as error:
        raise ClaimsError("Parquet cannot be read: pip install 'claimtrail[parquet]'.") from error
    if not (path / "_SUCCESS").exists():
        raise ClaimsError(f"{path} is not whole: let the run that writes it come to its end, or run it again.")
    return ds.dataset(path, format="parquet")


def bring_links(connection: sqlite3.Connection, folder: Path) -> None:
    """Stores `links` and the marks in `statements` of the dataset in `folder`; call inside a transaction.

    The appearances are there already, without links and marks.
    """
    for batch in table(folder / "links").to_batches(batch_size=_ROWS):
        linking.write_links(connection, (Link(**row) for row in batch.to_pylist()))
    for batch in table(folder / "statements").to_batches(columns=_MARKS, batch_size=_ROWS):
        matching.write_marks(connection, _marks(connection, batch.to_pylist()))


def _marks(connection: sqlite3.Connection, rows: Sequence[Mapping[str, Any]]) -> Iterator[Mark]:
    docids = matching.docids(connection, [row["id"] for row in rows])
    follow = matching.copies(connection, docids)
    for row in rows:
        if row["own"]:  # without a key nothing is looked up
            mark = (docids[row["id"]], row["id"], row["sign"], row["is_bound"])
            yield Mark(*mark) if row["id"] in follow else Mark(*mark, row["sketch"], frozenset(row["own"]))
