"""How fast pages answer on a large database, with a second process adding sources all the while.

python -m tests.bench.pages LARGE.db [--only NAME] [--quiet-database]

Prints for each kind of page how many were asked for, in milliseconds the median and the 95th percentile, that of the
processor's time that the server took for it (on a busy machine the only figure that says much; Linux only), and the
address that took longest; `python -m tests.bench.tracing` tells where the time of one goes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

ASKED = 40  # times each kind of page
WORDS = ("武汉", "警", "確診", "people", "Wuhan", "tsunami", "億元", "的", "医院 口罩", "growth rate")
FIGURES = ("20 million", "2000万", "60%", "658 例", "2020年1月23日", "$50bn", "3 people", "两千万 口罩")
FILTERS = (
    *("kind=count", "kind=event&language=en", "unit=CNY", "unit=%25&min=10&max=20", "min=1000", "max=5", "value=17"),
    *("min=1000000&unit=USD", "published_after=2015-01-01", "attribution=警", "attribution=police", "status=open"),
    *("q=武汉&kind=count", "q=people&min=100", "kind=price&published_after=2019-06-01", "quantity_kind=money"),
)


def main() -> None:
    """Reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--only", help="Only kinds of pages whose name holds this.")
    parser.add_argument("--quiet-database", action="store_true", help="Nobody writes meanwhile.")
    given = parser.parse_args()
    chance = random.Random(1)
    with serving(given.database) as (port, server), writing(given.database, quiet=given.quiet_database):
        for name, addresses in asked(given.database, chance).items():
            if given.only is None or given.only in name:
                _report(name, [_asked(port, server, each) for each in addresses])


def asked(database: Path, chance: random.Random) -> dict[str, list[str]]:
    """The addresses of each kind of page."""
    ids = {table: _some_ids(database, table, chance) for table in ("claims", "appearances", "sources")}
    data = f"/{database.stem}"
    return {
        "overview": ["/"] * ASKED,
        "search, everything": ["/search"] * ASKED,
        "search, words": _repeated(f"/search?q={quote(each)}" for each in WORDS),
        "search, figures": _repeated(f"/search?q={quote(each)}" for each in FIGURES),
        "search, filters": _repeated(f"/search?{quote(each, safe='=&%')}" for each in FILTERS),
        "claim": [f"/claim/{each}" for each in ids["claims"]],
        "claim, many places": [f"/claim/{_most_repeated(database)}"] * ASKED,
        "source": [f"/source/{each}" for each in ids["sources"]],
        "check": ["/check?text=" + quote("武汉有658人感染。GDP grew 6.9% in 2004.")] * ASKED,
        "review": ["/review"] * ASKED,
        "api, claims": _repeated(f"/api/v1/claims?q={quote(each)}" for each in WORDS),
        "api, claim": [f"/api/v1/claims/{each}" for each in ids["claims"]],
        "row": [f"{data}/{table}/{each}" for table in ids for each in ids[table][:15]],
        "table": _repeated(f"{data}/{each}" for each in ("claims", "appearances", "sources", "links", "quantities")),
        "table, filtered": _repeated(
            f"{data}/{each}" for each in ("claims?kind=count", "appearances?lang=en", "quantities?unit=CNY")
        ),
        "table, search": _repeated(f"{data}/claims?_search={quote(each)}" for each in WORDS),
        "table, search places": _repeated(f"{data}/appearances?_search={quote(each)}" for each in WORDS),
        "view": _repeated(
            f"{data}/{each}" for each in ("conflicts", "claims_by_source", "single_source_claims", "review_queue")
        ),
        "query": _repeated(
            f"{data}/{each}" for each in ("contradictions", "most_repeated", "by_publisher?publisher=眾")
        ),
    }


def _repeated(addresses: Iterable[str]) -> list[str]:
    known = list(addresses)
    return [known[place % len(known)] for place in range(max(ASKED, 3 * len(known)))]


def _some_ids(database: Path, table: str, chance: random.Random) -> list[str]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    (last,) = connection.execute(f"SELECT max(docid) FROM {table}").fetchone()
    wanted = [chance.randrange(1, last + 1) for _ in range(ASKED)]
    found = [connection.execute(f"SELECT id FROM {table} WHERE docid >= ? LIMIT 1", [docid]) for docid in wanted]
    return [str(cursor.fetchone()[0]) for cursor in found]


def _most_repeated(database: Path) -> str:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    return str(connection.execute("SELECT id FROM claims ORDER BY appearance_count DESC LIMIT 1").fetchone()[0])


def _milliseconds(port: int, address: str) -> float:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    started = time.perf_counter()
    connection.request("GET", address if address.isascii() else quote(address, safe="/?=&%"))
    response = connection.getresponse()
    response.read()
    taken = 1000 * (time.perf_counter() - started)
    connection.close()
    if response.status != 200:
        print(f"{response.status} {address}")  # noqa: T201
    return taken


def response_times(port: int, addresses: list[str]) -> list[float]:
    """Milliseconds that each of these addresses took, the shortest first."""
    return sorted(_milliseconds(port, each) for each in addresses)


def _asked(port: int, server: int, address: str) -> tuple[float, float, str]:
    """How long an answer took, and how much of the processor's time."""
    before = processor_time(server)
    taken = _milliseconds(port, address)
    return taken, processor_time(server) - before, address


def processor_time(server: int) -> float:
    """Milliseconds that a process has had of the processor, in steps of ten; what else runs hardly changes that."""
    times = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(times[11]) + int(times[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _report(name: str, taken: list[tuple[float, float, str]]) -> None:
    times, processor = sorted(each for each, _, _ in taken), sorted(each for _, each, _ in taken)
    p95 = int(len(taken) * 0.95) - 1
    told = f"{name:<22} {len(times):>4} median {statistics.median(times):5.0f}  p95 {times[p95]:5.0f}"
    print(f"{told}  processor p95 {processor[p95]:4.0f}  {max(taken)[2]}", flush=True)  # noqa: T201


@contextmanager
def serving(database: Path) -> Iterator[tuple[int, int]]:
    """Datasette with the plugin on `database`; gives its port and the number of its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", str(database), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def writing(database: Path, *, quiet: bool) -> Iterator[None]:
    """A second process that adds sources to `database` all the while."""
    if quiet:
        yield
        return
    writer = multiprocessing.Process(target=_write, args=(database,), daemon=True)
    writer.start()
    yield
    writer.terminate()
    writer.join()


def _write(database: Path) -> None:
    from db import open_db
    from db.writing.store import Store
    from tests.bench.linking import PER_SOURCE
    from tests.bench.statements import add, generated

    store = Store(open_db(database))
    chance = random.Random(time.time_ns())
    while True:
        with store.transaction():
            add(store, f"w{chance.randrange(10**12)}", generated(PER_SOURCE, chance.randrange(10**9)))
        time.sleep(0.05)


if __name__ == "__main__":
    main()
