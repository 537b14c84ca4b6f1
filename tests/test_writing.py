"""The API that writes: who may, what it records, and what it says to those who may not."""

from __future__ import annotations

import inspect
import json
import re
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import pytest_asyncio

from claims.access import EVERYTHING, issue, revoke
from claims.web.api import openapi
from claims.web.api.write_routes import WRITES
from claims.web.requests.serving import Route
from claims.web.requests.writing import BY_TOKEN
from claims.web.routes import ROUTES
from db import open_db
from db.file.private import private_path
from db.people.audit import Who
from tests import newsroom
from tests.conftest import served, serving
from tests.test_openapi import name, schema_of

ANN = Who("shell", "ann")
CLAIM = "aaaa00000001"
ARTICLE = {"text": "石桥镇大火造成3人死亡。", "title": "大火", "published": "2025-08-01", "publisher": "新海日报"}
REVIEW = {"claim": CLAIM, "rating": "False", "url": "https://desk.example/17"}


def told(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings where Datasette looks for them: metadata in 0.65, a configuration of its own in 1.0."""
    from datasette.app import Datasette

    way = "config" if "config" in inspect.signature(Datasette).parameters else "metadata"
    return {way: settings}


@pytest_asyncio.fixture(loop_scope="module")
async def datasette(path: Path) -> AsyncIterator[Any]:
    yield await served(path)


@pytest.fixture
def token(path: Path) -> dict[str, str]:
    return bearer(issue(path, "desk", (EVERYTHING,), ANN))


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def ids(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT id FROM appearances ORDER BY docid LIMIT 2").fetchall()
    return {"left": found[0][0], "right": found[1][0], "claim": CLAIM}


async def post(datasette: Any, route: str, body: Any, headers: dict[str, str], status: int, **more: Any) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    told = {"content-type": "application/json", **headers}
    response = await datasette.client.post(f"/api/v1/{route}", content=content, headers=told, **more)
    assert response.status_code == status, response.text
    return response


async def finished(datasette: Any, where: str, headers: dict[str, str]) -> dict[str, Any]:
    for _ in range(600):
        answer: dict[str, Any] = (await datasette.client.get(where, headers=headers)).json()
        if answer["state"] in ("done", "failed"):
            return answer
        time.sleep(0.05)
    raise AssertionError(answer)


@pytest.mark.parametrize("route", [each for each in WRITES if each.method == "POST"], ids=name)
async def test_every_example_answers_as_described(datasette: Any, path: Path, token: Any, route: Route) -> None:
    example = openapi.example(list(route.parameters))
    body = {**example, **{key: value for key, value in ids(path).items() if key in example}}
    if route.path.endswith(":withdraw"):
        await post(datasette, "reviews", {**REVIEW, "claim": CLAIM}, token, 201)
    response = await post(datasette, route.path.removeprefix("/api/v1/"), body, token, route.status)
    schema_of(route.answer).validate(response.json())
    assert "no-store" in response.headers["cache-control"]


async def test_a_source_is_sent_and_its_job_leads_to_it(datasette: Any, path: Path, token: Any) -> None:
    response = await post(datasette, "sources", ARTICLE, token, 202)
    schema_of("Job").validate(response.json())
    assert response.json()["state"] in ("queued", "running", "done")
    assert re.fullmatch(r"/api/v1/jobs/[0-9a-f]{32}", response.headers["location"])
    job = await finished(datasette, response.headers["location"], token)
    schema_of("Job").validate(job)
    assert (job["state"], job["outcome"], job["appearances"]) == ("done", "new", 1)
    here = "http://localhost"
    source = (await datasette.client.get(job["source"].removeprefix(here))).json()
    assert source["title"] == "大火"
    assert (await datasette.client.get(job["page"].removeprefix(here))).status_code == 200
    with sqlite3.connect(path) as connection:
        deed = "SELECT actor, actor_kind, action, subject_id FROM audit WHERE subject = 'source'"
        assert connection.execute(deed).fetchall() == [("desk", "token", "add", job["source_id"])]


async def test_reading_goes_on_while_a_source_is_added(datasette: Any, token: Any) -> None:
    long = "\n".join(f"第{number}区有{number}1人死亡，{number}2人受伤。" for number in range(1, 60))
    where = (await post(datasette, "sources", {"text": long}, token, 202)).headers["location"]
    slowest = 0.0
    for _ in range(20):
        begun = time.monotonic()
        assert (await datasette.client.get("/api/v1/claims?page_size=2")).status_code == 200
        slowest = max(slowest, time.monotonic() - begun)
    assert slowest < 3
    assert (await finished(datasette, where, token))["state"] == "done"


async def test_an_address_of_a_private_network_fails_in_one_sentence(datasette: Any, token: Any) -> None:
    response = await post(datasette, "sources", {"url": "http://169.254.169.254/latest"}, token, 202)
    job = await finished(datasette, response.headers["location"], token)
    assert job["state"] == "failed"
    assert job["message"].startswith("The address is on this machine or a private network")


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({}, 400, "Nothing is sent"),
        ({"url": "/etc/passwd"}, 400, "is no web address"),
        ({"url": "file:///etc/passwd"}, 400, "is no web address"),
        ({"text": "3 dogs", "html": "<p>3 dogs"}, 400, "not both"),
        ({"text": "3 dogs", "region": "xx"}, 400, "region must be one of ae, ar, au,"),
        ({"text": "3 dogs", "published": "yesterday"}, 400, "published must be a date"),
        ({"text": "3 dogs", "lang": "fr"}, 400, "lang must be one of"),
        ({"text": "x" * 500_001}, 400, "text may have 500,000 characters"),
        ({"text": 3}, 400, "text must be a string"),
        ({"path": "a"}, 400, "There is no field “path” here"),
        (b"{", 400, "The body must be a JSON object"),
        (b"x" * 19_000_000, 413, "bytes: send less at a time"),
    ],
)
async def test_what_is_no_source(datasette: Any, token: Any, body: Any, status: int, said: str) -> None:
    error = (await post(datasette, "sources", body, token, status)).json()["error"]
    assert said in error["message"]
    assert error["status"] == status


WRITTEN = [str(newsroom.FIRST.url), f"{newsroom.FIRST.url}#comments", f" {newsroom.FIRST.url}\n"]


@pytest.mark.parametrize("url", WRITTEN)
async def test_what_was_taken_down_is_not_sent_again(datasette: Any, path: Path, token: Any, url: str) -> None:
    from claims.curating import remove

    remove(open_db(path), newsroom.SOURCE_ID, Who("shell", "ann"), "court order")
    for sent in ({"url": url, "text": "3 dogs"}, {"url": url}):
        error = (await post(datasette, "sources", sent, token, 409)).json()["error"]
        assert (error["code"], "court order" in error["message"]) == ("taken_down", True)


@pytest.mark.parametrize("url", WRITTEN)
@pytest.mark.parametrize("article", [{"text": "3 dogs died."}, {"html": "<article><p>3 dogs died.</p></article>"}])
async def test_an_article_is_one_source_however_its_address_is_written(
    datasette: Any, token: Any, url: str, article: dict[str, str]
) -> None:
    response = await post(datasette, "sources", {"url": url, **article}, token, 202)
    job = await finished(datasette, response.headers["location"], token)
    assert (job["source_id"], job["outcome"]) == (newsroom.SOURCE_ID, "changed")
    extracted = await post(datasette, "extract", {"url": url, "text": "3 dogs died."}, token, 200)
    assert [each["source"]["url"] for each in extracted.json()["appearances"]] == [newsroom.FIRST.url]


async def test_a_judgement_is_recorded(datasette: Any, path: Path, token: Any) -> None:
    pair = {**ids(path), "verdict": "conflict", "note": "two counties"}
    del pair["claim"]
    made = (await post(datasette, "judgements", pair, token, 201)).json()
    assert (made["verdict"], made["judge"], made["note"]) == ("conflict", "desk", "two counties")
    with sqlite3.connect(path) as connection:
        (after,) = connection.execute("SELECT after FROM audit WHERE action = 'judge'").fetchone()
    assert json.loads(after)["id"] == made["id"]


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"left": "nothing"}, 404, "There is no claim nothing"),
        ({"verdict": "perhaps"}, 400, "verdict must be one of same, conflict, different"),
        ({"verdict": None}, 400, "verdict is missing"),
        ({"right": "aaaa00000001", "left": "aaaa00000001"}, 400, "are one appearance"),
    ],
)
async def test_what_is_no_judgement(
    datasette: Any, path: Path, token: Any, change: dict[str, Any], status: int, said: str
) -> None:
    pair = {key: value for key, value in ids(path).items() if key != "claim"}
    error = (await post(datasette, "judgements", {**pair, "verdict": "same", **change}, token, status)).json()["error"]
    assert said in error["message"]


async def test_a_review_is_published_and_withdrawn(datasette: Any, token: Any) -> None:
    made = (await post(datasette, "reviews", {**REVIEW, "rating_value": 1, "best_rating": 5.0}, token, 201)).json()
    assert (made["outcome"], made["site"], made["rating_value"]) == ("new", "desk.example", 1)
    assert (await post(datasette, "reviews", {**REVIEW, "rating_value": 1, "best_rating": 5}, token, 201)).json() == {
        **made, "outcome": "unchanged"
    }  # fmt: skip
    (review,) = (await datasette.client.get(f"/api/v1/claims/{CLAIM}")).json()["reviews"]
    assert review["rating"] == "False"
    graph = (await datasette.client.get(f"/api/v1/claims/{CLAIM}.jsonld")).json()["@graph"]
    assert graph[1]["@id"].endswith(f"#review-{made['id']}")
    searched = (await datasette.client.get("/v1alpha1/claims:search?query=17")).json()["claims"]
    assert searched[0]["claimReview"][0]["textualRating"] == "False"
    assert "desk.example/17" in (await datasette.client.get(f"/claim/{CLAIM}")).text
    gone = (await post(datasette, "reviews:withdraw", {"claim": CLAIM}, token, 200)).json()
    assert gone == {"withdrawn": 1}
    assert (await datasette.client.get(f"/api/v1/claims/{CLAIM}")).json()["reviews"] == []
    await post(datasette, "reviews:withdraw", {"claim": CLAIM}, token, 404)


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"claim": "nothing"}, 404, "There is no claim nothing"),
        ({"url": "javascript:alert(1)"}, 400, "is no web address"),
        ({"rating": ""}, 400, "rating must not be empty"),
        ({"rating_value": "2"}, 400, "rating_value must be a number"),
        ({"rating_value": True}, 400, "rating_value must be a number"),
        ({"rating_value": 9, "best_rating": 5}, 400, "must lie between"),
    ],
)
async def test_what_is_no_review(
    datasette: Any, token: Any, change: dict[str, Any], status: int, said: str
) -> None:  # fmt: skip
    assert said in (await post(datasette, "reviews", {**REVIEW, **change}, token, status)).json()["error"]["message"]


@pytest.mark.parametrize("headers", [{}, {"authorization": "Basic YTpi"}, {"authorization": "Bearer"}])
async def test_without_a_token_nobody_writes(datasette: Any, path: Path, headers: dict[str, str]) -> None:
    for route in ("sources", "judgements", "reviews", "reviews:withdraw"):
        response = await post(datasette, route, {}, headers, 401)
        assert response.json()["error"]["code"] == "no_token"
        assert response.headers["www-authenticate"] == 'Bearer realm="claimtrail"'
    assert (await datasette.client.get("/api/v1/jobs/x", headers=headers)).status_code == 401
    assert not private_path(path).exists()


async def test_tokens_that_do_not_let_in(datasette: Any, path: Path) -> None:
    made = issue(path, "desk", ("reviews:write",), ANN)
    error = (await post(datasette, "sources", ARTICLE, bearer(made), 403)).json()["error"]
    assert (error["code"], "sources:write" in error["message"]) == ("missing_scope", True)
    await post(datasette, "reviews", REVIEW, bearer(made), 201)
    unknown = await post(datasette, "reviews", REVIEW, bearer(made + "x"), 401)
    assert unknown.headers["www-authenticate"].endswith('error="invalid_token"')
    revoke(path, "desk", ANN)
    assert (await post(datasette, "reviews", REVIEW, bearer(made), 403)).json()["error"]["code"] == "token_revoked"


async def test_a_body_is_read_only_from_those_who_may_write(datasette: Any) -> None:
    await post(datasette, "sources", b"x" * 19_000_000, {}, 401)


async def test_a_body_that_is_no_json_is_refused(datasette: Any, token: Any) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    error = (await post(datasette, "sources", b"text=3+dogs", {**token, **headers}, 415)).json()["error"]
    assert error["code"] == "not_json"


async def test_visitors_write_with_what_our_forms_carry(datasette: Any, path: Path) -> None:
    cookies = {"ds_actor": datasette.sign({"a": {"id": "root"}}, "actor")}
    page = (await datasette.client.get("/review", cookies=cookies)).text
    (proof,) = re.findall(r'name="csrftoken" value="([^"]+)"', page)
    await post(datasette, "reviews", REVIEW, {}, 403, cookies=cookies)
    await post(datasette, "reviews", REVIEW, {"x-csrftoken": "made.up"}, 403, cookies=cookies)
    await post(datasette, "reviews", REVIEW, {"x-csrftoken": proof}, 201, cookies=cookies)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT actor, actor_kind FROM audit").fetchall() == [("root", "visitor")]
    job = (await post(datasette, "sources", ARTICLE, {"x-csrftoken": proof}, 202, cookies=cookies)).json()["id"]
    assert (await datasette.client.get(f"/api/v1/jobs/{job}", cookies=cookies)).status_code == 200


async def test_visitors_who_signed_in_by_token_write_as_long_as_it_holds(datasette: Any, path: Path) -> None:
    token_id = issue(path, "mei", (EVERYTHING,), ANN).split("_")[1]
    cookies = {"ds_actor": datasette.sign({"a": {"id": "mei", BY_TOKEN: token_id}}, "actor")}
    page = (await datasette.client.get("/review", cookies=cookies)).text
    (proof,) = re.findall(r'name="csrftoken" value="([^"]+)"', page)
    await post(datasette, "reviews", REVIEW, {"x-csrftoken": proof}, 201, cookies=cookies)
    revoke(path, "mei", ANN)
    await post(datasette, "reviews", REVIEW, {"x-csrftoken": proof}, 403, cookies=cookies)


async def test_signed_in_strangers_do_not_write(datasette: Any) -> None:
    cookies = {"ds_actor": datasette.sign({"a": {"id": "carol"}}, "actor")}
    assert (await post(datasette, "reviews", REVIEW, {}, 403, cookies=cookies)).json()["error"]["code"] == "forbidden"


async def test_a_token_writes_where_reading_is_for_members(path: Path, token: Any) -> None:
    closed = await served(path, **told({"allow": {"id": "member"}}))
    assert (await closed.client.get("/api/v1/claims")).status_code == 403
    response = await post(closed, "sources", ARTICLE, token, 202)
    assert (await finished(closed, response.headers["location"], token))["state"] == "done"


async def test_a_file_that_may_not_change_is_not_written_to(path: Path, token: Any) -> None:
    from datasette.app import Datasette

    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fixed = Datasette([], immutables=[str(path)])
    await fixed.invoke_startup()
    assert "read-only" in (await post(fixed, "sources", ARTICLE, token, 403)).json()["error"]["message"]


async def test_a_locked_database_is_busy_and_takes_sources_in_all_the_same(
    datasette: Any, path: Path, token: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import claims.jobs
    import db.file.opening

    monkeypatch.setattr(db.file.opening, "WAIT", 0.05)
    monkeypatch.setattr(claims.jobs, "PAUSE", 0.2)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    busy = await post(datasette, "reviews", REVIEW, token, 503)
    assert (busy.json()["error"]["code"], busy.headers["retry-after"]) == ("busy", "5")
    where = (await post(datasette, "sources", ARTICLE, token, 202)).headers["location"]
    holder.execute("ROLLBACK")
    assert (await finished(datasette, where, token))["outcome"] == "new"


async def test_jobs_are_taken_up_when_the_server_starts(path: Path, token: Any) -> None:
    from db.file.private import private
    from db.people import jobs

    with private(path) as connection:
        given = jobs.give(connection, ARTICLE, ANN)
        jobs.begin(connection)
    started = await served(path)
    assert (await finished(started, f"/api/v1/jobs/{given.id}", token))["outcome"] == "new"


def asked(address: str, token: dict[str, str], body: Any = None) -> Any:
    content = json.dumps(body).encode() if body is not None else None
    request = Request(address, content, {"content-type": "application/json", **token})
    with urlopen(request, timeout=60) as answer:
        return json.load(answer)


def test_jobs_outlive_their_server(path: Path, token: Any) -> None:
    command = [sys.executable, "-m", "datasette", str(path)]
    with serving(command) as server:
        sources = [{**ARTICLE, "title": f"大火 {number}"} for number in range(5)]
        jobs = [asked(f"{server}/api/v1/sources", token, each)["id"] for each in sources]
    with serving(command) as server:
        for _ in range(600):
            found = [asked(f"{server}/api/v1/jobs/{job}", token) for job in jobs]
            if all(each["state"] == "done" for each in found):
                break
            time.sleep(0.05)
    assert [each["outcome"] for each in found] == ["new"] * 5
    with sqlite3.connect(path) as connection:
        added = "SELECT count(*), count(DISTINCT subject_id) FROM audit WHERE action = 'add'"
        assert connection.execute(added).fetchone() == (5, 5)


async def test_unknown_jobs(datasette: Any, path: Path, token: Any) -> None:
    response = await datasette.client.get("/api/v1/jobs/nothing", headers=token)
    assert (response.status_code, response.json()["error"]["code"]) == (404, "not_found")


async def test_tokens_and_jobs_cannot_be_read_through_datasette(datasette: Any, path: Path, token: Any) -> None:
    await post(datasette, "reviews", REVIEW, token, 201)
    assert private_path(path).exists()
    secret = token["authorization"].split("_", 2)[2]
    reached = [
        "/news.json",
        "/news/audit.json?_shape=array",
        "/news/audit.csv?_stream=on",
        "/api/v1/dump",
        "/news.json?sql=select+*+from+audit&_shape=array",
        "/news/-/query.json?sql=select+*+from+audit&_shape=array",
    ]
    pages = "".join([(await datasette.client.get(each, follow_redirects=True)).text for each in reached])
    assert "desk" in pages
    assert secret not in pages
    assert "sha256(" not in pages
    for sql in ("select * from tokens", f"attach database '{private_path(path)}' as p", "select * from jobs"):
        for address in ("/news.json", "/news/-/query.json"):
            refused = await datasette.client.get(address, params={"sql": sql, "_shape": "array"})
            assert refused.status_code != 200 or "desk" not in refused.text


async def test_a_trail_that_is_for_members_is_not_dumped_for_others(path: Path) -> None:
    closed = {"databases": {"news": {"tables": {"audit": {"allow": {"id": "member"}}}}}}
    datasette = await served(path, **told(closed))
    assert (await datasette.client.get("/news/audit.json")).status_code == 403
    assert (await datasette.client.get("/api/v1/dump")).status_code == 403
    assert (await datasette.client.get("/api/v1/claims")).status_code == 200


async def test_the_private_file_is_not_served(path: Path, token: Any) -> None:
    from datasette.app import Datasette
    from datasette.utils import StartupError

    with pytest.raises(StartupError, match="holds tokens and is not to be served"):
        await Datasette([str(path), str(private_path(path))]).invoke_startup()


def test_every_route_that_writes_wants_a_scope() -> None:
    asking = {"/api/v1/check", "/api/v1/extract", "/api/v1/compare"}
    assert {route.path for route in ROUTES if route.method == "POST" and route.scope is None} == asking
