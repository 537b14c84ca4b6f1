"""How claims that were found split: by kind, language, unit, speaker, publisher, source, status and year.

Counting all of a million takes longer than a page may; the newest of those found are counted exactly instead.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from db.texts.rows import ASSERTED

VALUES = 8  # of one facet, those with most claims


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: what to filter by, what to show (None: the value itself), and how many claims have it."""

    value: str
    label: str | None
    count: int


_GIVEN = "WITH given(id) AS (SELECT value FROM json_each(?))"
_PLACES = "JOIN appearances ON appearances.claim_id = given.id"
_MOST_FIRST = f"GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT {VALUES}"
_FACETS = {
    "kind": "SELECT kind, NULL, count(*) FROM given JOIN claims ON claims.id = given.id",
    "language": "SELECT lang, NULL, count(*) FROM given JOIN claims ON claims.id = given.id",
    "status": "SELECT status, NULL, count(*) FROM given JOIN claims ON claims.id = given.id",
    "unit": f"""
        SELECT unit, NULL, count(DISTINCT given.id) FROM given {_PLACES}
        JOIN quantities ON quantities.appearance_id = appearances.id
        WHERE unit IS NOT NULL AND {ASSERTED}
    """,
    "attribution": f"""
        SELECT attributions.name, NULL, count(DISTINCT given.id) FROM given {_PLACES}
        JOIN attributions ON attributions.appearance_id = appearances.id
    """,
    "publisher": f"""
        SELECT CAST(publishers.id AS TEXT), publishers.name, count(DISTINCT given.id) FROM given {_PLACES}
        JOIN sources ON sources.id = appearances.source_id JOIN publishers ON publishers.id = sources.publisher_id
    """,
    "source": f"""
        SELECT sources.id, coalesce(title, url, ref, sources.id), count(DISTINCT given.id) FROM given {_PLACES}
        JOIN sources ON sources.id = appearances.source_id
    """,
    "year": """
        SELECT substr(last_published, 1, 4), NULL, count(*) FROM given
        JOIN claims ON claims.id = given.id WHERE last_published IS NOT NULL
    """,
}


def facets(connection: sqlite3.Connection, claim_ids: Sequence[str]) -> dict[str, list[Value]]:
    """The commonest values of each facet among these claims; years are in their own order, the latest first."""
    given = json.dumps(list(claim_ids))
    found = {
        name: [Value(*row) for row in connection.execute(f"{_GIVEN} {select} {_MOST_FIRST}", [given])]
        for name, select in _FACETS.items()
    }
    found["year"].sort(key=lambda each: each.value, reverse=True)
    return found
