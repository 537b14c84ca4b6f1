"""Appearances read back in the shape of the outward schema, as `claims extract` prints them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from extract.model import CONTEXT

_APPEARANCE = """
SELECT appearances.*, sources.url AS source_url, sources.ref AS source_ref, sources.title AS source_title,
  sources.publisher AS source_publisher, sources.published AS source_published, sources.published_basis,
  sources.lang AS source_lang, versions.sha256
FROM appearances
JOIN sources ON sources.id = appearances.source_id
JOIN versions ON versions.id = appearances.version_id
"""
# SQLite counts characters from 1 and code points as Python does.
_QUANTITIES = f"""
SELECT quantities.*,
  substr(versions.text, max(1, quantities.start - {CONTEXT - 1}), min({CONTEXT}, quantities.start)) AS prefix,
  substr(versions.text, quantities."end" + 1, {CONTEXT}) AS suffix
FROM quantities
JOIN appearances ON appearances.id = appearance_id
JOIN versions ON versions.id = version_id
WHERE appearance_id IN (SELECT value FROM json_each(?))
ORDER BY appearance_id, position
"""
_ATTRIBUTIONS = """
SELECT * FROM attributions WHERE appearance_id IN (SELECT value FROM json_each(?)) ORDER BY appearance_id, position
"""

_PLAIN = ("id", "kind", "text", "gloss", "lang", "subject")
_SELECTOR = ("exact", "prefix", "suffix", "start", "end")
_QUANTITY = (
    *_SELECTOR,
    "kind", "role", "unit", "modifier", "direction", "item", "per", "start_date", "end_date", "base_unit",
)  # fmt: skip
_ATTRIBUTION = ("name", "exact", "start", "end", "url", "publisher_id", "cited_source_id")


def appearances(connection: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """The appearances for which `where` (SQL over `appearances` and `sources`) holds, the first published first.

    Beside the schema's members each has `claim_id`, its source an `id` and a `ref`, its quantities their base values,
    and its attributions what they were resolved to.
    """
    order = "ORDER BY appearances.published IS NULL, appearances.published, appearances.docid"
    found = connection.execute(f"{_APPEARANCE} WHERE {where} {order}", values).fetchall()
    ids = json.dumps([row["id"] for row in found])
    quantities = _by_appearance(connection.execute(_QUANTITIES, [ids]))
    attributions = _by_appearance(connection.execute(_ATTRIBUTIONS, [ids]))
    return [_appearance(row, quantities.get(row["id"], []), attributions.get(row["id"], [])) for row in found]


def with_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> list[dict[str, Any]]:
    """The appearances with these ids, as `appearances` gives them."""
    return appearances(connection, "appearances.id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))])


def _by_appearance(found: sqlite3.Cursor) -> dict[str, list[sqlite3.Row]]:
    grouped: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        grouped.setdefault(row["appearance_id"], []).append(row)
    return grouped


def _appearance(row: sqlite3.Row, quantities: list[sqlite3.Row], attributions: list[sqlite3.Row]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _PLAIN},
        "negated": bool(row["negated"]),
        "hedged": bool(row["hedged"]),
        "selector": {name: row[name] for name in _SELECTOR},
        "quantities": [_quantity(each) for each in quantities],
        "attributions": [{name: each[name] for name in _ATTRIBUTION} for each in attributions],
        "source": {
            "id": row["source_id"],
            "url": row["source_url"],
            "ref": row["source_ref"],
            "title": row["source_title"],
            "published": row["source_published"],
            "published_basis": row["published_basis"],
            "publisher": row["source_publisher"],
            "lang": row["source_lang"] or "",
            "sha256": row["sha256"],
        },
        "rule": row["rule"],
        "time_start": row["time_start"],
        "time_end": row["time_end"],
        "place": row["place"],
        "claim_id": row["claim_id"],
    }


def _quantity(row: sqlite3.Row) -> dict[str, Any]:
    numbers = {name: _number(row[name]) for name in ("value", "max_value", "base_value", "base_max_value")}
    return {**{name: row[name] for name in _QUANTITY}, **numbers, "vague": bool(row["vague"])}


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value.is_integer() else value
