"""Snapshots to hand out: what they hold, what they do not, and that any Datasette serves them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import yaml
from click.testing import CliRunner, Result

from claims.commands.main import cli
from claims.versions import beside
from db import open_db
from db.texts.quotes import BLANK, blanked

SECRET = "Nothing in this sentence is counted, and nobody may read it."
TEXT = f"""Bridge opens in Linjiang

{SECRET} The bridge cost $62m, the county government said.

Lin Yue wrote this. On Monday 1,250 lorries crossed it. {SECRET}
"""


def run(*arguments: str, db: Path, status: int = 0) -> Result:
    """What a command gives; its exit status must be `status`."""
    done = CliRunner().invoke(cli, [*arguments, "--db", str(db)])
    assert done.exit_code == status, done.output
    return done


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in use, with all that is not for everybody's eyes."""
    desk = tmp_path_factory.mktemp("zhuoling-desk")
    path, story, other = desk / "news.db", desk / "bridge.txt", desk / "ferry.txt"
    story.write_text(TEXT, encoding="utf8")
    other.write_text(f"Ferry\n\nThe ferry carried 880 people. {SECRET} {SECRET}\n\n青石县有27所学校。", encoding="utf8")
    run("add", str(story), str(other), "--published", "2026-01-05", "--publisher", "Gulf Post", db=path)
    story.write_text(TEXT.replace("1,250", "1,350"), encoding="utf8")
    run("recheck", db=path)
    with closing(open_db(path)) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM appearances ORDER BY docid")]
    for verdict, left, right in (("different", 0, 1), ("conflict", 0, 2), ("same", 1, 2)):
        run("judge", ids[left], ids[right], verdict, "--by", "Chen Mo", "--note", "asked Chen Mo", db=path)
    run("correct", ids[0], "--place", "Linjiang", "--by", "Chen Mo", "--note", "Chen Mo rang them", db=path)
    run("remove", ids[-1], "--by", "Chen Mo", "--note", "Chen Mo says no", db=path)
    run("review", ids[0], "--rating", "True", "--url", "https://desk.example/1", "--by", "Chen Mo", db=path)
    with closing(open_db(path)) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("INSERT INTO notes (text) VALUES ('Chen Mo: call the source')")
        connection.execute("UPDATE rechecks SET message = 'zhuoling-desk/bridge.txt cannot be read'")
        connection.execute("UPDATE sources SET etag = 'W/zhuoling', last_modified = 'zhuoling' WHERE docid = 1")
    return path


@pytest.fixture(scope="module")
def snapshot(working: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("public") / "bridges.db"
    done = run("publish", str(path), db=working)
    assert f"datasette publish cloudrun {path} -m" in done.stdout
    return path


def test_nothing_private_is_in_any_of_its_files(working: Path, snapshot: Path) -> None:
    """Not even in pages that are free: every byte is looked at."""
    known = [SECRET, "Chen Mo", "zhuoling", "call the source", "warc"]
    held = b"".join(each.read_bytes() for each in working.parent.glob("news.*"))
    assert all(each.encode() in held for each in known[:4])
    files = sorted(snapshot.parent.iterdir())
    assert [each.name for each in files] == [
        "bridges-datasette.yaml", "bridges-inspect.json", "bridges-metadata.yaml", "bridges.db",
    ]  # fmt: skip
    for each in files:
        assert not [told for told in known if told.encode() in each.read_bytes()], each.name
        assert str(snapshot.parent).encode() not in each.read_bytes(), each.name


def test_what_is_quoted_stands_where_it_stood(working: Path, snapshot: Path) -> None:
    with closing(sqlite3.connect(snapshot)) as public, closing(sqlite3.connect(working)) as held:
        wholes = dict(held.execute("SELECT id, text FROM versions"))
        texts = dict(public.execute("SELECT id, text FROM versions"))
        assert texts.keys() == wholes.keys()
        for name, text in texts.items():
            assert len(text) == len(wholes[name])
            assert all(ours in (BLANK, theirs) for ours, theirs in zip(text, wholes[name], strict=True))
        for table in ("appearances", "past_appearances"):
            for exact, start, end, version in public.execute(f'SELECT exact, start, "end", version_id FROM {table}'):
                assert texts[version][start:end] == exact
        for table in ("claims", "appearances", "quantities", "links", "reviews", "match_keys", "match_marks"):
            count = f"SELECT count(*) FROM {table}"
            assert public.execute(count).fetchone() == held.execute(count).fetchone(), table
        for table in ("history", "audit", "tombstones", "notes"):
            assert public.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        assert public.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert public.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert public.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert {row[0] for row in public.execute("SELECT judge FROM judgements")} == {"withheld"}


def test_a_judged_link_says_that_a_person_drew_it(snapshot: Path) -> None:
    with closing(sqlite3.connect(snapshot)) as public:
        told = [json.loads(row[0]) for row in public.execute("SELECT features FROM links WHERE rule = 'judged'")]
        assert [each["sentence"] for (each,) in told] == ["A person judged it."] * 2


def test_what_was_rejected_is_not_told_as_a_change(tmp_path: Path) -> None:
    path, notice = tmp_path / "desk.db", tmp_path / "notice.txt"
    notice.write_text("The kiln employs 412 potters. The mill burnt 90 tonnes of coal.", encoding="utf8")
    run("add", str(notice), db=path)
    notice.write_text("Notice. The kiln employs 412 potters. The mill burnt 95 tonnes of coal.", encoding="utf8")
    run("recheck", db=path)
    with closing(open_db(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT id FROM appearances WHERE exact LIKE '%coal%'")]
        assert connection.execute("SELECT count(*) FROM changes WHERE old_exact LIKE '%coal%'").fetchone()[0] == 1
    run("remove", *names, db=path)
    run("publish", str(tmp_path / "out.db"), db=path)
    with closing(sqlite3.connect(tmp_path / "out.db")) as public:
        assert [row[0] for row in public.execute("SELECT old_figures FROM changes")] == ["412"]


def test_versions_differ_as_they_do_in_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the words of a claim stand in the later text and no rule finds it there."""
    story, path, snapshot = tmp_path / "a.txt", tmp_path / "a.db", tmp_path / "out.db"
    story.write_text("The bridge cost $62m.", encoding="utf8")
    run("add", str(story), db=path)
    monkeypatch.setattr("claims.source_claims.claims_of", lambda source: [])
    story.write_text(f"{SECRET} The bridge cost $62m.", encoding="utf8")
    run("add", str(story), db=path)
    run("publish", str(snapshot), db=path)
    told = []
    for each in (path, snapshot):
        with closing(open_db(each)) as connection:
            (source,) = connection.execute("SELECT id FROM sources").fetchone()
            told.append(beside(connection, source).changes)
    assert [change.outcome for change in told[0]] == ["moved"]
    assert told[0] == told[1]
    assert SECRET.encode() not in snapshot.read_bytes()


def test_what_can_be_proved_is_told(working: Path, snapshot: Path, tmp_path: Path) -> None:
    told = run("verify", db=snapshot).stderr
    assert "all hold. Of the texts only the quotes are here" in told
    run("publish", str(tmp_path / "full.db"), "--full-texts", db=working)
    told = run("verify", db=tmp_path / "full.db").stderr
    assert told.endswith("all hold.\n")
    assert SECRET.encode() in (tmp_path / "full.db").read_bytes()
    assert b"Chen Mo" not in (tmp_path / "full.db").read_bytes()


def test_what_needs_texts_says_so(snapshot: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    mine.write_bytes(snapshot.read_bytes())
    assert "holds quotes instead of full texts" in run("reextract", db=mine, status=1).output
    assert "in a snapshot that keeps no places" in run("recheck", db=mine).output
    assert "holds quotes" in run("publish", str(tmp_path / "x.db"), "--full-texts", db=mine, status=1).output
    (tmp_path / "more.txt").write_text(f"More\n\nThe tunnel cost $70m. {SECRET} {SECRET}", encoding="utf8")
    run("add", str(tmp_path / "more.txt"), db=mine)
    run("publish", str(tmp_path / "again.db"), db=mine)
    assert SECRET.encode() not in (tmp_path / "again.db").read_bytes()
    run("export", "all", "-o", str(tmp_path / "d.jsonl"), db=tmp_path / "again.db")
    run("import", str(tmp_path / "d.jsonl"), db=tmp_path / "new.db")
    assert "only the quotes are here" in run("verify", db=tmp_path / "new.db").output
    assert run("check", "The bridge cost $70m.", "--format", "jsonl", db=mine).stdout


def test_what_is_replaced(working: Path, snapshot: Path, tmp_path: Path) -> None:
    before = working.read_bytes()
    assert "is a database in use" in run("publish", str(working), db=working, status=1).output
    assert working.read_bytes() == before
    (tmp_path / "letter.db").write_text("Dear reader")
    assert "is no database" in run("publish", str(tmp_path / "letter.db"), db=working, status=1).output
    assert "no folder" in run("publish", str(tmp_path / "none" / "a.db"), db=working, status=1).output
    assert "is a folder" in run("publish", "", db=working, status=1).output
    run("publish", str(snapshot), db=working)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["letter.db"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that takes no file, even of root")
def test_a_folder_that_takes_no_file_is_named(working: Path) -> None:
    told = run("publish", "/proc/bridges.db", db=working, status=1).output
    assert told.startswith("Error: /proc/bridges.db cannot be written")


def test_a_damaged_database_is_not_published(working: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(working)) as held, closing(sqlite3.connect(tmp_path / "damaged.db")) as made:
        held.backup(made)
        made.execute("UPDATE appearances SET start = start + 1")
        made.commit()
    assert "is damaged" in run("publish", str(tmp_path / "out.db"), db=tmp_path / "damaged.db", status=1).output
    assert [each.name for each in tmp_path.iterdir()] == ["damaged.db"]


@pytest.mark.parametrize(
    ("text", "spans", "shown"),
    [
        ("abcdef", [(1, 3), (2, 4)], "_bcd__"),
        ("abc", [], "___"),
        ("两千万\n个。", [(0, 1)], "两__\n__"),
        ("abc", [(0, 3), (1, 2)], "abc"),
    ],
)
def test_blanking(text: str, spans: list[tuple[int, int]], shown: str) -> None:
    assert blanked(text, spans) == shown


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(snapshot: Path) -> AsyncIterator[Any]:
    """The snapshot as it is deployed, with the plugin."""
    from datasette.app import Datasette

    inspected = json.loads(snapshot.with_name("bridges-inspect.json").read_text(encoding="utf8"))
    metadata = yaml.safe_load(snapshot.with_name("bridges-metadata.yaml").read_text(encoding="utf8"))
    datasette = Datasette([], immutables=[str(snapshot)], inspect_data=inspected, metadata=metadata)
    await datasette.invoke_startup()
    yield datasette


async def test_our_pages_work_without_the_texts(served: Any) -> None:
    for path in ("/", "/search?q=bridge", "/review", "/check", "/api/v1/health", "/api/v1/dump"):
        assert (await served.client.get(path)).status_code == 200, path
    for each in (await served.client.get("/api/v1/sources")).json()["sources"]:
        response = await served.client.get(f"/source/{each['id']}")
        assert response.status_code == 200
        assert "The text is not part of this snapshot" in response.text
        assert "…" in response.text
        assert BLANK * 3 not in response.text
        assert "counted, and nobody" not in response.text
        compared = await served.client.get(f"/source/{each['id']}?old=1&new=2")
        assert BLANK * 3 not in compared.text
        annotations = await served.client.get(f"/api/v1/sources/{each['id']}/annotations.jsonld")
        assert annotations.json()["total"] >= 1
    for each in (await served.client.get("/api/v1/claims")).json()["claims"]:
        assert (await served.client.get(f"/claim/{each['id']}")).status_code == 200
    chinese = await served.client.get(f"/source/{(await _source(served, 'Ferry'))}?lang=zh")
    assert "此快照不含全文" in chinese.text or "not part of this snapshot" in chinese.text
    checked = await served.client.post("/api/v1/check", json={"text": "The bridge cost $62m."})
    assert checked.json()["claims"][0]["same"]


async def _source(served: Any, title: str) -> str:
    found = (await served.client.get("/api/v1/sources")).json()["sources"]
    return str(next(each["id"] for each in found if each["title"] == title))


PLAIN = """
import asyncio, json, sys, yaml

sys._called_from_test = True  # Datasette loads no installed plugins
from datasette.app import Datasette

path, stem = sys.argv[1], sys.argv[1].removesuffix(".db")
metadata, config = (yaml.safe_load(open(f"{stem}-{each}.yaml", encoding="utf8")) for each in ("metadata", "datasette"))
served = Datasette(
    [], immutables=[path], inspect_data=json.load(open(f"{stem}-inspect.json")), metadata=metadata,
    **({"config": config} if "config" in Datasette.__init__.__code__.co_varnames else {}),
)

async def answers():
    await served.invoke_startup()
    wanted = (
        "/bridges /bridges/claims /bridges/appearances?_search=bridge /bridges/sources /bridges/conflicts"
        " /bridges/claims.json?_shape=array&_search=bridge /bridges/contradictions /-/plugins.json /-/databases.json"
    ).split()
    for path in wanted:
        response = await served.client.get(path)
        print(json.dumps([path, response.status_code, response.text]))

asyncio.run(answers())
"""


def test_plain_datasette_serves_it(snapshot: Path) -> None:
    """Without the plugin: pages, search, metadata, queries and counted rows."""
    command = [sys.executable, "-W", "ignore", "-c", PLAIN, str(snapshot)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    answers = {path: (status, text) for path, status, text in map(json.loads, done.stdout.splitlines())}
    assert {status for status, _ in answers.values()} == {200}
    assert "claimtrail" not in answers["/-/plugins.json"][1]
    assert "A snapshot made on" in answers["/bridges"][1]
    assert "What one or more appearances assert in common." in answers["/bridges/claims"][1]
    assert "62" in answers["/bridges/claims.json?_shape=array&_search=bridge"][1]
    assert '"is_mutable":false' in answers["/-/databases.json"][1].replace(" ", "")
