"""A database linked on a cluster: its appearances go out as Parquet, the links come back in one transaction."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claims.match.link import settle_all
from claims.spark import linking as cluster
from claims.spark import statements
from claims.spark.bringing import bring_links
from db.links import linking, matching
from db.writing import judging
from db.writing.store import Store

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

_ROWS = 2_000  # appearances in memory


def link_database(spark: SparkSession, store: Store, beside: Path) -> int:
    """Links every appearance again, with the outcome of `claims.match.link.link_all`; gives how many there are.

    Files go to a folder in `beside`, which every machine of the cluster has to see, and are taken away afterwards.
    """
    connection = store.connection
    everything = linking.appearance_ids(connection)
    with tempfile.TemporaryDirectory(prefix="claimtrail-", dir=beside) as folder:
        work = Path(folder).resolve()
        _write_payloads(connection, everything, work / "payloads.parquet")
        told = statements.of_payloads(spark.read.parquet((work / "payloads.parquet").as_uri()))
        told.write.parquet(f"{work.as_uri()}/statements")
        cluster.write_links(spark, work.as_uri())
        with store.transaction():
            store.resolve_names()
            linking.forget_all(connection)
            bring_links(connection, work)
            judging.apply(connection, everything)
            settle_all(connection)
    return len(everything)


def _write_payloads(connection: sqlite3.Connection, names: list[str], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(
        [("source_id", pa.string()), ("sequence", pa.int64()), ("place", pa.int64()), ("payload", pa.string())]
    )
    with pq.ParquetWriter(path, schema) as writer:
        for batch in _payloads(connection, names, schema):
            writer.write_batch(batch)


def _payloads(connection: sqlite3.Connection, names: list[str], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for start in range(0, len(names), _ROWS):
        docids = matching.docids(connection, names[start : start + _ROWS])
        stored = linking.stored_appearances(connection, docids.values())
        rows = [
            {
                "source_id": each.row["source_id"],
                "sequence": each.row["docid"],
                "place": 0,
                "payload": statements.payload(each.row, each.quantities, each.attributions),
            }
            for each in stored
        ]
        yield pa.RecordBatch.from_pylist(rows, schema)
