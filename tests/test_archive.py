"""The archive beside a database: what it keeps is given back, what a killed run left does no harm, damage is told."""

from __future__ import annotations

import gzip
import io
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from db import open_db
from db.file.archive import Archive, Kept, archive_path
from db.file.errors import DatabaseError
from db.upkeep.verifying import Proof
from db.writing.store import Store
from extract.model import Original
from tests.building import source

PAGE = Original(
    "<p>共3人受伤。</p>".encode("gb18030"),
    "https://one.example/",
    "text/html",
    (("Content-Type", "text/html; charset=gb18030"), ("ETag", '"a1"'), ("Content-Encoding", "gzip")),
)
FILE = Original("共5人受伤。".encode(), "file:///news/a.txt", "text/plain")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_db(tmp_path / "a.db", create=True)
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, original: Original, name: str = "one", text: str = "甲") -> str:
    store = Store(connection)
    with store.transaction():
        return store.add(replace(source(text, name), original=original), [], "test 1").source_id


def kept(connection: sqlite3.Connection) -> list[Kept]:
    columns = "archive_offset, archive_length, original_sha256"
    return [Kept(*row) for row in connection.execute(f"SELECT {columns} FROM versions ORDER BY rowid")]


def records(path: Path) -> list[tuple[str, str | None]]:
    with path.open("rb") as stream:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) for record in ArchiveIterator(stream)
        ]


def test_bytes_and_headers_come_back_as_they_were(connection: sqlite3.Connection) -> None:
    put(connection, PAGE, "one")
    put(connection, FILE, "two")
    archive = Archive(connection)
    page, file = (archive.original(each) for each in kept(connection))
    assert (page.data, page.address, page.header("etag")) == (PAGE.data, PAGE.address, '"a1"')
    assert page.header("ETag") == page.header("etag")
    assert page.header("content-encoding") is None, "the body is kept unpacked"
    assert file == FILE


def test_every_program_that_reads_warc_reads_it(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, PAGE, "one")
    put(connection, FILE, "two")
    assert records(tmp_path / "a.warc.gz") == [
        ("warcinfo", None),
        ("response", "https://one.example/"),
        ("resource", "file:///news/a.txt"),
    ]


def test_equal_bytes_of_one_address_are_kept_once(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, FILE, "one")
    put(connection, FILE, "two")
    assert len(set(kept(connection))) == 1
    put(connection, replace(FILE, address="file:///news/b.txt"), "three")
    assert len(set(kept(connection))) == 2
    assert [place for _, place in records(tmp_path / "a.warc.gz")][1:] == ["file:///news/a.txt", "file:///news/b.txt"]


def test_no_page_bytes_lie_in_the_database(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, PAGE)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert PAGE.data not in (tmp_path / "a.db").read_bytes()


def test_a_record_that_was_cut_off_is_overwritten(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, PAGE, "one")
    path = tmp_path / "a.warc.gz"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 3])
    put(connection, FILE, "two")
    assert [kind for kind, _ in records(path)] == ["warcinfo", "response", "resource"]
    assert Archive(connection).original(kept(connection)[1]) == FILE


def test_a_whole_record_that_no_version_knows_is_used(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, PAGE, "one")
    killed = Store(connection)
    with pytest.raises(sqlite3.IntegrityError), killed.transaction():
        killed.add(replace(source("乙", "two"), original=FILE), [], None)  # type: ignore[arg-type]
    size = (tmp_path / "a.warc.gz").stat().st_size
    put(connection, FILE, "two")
    assert (tmp_path / "a.warc.gz").stat().st_size == size
    assert Archive(connection).original(kept(connection)[1]) == FILE


def test_a_blanked_record_leaves_the_others_where_they_are(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, PAGE, "one")
    put(connection, FILE, "two")
    archive = Archive(connection)
    page, file = kept(connection)
    size = (tmp_path / "a.warc.gz").stat().st_size
    archive.blank(page)
    assert (tmp_path / "a.warc.gz").stat().st_size == size
    assert PAGE.data not in gzip.decompress((tmp_path / "a.warc.gz").read_bytes())
    assert [kind for kind, _ in records(tmp_path / "a.warc.gz")] == ["warcinfo", "metadata", "resource"]
    assert archive.original(file) == FILE
    with pytest.raises(DatabaseError, match="holds other bytes"):
        archive.original(page)


def test_what_lies_where_another_archive_held_a_page_is_left_alone(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    archive, path = Archive(connection), tmp_path / "a.warc.gz"
    put(connection, PAGE, "one")
    put(connection, FILE, "two")
    page, file = kept(connection)
    before = path.read_bytes()
    for each in (
        Kept(file.offset, file.length, page.sha256),
        Kept(page.offset + 7, page.length, "of a page that lay in the archive of another machine"),
        Kept(len(before) + 9, 300, page.sha256),
    ):
        assert not archive.blank(each)
        assert path.read_bytes() == before


def test_a_damaged_page_is_blanked_all_the_same(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, PAGE, "one")
    put(connection, FILE, "two")
    page, file = kept(connection)
    damaged = bytearray((tmp_path / "a.warc.gz").read_bytes())
    damaged[page.offset + page.length // 2] ^= 0xFF
    (tmp_path / "a.warc.gz").write_bytes(damaged)
    assert Archive(connection).blank(page)
    assert [kind for kind, _ in records(tmp_path / "a.warc.gz")] == ["warcinfo", "metadata", "resource"]
    assert Archive(connection).original(file) == FILE


def test_a_database_in_memory_keeps_nothing() -> None:
    connection = open_db(":memory:", create=True)
    assert archive_path(connection) is None
    put(connection, PAGE)
    assert list(Proof(connection).damages()) == []


@pytest.mark.parametrize(
    ("name", "beside"),
    [("claims.db", "claims.warc.gz"), ("claims", "claims.warc.gz"), ("claims.sqlite", "claims.sqlite.warc.gz")],
)
def test_its_name_follows_the_database(tmp_path: Path, name: str, beside: str) -> None:
    assert archive_path(open_db(tmp_path / name, create=True)) == tmp_path / beside


def test_an_archive_that_cannot_be_written_is_said_and_nothing_is_stored(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    (tmp_path / "a.warc.gz").mkdir()
    with pytest.raises(DatabaseError, match=r"a\.warc\.gz cannot be written to"):
        put(connection, PAGE)
    assert kept(connection) == []


@pytest.mark.parametrize("at", [0.3, 0.6, 0.95])
def test_a_changed_byte_is_found(connection: sqlite3.Connection, tmp_path: Path, at: float) -> None:
    put(connection, replace(PAGE, data=bytes(range(256)) * 4))
    path = tmp_path / "a.warc.gz"
    [place] = kept(connection)
    data = bytearray(path.read_bytes())
    data[place.offset + int(place.length * at)] ^= 0x55
    path.write_bytes(data)
    [damage] = Proof(connection).damages()
    assert damage.what == "original"
    assert "restore the archive from a backup" in damage.message


def test_a_lost_and_a_shortened_archive_are_found(connection: sqlite3.Connection, tmp_path: Path) -> None:
    put(connection, PAGE, "one")
    put(connection, FILE, "two")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(path.read_bytes()[:-10])
    assert [damage.what for damage in Proof(connection).damages()] == ["original"]
    path.unlink()
    [damage] = Proof(connection).damages()
    assert (damage.what, damage.id) == ("archive", "a.warc.gz")
    assert "put it back" in damage.message


def test_large_pages_are_kept_whole(connection: sqlite3.Connection) -> None:
    large = Original(io.BytesIO(b"0123456789abcdef" * 200_000).getvalue(), None, "text/plain")
    put(connection, large)
    assert Archive(connection).original(kept(connection)[0]).data == large.data
