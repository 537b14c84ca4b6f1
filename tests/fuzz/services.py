"""Targets that need a database: adding and linking, search, the API and the pages, and dumps that are read back."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from tests.fuzz.pieces import bytes_of, spliced, text_of, texts, words
from tests.fuzz.target import Target, demand

_FEW = 12  # lines of one input that become sources


@cache
def _newsroom(folder: Path) -> Path:
    from tests import newsroom

    return newsroom.build(folder / "news.db")


@cache
def _empty(folder: Path) -> Path:
    from db import open_db

    open_db(folder / "empty.db", create=True).close()
    return folder / "empty.db"


def check_adding(data: bytes, folder: Path) -> None:
    """Every source is stored or refused, every span is proved, and linking all again changes nothing."""
    from claims.adding import Adding
    from claims.ingest import Overrides
    from claims.match.link import link_all
    from db import open_db
    from db.upkeep.verifying import Proof
    from db.writing.store import Store

    lines = text_of(data).split("\x1e")[:_FEW]
    records = [
        {"text": line, "url": f"https://{at}.example/", "title": line[:20], "published": "2024-02-29"}
        for at, line in enumerate(lines)
    ]
    written = folder / "sources.jsonl"
    written.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    path = folder / "added.db"
    shutil.copy(_empty(folder), path)
    try:
        with closing(open_db(path)) as connection:
            for outcome in Adding(connection, [str(written)], Overrides()):
                demand("please report" not in (outcome.message or ""), "nothing stumbles", outcome.message, lines)
            demand(not list(Proof(connection).damages()), "every span is proved", lines)
            links = _links(connection)
            again = [outcome.outcome for outcome in Adding(connection, [str(written)], Overrides())]
            demand(not {"new", "changed"} & {*again}, "adding twice changes nothing", again, lines)
            link_all(Store(connection))
            demand(_links(connection) == links, "linking all again changes nothing", lines)
    finally:
        for left in folder.glob("added.db*"):
            left.unlink()


def _links(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    columns = "left_id, right_id, relation, rule, round(score, 6)"
    links = connection.execute(f"SELECT {columns} FROM links ORDER BY 1, 2, 3").fetchall()
    parted = (
        "SELECT group_concat(id) FROM (SELECT id, claim_id FROM appearances ORDER BY id) GROUP BY claim_id ORDER BY 1"
    )
    return [tuple(row) for row in (*links, *connection.execute(parted).fetchall())]


def check_search(data: bytes, folder: Path) -> None:
    """Whatever is typed finds at most what was asked for, and the same in either script."""
    from claims.query import find, understand
    from db import open_db
    from db.file.search import fts_phrases, fts_query
    from extract.text.fold import fold

    query = text_of(data).encode("utf-8", "replace").decode()
    fts_phrases(query), fts_query(query)
    demand(understand(query) == understand(query), "a query means one thing", query)
    both = [len(understand(each).figures) for each in (query, fold(query))]  # a bare 元 is one thing in each region
    demand(both[0] == both[1], "figures are found in both scripts", query)
    with closing(open_db(_newsroom(folder))) as connection:
        found = [hit.claim.id for hit in find(connection, query, 3)]
    demand(len(found) == len({*found}) <= 3, "claims are found once", query, found)


def check_request(data: bytes, folder: Path) -> None:
    """Whatever is asked is answered or refused with a sentence: `METHOD PATH`, then a body on the lines after."""
    line, _, body = text_of(data).partition("\n")
    method, _, path = line.partition(" ")
    served = _served(folder)
    if method not in ("GET", "POST") or not path.startswith("/"):
        return
    path = quote(bytes_of(path), safe=_AS_IT_IS)
    content = bytes_of(body)
    form = "application/x-www-form-urlencoded" if not body.lstrip().startswith(("{", "[")) else "application/json"
    status, answered = served(method, path, content, form)
    demand(status < 500, "no request breaks the server", status, line, body, answered[-600:])
    if path.startswith("/api/v1/") and status >= 400:
        told = json.loads(answered)
        demand(set(told) == {"error"} and told["error"]["message"].strip(), "errors have one shape", line, body, told)


_AS_IT_IS = "".join(map(chr, range(0x21, 0x7F)))  # what no client has to escape; the rest is no request at all
Serve = Callable[[str, str, bytes, str], tuple[int, bytes]]


@cache
def _served(folder: Path) -> Serve:
    """Datasette with the plugin on a newsroom of its own, called without a network and with the right to write."""
    from datasette.app import Datasette

    from claims.access import EVERYTHING, issue
    from claims.ingest import connection
    from db.people.audit import Who

    connection.is_public = lambda address: False  # addresses that are thought up are left alone
    path = shutil.copy(_newsroom(folder), folder / "served.db")
    token = issue(path, "machine", (EVERYTHING,), Who("shell", "test"))
    datasette = Datasette([str(path)])
    loop = asyncio.new_event_loop()
    loop.run_until_complete(datasette.invoke_startup())
    application = datasette.app()

    def serve(method: str, address: str, body: bytes, form: str) -> tuple[int, bytes]:
        raw, _, query = address.encode("ascii").partition(b"?")
        headers = [
            (b"host", b"localhost"),
            (b"authorization", f"Bearer {token}".encode()),
            (b"content-type", form.encode()),
        ]
        scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
        }
        path = unquote(raw.decode("ascii"))
        scope |= {"path": path, "raw_path": raw, "query_string": query, "headers": headers, "client": ("127.0.0.1", 1)}
        return loop.run_until_complete(asked(application, scope, body))

    return serve


async def asked(application: Any, scope: dict[str, Any], body: bytes) -> tuple[int, bytes]:
    """The status and body of one answer."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await application(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def check_import(data: bytes, folder: Path) -> None:
    """A dump becomes a database that is proved, or nothing at all and a sentence."""
    from claims.errors import ClaimsError
    from claims.exchange.importing import import_dump
    from db import open_db
    from db.file.errors import DatabaseError
    from db.upkeep.verifying import Proof

    written, target = folder / "dump.jsonl", folder / "imported.db"
    written.write_bytes(data)
    try:
        try:
            import_dump(str(written), str(target))
        except (ClaimsError, DatabaseError) as refused:
            str(refused).encode("utf-8")
            demand(not list(folder.glob("*imported*")), "a dump that is refused leaves nothing", str(refused))
            return
        with closing(open_db(target)) as connection:
            demand(not list(Proof(connection).damages()), "what was imported is proved")
        with suppress(ClaimsError):  # rows in an order that no export has are taken for other ones
            demand(import_dump(str(written), str(target)).was_there, "importing twice changes nothing")
    finally:
        for left in folder.glob("*imported*"):
            left.unlink()


@cache
def _dump() -> bytes:
    """The dump of a small newsroom."""
    import tempfile

    from db.upkeep import dump

    with tempfile.TemporaryDirectory() as folder:
        return "".join(f"{dump.line(row)}\n" for row in dump.rows(_newsroom.__wrapped__(Path(folder)))).encode()


def _redumped(data: bytes, chance: random.Random) -> bytes:
    """One line of a dump changed as text, or left out, doubled or moved."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    change = chance.randrange(5)
    if change == 0:
        lines[at:at] = [lines[at]]
    elif change == 1:
        lines.insert(chance.randrange(len(lines)), lines.pop(at))
    elif change == 2:
        del lines[at]
    else:
        lines[at] = bytes_of(spliced(text_of(lines[at]), chance, words("dump"), 1 << 20))
    return b"\n".join(lines)


def _articles() -> Sequence[bytes]:
    every = [text for pair in zip(texts("zh"), texts("en"), strict=False) for text in pair]
    groups = ["\x1e".join(every[at : at + 4]) for at in range(0, len(every) - 4, 16)]
    told = "\x1e".join(f"{town}县去年{people}人死亡。" for town in ("青石", "白水") for people in (17, 23, 170))
    lines = "\n".join(f"{town}{place}县有{900 + len(town)}人。" for town in "甲乙丙丁戊己庚辛" for place in "山水河")
    return [bytes_of(each) for each in (*groups, told, lines, f"{told}\x1e{told}")]


def _queries() -> Sequence[bytes]:
    typed = [
        "17 dead",
        "洪水 死亡 17",
        '"a flood" 17',
        "二千萬 攝像頭",
        "more than 20,000 people",
        "2025年7月",
        "17%",
        "NEAR(a b)",
        "a* OR -b",
        "^x:y",
    ]
    return [bytes_of(each) for each in (*typed, *texts("zh")[::12], *texts("en")[::12])]


def _requests() -> Sequence[bytes]:
    from claims.web.routes import PAGES, ROUTES

    made = [f"{page.path}".replace("{claim_id}", "aaaa00000001") for page in PAGES]
    asked_for = [f"GET {path}" for path in made] + ["POST /check\ntext=17+people+died&published=2024-02-30"]
    for route in ROUTES:
        path = route.path.replace("{claim_id}", "aaaa00000001")
        body = {
            each.name: each.example for each in route.parameters if each.where == "body" and each.example is not None
        }
        query = "&".join(
            f"{each.name}={quote(str(each.example))}"
            for each in route.parameters
            if each.where == "query" and each.example is not None
        )
        asked_for += [f"{route.method} {path}" if not body else f"{route.method} {path}\n{json.dumps(body)}"]
        asked_for += [f"GET {path}?{query}"] if query else []
    return [bytes_of(each) for each in asked_for]


def _request(data: bytes, chance: random.Random) -> bytes:
    return bytes_of(spliced(text_of(data), chance, words("request"), 3000))


TARGETS = (
    Target("adding", _articles, check_adding, seconds=20.0, per_byte=0.004),
    Target(
        "search", _queries, check_search, lambda data, chance: bytes_of(spliced(text_of(data), chance, longest=500))
    ),
    Target("requests", _requests, check_request, _request, seconds=10.0),
    Target("import", lambda: [_dump()], check_import, _redumped, seconds=20.0),
)
