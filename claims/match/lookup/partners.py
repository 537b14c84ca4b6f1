"""Whom a statement is to be compared with: those that share a key with it and are told in words like its own."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from claims.match.lookup.keys import Keys, sort_of
from claims.match.lookup.memory import Memory
from claims.match.lookup.sketch import Sketch, is_alike
from db.links import matching


def partners(
    connection: sqlite3.Connection,
    memory: Memory,
    statements: Mapping[int, tuple[Keys, Sketch]],
    coming: Mapping[int, tuple[Keys, Sketch]] = MappingProxyType({}),
) -> dict[int, list[int]]:
    """For each statement the docids of those that it is to be compared with: of those stored, and of those before it.

    Statements have the docids under which they will be stored. So have those in `coming`, which stand before them all
    and are no more stored than they are: they are found, and nothing is found for them.
    """
    found = _sharing(connection, {docid: keys for docid, (keys, _) in statements.items()}, coming)
    own = {docid: drawn for named in (coming, statements) for docid, (_, drawn) in named.items()}
    wanted = dict.fromkeys(docid for shared in found.values() for docid in shared if docid not in own)
    sketches = memory.sketches(wanted) | own
    likely: dict[int, list[int]] = {}
    for docid, shared in found.items():
        mine = statements[docid][1]
        likely[docid] = [
            partner
            for partner, sort in shared.items()
            if (other := sketches.get(partner)) and is_alike(mine, other, sort)
        ]
    return likely


def _sharing(
    connection: sqlite3.Connection, statements: Mapping[int, Keys], coming: Mapping[int, tuple[Keys, Sketch]]
) -> dict[int, dict[int, int]]:
    """For each statement those before it that share a key, and the sort of the most telling one."""
    asked = {docid: keys.asked for docid, keys in statements.items()}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for key, docid in matching.under(connection, frozenset[int]().union(*asked.values())):
        holders[key].append(docid)
    for docid, (keys, _) in coming.items():
        for key in keys.own:
            holders[key].append(docid)
    found: dict[int, dict[int, int]] = {}
    for docid, wanted in asked.items():
        shared: dict[int, int] = {}
        for key in sorted(holders.keys() & wanted, key=sort_of):  # the more telling comes later and stays
            shared.update(dict.fromkeys(holders[key], sort_of(key)))
        found[docid] = dict(sorted(shared.items()))
        for key in statements[docid].own:
            holders[key].append(docid)
    return found
