"""What `claims doctor` finds, and that what it says to do mends it."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner
from packaging.requirements import Requirement

from claims.commands.main import cli
from db import open_db


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    Path("flood.txt").write_text("青溪县洪水造成17人死亡，2.3万名居民被转移。\n", encoding="utf8")
    assert CliRunner().invoke(cli, ["add", "flood.txt", "--published", "2025-07-09"]).exit_code == 0
    return tmp_path


def examined(*options: str, status: int = 0) -> dict[str, tuple[str, str]]:
    done = CliRunner().invoke(cli, ["doctor", "--format", "jsonl", *options])
    assert done.exit_code == status, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["what"]: (row["state"], row["message"]) for row in rows}


def test_all_is_well(desk: Path) -> None:
    assert {state for state, _ in examined().values()} == {"good"}


def test_without_a_database_the_installation_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = examined("--db", "none.db")
    assert found["none.db"][0] == "poor"
    assert found["English"][0] == "good"
    assert not Path("none.db").exists()


def test_an_index_that_misses_rows_is_made_anew(desk: Path) -> None:
    connection = open_db("desk.db")
    connection.execute("DELETE FROM appearances_fts")
    connection.close()
    assert examined(status=1)["appearances"] == ("bad", "it knows 0 of 2 rows: run 'claims doctor --mend'.")
    assert CliRunner().invoke(cli, ["search", "居民"]).stdout == ""
    assert examined("--mend")["appearances"][0] == "good"
    assert "2.3万名" in CliRunner().invoke(cli, ["search", "居民"]).stdout


def test_a_lost_archive_is_told(desk: Path) -> None:
    archive = desk / "desk.warc.gz"
    held = archive.read_bytes()
    archive.write_bytes(held[:-10])
    assert "cut off" in examined(status=1)["archive"][1]
    archive.unlink()
    assert "put it back" in examined(status=1)["archive"][1]


def test_who_may_read_tokens_is_told(desk: Path) -> None:
    assert "private" not in examined()
    made = CliRunner().invoke(cli, ["token", "create", "crawler", "--scope", "sources:write"])
    assert made.exit_code == 0
    assert examined()["private"] == (
        "good",
        "only its owner may read it; tokens that hold: 1, jobs that wait: 0.",
    )
    (desk / "desk.private").chmod(0o644)
    assert "chmod 600" in examined()["private"][1]


def test_an_older_database_wants_linking(desk: Path) -> None:
    old = Path(__file__).with_name("databases") / "step5.db.gz"
    Path("old.db").write_bytes(gzip.decompress(old.read_bytes()))
    assert "run 'claims link'" in examined("--db", "old.db", status=1)["linking"][1]
    assert CliRunner().invoke(cli, ["link", "--db", "old.db"]).exit_code == 0
    assert examined("--db", "old.db")["linking"][0] == "good"


def test_texts_read_by_an_older_version_are_told(desk: Path) -> None:
    connection = open_db("desk.db")
    connection.execute("UPDATE versions SET extractor = 'claimtrail 0.0.1'")
    connection.close()
    assert examined()["reading"][0] == "poor"
    assert CliRunner().invoke(cli, ["reextract"]).exit_code == 0
    assert examined()["reading"][0] == "good"


def test_a_broken_file_is_told(desk: Path) -> None:
    for path in desk.glob("desk.db*"):
        path.unlink()
    Path("desk.db").write_bytes(b"no database at all, but long enough to be one\n" * 50)
    assert "is not an SQLite database" in examined(status=1)["desk.db"][1]


def test_packages_that_are_missing_or_too_old_are_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {"spacy": "2.0", "pypdf": None, "feedparser": "1.0"}

    def version(name: str, known=metadata.version) -> str:  # type: ignore[no-untyped-def]
        if (stated := versions.get(name, "")) is None:
            raise metadata.PackageNotFoundError(name)
        return stated or known(name)

    monkeypatch.setattr(metadata, "version", version)
    found = examined(status=1)
    assert found["spacy"][0] == "bad"
    told = found["feedparser"][1]
    assert told.startswith("1.0 does not suit")
    assert Requirement(told.partition("pip install '")[2].removesuffix("'.")).marker is None
    assert found["pypdf"] == ("poor", "not installed, so PDF files cannot be read: pip install 'claimtrail[pdf]'.")


def test_tables_of_the_rules_that_are_broken_are_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise tomllib.TOMLDecodeError("Invalid statement (at line 3, column 1)")

    monkeypatch.setattr("extract.extract", broken)
    told = ("bad", "its tables cannot be read (Invalid statement (at line 3, column 1)): install Claimtrail again.")
    assert examined(status=1)["English"] == told


def test_a_damaged_file_is_told(desk: Path) -> None:
    connection = sqlite3.connect("desk.db", isolation_level=None)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'quantities_kind'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with Path("desk.db").open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    assert examined(status=1)["structure"][0] == "bad"
