"""Dumps: what builds an equal database, whole or not at all, and what is refused."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.commands.main import cli
from claims.exchange import importing
from claims.match import rekeying
from claims.match.link import link_all, link_appearances
from db import open_db
from db.upkeep import dump
from db.writing.store import Store
from tests.building import appearance, source

SAMPLES = Path(__file__).resolve().parent.parent / "claims" / "samples"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, linked, with a judgement, a review, a correction, and a source that changed; for reading."""
    desk = tmp_path_factory.mktemp("exchange")
    path, story = desk / "news.db", desk / "story.txt"
    story.write_text((SAMPLES / "flood-first-day.txt").read_text(encoding="utf8"), encoding="utf8")
    run("add", str(SAMPLES), str(story), db=path)
    story.write_text(story.read_text(encoding="utf8").replace("17", "19"), encoding="utf8")
    run("recheck", db=path)
    with closing(open_db(path)) as connection:
        pair = connection.execute("SELECT left_id, right_id FROM links WHERE relation = 'conflict'").fetchone()
        reviewed, mended = (row[0] for row in connection.execute("SELECT id FROM claims ORDER BY docid LIMIT 2"))
    run("judge", *pair, "different", "--note", "other county", db=path)
    run("review", reviewed, "--rating", "True", "--url", "https://desk.example/1", "--publisher", "Desk", db=path)
    run("correct", mended, "--place", "Qingxi", "--by", "Lin Yue", db=path)
    return path


def run(*arguments: str, db: Path | None = None, status: int = 0, input: bytes | None = None) -> Result:
    """What a command gives; its exit status must be `status`."""
    named = ["--db", str(db)] if db is not None else []
    done = CliRunner().invoke(cli, [*arguments, *named], input=input)
    assert done.exit_code == status, done.output
    assert "Traceback" not in done.output
    return done


def duplicate(path: Path, to: Path) -> None:
    """A copy, what still lies in the log included."""
    with closing(sqlite3.connect(path)) as held, closing(sqlite3.connect(to)) as made:
        held.backup(made)
        made.execute("PRAGMA journal_mode = WAL")


def dumped(path: Path) -> bytes:
    """The whole database but for the line of its state."""
    lines = "\n".join(dump.line(each) for each in dump.rows(path))
    return lines.partition("\n")[2].encode()


def made_again(path: Path) -> dict[str, Any]:
    """What is in no dump and must be equal all the same: the search index, what linking looks up, the schema."""
    tables = ("match_keys", "match_marks", "appearances_fts", "claims_fts", "sources_fts")
    with closing(sqlite3.connect(path)) as connection:
        found: dict[str, Any] = {
            table: connection.execute(f"SELECT rowid, * FROM {table} ORDER BY 1").fetchall()
            if table.endswith("_fts")
            else connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        }
        found["schema"] = set(connection.execute("SELECT type, name, sql FROM sqlite_master"))
        for pragma in ("application_id", "journal_mode", "user_version"):
            found[pragma] = connection.execute(f"PRAGMA {pragma}").fetchone()
    return found


@pytest.fixture(scope="module")
def dump_file(filled: Path) -> Path:
    path = filled.with_name("dump.jsonl")
    run("export", "all", "-o", str(path), db=filled)
    return path


@pytest.fixture(scope="module")
def copy(dump_file: Path) -> Path:
    path = dump_file.with_name("copy.db")
    run("import", str(dump_file), db=path)
    return path


def test_an_import_is_equal(filled: Path, copy: Path) -> None:
    assert dumped(copy) == dumped(filled)
    assert made_again(copy) == made_again(filled)
    for table in ("judgements", "reviews", "past_appearances", "changes", "rechecks", "history", "audit"):
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table


def test_an_import_answers_and_goes_on_as_the_original_would(filled: Path, dump_file: Path, tmp_path: Path) -> None:
    first, second, more = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "more.txt"
    duplicate(filled, first)
    run("import", str(dump_file), db=second)
    more.write_text("青溪山洪后续\n\n青溪县山洪造成29人死亡，2.3万人被转移。\n", encoding="utf8")
    for question in (
        ("search", "兩萬"),
        ("check", "青溪山洪造成29人死亡"),
        ("add", str(more), "--published", "2025-07-10"),
    ):
        answers = [run(*question, "--format", "jsonl", db=path) for path in (first, second)]
        assert answers[0].stdout == answers[1].stdout
        assert answers[0].stdout
    varying = ("added_at", "fetched_at", "since", "at", "archive_offset", "archive_length")
    rows = [[line for line in dump.rows(path) if "row" in line] for path in (first, second)]
    told = [[{k: v for k, v in line["row"].items() if k not in varying} for line in each] for each in rows]
    assert told[0] == told[1]
    assert made_again(first) == made_again(second)


def test_of_copies_the_same_one_leads_however_many_are_read_at_a_time(
    filled: Path, dump_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "_BATCH", 1)
    run("import", str(dump_file), db=tmp_path / "new.db")
    found = made_again(tmp_path / "new.db")
    assert found["match_marks"] == made_again(filled)["match_marks"]
    assert found["match_keys"] == made_again(filled)["match_keys"]
    signs = [row[2] for row in found["match_marks"]]
    assert len(set(signs)) < len(signs)


@pytest.mark.parametrize("form", ["jsonl", "json", "jsonl.gz"])
def test_every_form_of_a_dump_comes_back(form: str, filled: Path, tmp_path: Path) -> None:
    run("export", "all", "-o", str(tmp_path / f"dump.{form}"), db=filled)
    run("import", str(tmp_path / f"dump.{form}"), db=tmp_path / "new.db")
    assert dumped(tmp_path / "new.db") == dumped(filled)


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_through_a_pipe(packed: bool, filled: Path, tmp_path: Path) -> None:
    printed = run("export", "all", db=filled).stdout_bytes
    run("import", "-", db=tmp_path / "new.db", input=gzip.compress(printed) if packed else printed)
    assert dumped(tmp_path / "new.db") == dumped(filled)


def test_twice_changes_nothing(dump_file: Path, copy: Path) -> None:
    before = copy.read_bytes()
    assert "nothing was changed" in run("import", str(dump_file), db=copy).stderr
    assert copy.read_bytes() == before


def test_an_empty_database_takes_a_dump_though_others_read_it(filled: Path, dump_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_db(path, create=True).close()
    with closing(open_db(path)) as reader:
        assert reader.execute("SELECT count(*) FROM claims").fetchone()[0] == 0
        run("import", str(dump_file), db=path)
        assert reader.execute("SELECT count(*) FROM claims").fetchone()[0] > 10
    assert dumped(path) == dumped(filled)
    assert made_again(path) == made_again(filled)


@pytest.mark.parametrize("is_empty", [False, True])
def test_what_comes_up_meanwhile_is_left_alone(
    is_empty: bool, dump_file: Path, newsroom_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.db"
    if is_empty:
        open_db(path, create=True).close()

    def others_come(*arguments: object) -> None:
        duplicate(newsroom_path, path)

    monkeypatch.setattr(importing, "rekey", others_come)
    assert "meanwhile" in run("import", str(dump_file), db=path, status=1).stderr
    assert dumped(path) == dumped(newsroom_path)


def test_another_database_is_left_alone(dump_file: Path, newsroom_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    duplicate(newsroom_path, path)
    before = dumped(path)
    assert "holds other things already" in run("import", str(dump_file), db=path, status=1).stderr
    assert dumped(path) == before
    assert sorted(each.name for each in tmp_path.iterdir() if "part" in each.name) == []


def damaged(lines: list[bytes], how: str) -> bytes:
    """A dump that was damaged on its way."""
    at = next(number for number, line in enumerate(lines) if b'"appearances"' in line and number)
    row = json.loads(lines[at])
    changed: dict[str, Callable[[], list[bytes]]] = {
        "a line is no JSON": lambda: [*lines[:at], lines[at][:-9], *lines[at + 1 :]],
        "a line is gone": lambda: lines[:at] + lines[at + 1 :],
        "a line is there twice": lambda: [*lines[: at + 1], *lines[at:]],
        "the end is missing": lambda: lines[:-1],
        "cut in a line": lambda: [*lines[:at], lines[at][:30]],
        "a table is unknown": lambda: [*lines[:at], b'{"table":"sqlite_master","row":{}}', *lines[at:]],
        "a column is unknown": lambda: [*lines[:at], _row(row, x=1), *lines[at + 1 :]],
        "a value is no text": lambda: [*lines[:at], _row(row, gloss=["a"]), *lines[at + 1 :]],
        "a number is too large": lambda: [*lines[:at], _row(row, docid=2**70), *lines[at + 1 :]],
        "half a character": lambda: [*lines[:at], _row(row, gloss="\ud800"), *lines[at + 1 :]],
        "a span moved": lambda: [*lines[:at], _row(row, start=row["row"]["start"] + 1), *lines[at + 1 :]],
        "a day is none": lambda: [*lines[:at], _row(row, time_start="0000-02-31"), *lines[at + 1 :]],
        "a source is missing": lambda: [*lines[:at], _row(row, source_id="0" * 12), *lines[at + 1 :]],
        "not a number": lambda: [*lines[:at], lines[at].replace(b'"negated":0', b'"negated":NaN'), *lines[at + 1 :]],
        "something follows": lambda: [*lines, b'{"table":"claims","row":{}}'],
        "a newer step": lambda: [lines[0].replace(b'"schema":"m0', b'"schema":"m9'), *lines[1:]],
        "no dump at all": lambda: [b"Dear reader,"],
        "nothing": list,
    }
    return b"\n".join(changed[how]()) + b"\n" * (how != "cut in a line")


def _row(line: dict[str, Any], **changed: Any) -> bytes:
    return json.dumps({**line, "row": {**line["row"], **changed}}).encode()


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("a line is no JSON", "is damaged (it is no JSON"),
        ("a line is gone", "is damaged ("),
        ("a line is there twice", "is damaged (UNIQUE constraint failed"),
        ("the end is missing", "was cut off after line"),
        ("cut in a line", "was cut off in line"),
        ("a table is unknown", "is damaged (it is no row of a table"),
        ("a column is unknown", "has other columns"),
        ("a value is no text", "is damaged ("),
        ("a number is too large", "is damaged ("),
        ("half a character", "is damaged ("),
        ("a span moved", "its words are not at"),
        ("a day is none", "is damaged ("),
        ("a source is missing", "is not there"),
        ("not a number", "NaN is no number"),
        ("something follows", "the dump ended before it"),
        ("a newer step", "was made by a newer Claimtrail (schema step m9"),
        ("no dump at all", "is damaged ("),
        ("nothing", "is no dump"),
    ],
)
def test_a_damaged_dump_is_refused_whole(how: str, told: str, dump_file: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "damaged.jsonl", tmp_path / "new.db"
    path.write_bytes(damaged(dump_file.read_bytes().splitlines(), how))
    done = run("import", str(path), db=target, status=1)
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["damaged.jsonl"]


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_packed_dump_that_was_cut_off(kept: float, dump_file: Path, tmp_path: Path) -> None:
    packed = gzip.compress(dump_file.read_bytes())
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: int(len(packed) * kept)])
    assert "was cut off" in run("import", str(tmp_path / "cut.jsonl.gz"), db=tmp_path / "new.db", status=1).stderr
    assert "cannot be read" in run("import", "nowhere.jsonl", db=tmp_path / "new.db", status=1).stderr
    assert not (tmp_path / "new.db").exists()


def test_an_interrupted_import_leaves_nothing(dump_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "rekey", stop)
    run("import", str(dump_file), db=tmp_path / "new.db", status=130)
    assert list(tmp_path.iterdir()) == []


def test_the_log_of_a_database_that_is_gone_is_not_taken_for_the_new_ones(dump_file: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db-wal").write_bytes(b"left")
    assert "remove it" in run("import", str(dump_file), db=tmp_path / "new.db", status=1).stderr


OLD = Path(__file__).with_name("databases")


@pytest.mark.parametrize("old", sorted(OLD.glob("step*.db.gz")), ids=lambda path: path.name)
def test_a_dump_of_an_older_step_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    """As that version would have written it: rows of its tables under its own step."""
    path, target = tmp_path / "old.db", tmp_path / "new.db"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        step = connection.execute("SELECT max(name) FROM _sqlite_migrations").fetchone()[0]
        rows = [
            {"table": table, "row": dict(row)}
            for table in dump.TABLES
            if table in tables
            for row in connection.execute(f"SELECT * FROM {table}")
        ]
    lines = [{"claimtrail": {"schema": step}}, *rows, {"claimtrail": {"rows": len(rows)}}]
    (tmp_path / "dump.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf8")
    run("import", str(tmp_path / "dump.jsonl"), db=target)
    with closing(open_db(path)) as upgraded, Store(upgraded).transaction():
        pass
    assert dumped(target) == dumped(path)
    assert "nothing was changed" in run("import", str(tmp_path / "dump.jsonl"), db=target).stderr
    assert "newer" not in run("stats", db=target).stdout


# Whatever may stand in a text around a figure: other planes, marks of direction, quotes, ends of lines, underscores.
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def newsrooms(draw: st.DrawFn) -> list[tuple[str, str, str, str | None]]:
    """Sources with their texts around one figure, names of publishers, and who says it."""
    number = st.integers(0, 10**12).map(str)
    told = st.tuples(_WORDS, number, _WORDS, st.none() | st.sampled_from(["警方", "police"]))
    return draw(st.lists(told, min_size=1, max_size=4))


@settings(max_examples=25)
@given(newsrooms())
def test_whatever_is_stored_comes_back(told: list[tuple[str, str, str, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as desk:
        first, second = Path(desk) / "a.db", Path(desk) / "b.db"
        with closing(open_db(first, create=True)) as connection:
            store = Store(connection)
            for name, (before, figure, after, speaker) in enumerate(told):
                text = f"{before}{speaker or ''}{figure}{after}"
                of = source(text, f"s{name}", publisher=f"P{name % 2} {before}".strip())
                found = appearance(of, figure, figure, by=speaker or "")
                with store.transaction():
                    added = store.add(of, [found], "test 1")
                    link_appearances(connection, added.appearance_ids)
            link_all(store)
        (Path(desk) / "d.jsonl").write_text("".join(f"{dump.line(each)}\n" for each in dump.rows(first)), "utf8")
        importing.import_dump(str(Path(desk) / "d.jsonl"), str(second))
        assert dumped(second) == dumped(first)
        assert made_again(second) == made_again(first)
