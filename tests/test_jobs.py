"""The worker that adds what was sent: what it makes of it, through locks, restarts and failures."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import claims.jobs
import db.file.opening
from claims.errors import ClaimsError
from claims.ingest import Fetching
from claims.jobs import Worker
from claims.sending import Sent, read_sent, sound
from db import open_db
from db.file.errors import NotFound
from db.file.private import private, private_path
from db.people import jobs
from db.people.audit import Who
from db.people.jobs import Ending, Job
from db.upkeep.verifying import Proof

PROGRAM = Who("token", "crawler")
ARTICLE = "青石县发生洪水。\n县政府表示，洪水造成17人死亡。"
PAGE = "<html><head><title>Flood kills 17</title></head><body><article><h1>Flood kills 17</h1><p>A flood in Qingshi \
county killed 17 people, the county government said.</p></article></body></html>"


@pytest.fixture
def path(tmp_path: Path) -> str:
    open_db(tmp_path / "news.db", create=True).close()
    return str(tmp_path / "news.db")


def give(path: str, sent: Sent) -> Job:
    with private(path) as connection:
        return jobs.give(connection, sent.request(), PROGRAM)


def found(path: str, name: str) -> Job:
    with private(path) as connection:
        return jobs.job(connection, name)


def until(path: str, name: str, state: Callable[[Job], bool]) -> Job:
    for _ in range(600):
        job = found(path, name)
        if state(job):
            return job
        time.sleep(0.05)
    raise AssertionError(f"the job is still {job}")


def ended(path: str, name: str) -> Job:
    return until(path, name, lambda job: job.state in ("done", "failed"))


def done(path: str, sent: Sent, fetching: Fetching | None = None) -> Job:
    given = give(path, sent)
    Worker(path, fetching).wake()
    return ended(path, given.id)


def test_a_text_is_added_as_an_article_of_json_lines_is(path: str) -> None:
    sent = Sent(text=ARTICLE, title="洪水", published="2025-07-09", publisher="新海日报", lang="zh")
    job = done(path, sent)
    assert (job.state, job.outcome, job.message) == ("done", "new", None)
    assert job.appearances
    connection = open_db(path)
    row = connection.execute("SELECT * FROM sources").fetchone()
    told = (row["id"], row["url"], row["title"], row["published"], row["published_basis"], row["publisher"])
    assert told == (job.source_id, None, "洪水", "2025-07-09", "given", "新海日报")
    assert connection.execute("SELECT text FROM versions").fetchone()["text"] == ARTICLE
    assert list(Proof(connection).damages()) == []


def test_who_added_it_is_told_without_its_words(path: str) -> None:
    job = done(path, Sent(text=ARTICLE, url="https://xinhai.example/flood"))
    row = open_db(path).execute("SELECT * FROM audit").fetchone()
    told = tuple(row[name] for name in ("actor", "actor_kind", "action", "subject", "subject_id"))
    assert told == ("crawler", "token", "add", "source", job.source_id)
    assert "洪水" not in "".join(str(value) for value in tuple(row))


def test_a_page_is_read_as_one(path: str) -> None:
    job = done(path, Sent(html=PAGE, url="https://gulf.example/1"))
    row = open_db(path).execute("SELECT url, title FROM sources").fetchone()
    assert (job.state, tuple(row)) == ("done", ("https://gulf.example/1", "Flood kills 17"))


def test_sending_again_changes_nothing(path: str) -> None:
    first, second = (done(path, Sent(text=ARTICLE)) for _ in range(2))
    assert first.id != second.id
    assert (first.source_id, second.outcome) == (second.source_id, "unchanged")
    assert open_db(path).execute("SELECT count(*) FROM audit").fetchone()[0] == 1


def test_the_same_request_in_the_queue_is_one_job(path: str) -> None:
    assert give(path, Sent(text=ARTICLE)) == give(path, Sent(text=ARTICLE))
    assert give(path, Sent(text=ARTICLE, lang="zh")).id != give(path, Sent(text=ARTICLE)).id


def test_what_was_sent_is_forgotten_when_it_is_done(path: str) -> None:
    done(path, Sent(text=ARTICLE))
    assert "青石县".encode() not in private_path(path).read_bytes()
    assert "\\u9752" not in private_path(path).read_text(encoding="latin1")
    assert private_path(path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (Sent(url="http://127.0.0.1:9/x"), "is on this machine or a private network, which is not fetched from"),
        (Sent(url="http://[::1]/x"), "is on this machine or a private network"),
        (Sent(html="<html><body></body></html>"), "It holds no text"),
        (Sent(html="<rss><channel><item><title>a</title></item></channel></rss>"), "."),
    ],
)
def test_what_cannot_be_added_is_one_sentence(path: str, sent: Sent, said: str) -> None:
    job = done(path, sent)
    assert job.state == "failed"
    assert said in str(job.message)
    assert str(job.message).endswith(".")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (Sent(), "Nothing is sent"),
        (Sent(text="a 1", html="b 2"), "not both"),
        (Sent(text=" …"), "holds nothing to read"),
        (Sent(url="file:///etc/passwd"), "is no web address"),
        (Sent(url="/etc/passwd"), "is no web address"),
        (Sent(url="-"), "is no web address"),
        (Sent(text="a 1", region="xx"), "There is no region “xx”"),
    ],
)
def test_what_can_be_no_source_is_refused_at_once(sent: Sent, said: str) -> None:
    with pytest.raises(ClaimsError, match=said):
        sound(sent)


def test_a_locked_database_is_tried_again(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.file.opening, "WAIT", 0.05)
    monkeypatch.setattr(claims.jobs, "PAUSE", 0.2)
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    given = give(path, Sent(text=ARTICLE))
    Worker(path).wake()
    waiting = until(path, given.id, lambda job: job.message is not None)
    assert waiting.state in ("queued", "running")
    assert "Another program is writing" in str(waiting.message)
    holder.execute("ROLLBACK")
    assert ended(path, given.id).outcome == "new"


def test_a_job_survives_the_end_of_its_process(path: str) -> None:
    given = give(path, Sent(text=ARTICLE))
    with private(path) as connection:
        assert jobs.begin(connection) is not None
    assert found(path, given.id).state == "running"
    Worker(path).resume()
    assert ended(path, given.id).outcome == "new"


def test_a_private_file_that_cannot_be_used_keeps_nobody_from_reading(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(private_path(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
    Worker(path).resume()
    assert "are not taken up" in caplog.text


def test_a_job_that_ends_the_process_is_not_begun_for_ever(path: str) -> None:
    given = give(path, Sent(text=ARTICLE))
    with private(path) as connection:
        for _ in range(jobs.MOST_ATTEMPTS):
            assert jobs.begin(connection) is not None
            jobs.requeue(connection)
    job = found(path, given.id)
    assert (job.state, "ended 3 times" in str(job.message)) == ("failed", True)


def test_many_are_done_in_their_order_by_one_thread(path: str) -> None:
    worker = Worker(path)
    given = [give(path, Sent(text=f"第{number}天有{number}0人死亡。")) for number in range(1, 9)]
    for _ in given:
        worker.wake()
    assert sum(thread.name == "claimtrail-jobs" for thread in threading.enumerate()) == 1
    assert [ended(path, each.id).outcome for each in given] == ["new"] * 8
    order = open_db(path).execute("SELECT subject_id FROM audit ORDER BY id").fetchall()
    assert [row[0] for row in order] == [found(path, each.id).source_id for each in given]


def test_a_rule_that_stumbles_fails_one_job(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(claims.jobs, "read_sent", stumble)
    job = done(path, Sent(text=ARTICLE))
    assert (job.state, job.message) == ("failed", claims.jobs._FAILED)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_died_is_replaced(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(*_: object) -> None:
        raise MemoryError

    worker = Worker(path)
    given = give(path, Sent(text=ARTICLE))
    with monkeypatch.context() as patch:
        patch.setattr(Worker, "_work_off", dying)
        worker.wake()
        assert worker._thread is not None
        worker._thread.join(10)
    worker.wake()
    assert ended(path, given.id).outcome == "new"


@pytest.mark.parametrize("write", ["end", "put_back"])
def test_how_a_job_ended_is_tried_to_be_kept_again(path: str, monkeypatch: pytest.MonkeyPatch, write: str) -> None:
    monkeypatch.setattr(claims.jobs, "PAUSE", 0.01)
    failures = [sqlite3.OperationalError("disk I/O error")]
    holders = [sqlite3.OperationalError("database is locked")] if write == "put_back" else []
    keep = getattr(jobs, write)

    def failing(*asked: object) -> None:
        if failures:
            raise failures.pop()
        keep(*asked)

    def held(*asked: Any) -> Any:
        if holders:
            raise holders.pop()
        return read_sent(*asked)

    monkeypatch.setattr(jobs, write, failing)
    monkeypatch.setattr(claims.jobs, "read_sent", held)
    assert done(path, Sent(text=ARTICLE)).outcome == "new"
    assert not failures


def test_a_job_whose_end_could_not_be_kept_is_taken_up_with_the_next(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(claims.jobs, "PAUSE", 0.01)
    worker, given = Worker(path), give(path, Sent(text=ARTICLE))
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "end", failing)
        worker.wake()
        assert worker._thread is not None
        worker._thread.join(10)
    assert found(path, given.id).state == "running"
    worker.wake()
    assert ended(path, given.id).state == "done"


def test_of_two_servers_at_one_job_the_first_to_end_is_believed(path: str) -> None:
    given = give(path, Sent(text=ARTICLE))
    with private(path) as connection:
        for _ in range(2):
            assert jobs.begin(connection) is not None
            jobs.requeue(connection)
        jobs.end(connection, given.id, Ending("done", outcome="new"))
        jobs.end(connection, given.id, Ending("done", outcome="unchanged"))
        jobs.put_back(connection, given.id, "locked", 5.0)
        assert jobs.begin(connection) is None
    assert (found(path, given.id).state, found(path, given.id).outcome) == ("done", "new")


def test_unknown_jobs(path: str) -> None:
    with private(path) as connection, pytest.raises(NotFound, match="There is no job nothing"):
        jobs.job(connection, "nothing")


def test_a_full_queue_takes_no_more(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_QUEUED", 2)
    for number in range(2):
        give(path, Sent(text=f"{number} dogs"))
    with pytest.raises(jobs.QueueFullError):
        give(path, Sent(text="3 dogs"))


class Site(BaseHTTPRequestHandler):
    """A page, a list of pages, and nothing else."""

    def do_GET(self) -> None:
        listed = "".join(f"<item><link>http://{self.headers['Host']}/page?{n}</link></item>" for n in range(3))
        pages = {"/page": PAGE, "/feed": f"<rss version='2.0'><channel>{listed}</channel></rss>"}
        body = pages.get(self.path.split("?")[0])
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


NEAR = Fetching(allow_private=True, delay=0.0, retries=0)


def test_an_address_is_fetched(path: str, site: str) -> None:
    job = done(path, Sent(url=f"{site}/page", publisher="Gulf Post"), NEAR)
    row = open_db(path).execute("SELECT url, publisher FROM sources").fetchone()
    assert (job.outcome, tuple(row)) == ("new", (f"{site}/page", "Gulf Post"))


def test_a_list_of_pages_is_no_source(path: str, site: str) -> None:
    job = done(path, Sent(url=f"{site}/feed"), NEAR)
    assert (job.state, "list of several articles" in str(job.message)) == ("failed", True)
    assert open_db(path).execute("SELECT count(*) FROM sources").fetchone()[0] == 0


def test_a_page_that_is_not_there(path: str, site: str) -> None:
    assert "The server answered 404 Not Found" in str(done(path, Sent(url=f"{site}/none"), NEAR).message)
