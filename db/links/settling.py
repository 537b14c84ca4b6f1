"""Which claim an appearance belongs to: ids that live on when claims merge and split, and what sums a claim up."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain, count

from db.file.batches import batches


@dataclass(frozen=True, slots=True)
class Settled:
    """What linking makes of a claim: its appearances and how many sources tell it independently of each other."""

    appearance_ids: tuple[str, ...]
    independent_source_count: int


def settle(connection: sqlite3.Connection, claims: Sequence[Settled]) -> None:
    """Gives each group of appearances, which make up whole components, its claim.

    A claim's id stays with the part that holds its oldest appearance; a group that holds several keeps the oldest and
    the others redirect to it; a group without one founds its own, named after its first appearance.
    """
    names = [name for claim in claims for name in claim.appearance_ids]
    owners = _current_claims(connection, names)
    age = _ages(connection, set(owners.values()))
    won = _won(connection, claims, set(owners.values()))
    kept: dict[int, str] = {place: min(ids, key=lambda name: age[name]) for place, ids in won.items()}
    founded = _names(connection, {at: claim for at, claim in enumerate(claims) if at not in kept}, {*age})
    summed_up = _found(connection, [(name, claims[at].appearance_ids[0]) for at, name in founded.items()])
    kept |= founded
    members = [
        (kept[place], name)
        for place, claim in enumerate(claims)
        for name in claim.appearance_ids
        if owners.get(name) != kept[place]
    ]
    connection.executemany("UPDATE appearances SET claim_id = ? WHERE id = ?", members)
    for place, ids in won.items():
        for gone in sorted(ids - {kept[place]}):
            _redirect(connection, gone, kept[place])
    _describe(
        connection,
        [
            (claim.independent_source_count, kept[place])
            for place, claim in enumerate(claims)
            if len(claim.appearance_ids) > 1 or kept[place] not in summed_up
        ],
    )


def _current_claims(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    select = "SELECT id, claim_id FROM appearances WHERE id IN (SELECT value FROM json_each(?)) AND claim_id NOT NULL"
    for batch in batches(ids):
        found |= {row[0]: row[1] for row in connection.execute(select, [json.dumps(batch)])}
    return found


def _ages(connection: sqlite3.Connection, claim_ids: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for batch in batches(claim_ids):
        select = "SELECT id, docid FROM claims WHERE id IN (SELECT value FROM json_each(?))"
        found |= {row[0]: row[1] for row in connection.execute(select, [json.dumps(batch)])}
    return found


def _won(connection: sqlite3.Connection, claims: Sequence[Settled], owners: Collection[str]) -> dict[int, set[str]]:
    """Group -> the claims whose oldest appearance, in the whole database, it holds."""
    place_of = {name: place for place, claim in enumerate(claims) for name in claim.appearance_ids}
    won: dict[int, set[str]] = {}
    oldest = (  # SQLite takes the other columns from the row that holds the least docid
        "SELECT claim_id, id, min(docid) FROM appearances"
        " WHERE claim_id IN (SELECT value FROM json_each(?)) GROUP BY claim_id"
    )
    for batch in batches(owners):
        for owner, first, _ in connection.execute(oldest, [json.dumps(batch)]):
            if first in place_of:
                won.setdefault(place_of[first], set()).add(owner)
    return won


def _names(connection: sqlite3.Connection, groups: dict[int, Settled], taken: set[str]) -> dict[int, str]:
    """A name for the claim of each group that has none: its first appearance whose name no other claim bears."""
    held = taken | _held(connection, [name for group in groups.values() for name in group.appearance_ids])
    found: dict[int, str] = {}
    for place, group in groups.items():
        first = group.appearance_ids[0]
        derived = (sha256(f"{first} {number}".encode()).hexdigest()[:16] for number in count(2))
        names = chain(group.appearance_ids, (name for name in derived if not _held(connection, [name])))
        found[place] = next(name for name in names if name not in held)
        held.add(found[place])
    return found


def _held(connection: sqlite3.Connection, names: Collection[str]) -> set[str]:
    """Those of `names` that are the claim of some appearance."""
    select = "SELECT DISTINCT claim_id FROM appearances WHERE claim_id IN (SELECT value FROM json_each(?))"
    return {row[0] for batch in batches(names) for row in connection.execute(select, [json.dumps(batch)])}


def _found(connection: sqlite3.Connection, named: Sequence[tuple[str, str]]) -> set[str]:
    """Makes claims from pairs of their name and an appearance of theirs; gives those that this one sums up already."""
    known = _ages(connection, [name for name, _ in named])  # a review may have kept a claim that nothing made any more
    fresh = [(name, first) for name, first in named if name not in known]
    connection.executemany("DELETE FROM redirects WHERE old_id = ?", [(name,) for name, _ in named])
    connection.executemany(
        "INSERT INTO claims (id, docid, kind, gloss, text, lang, subject, first_published, last_published,"
        " appearance_count, source_count, independent_source_count)"
        " SELECT ?, (SELECT coalesce(max(docid), 0) + 1 FROM claims), kind, gloss, text, lang, subject,"
        " published, published, 1, 1, 1 FROM appearances WHERE id = ?",
        fresh,
    )
    return {name for name, _ in fresh}


def _redirect(connection: sqlite3.Connection, old: str, new: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("UPDATE reviews SET claim_id = ? WHERE claim_id = ?", [new, old])
    connection.execute("UPDATE past_appearances SET claim_id = ? WHERE claim_id = ?", [new, old])
    connection.execute("UPDATE redirects SET new_id = ? WHERE new_id = ?", [new, old])
    connection.execute("UPDATE appearances SET claim_id = ? WHERE claim_id = ?", [new, old])
    connection.execute("DELETE FROM claims WHERE id = ?", [old])
    connection.execute("INSERT OR REPLACE INTO redirects (old_id, new_id, since) VALUES (?, ?, ?)", [old, new, now])


def claim_of(connection: sqlite3.Connection, appearance_id: str) -> str | None:
    """The claim that is made in a place; None for a place that is not there or was never linked."""
    row = connection.execute("SELECT claim_id FROM appearances WHERE id = ?", [appearance_id]).fetchone()
    return row["claim_id"] if row is not None else None


def give_way(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Leads a claim whose last place merged into one of another claim there, with its reviews."""
    if old != new and not _held(connection, [old]):
        _redirect(connection, old, new)


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


def _describe(connection: sqlite3.Connection, counted: Sequence[tuple[int, str]]) -> None:
    connection.executemany(_DESCRIBE, counted)


def claimed_with(connection: sqlite3.Connection, ids: Iterable[str]) -> list[str]:
    """Every appearance of the claims of these, oldest first."""
    select = (
        "SELECT id FROM appearances WHERE claim_id IN"
        " (SELECT claim_id FROM appearances WHERE id IN (SELECT value FROM json_each(?))) ORDER BY docid"
    )
    return [row[0] for row in connection.execute(select, [json.dumps(list(ids))])]


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
            if any(connection.execute(spoken_of, [claim_id]).fetchone() for spoken_of in _SPOKEN_OF):
                connection.execute(_NO_LONGER_MADE, [claim_id])
            else:
                connection.execute("DELETE FROM redirects WHERE new_id = ?", [claim_id])
                connection.execute("DELETE FROM claims WHERE id = ?", [claim_id])
    return left


_SPOKEN_OF = (
    "SELECT 1 FROM reviews WHERE claim_id = ?",
    "SELECT 1 FROM past_appearances WHERE claim_id = ? AND id NOT IN (SELECT id FROM tombstones)",
)
_NO_LONGER_MADE = "UPDATE claims SET appearance_count = 0, source_count = 0, independent_source_count = 0 WHERE id = ?"
