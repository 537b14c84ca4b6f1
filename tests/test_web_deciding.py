"""What a person who may write does on the page of a claim: reviews, mends, rejects; and the link that signs in."""

from __future__ import annotations

import re
import sqlite3
import threading
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from claims import access
from claims.access import issue, revoke
from claims.web.pages import claim_page, signing_in
from claims.web.requests.writing import BY_TOKEN
from db.people.audit import Who
from db.reading import appearances, queries
from tests import newsroom
from tests.conftest import served

CLAIM = "aaaa00000001"
ROOT = {"id": "root"}


def signed_in(datasette: Any, actor: dict[str, str] = ROOT) -> dict[str, str]:
    return {"ds_actor": datasette.sign({"a": actor}, "actor")}


async def page(datasette: Any, address: str = f"/claim/{CLAIM}", **options: Any) -> str:
    return unescape((await datasette.client.get(address, **options)).text)


async def sent(datasette: Any, deed: str, **fields: str) -> Any:
    """Sends a form from the page of the claim."""
    cookies = signed_in(datasette)
    (proof, *_) = re.findall(r'name="csrftoken" value="([^"]+)"', await page(datasette, cookies=cookies))
    return await datasette.client.post(
        f"/claim/{CLAIM}",
        data={"csrftoken": proof, "deed": deed, **fields},
        cookies=cookies,
        follow_redirects=False,
    )


def rows(path: Path, select: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(select).fetchall()


async def test_strangers_see_no_form_and_send_none(path: Path) -> None:
    datasette = await served(path)
    read = await page(datasette)
    assert "Sign in to record a review" in read
    assert 'method="post"' not in read
    for deed in ("review", "correct", "reject"):
        response = await datasette.client.post(f"/claim/{CLAIM}", data={"deed": deed, "rating": "False"})
        assert response.status_code == 403
    assert rows(path, "SELECT * FROM reviews WHERE rating = 'False'") == []


@pytest.mark.parametrize("change", [{"csrftoken": ""}, {"csrftoken": "made.up"}])
async def test_forms_of_other_sites_are_refused(path: Path, change: dict[str, str]) -> None:
    datasette = await served(path)
    data = {"deed": "reject", **change}
    response = await datasette.client.post(f"/claim/{CLAIM}", data=data, cookies=signed_in(datasette))
    assert response.status_code == 403
    assert "This form was not sent from here" in response.text
    assert rows(path, "SELECT count(*) FROM tombstones") == [(0,)]


async def test_a_review_is_recorded_and_taken_back(path: Path) -> None:
    datasette = await served(path)
    before = rows(path, "SELECT count(*) FROM reviews")
    response = await sent(datasette, "review", rating="Misleading", text="Two counties.", reviewed_at="2026-11-20")
    assert (response.status_code, response.headers["location"]) == (303, f"/claim/{CLAIM}?done=review#decide")
    address = f"http://localhost/claim/{CLAIM}"
    told = "SELECT rating, text, url, reviewed_at FROM reviews WHERE rating = 'Misleading'"
    assert rows(path, told) == [("Misleading", "Two counties.", address, "2026-11-20")]
    assert rows(path, "SELECT actor FROM audit ORDER BY id DESC LIMIT 1") == [("root",)]
    read = await page(datasette, response.headers["location"].partition("#")[0], cookies=signed_in(datasette))
    assert "The review was recorded." in read
    assert ">Misleading<" in read
    assert f'href="{address}"' not in read  # it stands here
    assert (await sent(datasette, "withdraw", url=address)).status_code == 303
    assert rows(path, "SELECT count(*) FROM reviews") == before


async def test_a_gloss_is_mended(path: Path) -> None:
    datasette = await served(path)
    response = await sent(datasette, "correct", gloss="Flood killed 17 people", negated="yes", note="as printed")
    assert response.status_code == 303
    read = await page(datasette)
    assert "Flood killed 17 people" in read
    assert re.search(r"root</bdi>: English line <bdi><del>[^<]+</del></bdi> → <bdi>Flood killed 17 people</bdi>", read)
    deeds = rows(path, "SELECT DISTINCT actor, field, after, note FROM history ORDER BY field")
    assert deeds == [
        ("root", "gloss", "Flood killed 17 people", "as printed"),
        ("root", "negated", "1", "as printed"),
    ]


async def test_mending_loads_no_more_than_the_first_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datasette = await served(path)
    loaded: list[int] = []
    every = appearances.appearances

    def counted(*asked: Any) -> list[dict[str, Any]]:
        found = every(*asked)
        loaded.append(len(found))
        return found

    for module in (appearances, queries):
        monkeypatch.setattr(module, "appearances", counted)
    monkeypatch.setattr(claim_page, "SHOWN", 1)
    assert (await sent(datasette, "correct", gloss="Flood killed 17 people")).status_code == 303
    assert rows(path, f"SELECT count(*) FROM appearances WHERE claim_id = '{CLAIM}'") != [(1,)]
    assert set(loaded) == {1}


async def test_a_figure_that_was_read_wrongly_is_mended(path: Path) -> None:
    datasette = await served(path)
    assert '<option value="17人">' in await page(datasette, cookies=signed_in(datasette))
    assert (await sent(datasette, "correct", figure="17人", value="1,700")).status_code == 303
    assert ("17人", 1700) in rows(path, "SELECT exact, value FROM quantities")
    assert "<del>17人 = 17</del></bdi> → <bdi>17人 = 1700</bdi>" in await page(datasette)
    for value in ("lots", "nan", "1e999", "1e308"):
        refused = await sent(datasette, "correct", figure="17人", value=value)
        assert (refused.status_code, "is no number" in refused.text) == (400, True)
    assert "is no figure of" in (await sent(datasette, "correct", figure="18人", value="3")).text


async def test_whoever_said_it_is_mended(path: Path) -> None:
    datasette = await served(path)
    select = f"SELECT name FROM attributions JOIN appearances a ON a.id = appearance_id WHERE claim_id = '{CLAIM}'"
    refused = await sent(datasette, "correct", speaker="nobody at all")
    assert (refused.status_code, "stands in no text that says this" in refused.text) == (400, True)
    assert (await sent(datasette, "correct", speaker="洪水")).status_code == 303
    assert ("洪水",) in rows(path, select)
    assert (await sent(datasette, "correct", speaker="–")).status_code == 303
    assert rows(path, select) == []


async def test_the_days_that_a_claim_is_about_are_mended(path: Path) -> None:
    datasette = await served(path)
    select = f"SELECT DISTINCT time_start, time_end FROM appearances WHERE claim_id = '{CLAIM}'"
    assert (await sent(datasette, "correct", about_first="2025-07-08")).status_code == 303
    assert rows(path, select) == [("2025-07-08", "2025-07-08")]
    wrong = await sent(datasette, "correct", about_first="2025-07-09", about_last="2025-07-08")
    assert (wrong.status_code, "comes before the first" in wrong.text) == (400, True)
    assert 'name="undated"' in await page(datasette, cookies=signed_in(datasette))
    assert (await sent(datasette, "correct", undated="yes")).status_code == 303
    assert rows(path, select) == [(None, None)]
    assert "first day <bdi><del>2025-07-08</del></bdi> → <bdi>–</bdi>" in await page(datasette)


async def test_a_rejected_claim_can_be_brought_back(path: Path) -> None:
    datasette = await served(path)
    assert (await sent(datasette, "reject", note="a caption")).status_code == 303
    gone = await datasette.client.get(f"/claim/{CLAIM}")
    assert "<form" not in gone.text
    cookies = signed_in(datasette)
    assert "Bring it back" in await page(datasette, cookies=cookies)
    assert (await sent(datasette, "restore")).status_code == 303
    assert rows(path, "SELECT count(*) FROM tombstones") == [(0,)]
    assert "Bring it back" not in await page(datasette, cookies=cookies)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"deed": "review", "rating": " "}, "give its rating in words"),
        ({"deed": "review", "rating": "False", "url": "nowhere"}, "is no web address"),
        ({"deed": "correct"}, "Nothing was changed"),
        ({"deed": "withdraw"}, "its address is missing"),
        ({"deed": "burn"}, "deed must be one of"),
    ],
)
async def test_what_a_form_must_say(path: Path, fields: dict[str, str], said: str) -> None:
    datasette = await served(path)
    response = await sent(datasette, **fields)
    assert response.status_code == 400
    assert said in unescape(response.text)


SOURCE = newsroom.SOURCE_ID


async def sent_to_source(datasette: Any, deed: str, **fields: str) -> Any:
    """Sends a form from the page of the source, or of what was taken down."""
    cookies = signed_in(datasette)
    read = await page(datasette, f"/source/{SOURCE}", cookies=cookies)
    (proof, *_) = re.findall(r'name="csrftoken" value="([^"]+)"', read)
    form = {"csrftoken": proof, "deed": deed, **fields}
    return await datasette.client.post(f"/source/{SOURCE}", data=form, cookies=cookies, follow_redirects=False)


async def test_a_source_is_mended_on_its_page(path: Path) -> None:
    datasette = await served(path)
    done = await sent_to_source(
        datasette, "correct", publisher="濠江日報", published="2025-07-08", region="hk", title="", note="as printed"
    )
    assert done.headers["location"] == f"/source/{SOURCE}?done=correct"
    assert "It was mended." in await page(datasette, done.headers["location"], cookies=signed_in(datasette))
    select = f"SELECT publisher, published, region, title IS NULL FROM sources WHERE id = '{SOURCE}'"
    assert rows(path, select) == [("濠江日報", "2025-07-08", "hk", 0)]
    assert {("root", "publisher"), ("root", "published")} <= set(rows(path, "SELECT actor, field FROM history"))
    again = await sent_to_source(datasette, "correct", publisher="濠江日報")
    assert again.status_code == 400
    assert "Nothing was changed" in again.text


async def test_a_source_of_any_region_is_shown_as_such(path: Path) -> None:
    datasette = await served(path)
    done = await sent_to_source(datasette, "correct", region="ke")
    assert done.status_code == 303
    assert '<option value="ke" selected>Kenya</option>' in await page(
        datasette, f"/source/{SOURCE}", cookies=signed_in(datasette)
    )


async def test_a_source_is_taken_down_on_its_page_and_may_come_back(path: Path) -> None:
    datasette = await served(path)
    done = await sent_to_source(datasette, "take_down", note="court order")
    assert done.status_code == 303
    gone = await datasette.client.get(f"/source/{SOURCE}")
    assert gone.status_code == 410
    assert "court order" in gone.text
    assert "csrftoken" not in gone.text, "strangers let nothing in"
    assert rows(path, f"SELECT * FROM sources WHERE id = '{SOURCE}'") == []
    back = await sent_to_source(datasette, "let_in")
    assert back.headers["location"] == "/add"
    assert (await datasette.client.get(f"/source/{SOURCE}")).status_code == 404


async def test_a_page_is_looked_at_again_from_its_source(path: Path) -> None:
    datasette = await served(path)
    done = await sent_to_source(datasette, "look_again")
    assert re.fullmatch(r"/add/\w+", done.headers["location"])
    assert "How far it is" in await page(datasette, done.headers["location"], cookies=signed_in(datasette))
    (url,) = rows(path, f"SELECT url FROM sources WHERE id = '{SOURCE}'")[0]
    assert rows(path.with_suffix(".private"), "SELECT actor FROM jobs") == [("root",)]
    assert url.startswith("https://")


async def test_strangers_mend_and_take_down_nothing(path: Path) -> None:
    datasette = await served(path)
    assert 'method="post"' not in await page(datasette, f"/source/{SOURCE}")
    for deed in ("correct", "take_down"):
        for cookies in ({}, signed_in(datasette)):  # nobody, and somebody whose form another site sent
            form = {"deed": deed, "publisher": "x"}
            assert (await datasette.client.post(f"/source/{SOURCE}", data=form, cookies=cookies)).status_code == 403
    assert len(rows(path, f"SELECT * FROM sources WHERE id = '{SOURCE}' AND publisher IS NOT 'x'")) == 1


async def test_contradictions_have_a_page_of_their_own(path: Path) -> None:
    datasette = await served(path)
    read = await page(datasette, "/contradictions")
    assert "1 in all" in read
    assert read.count('class="versus"') == 1
    assert 'href="/contradictions"' in await page(datasette, "/")
    chinese = await page(datasette, "/contradictions", headers={"accept-language": "zh"})
    assert "相互矛盾的说法" in chinese


async def test_a_judged_contradiction_says_by_whom_and_why(path: Path) -> None:
    datasette = await served(path)
    cookies = signed_in(datasette)
    pair = await page(datasette, "/review", cookies=cookies)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', pair))
    data = {**hidden, "verdict": "conflict", "note": "both of the county"}
    await datasette.client.post("/review", data=data, cookies=cookies)
    assert re.search(r"root judged it on [\d-]+: both of the county", await page(datasette, "/contradictions"))
    chinese = await page(datasette, "/contradictions", headers={"accept-language": "zh"})
    assert re.search("root 于 [\\d-]+ 作此判断：both of the county", chinese)


async def test_no_claim_is_both_opposed_and_related(path: Path) -> None:
    read = await page(await served(path))
    opposed, _, rest = read.partition('id="related"')
    related = set(re.findall(r'href="/claim/(\w+)"', rest.partition("</section>")[0]))
    against = opposed.partition('id="conflicts"')[2].partition("</section>")[0]
    assert not related & set(re.findall(r'href="/claim/(\w+)"', against))


async def test_the_link_works_again_only_where_claims_serve_started_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasette = await served(path)
    address = f"{signing_in.PATH}?token={datasette._root_token}"
    monkeypatch.setenv(signing_in.LASTING, "1")
    for _ in range(2):
        response = await datasette.client.get(address, follow_redirects=False)
        assert response.status_code == 302
        assert {"HttpOnly", "Max-Age=2592000"} <= set(response.headers["set-cookie"].split("; "))
    monkeypatch.delenv(signing_in.LASTING)
    assert (await datasette.client.get(address, follow_redirects=False)).status_code == 302
    used_up = await datasette.client.get(address, follow_redirects=False)
    assert used_up.status_code == 403
    assert "prints a link each time it starts" in used_up.text
    assert "set-cookie" not in used_up.headers


async def test_a_made_up_token_signs_nobody_in(path: Path) -> None:
    datasette = await served(path)
    for token in ("", "made-up", "中文"):
        response = await datasette.client.get(signing_in.PATH, params={"token": token}, follow_redirects=False)
        assert response.status_code == 403
        assert "set-cookie" not in response.headers
    assert datasette._root_token


async def test_a_colleague_signs_in_with_a_token_and_acts_under_her_name(path: Path) -> None:
    datasette = await served(path)
    token = issue(path, "mei", ("*:write",), Who("shell", "root"))
    assert 'href="/sign-in"' in await page(datasette)
    assert 'name="access"' in await page(datasette, "/sign-in")
    done = await datasette.client.post("/sign-in", data={"access": f" {token} "}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (302, "/")
    cookies = {"ds_actor": done.cookies["ds_actor"]}
    read = await page(datasette, cookies=cookies)
    assert "Signed in as mei." in read
    (proof, *_) = re.findall(r'name="csrftoken" value="([^"]+)"', read)
    form = {"csrftoken": proof, "deed": "review", "rating": "Misleading"}
    sent_ = await datasette.client.post(f"/claim/{CLAIM}", data=form, cookies=cookies, follow_redirects=False)
    assert sent_.status_code == 303
    assert ("mei",) in rows(path, "SELECT actor FROM audit WHERE action = 'review'")
    revoke(path, "mei", Who("shell", "root"))
    assert "Record a review" not in await page(datasette, cookies=cookies), "a revoked token ends at once"
    again = await datasette.client.post(f"/claim/{CLAIM}", data=form, cookies=cookies, follow_redirects=False)
    assert again.status_code == 403


@pytest.mark.parametrize("address", [f"/claim/{CLAIM}", "/review", "/add", "/news"])
async def test_a_token_is_looked_up_once_for_a_page_while_others_are_served(
    path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    asked: list[threading.Thread] = []

    def held(*token: Any) -> Any:
        asked.append(threading.current_thread())
        return access.held(*token)

    datasette = await served(path)
    token = issue(path, "mei", ("*:write",), Who("shell", "root"))
    cookies = signed_in(datasette, {"id": "mei", BY_TOKEN: token.split("_")[1]})
    monkeypatch.setattr("claims.web.requests.writing.held", held)
    assert 'href="/add"' in await page(datasette, address, cookies=cookies)
    assert [thread is threading.main_thread() for thread in asked] == [False]


@pytest.mark.parametrize(
    ("name", "scopes", "said"),
    [
        (None, (), "This is no token of this database"),
        ("crawler", ("sources:write",), "for a program that does some things only"),
        ("root", ("*:write",), "A token called root signs nobody in"),
    ],
)
async def test_tokens_that_sign_nobody_in(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None, scopes: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr("claims.access.ROOT", None)  # as earlier versions took that name
    datasette = await served(path)
    token = issue(path, name, scopes, Who("shell", "root")) if name else "claimtrail_made_up"
    refused = await datasette.client.post("/sign-in", data={"access": token})
    assert (refused.status_code, "set-cookie" in refused.headers) == (403, False)
    assert said in refused.text


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}],
)
async def test_no_other_site_signs_a_visitor_in(path: Path, headers: dict[str, str]) -> None:
    datasette = await served(path)
    token = issue(path, "mei", ("*:write",), Who("shell", "root"))
    refused = await datasette.client.post("/sign-in", data={"access": token}, headers=headers)
    assert (refused.status_code, "set-cookie" in refused.headers) == (403, False)
    own = {"origin": "http://localhost", "host": "localhost"}
    signed = await datasette.client.post("/sign-in", data={"access": token}, headers=own, follow_redirects=False)
    assert signed.status_code == 302


async def test_a_server_without_claims_keeps_its_own_way_to_sign_in(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE things (id)")
    datasette = await served(other)
    address = f"{signing_in.PATH}?token={datasette._root_token}"
    response = await datasette.client.get(address, follow_redirects=False)
    assert response.status_code == 302
    assert "ds_actor" in response.headers["set-cookie"]
