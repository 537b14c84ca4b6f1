"""Extraction on a cluster: every article by the same functions as here, written as one Parquet table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from claims.ingest import Overrides, Unreadable
from claims.spark import records
from claims.spark.reading import articles, listed, sources
from extract.model import Source

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

_HELD = 20  # articles that a worker holds before it hands them on
_BYTES = 64 << 20  # of input for one task: a few hundred of them keep a large cluster busy to the end


def extract(spark: SparkSession, names: Sequence[str], overrides: Overrides, output: str) -> tuple[int, int]:
    """Reads `names`, finds the claims of every article and writes them to `output`/articles, which must not be there.

    Gives how many articles and how many appearances were written; what could not be read is written with its reason.
    The rows of one part follow the order of reading.
    """
    from pyspark.sql import functions as F
    from pyspark.sql.pandas.types import from_arrow_schema

    spark.conf.set("spark.sql.files.maxPartitionBytes", str(_BYTES))
    found = articles(spark, listed(spark, names))
    tasks = max(found.rdd.getNumPartitions(), 2 * spark.sparkContext.defaultParallelism)
    ordered = found.repartitionByRange(tasks, "sequence").sortWithinPartitions("sequence")
    made = ordered.mapInArrow(partial(_extracted, overrides), from_arrow_schema(records.schema()))
    path = f"{output.rstrip('/')}/articles"
    made.write.parquet(path)
    counted = spark.read.parquet(path).agg(F.count("text"), F.sum(F.size("appearances"))).first()
    return (counted[0], counted[1] or 0) if counted is not None else (0, 0)


def failures(spark: SparkSession, output: str) -> Iterator[Unreadable]:
    """What could not be read of a dataset's articles, in their order."""
    path = f"{output.rstrip('/')}/articles"
    failed = spark.read.parquet(path).where("failure IS NOT NULL").orderBy("sequence")
    for row in failed.select("ref", "failure").toLocalIterator():
        yield Unreadable(row["ref"], row["failure"])


def _extracted(overrides: Overrides, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Runs in a worker: rows of `reading.articles` in, rows of `records.schema` out."""
    import pyarrow as pa

    from claims.match.bulk import collect_seldom

    collect_seldom()
    schema = records.schema()
    held: list[records.Record] = []
    for batch in batches:
        for row in batch.to_pylist():
            held += _rows(row, overrides)
            if len(held) >= _HELD:
                yield pa.RecordBatch.from_pylist(held, schema)
                held = []
    yield pa.RecordBatch.from_pylist(held, schema)


def _rows(row: dict[str, Any], overrides: Overrides) -> Iterator[records.Record]:
    from claims.source_claims import name_of, tried

    for place, found in enumerate(sources(row["place"], row["number"], row["content"])):
        sequence = row["sequence"] + place
        if isinstance(found, Unreadable):
            yield records.failed(sequence, found)
            continue
        source = overrides.apply(found)
        made = tried(partial(_packed, sequence), source)
        yield records.failed(sequence, Unreadable(name_of(source), made)) if isinstance(made, str) else made


def _packed(sequence: int, source: Source) -> records.Record:
    from claims.source_claims import appearances_of

    return records.packed(sequence, source, appearances_of(source))
