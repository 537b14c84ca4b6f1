"""What people decided about a claim, and which claims became one with it."""

from __future__ import annotations

import sqlite3
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


def history(connection: sqlite3.Connection, claim_id: str) -> History:
    """What became of a claim by what people decided and linking found."""
    decisions = connection.execute(
        """
        WITH ours AS (SELECT id FROM appearances WHERE claim_id = :id), pairs AS (
          SELECT id, verdict, judge, judged_at, note, right_id AS other FROM judgements WHERE left_id IN ours
          UNION ALL SELECT id, verdict, judge, judged_at, note, left_id FROM judgements
          WHERE right_id IN ours AND left_id NOT IN ours)
        SELECT verdict, judge, judged_at, note, appearances.claim_id, appearances.gloss
        FROM pairs LEFT JOIN appearances ON appearances.id = other ORDER BY pairs.id DESC LIMIT :most
        """,
        {"id": claim_id, "most": _MOST},
    )
    merged = connection.execute(
        "SELECT old_id, since FROM redirects WHERE new_id = ? ORDER BY since DESC LIMIT ?", [claim_id, _MOST]
    )
    return History([Decision(*row) for row in decisions], [(row["old_id"], row["since"]) for row in merged])
