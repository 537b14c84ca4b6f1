"""Adding archives: the same database whatever the number of processes, and nothing half-done."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims import adding, extracting, source_claims
from claims.adding import Adding
from claims.errors import ClaimsError
from claims.extracting import extracted
from claims.ingest import Overrides
from claims.match import foresight
from claims.terminal.output import Failures
from claims.workers import Found, find, find_all
from db import open_db
from db.upkeep.verifying import Proof
from db.writing.store import Store
from extract.model import Claim, Source

# Columns that tell when something was done, and where the original lies in an archive that tells it too.
TIMES = (
    *("added_at", "fetched_at", "changed_at", "checked_at", "applied_at", "at", "since"),
    *("archive_offset", "archive_length"),
)


def archive(folder: Path, count: int) -> Path:
    """Articles on accidents and budgets, every third of which retells the one before."""
    path = folder / "archive.jsonl"
    with path.open("w", encoding="utf8") as lines:
        for number in range(count):
            told = number - number % 3
            texts = (
                f"Floods in Lahore killed {told + 11} people and destroyed {1200 + told:,} homes, police said.",
                f"洪水在拉合尔造成{told + 11}人死亡，{1200 + told}间房屋被毁。",
                f"The floods in Lahore left {told + 11} people dead, police in Lahore said on Monday.",
            )
            row = {"url": f"https://paper{number % 7}.example/{number}", "title": f"Floods {told}"}
            row |= {"published": f"2021-03-{1 + told % 28:02}", "text": texts[number % 3]}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def content(connection: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, times apart."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%'"
    names = [row["name"] for row in connection.execute(tables)]
    return {
        name: [
            {key: row[key] for key in row.keys() if key not in TIMES}  # noqa: SIM118 - a row is no mapping
            for row in connection.execute(f"SELECT * FROM {name}")
        ]
        for name in names
    }


def add(path: Path, database: Path, jobs: int = 1) -> list[str]:
    connection = open_db(database, create=True)
    outcomes = [str(each.outcome) for each in Adding(connection, [str(path)], Overrides(), jobs=jobs)]
    connection.close()
    return outcomes


def test_any_number_of_processes_makes_the_same_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_SOURCES", 10)
    path = archive(tmp_path, 36)
    for jobs in (1, 2):
        assert add(path, tmp_path / f"{jobs}.db", jobs) == ["new"] * 36
    one, two = (content(open_db(tmp_path / f"{jobs}.db")) for jobs in (1, 2))
    assert len(one["appearances"]) > 36
    assert one == two


def test_what_is_printed_again_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Floods in Lahore killed 11 people and destroyed 1,200 homes on 3 March 2021, police said."
    first = Source(text, url="https://one.example/1", title="Floods", publisher="Post", lang="en")
    printed = [
        first,
        replace(first, url="https://one.example/2"),
        replace(first, url="https://two.example/1", title=""),
    ]
    expected = [find(source) for source in printed]
    read: list[str] = []
    rules = source_claims.claims_of

    def counted(source: Source) -> list[Claim]:
        read.append(str(source.url))
        return rules(source)

    monkeypatch.setattr(source_claims, "claims_of", counted)
    made = find_all(printed)
    assert read == ["https://one.example/1", "https://two.example/1"]  # another title makes other topics
    assert len({each.id for found in made for each in found.appearances}) == 3 * len(made[0].appearances) > 0
    for found, whole in zip(made, expected, strict=True):
        assert found.appearances == whole.appearances
        for one, other in zip(found.prepared, whole.prepared, strict=True):
            assert one.held.mention == other.held.mention
            assert replace(one, held=other.held) == other


def test_any_number_of_processes_extracts_the_same(tmp_path: Path) -> None:
    path = archive(tmp_path, 45)
    with Failures() as failures:
        one, two = (list(extracted([str(path)], Overrides(), failures, jobs=jobs)) for jobs in (1, 2))
    assert len(one) > 45
    assert one == two


def test_an_interrupted_run_ends_where_an_undisturbed_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_SOURCES", 5)
    path = archive(tmp_path, 24)
    add(path, tmp_path / "whole.db")

    def interrupted(sources: Sequence[Source]) -> list[Found]:
        if any(source.url and source.url.endswith("/17") for source in sources):
            raise KeyboardInterrupt
        return find_all(sources)

    with monkeypatch.context() as patch:
        patch.setattr(adding, "find_all", interrupted)
        with pytest.raises(KeyboardInterrupt):
            add(path, tmp_path / "stopped.db")
    assert add(path, tmp_path / "stopped.db") == ["unchanged"] * 15 + ["new"] * 9
    assert content(open_db(tmp_path / "stopped.db")) == content(open_db(tmp_path / "whole.db"))


def test_one_source_that_cannot_be_stored_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path, 9)
    stored = Store.add

    def stumbling(self: Any, source: Source, *arguments: Any) -> Any:
        if source.url and source.url.endswith("/4"):
            raise IndexError("list index out of range")
        return stored(self, source, *arguments)

    monkeypatch.setattr(Store, "add", stumbling)
    outcomes = add(path, tmp_path / "a.db")
    assert outcomes == ["new"] * 4 + ["failed"] + ["new"] * 4


def test_where_a_rule_failed_is_told_to_whoever_debugs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = archive(tmp_path, 9)

    def stumbling(*_: object) -> None:
        raise IndexError("list index out of range")

    caplog.set_level(logging.DEBUG, "claims")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", stumbling)
        assert add(path, tmp_path / "a.db") == ["failed"] * 9
    monkeypatch.setattr(source_claims, "claims_of", stumbling)
    assert add(path, tmp_path / "b.db") == ["failed"] * 9
    traced = [each for each in caplog.records if each.exc_info is not None and each.levelno == logging.DEBUG]
    assert [each.name for each in traced] == ["claims.adding"] * 10 + ["claims.source_claims"] * 9


def test_the_same_source_twice_in_one_archive(tmp_path: Path) -> None:
    path = archive(tmp_path, 6)
    lines = path.read_text(encoding="utf8").splitlines()
    changed = json.loads(lines[0]) | {"text": "Floods in Lahore killed 19 people, police said."}
    path.write_text("\n".join([*lines, lines[1], json.dumps(changed)]) + "\n", encoding="utf8")
    assert add(path, tmp_path / "a.db") == [*["new"] * 6, "unchanged", "changed"]
    assert add(path, tmp_path / "a.db")[1:6] == ["unchanged"] * 5


def test_what_was_found_elsewhere_in_a_copy_takes_no_ids_from_the_first_file(tmp_path: Path) -> None:
    bridge = Source("The bridge cost $5 million and opened to 300 cars.", location="/one/story.txt", lang="en")
    longer = replace(bridge, text=f"{bridge.text} It has 12 lamps.")
    copy = replace(bridge, location="/two/story.txt")
    connection = open_db(tmp_path / "a.db", create=True)
    here = Adding(connection, (), Overrides())
    for source in (bridge, longer):
        here.take(source)
    owners = dict(connection.execute("SELECT id, source_id FROM appearances").fetchall())
    (outcome,) = here.bring({copy: replace(find(copy), prepared=())})
    assert outcome.outcome == "new"
    found = dict(connection.execute("SELECT id, source_id FROM appearances").fetchall())
    assert owners.items() < found.items()
    assert list(Proof(connection).damages()) == []


def test_a_process_that_was_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_SOURCES", 10)
    path = archive(tmp_path, 120)
    running = Adding(open_db(tmp_path / "a.db", create=True), [str(path)], Overrides(), jobs=2)
    outcomes = iter(running)
    next(outcomes)
    pool = running._workers._pool
    assert pool is not None
    for process in list(pool._processes.values()):
        process.kill()
    with pytest.raises(ClaimsError, match="smaller --jobs, it goes on from where it was"):
        list(outcomes)
    assert add(path, tmp_path / "a.db").count("new") > 0


def test_extraction_whose_process_was_ended_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "rows_of", _ended)
    monkeypatch.setattr(extracting, "sources", lambda *_: (Source(f"{number} people.") for number in range(30)))
    with Failures() as failures, pytest.raises(ClaimsError, match="smaller --jobs, it begins anew"):
        list(extracted(["a.jsonl"], Overrides(), failures, jobs=2))


def _ended(sources: Sequence[Source]) -> None:
    os._exit(1)


def test_a_rule_that_stumbles_ahead_of_time_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def stumble(connection: object, memory: object, sources: Sequence[object], coming: object) -> None:
        asked.append(len(sources))
        raise KeyError("no such unit")

    monkeypatch.setattr(foresight, "foresee", stumble)
    monkeypatch.setattr(adding, "_SOURCES", 10)
    assert add(archive(tmp_path, 40), tmp_path / "a.db", jobs=2) == ["new"] * 40
    assert asked
