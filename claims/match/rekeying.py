"""What linking looks up, made again for appearances whose links are there already, as after an import."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from claims.match.bulk import few_collections
from claims.match.link import Step
from claims.match.lookup.memory import Memory
from claims.match.lookup.prepared import Prepared, prepare
from claims.match.lookup.tables import as_rows
from claims.match.statement.mention import from_rows
from db.links import linking, matching
from db.links.matching import Mark

_BATCH = 1_000  # appearances in memory


def rekey(connection: sqlite3.Connection, step: Step) -> None:
    """Makes keys and marks as linking would have; call inside a transaction, on a database that has none.

    Appearances come as they were stored, those of one sentence together: its words are looked up once.
    """
    memory = Memory(connection)
    with few_collections():
        for portion in linking.portions(connection, _BATCH):
            stored = linking.stored_appearances(connection, portion.values())
            made = {each.row["id"]: prepare(from_rows(each.row, each.quantities, each.attributions)) for each in stored}
            told = {name: each for name, each in as_rows(connection, memory, made).items() if each.keys.own}
            matching.write_marks(connection, _marked(connection, told, portion))
            step(len(portion))


def _marked(connection: sqlite3.Connection, made: Mapping[str, Prepared], docids: Mapping[str, int]) -> Iterator[Mark]:
    """How each is looked up; of copies the one with the smallest id leads, and what led them before follows it."""
    leading = matching.leaders(connection, (each.sign for each in made.values()))
    before = dict(leading)
    for name, each in made.items():
        leading[each.sign] = min(name, leading.get(each.sign, name))
    overtaken = {name: sign for sign, name in before.items() if leading[sign] != name}
    numbers = matching.docids(connection, overtaken)
    matching.forget(connection, overtaken)
    bound = {each.sign: each.is_bound for each in made.values()}
    for name, sign in overtaken.items():
        yield Mark(numbers[name], name, sign, bound[sign])
    for name, each in made.items():
        if leading[each.sign] == name:
            yield Mark(docids[name], name, each.sign, bound[each.sign], each.sketch, each.keys.own)
        else:
            yield Mark(docids[name], name, each.sign, bound[each.sign])
