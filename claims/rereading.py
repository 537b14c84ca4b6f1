"""Newer rules on stored texts: what they find again keeps its ids, judgements and reviews; the rest is listed.

Earlier texts of a source stay as they were read: they are evidence of what was said then, not of what is said now.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claims.adding import EXTRACTOR
from claims.ingest import Unreadable
from claims.journal import since, tell, warn
from claims.match.link import link_appearances
from claims.pairing import greedy
from claims.source_claims import name_of
from claims.versions import names_of, told_of
from claims.workers import Found, find
from db.file.errors import NotFound
from db.links.settling import claim_of, give_way
from db.people.curation import inherit
from db.reading import queries
from db.reading.sources import source_ids, stored_source
from db.texts.changes import Told, current_version, told_in
from db.writing.store import Store
from extract.model import FRAMING

_log = logging.getLogger(__name__)
_TOGETHER = 50  # sources in one transaction


@dataclass(frozen=True, slots=True)
class Reread:
    """What newer rules made of an appearance.

    `kept` reads as before, `changed` says the same figures otherwise or other ones, `merged` is one with `became` now,
    `new` was not found before, `gone` is not found any more. Figures are in the words of the text.
    """

    source_id: str
    outcome: Literal["kept", "changed", "merged", "new", "gone"]
    appearance_id: str
    claim_id: str | None
    became: str | None
    old_figures: str | None
    new_figures: str | None
    exact: str


class Rereading:
    """Reads stored texts again while it is iterated, some sources in one transaction; gives what became of each place.

    The database is locked for as long as it takes to store and link them: claims are found before that, and under the
    lock only in a source that changed meanwhile.

    `names` are sources, none means all; `read` is what finds claims.
    """

    def __init__(
        self, connection: sqlite3.Connection, names: Sequence[str] = (), read: Callable[..., Found] = find
    ) -> None:
        self._connection = connection
        self._store = Store(connection)
        self._read = read
        self._sources = [self._named(name) for name in names] or source_ids(connection)

    def __len__(self) -> int:
        return len(self._sources)

    def _named(self, name: str) -> str:
        found = queries.source_id(self._connection, name)
        if found is None:
            raise NotFound(f"There is no source {name}: 'claims show' of a claim names its sources.")
        return found

    def __iter__(self) -> Iterator[list[Reread] | Unreadable]:
        """For each source what became of its places, or why it could not be read."""
        for start in range(0, len(self._sources), _TOGETHER):
            yield from self._portion(self._sources[start : start + _TOGETHER])

    def _portion(self, names: Sequence[str]) -> list[list[Reread] | Unreadable]:
        told: list[list[Reread] | Unreadable] = []
        linked: list[str] = []
        widowed: list[str] = []
        merged: list[tuple[Told, str]] = []
        started = time.monotonic()
        before = {name: stored_source(self._connection, name) for name in names}
        read = {name: self._read(source) for name, source in before.items()}  # others wait for the lock seconds only
        with self._store.transaction():
            for name in names:
                source = stored_source(self._connection, name)
                found = read[name] if source == before[name] else self._read(source)
                if found.message is not None:
                    warn(_log, "source.failed", id=name)
                    told.append(Unreadable(name_of(source), found.message))
                    continue
                old = told_in(self._connection, str(current_version(self._connection, name)))
                pairs = paired(old, [told_of(each, source) for each in found.appearances])
                appearances = [replace(each, id=pairs.names[each.id]) for each in found.appearances]
                added = self._store.add(source, appearances, EXTRACTOR, again=True)
                linked += added.appearance_ids
                widowed += added.widowed_claim_ids
                merged += [(each, pairs.became[each.id]) for each in old if each.id in pairs.merged]
                told.append(_told(name, old, [told_of(each, source) for each in appearances], pairs))
            for gone, heir in merged:
                inherit(self._connection, gone.id, heir)
            link_appearances(self._connection, linked, widowed)
            for gone, heir in merged:
                if gone.claim_id is not None and (claim := claim_of(self._connection, heir)) is not None:
                    give_way(self._connection, gone.claim_id, claim)
        tell(_log, "portion.stored", sources=len(names), linked=len(linked), merged=len(merged), ms=since(started))
        return told


@dataclass(frozen=True, slots=True)
class Pairs:
    """`names`: found id -> the id it goes by. `became`: stored id -> where it is found. `merged`: no longer alone."""

    names: dict[str, str]
    became: dict[str, str]
    merged: frozenset[str]


def paired(old: Sequence[Told], new: Sequence[Told]) -> Pairs:
    """Which places are found again in one and the same text: those whose figures stand where they stood.

    Of several stored places that one found place covers, it takes the id of the one it covers best; the others merge
    into that one.
    """
    shares = sorted((-share, at, place) for at, place, share in _shares(old, new))
    heirs = {place: at for at, place in greedy((at, place) for _, at, place in shares)}  # place in new -> in old
    kept = {at: place for place, at in heirs.items()}
    names = names_of([each.id for each in new], {new[place].id: old[at].id for at, place in kept.items()})
    merged = {at: place for _, at, place in reversed(shares) if at not in kept and place in heirs}
    became = {old[at].id: old[heirs[place]].id for at, place in (kept | merged).items()}
    return Pairs(names, became, frozenset(old[at].id for at in merged))


def _shares(old: Sequence[Told], new: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Which places have characters of their figures in common, and how much of them, 0 to 1."""
    spans = [_characters(each) for each in new]
    standing: dict[int, list[int]] = {}  # character -> places in new
    for place, span in enumerate(spans):
        for character in span:
            standing.setdefault(character, []).append(place)
    for at, each in enumerate(old):
        span = _characters(each)
        common = Counter(place for character in span for place in standing.get(character, ()))
        yield from ((at, place, count / len(span | spans[place])) for place, count in common.items())


def _characters(each: Told) -> set[int]:
    """Those of the figures that a claim asserts; of one that asserts none, those of its clause."""
    own = (figure for figure in each.figures if figure.role not in FRAMING)
    return {character for figure in own for character in range(figure.start, figure.end)} or {
        *range(each.start, each.end)
    }


def _told(source: str, old: Sequence[Told], new: Sequence[Told], pairs: Pairs) -> list[Reread]:
    found = {each.id: each for each in new}
    before = {each.id for each in old}
    told: list[Reread] = []
    for each in old:
        heir = pairs.became.get(each.id)
        again = found.get(heir or "")
        if again is None:
            outcome: Literal["kept", "changed", "merged", "gone"] = "gone"
        elif each.id in pairs.merged:
            outcome = "merged"
        else:
            outcome = "kept" if again.figures == each.figures and again.exact == each.exact else "changed"
        figures = (_figures(each), _figures(again) if again is not None else None)
        told.append(Reread(source, outcome, each.id, each.claim_id, heir, *figures, each.exact))
    fresh = (each for each in new if each.id not in before)
    told += [Reread(source, "new", each.id, None, each.id, None, _figures(each), each.exact) for each in fresh]
    return told


def _figures(each: Told) -> str:
    return "; ".join(figure.exact for figure in each.figures if figure.role not in FRAMING)
