"""Sources looked at again: had from where they were, compared with what is stored, and what became of each claim.

A source that was fetched is fetched again, from the address at which it was found; one that was read from a file is
read from it again, and fetched when the file is no longer there and its own address is on the web.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
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
from claims.ingest.addresses import host_of
from claims.journal import tell, warn
from db.file.archive import Archive
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
    """Where a source was read from; `is_whole` says whether the archive still holds what was read there."""

    due: Due
    address: str | None
    is_whole: bool


class Rechecking:
    """Looks at sources again while it is iterated, each kept in a transaction of its own; gives what was found.

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
        originals = Archive(connection)
        before = datetime.now(UTC) - older_than if older_than is not None else None
        places = [_place(originals, each) for each in rechecks.due(connection, ids, before)]
        self._places = [each for each in places if ids or _lies_somewhere(each)]
        self.nowhere = len(places) - len(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Rechecked]:
        files: dict[Path, list[_Place]] = {}
        pages: list[_Place] = []
        for place in self._places:
            path = _path(place.address)
            if path is not None and path.exists():
                files.setdefault(path, []).append(place)
            elif path is not None and not _is_web(place.due.url):
                yield self._settled(place, "failed", _NO_FILE)
            elif _is_web(place.due.url) or _is_web(place.address):
                pages.append(place)
            else:
                yield self._settled(place, "failed", _NOWHERE)
        for place in _by_turns(pages):
            yield self._fetched(place)
        for path, places in files.items():
            yield from self._reread(path, places)

    def _fetched(self, place: _Place) -> Rechecked:
        due = place.due
        known = Validators(due.etag, due.last_modified) if place.is_whole else Validators()
        address = place.address if _is_web(place.address) else due.url
        try:
            material = self._fetcher.fetch_if_changed(address or "", known)
        except GoneError as error:
            return self._settled(place, "gone", str(error))
        except UnreadableError as error:
            return self._settled(place, "failed", str(error))
        if material is None:
            return self._settled(place, "unchanged")
        found = list(read_fetched(material, self._fetcher))
        articles = [each for each in found if isinstance(each, Source)]
        article = next((each for each in articles if each.url == due.url), articles[0] if len(articles) == 1 else None)
        if article is None:
            refusal = next((each.message for each in found if isinstance(each, Unreadable)), _NOT_IN_FILE)
            return self._settled(place, "failed", refusal)
        return self._compared(place, replace(article, url=due.url))

    def _reread(self, path: Path, places: list[_Place]) -> Iterator[Rechecked]:
        """Everything in one file that is due, the file read once."""
        waiting = {place.due.source_id: place for place in places}
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
            self._store.heard(source, is_lost=not place.is_whole)
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
        if not _is_web(url):
            return None
        try:
            told = json.loads(self._fetcher.fetch(AVAILABLE.format(quote(url or "", safe=""))).data())
            copy = told["archived_snapshots"]["closest"]
            return str(copy["url"]) if copy["available"] else None
        except (UnreadableError, ValueError, KeyError, TypeError):
            return None


def _place(archive: Archive, due: Due) -> _Place:
    try:
        original = archive.original(due.kept) if due.kept is not None else None
    except DatabaseError:
        return _Place(due, due.url, is_whole=False)
    return _Place(due, original.address if original is not None else due.url, original is not None)


def _lies_somewhere(place: _Place) -> bool:
    return _path(place.address) is not None or _is_web(place.due.url) or _is_web(place.address)


def _is_web(address: str | None) -> bool:
    return address is not None and address.startswith(("http://", "https://"))


def _path(address: str | None) -> Path | None:
    if address is None or not address.startswith("file:"):
        return None
    return Path(url2pathname(urlsplit(address).path))


def _by_turns(pages: list[_Place]) -> list[_Place]:
    """The pages of all hosts by turns, so that the pause that each host is given is no pause for the others."""
    turns: Counter[str] = Counter()
    ordered: list[tuple[int, _Place]] = []
    for place in pages:
        host = host_of(place.due.url)
        ordered.append((turns[host], place))
        turns[host] += 1
    return [place for _, place in sorted(ordered, key=lambda pair: pair[0])]
