"""Sources looked at again: had from where they were, compared with what is stored, and what became of each claim.

A source that was fetched is fetched again, from the address at which it was found; one that was read from a file is
read from it again, and fetched when the file is no longer there and its own address is on the web. So is one that its
feed or archive no longer holds; what many were found in is had once for them all.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import url2pathname

from claims.adding import Adding
from claims.ingest import (
    Fetcher,
    Fetching,
    GoneError,
    Overrides,
    Unreadable,
    UnreadableError,
    Validators,
    read,
    read_fetched,
)
from claims.ingest.addresses import host_of, is_on_the_web
from claims.ingest.material import Material
from claims.journal import tell, warn
from db.file.archive import Archive, Kept
from db.file.errors import DatabaseError
from db.reading import rechecks
from db.reading.rechecks import Due, Found, Look
from db.texts.changes import Change, current_version
from db.texts.rows import source_id
from db.writing.store import Store
from extract.model import Source

_log = logging.getLogger(__name__)

# The Wayback Machine's own interface (archive.org/help/wayback_api.php): which copy of an address is closest to now.
AVAILABLE = "https://archive.org/wayback/available?url={}"

_NOWHERE = "it was read from standard input or from a place that nobody kept; add it again where it is now"
_NO_FILE = "the file it was read from is no longer there; put it back, or add it where it is now"
_NOT_IN_FILE = "the file is there, but no longer holds it"


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What was found where a source was; `changes` tell it of each of its appearances, none when nobody can tell."""

    source_id: str
    name: str
    title: str | None
    outcome: Found
    changes: list[Change]
    message: str | None = None
    archived_url: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source was read from."""

    due: Due
    address: str | None


class Rechecking:
    """Looks at sources again while it is iterated, each kept as soon as it is found; gives what was found.

    `ids` name sources, claims or appearances, none means all that lie somewhere; `older_than` leaves out what was
    looked at since; `archive` also asks the Internet Archive for a copy of each page. `nowhere` counts those that were
    left out because they lie nowhere that is known, as a pasted text or a file of a snapshot does.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        ids: Sequence[str] = (),
        older_than: timedelta | None = None,
        fetching: Fetching | None = None,
        *,
        archive: bool = False,
    ) -> None:
        self._connection = connection
        self._asks_archive = archive
        self._store = Store(connection)
        self._adding = Adding(connection, (), Overrides())
        self._fetcher = Fetcher(fetching or Fetching())
        self._originals = Archive(connection)
        self._said: dict[Kept, str | None] = {}  # whence each original is; None of a damaged one
        before = datetime.now(UTC) - older_than if older_than is not None else None
        places = [_Place(each, self._address(each)) for each in rechecks.due(connection, ids, before)]
        self._places = [each for each in places if ids or _lies_somewhere(each)]
        self.nowhere = len(places) - len(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Rechecked]:
        files: dict[Path, list[_Place]] = {}
        pages: dict[str, list[_Place]] = {}
        for place in self._places:
            path, url = _path(place.address), place.due.url
            address = place.address if is_on_the_web(place.address) else url
            if path is not None and path.exists():
                files.setdefault(path, []).append(place)
            elif address is not None and is_on_the_web(address):
                pages.setdefault(address, []).append(place)
            else:
                yield self._settled(place, "failed", _NO_FILE if path is not None else _NOWHERE)
        for address, places in _by_turns(pages):
            yield from self._fetched(address, places)
        for path, places in files.items():
            yield from self._reread(path, places)

    def _address(self, due: Due) -> str | None:
        said = self._originals.address(due.kept) if due.kept is not None else None
        return said or due.url

    def _is_whole(self, place: _Place) -> bool:
        """Whether the archive still holds what was read there."""
        kept = place.due.kept
        if kept is None:
            return False
        if kept not in self._said:  # many articles were read from one feed or archive
            try:
                self._said[kept] = self._originals.original(kept).address or ""
            except DatabaseError:
                self._said[kept] = None
        said = self._said[kept]
        return said is not None and (said or place.due.url) == place.address

    def _validators(self, address: str, places: Sequence[_Place]) -> Validators:
        """How the server knows again what all of these were read from; nothing where they differ or it is not whole."""
        known = {(place.due.etag, place.due.last_modified) for place in places}
        is_whole = all(place.address == address and self._is_whole(place) for place in places)
        return Validators(*known.pop()) if is_whole and len(known) == 1 else Validators()

    def _fetched(self, address: str, places: Sequence[_Place]) -> Iterator[Rechecked]:
        """Everything at one address that is due, fetched once."""
        sure = [place for place in places if place.due.url == address or self._is_whole(place)]
        yield from self._at_home(address, _others(places, sure), "failed", _NOWHERE)
        if not sure:
            return
        try:
            material = self._fetcher.fetch_if_changed(address, self._validators(address, sure))
        except GoneError as error:
            yield from self._at_home(address, sure, "gone", str(error))
        except UnreadableError as error:
            yield from (self._settled(place, "failed", str(error)) for place in sure)
        else:
            if material is None:
                yield from (self._settled(place, "unchanged") for place in sure)
            else:
                yield from self._found(address, sure, material)

    def _found(self, address: str, places: Sequence[_Place], material: Material) -> Iterator[Rechecked]:
        """What there is of these in what was fetched: one page is theirs, of several articles each has its own."""
        waiting = {place.due.url: place for place in places}
        refusal: str | None = None
        for found in read_fetched(material, self._fetcher):
            if isinstance(found, Unreadable):
                refusal = refusal or found.message
                continue
            is_all = found.ref == material.ref
            for url in [each for each in waiting if is_all] or [found.url]:
                if (place := waiting.pop(url, None)) is not None:
                    yield self._compared(place, replace(found, url=place.due.url))
            if not waiting:
                return
        yield from self._at_home(address, list(waiting.values()), "failed", refusal or _NOT_IN_FILE)

    def _at_home(self, address: str, places: Sequence[_Place], outcome: Found, message: str) -> Iterator[Rechecked]:
        """What is not at an address any more, looked for at its own one; as told where that is none."""
        for place in places:
            url = place.due.url
            if url is not None and is_on_the_web(url) and url != address:
                yield from self._fetched(url, [place])
            else:
                yield self._settled(place, outcome, message)

    def _reread(self, path: Path, places: Sequence[_Place]) -> Iterator[Rechecked]:
        """Everything in one file that is due, the file read once."""
        sure = [place for place in places if self._is_whole(place)]
        yield from self._at_home("", _others(places, sure), "failed", _NOWHERE)
        waiting = {place.due.source_id: place for place in sure}
        refusal: str | None = None
        for found in read(str(path), fetcher=self._fetcher):
            if isinstance(found, Unreadable):
                refusal = found.message
                continue
            source = self._store.recognised(found)
            place = waiting.pop(source_id(source), None)
            if place is not None:
                yield self._compared(place, source)
            if not waiting:
                return
        for place in waiting.values():
            yield self._settled(place, "failed" if refusal else "gone", refusal or _NOT_IN_FILE)

    def _compared(self, place: _Place, source: Source) -> Rechecked:
        last = rechecks.last_change(self._connection)
        taken = self._adding.take(source)
        if taken.outcome == "failed":
            return self._settled(place, "failed", taken.message)
        with self._store.transaction():
            self._store.heard(source, is_lost=not self._is_whole(place))
        if current_version(self._connection, place.due.source_id) == place.due.version_id:
            return self._settled(place, "unchanged")
        changes = rechecks.changes_since(self._connection, place.due.source_id, last)
        return self._settled(place, "changed", changes=changes)

    def _settled(
        self, place: _Place, outcome: Found, message: str | None = None, changes: list[Change] | None = None
    ) -> Rechecked:
        """Stores what was found and tells it of each appearance."""
        due = place.due
        version = current_version(self._connection, due.source_id)
        copy = self._archived(due.url) if self._asks_archive and outcome != "failed" else None
        with self._store.transaction():
            rechecks.record(self._connection, Look(due.source_id, outcome, version, message, copy))
        if outcome in ("unchanged", "gone"):
            changes = rechecks.standing(self._connection, due.source_id, outcome)
        altered = sum(each.outcome == "altered" for each in changes or ())
        say = warn if outcome == "failed" else tell
        say(_log, "source.rechecked", id=due.source_id, outcome=outcome, altered=altered)
        name = due.url or due.ref or due.source_id
        return Rechecked(due.source_id, name, due.title, outcome, changes or [], message, copy)

    def _archived(self, url: str | None) -> str | None:
        """The newest copy of a page in the Internet Archive; None when it has none or cannot be asked."""
        if not is_on_the_web(url):
            return None
        try:
            told = json.loads(self._fetcher.fetch(AVAILABLE.format(quote(url or "", safe=""))).data())
            copy = told["archived_snapshots"]["closest"]
            return str(copy["url"]) if copy["available"] else None
        except (UnreadableError, ValueError, KeyError, TypeError):
            return None


def _others(places: Sequence[_Place], known: Sequence[_Place]) -> list[_Place]:
    ids = {place.due.source_id for place in known}
    return [place for place in places if place.due.source_id not in ids]


def _lies_somewhere(place: _Place) -> bool:
    return _path(place.address) is not None or is_on_the_web(place.due.url) or is_on_the_web(place.address)


def _path(address: str | None) -> Path | None:
    if address is None or not address.startswith("file:"):
        return None
    return Path(url2pathname(urlsplit(address).path))


def _by_turns(pages: Mapping[str, list[_Place]]) -> list[tuple[str, list[_Place]]]:
    """The pages of all hosts by turns, so that the pause that each host is given is no pause for the others."""
    turns: Counter[str] = Counter()
    ordered: list[tuple[int, tuple[str, list[_Place]]]] = []
    for address, places in pages.items():
        host = host_of(address)
        ordered.append((turns[host], (address, places)))
        turns[host] += 1
    return [page for _, page in sorted(ordered, key=lambda pair: pair[0])]
