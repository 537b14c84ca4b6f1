"""A served database under load: mixed requests at a steady rate while another process adds sources all the time."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from claims.adding import Adding
from claims.ingest import Overrides
from db import open_db
from extract.model import Source
from tests.bench import pages
from tests.bench.archive import lines
from tests.bench.enlarging import enlarge, small_of

SMALL = 120  # articles of the database that is enlarged
WRITER_RESTS = 0.2  # seconds between two sources: some three in a second, a quarter of a million in a day
GROWTH = 1.15  # how much of its own memory a server may have at the end, for each byte of a third of the way
ALLOWANCE = 24e6  # bytes more, for pages and answers that it keeps at hand
# How often each kind of request is sent, of those that `tests.bench.pages` knows and two that send a text.
MIX = {
    "overview": 2,
    "search, words": 4,
    "search, figures": 4,
    "search, filters": 3,
    "claim": 6,
    "source": 4,
    "check": 2,
    "review": 1,
    "api, claims": 4,
    "api, claim": 6,
    "api, lists": 3,
    "api, check": 3,
}
LISTS = ("/api/v1/claims?page_size=50", "/api/v1/sources", "/api/v1/links?relation=conflict", "/api/v1/health")
CHECKED = (
    "全市共有超过2000万个监控摄像头。武汉有658人感染。",
    "Ticket prices rose 3% to £20 on 1 May 2026. GDP grew 6.9% in 2004.",
    "洪水造成17人死亡，超过2.3万人被转移。",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """For how many seconds how many requests in a second are sent, by how many clients."""

    seconds: float
    rate: float
    clients: int


@dataclass(slots=True)
class Found:
    """What was measured: milliseconds of each kind of request, what went wrong, and the server's memory in bytes.

    `processor` is what the server had of it, in milliseconds: on a busy machine the figure that says most.
    """

    plan: Plan
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)
    resident: list[int] = field(default_factory=list)
    processor: float = 0.0
    added: int = 0
    seconds: float = 0.0

    @property
    def all_times(self) -> list[float]:
        """Milliseconds of all answers, the shortest first."""
        return sorted(time for times in self.times.values() for time in times)

    def faults(self, slowest: float) -> list[str]:
        """What must not be, as sentences: errors, slow answers, growing memory, requests that were not sent."""
        sent, wanted = len(self.all_times), self.plan.rate * self.plan.seconds
        early, late = self.memory[len(self.memory) // 3], self.memory[-1]
        p99 = share(self.all_times, 0.99) if sent else float("inf")
        told = [f"{count} times: {error}" for error, count in self.errors.items()]
        told += [f"Only {sent} of {wanted:.0f} requests were answered."] * (sent < 0.95 * wanted)
        told += [f"Of 100 answers one takes {p99:.0f} ms or more, {slowest:g} are allowed."] * (p99 >= slowest)
        told += [f"The server's memory grew from {early / 1e6:.0f} to {late / 1e6:.0f} MB."] * (
            late > GROWTH * early + ALLOWANCE
        )
        return [*told, *["The writer added nothing."] * (not self.added)]

    def __str__(self) -> str:
        rows = [*((name, sorted(times)) for name, times in sorted(self.times.items())), ("all", self.all_times)]
        if not self.all_times:
            return "No request was answered."
        table = [f"{'milliseconds':<16} {'sent':>6} {'p50':>6} {'p95':>6} {'p99':>6} {'most':>6}"]
        for name, times in rows:
            figures = (share(times, 0.5), share(times, 0.95), share(times, 0.99), times[-1])
            table.append(f"{name:<16} {len(times):>6} " + " ".join(f"{each:>6.0f}" for each in figures))
        sent = len(self.all_times)
        table.append(f"{sent / self.seconds:.1f} requests a second, {sum(self.errors.values())} errors")
        table.append(f"{self.processor / sent:.0f} ms of the server's processor time for each request")
        table.append(f"{self.added} sources added meanwhile, {self.added / self.seconds:.1f} a second")
        memory = [f"{self.memory[at] / 1e6:.0f}" for at in (0, len(self.memory) // 3, -1)]
        table.append(f"server's own memory at the start, a third and the end: {', '.join(memory)} MB")
        table.append(f"with what it maps of the file: {self.resident[0] / 1e6:.0f} to {self.resident[-1] / 1e6:.0f} MB")
        return "\n".join(table)


def share(times: Sequence[float], part: float) -> float:
    """The time that `part` of all do not exceed; `times` are sorted."""
    return times[min(len(times) - 1, int(part * len(times)))]


def made(folder: Path, size: int) -> Path:
    """A database of `size` appearances, out of one of some hundred articles."""
    large = folder / "large.db"
    enlarge(small_of(folder, SMALL), large, size)
    return large


def soak(database: Path, plan: Plan, seed: int = 0) -> Found:
    """Serves `database` and asks it by `plan` while sources are added to it."""
    found = Found(plan)
    before = _sources(database)
    requests = _requests(database, random.Random(seed))
    with pages.serving(database) as (port, server), _writing(database):
        _warm(port, requests)
        started, processor = time.monotonic(), pages.processor_time(server)
        clients = [
            threading.Thread(target=_client, args=(port, number, found, requests, started), daemon=True)
            for number in range(plan.clients)
        ]
        for client in clients:
            client.start()
        while any(client.is_alive() for client in clients):
            own, resident = _memory(server)
            found.memory.append(own)
            found.resident.append(resident)
            time.sleep(min(1.0, plan.seconds / 20))
        found.seconds = time.monotonic() - started
        found.processor = pages.processor_time(server) - processor
    found.added = _sources(database) - before
    return found


@dataclass(frozen=True, slots=True)
class Request:
    """One request; a `text` is sent with POST as JSON."""

    kind: str
    address: str
    text: str | None = None


def _requests(database: Path, chance: random.Random) -> list[Request]:
    """All requests of the mix, each kind as often as it is to be, in an order by chance; clients go round in it."""
    asked = pages.asked(database, chance)
    asked["api, lists"] = list(LISTS)
    mixed: list[Request] = []
    for _ in range(40):
        for kind, times in MIX.items():
            for _ in range(times):
                if kind == "api, check":
                    mixed.append(Request(kind, "/api/v1/check", chance.choice(CHECKED)))
                else:
                    mixed.append(Request(kind, chance.choice(asked[kind])))
    chance.shuffle(mixed)
    return mixed


def _warm(port: int, requests: Sequence[Request]) -> None:
    """One request of each kind, before anything is measured: the first loads dictionaries and tables."""
    for each in {request.kind: request for request in requests}.values():
        _answered(port, each)


def _client(port: int, number: int, found: Found, requests: Sequence[Request], started: float) -> None:
    """Sends its share of the requests when each is due; times count from then, so that waiting for a slow one does."""
    plan = found.plan
    pause = plan.clients / plan.rate
    for turn in range(int(plan.seconds / pause)):
        due = started + (turn + number / plan.clients) * pause
        time.sleep(max(0.0, due - time.monotonic()))
        if time.monotonic() > started + plan.seconds:
            return  # what was not sent in time is told as such
        each = requests[(turn * plan.clients + number) % len(requests)]
        error = _answered(port, each)
        found.times[each.kind].append(1000 * (time.monotonic() - due))
        if error is not None:
            found.errors[f"{each.address}: {error}"] += 1


def _answered(port: int, request: Request) -> str | None:
    """Why a request was not answered as it ought to be; None when it was."""
    body = json.dumps({"text": request.text}).encode() if request.text is not None else None
    address = request.address if request.address.isascii() else quote(request.address, safe="/?=&%")
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            headers = {"content-type": "application/json"} if body is not None else {}
            connection.request("POST" if body is not None else "GET", address, body, headers)
            response = connection.getresponse()
            told = response.read()
    except (OSError, HTTPException) as error:
        return f"{type(error).__name__} {error}"
    if response.status == 200:
        return None
    return f"{response.status} {told[:200].decode(errors='replace')}"


def _memory(process: int) -> tuple[int, int]:
    """Bytes that a process holds itself, and with what it maps of files; Linux only."""
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    values = {line.partition(":")[0]: line.split()[1] for line in told if line.startswith(("RssAnon:", "VmRSS:"))}
    return int(values["RssAnon"]) * 1024, int(values["VmRSS"]) * 1024


def _sources(database: Path) -> int:
    with closing(open_db(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM sources").fetchone()[0])


@contextmanager
def _writing(database: Path) -> Iterator[None]:
    """Another process that adds articles as `claims add` does, all the while."""
    writer = multiprocessing.get_context("spawn").Process(target=_write, args=(database,), daemon=True)
    writer.start()
    yield
    writer.terminate()
    writer.join()


def _write(database: Path) -> None:
    adding = Adding(open_db(database), (), Overrides())
    for number, line in enumerate(lines(10**6, time.time_ns())):
        told = json.loads(line)
        published = date.fromisoformat(told["published"])
        address = f"{told['url']}/{os.getpid()}/{number}"
        adding.take(Source(told["text"], address, title=told["title"], published=published, lang=told["lang"]))
        time.sleep(WRITER_RESTS)
