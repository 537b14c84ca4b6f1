"""The runs that are killed: what each starts from, how it is begun, and how one that was killed is gone on with.

Inputs lie in one folder, which no run changes; the database with what lies beside it is in another for each run.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from claims.access import issue
from claims.adding import Adding
from claims.ingest import Fetching, Overrides
from db import open_db
from db.file.private import private
from db.people.audit import Who
from db.people.jobs import MOST_ATTEMPTS
from tests.test_resuming import TOLD

DATABASE = "news.db"
ARTICLES = 130  # three portions of `claims add`
RECHECKED = 30  # of them, in a file of their own that changes
SENT = 12  # sources sent to a server
LONGEST = 180.0  # seconds after which a run counts as hanging


@dataclass(frozen=True, slots=True)
class Inputs:
    """What runs read: a folder with archives and a dump, a token of the database in it, and a local newspaper."""

    folder: Path
    pages: ThreadingHTTPServer
    token: str

    @property
    def addresses(self) -> list[str]:
        """Pages of the newspaper, each at a host of its own: no host is asked twice in a second."""
        return [f"http://127.0.0.{host}:{self.pages.server_address[1]}/{host}" for host in (2, 3, 4)]


class Newspaper(BaseHTTPRequestHandler):
    """Says one thing at first and another once it `is_later`."""

    is_later = False

    def do_GET(self) -> None:
        """A page with a figure in it."""
        dead = 11 + self.is_later
        body = f"<article><h1>Flood</h1><p>The flood killed {dead} people, police said.</p></article>".encode()
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def inputs(folder: Path) -> Inputs:
    """Makes everything that runs start from: an empty folder, a full database, one whose sources changed, a dump."""
    pages = ThreadingHTTPServer(("", 0), Newspaper)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    path = folder / "archive.jsonl"
    path.write_text("".join(map(_article, range(ARTICLES))), encoding="utf8")
    full = folder / "full"
    full.mkdir()
    made = Inputs(folder, pages, "")
    first = folder / "rechecked.jsonl"
    first.write_text("".join(map(_article, range(RECHECKED))), encoding="utf8")
    Newspaper.is_later = False
    _add(full / DATABASE, [str(path)])
    _finished(_command("export", "all", "-o", str(folder / "dump.jsonl"), "--db", str(full / DATABASE)))
    emptied = folder / "archive"  # what lies beside a database is in no dump of it
    emptied.mkdir()
    shutil.copyfile(*((each / DATABASE).with_suffix(".warc.gz") for each in (full, emptied)))
    changing = folder / "changing"
    changing.mkdir()
    _add(changing / DATABASE, [str(first), *made.addresses])
    Newspaper.is_later = True
    first.write_text("".join(_article(number, later=number % 4 == 0) for number in range(RECHECKED)), encoding="utf8")
    served = folder / "served"
    served.mkdir()
    open_db(served / DATABASE, create=True).close()
    token = issue(served / DATABASE, "soak", ("sources:write",), Who("shell", "soak"))
    return Inputs(folder, pages, token)


def _article(number: int, *, later: bool = False) -> str:
    """A line of an archive: something of a town, each third time what another outlet said of it the day before."""
    told = number - (number % 3 == 2)
    town = f"{'甲乙丙丁戊己庚辛壬癸'[told % 10]}{'东西南北中前后上下左右内外新旧大小'[told // 10]}"
    fact = f"{town}{TOLD[told % len(TOLD)].format(told * 37 + 1000 + later)}"
    text = f"{('县政府表示', '据市统计局', '记者获悉')[number % 3]}，{fact}。"
    article = {"title": fact, "published": f"2025-03-{1 + number % 3:02}", "text": text}
    article["publisher"] = ("山城晚报", "海湾日报")[told != number]
    return json.dumps(article | {"url": f"https://news.example/{number}"}, ensure_ascii=False) + "\n"


def _add(database: Path, whats: Sequence[str]) -> None:
    connection = open_db(database, create=True)
    outcomes = list(Adding(connection, whats, Overrides(), Fetching(allow_private=True)))
    connection.close()
    assert {each.outcome for each in outcomes} == {"new"}, outcomes


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "claims", *arguments]


def _finished(command: Sequence[str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert run.returncode == 0, run.stderr


class CommandRun:
    """A command of ours on the database in `folder`."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def is_over(self) -> bool:
        """Whether it has ended by itself."""
        return self._process.poll() is not None

    def kill(self) -> bool:
        """Ends it and waits until no process of it is left; False when it had ended before."""
        self._process.kill()
        self._process.communicate(timeout=LONGEST)  # ends when nobody holds the pipe any more
        return self._process.returncode == -signal.SIGKILL

    def finish(self) -> None:
        """Waits until it has ended well."""
        said, _ = self._process.communicate(timeout=LONGEST)
        assert self._process.returncode == 0, said


class ServedRun:
    """A server to which a client sends sources, each until it is taken in; over when all of them are done."""

    def __init__(self, folder: Path, token: str) -> None:
        self._database = folder / DATABASE
        self._token = token
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])
        command = _command("serve", "--db", str(self._database), "--port", str(self._port))
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._taken = 0
        self._client = threading.Thread(target=self._send, daemon=True)
        self._client.start()

    def _send(self) -> None:
        while self._taken < SENT and self._process.poll() is None:
            told = {"url": f"https://sent.example/{self._taken}", "published": "2025-07-09"}
            told["text"] = f"县政府表示，洪水造成{self._taken + 11}人死亡，{self._taken * 3 + 200}人被转移。"
            try:
                self._taken += self._post(json.dumps(told).encode()) == 202
            except (OSError, HTTPException):
                time.sleep(0.05)  # it is starting, or was killed

    def _post(self, body: bytes) -> int:
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=20)) as connection:
            headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
            connection.request("POST", "/api/v1/sources", body, headers)
            return connection.getresponse().status

    def is_over(self) -> bool:
        """Whether everything that was to be sent was taken in and done."""
        if self._client.is_alive():
            return False
        with private(self._database) as connection:
            waiting = "SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')"
            return bool(connection.execute(waiting).fetchone()[0] == 0)

    def kill(self) -> bool:
        """Ends the server; False when it had nothing left to do."""
        was_over = self.is_over()
        self._process.kill()
        self._process.wait()
        self._client.join()
        return not was_over

    def finish(self) -> None:
        """Waits until all is done, then ends the server as its user would."""
        until = time.monotonic() + LONGEST
        while not self.is_over():
            assert time.monotonic() < until, "the server does not get done with what was sent"
            assert self._process.poll() is None, "the server has ended"
            time.sleep(0.05)
        self._process.send_signal(signal.SIGINT)
        self._process.wait(LONGEST)


Run = CommandRun | ServedRun


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of run: `start` is the folder among the inputs that it starts from, None for an empty one.

    `in_a_row` is how often it may be killed before it is let go on to its end.
    """

    name: str
    start: str | None
    begin: Callable[[Inputs, Path], Run]
    in_a_row: int = 5

    def lay_out(self, given: Inputs, folder: Path) -> None:
        """Makes `folder` with what the run starts from."""
        if self.start is None:
            folder.mkdir()
        else:
            shutil.copytree(given.folder / self.start, folder)


def _adding(jobs: int) -> Callable[[Inputs, Path], Run]:
    return lambda given, folder: _of("add", str(given.folder / "archive.jsonl"), "--jobs", str(jobs), folder=folder)


def _of(*arguments: str, folder: Path) -> CommandRun:
    return CommandRun(_command(*arguments, "--db", str(folder / DATABASE)))


KINDS = (
    Kind("add", None, _adding(1)),
    Kind("add-in-two", None, _adding(2)),
    Kind("link", "full", lambda _, folder: _of("link", folder=folder)),
    Kind("recheck", "changing", lambda _, folder: _of("recheck", "--allow-private", folder=folder)),
    Kind("import", "archive", lambda given, folder: _of("import", str(given.folder / "dump.jsonl"), folder=folder)),
    # A job that was being done at so many ends of the server is given up: what sends it again adds it in another order.
    Kind("serve", "served", lambda given, folder: ServedRun(folder, given.token), MOST_ATTEMPTS - 1),
)


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    """How large every file in a folder is and when it was changed: by it one sees that a run has begun to work."""
    found = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                told = entry.stat()
            except FileNotFoundError:
                continue
            found[entry.name] = (told.st_size, told.st_mtime_ns)
    return found
