"""Comparing ahead of time, in other processes: what is about to be stored meets what is stored already.

Comparing is most of what linking costs, and needs nothing but the two statements. So while one portion is written, the
next one is compared with all that stands in the database by then, with what is being written, and with itself. When its
turn comes only those pairs are left that nobody could foresee: what is linked never depends on what was compared where.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.match.lookup.keys import Keys
from claims.match.lookup.memory import Memory
from claims.match.lookup.partners import partners
from claims.match.lookup.prepared import Held, Prepared
from claims.match.lookup.sketch import Sketch, sketch
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
    connection: sqlite3.Connection,
    memory: Memory,
    sources: Iterable[Sequence[Prepared]],
    coming: Iterable[Sequence[Prepared]] = (),
) -> list[list[Meeting]]:
    """The comparisons that statements of new sources will need, in portions.

    They meet what is stored now, those of the sources in `coming`, which are about to be stored before them, and each
    other.
    """
    leading, own = _leading(connection, coming), _leading(connection, sources)
    asked = [each for sign, each in own.items() if sign not in leading or each.id < leading[sign].id]
    before = dict(enumerate(leading.values(), _UNSTORED))
    new = dict(enumerate(asked, _UNSTORED + len(before)))
    found = partners(connection, memory, _looked_up(new), _looked_up(before))
    stored = memory.held(dict.fromkeys(docid for docids in found.values() for docid in docids if docid < _UNSTORED))
    held = stored | {number: each.held for number, each in (before | new).items()}
    for each in held.values():
        each.close()  # they are compared elsewhere
    meetings = (Meeting(held[number], tuple([held[other] for other in others])) for number, others in found.items())
    return list(_portions(meetings))


_UNSTORED = 1 << 48  # from here on docids name what is not stored yet


def _looked_up(statements: Mapping[int, Prepared]) -> dict[int, tuple[Keys, Sketch]]:
    return {docid: (each.keys, sketch(each.sketch)) for docid, each in statements.items()}


def _leading(connection: sqlite3.Connection, sources: Iterable[Sequence[Prepared]]) -> dict[int, Prepared]:
    """Those that will be compared: of copies the one with the smallest id, unless a stored one leads them."""
    first: dict[int, Prepared] = {}
    for each in (row for statements in sources for row in rows_among(statements)):
        if each.keys.own and (each.sign not in first or each.id < first[each.sign].id):
            first[each.sign] = each
    before = matching.leaders(connection, first)
    return {sign: each for sign, each in first.items() if each.id < before.get(sign, "~")}


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
