"""The places where a claim is made, a page at a time, and what all of them have in common, counted where they lie.

A claim may be made in ten thousand places: a page that loads them all takes seconds.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from db.appearances import appearances
from db.counting import MONTHLY
from extract.fold import fold

_IN_ORDER = (
    "SELECT id FROM appearances WHERE claim_id = ? ORDER BY published IS NULL, published, docid LIMIT ? OFFSET ?"
)


def places(connection: sqlite3.Connection, claim_id: str, skipped: int, most: int) -> list[dict[str, Any]]:
    """At most `most` appearances of a claim in order of publication, behind the `skipped` first."""
    return appearances(connection, f"appearances.id IN ({_IN_ORDER})", [claim_id, most, skipped])


def speakers(connection: sqlite3.Connection, claim_id: str) -> list[tuple[str, int]]:
    """Who is said to have said it, in the first spelling, and how often in any; the most often named first."""
    found = connection.execute(
        """
        SELECT name, count(*), min(appearances.docid) FROM appearances
        JOIN attributions ON attributions.appearance_id = appearances.id
        WHERE claim_id = ? GROUP BY name ORDER BY 3, min(attributions.position)
        """,
        [claim_id],
    )
    spellings: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name, count, _ in found:
        counts[spellings.setdefault(fold(name), name)] += count
    return counts.most_common()


def translations(connection: sqlite3.Connection, claim_id: str, lang: str) -> list[dict[str, Any]]:
    """The first appearance of a claim in each language other than `lang`: its id, source, language and sentence."""
    found = connection.execute(
        "SELECT id, source_id, lang, text, min(coalesce(published, '9999')) FROM appearances"
        " WHERE claim_id = ? AND lang <> ? GROUP BY lang ORDER BY lang",
        [claim_id, lang],
    )
    return [{name: row[name] for name in ("id", "source_id", "lang", "text")} for row in found]


def over_time(connection: sqlite3.Connection, claim_id: str) -> dict[str, int]:
    """In how many places a claim is made by month or, beyond two years, by year of publication."""
    found = connection.execute(
        "SELECT substr(published, 1, 7), count(*) FROM appearances"
        " WHERE claim_id = ? AND published IS NOT NULL GROUP BY 1 ORDER BY 1",
        [claim_id],
    ).fetchall()
    months = {str(month): int(count) for month, count in found}
    years: Counter[str] = Counter()
    for month, count in months.items():
        years[month[:4]] += count
    return dict(years) if len(years) > MONTHLY else months
