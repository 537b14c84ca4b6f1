"""Every error that the API's description shows is provoked here, and answers just so."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from claims.access import issue, revoke
from claims.curating import remove
from claims.web.api import openapi
from claims.web.api.failures import FAILURES, HEADERS, REASONS, Failure
from claims.web.requests.serving import Route
from claims.web.routes import ROUTES
from db import open_db
from db.people.audit import Who
from tests import newsroom
from tests.test_openapi import name, schema_of
from tests.test_writing import told

ANN = Who("shell", "ann")
ARTICLE = {"text": "石桥镇大火造成3人死亡。", "title": "大火"}
REVIEW = {"claim": "aaaa00000001", "rating": "False", "url": "https://desk.example/17"}


class Desk:
    """A database of its own and how it is asked."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.patch = monkeypatch
        self.settings: dict[str, Any] = {}

    async def ask(self, method: str, route: str, times: int = 1, **options: Any) -> Any:
        from datasette.app import Datasette

        served = Datasette([str(self.path)], **told(self.settings))
        await served.invoke_startup()
        answers = [await served.client.request(method, f"/api/v1/{route}", **options) for _ in range(times)]
        return answers[-1]

    async def send(self, route: str, body: Any, token: str | None = None, **options: Any) -> Any:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return await self.ask("POST", route, json=body, headers=headers, **options)

    def token(self, scope: str = "reviews:write", lasts: timedelta | None = None) -> str:
        return issue(self.path, "desk", (scope,), ANN, lasts)


CASES: dict[tuple[int, str], Callable[[Desk], Awaitable[Any]]] = {}


def case(status: int, code: str) -> Callable[[Callable[[Desk], Awaitable[Any]]], Callable[[Desk], Awaitable[Any]]]:
    """How to provoke the error with this status and code."""

    def named(provoke: Callable[[Desk], Awaitable[Any]]) -> Callable[[Desk], Awaitable[Any]]:
        CASES[status, code] = provoke
        return provoke

    return named


@case(400, "bad_value")
async def bad_value(desk: Desk) -> Any:
    return await desk.ask("GET", "claims?page_size=0")


@case(400, "too_long")
async def too_long_a_word(desk: Desk) -> Any:
    return await desk.ask("GET", f"claims?q={'x' * 501}")


@case(401, "no_token")
async def no_token(desk: Desk) -> Any:
    return await desk.send("reviews", REVIEW)


@case(401, "invalid_token")
async def invalid_token(desk: Desk) -> Any:
    return await desk.send("reviews", REVIEW, "claimtrail_desk_x")


@case(401, "token_expired")
async def expired(desk: Desk) -> Any:
    return await desk.send("reviews", REVIEW, desk.token(lasts=timedelta(seconds=-1)))


@case(403, "forbidden")
async def forbidden(desk: Desk) -> Any:
    desk.settings = {"databases": {"news": {"tables": {"quantities": {"allow": False}}}}}
    return await desk.ask("GET", "claims")


@case(403, "token_revoked")
async def revoked(desk: Desk) -> Any:
    token = desk.token()
    revoke(desk.path, "desk", ANN)
    return await desk.send("reviews", REVIEW, token)


@case(403, "missing_scope")
async def missing_scope(desk: Desk) -> Any:
    return await desk.send("reviews", REVIEW, desk.token("sources:write"))


@case(404, "not_found")
async def not_found(desk: Desk) -> Any:
    return await desk.ask("GET", "sources/0123456789ff")


@case(405, "method_not_allowed")
async def not_allowed(desk: Desk) -> Any:
    return await desk.ask("PUT", "check")


@case(409, "taken_down")
async def taken_down(desk: Desk) -> Any:
    with closing(open_db(desk.path)) as connection:
        remove(connection, newsroom.SOURCE_ID, Who("shell", "ann"), "withdrawn")
    return await desk.send("sources", {**ARTICLE, "url": newsroom.FIRST.url}, desk.token("sources:write"))


@case(413, "too_long")
async def too_long(desk: Desk) -> Any:
    return await desk.ask("POST", "check", content=b" " * 2_500_001)


@case(415, "not_json")
async def not_json(desk: Desk) -> Any:
    headers = {"authorization": f"Bearer {desk.token()}", "content-type": "text/plain"}
    return await desk.ask("POST", "reviews", content=b"{}", headers=headers)


@case(429, "too_often")
async def too_often(desk: Desk) -> Any:
    desk.settings = {"plugins": {"claimtrail": {"rate_limit": "1/m"}}}
    return await desk.ask("GET", "sources", times=2)


@case(500, "internal_error")
async def internal_error(desk: Desk) -> Any:
    desk.patch.setattr("db.reading.listing.sources_page", None)
    return await desk.ask("GET", "sources")


@case(503, "busy")
async def busy(desk: Desk) -> Any:
    token = desk.token()
    desk.patch.setattr("db.file.opening.WAIT", 0.05)
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        return await desk.send("reviews", REVIEW, token)


@case(503, "too_slow")
async def too_slow(desk: Desk) -> Any:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    desk.patch.setattr("db.reading.listing.sources_page", lambda connection, *_: connection.execute(endless).fetchall())
    desk.settings = {"plugins": {"claimtrail": {"time_limit": 0.1}}}
    return await desk.ask("GET", "sources")


@case(503, "queue_full")
async def queue_full(desk: Desk) -> Any:
    desk.patch.setattr("db.people.jobs.MOST_QUEUED", 0)
    return await desk.send("sources", ARTICLE, desk.token("sources:write"))


@pytest.mark.parametrize("failure", FAILURES, ids=lambda each: f"{each.status} {each.code}")
async def test_every_error_that_is_shown_is_one(failure: Failure, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    response = await CASES[failure.status, failure.code](Desk(path, monkeypatch))
    assert response.status_code == failure.status, response.text
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert _steady(response.json()) == _steady(failure.body())
    schema_of("Error").validate(failure.body())
    if failure.status in HEADERS and failure.code != "too_slow":
        assert HEADERS[failure.status][0].lower() in response.headers


def _steady(told: dict[str, Any]) -> dict[str, Any]:
    """An error without what differs here: the day, and limits that are lower than usual."""
    message = re.sub(r"\d{4}-\d\d-\d\d|[\d.,]+(?= seconds:)|^[\d,]+(?= sources)", "…", told["error"]["message"])
    return {"error": {**told["error"], "message": message}}


def test_no_error_is_left_out() -> None:
    assert {(each.status, each.code) for each in FAILURES} == set(CASES)
    assert {each.status for each in FAILURES} == set(REASONS)
    described = openapi.described(ROUTES)["components"]["responses"]
    assert {int(status) for status in described} == set(REASONS)


@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_every_route_names_the_errors_that_it_may_answer_with(route: Route) -> None:
    operation = openapi.described(ROUTES)["paths"][route.path][route.method.lower()]
    named = {status: body["$ref"] for status, body in operation["responses"].items() if status[0] in "45"}
    assert all(target == f"#/components/responses/{status}" for status, target in named.items())
    assert {"403", "404", "405", "429", "500", "503"} <= set(named)
    assert ("401" in named) == ("security" in operation)
    assert ("413" in named) == ("requestBody" in operation)
