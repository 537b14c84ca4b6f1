"""Pairs of statements compared on a cluster, by the function that compares them here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from claims.match.clusters.independence import is_told_in
from claims.match.pairs.overlap import Hearing
from claims.match.verdict.linked import REPEATED, linked
from claims.spark.statements import mention_of
from db.links.matching import COPY

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

LINK = "left_id string, right_id string, relation string, score double, features string, rule string"
_OPEN = "asking_source string, asked_source string, asking_text string, asked_text string"
_FIGURES = "asking_figures array<string>, asked_figures array<string>"
_SCORED = f"{LINK}, is_open boolean, {_OPEN}, {_FIGURES}"
_MENTIONS = 5_000  # that a worker keeps read
_LINKS = 500  # in one batch back to Spark


def copies(statements: DataFrame, leaders: DataFrame) -> DataFrame:
    """The links of copies to the one that leads them: of one sign the smallest id."""
    from pyspark.sql import functions as F

    following = statements.where("size(own) > 0").join(leaders, "sign").where("id <> leader")
    told = (F.lit("same").alias("relation"), F.lit(1.0).alias("score"), F.lit(REPEATED).alias("features"))
    ends = (F.col("leader").alias("left_id"), F.col("id").alias("right_id"))
    return following.select(*ends, *told, F.lit(COPY).alias("rule"))


def links(statements: DataFrame, pairs: DataFrame) -> DataFrame:
    """The links between pairs of statements, in the columns of `links`."""
    from pyspark.sql import functions as F

    said = statements.select("id", "payload")
    both = pairs.join(said.withColumnsRenamed({"id": "asking", "payload": "mine"}), "asking").join(
        said.withColumnsRenamed({"id": "asked", "payload": "other"}), "asked"
    )
    grouped = both.repartition("asking").sortWithinPartitions("asking", "asked")
    scored = grouped.mapInArrow(_scored, _SCORED).localCheckpoint()
    names = [column.strip().split()[0] for column in LINK.split(",")]
    sentences = statements.groupBy("source_id").agg(F.collect_set("text").alias("sentences"))
    asked = scored.where("is_open")
    for side in ("asking", "asked"):
        renamed = {"source_id": f"{side}_source", "sentences": f"{side}_sentences"}
        asked = asked.join(sentences.withColumnsRenamed(renamed), f"{side}_source", "left")
    stands = asked.mapInArrow(_standing, LINK)
    return scored.where("NOT is_open").select(*names).unionByName(stands)


def _scored(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    from claims.match.bulk import collect_seldom

    collect_seldom()
    rows = (row for batch in batches for row in batch.to_pylist())
    yield from _batched(_found(rows), _schema(_SCORED))


def _found(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for mine, met in groupby(rows, lambda row: row["mine"]):
        mention = _mention(mine)
        hearing = Hearing(mention)
        for row in met:
            partner = _mention(row["other"])
            found = linked(hearing, partner)
            if found is None:
                continue
            told = {name: getattr(found.link, name) for name in found.link.__slots__}
            if found.is_open:
                sides = (("asking", mention), ("asked", partner))
                told |= {f"{side}_source": each.source_id for side, each in sides}
                told |= {f"{side}_text": each.text for side, each in sides}
                told |= {f"{side}_figures": [figure.exact for figure in each.figures] for side, each in sides}
            yield told | {"is_open": found.is_open}


def _standing(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    rows = (row for batch in batches for row in batch.to_pylist())
    yield from _batched((row for row in rows if not _is_told_apart(row)), _schema(LINK))


def _is_told_apart(row: dict[str, Any]) -> bool:
    """Whether one source gives two figures itself, as `Memory.tells` finds it out here."""
    if row["asking_source"] is None or row["asked_source"] is None:
        return False
    if row["asking_source"] == row["asked_source"]:
        return True
    return is_told_in(row["asked_sentences"] or (), row["asking_text"], row["asking_figures"]) or is_told_in(
        row["asking_sentences"] or (), row["asked_text"], row["asked_figures"]
    )


def _batched(made: Iterator[dict[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    held: list[dict[str, Any]] = []
    for row in made:
        held.append(row)
        if len(held) >= _LINKS:
            yield pa.RecordBatch.from_pylist(held, schema)
            held = []
    yield pa.RecordBatch.from_pylist(held, schema)


def _schema(columns: str) -> pa.Schema:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
        "array<string>": pa.list_(pa.string()),
    }
    fields = (column.split() for column in columns.split(","))
    return pa.schema([pa.field(name, types[kind]) for name, kind in fields])


_mention = lru_cache(_MENTIONS)(mention_of)
