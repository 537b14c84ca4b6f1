"""Stored appearances as linking needs them; the latest used are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from claims.match.clusters.independence import is_told_in
from claims.match.lookup.prepared import Held
from claims.match.lookup.sketch import Sketch, sketch
from claims.match.statement.mention import Mention, from_rows
from db.links import linking, matching

_MENTIONS = 600_000  # kept as bytes, some 1,200 MB: reading one again takes as long as comparing it
_OPENED = 20_000  # of them opened at the most, some 300 MB
_SKETCHES = 300_000  # kept, some 600 MB
_SOURCES = 5_000  # whose sentences are kept


class Memory:
    """Mentions and sketches by docid; makes of the rows what it does not hold."""

    def __init__(self, connection: sqlite3.Connection, most: int = _MENTIONS, opened: int = _OPENED) -> None:
        self._connection = connection
        self._most = most  # mentions that are kept
        self._most_opened = opened
        self._mentions: dict[int, Held] = {}
        self._opened: dict[int, Held] = {}  # those used last at the end
        self._sketches: dict[int, Sketch] = {}
        self._sentences: dict[str, list[str]] = {}

    def forget(self, docids: Iterable[int]) -> None:
        """Reads these anew when they are asked for next."""
        self._sentences.clear()
        for docid in docids:
            self._mentions.pop(docid, None)
            self._opened.pop(docid, None)
            self._sketches.pop(docid, None)

    def learn(self, made: Mapping[int, tuple[Held, Sketch]]) -> None:
        """Keeps what was just made."""
        self._make_room(len(made))
        for docid, (held, drawn) in made.items():
            self._mentions[docid] = self._opened[docid] = held
            self._sketches[docid] = drawn

    def get(self, docids: Iterable[int]) -> dict[int, Mention]:
        """Docid -> mention of all that exist."""
        return {docid: held.mention for docid, held in self.held(docids).items()}

    def held(self, docids: Iterable[int]) -> dict[int, Held]:
        """Docid -> mention of all that exist, which is opened when it is looked at."""
        wanted = list(docids)
        found = {docid: self._mentions[docid] for docid in wanted if docid in self._mentions}
        missing = [docid for docid in wanted if docid not in found]
        self._make_room(len(missing))
        for stored in linking.stored_appearances(self._connection, missing):
            mention = from_rows(stored.row, stored.quantities, stored.attributions)
            self._mentions[stored.row["docid"]] = found[stored.row["docid"]] = Held(mention)
        for docid in found:
            self._opened.pop(docid, None)
        self._opened |= found
        return found

    def sketches(self, docids: Iterable[int]) -> dict[int, Sketch]:
        """Docid -> sketch of all that have one."""
        wanted = list(docids)
        missing = [docid for docid in wanted if docid not in self._sketches]
        found = {docid: self._sketches[docid] for docid in wanted if docid in self._sketches}
        for docid, stored in matching.sketches(self._connection, missing).items():
            self._sketches[docid] = found[docid] = sketch(stored)
        return found

    def _make_room(self, coming: int) -> None:
        """Drops those that were made first, and closes those that were used longest ago, where there are too many."""
        for docid in _oldest(self._mentions, coming, self._most):
            del self._mentions[docid]
            self._opened.pop(docid, None)
        for docid in _oldest(self._sketches, coming, _SKETCHES):
            del self._sketches[docid]
        for docid in _oldest(self._opened, 0, self._most_opened):
            self._opened.pop(docid).close()
        if len(self._sentences) > _SOURCES:
            self._sentences.clear()

    def tells(self, source_id: str | None, mention: Mention) -> bool:
        """Whether a source makes a statement too: in its own sentence or in a copy that holds the same figures."""
        if source_id is None or source_id == mention.source_id:
            return source_id is not None
        if source_id not in self._sentences:
            self._sentences[source_id] = linking.sentences(self._connection, source_id)
        written = [figure.exact for figure in mention.figures]
        return is_told_in(self._sentences[source_id], mention.text, written)


def _oldest(kept: Mapping[int, object], coming: int, most: int) -> list[int]:
    """What came first, where it is too much with what is coming: so much that a quarter of the room is free then."""
    many = len(kept) + coming
    return list(kept)[: many - most * 3 // 4] if many > most else []
