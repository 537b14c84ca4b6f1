"""What people decided about a claim, which claims became one with it, and whether anybody decided anything."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

_MOST = 50  # of each, the latest
_FIGURE = "printf('%s = %.15g', json_extract({0}, '$.exact'), json_extract({0}, '$.value'))"  # 17人 = 17
_TOLD = f"iif(field = 'figure', {_FIGURE}, {{0}})"


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
class Mended:
    """What a person put in place of what a rule found, in however many places at once."""

    actor: str
    at: str
    field: str
    before: str | None
    after: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class History:
    """Decisions and what was mended, the latest first, and ids of claims that became one with this, with the time."""

    decisions: list[Decision]
    mended: list[Mended]
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
    mended = connection.execute(
        f"""
        SELECT actor, max(at), field, {_TOLD.format("before")}, {_TOLD.format("after")}, note FROM history
        JOIN json_each(:ours) AS ours ON subject_id = ours.value
        WHERE action = 'correct' AND field != 'removed' GROUP BY actor, field, after, note
        ORDER BY max(history.id) DESC LIMIT :most
        """,
        {"ours": json.dumps(list(places)), "most": _MOST},
    )
    merged = connection.execute(
        "SELECT old_id, since FROM redirects WHERE new_id = ? ORDER BY since DESC LIMIT ?", [claim_id, _MOST]
    )
    told = [Decision(*row) for row in decisions]
    return History(told, [Mended(*row) for row in mended], [(row["old_id"], row["since"]) for row in merged])


_DEEDS = ("judgements", "reviews", "history", "audit")


def is_anybodys(connection: sqlite3.Connection) -> bool:
    """Whether people judged, reviewed, mended, took down or granted something, or told how a publisher is spelt."""
    done = [f"SELECT 1 FROM {table}" for table in _DEEDS]
    spelt = "SELECT 1 FROM publishers WHERE names != json_array(name)"
    return connection.execute(" UNION ALL ".join((*done, spelt))).fetchone() is not None
