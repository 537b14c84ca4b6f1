"""Connected components of links on a cluster, by large-star and small-star.

R. Kiveris, S. Lattanzi, V. Mirrokni, V. Rastogi, S. Vassilvitskii: Connected Components in MapReduce and Beyond, SoCC
2014, https://doi.org/10.1145/2670979.2670997. Chains shrink by half in each round, so that rounds grow with the
logarithm of the longest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def components(edges: DataFrame) -> DataFrame:
    """Columns `node` and `component`, the smallest node of each, from the columns `left` and `right` of ids."""
    from pyspark.sql import functions as F

    now = edges.select(F.greatest("left", "right").alias("node"), F.least("left", "right").alias("to"))
    now = now.where("node <> to").distinct().localCheckpoint()
    before = None
    while (state := _state(now)) != before:
        before = state
        now = _small_star(_large_star(now)).localCheckpoint()
    roots = now.select(F.col("to").alias("node"), F.col("to").alias("component")).distinct()
    return now.select("node", F.col("to").alias("component")).unionByName(roots)


def _large_star(edges: DataFrame) -> DataFrame:
    """Every larger neighbour of a node is led to the smallest one."""
    from pyspark.sql import functions as F

    both = edges.unionByName(edges.select(F.col("to").alias("node"), F.col("node").alias("to")))
    least = both.groupBy("node").agg(F.least(F.min("to"), F.col("node")).alias("least"))
    joined = both.join(least, "node").where("to > node")
    return joined.select(F.col("to").alias("node"), F.col("least").alias("to")).where("node <> to").distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """A node and its smaller neighbours are led to the smallest one."""
    from pyspark.sql import functions as F

    turned = edges.select(F.greatest("node", "to").alias("node"), F.least("node", "to").alias("to")).distinct()
    least = turned.groupBy("node").agg(F.min("to").alias("least"))
    joined = turned.join(least, "node")
    led = joined.select(F.col("to").alias("node"), F.col("least").alias("to"))
    own = least.select("node", F.col("least").alias("to"))
    return led.unionByName(own).where("node <> to").distinct()


def _state(edges: DataFrame) -> tuple[int, int]:
    """A fingerprint of the edges, the same whatever their order."""
    from pyspark.sql import functions as F

    counted = edges.agg(F.count("node"), F.sum(F.xxhash64("node", "to").cast("decimal(38,0)"))).first()
    return (counted[0], int(counted[1] or 0)) if counted is not None else (0, 0)
