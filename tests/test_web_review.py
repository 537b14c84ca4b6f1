"""The review queue: who may judge, what a judgement does, and that no other site can send one."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import db.file.opening
from claims.web.pages.review_page import KEYS
from tests.conftest import served

ROOT = {"id": "root"}


def signed_in(datasette: Any, actor: dict[str, str]) -> dict[str, str]:
    return {"ds_actor": datasette.sign({"a": actor}, "actor")}


def fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html))


def judgements(path: Path) -> list[tuple[str, str, str | None]]:
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT verdict, judge, note FROM judgements ORDER BY id").fetchall()


async def test_strangers_read_and_are_told_how_to_sign_in(path: Path) -> None:
    datasette = await served(path)
    page = (await datasette.client.get("/review")).text
    assert "<mark>29人</mark>" in page
    assert re.search("<mark>17(人| people)</mark>", page)
    assert "“claims serve” prints when it starts" in page
    assert "<form" not in page
    response = await datasette.client.post("/review", data={"left": "a", "right": "b", "verdict": "same"})
    assert response.status_code == 403
    assert judgements(path) == []


async def test_a_verdict_is_kept_and_the_next_pair_comes(path: Path) -> None:
    datasette = await served(path)
    cookies = signed_in(datasette, ROOT)
    first = (await datasette.client.get("/review", cookies=cookies)).text
    assert [each in first for each in ("Same claim", "Contradiction", "Different things", "Skip")] == [True] * 4
    sent = {**fields(first), "verdict": "different", "note": "two counties"}
    response = await datasette.client.post("/review", data=sent, cookies=cookies, follow_redirects=False)
    assert response.status_code == 303
    assert judgements(path) == [("different", "root", "two counties")]
    after = (await datasette.client.get(response.headers["location"], cookies=cookies)).text
    assert "Kept: Different things." in after
    assert fields(after).get("right") != fields(first)["right"] or fields(after).get("left") != fields(first)["left"]


async def test_the_claim_tells_what_was_decided(path: Path) -> None:
    datasette = await served(path)
    cookies = signed_in(datasette, ROOT)
    sent = fields((await datasette.client.get("/review", cookies=cookies)).text)
    await datasette.client.post("/review", data={**sent, "verdict": "conflict", "note": "seen"}, cookies=cookies)
    with sqlite3.connect(path) as connection:
        (claim,) = connection.execute("SELECT claim_id FROM appearances WHERE id = ?", [sent["left"]]).fetchone()
    page = (await datasette.client.get(f"/claim/{claim}")).text
    assert re.search(r"<bdi>root</bdi>: Contradiction — <a href=\"/claim/\w+\">.*<bdi>seen</bdi>", page)
    merged = (await datasette.client.get("/claim/aaaa00000001")).text
    assert "Claim bbbb00000001 became one with it." in merged


async def test_a_verdict_is_taken_back_by_judging_again(path: Path) -> None:
    datasette = await served(path)
    cookies = signed_in(datasette, ROOT)
    sent = {**fields((await datasette.client.get("/review", cookies=cookies)).text), "verdict": "same"}
    await datasette.client.post("/review", data=sent, cookies=cookies)
    pair = f"{sent['left']}.{sent['right']}"
    again = (await datasette.client.get(f"/review?again={pair}", cookies=cookies)).text
    assert {name: fields(again)[name] for name in ("left", "right")} == {n: sent[n] for n in ("left", "right")}
    assert "cannot both be true" in again
    await datasette.client.post("/review", data={**fields(again), "verdict": "conflict"}, cookies=cookies)
    assert [verdict for verdict, _, _ in judgements(path)] == ["same", "conflict"]


async def test_skipping_leads_through_the_queue_and_ends(path: Path) -> None:
    datasette = await served(path)
    address, seen = "/review", []
    for _ in range(10):
        page = (await datasette.client.get(address)).text
        if "Nothing is waiting for a verdict." in page:
            break
        seen.append(re.findall(r"#n-(\w+)", page))
        address = "/review" + re.findall(r'href="(\?after=[^"]+)" data-key="k"', page)[0]
    assert seen
    assert len({tuple(pair) for pair in seen}) == len(seen)


@pytest.mark.parametrize("change", [{"csrftoken": ""}, {"csrftoken": "made.up"}])
async def test_forms_of_other_sites_are_refused(path: Path, change: dict[str, str]) -> None:
    datasette = await served(path)
    cookies = signed_in(datasette, ROOT)
    sent = {**fields((await datasette.client.get("/review", cookies=cookies)).text), "verdict": "same"}
    response = await datasette.client.post("/review", data={**sent, **change}, cookies=cookies)
    assert response.status_code == 403
    assert "This form was not sent from here" in response.text
    assert judgements(path) == []


async def test_a_token_of_another_visitor_does_not_do(path: Path) -> None:
    datasette = await served(path, metadata={"plugins": {"claimtrail": {"write": {"id": ["alice", "bob"]}}}})
    alice, bob = (signed_in(datasette, {"id": name}) for name in ("alice", "bob"))
    sent = {**fields((await datasette.client.get("/review", cookies=alice)).text), "verdict": "same"}
    assert (await datasette.client.post("/review", data=sent, cookies=bob)).status_code == 403
    response = await datasette.client.post("/review", data=sent, cookies=alice, follow_redirects=False)
    assert response.status_code == 303
    assert judgements(path) == [("same", "alice", None)]


async def test_only_those_who_are_named_may_judge(path: Path) -> None:
    datasette = await served(path, metadata={"plugins": {"claimtrail": {"write": {"id": "alice"}}}})
    assert "<form" in (await datasette.client.get("/review", cookies=signed_in(datasette, {"id": "alice"}))).text
    assert "<form" not in (await datasette.client.get("/review", cookies=signed_in(datasette, {"id": "carol"}))).text


@pytest.mark.parametrize("address", ["/review", "/claim/aaaa00000001", "/add"])
async def test_who_is_signed_in_is_told_once(path: Path, address: str) -> None:
    datasette = await served(path, metadata={"plugins": {"claimtrail": {"write": {"name": "Alice"}}}})
    page = (await datasette.client.get(address, cookies=signed_in(datasette, {"name": "Alice"}))).text
    assert '<form method="post"' in page
    assert re.findall(r"Signed in as (.*?)\.", page) == ["Alice"]
    assert page.count("Sign out") == 1


async def test_a_restricted_token_may_not_judge(path: Path) -> None:
    datasette = await served(path)
    restricted = signed_in(datasette, {"id": "root", "_r": {"a": ["vt"]}})  # type: ignore[dict-item]
    response = await datasette.client.post("/review", data={"verdict": "same"}, cookies=restricted)
    assert response.status_code == 403


async def test_a_file_that_may_not_change_is_not_judged(path: Path) -> None:
    from datasette.app import Datasette

    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    fixed = Datasette([], immutables=[str(path)])
    fixed.root_enabled = True
    await fixed.invoke_startup()
    cookies = signed_in(fixed, ROOT)
    assert "served read-only" in (await fixed.client.get("/review", cookies=cookies)).text
    assert "there is nothing to sign in for" in (await fixed.client.get("/sign-in")).text
    assert (await fixed.client.post("/review", data={"verdict": "same"}, cookies=cookies)).status_code == 403


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"verdict": "perhaps"}, "verdict must be one of same, conflict, different"),
        ({"verdict": "same", "left": "a" * 16}, "names two appearances and a verdict"),
        ({"verdict": "same", "left": "nothing", "right": "nowhere"}, "There is no claim nothing"),
    ],
)
async def test_what_cannot_be_judged_is_one_sentence(path: Path, sent: dict[str, str], said: str) -> None:
    datasette = await served(path)
    cookies = signed_in(datasette, ROOT)
    known = {"csrftoken": fields((await datasette.client.get("/review", cookies=cookies)).text)["csrftoken"]}
    response = await datasette.client.post("/review", data={**known, **sent}, cookies=cookies)
    assert response.status_code == 400
    assert said in response.text


async def test_while_another_program_writes_a_verdict_is_to_be_sent_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.file.opening, "WAIT", 0.05)
    datasette = await served(path)
    cookies = signed_in(datasette, ROOT)
    sent = {**fields((await datasette.client.get("/review", cookies=cookies)).text), "verdict": "same"}
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    response = await datasette.client.post("/review", data=sent, cookies=cookies)
    holder.close()
    assert (response.status_code, "try again in a few seconds" in response.text) == (503, True)


@pytest.mark.parametrize("query", ["after=x", "after=WyJhIl0", "again=x.y"])
async def test_addresses_that_lead_nowhere(path: Path, query: str) -> None:
    datasette = await served(path)
    assert (await datasette.client.get(f"/review?{query}")).status_code in (400, 404)


async def test_the_page_runs_its_own_script_and_no_other(path: Path) -> None:
    datasette = await served(path)
    response = await datasette.client.get("/review")
    assert response.headers["content-security-policy"].endswith("; script-src 'self'")
    (script,) = re.findall(r'<script src="([^"]+)" defer></script>', response.text)
    assert (await datasette.client.get(script)).status_code == 200
    assert response.text.count("<script") == 1


def test_every_verdict_has_a_key_of_its_own() -> None:
    assert len({*KEYS.values(), "k", "u"}) == len(KEYS) + 2
