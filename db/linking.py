"""What linking reads and writes: match keys, candidate pairs, links, and which claim an appearance belongs to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain, count
from typing import Any

_BATCH = 500  # ids in one statement: keeps its JSON small and the plan on the index


@dataclass(frozen=True, slots=True)
class Link:
    """A row of `links`; `left_id` is the smaller id, `features` is JSON."""

    left_id: str
    right_id: str
    relation: str
    score: float
    features: str
    rule: str


@dataclass(frozen=True, slots=True)
class StoredAppearance:
    """The rows of one appearance, with the publisher and the title of its source."""

    row: dict[str, Any]
    quantities: list[dict[str, Any]]
    attributions: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Component:
    """Appearances that links or judgements hold together, oldest first, with what holds them and keeps them apart."""

    appearance_ids: tuple[str, ...]
    same: tuple[tuple[str, str, float], ...]
    conflicts: frozenset[tuple[str, str]]
    judged_same: frozenset[tuple[str, str]]
    judged_apart: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What linking makes of a claim: its appearances and how many sources tell it independently of each other."""

    appearance_ids: tuple[str, ...]
    independent_source_count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What is shown of an appearance beside another: its words, its claim and its source."""

    appearance_id: str
    claim_id: str
    gloss: str
    text: str
    lang: str
    subject: str | None
    source_id: str
    source_title: str | None
    source_url: str | None
    publisher: str | None
    published: str | None


_SUMMARIES = """
SELECT appearances.id AS appearance_id, claim_id, gloss, text, appearances.lang, subject, source_id,
  sources.title AS source_title, sources.url AS source_url, sources.publisher, appearances.published
FROM appearances JOIN sources ON sources.id = appearances.source_id
WHERE claim_id IS NOT NULL AND appearances.id IN (SELECT value FROM json_each(?)) ORDER BY appearances.docid
"""
_APPEARANCES = """
SELECT appearances.*, sources.publisher, sources.title AS source_title
FROM appearances JOIN sources ON sources.id = appearances.source_id
WHERE appearances.id IN (SELECT value FROM json_each(?)) ORDER BY appearances.docid
"""


def stored_appearances(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[StoredAppearance]:
    """The appearances with these ids and their parts."""
    for batch in _batches(ids):
        wanted = json.dumps(batch)
        parts = [_by_appearance(connection, table, wanted) for table in ("quantities", "attributions")]
        for row in connection.execute(_APPEARANCES, [wanted]).fetchall():
            yield StoredAppearance(dict(row), parts[0].get(row["id"], []), parts[1].get(row["id"], []))


def _by_appearance(connection: sqlite3.Connection, table: str, wanted: str) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    select = f"SELECT * FROM {table} WHERE appearance_id IN (SELECT value FROM json_each(?)) ORDER BY position"
    for row in connection.execute(select, [wanted]):
        grouped.setdefault(row["appearance_id"], []).append(dict(row))
    return grouped


def appearance_ids(connection: sqlite3.Connection) -> list[str]:
    """Every appearance, in the order in which they were stored."""
    return [row["id"] for row in connection.execute("SELECT id FROM appearances ORDER BY docid")]


def appearances_of_sources(connection: sqlite3.Connection, source_ids: Iterable[str]) -> list[str]:
    """Every appearance of these sources, in the order in which they were stored."""
    select = "SELECT id FROM appearances WHERE source_id IN (SELECT value FROM json_each(?)) ORDER BY docid"
    return [row["id"] for row in connection.execute(select, [json.dumps(sorted(source_ids))])]


def sentences(connection: sqlite3.Connection, source_id: str) -> list[str]:
    """The sentences of a source that hold its appearances."""
    select = "SELECT DISTINCT text FROM appearances WHERE source_id = ?"
    return [row["text"] for row in connection.execute(select, [source_id])]


def summaries(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Summary]:
    """What is shown of these appearances, as far as they belong to a claim."""
    for batch in _batches(ids):
        for row in connection.execute(_SUMMARIES, [json.dumps(batch)]):
            yield Summary(**dict(row))


def forget(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Takes keys and automatic links of these appearances away; gives the ids that were linked to them as the same."""
    neighbours: set[str] = set()
    for batch in _batches(ids):
        wanted = json.dumps(batch)
        for ours, theirs in (("left_id", "right_id"), ("right_id", "left_id")):
            within = f"{ours} IN (SELECT value FROM json_each(?))"
            found = connection.execute(f"SELECT {theirs} FROM links WHERE +relation = 'same' AND {within}", [wanted])
            neighbours.update(row[0] for row in found)
            connection.execute(f"DELETE FROM links WHERE {within}", [wanted])
        connection.execute("DELETE FROM match_keys WHERE appearance_id IN (SELECT value FROM json_each(?))", [wanted])
    return neighbours


def write_keys(connection: sqlite3.Connection, keys: Iterable[tuple[int, str]]) -> None:
    """Stores pairs of key and appearance id."""
    connection.executemany("INSERT OR IGNORE INTO match_keys (key, appearance_id) VALUES (?, ?)", keys)


def sharing(connection: sqlite3.Connection, keys: Collection[int]) -> dict[str, int]:
    """The appearances that share one of `keys`, and how many of them they share."""
    select = "SELECT appearance_id, count(*) FROM match_keys WHERE key IN (SELECT value FROM json_each(?)) GROUP BY 1"
    return {row[0]: row[1] for row in connection.execute(select, [json.dumps(sorted(keys))])}


def write_links(connection: sqlite3.Connection, links: Iterable[Link]) -> None:
    """Stores automatic links; one for each pair, the newer replacing the older."""
    connection.executemany(
        "INSERT OR REPLACE INTO links (left_id, right_id, relation, score, features, rule) VALUES (?, ?, ?, ?, ?, ?)",
        ((link.left_id, link.right_id, link.relation, link.score, link.features, link.rule) for link in links),
    )


# Who is held together with whom: automatic `same` links that nobody has judged, and pairs judged the same last.
_NEIGHBOURS = """
SELECT right_id AS id FROM links WHERE +relation = 'same' AND left_id IN (SELECT value FROM json_each(:ids))
UNION SELECT left_id FROM links WHERE +relation = 'same' AND right_id IN (SELECT value FROM json_each(:ids))
UNION SELECT right_id FROM judgements WHERE verdict = 'same' AND left_id IN (SELECT value FROM json_each(:ids))
UNION SELECT left_id FROM judgements WHERE verdict = 'same' AND right_id IN (SELECT value FROM json_each(:ids))
"""
_LAST_JUDGEMENTS = """
SELECT left_id, right_id, verdict FROM judgements
WHERE left_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


def components(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Component]:
    """The components that these appearances lie in, each once; an appearance without links is one of its own."""
    reached: set[str] = set()
    for start in dict.fromkeys(ids):
        if start in reached:
            continue
        members, edge = {start}, {start}
        while edge:
            found: set[str] = set()
            for batch in _batches(edge):
                found.update(row["id"] for row in connection.execute(_NEIGHBOURS, {"ids": json.dumps(batch)}))
            edge = found - members
            members |= edge
        reached |= members
        component = _component(connection, members)
        if component.appearance_ids:
            yield component


def _component(connection: sqlite3.Connection, members: set[str]) -> Component:
    ordered, same, conflicts = [], [], set()
    judged: dict[tuple[str, str], str] = {}
    for batch in _batches(members):
        wanted = json.dumps(batch)
        known = "SELECT id, docid FROM appearances WHERE id IN (SELECT value FROM json_each(?))"
        ordered += [(row["docid"], row["id"]) for row in connection.execute(known, [wanted])]
        links = "SELECT * FROM links WHERE relation != 'related' AND left_id IN (SELECT value FROM json_each(?))"
        for row in connection.execute(links, [wanted]):
            pair = (row["left_id"], row["right_id"])
            if row["relation"] == "same":
                same.append((*pair, row["score"]))
            else:
                conflicts.add(pair)
        judged |= {(row[0], row[1]): row[2] for row in connection.execute(_LAST_JUDGEMENTS, [wanted])}
    return Component(
        tuple(name for _, name in sorted(ordered)),
        tuple(link for link in same if (link[0], link[1]) not in judged),
        frozenset(conflicts - judged.keys()),
        frozenset(pair for pair, verdict in judged.items() if verdict == "same"),
        frozenset(pair for pair, verdict in judged.items() if verdict != "same"),
    )


def settle(connection: sqlite3.Connection, claims: Sequence[Settled]) -> None:
    """Gives each group of appearances, which make up whole components, its claim.

    A claim's id stays with the part that holds its oldest appearance; a group that holds several keeps the oldest and
    the others redirect to it; a group without one founds its own, named after its first appearance.
    """
    owners = _current_claims(connection, [name for claim in claims for name in claim.appearance_ids])
    age = _ages(connection, set(owners.values()))
    won = _won(connection, claims, owners)
    kept: dict[int, str] = {place: min(ids, key=lambda name: age[name]) for place, ids in won.items()}
    taken = set(kept.values())
    for place, claim in enumerate(claims):
        if place not in kept:
            kept[place] = _found(connection, claim, taken | set(age))
            taken.add(kept[place])
        members = [[kept[place], name] for name in claim.appearance_ids if owners.get(name) != kept[place]]
        connection.executemany("UPDATE appearances SET claim_id = ? WHERE id = ?", members)
    for place, ids in won.items():
        for gone in ids - {kept[place]}:
            _redirect(connection, gone, kept[place])
    for place, claim in enumerate(claims):
        _describe(connection, kept[place], claim.independent_source_count)


def _current_claims(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in _batches(ids):
        select = "SELECT id, claim_id FROM appearances WHERE id IN (SELECT value FROM json_each(?))"
        rows = connection.execute(select, [json.dumps(batch)])
        found |= {row["id"]: row["claim_id"] for row in rows if row["claim_id"] is not None}
    return found


def _ages(connection: sqlite3.Connection, claim_ids: Collection[str]) -> dict[str, int]:
    select = "SELECT docid FROM claims WHERE id = ?"
    return {name: connection.execute(select, [name]).fetchone()["docid"] for name in claim_ids}


def _won(connection: sqlite3.Connection, claims: Sequence[Settled], owners: dict[str, str]) -> dict[int, set[str]]:
    """Group -> the claims whose oldest appearance, in the whole database, it holds."""
    place_of = {name: place for place, claim in enumerate(claims) for name in claim.appearance_ids}
    won: dict[int, set[str]] = {}
    oldest = "SELECT id FROM appearances WHERE claim_id = ? ORDER BY docid LIMIT 1"
    for owner in sorted(set(owners.values())):
        first = connection.execute(oldest, [owner]).fetchone()["id"]
        if first in place_of:
            won.setdefault(place_of[first], set()).add(owner)
    return won


def _found(connection: sqlite3.Connection, claim: Settled, taken: Collection[str]) -> str:
    """A claim for a group that has none, named after its first appearance whose name no other group's claim bears."""
    first = claim.appearance_ids[0]
    derived = (sha256(f"{first} {number}".encode()).hexdigest()[:16] for number in count(2))
    names = chain(claim.appearance_ids, derived)
    claim_id = next(name for name in names if name not in taken and not _is_held(connection, name))
    connection.execute("DELETE FROM redirects WHERE old_id = ?", [claim_id])
    connection.execute(
        "INSERT OR IGNORE INTO claims (id, docid, kind, gloss, text, lang, subject)"
        " SELECT ?, (SELECT coalesce(max(docid), 0) + 1 FROM claims), kind, gloss, text, lang, subject"
        " FROM appearances WHERE id = ?",
        [claim_id, first],
    )
    return claim_id


def _is_held(connection: sqlite3.Connection, claim_id: str) -> bool:
    return connection.execute("SELECT 1 FROM appearances WHERE claim_id = ?", [claim_id]).fetchone() is not None


def _redirect(connection: sqlite3.Connection, old: str, new: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("UPDATE reviews SET claim_id = ? WHERE claim_id = ?", [new, old])
    connection.execute("UPDATE past_appearances SET claim_id = ? WHERE claim_id = ?", [new, old])
    connection.execute("UPDATE redirects SET new_id = ? WHERE new_id = ?", [new, old])
    connection.execute("UPDATE appearances SET claim_id = ? WHERE claim_id = ?", [new, old])
    connection.execute("DELETE FROM claims WHERE id = ?", [old])
    connection.execute("INSERT OR REPLACE INTO redirects (old_id, new_id, since) VALUES (?, ?, ?)", [old, new, now])


# The earliest appearance speaks for its claim.
_DESCRIBE = """
UPDATE claims SET (kind, gloss, text, lang, subject) = (
    SELECT kind, gloss, text, lang, subject FROM appearances WHERE claim_id = claims.id
    ORDER BY published IS NULL, published, docid LIMIT 1),
  (first_published, last_published, appearance_count, source_count) = (
    SELECT min(published), max(published), count(*), count(DISTINCT source_id)
    FROM appearances WHERE claim_id = claims.id),
  independent_source_count = ?
WHERE id = ?
"""


def _describe(connection: sqlite3.Connection, claim_id: str, independent: int) -> None:
    connection.execute(_DESCRIBE, [independent, claim_id])


def left_in(connection: sqlite3.Connection, claim_ids: Iterable[str]) -> list[str]:
    """The appearances that these claims still hold.

    A claim that holds none stays as it was last, without a count, while a review or an earlier text speaks of it.
    """
    left: list[str] = []
    for claim_id in dict.fromkeys(claim_ids):
        found = connection.execute(
            "SELECT id FROM appearances WHERE claim_id = ? ORDER BY docid", [claim_id]
        ).fetchall()
        left += [row["id"] for row in found]
        if not found:
            spoken_of = "SELECT 1 FROM {} WHERE claim_id = ?"
            if any(connection.execute(spoken_of.format(table), [claim_id]).fetchone() for table in _SPEAK_OF_CLAIMS):
                connection.execute(_NO_LONGER_MADE, [claim_id])
            else:
                connection.execute("DELETE FROM redirects WHERE new_id = ?", [claim_id])
                connection.execute("DELETE FROM claims WHERE id = ?", [claim_id])
    return left


_SPEAK_OF_CLAIMS = ("reviews", "past_appearances")
_NO_LONGER_MADE = "UPDATE claims SET appearance_count = 0, source_count = 0, independent_source_count = 0 WHERE id = ?"


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]
