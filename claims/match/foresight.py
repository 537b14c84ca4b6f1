"""Comparing ahead of time, in other processes: what is about to be stored meets what is stored already.

Comparing is most of what linking costs, and needs nothing but the two statements. So while one portion is written, the
next one is compared with all that stands in the database by then. When its turn comes only the pairs are left whose
other side was stored in the meantime: what is linked never depends on what was compared where.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.match.lookup.memory import Memory
from claims.match.lookup.partners import partners
from claims.match.lookup.prepared import Held, Prepared
from claims.match.lookup.sketch import sketch
from claims.match.lookup.tables import rows_among
from claims.match.pairs.overlap import Hearing
from claims.match.verdict.linked import Linked, linked
from db.links import matching

Met = Mapping[tuple[Held, Held], Linked | None]  # pairs that were compared, the new statement first


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What was made of new appearances elsewhere: each by its id, and the pairs that were compared."""

    prepared: Mapping[str, Prepared] = field(default_factory=dict)
    met: Met = field(default_factory=dict)


NOTHING = Beforehand()
_TOGETHER = 400  # pairs that travel together: those of one source often share partners, which are then sent once


@dataclass(frozen=True, slots=True)
class Meeting:
    """A statement and those that it is to be compared with."""

    own: Held
    partners: tuple[Held, ...]


def meet(meetings: Sequence[Meeting]) -> list[list[Linked | None]]:
    """What links each statement to each of its partners."""
    return [_met(each) for each in meetings]


def _met(meeting: Meeting) -> list[Linked | None]:
    hearing = Hearing(meeting.own.mention)
    return [linked(hearing, partner.mention) for partner in meeting.partners]


def foresee(
    connection: sqlite3.Connection, memory: Memory, sources: Iterable[Sequence[Prepared]]
) -> list[list[Meeting]]:
    """The comparisons that statements of new sources will need with what is stored now, in portions."""
    made = [each for statements in sources for each in rows_among(statements)]
    leading = _leading(connection, made)
    asked = {place: (each.keys, sketch(each.sketch)) for place, each in enumerate(leading)}
    found = partners(connection, memory, asked, mutual=False)
    held = memory.held(dict.fromkeys(docid for docids in found.values() for docid in docids))
    for each in held.values():
        each.close()  # they are compared elsewhere
    meetings = (
        Meeting(leading[place].held, tuple([held[docid] for docid in docids])) for place, docids in found.items()
    )
    return list(_portions(meetings))


def _leading(connection: sqlite3.Connection, made: Iterable[Prepared]) -> list[Prepared]:
    """Those that will be compared: of copies the one with the smallest id, unless a stored one leads them."""
    first: dict[int, Prepared] = {}
    for each in made:
        if each.keys.own and (each.sign not in first or each.id < first[each.sign].id):
            first[each.sign] = each
    before = matching.leaders(connection, first)
    return [each for sign, each in first.items() if each.id < before.get(sign, "~")]


def _portions(meetings: Iterable[Meeting]) -> Iterator[list[Meeting]]:
    portion: list[Meeting] = []
    for each in meetings:
        if each.partners:
            portion.append(each)
        if sum(len(meeting.partners) for meeting in portion) >= _TOGETHER:
            yield portion
            portion = []
    if portion:
        yield portion


def compared(portions: Sequence[Sequence[Meeting]], made: Sequence[Sequence[Sequence[Linked | None]]]) -> Met:
    """What `meet` gave for portions of meetings, pair by pair."""
    return {
        (meeting.own, partner): link
        for portion, results in zip(portions, made, strict=True)
        for meeting, links in zip(portion, results, strict=True)
        for partner, link in zip(meeting.partners, links, strict=True)
    }
