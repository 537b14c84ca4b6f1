"""The writes, one small verb each. A source goes in whole or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from db.file.archive import Archive
from db.file.transactions import transaction
from db.links import matching
from db.people import curation
from db.texts import hyperlinks, rows
from db.texts.changes import Change, bring_back, current_version, retire, write_changes
from db.texts.publishers import Known, Publishers
from db.writing import judging
from db.writing.judging import Judgement, Verdict
from extract.model import Source


@dataclass(frozen=True, slots=True)
class Added:
    """What one source changed: appearances to link (new or worded anew), and claims that lost one."""

    source_id: str
    outcome: Literal["new", "changed", "unchanged"]
    appearance_ids: tuple[str, ...] = ()
    widowed_claim_ids: tuple[str, ...] = ()


class Store:
    """Writes to one database through `connection`, which `db.open_db` made; `outlets` tells of publishers by name."""

    def __init__(self, connection: sqlite3.Connection, outlets: Known = lambda name: None) -> None:
        self.connection = connection
        self._publishers = Publishers(connection, outlets)
        self._archive = Archive(connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; takes the write lock at once, so that two writers wait for each other instead of failing."""
        try:
            with transaction(self.connection, tell=True):
                yield
        except BaseException:
            self._publishers.forget()
            raise

    def recognised(self, source: Source) -> Source:
        """`source` as this database knows it: under the identity it has here, with what a person stated of it before.

        A file is the source that was read from its place before, whatever stands in it now. At a new place it is the
        source of the same name and text, wherever that lies: a copy, or a folder that moved. A copy that stayed as it
        was while the other changed is a source of its own.
        """
        source = self._placed(source)
        stored = self._known(rows.source_id(source))
        if stored is None or stored["given"] is None:
            return source
        return rows.as_given(source, dict(stored))

    def _placed(self, source: Source) -> Source:
        if source.url is not None or source.location is None:
            return source
        place = rows.location_hash(source.location)
        here = "SELECT id, url, given FROM sources WHERE location = ? ORDER BY docid DESC LIMIT 1"
        row = self.connection.execute(here, [place]).fetchone()
        if row is not None:
            is_given = "url" in (row["given"] or "").split()
            return replace(source, identity=row["id"], url=row["url"] if is_given else None)
        owner = rows.source_id(source)
        newest = current_version(self.connection, owner)
        if newest is None or newest == rows.version_id(owner, rows.text_hash(source.text)):
            return source
        return replace(source, identity=rows.text_hash(owner + place)[: len(owner)])

    def _known(self, owner: str) -> sqlite3.Row | None:
        known: sqlite3.Row | None = self.connection.execute(
            f"SELECT {', '.join(rows.KNOWN)} FROM sources WHERE id = ?", [owner]
        ).fetchone()
        return known

    def is_current(self, source: Source) -> bool:
        """Whether this text of the source is its newest version and nothing else is said of it that is not stored."""
        owner = rows.source_id(source)
        stored = self._known(owner)
        version = rows.version_id(owner, rows.text_hash(source.text))
        if stored is None or current_version(self.connection, owner) != version:
            return False
        return all(new is None or new == old for new, old in zip(rows.known(source), stored, strict=True))

    def appearance_count(self, source: Source) -> int:
        """How many appearances are stored of it."""
        counted = "SELECT count(*) FROM appearances WHERE source_id = ?"
        return int(self.connection.execute(counted, [rows.source_id(source)]).fetchone()[0])

    def add(
        self,
        source: Source,
        found: Sequence[rows.Appearance],
        extractor: str,
        changes: Sequence[Change] = (),
        *,
        again: bool = False,
    ) -> Added:
        """Stores a source, its text as a version, and the claims found in it; call inside `transaction`.

        A text that is already there changes nothing. A new text of a known source becomes its newest version, the one
        before stays with all that was found in it: appearances found again under their id keep their claim, the others
        are no longer current. `changes` tell what became of each and are kept. `again` stores what newer rules found
        in a text that is there. What people corrected and rejected holds.
        """
        if self.is_current(source) and not again:
            return Added(rows.source_id(source), "unchanged")
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        owner = rows.source_id(source)
        before = current_version(self.connection, owner)
        is_new = self._write_source(owner, source, now)
        version = self._write_version(owner, source, extractor, now)
        if before not in (None, version):
            retire(self.connection, "source_id", owner)
            write_changes(self.connection, owner, (str(before), version), changes, now)
        self.connection.execute("DELETE FROM past_appearances WHERE version_id = ?", [version])
        appearances = list({appearance.id: appearance for appearance in found}.values())
        widowed = self._drop_others(owner, {appearance.id for appearance in appearances})
        self._write_appearances(source, version, appearances)
        self._write_details(source.text, appearances)
        hyperlinks.write(self.connection, version, source.links)
        self._resolve_attributions(owner)
        rejected = curation.hold(self.connection, owner)
        ids = tuple(each.id for each in appearances if each.id not in rejected)
        return Added(owner, "new" if is_new else "changed", ids, widowed)

    def bring_back(self, appearance_ids: Sequence[str]) -> list[str]:
        """Claims again what a person had rejected; gives those that the newest text of their source still says.

        Call inside `transaction`; they are to be linked.
        """
        back = bring_back(self.connection, appearance_ids)
        select = "SELECT DISTINCT source_id FROM appearances WHERE id IN (SELECT value FROM json_each(?))"
        for row in self.connection.execute(select, [json.dumps(back)]).fetchall():
            self._resolve_attributions(row["source_id"])
        return back

    def judge(self, left: str, right: str, verdict: Verdict, *, judge: str, note: str | None = None) -> Judgement:
        """Adds a person's decision on two appearances, by their ids, to those before; call inside `transaction`.

        It takes effect when their claims are settled, as `claims.judging.judge` does in the same transaction.
        """
        low, high = sorted((left, right))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return judging.write(self.connection, Judgement(0, low, high, verdict, judge, now, note))

    def spell(self, publisher: str, also: Sequence[str]) -> int:
        """Adds spellings to a publisher; gives how many attributions they resolve. Call inside `transaction`."""
        return self._publishers.spell(publisher, also)

    def resolve_names(self) -> None:
        """Leads every attribution to its publisher as the table stands now; call inside `transaction`."""
        self._publishers.resolve()

    def heard(self, source: Source, *, is_lost: bool) -> None:
        """Keeps how its server knows the current text again; call inside `transaction`.

        `is_lost` says that the archive no longer holds the original of that text: then it is kept anew.
        """
        owner, original = rows.source_id(source), source.original
        version = rows.version_id(owner, rows.text_hash(source.text))
        if original is None:
            return
        self.connection.execute(
            "UPDATE sources SET etag = ?, last_modified = ? WHERE id = ?",
            [original.header("etag"), original.header("last-modified"), owner],
        )
        if is_lost:
            lost = "(SELECT archive_offset FROM versions WHERE id = ?)"
            columns = "(archive_offset, archive_length, original_sha256)"
            self.connection.execute(
                f"UPDATE versions SET {columns} = (NULL, NULL, NULL) WHERE archive_offset = {lost}", [version]
            )
            kept = self._archive.keep(original, owner)
            if kept is not None:
                place = [kept.offset, kept.length, kept.sha256]
                self.connection.execute(f"UPDATE versions SET {columns} = (?, ?, ?) WHERE id = ?", [*place, version])

    def _write_source(self, owner: str, source: Source, now: str) -> bool:
        publisher = self._publishers.identify(source.publisher, source.region) if source.publisher else None
        values = rows.known(source)
        known: dict[str, str | int | float | None] = {
            name: value for name, value in zip(rows.KNOWN, values, strict=True) if value is not None
        }
        known |= {"publisher_id": publisher} if publisher is not None else {}
        if source.original is not None:
            known |= {"etag": source.original.header("etag"), "last_modified": source.original.header("last-modified")}
        is_new = self.connection.execute("SELECT 1 FROM sources WHERE id = ?", [owner]).fetchone() is None
        if is_new:
            docid = self._next_docid("sources")
            place = rows.location_hash(source.location) if source.location is not None else None
            row = {"id": owner, "docid": docid, "url": source.url, "ref": source.ref, **known}
            row |= {"location": place, "added_at": now, "page": hyperlinks.page_of(source.url)}
            self.connection.execute(_insert("sources", tuple(row)), tuple(row.values()))
            hyperlinks.resolve(self.connection, owner, source.url)
        elif known:
            changes = ", ".join(f"{name} = :{name}" for name in known)
            self.connection.execute(f"UPDATE sources SET {changes} WHERE id = :id", {**known, "id": owner})
        return is_new

    def _write_version(self, owner: str, source: Source, extractor: str, now: str) -> str:
        sha256 = rows.text_hash(source.text)
        version = rows.version_id(owner, sha256)
        kept = self._archive.keep(source.original, owner) if source.original is not None else None
        place = (kept.offset, kept.length, kept.sha256) if kept is not None else (None, None, None)
        self.connection.execute(
            f"{_insert('versions', rows.VERSION)} ON CONFLICT (id) DO UPDATE SET fetched_at = excluded.fetched_at,"
            " extractor = excluded.extractor, archive_offset = coalesce(excluded.archive_offset, archive_offset),"
            " archive_length = coalesce(excluded.archive_length, archive_length),"
            " original_sha256 = coalesce(excluded.original_sha256, original_sha256)",
            [version, owner, now, sha256, extractor, source.reader, source.text, *place],
        )
        return version

    def _drop_others(self, owner: str, keep: set[str]) -> tuple[str, ...]:
        stored = self.connection.execute("SELECT id, claim_id FROM appearances WHERE source_id = ?", [owner]).fetchall()
        gone = [row for row in stored if row["id"] not in keep]
        matching.forget(self.connection, [row["id"] for row in gone])  # their numbers may be given again
        self.connection.executemany("DELETE FROM appearances WHERE id = ?", [[row["id"]] for row in gone])
        return tuple(dict.fromkeys(row["claim_id"] for row in gone if row["claim_id"] is not None))

    def _write_appearances(self, source: Source, version: str, found: Sequence[rows.Appearance]) -> None:
        docid = self._next_docid("appearances")
        settled = ", ".join(f'"{name}" = excluded."{name}"' for name in rows.APPEARANCE if name not in ("id", "docid"))
        self.connection.executemany(
            f"{_insert('appearances', rows.APPEARANCE)} ON CONFLICT (id) DO UPDATE SET {settled}",
            [rows.appearance_row(each, source, docid + place, version) for place, each in enumerate(found)],
        )

    def _write_details(self, text: str, found: Sequence[rows.Appearance]) -> None:
        ids = [[each.id] for each in found]
        self.connection.executemany("DELETE FROM quantities WHERE appearance_id = ?", ids)
        self.connection.executemany("DELETE FROM attributions WHERE appearance_id = ?", ids)
        quantities = [
            rows.quantity_row(each.id, place, quantity, base, text)
            for each in found
            for place, (quantity, base) in enumerate(zip(each.claim.quantities, each.bases, strict=True))
        ]
        self.connection.executemany(_insert("quantities", rows.QUANTITY), quantities)
        attributions = [
            rows.attribution_row(each.id, place, attribution, text)
            for each in found
            for place, attribution in enumerate(each.claim.attributions)
        ]
        self.connection.executemany(_insert("attributions", rows.ATTRIBUTION), attributions)

    def _resolve_attributions(self, owner: str) -> None:
        ours = "appearance_id IN (SELECT id FROM appearances WHERE source_id = ?)"
        led = "SELECT id, url FROM attributions WHERE url IS NOT NULL AND"
        cited = [
            (hyperlinks.page_of(row["url"]), row["id"]) for row in self.connection.execute(f"{led} {ours}", [owner])
        ]
        self.connection.executemany(
            "UPDATE attributions SET cited_source_id = (SELECT id FROM sources WHERE page = ? ORDER BY docid LIMIT 1)"
            " WHERE id = ?",
            cited,
        )
        named = self.connection.execute(f"SELECT id, name FROM attributions WHERE {ours}", [owner]).fetchall()
        found = [(self._publishers.find(row["name"]), row["id"]) for row in named]
        self.connection.executemany(
            "UPDATE attributions SET publisher_id = ? WHERE id = ?", [pair for pair in found if pair[0] is not None]
        )

    def _next_docid(self, table: str) -> int:
        (last,) = self.connection.execute(f"SELECT coalesce(max(docid), 0) FROM {table}").fetchone()
        return int(last) + 1


def _insert(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
