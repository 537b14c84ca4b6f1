"""Which source a text is: files of one name stay apart, one file is not stored twice, what people state stays."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.commands.main import cli

BRIDGE = "The new bridge cost $5 million and opened to 300 cars."
SCHOOL = "县里的学校去年招收了1200名学生，花费3亿元。"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    return tmp_path


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")
    return str(path)


def add(*arguments: str, stdin: str | None = None) -> str:
    """What became of the sources, as the summary tells it."""
    done = CliRunner().invoke(cli, ["add", *arguments], input=stdin)
    assert done.exit_code == 0, done.output
    return done.stderr.splitlines()[-1]


def sources(desk: Path, columns: str = "ref") -> list[tuple[str, ...]]:
    with sqlite3.connect(desk / "desk.db") as connection:
        return connection.execute(f"SELECT {columns} FROM sources ORDER BY docid").fetchall()


def versions(desk: Path) -> list[str]:
    with sqlite3.connect(desk / "desk.db") as connection:
        return [text for (text,) in connection.execute("SELECT text FROM versions ORDER BY fetched_at")]


@pytest.mark.parametrize("name", ["story.txt", "index.html"])
def test_files_of_one_name_in_two_folders_are_two_sources(desk: Path, name: str) -> None:
    page = "<html><body><article><h1>News of today</h1><p>{}</p></article></body></html>"
    for folder, text in (("d1", BRIDGE), ("d2", SCHOOL)):
        write(desk / folder / name, page.format(text) if name.endswith("html") else text)
    assert add("d1", "d2") == "2 new."
    assert sources(desk) == [(name,), (name,)]
    assert len(versions(desk)) == 2
    assert add("d2", "d1") == "2 unchanged."


def test_a_file_named_in_two_ways_is_one_source(desk: Path) -> None:
    write(desk / "adir" / "sub" / "en.txt", BRIDGE)
    assert add("adir", "adir/sub/en.txt", "adir/../adir/sub") == "1 new, 2 unchanged."
    assert sources(desk) == [("sub/en.txt",)]


def test_a_text_that_changed_at_its_place_is_a_new_version(desk: Path) -> None:
    story = write(desk / "d1" / "story.txt", BRIDGE)
    write(desk / "d2" / "story.txt", SCHOOL)
    add("d1", "d2")
    write(desk / "d1" / "story.txt", BRIDGE.replace("300", "400"))
    assert add("d1", "d2") == "1 changed, 1 unchanged."
    write(desk / "d1" / "story.txt", "Nothing of the old text is left, which 17 readers regret.")
    assert add(story) == "1 changed."
    assert add(story) == "1 unchanged."
    assert len(sources(desk)) == 2
    assert len(versions(desk)) == 4


def test_what_a_new_version_still_says_keeps_its_id(desk: Path) -> None:
    story = write(desk / "story.txt", f"{BRIDGE}\n")
    add(story)
    before = appearance_ids(desk)
    write(desk / "story.txt", f"{BRIDGE}\nIt has 12 lamps.\n")
    assert add(story) == "1 changed."
    assert before < appearance_ids(desk)


def appearance_ids(desk: Path) -> set[str]:
    with sqlite3.connect(desk / "desk.db") as connection:
        return {row[0] for row in connection.execute("SELECT id FROM appearances")}


def test_ids_are_the_same_wherever_the_file_lies(desk: Path) -> None:
    add(write(desk / "here" / "story.txt", BRIDGE))
    here = sources(desk, "id"), appearance_ids(desk)
    (desk / "desk.db").unlink()
    add(write(desk / "there" / "story.txt", BRIDGE))
    assert (sources(desk, "id"), appearance_ids(desk)) == here
    assert str(desk) not in str(sources(desk, "*"))


def test_a_copy_that_stayed_as_it_was_is_a_source_of_its_own(desk: Path) -> None:
    first, copy = (write(desk / folder / "story.txt", BRIDGE) for folder in ("d1", "d2"))
    assert add(first, copy) == "1 new, 1 unchanged."
    write(desk / "d1" / "story.txt", BRIDGE.replace("300", "400"))
    assert add(first, copy) == "1 new, 1 changed."
    assert add(first, copy) == "2 unchanged."


def test_two_files_of_one_text_are_two_sources(desk: Path) -> None:
    assert add(write(desk / "a.txt", BRIDGE), write(desk / "b.txt", BRIDGE)) == "2 new."


def test_articles_through_standard_input(desk: Path) -> None:
    assert add("-", stdin=BRIDGE) == "1 new."
    assert add("-", stdin=SCHOOL) == "1 new."
    assert add("-", stdin=BRIDGE) == "1 unchanged."
    assert sources(desk) == [("-",), ("-",)]


def test_archives_of_one_name_without_addresses(desk: Path) -> None:
    records = [{"text": BRIDGE}, {"text": SCHOOL}, {"text": BRIDGE, "title": "Another outlet's"}]
    for folder, record in zip(("d1", "d2", "d3"), records, strict=True):
        write(desk / folder / "a.jsonl", json.dumps(record) + "\n")
    assert add("d1/a.jsonl", "d2/a.jsonl", "d3/a.jsonl") == "3 new."
    assert sources(desk) == [("a.jsonl#1",)] * 3
    write(desk / "d1" / "a.jsonl", "".join(json.dumps(each) + "\n" for each in reversed(records[:2])))
    assert add("d1/a.jsonl", "d2/a.jsonl") == "3 unchanged."


def test_an_archive_knows_its_articles_by_their_ids(desk: Path) -> None:
    archive = write(desk / "a.jsonl", json.dumps({"id": 7, "text": BRIDGE}) + "\n")
    add(archive)
    changed = [{"id": 8, "text": SCHOOL}, {"id": 7, "text": BRIDGE.replace("300", "400")}]
    write(desk / "a.jsonl", "".join(json.dumps(each) + "\n" for each in changed))
    assert add(archive) == "1 new, 1 changed."


def test_what_a_person_states_stays_until_another_is_stated(desk: Path) -> None:
    story = write(desk / "story.txt", f"A headline\n\n{BRIDGE} Last year it had 20 visitors.\n")
    add(story, "--title", "Mine", "--published", "2021-03-04", "--url", "https://a.example/1", "--publisher", "Gazette")
    kept = [("Mine", "2021-03-04", "given", "https://a.example/1", "Gazette")]
    columns = "title, published, published_basis, url, publisher"
    assert add(story) == "1 unchanged."
    assert sources(desk, columns) == kept
    write(desk / "story.txt", f"A headline\n\n{BRIDGE} Last year it had 30 visitors.\n")
    assert add(story) == "1 changed."
    assert sources(desk, columns) == kept
    with sqlite3.connect(desk / "desk.db") as connection:
        assert ("2020-01-01",) in connection.execute("SELECT start_date FROM quantities").fetchall()
    assert add(story, "--title", "Better") == "1 changed."
    assert sources(desk, "title, publisher") == [("Better", "Gazette")]
