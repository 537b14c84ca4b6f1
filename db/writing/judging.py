"""What people decided about pairs of appearances, and which pairs are most worth a decision."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from db.file.errors import NotFound
from db.links import linking
from db.links.linking import Summary
from db.reading import queries

Verdict = Literal["same", "conflict", "different"]

JUDGED = "judged"  # the rule of a link that a person drew


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision; the smaller appearance id is `left_id`, `judged_at` is in UTC. Of a pair's the last holds."""

    id: int
    left_id: str
    right_id: str
    verdict: Verdict
    judge: str
    judged_at: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Queued:
    """A linked pair that nobody has judged; `features` say why it was linked, `after` is where the next page begins."""

    relation: Literal["same", "conflict"]
    score: float
    left: Summary
    right: Summary
    features: list[dict[str, Any]]
    after: str


def appearance(connection: sqlite3.Connection, name: str) -> str:
    """The id of the appearance called `name`: by its id, or that of its claim, which stands for its oldest appearance.

    The beginning of an id will do when one appearance, or one claim, alone has it; NotFound otherwise.
    """
    if connection.execute("SELECT 1 FROM appearances WHERE id = ?", [name]).fetchone():
        return name
    claim = connection.execute("SELECT new_id FROM redirects WHERE old_id = ?", [name]).fetchone()
    oldest = "SELECT id FROM appearances WHERE claim_id = ? ORDER BY docid LIMIT 1"
    row = connection.execute(oldest, [claim[0] if claim else name]).fetchone()
    if row is not None:
        return str(row[0])
    begins = "SELECT id FROM appearances WHERE id BETWEEN ? AND ? || 'g' LIMIT 2"
    found = connection.execute(begins, [name, name]).fetchall()
    if len(found) == 1 and len(name) >= 4:
        return str(found[0][0])
    row = connection.execute(oldest, [queries.current_id(connection, name)]).fetchone()
    if row is not None:
        return str(row[0])
    raise NotFound(f"No source makes the claim {name} any more: 'claims show' tells what became of it.")


def standing(connection: sqlite3.Connection, one: str, other: str) -> Verdict | None:
    """The decision that holds on two appearances, which is the last; None where nobody decided."""
    last = "SELECT verdict FROM judgements WHERE left_id = ? AND right_id = ? ORDER BY id DESC LIMIT 1"
    row = connection.execute(last, sorted((one, other))).fetchone()
    return row["verdict"] if row is not None else None


def write(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Adds a decision to those before; gives it with its number."""
    columns = ("left_id", "right_id", "verdict", "judge", "judged_at", "note")
    values = [getattr(judgement, name) for name in columns]
    insert = f"INSERT INTO judgements ({', '.join(columns)}) VALUES (?, ?, ?, ?, ?, ?) RETURNING *"
    return Judgement(*connection.execute(insert, values).fetchone())


def apply(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Puts what people decided about these appearances in the place of what the rules found."""
    wanted = json.dumps(list(ids))
    for ours in ("left_id", "right_id"):
        for row in connection.execute(_LAST.format(ours=ours), [wanted]).fetchall():
            pair = [row["left_id"], row["right_id"]]
            if row["verdict"] == "different":
                connection.execute("DELETE FROM links WHERE left_id = ? AND right_id = ?", pair)
            elif row["both"] == 2:
                sentence = f"{row['judge']} judged it on {row['judged_at'][:10]}{_noted(row['note'])}"
                told = json.dumps([{"name": "judgement", "value": 1.0, "sentence": sentence}], ensure_ascii=False)
                connection.execute(
                    "INSERT OR REPLACE INTO links (left_id, right_id, relation, score, features, rule)"
                    " VALUES (?, ?, ?, 1.0, ?, ?)",
                    [*pair, row["verdict"], told, JUDGED],
                )


_LAST = """
-- SQLite takes the other columns from the row that holds the greatest id
SELECT left_id, right_id, verdict, judge, judged_at, note, max(id),
  (SELECT count(*) FROM appearances WHERE appearances.id IN (left_id, right_id)) AS both
FROM judgements WHERE {ours} IN (SELECT value FROM json_each(?)) GROUP BY left_id, right_id
"""


def _noted(note: str | None) -> str:
    return f": {note}" if note else "."


def queue(connection: sqlite3.Connection, limit: int = 20, after: str | None = None) -> list[Queued]:
    """The pairs most worth judging that nobody has judged: contradictions, then what was barely taken for the same.

    `after` is that of the last pair seen. Of two claims with many links one pair is asked about at a time.
    """
    beyond, values = "", list[Any]()
    if after is not None:
        relation, score, left, right = json.loads(after)
        beyond = "WHERE (relation, score, left_id, right_id) > (?, ?, ?, ?)"
        values = [relation, score, left, right]
    found: list[sqlite3.Row] = []
    claims: set[tuple[str, ...]] = set()
    for row in connection.execute(f"SELECT * FROM review_queue {beyond}", values):
        pair = tuple(sorted((str(row["left_claim_id"]), str(row["right_claim_id"]))))
        if pair[0] == pair[1] or pair not in claims:
            claims.add(pair)
            found.append(row)
        if len(found) == limit:
            break
    ids = {row[side] for row in found for side in ("left_id", "right_id")}
    told = {each.appearance_id: each for each in linking.summaries(connection, ids)}
    return [_queued(row, told) for row in found if row["left_id"] in told and row["right_id"] in told]


def _queued(row: sqlite3.Row, told: dict[str, Summary]) -> Queued:
    place = json.dumps([row["relation"], row["score"], row["left_id"], row["right_id"]])
    sides = told[row["left_id"]], told[row["right_id"]]
    return Queued(row["relation"], row["score"], *sides, json.loads(row["features"]), place)
