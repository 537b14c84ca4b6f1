"""What happens to those who write: no room, and a database that another program holds. A sentence, and nothing done."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import db.file.opening
from claims.commands.main import cli
from db import open_db
from db.upkeep.verifying import Proof
from db.writing.store import Store
from extract.model import Source
from tests import newsroom
from tests.test_adding import archive, content
from tests.test_opening import WRITING

ROOM = 40_000  # bytes that a file may have: enough for what SQLite keeps while a file is open, for little else
ARTICLES = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database and its dump."""
    folder = tmp_path_factory.mktemp("whole")
    store = Store(open_db(newsroom.build(folder / "news.db")))
    with store.transaction():
        store.add(Source("x" * 2 * ROOM, "https://long.example/"), [], "test")
    store.connection.close()
    done = CliRunner().invoke(cli, ["export", "all", "-o", str(folder / "dump.jsonl"), "--db", str(folder / "news.db")])
    assert done.exit_code == 0, done.output
    archive(folder, ARTICLES)
    return folder


@pytest.fixture
def desk(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be written to."""
    return Path(shutil.copytree(whole, tmp_path / "desk"))


def held(path: Path) -> dict[str, list[dict[str, Any]]]:
    """What a database holds, once it is known to be sound."""
    with closing(open_db(path)) as connection:
        assert [each for each in Proof(connection).damages() if each.what != "archive"] == []
        return content(connection)


def without_room(folder: Path, *arguments: str) -> str:
    """What a command says on standard error when it can write no file of more than `ROOM` bytes; it must fail."""
    done = subprocess.run(
        [sys.executable, "-m", "claims", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        cwd=folder,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)),
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "command",
    [
        ["add", "archive.jsonl", "--db", "news.db"],
        ["add", "archive.jsonl", "--db", "new.db"],
        ["link", "--db", "news.db"],
        ["reextract", "--db", "news.db"],
        ["import", "dump.jsonl", "--db", "new.db"],
        ["export", "all", "--db", "news.db", "-o", "out.jsonl"],
        ["publish", "out.db", "--db", "news.db"],
    ],
    ids=lambda command: " ".join(command[:1] + command[-1:]),
)
def test_without_room_a_sentence_and_nothing_half_done(desk: Path, command: list[str]) -> None:
    lying, before = {each.name for each in desk.iterdir()}, held(desk / "news.db")
    if command[0] == "export":
        (desk / "out.jsonl").write_text("the last one", encoding="utf8")
    said = without_room(desk, *command)
    assert said.startswith("Error: "), said
    assert "room" in said, said
    assert held(desk / "news.db") == before
    left = {each.name for each in desk.iterdir() if not each.name.endswith(("-wal", "-shm"))} - lying
    if command[0] == "add":
        assert left <= {"new.db", "news.warc.gz", "new.warc.gz"}
        assert not (desk / "new.db").exists() or held(desk / "new.db")["sources"] == []
        assert run_again(desk, command) == f"{ARTICLES} new.\n"  # once there is room
    elif command[0] == "export":
        assert (left, (desk / "out.jsonl").read_text(encoding="utf8")) == ({"out.jsonl"}, "the last one")
    else:
        assert left == set()


def run_again(folder: Path, command: list[str]) -> str:
    done = CliRunner().invoke(
        cli, [str(folder / each) if (folder / each).exists() or each.endswith(".db") else each for each in command]
    )
    assert done.exit_code == 0, done.stderr
    return done.stderr


@pytest.fixture
def holder(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Another program that is writing to the database, and little patience of ours."""
    monkeypatch.setattr(db.file.opening, "WAIT", 0.05)
    with closing(sqlite3.connect(desk / "news.db", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


@pytest.mark.parametrize("command", [*WRITING, ["import"]], ids=lambda command: command[0])
def test_while_another_program_writes(desk: Path, holder: sqlite3.Connection, command: list[str]) -> None:
    path = desk / "news.db"
    if command == ["import"]:  # of another dump: the same would be there already
        lines = (desk / "dump.jsonl").read_text(encoding="utf8").splitlines()
        (desk / "other.jsonl").write_text("\n".join([lines[0], json.dumps({"claimtrail": {"rows": 0}})]) + "\n")
        command = ["import", str(desk / "other.jsonl")]
    before = path.read_bytes()
    done = CliRunner().invoke(cli, [*command, "--db", str(path)], input="共3人受伤。")
    said = done.stderr.splitlines()[-1]
    assert (done.exit_code, said[:7]) == (1, "Error: "), done.output
    if command[0] != "import":
        assert "is locked by another program: try again when it is done." in said
    holder.execute("ROLLBACK")
    assert path.read_bytes() == before
    assert held(path)
