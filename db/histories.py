"""What people decided about a claim, and which claims became one with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

_MOST = 50  # of each, the latest


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement on a place where the claim is made and another place; that one's claim may be this one."""

    verdict: str
    judge: str
    judged_at: str
    note: str | None
    other_claim_id: str | None
    other_gloss: str | None


@dataclass(frozen=True, slots=True)
class History:
    """Decisions, the latest first, and ids of claims that were merged into this one with the time (UTC)."""

    decisions: list[Decision]
    merged: list[tuple[str, str]]


def history(connection: sqlite3.Connection, claim_id: str, places: Sequence[str]) -> History:
    """What became of a claim made in these places by what people decided and linking found."""
    decisions = connection.execute(
        """
        WITH pairs AS (
          SELECT judgements.id, verdict, judge, judged_at, note, right_id AS other FROM json_each(:ours) AS ours
          JOIN judgements ON left_id = ours.value
          UNION ALL SELECT judgements.id, verdict, judge, judged_at, note, left_id FROM json_each(:ours) AS ours
          JOIN judgements ON right_id = ours.value
          LEFT JOIN appearances ON appearances.id = left_id WHERE claim_id IS NOT :id)
        SELECT verdict, judge, judged_at, note, appearances.claim_id, appearances.gloss
        FROM pairs LEFT JOIN appearances ON appearances.id = other ORDER BY pairs.id DESC LIMIT :most
        """,
        {"id": claim_id, "ours": json.dumps(list(places)), "most": _MOST},
    )
    merged = connection.execute(
        "SELECT old_id, since FROM redirects WHERE new_id = ? ORDER BY since DESC LIMIT ?", [claim_id, _MOST]
    )
    return History([Decision(*row) for row in decisions], [(row["old_id"], row["since"]) for row in merged])
