"""What linking needs of each appearance, made on a cluster: keys, sketch and sign beside the rows it is read from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from claims.match.lookup.prepared import Prepared, prepare
from claims.match.lookup.tables import as_row, common_keys
from claims.match.statement.mention import Mention, from_rows

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_ROWS = 200  # in one batch back to Spark
# `sequence` and `place` order statements as they were stored; `payload` is what
# `mention_of` reads. Keys are those of `claims.match.lookup.keys`: `own` are stored, `asked` are looked for.
_COLUMNS = (
    ("id", "string"), ("sequence", "int64"), ("place", "int64"), ("source_id", "string"),
    ("publisher", "string"), ("lang", "string"), ("text", "string"), ("speakers", "list"),
    ("kind", "string"), ("gloss", "string"), ("subject", "string"), ("published", "string"),
    ("sign", "int64"), ("is_bound", "bool"), ("sketch", "binary"), ("own", "keys"), ("asked", "keys"),
    ("payload", "string"),
)  # fmt: skip


def schema() -> pa.Schema:
    """The columns of `statements`."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "int64": pa.int64(),
        "bool": pa.bool_(),
        "binary": pa.binary(),
        "list": pa.list_(pa.string()),
        "keys": pa.list_(pa.int64()),
    }
    return pa.schema([pa.field(name, types[kind]) for name, kind in _COLUMNS])


def of_articles(articles: DataFrame) -> DataFrame:
    """The statements of a dataset's articles, of each source those of its newest text."""
    from pyspark.sql import functions as F
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.window import Window

    in_order = Window.partitionBy("source_id").orderBy("sequence")
    read = articles.where("failure IS NULL").withColumn("before", F.lag("text").over(in_order))
    changed = read.where("before IS NULL OR before <> text")
    newest = changed.withColumn("later", F.lead("sequence").over(in_order)).where("later IS NULL")
    kept = newest.where("size(appearances) > 0").select("sequence", "publisher", "title", "appearances")
    return kept.mapInArrow(_from_articles, from_arrow_schema(schema()))


def of_payloads(payloads: DataFrame) -> DataFrame:
    """The statements of rows with `source_id`, `sequence`, `place` and `payload`; those of one source in one place."""
    from pyspark.sql.pandas.types import from_arrow_schema

    together = payloads.repartition("source_id").sortWithinPartitions("source_id", "sequence")
    return together.mapInArrow(_from_payloads, from_arrow_schema(schema()))


def payload(row: dict[str, Any], quantities: list[dict[str, Any]], attributions: list[dict[str, Any]]) -> str:
    """The rows of an appearance as one text; `row` holds its source's `publisher` and `source_title` too."""
    return json.dumps([row, quantities, attributions], ensure_ascii=False, separators=(",", ":"))


def mention_of(payload: str) -> Mention:
    """The statement that a payload holds."""
    return from_rows(*json.loads(payload))


def _from_articles(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield from _batches(_statements_of(row) for batch in batches for row in batch.to_pylist())


def _from_payloads(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    rows = (row for batch in batches for row in batch.to_pylist())
    yield from _batches(
        _of_one_source([(row["sequence"], row["place"], row["payload"]) for row in told])
        for _, told in groupby(rows, lambda row: row["source_id"])
    )


def _batches(made: Iterator[list[dict[str, Any]]]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    from claims.match.bulk import collect_seldom

    collect_seldom()
    held: list[dict[str, Any]] = []
    for statements in made:
        held += statements
        if len(held) >= _ROWS:
            yield pa.RecordBatch.from_pylist(held, schema())
            held = []
    yield pa.RecordBatch.from_pylist(held, schema())


def _statements_of(article: dict[str, Any]) -> list[dict[str, Any]]:
    found: dict[str, tuple[int, int, str]] = {}
    for place, each in enumerate(article["appearances"]):
        quantities, attributions = each.pop("quantities"), each.pop("attributions")
        row = each | {"publisher": article["publisher"], "source_title": article["title"]}
        found[row["id"]] = (article["sequence"], place, payload(row, quantities, attributions))
    return _of_one_source(list(found.values()))


def _of_one_source(told: list[tuple[int, int, str]]) -> list[dict[str, Any]]:
    """The statements of a whole source: each with its sequence, place and payload."""
    made = [prepare(mention_of(each)) for _, _, each in told]
    common = common_keys(made)
    return [_statement(*each, as_row(statement, common)) for each, statement in zip(told, made, strict=True)]


def _statement(sequence: int, place: int, told: str, made: Prepared) -> dict[str, Any]:
    row, _, attributions = json.loads(told)
    said = ("id", "source_id", "publisher", "lang", "text", "kind", "gloss", "subject", "published")
    return {name: row[name] for name in said} | {
        "sequence": sequence,
        "place": place,
        "speakers": [each["name"] for each in attributions],
        "sign": made.sign,
        "is_bound": made.is_bound,
        "sketch": made.sketch,
        "own": sorted(made.keys.own),
        "asked": sorted(made.keys.asked),
        "payload": told,
    }
