"""The columns of what is exported: one table for CSV and Parquet alike, so that both say the same.

JSON keeps the whole shape of each object; a column is one value of it, found by its path.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "whole", "number", "flag", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its kind, and where in the object it lies, which is its name unless told.

    `source.url` lies in `source`; `body.0` is the first of `body`. The objects in a `list` have `parts`.
    """

    name: str
    kind: Kind = "text"
    path: str = ""
    parts: tuple[Column, ...] = ()

    def value(self, found: Mapping[str, Any]) -> Any:
        """The value in one object; None where it has none."""
        value: Any = found
        for step in (self.path or self.name).split("."):
            if isinstance(value, list):
                value = value[int(step)] if int(step) < len(value) else None
            else:
                value = value.get(step) if isinstance(value, Mapping) else None
        return value


def _columns(*names: str, kind: Kind = "text", within: str = "") -> tuple[Column, ...]:
    return tuple(Column(within + name, kind) for name in names)


def _selector(within: str = "") -> tuple[Column, ...]:
    return (
        *_columns("exact", "prefix", "suffix", within=within),
        *_columns("start", "end", kind="whole", within=within),
    )


CLAIMS = (
    *_columns("id", "kind", "gloss", "text", "lang", "subject", "status", "first_published", "last_published"),
    *_columns("appearance_count", "source_count", "independent_source_count", kind="whole"),
)
_QUANTITY = (
    *_selector(),
    *_columns("kind", "role"),
    *_columns("value", "max_value", kind="number"),
    *_columns("unit", "modifier", "direction", "item", "per", "start_date", "end_date"),
    *_columns("vague", kind="flag"),
    *_columns("base_value", "base_max_value", kind="number"),
    *_columns("base_unit"),
)
_ATTRIBUTION = (
    *_columns("name", "exact"),
    *_columns("start", "end", kind="whole"),
    *_columns("url"),
    *_columns("publisher_id", kind="whole"),
    *_columns("cited_source_id"),
)
APPEARANCES = (
    *_columns("id", "claim_id", "kind", "gloss", "text", "lang", "subject"),
    *_columns("negated", "hedged", kind="flag"),
    *_selector("selector."),
    *_columns("time_start", "time_end", "place", "rule"),
    *_columns("id", "url", "ref", "title", "publisher", "published", "published_basis", within="source."),
    *_columns("lang", "sha256", within="source."),
    Column("quantities", "list", parts=_QUANTITY),
    Column("attributions", "list", parts=_ATTRIBUTION),
)
ANNOTATIONS = (
    *_columns("id", "motivation"),
    Column("claim", path="body.0"),
    Column("gloss", path="body.1.value"),
    Column("source", path="target.source"),
    Column("source_date", path="target.state.sourceDate"),
    *(Column(name, path=f"target.selector.0.{name}") for name in ("exact", "prefix", "suffix")),
    *(Column(name, "whole", path=f"target.selector.1.{name}") for name in ("start", "end")),
)
CLAIM_REVIEWS = (
    *_columns("@id", "url", "name", "claimReviewed", "datePublished", "inLanguage", "reviewBody"),
    *_columns("author.name", "author.url", "reviewRating.alternateName"),
    *_columns("ratingValue", "bestRating", "worstRating", kind="number", within="reviewRating."),
    *_columns("itemReviewed.@id", "itemReviewed.inLanguage", "itemReviewed.description"),
    Column("itemReviewed.firstAppearance.url"),
)


def row(columns: Sequence[Column], found: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of one object by their names; those of each object in a list too."""
    return {column.name: _cut(column, column.value(found)) for column in columns}


def _cut(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.kind == "number":
        return float(value)
    if column.kind == "list":
        return [row(column.parts, each) for each in value]
    return value
