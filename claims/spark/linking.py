"""Linking on a cluster: statements meet under their keys, pairs are compared, components become claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claims.match.clusters.claimed import claimed
from claims.spark import meeting, scoring, statements
from claims.spark.components import components
from db.links.linking import Component, Telling
from db.links.matching import COPY

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_CLAIM = "claim_id string, appearance_ids array<string>, independent_source_count long"


def link(spark: SparkSession, dataset: str, block: int = meeting.BLOCK) -> None:
    """Links a dataset's articles: writes its `statements`, `links` and `claims`, which must not be there.

    `block` is how many statements of one key come to one place.
    """
    base = dataset.rstrip("/")
    statements.of_articles(spark.read.parquet(f"{base}/articles")).write.parquet(f"{base}/statements")
    write_links(spark, base, block)
    write_claims(spark, base)


def write_links(spark: SparkSession, base: str, block: int = meeting.BLOCK) -> None:
    """Writes `links` of the `statements` under `base`."""
    from pyspark.sql import functions as F

    told = spark.read.parquet(f"{base}/statements")
    leaders = told.where("size(own) > 0").groupBy("sign").agg(F.min("id").alias("leader"))
    leading = told.join(leaders.select(F.col("leader").alias("id")), "id", "leftsemi")
    met = meeting.pairs(leading, block)
    found = scoring.links(told, met).unionByName(scoring.copies(told, leaders))
    found.write.parquet(f"{base}/links")


def write_claims(spark: SparkSession, base: str) -> None:
    """Writes `claims` of the `statements` and `links` under `base`; a claim has the id of its oldest appearance."""
    from pyspark.sql import functions as F

    told = spark.read.parquet(f"{base}/statements")
    links = spark.read.parquet(f"{base}/links").drop("features")
    edges = links.where("relation = 'same'").selectExpr("left_id AS left", "right_id AS right")
    parts = components(edges).withColumnRenamed("node", "id")
    member = F.struct("sequence", "place", "id", "source_id", "publisher", "lang", "text", "speakers", "is_bound")
    members = told.join(parts, "id")
    gathered = members.groupBy("component").agg(F.sort_array(F.collect_list(member)).alias("members"))
    of = members.select(F.col("id").alias("left_id"), "component")
    held = links.where("relation <> 'related'").join(of, "left_id").groupBy("component")
    pairs = held.agg(F.collect_list(F.struct("left_id", "right_id", "relation", "score", "rule")).alias("links"))
    joined = gathered.join(pairs, "component").select("members", "links").mapInArrow(_claims, _CLAIM)
    alone = told.join(parts, "id", "leftanti")
    one = F.lit(1).cast("long").alias("independent_source_count")
    singles = alone.select(F.col("id").alias("claim_id"), F.array("id").alias("appearance_ids"), one)
    claims = joined.unionByName(singles)
    _described(claims, told).write.parquet(f"{base}/claims")


def _described(claims: DataFrame, told: DataFrame) -> DataFrame:
    """Claims with what their earliest published appearance says, and what is counted of them."""
    from pyspark.sql import functions as F

    said = ("kind", "gloss", "text", "lang", "subject")
    members = claims.select("claim_id", "independent_source_count", F.explode("appearance_ids").alias("id"))
    each = members.join(told.select("id", "sequence", "place", "source_id", "published", *said), "id")
    undated = F.col("published").isNull().alias("undated")
    earliest = F.struct(undated, "published", "sequence", "place", *said)
    summed = each.groupBy("claim_id").agg(
        F.first("independent_source_count").alias("independent_source_count"),
        F.count("id").alias("appearance_count"),
        F.count_distinct("source_id").alias("source_count"),
        F.min("published").alias("first_published"),
        F.max("published").alias("last_published"),
        F.min(earliest).alias("told"),
    )
    named = [F.col(f"told.{name}") for name in said]
    return summed.select("*", *named).drop("told").join(claims.select("claim_id", "appearance_ids"), "claim_id")


def _claims(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Runs in a worker: components in, their claims out."""
    import pyarrow as pa

    for batch in batches:
        made = [
            (claim.appearance_ids[0], list(claim.appearance_ids), claim.independent_source_count)
            for row in batch.to_pylist()
            for claim in claimed(*_component(row["members"], row["links"]))
        ]
        columns = [
            pa.array([claim[0] for claim in made], pa.string()),
            pa.array([claim[1] for claim in made], pa.list_(pa.string())),
            pa.array([claim[2] for claim in made], pa.int64()),
        ]
        yield pa.RecordBatch.from_arrays(columns, ["claim_id", "appearance_ids", "independent_source_count"])


def _component(
    members: list[dict[str, Any]], links: list[dict[str, Any]]
) -> tuple[Component, set[str], dict[str, Telling]]:
    same = [link for link in links if link["relation"] == "same"]
    component = Component(
        tuple(each["id"] for each in members),
        tuple((link["left_id"], link["right_id"], link["score"]) for link in same if link["rule"] != COPY),
        frozenset((link["left_id"], link["right_id"]) for link in links if link["relation"] == "conflict"),
        frozenset(),
        frozenset(),
        {link["right_id"]: link["left_id"] for link in same if link["rule"] == COPY},
    )
    tellings = {
        each["id"]: Telling(
            each["id"], each["source_id"], each["publisher"], each["lang"], each["text"], tuple(each["speakers"])
        )
        for each in members
    }
    return component, {each["id"] for each in members if each["is_bound"]}, tellings
