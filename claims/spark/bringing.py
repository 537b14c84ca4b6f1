"""What a cluster has written, brought into a database: links, and what later statements will be looked up by."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import ClaimsError
from claims.match.link import link_appearances, settle_all
from db.links import linking, matching
from db.links.linking import Link
from db.links.matching import COPY, Mark
from db.writing import judging

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


def link_as_told(connection: sqlite3.Connection, folder: Path, known: Collection[str]) -> int:
    """Links every appearance anew: those `known` to the dataset in `folder` as it does, all others here.

    Gives how many there are. What the dataset holds beside them is passed over. Call inside a transaction.
    """
    everything = linking.appearance_ids(connection)
    linking.forget_all(connection)
    brought = _bring(connection, folder, frozenset(known))
    judging.apply(connection, everything)
    link_appearances(connection, [name for name in everything if name not in brought])
    settle_all(connection)
    return len(everything)


def _bring(connection: sqlite3.Connection, folder: Path, known: frozenset[str]) -> set[str]:
    """Stores `links` and the marks in `statements`; gives of which appearances."""
    links = table(folder / "links")
    taken = known - _orphans(links, known)
    for batch in links.to_batches(batch_size=_ROWS):
        found = (Link(**row) for row in batch.to_pylist())
        linking.write_links(connection, (link for link in found if {link.left_id, link.right_id} <= taken))
    brought: set[str] = set()
    for batch in table(folder / "statements").to_batches(columns=_MARKS, batch_size=_ROWS):
        rows = [row for row in batch.to_pylist() if row["id"] in taken]
        matching.write_marks(connection, _marks(connection, rows))
        brought.update(row["id"] for row in rows)
    return brought


def _orphans(links: ds.Dataset, known: frozenset[str]) -> frozenset[str]:
    """Copies of what is not known: nothing but that they repeat it was found out about them."""
    import pyarrow.dataset as ds

    batches = links.to_batches(columns=["left_id", "right_id"], filter=ds.field("rule") == COPY, batch_size=_ROWS)
    return frozenset(row["right_id"] for batch in batches for row in batch.to_pylist() if row["left_id"] not in known)


def _marks(connection: sqlite3.Connection, rows: Sequence[Mapping[str, Any]]) -> Iterator[Mark]:
    docids = matching.docids(connection, [row["id"] for row in rows])
    follow = matching.copies(connection, docids)
    for row in rows:
        if row["own"]:  # without a key nothing is looked up
            mark = (docids[row["id"]], row["id"], row["sign"], row["is_bound"])
            yield Mark(*mark) if row["id"] in follow else Mark(*mark, row["sketch"], frozenset(row["own"]))
