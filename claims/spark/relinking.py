"""A database linked on a cluster: its appearances go out as Parquet, the links come back in one transaction.

Others may write to it while the cluster works: a source that reads otherwise by then is linked here.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.spark import linking as cluster
from claims.spark import statements
from claims.spark.bringing import link_as_told
from db.file.transactions import moment
from db.links import linking
from db.writing.store import Store

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ROWS = 2_000  # appearances in memory
_Held = dict[str, tuple[str, int]]  # appearance -> its source, and what tells whether it stayed as it was


def link_database(spark: SparkSession, store: Store, beside: Path) -> int:
    """Links every appearance again, with the outcome of `claims.match.link.link_all`; gives how many there are.

    Files go to a folder in `beside`, which every machine of the cluster has to see, and are taken away afterwards.
    """
    connection = store.connection
    with tempfile.TemporaryDirectory(prefix="claimtrail-", dir=beside) as folder:
        work = Path(folder).resolve()
        with moment(connection):
            sent = _write_payloads(connection, work / "payloads.parquet")
        told = statements.of_payloads(spark.read.parquet((work / "payloads.parquet").as_uri()))
        told.write.parquet(f"{work.as_uri()}/statements")
        cluster.write_links(spark, work.as_uri())
        with store.transaction():
            known = _unchanged(sent, _held(chain.from_iterable(_payloads(connection))))
            store.resolve_names()
            return link_as_told(connection, work, known)


def _unchanged(before: _Held, now: _Held) -> set[str]:
    """The appearances of sources in which all reads as before: how each is looked up hangs on those around it."""
    changed = {(before.get(name) or now[name])[0] for name in before.keys() | now if before.get(name) != now.get(name)}
    return {name for name, (source, _) in now.items() if source not in changed}


def _held(rows: Iterable[Mapping[str, Any]]) -> _Held:
    return {row["id"]: (row["source_id"], hash(row["payload"])) for row in rows}


def _write_payloads(connection: sqlite3.Connection, path: Path) -> _Held:
    """Writes every appearance as linking reads it; gives what was written."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(
        [("source_id", pa.string()), ("sequence", pa.int64()), ("place", pa.int64()), ("payload", pa.string())]
    )
    held: _Held = {}
    with pq.ParquetWriter(path, schema) as writer:
        for rows in _payloads(connection):
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema))
            held |= _held(rows)
    return held


def _payloads(connection: sqlite3.Connection) -> Iterator[list[dict[str, Any]]]:
    for portion in linking.portions(connection, _ROWS):
        stored = linking.stored_appearances(connection, portion.values())
        yield [
            {
                "id": each.row["id"],
                "source_id": each.row["source_id"],
                "sequence": each.row["docid"],
                "place": 0,
                "payload": statements.payload(_said(each.row), each.quantities, each.attributions),
            }
            for each in stored
        ]


def _said(row: Mapping[str, Any]) -> dict[str, Any]:
    """An appearance without what linking makes of it."""
    return {name: value for name, value in row.items() if name != "claim_id"}
