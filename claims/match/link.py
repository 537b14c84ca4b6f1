"""Linking in the database: new appearances against all that share a key with them, then the claims they touch."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from claims.journal import since, tell
from claims.match.bulk import few_collections
from claims.match.clusters.claimed import claimed
from claims.match.foresight import NOTHING, Beforehand
from claims.match.lookup.keys import NO_VALUE, aside, sort_of
from claims.match.lookup.memory import Memory
from claims.match.lookup.partners import partners
from claims.match.lookup.prepared import prepare
from claims.match.lookup.sketch import is_alike, resemblance, sketch
from claims.match.lookup.tables import as_rows
from claims.match.pairs.overlap import Hearing
from claims.match.statement.mention import Mention
from claims.match.verdict.linked import REPEATED, linked
from db.links import linking, matching, settling
from db.links.linking import Component, Link
from db.links.matching import COPY, Mark
from db.links.settling import Settled
from db.writing import judging
from db.writing.loading import loading
from db.writing.store import Store

_log = logging.getLogger(__name__)
Step = Callable[[int], None]  # told how many more appearances are done

_BATCH = 1_000  # appearances that are looked up and written at a time


def link_appearances(
    connection: sqlite3.Connection,
    appearance_ids: Collection[str],
    widowed_claim_ids: Collection[str] = (),
    *,
    memory: Memory | None = None,
    beforehand: Beforehand = NOTHING,
    step: Step | None = None,
) -> None:
    """Links these appearances, new or worded anew, and settles every claim that they touch or that lost one.

    Call inside a transaction. Everything else in the database stays as it is. `memory` saves reading stored appearances
    again for each of many sources; `beforehand` is what was made of the new ones elsewhere.
    """
    memory = memory or Memory(connection)
    neighbours, copies = linking.forget(connection, appearance_ids)
    left = settling.left_in(connection, widowed_claim_ids)
    left_alone = {*copies, *matching.orphans(connection, left)} - set(appearance_ids)
    linking.forget(connection, left_alone)
    names = [*appearance_ids, *sorted(left_alone)]
    memory.forget(matching.docids(connection, names).values())
    led = _link(connection, memory, names, beforehand, step)
    _settle(connection, dict.fromkeys([*names, *sorted(neighbours | led), *left]))


def settle_judged(connection: sqlite3.Connection, appearance_ids: Collection[str]) -> None:
    """Brings into effect what a person just decided about these appearances; call inside a transaction.

    Each of them belongs to a claim then, also one that was never linked.
    """
    touched = dict.fromkeys([*settling.claimed_with(connection, appearance_ids), *appearance_ids])
    judging.apply(connection, appearance_ids)
    _settle(connection, touched)


def link_all(store: Store, step: Step | None = None) -> int:
    """Links every appearance again, as adding them one by one in any order would; gives how many there are."""
    started = time.monotonic()
    with few_collections(), loading(store.connection), store.transaction():
        store.resolve_names()
        linking.forget_all(store.connection)
        everything = linking.appearance_ids(store.connection)
        tell(_log, "linking.begun", appearances=len(everything), ms=since(started))
        _link(store.connection, Memory(store.connection), everything, NOTHING, step)
        tell(_log, "links.found", ms=since(started))
        settle_all(store.connection)
    tell(_log, "claims.settled", ms=since(started))
    return len(everything)


def _link(
    connection: sqlite3.Connection,
    memory: Memory,
    names: Sequence[str],
    beforehand: Beforehand,
    step: Step | None,
) -> set[str]:
    """Links appearances of which nothing is known; gives the ids that were led by another copy until now."""
    led: set[str] = set()
    done = 0
    for portion in _portions(connection, names):
        batch = _Batch(connection, memory, portion, beforehand)
        led |= batch.lead()
        linking.write_links(connection, batch.links())
        batch.keep()
        judging.apply(connection, portion)
        done += len(portion)
        if step is not None:
            tell(_log, "portion.linked", done=done, of=len(names))
            step(len(portion))
    return led


def _portions(connection: sqlite3.Connection, names: Sequence[str]) -> Iterator[Sequence[str]]:
    """The names some at a time, neighbours of one source together: what is common in it is found out once."""
    start = 0
    while start < len(names):
        end = min(start + _BATCH, len(names))
        while end < len(names) and linking.are_of_one_source(connection, names[end - 1], names[end]):
            end += 1
        yield names[start:end]
        start = end


class _Batch:
    """Some appearances on their way into the links: of copies one leads, meets the others, and is kept for the next."""

    def __init__(
        self, connection: sqlite3.Connection, memory: Memory, names: Sequence[str], beforehand: Beforehand
    ) -> None:
        self._connection = connection
        self._memory = memory
        self._met = beforehand.met
        prepared = beforehand.prepared
        self._docids = matching.docids(connection, names)
        missing = [docid for name, docid in self._docids.items() if name not in prepared]
        made = {mention.id: prepare(mention) for mention in memory.get(missing).values()}
        self._prepared = as_rows(connection, memory, {name: prepared.get(name) or made[name] for name in self._docids})
        self._leading: list[str] = []

    def lead(self) -> set[str]:
        """Links copies to their leader; gives the ids that were led by another before."""
        ranks: dict[int, list[str]] = {}
        for name, each in self._prepared.items():
            if each.keys.own:  # without a key nothing is said that could be told again
                ranks.setdefault(each.sign, []).append(name)
        led_before = matching.leaders(self._connection, ranks)
        touched: set[str] = set()
        for sign, names in ranks.items():
            leader, followers = min(names), set(names)
            before = led_before.get(sign)
            if before is not None and before < leader:
                leader = before
            else:
                self._leading.append(leader)
                if before is not None:
                    touched |= self._overtake(before, followers)
            is_bound = self._prepared[names[0]].is_bound
            self._follow(leader, sorted(followers - {leader}), sign, is_bound)
        self._leading.sort(key=self._docids.__getitem__)
        return touched

    def keep(self) -> None:
        """Stores what those that come later will look up."""
        leading = [(self._docids[name], name, self._prepared[name]) for name in self._leading]
        matching.write_marks(
            self._connection,
            (Mark(docid, name, each.sign, each.is_bound, each.sketch, each.keys.own) for docid, name, each in leading),
        )

    def _overtake(self, before: str, followers: set[str]) -> set[str]:
        """The leader so far follows from now on, with all that followed it."""
        neighbours, copies = linking.forget(self._connection, [before])
        followers |= {before, *copies}
        return neighbours | copies | {before}

    def _follow(self, leader: str, followers: Sequence[str], sign: int, is_bound: bool) -> None:
        if not followers:
            return
        docids = matching.docids(self._connection, followers)
        marks = [Mark(docid, name, sign, is_bound, None) for name, docid in docids.items()]
        matching.write_marks(self._connection, marks)
        linking.write_links(self._connection, [Link(leader, name, "same", 1.0, REPEATED, COPY) for name in followers])

    def links(self) -> Iterator[Link]:
        """The links between these appearances and with those stored before them."""
        own = {self._docids[name]: self._prepared[name] for name in self._leading}
        drawn = {docid: sketch(each.sketch) for docid, each in own.items()}
        self._memory.learn({docid: (each.held, drawn[docid]) for docid, each in own.items()})
        asked = {docid: (each.keys, drawn[docid]) for docid, each in own.items()}
        found = partners(self._connection, self._memory, asked)
        held = self._memory.held(dict.fromkeys(docid for docids in found.values() for docid in docids))
        for docid, others in found.items():
            mine = own[docid].held
            hearing: Hearing | None = None
            for partner in map(held.__getitem__, others):
                if (mine, partner) in self._met:
                    met = self._met[mine, partner]
                else:
                    hearing = hearing or Hearing(mine.mention)
                    met = linked(hearing, partner.mention)
                if met and not (met.is_open and self._is_told_apart(mine.mention, partner.mention)):
                    yield met.link

    def _is_told_apart(self, left: Mention, right: Mention) -> bool:
        """Whether one source gives two figures itself."""
        return self._memory.tells(right.source_id, left) or self._memory.tells(left.source_id, right)


def settle_all(connection: sqlite3.Connection) -> None:
    """Settles every claim by the links that are stored; call inside a transaction."""
    _settle(connection, linking.appearance_ids(connection))


def _settle(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Settles the claims of every component that holds one of `ids`."""
    reached: set[str] = set()
    waiting = list(ids)
    for start in range(0, len(waiting), _SETTLED):
        portion = [name for name in waiting[start : start + _SETTLED] if name not in reached]
        components = linking.components(connection, portion)
        settling.settle(connection, [each for component in components for each in _settled(connection, component)])
        reached.update(name for component in components for name in component.appearance_ids)


_SETTLED = 20_000  # appearances whose components are held in memory


def _settled(connection: sqlite3.Connection, component: Component) -> Iterator[Settled]:
    if len(component.appearance_ids) == 1:
        yield Settled(component.appearance_ids, 1)
        return
    tellings = linking.tellings(connection, component.appearance_ids)
    yield from claimed(component, matching.bounds(connection, component.appearance_ids), tellings)


def candidates(connection: sqlite3.Connection, memory: Memory, mention: Mention) -> list[int]:
    """The docids of the stored appearances worth comparing with a statement, those of most like words first."""
    made = prepare(mention)
    mine = sketch(made.sketch)
    found: dict[int, int] = {}
    for key, docid in matching.under(connection, made.keys.asked.union(map(aside, made.keys.asked))):
        found[docid] = max(sort_of(key), found.get(docid, NO_VALUE))
    sketches = memory.sketches(found)
    worth = [docid for docid, other in sketches.items() if is_alike(mine, other, found[docid])]
    return sorted(worth, key=lambda docid: (-resemblance(mine, sketches[docid]), docid))
