"""Which claims have what is asked for, found in bounded time however many there are.

A condition that few rows meet is looked up and gives the claims. One that many meet is tried on one claim after the
other, the last published first, and no more than a window of them at once: a page may be shorter than asked for, and
its key leads on. Times were measured on a million appearances.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from db.reading.finding import Wanted, speakers_named, steps

FEW = 20_000  # rows that are looked up at once: 80 ms
WINDOW = 2500  # claims that are tried one after the other: 50 ms
FIRST_STATUS = "open"  # of nearly all claims
STATUSES = (FIRST_STATUS, "reviewed")  # that the triggers of the schema set
Key = Sequence[str | int | float | None]  # the values that a list is ordered by, of the last row seen


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What listed claims must have in common; None asks for nothing. Figures are in `units`' base unit."""

    query: Wanted | None = None
    kind: str | None = None
    lang: str | None = None
    status: str | None = None
    source_id: str | None = None
    publisher_id: int | None = None
    attribution: str | None = None  # part of a name, in either Chinese script
    published_after: str | None = None
    published_before: str | None = None
    reviewed: bool = False
    review_site: str | None = None
    current_since: str | None = None  # published or reviewed after this day
    quantity_kind: str | None = None
    units: tuple[str, ...] = ()  # any of these, as written
    value: float | None = None
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Claims, the last published first, each by its id and its key, and the key to go on from; None at the end."""

    ids: list[str]
    keys: list[Key]
    next_key: Key | None

    def first(self, size: int) -> Found:
        """The first `size` of them, to be gone on from there."""
        if len(self.ids) <= size:
            return self
        return Found(self.ids[:size], self.keys[:size], self.keys[size - 1])


@dataclass(slots=True)
class _Plan:
    """Conditions with their values: on the row of a claim, subqueries that give few claims, and those to be tried."""

    plain: list[str] = field(default_factory=list)
    few: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: Any) -> str:
        """The name of a parameter that stands for `value`."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"


def matching(connection: sqlite3.Connection, wanted: ClaimFilter, after: Key | None, most: int) -> Found:
    """At most `most` claims that have what is `wanted`, behind `after`; undated ones come last."""
    plan = _plan(connection, wanted)
    if after is not None:
        plan.plain.append(_behind(plan, after))
    order = "ORDER BY last_published DESC, docid DESC"
    columns = "claims.id, last_published, docid"
    if plan.few:
        told = " INTERSECT ".join(plan.few)
        every = " AND ".join([*plan.plain, *plan.tried]) or "1"
        select = f"""
            WITH found(claim_id) AS MATERIALIZED ({told})
            SELECT DISTINCT {columns} FROM found CROSS JOIN claims ON claims.id = found.claim_id
            WHERE {every} {order} LIMIT :most
        """
        return _cut(connection.execute(select, {**plan.values, "most": most + 1}).fetchall(), most, None)
    where = f"WHERE {' AND '.join(plan.plain)}" if plan.plain else ""
    if not plan.tried:
        select = f"SELECT {columns} FROM claims {where} {order} LIMIT :most"
        return _cut(connection.execute(select, {**plan.values, "most": most + 1}).fetchall(), most, None)
    window = f"SELECT * FROM claims {where} {order} LIMIT {WINDOW}"
    select = f"SELECT {columns} FROM ({window}) AS claims WHERE {' AND '.join(plan.tried)} LIMIT :most"
    found = connection.execute(select, {**plan.values, "most": most + 1}).fetchall()
    end = None
    if len(found) <= most:
        last = f"SELECT last_published, docid FROM ({window}) LIMIT 1 OFFSET {WINDOW - 1}"  # else it sorts all claims
        end = connection.execute(last, plan.values).fetchone()
    return _cut(found, most, tuple(end) if end is not None else None)


def _cut(found: list[sqlite3.Row], most: int, end: Key | None) -> Found:
    keys: list[Key] = [(row["last_published"], row["docid"]) for row in found[:most]]
    return Found([row["id"] for row in found[:most]], keys, keys[-1] if len(found) > most else end)


def _behind(plan: _Plan, after: Key) -> str:
    day, docid = after
    seen = plan.bind(docid)
    if day is None:
        return f"(last_published IS NULL AND docid < {seen})"
    last = plan.bind(day)
    return f"(last_published < {last} OR (last_published = {last} AND docid < {seen}) OR last_published IS NULL)"


_JOINED = "FROM appearances JOIN {0} ON {0}.appearance_id = appearances.id WHERE"
_OF_CLAIM = f"SELECT 1 {_JOINED} appearances.claim_id = claims.id"
_GIVING = f"SELECT claim_id {_JOINED} {{1}}"


def _plan(connection: sqlite3.Connection, wanted: ClaimFilter) -> _Plan:
    plan = _Plan()
    _on_the_row(plan, wanted)
    if wanted.query is not None:
        plan.few.append(_narrowest(connection, plan, wanted.query))
    if wanted.source_id is not None:
        plan.few.append(f"SELECT claim_id FROM appearances WHERE source_id = {plan.bind(wanted.source_id)}")
    if wanted.publisher_id is not None:
        _of_publisher(connection, plan, wanted.publisher_id)
    if wanted.reviewed:
        plan.few.append("SELECT claim_id FROM reviews")
    if wanted.review_site is not None:
        plan.few.append(f"SELECT claim_id FROM reviews WHERE site = {plan.bind(wanted.review_site)}")
    if wanted.attribution is not None:
        names = json.dumps(speakers_named(connection, wanted.attribution))
        said = f"attributions.name IN (SELECT value FROM json_each({plan.bind(names)}))"
        _weigh(connection, plan, "attributions", said)
    if figures := _figures(plan, wanted):
        _weigh(connection, plan, "quantities", *figures)
    return plan


def _on_the_row(plan: _Plan, wanted: ClaimFilter) -> None:
    """What columns of the claim decide, by indexes in the order of the list."""
    for name, value in (("kind", wanted.kind), ("lang", wanted.lang)):
        if value is not None:
            plan.plain.append(f"{name} = {plan.bind(value)}")
    if wanted.status == FIRST_STATUS:
        plan.tried.append(f"status = {plan.bind(wanted.status)}")
    elif wanted.status is not None:
        plan.plain.append(f"status <> '{FIRST_STATUS}' AND status = {plan.bind(wanted.status)}")
    if wanted.published_after is not None:
        plan.plain.append(f"last_published > {plan.bind(wanted.published_after)}")
    if wanted.published_before is not None:
        plan.plain.append(f"last_published < {plan.bind(wanted.published_before)}")
    if wanted.current_since is not None:
        since = plan.bind(wanted.current_since)
        reviewed = f"claims.id IN (SELECT claim_id FROM reviews WHERE reviewed_at > {since})"
        plan.tried.append(f"(last_published > {since} OR {reviewed})")


def _weigh(connection: sqlite3.Connection, plan: _Plan, table: str, *either: str) -> None:
    """Looks the rows of `table` up that meet either condition, where they are few; else they are to be tried."""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {{}} LIMIT {FEW + 1})"
    if sum(connection.execute(counted.format(each), plan.values).fetchone()[0] for each in either) <= FEW:
        given = " UNION ALL ".join(_GIVING.format(table, each) for each in either)
        plan.few.append(f"SELECT claim_id FROM ({given})")
    else:
        plan.tried.append(f"EXISTS ({_OF_CLAIM.format(table)} AND ({' OR '.join(either)}))")


def _of_publisher(connection: sqlite3.Connection, plan: _Plan, publisher_id: int) -> None:
    bound = plan.bind(publisher_id)
    joined = f"appearances JOIN sources ON sources.id = appearances.source_id WHERE sources.publisher_id = {bound}"
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {joined} LIMIT {FEW + 1})"
    if connection.execute(counted, plan.values).fetchone()[0] <= FEW:
        plan.few.append(f"SELECT claim_id FROM {joined}")
    else:
        plan.tried.append(f"EXISTS (SELECT 1 FROM {joined} AND appearances.claim_id = claims.id)")


def _narrowest(connection: sqlite3.Connection, plan: _Plan, query: Wanted) -> str:
    """The claims that meet a typed query in the narrowest way in which any does: the same ones `search` names first."""
    for condition, needed in steps(connection, query):
        met = f"SELECT 1 FROM appearances WHERE claim_id IS NOT NULL AND {condition} LIMIT 1"
        if connection.execute(met, needed).fetchone():
            parts = condition.split("?")
            bound = [f"{part}{plan.bind(value)}" for part, value in zip(parts[:-1], needed, strict=True)]
            return f"SELECT appearances.claim_id FROM appearances WHERE {''.join(bound)}{parts[-1]}"
    return "SELECT claim_id FROM appearances WHERE 0"


def _figures(plan: _Plan, wanted: ClaimFilter) -> list[str]:
    """What one and the same quantity must be, as conditions of which one holds: one on points, one on ranges.

    A range counts when it overlaps the range that is asked for. Apart, each is answered by an index of its own.
    """
    common: list[str] = []
    if wanted.quantity_kind is not None:
        common.append(f"quantities.kind = {plan.bind(wanted.quantity_kind)}")
    if wanted.units:
        common.append(f"unit IN ({', '.join(plan.bind(unit) for unit in wanted.units)})")
    least = wanted.value if wanted.value is not None else wanted.min
    most = wanted.value if wanted.value is not None else wanted.max
    if most is not None:
        common.append(f"base_value <= {plan.bind(most)}")
    if least is None:
        return [" AND ".join(common)] if common else []
    low = plan.bind(least)
    point, overlap = f"base_value >= {low}", f"base_max_value >= {low} AND base_value < {low}"
    return [" AND ".join([*common, point]), " AND ".join([*common, overlap])]
