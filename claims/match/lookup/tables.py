"""Rows of tables: statements of one source so like each other that comparing each with each would tell nothing.

Of a page with 900 lines that tell the cases of 900 villages each line shares a key with all the others. What more than
some statements of one source share says nothing about any of them, so none is looked for under it, and such rows meet
others by the value of their figure alone. Which statements are rows depends on their own source, never on what else is
stored or in which order; the keys are kept aside for who looks for a single sentence.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claims.match.lookup.keys import Keys, aside, has_value
from claims.match.lookup.memory import Memory
from claims.match.lookup.prepared import Prepared, prepare
from db.links import linking

MANY = 30  # statements of one source beside which another that shares a key makes rows of them all


def as_rows(connection: sqlite3.Connection, memory: Memory, made: Mapping[str, Prepared]) -> dict[str, Prepared]:
    """Statements of stored appearances by their ids, those that are rows with the keys that are left to them."""
    sources = {each.source_id for each in made.values() if each.source_id is not None}
    found = dict(made)
    for names in linking.numbered_by_source(connection, sources, MANY).values():
        rest = [docid for name, docid in names.items() if name not in made]
        whole = [made[name] for name in names if name in made]
        common = common_keys([*whole, *(prepare(mention) for mention in memory.get(rest).values())])
        found |= {each.id: as_row(each, common) for each in whole}
    return found


def rows_among(statements: Sequence[Prepared]) -> Sequence[Prepared]:
    """All statements of one source, those that are rows with the keys that are left to them."""
    if len(statements) <= MANY:
        return statements
    common = common_keys(statements)
    return [as_row(each, common) for each in statements]


def common_keys(statements: Iterable[Prepared]) -> frozenset[int]:
    """The keys that too many statements of one source share, copies counted once; give all that it makes."""
    signed = {each.sign: each.keys.own for each in statements}
    holders = Counter(key for keys in signed.values() for key in keys)
    return frozenset(key for key, count in holders.items() if count > MANY)


def as_row(made: Prepared, common: frozenset[int]) -> Prepared:
    """A statement as one of a source in which the keys `common` say nothing; others stay as they are."""
    if common.isdisjoint(made.keys.own):
        return made
    telling = frozenset(key for key in made.keys.own - common if has_value(key))
    silent = frozenset(aside(key) for key in made.keys.own - telling)
    return replace(made, keys=Keys(telling | silent, frozenset()))
