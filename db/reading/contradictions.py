"""Contradictions as people count them: two claims contradict each other once, in however many places they are made."""

from __future__ import annotations

import sqlite3
from typing import Any

from db.reading.listing import Page
from db.reading.queries import Conflict, conflict
from db.reading.selecting import Key

_PAIRS = """
SELECT left_id, right_id, max(score) AS score
FROM links
JOIN appearances AS lefts ON lefts.id = left_id
JOIN appearances AS rights ON rights.id = right_id
WHERE relation = 'conflict' AND lefts.claim_id IS NOT NULL AND rights.claim_id IS NOT NULL
GROUP BY min(lefts.claim_id, rights.claim_id), max(lefts.claim_id, rights.claim_id)
"""


def contradictions_page(connection: sqlite3.Connection, after: Key | None, size: int) -> Page[Conflict]:
    """Of each two claims that contradict each other the surest pair of places, the surest of all first."""
    behind = "WHERE (score, left_id, right_id) < (?, ?, ?)" if after is not None else ""
    values: list[Any] = [*(after or ()), size + 1]
    select = f"SELECT * FROM ({_PAIRS}) {behind} ORDER BY score DESC, left_id DESC, right_id DESC LIMIT ?"
    keys = [tuple(row) for row in connection.execute(select, values)]
    rows = [conflict(connection, left, right) for left, right, _ in keys[:size]]
    left, right, score = keys[size - 1] if len(keys) > size else (None, None, None)
    return Page(rows, (score, left, right) if score is not None else None)


def contradiction_count(connection: sqlite3.Connection) -> int:
    """How many claims contradict each other, two by two."""
    return int(connection.execute(f"SELECT count(*) FROM ({_PAIRS})").fetchone()[0])
