"""The server watched: what it tells of each request, its metrics, and that neither tells what was asked."""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from prometheus_client.parser import text_string_to_metric_families

from claims.access import issue
from claims.journal import Lines
from db.people.audit import Who
from tests import newsroom

SETTINGS = {"plugins": {"claimtrail": {"metrics": True}}}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def measured(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Any, str]]:
    """Datasette with metrics on a database of its own, and a token for it."""
    from datasette.app import Datasette

    path = newsroom.build(tmp_path_factory.mktemp("watched") / "news.db")
    token = issue(path, "crawler", ("sources:write",), Who("shell", "test"))
    served = Datasette([str(path)], **_settings(SETTINGS))
    await served.invoke_startup()
    yield served, token


def _settings(told: dict[str, Any]) -> dict[str, Any]:
    """As Datasette 1.0 and 0.65 take settings of plugins."""
    import inspect

    from datasette.app import Datasette

    return {"config" if "config" in inspect.signature(Datasette.__init__).parameters else "metadata": told}


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [vars(each)["circumstances"] for each in caplog.records if each.name == "claims.web.requests"]


async def test_a_request_is_told_without_what_was_asked(
    measured: tuple[Any, str], caplog: pytest.LogCaptureFixture
) -> None:
    datasette, token = measured
    with caplog.at_level(logging.INFO, "claims"):
        await datasette.client.get("/api/v1/claims?q=hush")
        await datasette.client.get("/claim/aaaa00000001")
        cookies = {"ds_actor": datasette.sign({"a": {"id": "lin"}}, "actor")}
        await datasette.client.get("/search?q=hush", cookies=cookies)
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        await datasette.client.post("/api/v1/sources", content='{"text": "Hush: 17 died."}', headers=headers)
        await datasette.client.get("/nothing?secret=hush")
    told = lines(caplog)
    assert [(each["method"], each["path"], each["status"]) for each in told] == [
        ("GET", "/api/v1/claims", 200),
        ("GET", "/claim/aaaa00000001", 200),
        ("GET", "/search", 200),
        ("POST", "/api/v1/sources", 202),
        ("GET", "/nothing", 404),
    ]
    assert all(isinstance(each["ms"], int) for each in told)
    assert told[2]["visitor"] == "lin"
    assert told[3]["token"] == "crawler"
    written = "\n".join(map(Lines("json").format, caplog.records))
    assert "ush" not in written
    assert token.split("_")[-1] not in written


def families(text: str) -> dict[str, Any]:
    return {each.name: each for each in text_string_to_metric_families(text)}


async def test_metrics_count_requests_jobs_and_rows(measured: tuple[Any, str]) -> None:
    datasette, _ = measured
    await datasette.client.get("/api/v1/claims/aaaa00000001")
    response = await datasette.client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=")
    found = families(response.text)
    counted = {
        (each.labels["route"], each.labels["method"], each.labels["status"]): each.value
        for each in found["claimtrail_requests"].samples
        if each.name.endswith("_total")
    }
    assert counted["/api/v1/claims/{claim_id}", "GET", "200"] >= 1
    values = {name: each.samples[0].value for name, each in found.items() if each.samples}
    assert values["claimtrail_sources"] in (4, 5), "what was sent before may be in by now"
    assert values["claimtrail_claims"] in (5, 6)
    assert values["claimtrail_last_write_timestamp_seconds"] > 1.7e9
    assert found["claimtrail_info"].samples[0].labels["schema"].startswith("m0")
    assert {each.labels["state"] for each in found["claimtrail_jobs"].samples} == {
        "queued",
        "running",
        "done",
        "failed",
    }
    assert any(each.name.endswith("_bucket") for each in found["claimtrail_request_seconds"].samples)


async def test_addresses_that_callers_make_up_are_one_route(measured: tuple[Any, str]) -> None:
    datasette, _ = measured
    for number in range(20):
        await datasette.client.get(f"/made-up-{number}")
        await datasette.client.get(f"/claim/{number}")
    found = families((await datasette.client.get("/metrics")).text)
    routes = {each.labels["route"] for each in found["claimtrail_requests"].samples}
    assert {"other", "/claim/{claim_id}"} <= routes
    assert not any("made-up" in each for each in routes)


async def test_there_are_none_unless_they_are_wanted(datasette: Any) -> None:
    assert (await datasette.client.get("/metrics")).status_code == 404


async def test_those_who_may_not_read_the_tables_get_none(newsroom_path: Path) -> None:
    from datasette.app import Datasette

    served = Datasette([str(newsroom_path)], **_settings({**SETTINGS, "allow": {"id": "root"}}))
    await served.invoke_startup()
    response = await served.client.get("/metrics")
    assert response.status_code == 403
    assert "claimtrail_" not in response.text


@pytest.mark.parametrize(
    ("setting", "said"), [("yes", "must be true or false"), (True, "pip install 'claimtrail\\[metrics\\]'")]
)
async def test_a_setting_that_cannot_be_is_told_at_the_start(
    newsroom_path: Path, monkeypatch: pytest.MonkeyPatch, setting: object, said: str
) -> None:
    from datasette.app import Datasette
    from datasette.utils import StartupError

    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    with pytest.raises(StartupError, match=said):
        await Datasette(
            [str(newsroom_path)], **_settings({"plugins": {"claimtrail": {"metrics": setting}}})
        ).invoke_startup()
