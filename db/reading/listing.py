"""Lists read a page at a time, each page from where the last one ended, so that writes in between shift nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from db.reading.appearances import appearances, with_ids
from db.reading.queries import CLAIM_COLUMNS, ClaimSummary, SourceSummary, claims, sources
from db.reading.selecting import ClaimFilter, Key, matching
from db.texts.changes import NEWEST
from db.texts.rows import ASSERTED

Listed = TypeVar("Listed")
_SKIPPED = 1000  # claims at a time


@dataclass(frozen=True, slots=True)
class Page(Generic[Listed]):
    """Some rows of a list, and the key to continue from; None after the last one."""

    rows: list[Listed]
    next_key: Key | None


def claims_page(
    connection: sqlite3.Connection, wanted: ClaimFilter, after: Key | None, size: int
) -> Page[ClaimSummary]:
    """Claims that have what is `wanted`, the last published first and undated ones at the end.

    A page may hold fewer than `size` and be followed by others, where what is wanted is rare and cannot be looked up.
    """
    found = matching(connection, wanted, after, size)
    return Page(claims(connection, found.ids), found.next_key)


def key_after(connection: sqlite3.Connection, wanted: ClaimFilter, count: int) -> tuple[Key | None, bool]:
    """The key behind the first `count` claims that have what is `wanted`, and whether any may follow."""
    key: Key | None = None
    while count > 0:
        found = matching(connection, wanted, key, min(count, _SKIPPED))
        count -= len(found.ids)
        key = found.next_key
        if key is None:
            return None, False
    return key, True


def sources_page(connection: sqlite3.Connection, after: Key | None, size: int) -> Page[SourceSummary]:
    """All sources, the last published first and undated ones at the end."""
    condition, values = _behind("sources.published", "sources.id", after) if after is not None else ("1", [])
    rest = f"WHERE {condition} ORDER BY sources.published DESC, sources.id DESC LIMIT ?"
    found = sources(connection, rest, [*values, size + 1])
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], (last.published, last.id) if last is not None else None)


def links_page(
    connection: sqlite3.Connection, relation: str | None, after: Key | None, size: int
) -> Page[dict[str, Any]]:
    """Linked pairs of appearances, the surest first, each side with its claim, gloss and source."""
    conditions = ["relation = ?"] if relation else ["1"]
    values: list[Any] = [relation] if relation else []
    if after is not None:
        conditions.append("(score, left_id, right_id) < (?, ?, ?)")
        values += after
    rest = f"WHERE {' AND '.join(conditions)} ORDER BY score DESC, left_id DESC, right_id DESC LIMIT ?"
    found = [_link(row) for row in connection.execute(f"{_LINK} {rest}", [*values, size + 1])]
    last = found[size - 1] if len(found) > size else None
    key = (last["score"], last["left"]["id"], last["right"]["id"]) if last is not None else None
    return Page(found[:size], key)


_LINK = """
SELECT relation, score, links.rule, features,
  left_id, lefts.claim_id AS left_claim_id, lefts.gloss AS left_gloss, lefts.text AS left_text,
  lefts.lang AS left_lang, lefts.source_id AS left_source_id, lefts.published AS left_published,
  right_id, rights.claim_id AS right_claim_id, rights.gloss AS right_gloss, rights.text AS right_text,
  rights.lang AS right_lang, rights.source_id AS right_source_id, rights.published AS right_published
FROM links
JOIN appearances AS lefts ON lefts.id = left_id
JOIN appearances AS rights ON rights.id = right_id
"""
_SIDE = ("id", "claim_id", "gloss", "text", "lang", "source_id", "published")


def _link(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "relation": row["relation"],
        "score": row["score"],
        "rule": row["rule"],
        "features": json.loads(row["features"]),
        **{side: {name: row[f"{side}_{name}"] for name in _SIDE} for side in ("left", "right")},
    }


def related_claims(
    connection: sqlite3.Connection, claim_id: str, places: Sequence[str], limit: int
) -> list[ClaimSummary]:
    """Other claims of which an appearance is linked as related to one of these of a claim, the surest first."""
    found = connection.execute(
        f"""
        WITH others AS (
          SELECT right_id AS id, score FROM json_each(:ours) AS ours
          JOIN links ON left_id = ours.value WHERE +relation = 'related'
          UNION ALL SELECT left_id, score FROM json_each(:ours) AS ours
          JOIN links ON right_id = ours.value WHERE +relation = 'related')
        SELECT {CLAIM_COLUMNS} FROM others
        JOIN appearances ON appearances.id = others.id
        JOIN claims ON claims.id = appearances.claim_id
        WHERE claims.id <> :id GROUP BY claims.id ORDER BY max(score) DESC, claims.id LIMIT :limit
        """,
        {"id": claim_id, "ours": json.dumps(list(places)), "limit": limit},
    )
    return [ClaimSummary(*row) for row in found]


def leading_places(connection: sqlite3.Connection, source_id: str, limit: int) -> list[tuple[str, str]]:
    """Claim and appearance of the first sentences of a source, those that state a figure before dates and ranks."""
    found = connection.execute(
        """
        SELECT claim_id, id, min(start) FROM appearances WHERE source_id = ? GROUP BY text
        ORDER BY kind IN ('event', 'duration', 'rank', 'number'), 3 LIMIT ?
        """,
        [source_id, limit],
    )
    return [(row[0], row[1]) for row in found]


def claims_in(connection: sqlite3.Connection, source_id: str) -> list[dict[str, Any]]:
    """What a source claims, in the order of its text."""
    columns = "claim_id, kind, gloss, exact, start"
    found = connection.execute(
        f"SELECT {columns} FROM appearances WHERE source_id = ? ORDER BY start, end, docid", [source_id]
    )
    return [dict(row) for row in found]


def carriers(connection: sqlite3.Connection, claim_ids: Sequence[str]) -> dict[str, list[str]]:
    """Who published each claim, in order of publication: the publisher, else the title or address of the source."""
    found = connection.execute(
        """
        SELECT DISTINCT claim_id, coalesce(publisher, title, url, ref, sources.id) AS name
        FROM appearances JOIN sources ON sources.id = source_id
        WHERE claim_id IN (SELECT value FROM json_each(?))
        ORDER BY sources.published IS NULL, sources.published, sources.docid
        """,
        [json.dumps(list(claim_ids))],
    )
    named: dict[str, list[str]] = {}
    for row in found:
        named.setdefault(row["claim_id"], []).append(row["name"])
    return named


def outlets(connection: sqlite3.Connection, appearance_ids: Sequence[str]) -> dict[str, str]:
    """Who published the sources of appearances, as far as that is known."""
    found = connection.execute(
        """
        SELECT appearances.id, publisher FROM appearances JOIN sources ON sources.id = source_id
        WHERE appearances.id IN (SELECT value FROM json_each(?)) AND publisher IS NOT NULL
        """,
        [json.dumps(list(appearance_ids))],
    )
    return {row["id"]: row["publisher"] for row in found}


def said_by(
    connection: sqlite3.Connection, column: Literal["id", "claim_id"], ids: Sequence[str]
) -> dict[str, list[str]]:
    """Who is named as the speaker of claims, or of appearances, in the order of the texts; `column` says whose ids."""
    found = connection.execute(
        f"""
        SELECT DISTINCT appearances.{column} AS whose, attributions.name
        FROM appearances JOIN attributions ON attributions.appearance_id = appearances.id
        WHERE appearances.{column} IN (SELECT value FROM json_each(?)) ORDER BY appearances.docid, attributions.position
        """,
        [json.dumps(list(ids))],
    )
    named: dict[str, list[str]] = {}
    for row in found:
        named.setdefault(row["whose"], []).append(row["name"])
    return named


def own_figures(connection: sqlite3.Connection, claim_ids: Sequence[str]) -> dict[str, list[str]]:
    """What each claim counts, in the words of its text: tells two claims of one sentence apart."""
    found = connection.execute(
        f"""
        SELECT appearances.claim_id, appearances.id, quantities.exact
        FROM claims JOIN appearances ON appearances.claim_id = claims.id AND appearances.text = claims.text
        JOIN quantities ON quantities.appearance_id = appearances.id AND {ASSERTED}
        WHERE claims.id IN (SELECT value FROM json_each(?))
        ORDER BY appearances.docid, quantities.position
        """,
        [json.dumps(list(claim_ids))],
    )
    first: dict[str, str] = {}
    figures: dict[str, list[str]] = {}
    for row in found:
        if first.setdefault(row["claim_id"], row["id"]) == row["id"]:
            figures.setdefault(row["claim_id"], []).append(row["exact"])
    return figures


def units(connection: sqlite3.Connection) -> list[str]:
    """Every unit in use; hops through the index from one to the next instead of reading all quantities."""
    hops = """
        WITH RECURSIVE used(unit) AS (
          SELECT min(unit) FROM quantities
          UNION ALL SELECT (SELECT min(unit) FROM quantities WHERE unit > used.unit) FROM used WHERE used.unit NOT NULL)
        SELECT unit FROM used WHERE unit NOT NULL
    """
    return [row["unit"] for row in connection.execute(hops)]


def appearances_of_source(connection: sqlite3.Connection, source_id: str) -> list[dict[str, Any]]:
    """What is claimed in a source's newest version, in the order of its text."""
    found = appearances(connection, f"version_id = (SELECT id FROM versions {NEWEST})", [source_id])
    return sorted(found, key=lambda each: (each["selector"]["start"], each["selector"]["end"]))


def places_of_source(connection: sqlite3.Connection, source_id: str) -> list[tuple[int, int, str]]:
    """Start, end and id of each appearance in a source's newest version, in the order of its text."""
    found = connection.execute(
        f"""
        SELECT start, "end", id FROM appearances
        WHERE version_id = (SELECT id FROM versions {NEWEST}) ORDER BY start, "end", id
        """,
        [source_id],
    )
    return [(row["start"], row["end"], row["id"]) for row in found]


def appearances_at(connection: sqlite3.Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The appearances with these ids, in this order."""
    found = with_ids(connection, ids)
    return sorted(found, key=lambda each: ids.index(each["id"]))


def _behind(date_column: str, id_column: str, after: Key) -> tuple[str, list[Any]]:
    day, identity = after
    if day is None:
        return f"({date_column} IS NULL AND {id_column} < ?)", [identity]
    same = f"({date_column} = ? AND {id_column} < ?)"
    return f"({date_column} < ? OR {same} OR {date_column} IS NULL)", [day, day, identity]
