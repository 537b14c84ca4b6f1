"""The archive beside a database: the bytes that versions were read from, as a WARC file (ISO 28500) packed by record.

`claims.db` has `claims.warc.gz`. It is only added to, so that what a version says of its place in it stays true; any
program that reads WARC reads it. It is not served: its addresses name folders of the machine on which files were added.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path
from struct import pack
from typing import BinaryIO
from uuid import uuid4

from db.file.errors import DatabaseError
from extract.model import Original

_CHUNK = 1 << 16
_TARGET = re.compile(rb"^WARC-Target-URI: (?!urn:)(\S+)\r?$", re.M)
_GZIP = 16 + zlib.MAX_WBITS
_COMMENTED = b"\x1f\x8b\x08\x10\0\0\0\0\x02\xff"  # the head of a gzip member with a comment, which fills the room left
# Of the transfer, not of the page: the body is kept as it was after them. Cookies are nobody's business.
_PASSING = frozenset(("content-encoding", "transfer-encoding", "content-length", "connection", "set-cookie"))


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the archive holds an original: bytes from its start, bytes long, SHA-256 of what was kept."""

    offset: int
    length: int
    sha256: str


_Key = tuple[str | None, str]  # address and SHA-256 of an original


class Archive:
    """Writes and reads the archive of one database; a database in memory has none and keeps nothing.

    Originals are kept inside the transaction that stores their version. One that was killed in between leaves a record
    that no version knows: the next writer cuts it off where it is incomplete and uses it where it is whole.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.path = archive_path(connection)
        self._unclaimed: dict[_Key, Kept] | None = None
        self._last: tuple[_Key, Kept] | None = None

    def keep(self, original: Original, source_id: str) -> Kept | None:
        """Where `original` lies from now on; the same bytes of the same address are kept once."""
        if self.path is None:
            return None
        key = (original.address, hashlib.sha256(original.data).hexdigest())
        try:
            if self._unclaimed is None:
                self._unclaimed = self._recovered(self.path)
            found = self._unclaimed.get(key) or self._stored(key) or self._append(original, source_id, key[1])
        except OSError as error:
            message = f"{self.path} cannot be written to ({error.strerror}): make room, or see to its permissions."
            raise DatabaseError(message) from error

        self._last = (key, found)
        return found

    def _stored(self, key: _Key) -> Kept | None:
        """Where a version has these bytes already, those of one feed by many of its articles one after another."""
        if self._last is not None and self._last[0] == key:
            return self._last[1]
        stored = "SELECT DISTINCT archive_offset, archive_length FROM versions WHERE original_sha256 = ?"
        for row in self._connection.execute(stored, [key[1]]):
            kept = Kept(row["archive_offset"], row["archive_length"], key[1])
            with suppress(DatabaseError):
                if self.original(kept).address == key[0]:
                    return kept
        return None

    def original(self, kept: Kept) -> Original:
        """What lies at a place; DatabaseError says what is wrong with it and what to do."""
        found = self._record(kept)
        if found is None or not _is_of(kept, found):
            name = self.path.name if self.path is not None else "the archive"
            raise DatabaseError(f"its record in {name} holds other bytes than were kept: {_MEND}.")
        return found

    def address(self, kept: Kept) -> str | None:
        """Whence something is said to be that lies at a place, from its first bytes: the rest may be damaged."""
        if self.path is None or not self.path.exists():
            return None
        with self.path.open("rb") as stream:
            stream.seek(kept.offset)
            packed = stream.read(min(kept.length, _CHUNK))
        try:
            head = zlib.decompressobj(_GZIP).decompress(packed, _CHUNK)
        except zlib.error:
            return None
        found = _TARGET.search(head.partition(b"\r\n\r\n")[0])
        return found[1].decode("utf8", "replace") if found is not None else None

    def _record(self, kept: Kept) -> Original | None:
        """What lies at a place, whatever it is; None for a record that holds no original."""
        if self.path is None or not self.path.exists():
            raise DatabaseError(f"{self.path or 'the archive'} is not there: put it back beside the database.")
        with self.path.open("rb") as stream:
            stream.seek(kept.offset)
            packed = stream.read(kept.length)
        try:
            return _read(packed)
        except (zlib.error, EOFError, ValueError) as error:
            raise DatabaseError(f"its record in {self.path.name} is damaged ({error}): {_MEND}.") from None

    def blank(self, kept: Kept) -> bool:
        """Overwrites one record with an empty one of the same length; every other stays where it is.

        False where this is not the archive that it was kept in, as beside an imported database: nothing is done then.
        """
        if self.path is None or not self.path.exists():
            return True
        if self._is_elsewhere(kept):
            return False
        with self.path.open("r+b") as stream:
            stream.seek(kept.offset)
            stream.write(_blank_record(kept.length))
            stream.flush()
            os.fsync(stream.fileno())
        self._unclaimed = self._last = None
        return True

    def _is_elsewhere(self, kept: Kept) -> bool:
        """Whether the place lies behind the archive's end, or is that of another original; a damaged one is its own."""
        if self.path is None or kept.offset >= self.path.stat().st_size:
            return True
        try:
            found = self._record(kept)
        except DatabaseError:
            return any(self._holds(each) for each in self._overlapping(kept))
        return found is not None and not _is_of(kept, found)

    def _overlapping(self, kept: Kept) -> Iterator[Kept]:
        select = "SELECT DISTINCT archive_offset, archive_length, original_sha256 FROM versions"
        crossing = "archive_offset != :start AND archive_offset < :end AND archive_offset + archive_length > :start"
        bounds = {"start": kept.offset, "end": kept.offset + kept.length}
        return (Kept(*row) for row in self._connection.execute(f"{select} WHERE {crossing}", bounds).fetchall())

    def _holds(self, kept: Kept) -> bool:
        with suppress(DatabaseError):
            self.original(kept)
            return True
        return False

    def _append(self, original: Original, source_id: str, sha256: str) -> Kept:
        assert self.path is not None
        is_new = not self.path.exists() or not self.path.stat().st_size
        record = _packed(original, source_id)
        with self.path.open("ab", buffering=0) as stream:
            if is_new:
                stream.write(_opening(self.path.name))
            offset = stream.tell()
            if stream.write(record) < len(record):
                stream.truncate(offset)
                raise OSError(ENOSPC, "the disk is full")
        return Kept(offset, len(record), sha256)

    def _recovered(self, path: Path) -> dict[_Key, Kept]:
        """The whole records behind the last one that a version knows; what is left of a broken one is cut off."""
        known = "SELECT coalesce(max(archive_offset + archive_length), 0) FROM versions"
        (start,) = self._connection.execute(known).fetchone()
        unclaimed: dict[_Key, Kept] = {}
        if not path.exists() or path.stat().st_size <= start:
            return unclaimed
        with path.open("r+b") as stream:
            end = start
            for offset, length, found in _members(stream, start):
                end = offset + length
                if found is not None:
                    sha256 = hashlib.sha256(found.data).hexdigest()
                    unclaimed[found.address, sha256] = Kept(offset, length, sha256)
            stream.truncate(end)
        return unclaimed


def _is_of(kept: Kept, found: Original) -> bool:
    return hashlib.sha256(found.data).hexdigest() == kept.sha256


_MEND = "restore the archive from a backup, or have the source read again with 'claims recheck'"


def archive_path(connection: sqlite3.Connection) -> Path | None:
    """The archive of the database behind `connection`: claims.warc.gz beside claims.db; None for one in memory."""
    (name,) = (row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    if not name:
        return None
    path = Path(name)
    return path.with_suffix(".warc.gz") if path.suffix in (".db", "") else path.with_name(f"{path.name}.warc.gz")


def is_archive(path: Path) -> bool:
    """Whether a file is the archive of a database that lies beside it: what is in it was added already."""
    name = path.name.removesuffix(".warc.gz")
    return name != path.name and any(path.with_name(f"{name}{suffix}").is_file() for suffix in (".db", ""))


def _opening(name: str) -> bytes:
    """The record that opens an archive."""
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    writer.write_record(writer.create_warcinfo_record(name, {"software": "Claimtrail"}))
    return packed.getvalue()


def _packed(original: Original, source_id: str) -> bytes:
    """One record, packed on its own: a server's answer, or a file."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    head = None
    if original.headers:
        lasting = [pair for pair in original.headers if pair[0].lower() not in _PASSING]
        head = StatusAndHeaders("200 OK", [*lasting, ("Content-Length", str(len(original.data)))], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        original.address or f"urn:claimtrail:{source_id}",
        "response" if head is not None else "resource",
        payload=io.BytesIO(original.data),
        length=len(original.data),
        warc_content_type="" if head is not None else original.media_type or "application/octet-stream",
        http_headers=head,
    )
    writer.write_record(record)
    return packed.getvalue()


def _read(packed: bytes) -> Original | None:
    """The original in one packed record; None in one that holds none."""
    unpacking = zlib.decompressobj(_GZIP)
    data = unpacking.decompress(packed)
    if not unpacking.eof:
        raise EOFError("it is cut off")
    return _unpacked(data)


def _unpacked(record: bytes) -> Original | None:
    from warcio.archiveiterator import ArchiveIterator

    found = next(iter(ArchiveIterator(io.BytesIO(record))), None)
    if found is None or found.rec_type not in ("response", "resource"):
        return None
    address = found.rec_headers.get_header("WARC-Target-URI")
    headers = tuple(found.http_headers.headers) if found.http_headers is not None else ()
    return Original(
        found.content_stream().read(),
        None if address.startswith("urn:") else address,
        found.rec_headers.get_header("Content-Type") if found.rec_type == "resource" else None,
        headers,
    )


def _members(stream: BinaryIO, start: int) -> Iterator[tuple[int, int, Original | None]]:
    """Offset, length and content of every whole record from `start`; ends before one that is cut off or damaged."""
    offset, rest = start, b""
    stream.seek(start)
    while True:
        unpacking, unpacked, length = zlib.decompressobj(_GZIP), bytearray(), 0
        while not unpacking.eof:
            chunk = rest or stream.read(_CHUNK)
            rest = b""
            if not chunk:
                return
            try:
                unpacked += unpacking.decompress(chunk)
            except zlib.error:
                return
            length += len(chunk) - len(unpacking.unused_data)
            rest = unpacking.unused_data
        yield offset, length, _unpacked(bytes(unpacked))
        offset += length


def _blank_record(length: int) -> bytes:
    """A record without content that is `length` bytes long: its gzip comment takes what it does not need."""
    body = f"WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
    body += "WARC-Date: 1970-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    data = body.encode()
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packing.compress(data) + packing.flush()
    room = length - len(_COMMENTED) - len(packed) - 9
    return _COMMENTED + b" " * room + b"\0" + packed + pack("<II", zlib.crc32(data), len(data))
