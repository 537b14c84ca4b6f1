"""Figures of one thing over time: those of a claim, those that contradict it, and those of other times."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from db.texts.rows import ASSERTED
from extract.text.fold import fold

Standing = Literal["own", "conflict", "other_time"]
_ANOTHER_TIME = frozenset({"time", "update"})
_SURE = 0.85  # score from which a related claim is about the same thing
MOST = 400  # appearances looked at on either side: a picture of more shows nothing


@dataclass(frozen=True, slots=True)
class Point:
    """A figure told for a day: that it is about, or of publication; values in the base unit."""

    appearance_id: str
    claim_id: str
    standing: Standing
    day: str
    value: float
    max_value: float | None
    unit: str | None
    modifier: str
    exact: str
    lang: str
    source: str | None


_LINKED = """
SELECT right_id AS id, relation, score, features FROM json_each(:ours) AS ours
JOIN links ON left_id = ours.value WHERE +relation <> 'same'
UNION ALL SELECT left_id, relation, score, features FROM json_each(:ours) AS ours
JOIN links ON right_id = ours.value WHERE +relation <> 'same'
ORDER BY relation LIMIT :most
"""
_FIGURES = f"""
SELECT appearances.id, appearances.claim_id, coalesce(appearances.time_end, appearances.published) AS day,
  quantities.base_value, quantities.base_max_value, quantities.base_unit, quantities.modifier, quantities.kind,
  quantities.exact, quantities.direction, quantities.item, appearances.lang,
  coalesce(sources.publisher, sources.title, sources.url) AS source
FROM appearances
JOIN sources ON sources.id = appearances.source_id
JOIN quantities ON quantities.appearance_id = appearances.id AND quantities.position = (
  SELECT min(position) FROM quantities
  WHERE appearance_id = appearances.id AND base_value IS NOT NULL AND kind <> 'rank'
    AND {ASSERTED})
WHERE appearances.claim_id IS NOT NULL AND coalesce(appearances.time_end, appearances.published) IS NOT NULL
  AND appearances.id IN (SELECT value FROM json_each(?))
ORDER BY day, appearances.docid
"""


def series(connection: sqlite3.Connection, places: Sequence[str]) -> list[Point]:
    """The figures of a claim made in these places and of what is about the same thing, in order of their days.

    A contradiction is about the same time too. Of related claims those count whose time alone tells them apart.
    """
    ours = places[:MOST]
    standing: dict[str, Standing] = {}
    for row in connection.execute(_LINKED, {"ours": json.dumps(ours), "most": MOST}):
        if row["relation"] == "conflict":
            standing[row["id"]] = "conflict"
        elif row["score"] >= _SURE and _differs_in_time_alone(json.loads(row["features"])):
            standing.setdefault(row["id"], "other_time")
    standing |= dict.fromkeys(ours, "own")
    found = connection.execute(_FIGURES, [json.dumps(list(standing))]).fetchall()
    own = next((row for row in found if standing[row["id"]] == "own"), None)
    if own is None:
        return []
    return [_point(row, standing[row["id"]]) for row in found if _measured(row) == _measured(own)]


def _measured(row: sqlite3.Row) -> tuple[str | None, ...]:
    return row["kind"], row["base_unit"], row["direction"], fold(row["item"] or "").casefold()


def _differs_in_time_alone(features: Iterable[Mapping[str, Any]]) -> bool:
    against = {each["name"] for each in features if each["value"] < 0} - {"figures"}
    return bool(against) and against <= _ANOTHER_TIME


def _point(row: sqlite3.Row, standing: Standing) -> Point:
    return Point(
        row["id"],
        row["claim_id"],
        standing,
        row["day"],
        row["base_value"],
        row["base_max_value"],
        row["base_unit"],
        row["modifier"],
        row["exact"],
        row["lang"],
        row["source"],
    )
