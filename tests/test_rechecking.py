"""Sources looked at again, on a real local server and real files: what each claim became, and that nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result

from claims import rechecking
from claims.adding import Adding
from claims.commands.main import cli
from claims.ingest import Fetching, Overrides
from claims.rechecking import Rechecked, Rechecking
from db import open_db
from db.file.archive import Archive, Kept, archive_path
from db.upkeep.verifying import Proof
from extract.model import Original

FIRST = "县政府表示，洪水造成17人死亡，2.3万名居民被紧急转移。"
FAST = Fetching(allow_private=True, delay=0.0, timeout=2.0, retries=0)


class Newspaper(BaseHTTPRequestHandler):
    """Pages by their path; each is known by its ETag, or by its date where `dated` says so."""

    pages: ClassVar[dict[str, str]] = {}
    statuses: ClassVar[dict[str, int]] = {}
    dated: ClassVar[set[str]] = set()
    answered: ClassVar[list[tuple[str, int]]] = []
    plain: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        text = self.pages.get(self.path)
        status = self.statuses.get(self.path, 200 if text is not None else 404)
        tag, day = f'"{hash(text)}"', "Wed, 09 Jul 2025 08:00:00 GMT"
        known = (day, "If-Modified-Since") if self.path in self.dated else (tag, "If-None-Match")
        is_known = self.headers[known[1]] == known[0]
        status = 304 if is_known and status == 200 else status
        self.answered.append((self.path, status))
        if self.path in self.plain:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.plain[self.path].encode())
            return
        body = f"<html><body><article><h1>青溪县洪水</h1><p>{text}</p></article></body></html>".encode()
        self.send_response(status)
        if status == 200:
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header(*(("Last-Modified", day) if self.path in self.dated else ("ETag", tag)))
        self.end_headers()
        if status == 200:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def root() -> Iterator[str]:
    Newspaper.pages, Newspaper.plain, Newspaper.statuses, Newspaper.dated, Newspaper.answered = {}, {}, {}, set(), []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Newspaper)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


def add(path: Path, *whats: str) -> None:
    outcomes = list(Adding(open_db(path, create=True), whats, Overrides(), FAST))
    assert [each.message for each in outcomes] == [None] * len(outcomes)


def again(path: Path, *ids: str) -> list[Rechecked]:
    connection = open_db(path)
    found = list(Rechecking(connection, ids, None, FAST))
    assert list(Proof(connection).damages()) == []
    return found


def told(found: Rechecked) -> list[tuple[str, str, str | None]]:
    return [(each.outcome, each.old_figures, each.new_figures) for each in found.changes]


def test_a_page_that_is_as_it_was_is_not_sent_again(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST, "/b": FIRST.replace("17", "18")}
    Newspaper.dated = {"/b"}
    add(path, f"{root}/a", f"{root}/b")
    Newspaper.answered.clear()
    found = again(path)
    assert [each.outcome for each in found] == ["unchanged", "unchanged"]
    assert {outcome for each in found for outcome, _, _ in told(each)} == {"unchanged"}
    assert [pair for pair in Newspaper.answered if pair[0] != "/robots.txt"] == [("/a", 304), ("/b", 304)]


def test_adding_a_page_again_asks_whether_it_changed(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST}
    add(path, f"{root}/a")
    Newspaper.answered.clear()
    [again] = Adding(open_db(path), [f"{root}/a"], Overrides(), FAST)
    assert (again.outcome, again.appearances) == ("unchanged", 2)
    assert ("/a", 304) in Newspaper.answered
    [titled] = Adding(open_db(path), [f"{root}/a"], Overrides(title="Flood"), FAST)
    assert (titled.outcome, titled.title) == ("changed", "Flood")
    Newspaper.pages = {"/a": FIRST.replace("17", "19")}
    [altered] = Adding(open_db(path), [f"{root}/a"], Overrides(), FAST)
    assert (altered.outcome, altered.title) == ("changed", "Flood")


def test_an_altered_figure_is_told_old_and_new(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST}
    add(path, f"{root}/a")
    Newspaper.pages = {"/a": f"【更新】{FIRST.replace('17人', '19人')}"}
    [found] = again(path)
    assert found.outcome == "changed"
    assert told(found) == [("altered", "17人", "19人"), ("moved", "2.3万名", "2.3万名")]
    connection = open_db(path)
    [row] = connection.execute("SELECT old_figures, new_figures FROM altered_since_first_seen").fetchall()
    assert tuple(row) == ("17人", "19人")
    [first, _] = connection.execute("SELECT text FROM versions ORDER BY rowid").fetchall()
    assert first["text"].endswith(FIRST)
    assert [each.outcome for each in again(path)] == ["unchanged"]


def feed(root: str, *articles: tuple[str, str]) -> str:
    """A feed that carries its articles in full."""
    filler = "记者在现场看到，抢险仍在进行。" * 40
    items = "".join(
        f"<item><title>青溪县洪水</title><link>{root}{page}</link><description>{text}{filler}</description></item>"
        for page, text in articles
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>县报</title>{items}</channel></rss>'
    )


def asked() -> list[str]:
    return [page for page, _ in Newspaper.answered if page != "/robots.txt"]


def test_a_feed_is_had_once_for_all_its_articles(root: str, path: Path) -> None:
    Newspaper.plain = {"/feed": feed(root, ("/a", FIRST), ("/b", "全县有12所学校。"))}
    add(path, f"{root}/feed")
    Newspaper.plain = {"/feed": feed(root, ("/b", "全县有12所学校。"), ("/a", FIRST.replace("17人", "19人")))}
    Newspaper.answered.clear()
    found = {each.name: each for each in again(path)}
    assert asked() == ["/feed"]
    assert (found[f"{root}/a"].outcome, found[f"{root}/b"].outcome) == ("changed", "unchanged")
    assert ("altered", "17人", "19人") in told(found[f"{root}/a"])


@pytest.mark.parametrize("status", [200, 410])
def test_what_its_feed_no_longer_holds_is_looked_for_on_its_page(root: str, path: Path, status: int) -> None:
    Newspaper.plain = {"/feed": feed(root, ("/a", FIRST), ("/b", "全县有12所学校。"))}
    add(path, f"{root}/feed")
    Newspaper.plain = {} if status == 410 else {"/feed": feed(root, ("/c", "全县有15所学校。"))}
    Newspaper.statuses = {"/feed": status}
    Newspaper.pages = {"/a": FIRST.replace("17人", "19人")}
    Newspaper.answered.clear()
    found = {each.name: each for each in again(path)}
    assert asked() == ["/feed", "/a", "/b"]
    assert ("altered", "17人", "19人") in told(found[f"{root}/a"])
    assert found[f"{root}/b"].outcome == "gone"


def test_originals_are_looked_at_one_by_one(root: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Newspaper.pages = {"/a": FIRST, "/b": FIRST}
    add(path, f"{root}/a", f"{root}/b")
    looked: list[Kept] = []
    original = Archive.original

    def watched(archive: Archive, kept: Kept) -> Original:
        looked.append(kept)
        return original(archive, kept)

    monkeypatch.setattr(Archive, "original", watched)
    rechecking = Rechecking(open_db(path), (), None, FAST)
    assert (len(rechecking), looked) == (2, [])
    next(iter(rechecking))
    assert len(looked) == 1


def test_a_page_that_went_is_gone_and_what_it_said_stays(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST}
    add(path, f"{root}/a")
    Newspaper.pages = {}
    [found] = again(path)
    assert (found.outcome, {outcome for outcome, _, _ in told(found)}) == ("gone", {"gone"})
    connection = open_db(path)
    assert connection.execute("SELECT count(*) FROM appearances").fetchone()[0] == 2
    assert connection.execute("SELECT outcome, message LIKE '%404%' FROM rechecks").fetchone()[:] == ("gone", 1)


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_server_in_trouble_says_nothing_of_its_pages(root: str, path: Path, status: int) -> None:
    Newspaper.pages = {"/a": FIRST, "/b": FIRST}
    add(path, f"{root}/a", f"{root}/b")
    Newspaper.statuses = {"/a": status}
    first, second = again(path)
    assert (first.outcome, first.changes, second.outcome) == ("failed", [], "unchanged")
    assert str(status) in (first.message or "")


def test_a_copy_in_the_internet_archive_is_kept_when_asked_for(
    root: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = '{"archived_snapshots": {"closest": {"available": true, "url": "https://web.archive.example/1/a"}}}'
    Newspaper.pages = {"/a": FIRST, "/b": FIRST}
    add(path, f"{root}/a", f"{root}/b")
    monkeypatch.setattr(rechecking, "AVAILABLE", f"{root}/copies?{{}}")
    Newspaper.plain = {f"/copies?{quote(f'{root}/a', safe='')}": copy}
    found = list(Rechecking(open_db(path), (), None, FAST, archive=True))
    assert [each.archived_url for each in found] == ["https://web.archive.example/1/a", None]
    stored = open_db(path).execute("SELECT archived_url FROM rechecks ORDER BY id").fetchall()
    assert [row[0] for row in stored] == ["https://web.archive.example/1/a", None]
    assert [each.archived_url for each in again(path)] == [None, None]


def test_ids_of_sources_and_claims_choose(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST, "/b": "全县有12所学校。"}
    add(path, f"{root}/a", f"{root}/b")
    connection = open_db(path)
    [source] = connection.execute("SELECT id FROM sources WHERE url LIKE '%/b'").fetchone()
    [claim] = connection.execute("SELECT claim_id FROM appearances WHERE source_id = ?", [source]).fetchone()
    for name in (source, claim, f"{root}/b"):
        assert [each.source_id for each in again(path, name)] == [source]


def test_a_file_goes_by_its_name_and_ids_by_their_beginning(path: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"{name} said that 5,213 people were hurt.")
        add(path, str(tmp_path / name))
    (by_name,) = again(path, "two.txt")
    (by_id,) = again(path, by_name.source_id[:8])
    assert by_id == by_name


def test_what_was_looked_at_lately_is_left_out(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST}
    add(path, f"{root}/a")
    assert recheck(path, "--older-than", "1h").stderr == "Sources: none. Appearances: none.\n"
    connection = open_db(path)
    connection.execute("UPDATE versions SET fetched_at = '2020-01-01T00:00:00+00:00'")
    assert recheck(path, "--older-than", "30d").stderr == "Sources: 1 unchanged. Appearances: 2 unchanged.\n"
    assert recheck(path, "--older-than", "30d").stderr == "Sources: none. Appearances: none.\n"


def recheck(path: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["recheck", "--db", str(path), "--allow-private", *options])


def test_private_addresses_are_refused_without_the_option(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST}
    add(path, f"{root}/a")
    run = CliRunner().invoke(cli, ["recheck", "--db", str(path)])
    assert run.exit_code == 1
    assert "private network" in run.stderr


def test_files_are_read_again_and_one_that_went_is_named(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf8")
    (folder / "b.html").write_text(f"<html><body><p>{FIRST}</p></body></html>", encoding="utf8")
    add(path, str(folder))
    (folder / "a.txt").write_text(FIRST.replace("2.3万", "3.2万"), encoding="utf8")
    (folder / "b.html").unlink()
    found = {each.name: each for each in again(path)}
    assert ("altered", "2.3万名", "3.2万名") in told(found["a.txt"])
    assert (found["b.html"].outcome, "put it back" in (found["b.html"].message or "")) == ("failed", True)


def test_an_archive_is_read_once_for_all_its_articles(path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "news.jsonl"
    lines = [f'{{"id": "{number}", "text": "第{number}镇有{number + 20}所学校。"}}' for number in range(5)]
    archive.write_text("\n".join(lines), encoding="utf8")
    add(path, str(archive))
    archive.write_text("\n".join([lines[0].replace("20所", "30所"), *lines[1:4]]), encoding="utf8")
    found = again(path)
    assert sorted(each.outcome for each in found) == ["changed", "gone", "unchanged", "unchanged", "unchanged"]
    [changed] = [each for each in found if each.outcome == "changed"]
    assert ("altered", "20所", "30所") in told(changed)


def test_what_lies_nowhere_is_left_out_unless_it_is_named(path: Path) -> None:
    done = CliRunner().invoke(cli, ["add", "--db", str(path), "-"], input=FIRST)
    assert done.exit_code == 0
    run = recheck(path)
    assert run.exit_code == 0
    assert "nowhere to look: 1" in run.stderr
    [(name,)] = open_db(path).execute("SELECT id FROM sources").fetchall()
    run = recheck(path, name)
    assert run.exit_code == 1
    assert "add it again where it is now" in run.stderr


def test_a_damaged_original_is_kept_anew(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST}
    add(path, f"{root}/a")
    archive = archive_path(open_db(path))
    assert archive is not None
    data = bytearray(archive.read_bytes())
    data[-40] ^= 0x55
    archive.write_bytes(data)
    assert [each.what for each in Proof(open_db(path)).damages()] == ["original"]
    assert [each.outcome for each in again(path)] == ["unchanged"]


def test_what_changed_is_shown_with_the_claim_and_the_source(root: str, path: Path) -> None:
    Newspaper.pages = {"/a": FIRST}
    add(path, f"{root}/a")
    dead = "SELECT claim_id FROM appearances JOIN quantities ON appearance_id = appearances.id WHERE value = 17"
    [claim] = open_db(path).execute(dead).fetchone()
    Newspaper.pages = {"/a": FIRST.replace("17人", "19人")}
    assert "altered  17人  19人" in recheck(path).stdout.replace("   ", "  ")
    shown = CliRunner().invoke(cli, ["show", "--db", str(path), claim])
    assert "altered: 17人 → 19人" in shown.stdout
    [source] = open_db(path).execute("SELECT id FROM sources").fetchone()
    shown = CliRunner().invoke(cli, ["show", "--db", str(path), source])
    assert "altered: 17人 → 19人" in shown.stdout
    shown = CliRunner().invoke(cli, ["show", "--db", str(path), source, "--between", "1", "2"])
    assert "-县政府表示，洪水造成17人死亡" in shown.stdout
    refused = CliRunner().invoke(cli, ["show", "--db", str(path), claim, "--between", "1", "2"])
    assert refused.exit_code == 2
