"""From what was named to what is stored: read, extract, store, link; one source at a time, whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claims import __version__
from claims.extent import extent
from claims.ingest import Fetcher, Fetching, Overrides, Unreadable, read
from db.errors import DatabaseError
from db.publishers import Outlet
from db.rows import Appearance, Base, source_id
from db.store import Store
from extract.model import Claim, Lang, Quantity, Source

EXTRACTOR = f"claimtrail {__version__}"


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


class Adding:
    """Adds every source in `whats` while it is iterated, each in a transaction of its own; gives what became of each.

    A source whose text is stored already is passed over before any work, so that an interrupted run goes on quickly.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        whats: Sequence[str],
        overrides: Overrides,
        fetching: Fetching | None = None,
    ) -> None:
        from claims.match.memory import Memory

        self._store = Store(connection, _outlet)
        self._memory = Memory(connection)
        self._whats = whats
        self._overrides = overrides
        self._fetching = fetching or Fetching()

    def expected(self) -> int | None:
        """About how many sources there will be; None when only reading can tell."""
        return extent(self._whats)

    def __iter__(self) -> Iterator[Outcome]:
        fetcher = Fetcher(self._fetching)  # one for all, so that no host is asked more often than it likes
        for what in self._whats:
            for source in read(what, self._overrides, fetcher):
                if isinstance(source, Unreadable):
                    yield Outcome(source.ref, "failed", message=source.message)
                else:
                    yield self.take(source)

    def take(self, found: Source) -> Outcome:
        """Adds one source that was read already."""
        source = self._store.recognised(found)
        if self._store.is_current(source):
            return _outcome(source, "unchanged", self._store.appearance_count(source))
        try:
            return self._extract_and_link(source)
        except (sqlite3.Error, DatabaseError, ImportError):
            raise  # the database or the installation is at fault, not the source: everything after it would fail too
        except Exception as error:  # noqa: BLE001 - a rule that stumbles over one article must not stop an archive
            return Outcome(name_of(source), "failed", message=stumbled(error))

    def _extract_and_link(self, source: Source) -> Outcome:
        from claims.match.link import link_appearances
        from claims.versions import carried

        found = appearances_of(source)
        with self._store.transaction():
            told = carried(self._store.connection, source, found)
            added = self._store.add(source, told.appearances, EXTRACTOR, told.changes)
            link_appearances(
                self._store.connection, added.appearance_ids, added.widowed_claim_ids, memory=self._memory
            )
        return _outcome(source, added.outcome, len(added.appearance_ids))


def _outlet(name: str) -> Outlet | None:
    from claims.ingest.publishers import by_name

    known = by_name(name)
    return Outlet(known.name, known.names, known.region, f"https://{known.domains[0]}/") if known is not None else None


def appearances_of(source: Source) -> list[Appearance]:
    """The claims of a source, ready to be stored."""
    from extract.appearance import appearance_id

    return [
        Appearance(appearance_id(claim, source), claim, tuple(_base(quantity) for quantity in claim.quantities))
        for claim in claims_of(source)
    ]


def claims_of(source: Source) -> list[Claim]:
    """The claims of a source, its language guessed when nobody knows it."""
    from extract import extract

    return extract(source.text, spoken(source.lang), source.published, region=source.region)


def spoken(lang: str | None) -> Lang | None:
    """The language the rules know of a tag such as zh-Hant or en-GB; None for others, which are guessed."""
    if lang is None:
        return None
    return "zh" if lang.lower().startswith("zh") else "en" if lang.lower().startswith("en") else None


def stumbled(error: Exception) -> str:
    """The sentence for a source on which a rule failed: a mistake of ours, not of the user's."""
    return f"a rule failed on it ({type(error).__name__}: {error}); please report it with the text"


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


def name_of(source: Source) -> str:
    """What a source is called in messages: its address, else its file."""
    return source.url or source.ref or "-"


def _base(quantity: Quantity) -> Base:
    from extract.lexicon import base_value

    if quantity.value is None:
        return Base(None, None, None)
    value, unit = base_value(quantity.value, quantity.unit)
    highest = base_value(quantity.max_value, quantity.unit)[0] if quantity.max_value is not None else None
    return Base(value, highest, unit)
