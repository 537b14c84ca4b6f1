"""Comparing ahead of time: what was compared in other processes is used, and changes nothing of what is linked."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence

import pytest

from claims.match import link
from claims.match.foresight import Beforehand, Met, compared, foresee, meet
from claims.match.link import link_appearances
from claims.match.lookup.memory import Memory
from claims.match.lookup.prepared import Prepared
from claims.source_claims import prepared
from db import open_db
from db.texts.rows import Appearance
from db.writing.store import Store
from extract.model import Source
from tests.test_link import OFTEN, groups, in_one_go, linked

Found = tuple[Source, Appearance]


def portions(size: int) -> Iterator[Sequence[Found]]:
    return (OFTEN[start : start + size] for start in range(0, len(OFTEN), size))


def add_foreseen(store: Store, memory: Memory, portion: Sequence[Found], seen: Sequence[Found]) -> Met:
    """Adds a portion that was compared with what stood there before `seen` was added."""
    made = [[prepared(found, source)] for source, found in portion]
    meetings = foresee(store.connection, memory, made)
    if seen:
        add(store, memory, seen, {}, {})
    met = compared(meetings, pickle.loads(pickle.dumps([meet(each) for each in pickle.loads(pickle.dumps(meetings))])))
    add(store, memory, portion, {each.id: each for (each,) in made}, met)
    return met


def add(store: Store, memory: Memory, portion: Sequence[Found], made: Mapping[str, Prepared], met: Met) -> None:
    with store.transaction():
        ids = [name for source, found in portion for name in store.add(source, [found], "test 1").appearance_ids]
        link_appearances(store.connection, ids, memory=memory, beforehand=Beforehand(made, met))


@pytest.mark.parametrize("size", [1, 2, 5])
def test_the_links_are_those_without_it(size: int) -> None:
    store = Store(open_db(":memory:", create=True))
    memory = Memory(store.connection)
    met = [len(add_foreseen(store, memory, portion, ())) for portion in portions(size)]
    assert sum(met) > len(OFTEN)
    assert (groups(store), linked(store)) == in_one_go()


def test_what_was_stored_in_the_meantime_is_compared_too() -> None:
    store = Store(open_db(":memory:", create=True))
    memory = Memory(store.connection)
    (first, *rest) = portions(5)
    add(store, memory, first, {}, {})
    seen, portion = rest
    assert add_foreseen(store, memory, portion, seen)
    assert (groups(store), linked(store)) == in_one_go()


def test_nothing_is_compared_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(open_db(":memory:", create=True))
    memory = Memory(store.connection)
    (first, second, _) = portions(5)
    add(store, memory, first, {}, {})
    compared_here: list[object] = []
    monkeypatch.setattr(link, "linked", lambda hearing, partner: compared_here.append(partner.source_id))
    add_foreseen(store, memory, second, ())
    stored_before = {source for source, *_ in store.connection.execute("SELECT id FROM sources ORDER BY docid LIMIT 5")}
    assert stored_before.isdisjoint(compared_here)
