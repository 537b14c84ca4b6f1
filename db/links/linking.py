"""What linking reads and writes: appearances with their parts, links, and what these and judgements hold together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from db.file.batches import batches
from db.links import matching
from db.links.matching import COPY


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
class Telling:
    """Who tells a claim in one place, in which words, and whom that place names as its source."""

    appearance_id: str
    source_id: str
    publisher: str | None
    lang: str
    text: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """Appearances that links or judgements hold together, oldest first, with what holds them and keeps them apart.

    `copies` are those of which nothing is known but that they repeat another one (copy -> that one).
    """

    appearance_ids: tuple[str, ...]
    same: tuple[tuple[str, str, float], ...]
    conflicts: frozenset[tuple[str, str]]
    judged_same: frozenset[tuple[str, str]]
    judged_apart: frozenset[tuple[str, str]]
    copies: dict[str, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What is shown of an appearance beside another: its words, claim and source, and whom it names as the speaker."""

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
    said_by: list[str]


_SUMMARIES = """
SELECT appearances.id AS appearance_id, claim_id, gloss, text, appearances.lang, subject, source_id,
  sources.title AS source_title, sources.url AS source_url, sources.publisher, appearances.published,
  (SELECT json_group_array(name) FROM
    (SELECT name FROM attributions WHERE appearance_id = appearances.id ORDER BY position)) AS said_by
FROM appearances JOIN sources ON sources.id = appearances.source_id
WHERE claim_id IS NOT NULL AND appearances.id IN (SELECT value FROM json_each(?)) ORDER BY appearances.docid
"""
_APPEARANCES = """
SELECT appearances.*, sources.publisher, sources.title AS source_title
FROM appearances JOIN sources ON sources.id = appearances.source_id
WHERE appearances.docid IN (SELECT value FROM json_each(?)) ORDER BY appearances.docid
"""


def stored_appearances(connection: sqlite3.Connection, docids: Iterable[int]) -> Iterator[StoredAppearance]:
    """The appearances of these numbers and their parts."""
    for batch in batches(docids):
        wanted = json.dumps(batch)
        parts = [_by_appearance(connection, table, wanted) for table in ("quantities", "attributions")]
        for row in connection.execute(_APPEARANCES, [wanted]).fetchall():
            yield StoredAppearance(dict(row), parts[0].get(row["id"], []), parts[1].get(row["id"], []))


def _by_appearance(connection: sqlite3.Connection, table: str, wanted: str) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    ours = "SELECT id FROM appearances WHERE docid IN (SELECT value FROM json_each(?))"
    select = f"SELECT * FROM {table} WHERE appearance_id IN ({ours}) ORDER BY position"
    for row in connection.execute(select, [wanted]):
        grouped.setdefault(row["appearance_id"], []).append(dict(row))
    return grouped


def appearance_ids(connection: sqlite3.Connection) -> list[str]:
    """Every appearance, in the order in which they were stored."""
    return [row["id"] for row in connection.execute("SELECT id FROM appearances ORDER BY docid")]


def unclaimed(connection: sqlite3.Connection) -> list[str]:
    """Appearances of no claim: they were stored by a run that was broken off before it linked them."""
    select = "SELECT id FROM appearances WHERE claim_id IS NULL ORDER BY docid"
    return [row["id"] for row in connection.execute(select)]


def portions(connection: sqlite3.Connection, size: int) -> Iterator[dict[str, int]]:
    """Every appearance with the number by which keys name it, so many at a time, as they were stored."""
    select = "SELECT id, docid FROM appearances WHERE docid > ? ORDER BY docid LIMIT ?"
    last = 0
    while portion := {row["id"]: row["docid"] for row in connection.execute(select, [last, size])}:
        yield portion
        last = max(portion.values())


def numbered_by_source(
    connection: sqlite3.Connection, source_ids: Iterable[str], least: int
) -> dict[str, dict[str, int]]:
    """Of those of these sources that have more than `least` appearances: source -> appearance -> docid."""
    select = """
    SELECT source_id, id, docid FROM appearances WHERE source_id IN (
      SELECT source_id FROM appearances WHERE source_id IN (SELECT value FROM json_each(?))
      GROUP BY source_id HAVING count(*) > ?
    ) ORDER BY docid
    """
    found: dict[str, dict[str, int]] = {}
    for row in connection.execute(select, [json.dumps(sorted(source_ids)), least]):
        found.setdefault(row["source_id"], {})[row["id"]] = row["docid"]
    return found


def are_of_one_source(connection: sqlite3.Connection, left: str, right: str) -> bool:
    """Whether two appearances are of one source."""
    select = "SELECT count(DISTINCT source_id) = 1 FROM appearances WHERE id IN (?, ?)"
    return bool(connection.execute(select, [left, right]).fetchone()[0])


def sentences(connection: sqlite3.Connection, source_id: str) -> list[str]:
    """The sentences of a source that hold its appearances."""
    select = "SELECT DISTINCT text FROM appearances WHERE source_id = ?"
    return [row["text"] for row in connection.execute(select, [source_id])]


def tellings(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Telling]:
    """Id -> what tells sources apart, of the appearances with these ids."""
    found: dict[str, Telling] = {}
    for batch in batches(ids):
        wanted = json.dumps(batch)
        speakers: dict[str, list[str]] = {}
        for name, speaker in connection.execute(_SPEAKERS, [wanted]):
            speakers.setdefault(name, []).append(speaker)
        for name, source_id, publisher, lang, text in connection.execute(_TELLINGS, [wanted]):
            found[name] = Telling(name, source_id, publisher, lang, text, tuple(speakers.get(name, ())))
    return found


_TELLINGS = """
SELECT appearances.id, source_id, sources.publisher, appearances.lang, text
FROM appearances JOIN sources ON sources.id = appearances.source_id
WHERE appearances.id IN (SELECT value FROM json_each(?))
"""
_SPEAKERS = """
SELECT appearance_id, name FROM attributions
WHERE appearance_id IN (SELECT value FROM json_each(?)) ORDER BY appearance_id, position
"""


def summaries(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Summary]:
    """What is shown of these appearances, as far as they belong to a claim."""
    for batch in batches(ids):
        for row in connection.execute(_SUMMARIES, [json.dumps(batch)]):
            yield Summary(**{**dict(row), "said_by": json.loads(row["said_by"])})


def forget(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[set[str], set[str]]:
    """Takes what linking made of these appearances away.

    Gives the ids that were linked to them as the same, and those that were copies of them and now have nothing.
    """
    neighbours: set[str] = set()
    copies: set[str] = set()
    for batch in batches(ids):
        wanted = json.dumps(batch)
        for ours, theirs in (("left_id", "right_id"), ("right_id", "left_id")):
            within = f"{ours} IN (SELECT value FROM json_each(?))"
            found = connection.execute(
                f"SELECT {theirs}, rule FROM links WHERE +relation = 'same' AND {within}", [wanted]
            )
            for name, rule in found.fetchall():
                (copies if rule == COPY else neighbours).add(name)
            connection.execute(f"DELETE FROM links WHERE {within}", [wanted])
        matching.forget(connection, batch)
    return neighbours, copies


def forget_all(connection: sqlite3.Connection) -> None:
    """Takes everything away that linking made but the claims."""
    connection.execute("DELETE FROM links")
    matching.forget_all(connection)


def write_links(connection: sqlite3.Connection, links: Iterable[Link]) -> None:
    """Stores automatic links; one for each pair, the newer replacing the older."""
    connection.executemany(
        "INSERT OR REPLACE INTO links (left_id, right_id, relation, score, features, rule) VALUES (?, ?, ?, ?, ?, ?)",
        ((link.left_id, link.right_id, link.relation, link.score, link.features, link.rule) for link in links),
    )


# The links that hold appearances together or keep them apart, from their left side; and who else is held together with
# whom: by automatic `same` links from their right side, and by pairs that were ever judged the same.
_HELD = """
SELECT left_id, right_id, relation, score, rule FROM links INDEXED BY links_left_id
WHERE relation <> 'related' AND left_id IN (SELECT value FROM json_each(?))
"""
_TIES = """
WITH wanted AS (SELECT value FROM json_each(?))
SELECT left_id, right_id FROM links INDEXED BY links_right_id WHERE relation = 'same' AND right_id IN wanted
UNION ALL SELECT left_id, right_id FROM judgements WHERE verdict = 'same' AND left_id IN wanted
UNION ALL SELECT left_id, right_id FROM judgements WHERE verdict = 'same' AND right_id IN wanted
"""
_LAST_JUDGEMENTS = """
SELECT left_id, right_id, verdict FROM judgements WHERE left_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_Held = tuple[str, str, str, float, str]  # left and right id, relation, score, rule


def components(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Component]:
    """The components that these appearances lie in, each once; an appearance without links is one of its own."""
    root = {name: name for name in ids}

    def top(name: str) -> str:
        while root[name] != name:
            root[name] = name = root[root[name]]
        return name

    held: list[_Held] = []
    cursor = matching.plain(connection)
    edge = set(root)
    while edge:
        ties: list[tuple[str, str]] = []
        for batch in batches(edge):
            wanted = [json.dumps(batch)]
            links: list[_Held] = cursor.execute(_HELD, wanted).fetchall()
            held += links
            ties += [(link[0], link[1]) for link in links if link[2] == "same"]
            ties += cursor.execute(_TIES, wanted)
        edge = {name for tie in ties for name in tie if name not in root}
        root.update((name, name) for name in edge)
        for left, right in ties:
            one, other = top(left), top(right)
            root[max(one, other)] = min(one, other)
    members: dict[str, list[str]] = {}
    for name in _stored(connection, root):
        members.setdefault(top(name), []).append(name)
    return list(_components(connection, members, held))


def _stored(connection: sqlite3.Connection, ids: Iterable[str]) -> list[str]:
    """Those that exist, oldest first."""
    docids: dict[str, int] = {}
    for batch in batches(ids):
        docids |= matching.docids(connection, batch)
    return sorted(docids, key=docids.__getitem__)


def _components(
    connection: sqlite3.Connection, members: dict[str, list[str]], held: list[_Held]
) -> Iterator[Component]:
    of = {name: top for top, names in members.items() for name in names}
    links: dict[str, list[_Held]] = {}
    judged: dict[str, dict[tuple[str, str], str]] = {}
    for link in held:
        links.setdefault(of[link[0]], []).append(link)
    for batch in batches(of):
        for left, right, verdict in connection.execute(_LAST_JUDGEMENTS, [json.dumps(batch)]):
            judged.setdefault(of[left], {})[left, right] = verdict
    for top, names in members.items():
        yield _component(names, links.get(top, []), judged.get(top, {}))


def _component(names: list[str], links: list[_Held], judged: dict[tuple[str, str], str]) -> Component:
    known = {name for pair in judged for name in pair}
    copies: dict[str, str] = {}
    same, conflicts = [], set()
    for left, right, relation, score, rule in links:
        pair = (left, right)
        if pair in judged:
            continue
        if relation == "conflict":
            conflicts.add(pair)
        elif rule == COPY and right not in known:
            copies[right] = left  # of copies the smallest id leads
        else:
            same.append((left, right, score))
    return Component(
        tuple(names),
        tuple(same),
        frozenset(conflicts),
        frozenset(pair for pair, verdict in judged.items() if verdict == "same"),
        frozenset(pair for pair, verdict in judged.items() if verdict != "same"),
        copies,
    )
