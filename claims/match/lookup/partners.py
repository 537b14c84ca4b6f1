"""Whom a statement is to be compared with: those that share a key with it and are told in words like its own."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from claims.match.lookup.keys import Keys, sort_of
from claims.match.lookup.memory import Memory
from claims.match.lookup.sketch import Sketch, is_alike
from db.links import matching


def partners(
    connection: sqlite3.Connection, memory: Memory, statements: Mapping[int, tuple[Keys, Sketch]], *, mutual: bool
) -> dict[int, list[int]]:
    """For each statement the docids of those stored that it is to be compared with; `mutual`: of those before it too.

    Statements have the docids under which they will be stored; without `mutual` any other numbers.
    """
    found = _sharing(connection, {docid: keys for docid, (keys, _) in statements.items()}, mutual=mutual)
    own = {docid: drawn for docid, (_, drawn) in statements.items()} if mutual else {}
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
    connection: sqlite3.Connection, statements: Mapping[int, Keys], *, mutual: bool
) -> dict[int, dict[int, int]]:
    """For each statement those before it that share a key, and the sort of the most telling one."""
    asked = {docid: keys.asked for docid, keys in statements.items()}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for key, docid in matching.under(connection, frozenset[int]().union(*asked.values())):
        holders[key].append(docid)
    found: dict[int, dict[int, int]] = {}
    for docid, keys in asked.items():
        shared: dict[int, int] = {}
        for key in sorted(holders.keys() & keys, key=sort_of):  # the more telling comes later and stays
            shared.update(dict.fromkeys(holders[key], sort_of(key)))
        found[docid] = dict(sorted(shared.items()))
        for key in statements[docid].own if mutual else ():
            holders[key].append(docid)
    return found
