"""Which statements of a cluster meet: those under one key whose words are alike. A blocking join, done block by block.

All statements of a key come to one place in the order in which they were stored; each asks those before it, as linking
here does. A key that very many share is dealt out over several places: each statement is held at one of them and asks
at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from claims.match.lookup.keys import sort_of
from claims.match.lookup.sketch import is_alike, sketch

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

BLOCK = 2_000  # statements that one place holds of a key
_PAIRS = 10_000  # in one batch back to Spark
_SKETCHES = 20_000  # that a worker keeps read


def pairs(leading: DataFrame, block: int = BLOCK) -> DataFrame:
    """Distinct pairs `asking`, `asked` of ids of statements worth comparing; the first was stored later."""
    from pyspark.sql import functions as F

    place = ("id", "sequence", "place", "sketch")
    keyed = leading.select(*place, "own", F.explode("asked").alias("key")).withColumn(
        "holds", F.array_contains("own", F.col("key"))
    )
    counted = keyed.where("holds").groupBy("key").count().where(F.col("count") > block)
    shared = counted.select("key", F.ceil(F.col("count") / block).cast("int").alias("shares"))
    dealt = (
        keyed.drop("own")
        .join(F.broadcast(shared), "key", "left")
        .withColumn("shares", F.coalesce("shares", F.lit(1)))
        .withColumn("share", F.explode(F.expr("sequence(0, shares - 1)")))
        .withColumn("holds", F.expr("holds AND pmod(xxhash64(id), shares) = share"))
    )
    in_order = dealt.repartition("key", "share").sortWithinPartitions("key", "share", "sequence", "place")
    return in_order.mapInArrow(_met, "asking string, asked string").distinct()


def _met(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    made: list[tuple[str, str]] = []
    rows = (row for batch in batches for row in batch.to_pylist())
    for (key, _), block in groupby(rows, lambda row: (row["key"], row["share"])):
        for pair in _met_under(sort_of(key), block):
            made.append(pair)
            if len(made) >= _PAIRS:
                yield _batch(made, pa)
                made = []
    yield _batch(made, pa)


def _batch(made: list[tuple[str, str]], pa: Any) -> pa.RecordBatch:
    columns = [pa.array([pair[side] for pair in made], pa.string()) for side in (0, 1)]
    return pa.RecordBatch.from_arrays(columns, ["asking", "asked"])


def _met_under(sort: int, block: Iterator[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    held: list[tuple[str, Any]] = []
    for row in block:
        mine = _sketch(row["sketch"])
        for name, other in held:
            if is_alike(mine, other, sort):
                yield row["id"], name
        if row["holds"]:
            held.append((row["id"], mine))


_sketch = lru_cache(_SKETCHES)(sketch)
