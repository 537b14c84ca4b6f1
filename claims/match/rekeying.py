"""What linking looks up, made again for appearances whose links are there already, as after an import."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from claims.match.bulk import few_collections
from claims.match.link import Step
from claims.match.mention import from_rows
from claims.match.prepared import Prepared, prepare
from db import linking, matching
from db.matching import Mark

_BATCH = 1_000  # appearances in memory


def rekey(connection: sqlite3.Connection, step: Step) -> None:
    """Makes keys and marks as linking would have; call inside a transaction, on a database that has none.

    Appearances come in the order of their ids: of copies the smallest leads, and it is met first.
    """
    with few_collections():
        for portion in linking.portions_by_id(connection, _BATCH):
            stored = linking.stored_appearances(connection, portion.values())
            made = {each.row["id"]: prepare(from_rows(each.row, each.quantities, each.attributions)) for each in stored}
            marks = [(name, portion[name], made[name]) for name in portion if made[name].keys.own]
            matching.write_marks(connection, _marked(connection, marks))
            step(len(portion))


def _marked(connection: sqlite3.Connection, found: Sequence[tuple[str, int, Prepared]]) -> Iterator[Mark]:
    led = set(matching.leaders(connection, (each.sign for _, _, each in found)))
    for name, docid, each in found:
        if each.sign in led:
            yield Mark(docid, name, each.sign, each.mention.is_bound)
        else:
            led.add(each.sign)
            yield Mark(docid, name, each.sign, each.mention.is_bound, each.sketch, each.keys.own)
