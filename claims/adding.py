"""From what was named to what is stored: read, extract, store, link; each source whole or not at all."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from claims import __version__
from claims.extent import extent
from claims.ingest import Fetcher, Fetching, Overrides, Unreadable, Validators, read
from claims.ingest.publishers import outlet
from claims.ingest.web import is_address
from claims.journal import place, since, tell, warn
from claims.match.bulk import few_collections
from claims.match.lookup.prepared import Prepared
from claims.source_claims import name_of, stumbled
from claims.workers import Ask, Found, Workers, find, find_all
from db.file.errors import DatabaseError
from db.people import audit, curation
from db.people.audit import Entry, Who
from db.people.curation import Deed, tombstone
from db.reading.sources import fetched_before
from db.texts.rows import source_id
from db.writing.loading import loading
from db.writing.store import Store
from extract.model import Source

if TYPE_CHECKING:
    from claims.match.foresight import Met

_log = logging.getLogger(__name__)
EXTRACTOR = f"claimtrail {__version__}"

# What goes in together: one transaction costs as much as storing and linking a source does. Batches end at the same
# places however often a run is interrupted and by however many processes it is done, so that claims get the same ids.
_SOURCES = 50
_CHARACTERS = 400_000
_WORTH = 0.25  # pairs for each statement from which comparing ahead of time pays
_SELDOM = 10  # batches after which it is tried again whether it does
_ARCHIVE = 1_000  # sources from which on batches hold four times as much: in a large index they share its pages


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source; `message` says why it failed, `appearances` counts what was found in it."""

    ref: str
    outcome: Literal["new", "changed", "unchanged", "failed"]
    source_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str | None = None
    lang: str | None = None
    appearances: int = 0
    message: str | None = None


@dataclass(slots=True)
class _Batch:
    """What was read together: as it was read, as the database knew it then, and what asks for its claims.

    `met` gives the pairs of its statements and stored ones that were compared ahead of time. `deeds` of people go into
    the history with it, unless a source fails.
    """

    read: tuple[Source | Unreadable, ...]
    known: tuple[Source | Outcome, ...]
    ask: Ask[Found]
    met: Callable[[], Met] = dict
    deeds: Sequence[Deed] = ()


class Adding:
    """Adds every source in `whats` while it is iterated, some together in a transaction; gives what became of each.

    A source whose text is stored already is passed over before any work, so that an interrupted run goes on quickly.
    `who` is told in the audit trail as the one who added what is new or changed.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        whats: Sequence[str],
        overrides: Overrides,
        fetching: Fetching | None = None,
        *,
        jobs: int = 1,
        who: Who | None = None,
    ) -> None:
        from claims.match.lookup.memory import Memory

        self._store = Store(connection, outlet)
        self._memory = Memory(connection)
        self._whats = whats
        self._overrides = overrides
        self._fetching = fetching or Fetching()
        self._workers = Workers(jobs, find_all, "it goes on from where it was")
        self._unforeseen = 0  # batches that go on without being compared ahead of time
        self._who = who

    def expected(self) -> int | None:
        """About how many sources there will be; None when only reading can tell."""
        return extent(self._whats)

    def __iter__(self) -> Iterator[Outcome]:
        with few_collections(), loading(self._store.connection):
            yield from self._outcomes()

    def _outcomes(self) -> Iterator[Outcome]:
        under_way: deque[_Batch] = deque()
        try:
            for found, is_last in self._batches():
                under_way.append(self._begun(found, is_last=is_last))
                if len(under_way) > self._workers.ahead:
                    yield from self._first_written(under_way)
            while under_way:
                yield from self._first_written(under_way)
        finally:
            self._workers.stop()

    def take(self, found: Source, deeds: Sequence[Deed] = ()) -> Outcome:
        """Adds one source that was read already, and with it what people did to it, or neither."""
        batch = self._begun([found], is_last=True)
        batch.deeds = deeds
        (outcome,) = self._written(batch)
        return outcome

    def bring(self, made: dict[Source, Found], *, links: bool = True) -> list[Outcome]:
        """Adds sources in which claims were found elsewhere, in one transaction; `links` says that they are linked."""
        known: dict[Source, Found] = {}
        for source, found in made.items():
            here = self._store.recognised(source)
            is_other = (here.url, here.identity) != (source.url, source.identity)  # ids are made of these
            known[here] = found.again(here) if is_other else found
        return self._stored(list(made), known, links=links)

    def _batches(self) -> Iterator[tuple[list[Source | Unreadable], bool]]:
        """What is read, in portions; True with the last one, if it is no page: those come slowly, and one by one."""
        # One for all, so that no host is asked more often than it likes.
        fetcher = Fetcher(self._fetching, self._fetched_before)
        batch: list[Source | Unreadable] = []
        size = seen = 0
        for what in self._whats:
            for found in read(what, self._overrides, fetcher):
                times = 4 if seen >= _ARCHIVE else 1
                if len(batch) >= times * _SOURCES or size > times * _CHARACTERS:
                    seen += len(batch)
                    yield batch, False
                    batch, size = [], 0
                batch.append(found)
                size += _weight(found) if isinstance(found, Source) else 0
                if is_address(what):
                    yield batch, False
                    batch, size = [], 0
        if batch:
            yield batch, True

    def _fetched_before(self, url: str) -> tuple[Validators, Source] | None:
        """How its server knows a page again, and what was read from it; None for a page that nobody fetched."""
        found = fetched_before(self._store.connection, url)
        return (Validators(found.etag, found.last_modified), found.source) if found is not None else None

    def _begun(self, found: Sequence[Source | Unreadable], *, is_last: bool) -> _Batch:
        known = tuple(self._known(each) for each in found)
        wanted = [each for each in known if isinstance(each, Source)]
        return _Batch(tuple(found), known, self._workers.start(wanted, alone=is_last))

    def _known(self, found: Source | Unreadable) -> Source | Outcome:
        if isinstance(found, Unreadable):
            return Outcome(found.ref, "failed", message=found.message)
        source = self._store.recognised(found)
        removed = tombstone(self._store.connection, source_id(source), source.location)
        if removed is not None:
            why = f" ({removed.reason})" if removed.reason else ""
            lets_in = f"'claims remove --undo {removed.id}' lets it in"
            message = f"it was taken down on {removed.removed_at[:10]}{why} and is not added again; {lets_in}"
            return Outcome(name_of(source), "failed", message=message)
        if self._store.is_current(source):
            return _outcome(source, "unchanged", self._store.appearance_count(source))
        return source

    def _first_written(self, under_way: deque[_Batch]) -> list[Outcome]:
        """Stores the first batch, while other processes compare the next one with what is stored before that."""
        first = under_way.popleft()
        if under_way and self._workers.are_running:
            self._foresee(under_way[0], first)
        return self._written(first)

    def _foresee(self, batch: _Batch, before: _Batch) -> None:
        """Begins to compare a batch ahead of time, unless little came of that for one of the batches right before.

        It only saves time: where a rule stumbles over what is stored, storing the batch finds out which source fails.
        """
        from claims.match.foresight import compared, foresee, meet

        self._unforeseen -= 1
        if self._unforeseen > 0:
            return
        sources = [found.prepared for found in batch.ask()]
        coming = [found.prepared for found in before.ask()]
        try:
            meetings = foresee(self._store.connection, self._memory, sources, coming)
        except (sqlite3.Error, DatabaseError, ImportError):
            raise
        except Exception:  # noqa: BLE001
            _log.debug("a rule failed", exc_info=True)
            return
        pairs = sum(len(each.partners) for portion in meetings for each in portion)
        if pairs < _WORTH * sum(map(len, sources)):
            self._unforeseen = _SELDOM
        ask = self._workers.share(meet, meetings)
        batch.met = lambda: compared(meetings, ask())

    def _written(self, batch: _Batch) -> list[Outcome]:
        """Stores a batch, and tells of it once it is safe."""
        started = time.monotonic()
        outcomes = self._kept(batch)
        for each in outcomes:
            if each.outcome == "failed":
                warn(_log, "source.failed", ref=place(each.ref))
            else:
                tell(_log, "source.read", id=each.source_id, outcome=each.outcome, appearances=each.appearances)
        tell(_log, "portion.stored", sources=len(outcomes), new=sum(map(_did, outcomes)), ms=since(started))
        return outcomes

    def _kept(self, batch: _Batch) -> list[Outcome]:
        asked = [each for each in batch.known if isinstance(each, Source)]
        made = dict(zip(asked, batch.ask(), strict=True))
        try:
            return self._stored(batch.read, made, met=batch.met(), deeds=batch.deeds)
        except (sqlite3.Error, DatabaseError, ImportError):
            raise  # the database or the installation is at fault, not a source: everything after it would fail too
        except Exception:  # noqa: BLE001 - a rule that stumbles over one article must not stop an archive
            _log.debug("a rule failed", exc_info=True)
            return [self._stored_alone(each, made, batch.deeds) for each in batch.read]

    def _stored_alone(self, each: Source | Unreadable, made: dict[Source, Found], deeds: Sequence[Deed]) -> Outcome:
        try:
            (outcome,) = self._stored([each], made, deeds=deeds)
        except (sqlite3.Error, DatabaseError, ImportError):
            raise
        except Exception as error:  # noqa: BLE001
            _log.debug("a rule failed", exc_info=True)
            return Outcome(name_of(each) if isinstance(each, Source) else each.ref, "failed", message=stumbled(error))
        return outcome

    def _stored(
        self,
        read_together: Sequence[Source | Unreadable],
        made: dict[Source, Found],
        *,
        links: bool = True,
        met: Met = MappingProxyType({}),
        deeds: Sequence[Deed] = (),
    ) -> list[Outcome]:
        """Stores and links sources in one transaction; `made` holds what was found in them as far as they were new.

        `deeds` go into the history with them, unless one fails.
        """
        from claims.match.foresight import Beforehand
        from claims.match.link import link_appearances
        from claims.match.lookup.memory import Memory

        portion = _Portion()
        try:
            with self._store.transaction():
                for each in read_together:
                    self._store_one(each, made, portion)
                if links:
                    link_appearances(
                        self._store.connection,
                        portion.appearance_ids,
                        portion.widowed_claim_ids,
                        memory=self._memory,
                        beforehand=Beforehand(portion.prepared, met),
                    )
                if self._who is not None:
                    audit.record(self._store.connection, self._who, map(_deed, filter(_did, portion.outcomes)))
                if all(each.outcome != "failed" for each in portion.outcomes):
                    curation.record(self._store.connection, deeds)
        except BaseException:
            self._memory = Memory(self._store.connection)  # it may hold what has just been taken back
            raise
        return portion.outcomes

    def _store_one(self, each: Source | Unreadable, made: dict[Source, Found], portion: _Portion) -> None:
        from claims.versions import carried

        source = self._known(each)  # again: those before it may have changed what is known of it
        if isinstance(source, Outcome):
            portion.outcomes.append(source)
            return
        found = made.get(source) or find(source)
        if found.message is not None:
            portion.outcomes.append(Outcome(name_of(source), "failed", message=found.message))
            return
        told = carried(self._store.connection, source, found.appearances)
        added = self._store.add(source, told.appearances, EXTRACTOR, told.changes)
        portion.outcomes.append(_outcome(source, added.outcome, len(added.appearance_ids)))
        portion.appearance_ids += added.appearance_ids
        portion.widowed_claim_ids += added.widowed_claim_ids
        if added.outcome == "new":  # else appearances may have been carried to other ids
            portion.prepared |= {each.id: each for each in found.prepared}


@dataclass(slots=True)
class _Portion:
    """What one transaction stored and is to link."""

    outcomes: list[Outcome] = field(default_factory=list)
    appearance_ids: list[str] = field(default_factory=list)
    widowed_claim_ids: list[str] = field(default_factory=list)
    prepared: dict[str, Prepared] = field(default_factory=dict)


def _did(outcome: Outcome) -> bool:
    return outcome.source_id is not None and outcome.outcome in ("new", "changed")


def _deed(outcome: Outcome) -> Entry:
    """The entry of the audit trail; without words of the source, which may have to go one day."""
    told = {"outcome": outcome.outcome, "appearances": outcome.appearances}
    return Entry("add", "source", outcome.source_id or "", after=told)


def _weight(source: Source) -> int:
    """What a source counts in a batch: its characters, or of a large file with little text its bytes in memory."""
    return max(len(source.text), len(source.original.data) // 100 if source.original is not None else 0)


def _outcome(source: Source, outcome: Literal["new", "changed", "unchanged"], appearances: int) -> Outcome:
    return Outcome(
        name_of(source),
        outcome,
        source_id(source),
        source.title,
        source.publisher,
        source.published.isoformat() if source.published else None,
        source.published_basis,
        source.lang,
        appearances,
    )
