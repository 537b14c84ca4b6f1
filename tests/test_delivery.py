"""How answers go out: known ones not again, packed, cut to what was asked for, and within limits."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from datasette.app import Datasette
from datasette.utils import StartupError

from claims.access import EVERYTHING, issue, recognise
from claims.match.verdict.texts import mentions_of
from claims.web.requests.calls import LINES, JsonLines
from claims.web.requests.delivery import SMALLEST, last_change
from claims.web.requests.limits import Room, limits
from claims.web.requests.rates import Limiter, Rate
from claims.web.routes import ROUTES
from db import open_db
from db.people.audit import Who
from tests import newsroom
from tests.test_writing import told

IDS = {"claim_id": "aaaa00000001", "source_id": newsroom.SOURCE_ID}
READ = [route for route in ROUTES if route.method == "GET" and route.scope is None]


async def served(path: Path, **plugin: Any) -> Any:
    """Datasette on the database at `path` with these settings of ours."""
    found = Datasette([str(path)], **told({"plugins": {"claimtrail": plugin}}))
    await found.invoke_startup()
    return found


@pytest_asyncio.fixture
async def own(path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Any, Path]]:
    """A database of its own that nobody has written to for a while, on a server that has run since."""
    monkeypatch.setattr("claims.web.requests.delivery._started", datetime.now(UTC) - timedelta(seconds=30))
    _age(path)
    yield await served(path), path


def _age(path: Path) -> None:
    before = time.time() - 60
    for each in (path, Path(f"{path}-wal")):
        if each.exists():
            os.utime(each, (before, before))


@pytest.mark.parametrize("route", [route for route in READ if route.is_dated], ids=lambda route: route.path)
async def test_what_was_not_written_since_is_not_sent_again(route: Any, own: tuple[Any, Path]) -> None:
    datasette, path = own
    address = route.example.format(**IDS)
    told = (await datasette.client.get(address)).headers["last-modified"]
    again = await datasette.client.get(address, headers={"if-modified-since": told})
    assert (again.status_code, again.content, again.headers["last-modified"]) == (304, b"", told)
    earlier = format_datetime(parsedate_to_datetime(told) - timedelta(seconds=1), usegmt=True)
    for other in (earlier, "yesterday", ""):
        assert (await datasette.client.get(address, headers={"if-modified-since": other})).status_code == 200
    both = {"if-modified-since": told, "if-none-match": '"other"'}
    assert (await datasette.client.get(address, headers=both)).status_code == 200
    with closing(open_db(path)) as connection:
        connection.execute("UPDATE claims SET status = 'closed' WHERE id = 'aaaa00000004'")
    after = await datasette.client.get(address, headers={"if-modified-since": told})
    assert (after.status_code, "last-modified" in after.headers) == (200, False)  # it may be written to again at once


def test_a_new_day_is_a_change(own: tuple[Any, Path]) -> None:
    later = datetime.now(UTC) + timedelta(days=2)
    changed = last_change(own[1], later)
    assert changed is not None
    assert timedelta(0) <= later - changed <= timedelta(days=1)
    assert changed.microsecond == 0


async def test_what_changes_by_the_minute_has_no_date(own: tuple[Any, Path]) -> None:
    response = await own[0].client.get("/api/v1/claims/none")
    assert response.status_code == 404
    assert not {"etag", "last-modified"} & set(response.headers)


@pytest.mark.parametrize("route", READ, ids=lambda route: route.path)
async def test_answers_are_packed_and_head_has_the_same_headers(route: Any, own: tuple[Any, Path]) -> None:
    datasette, _ = own
    address = route.example.format(**IDS)
    plain = await datasette.client.get(address, headers={"accept-encoding": "gzip;q=0"})
    packed = await datasette.client.get(address, headers={"accept-encoding": "gzip"})
    assert packed.content == plain.content  # the client unpacks
    assert "content-encoding" not in plain.headers
    is_stream = route.content_type == "application/x-ndjson"
    assert ("content-encoding" in packed.headers) == (len(plain.content) >= SMALLEST or is_stream)
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "Accept-Encoding" in plain.headers["vary"]
    assert packed.headers.get("etag") == plain.headers.get("etag")
    head = await datasette.client.request("HEAD", address, headers={"accept-encoding": "gzip;q=0"})
    assert head.status_code == 200
    told = ("content-type", "etag", "last-modified", "cache-control")
    assert [head.headers.get(name) for name in told] == [plain.headers.get(name) for name in told]


async def test_pages_are_packed_but_those_that_carry_a_form_token(datasette: Any) -> None:
    path = "/claim/aaaa00000001"
    headers = {"accept-encoding": "gzip"}
    page = await datasette.client.get(path, headers=headers)
    assert page.headers["content-encoding"] == "gzip"
    assert {"Accept-Encoding", "Cookie"} <= set(page.headers["vary"].split(", "))
    assert "17 dead in flood" in page.text
    signed_in = {"ds_actor": datasette.sign({"a": {"id": "root"}}, "actor")}
    assert "content-encoding" not in (await datasette.client.get(path, headers=headers, cookies=signed_in)).headers


async def test_questions_need_no_token_behind_a_prefix_either(newsroom_path: Path) -> None:
    behind = Datasette([str(newsroom_path)], settings={"base_url": "/desk/"})
    await behind.invoke_startup()
    body = {"left": "5 dogs", "right": "6 dogs"}
    response = await behind.client.post("/api/v1/compare", json=body, cookies={"ds_csrftoken": "x"})
    assert response.status_code == 200


@pytest.mark.parametrize("path", sorted({route.path for route in ROUTES}))
async def test_every_address_tells_what_it_answers(path: str, datasette: Any) -> None:
    methods = {route.method for route in ROUTES if route.path == path}
    address = path.format(**IDS, job_id="x")
    response = await datasette.client.options(address)
    allowed = set(response.headers["allow"].split(", "))
    assert (response.status_code, response.content) == (204, b"")
    assert allowed == methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set())
    for other in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} - allowed:
        refused = await datasette.client.request(other, address)
        assert refused.status_code == 405
        assert set(refused.headers["allow"].split(", ")) == allowed


async def test_other_sites_may_send_json_and_read_our_headers(newsroom_path: Path) -> None:
    open_to_all = Datasette([str(newsroom_path)], cors=True)
    await open_to_all.invoke_startup()
    headers = (await open_to_all.client.options("/api/v1/check")).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "Content-Type" in headers["access-control-allow-headers"]
    assert "POST" in headers["access-control-allow-methods"]
    assert "ETag" in headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/api/v1/claims?page_size=1&fields=id,gloss", {"id": "aaaa00000004", "gloss": "62,000,000 USD damage"}),
        ("/api/v1/links?page_size=1&fields=relation,left.lang", {"relation": "same", "left": {"lang": "en"}}),
        ("/api/v1/sources?page_size=1&fields= title ,", {"title": "Flood kills 17"}),
    ],
)
async def test_only_the_fields_that_are_asked_for(path: str, wanted: dict[str, Any], datasette: Any) -> None:
    answer = (await datasette.client.get(path)).json()
    token = answer.pop("next_page_token")
    [rows] = answer.values()
    assert (rows, token is not None) == ([wanted], True)


async def test_fields_of_one_claim(datasette: Any) -> None:
    path = "/api/v1/claims/aaaa00000001?fields=id,appearances.quantities.value,appearances.source.publisher"
    assert (await datasette.client.get(path)).json() == {
        "id": "aaaa00000001",
        "appearances": [
            {"quantities": [{"value": 17}], "source": {"publisher": name}} for name in ("新海日报", "Gulf Post")
        ],
    }


@pytest.mark.parametrize("fields", ["appearances,appearances.id", "appearances.id,appearances,appearances.lang"])
async def test_a_field_that_is_named_alone_is_given_whole(fields: str, datasette: Any) -> None:
    path = "/api/v1/claims/aaaa00000001"
    whole = (await datasette.client.get(path)).json()["appearances"]
    assert (await datasette.client.get(f"{path}?fields={fields}")).json() == {"appearances": whole}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("id,glos", "There is no field “glos” here: it takes id, kind, gloss, text,"),
        ("id.x", "There is no field “id.x” here: nothing lies within it."),
        ("appearances.selector.sart", "it takes exact, prefix, suffix, start, end."),
        (",", "fields names nothing: it takes id,"),
    ],
)
async def test_fields_that_are_none(fields: str, told: str, datasette: Any) -> None:
    response = await datasette.client.get(f"/api/v1/claims/aaaa00000001?fields={fields}")
    assert response.status_code == 400
    assert told in response.json()["error"]["message"]


def test_rates_are_kept_to_in_constant_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    limiter = Limiter(Rate.read("3/m"), lambda: now)
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 20]
    assert limiter.wait("b") == 0
    now += 20
    assert [limiter.wait("a") for _ in range(2)] == [0, 20]
    now += 600
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 20]
    monkeypatch.setattr("claims.web.requests.rates._CALLERS", 10)
    for number in range(50):
        limiter.wait(str(number))
    assert len(limiter._spent) == 10


@pytest.mark.parametrize("written", ["", "60", "0/m", "60/w", "-1/m", "60/min", 60, None])
def test_rates_that_are_none(written: object) -> None:
    with pytest.raises(ValueError, match="is no rate"):
        Rate.read(written)


async def test_who_asks_too_often_is_told_when_to_come_back(newsroom_path: Path) -> None:
    datasette = await served(newsroom_path, rate_limit="2/h")
    path = "/api/v1/health"
    assert [(await datasette.client.get(path)).status_code for _ in range(3)] == [200, 200, 429]
    refused = await datasette.client.get(path)
    assert 1790 <= int(refused.headers["retry-after"]) <= 1800
    assert refused.json()["error"]["code"] == "too_often"
    signed_in = {"ds_actor": datasette.sign({"a": {"id": "alice"}}, "actor")}
    assert (await datasette.client.get(path, cookies=signed_in)).status_code == 200
    made_up = {"authorization": "Bearer claimtrail_desk_0"}
    assert (await datasette.client.get(path, headers=made_up)).status_code == 429
    assert (await datasette.client.get("/")).status_code == 200  # pages that are only read are not counted


async def test_a_text_that_is_checked_on_a_page_counts_as_one_sent_to_the_api(newsroom_path: Path) -> None:
    datasette = await served(newsroom_path, rate_limit="2/h")
    sent = {"data": {"text": "A flood killed 29 people."}}
    asked = [
        await datasette.client.get("/check?text=A+flood+killed+29+people."),
        await datasette.client.post("/check", **sent),
        await datasette.client.post("/check", **sent),
        await datasette.client.post("/sign-in", data={"access": "claimtrail_x"}),
    ]
    assert [each.status_code for each in asked] == [200, 200, 429, 429]
    assert 1790 <= int(asked[2].headers["retry-after"]) <= 1800
    assert (await datasette.client.get("/sign-in")).status_code == 200


async def test_who_writes_is_counted_by_the_token_however_it_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def recognised(path: str, shown: str) -> Any:
        asked.append(shown)
        return recognise(path, shown)

    monkeypatch.setattr("claims.web.requests.bearer.recognise", recognised)
    datasette = await served(path, rate_limit="1/h")
    tokens = [issue(path, name, (EVERYTHING,), Who("shell", "ann")) for name in ("desk", "crawler")]
    headers = [{"authorization": f"{kind} {token}"} for kind, token in zip(("Bearer ", "bearer"), tokens, strict=True)]
    sent = {"text": "A flood killed 29 people."}
    answers = [await datasette.client.post("/api/v1/sources", json=sent, headers=each) for each in headers]
    assert [each.status_code for each in answers] == [202, 202]
    assert asked == tokens  # each looked up once
    assert (await datasette.client.post("/api/v1/sources", json=sent, headers=headers[0])).status_code == 429


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        ({"rate_limit": "often"}, "rate_limit cannot be read: “often” is no rate"),
        ({"time_limit": 0}, "time_limit must be seconds"),
        ({"time_limit": True}, "time_limit must be seconds"),
        ({"dump_limit": 100_000}, "dump_limit must be seconds, at most 86400"),
        ({"dumps": 0}, "dumps must be how many are sent at a time"),
        ({"rate_limits": "60/m"}, "Claimtrail has no setting “rate_limits”: it takes allow_private,"),
        ({"allow_private": "true"}, "allow_private must be true or false, not “true”"),
        ({"metrics": 1}, "metrics must be true or false, not “1”"),
        ({"write": "alice"}, "write must be an allow block, such as {id: alice}, not “alice”"),
        (["metrics"], "The settings of Claimtrail must be names with values"),
    ],
)
async def test_settings_that_are_none_end_the_start(plugin: Any, said: str, newsroom_path: Path) -> None:
    with pytest.raises(StartupError, match=said):
        await Datasette([str(newsroom_path)], **told({"plugins": {"claimtrail": plugin}})).invoke_startup()


@pytest.mark.parametrize("path", ["extract", "compare", "check"])
async def test_what_takes_too_long_is_given_up(path: str, newsroom_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> Any:
        time.sleep(1.5)

    for name in (
        "claims.checking.claims_of",
        "claims.source_claims.claims_of",
        "claims.match.verdict.texts.mentions_of",
    ):
        monkeypatch.setattr(name, slow)
    datasette = await served(newsroom_path, time_limit=0.2)
    body = {"left": "5 dogs", "right": "6 dogs"} if path == "compare" else {"text": "5 dogs"}
    began = time.monotonic()
    response = await datasette.client.post(f"/api/v1/{path}", json=body)
    assert time.monotonic() - began < 1.4
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "too_slow"
    assert "took longer than" in response.json()["error"]["message"]


async def test_a_comparison_ends_when_nobody_waits_for_it_any_more(
    newsroom_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[float] = []

    def slow(*_: object) -> Any:
        compared.append(time.monotonic())
        time.sleep(0.1)

    monkeypatch.setattr("claims.match.verdict.texts.Found.of", slow)
    datasette = await served(newsroom_path, time_limit=2)  # reading the texts has to fit in
    text = "".join(f"第{number}区有{number}人死亡。" for number in range(1, 20))
    assert len(mentions_of(text)) > 10
    response = await datasette.client.post("/api/v1/compare", json={"left": text, "right": text})
    assert (response.status_code, response.json()["error"]["code"]) == (503, "too_slow")
    for _ in range(20):
        ended = len(compared)
        await asyncio.sleep(0.5)
        if len(compared) == ended:
            break
    assert 0 < len(compared) == ended < len(mentions_of(text)) ** 2


async def test_a_query_that_takes_too_long_is_stopped(newsroom_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    monkeypatch.setattr(
        "db.reading.listing.sources_page", lambda connection, *_: connection.execute(endless).fetchall()
    )
    datasette = await served(newsroom_path, time_limit=0.2)
    response = await datasette.client.get("/api/v1/sources")
    assert response.status_code == 503
    assert response.json()["error"]["message"].startswith("This took longer than 0.2 seconds")


async def test_a_dump_that_nobody_takes_is_broken_off() -> None:
    ended: list[bool] = []
    parts: list[str] = []

    def lines() -> Iterator[int]:
        try:
            yield from range(3 * LINES)
        finally:
            ended.append(True)

    async def send(message: dict[str, Any]) -> None:
        parts.append(message["type"])
        if len(parts) > 2:
            await asyncio.sleep(60)

    room = Room(1, 0.2)
    began = time.monotonic()
    await JsonLines(lines, room).asgi_send(send)
    assert time.monotonic() - began < 10
    assert (parts, ended) == (["http.response.start", *["http.response.body"] * 2], [True])
    assert room.taken == 0


async def test_a_dump_that_is_taken_slowly_is_broken_off(caplog: pytest.LogCaptureFixture) -> None:
    parts: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        time.sleep(0.2)
        parts.append(message)

    await JsonLines(lambda: (number for number in range(9 * LINES)), Room(1, 0.5)).asgi_send(send)
    assert 1 < len(parts) < 5
    assert parts[-1]["more_body"], "the connection ends without the last part"
    assert "broken off after 0.5 seconds" in caplog.text


async def test_so_many_dumps_are_sent_at_a_time(newsroom_path: Path) -> None:
    datasette = await served(newsroom_path, dumps=2)
    room = limits(datasette).dumps
    room.taken = 2
    response = await datasette.client.get("/api/v1/dump")
    assert (response.status_code, response.headers["retry-after"]) == (503, "60")
    assert response.json()["error"]["code"] == "busy"
    room.taken = 1
    assert (await datasette.client.get("/api/v1/dump")).status_code == 200
    assert room.taken == 1


async def test_pages_hold_while_others_write(own: tuple[Any, Path]) -> None:
    datasette, path = own

    async def seen(what: str) -> list[str]:
        found: list[str] = []
        token = ""
        while token is not None:
            answer = (await datasette.client.get(f"/api/v1/{what}?page_size=1&page_token={token}")).json()
            found += [json.dumps(each.get("id") or [each["left"]["id"], each["right"]["id"]]) for each in answer[what]]
            token = answer["next_page_token"]
            _write(path, len(found))
        return found

    for what in ("claims", "sources", "links"):
        before = (await datasette.client.get(f"/api/v1/{what}?page_size=200")).json()[what]
        known = [json.dumps(each.get("id") or [each["left"]["id"], each["right"]["id"]]) for each in before]
        found = await seen(what)
        assert len(found) == len(set(found)), "nothing twice"
        assert [each for each in found if each in known] == known, "nothing left out, in the same order"


def _write(path: Path, number: int) -> None:
    """A source that goes before all others, one that goes behind them, and a pair of theirs in the middle."""
    with closing(open_db(path)) as connection:
        total = connection.execute("SELECT count(*) FROM claims").fetchone()[0]
        for day in ("2027-01-01", None):
            total += 1
            connection.execute(
                "INSERT INTO claims (id, docid, kind, gloss, text, lang, first_published, last_published,"
                " appearance_count, source_count, independent_source_count)"
                " VALUES (?, ?, 'count', 'x', 'x', 'en', ?, ?, 1, 1, 1)",
                [f"cccc{total:08d}", total, day, day],
            )
            columns = (
                "INSERT INTO sources (id, docid, title, published, added_at)"
                " SELECT ?, max(docid) + 1, 'new', ?, '2027-01-01' FROM sources"
            )
            connection.execute(columns, [f"dddd{total:08d}", day])
        both = "SELECT id FROM appearances ORDER BY id LIMIT 2 OFFSET ?"
        left, right = (row[0] for row in connection.execute(both, [number % 4]))
        connection.execute(
            "INSERT OR IGNORE INTO links VALUES (?, ?, 'related', ?, '[]', 'test')",
            [left, right, 0.99 if number % 2 else 0.1],
        )
