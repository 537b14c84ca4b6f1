"""The JSON API: what it answers, in which shape, page after page, and to whom."""

from __future__ import annotations

import json
import math
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from claims import standards
from claims.web.requests import tokens
from claims.web.requests.errors import ApiError
from db import open_db
from db.upkeep import dump
from tests import newsroom


async def get(datasette: Any, path: str, status: int = 200) -> Any:
    response = await datasette.client.get(path, follow_redirects=False)
    assert response.status_code == status, response.text
    return response.json()


async def post(datasette: Any, path: str, body: Any, status: int = 200) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = await datasette.client.post(path, content=content, headers={"content-type": "application/json"})
    assert response.status_code == status, response.text
    return response.json()


def places(claims: list[dict[str, Any]]) -> list[int]:
    return [int(claim["id"][-1]) for claim in claims]


async def test_claims_newest_first(datasette: Any) -> None:
    answer = await get(datasette, "/api/v1/claims")
    assert places(answer["claims"]) == [4, 2, 1, 3, 5]
    assert answer["next_page_token"] is None
    assert answer["claims"][2]["page"] == "http://localhost/claim/aaaa00000001"


async def test_chinese_is_readable_as_it_is(datasette: Any) -> None:
    response = await datasette.client.get("/api/v1/claims?q=洪水")
    assert "洪水造成17人死亡" in response.text
    assert response.headers["content-type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize("size", [1, 2, 4, 5])
async def test_pages_hold_every_claim_once(datasette: Any, size: int) -> None:
    seen: list[int] = []
    token = ""
    for _ in range(6):
        answer = await get(datasette, f"/api/v1/claims?page_size={size}&page_token={token}")
        seen += places(answer["claims"])
        token = answer["next_page_token"]
        if token is None:
            break
    assert seen == [4, 2, 1, 3, 5]


async def test_pages_of_sources_and_links(datasette: Any) -> None:
    first = await get(datasette, "/api/v1/sources?page_size=3")
    rest = await get(datasette, f"/api/v1/sources?page_size=3&page_token={first['next_page_token']}")
    assert [source["publisher"] for source in (*first["sources"], *rest["sources"])] == [
        "Gulf Post",
        "新海日报",
        "山城電台",
        "<b>Bold</b>",
    ]
    first = await get(datasette, "/api/v1/links?page_size=3")
    rest = await get(datasette, f"/api/v1/links?page_size=3&page_token={first['next_page_token']}")
    assert [link["score"] for link in (*first["links"], *rest["links"])] == [0.95, 0.9, 0.8, 0.5]
    assert rest["next_page_token"] is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=亡", [1, 3]),
        ("q=17 people", [1]),
        ("q=23000", [2]),
        ("kind=count", [2, 1, 3, 5]),
        ("quantity_kind=money", [4]),
        ("unit=USD&min=1000000", [4]),
        ("unit=USD&max=1000", []),
        ("value=17", [1]),
        ("value=62000000&unit=USD", [4]),
        (f"source={newsroom.SOURCE_ID}", [2, 1]),
        ("attribution=County", [1]),
        ("attribution=县政府", [2]),
        ("published_after=2025-07-09", [4]),
        ("status=open&kind=amount", [4]),
        ("status=reviewed", [3]),
        ("q=...", []),
    ],
)
async def test_filters(datasette: Any, query: str, found: list[int]) -> None:
    assert places((await get(datasette, f"/api/v1/claims?{query}"))["claims"]) == found


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/v1/claims?knid=count", "There is no parameter “knid” here"),
        ("/api/v1/claims?status=closed", "status must be one of open, reviewed"),
        ("/api/v1/claims?kind=fact", "kind must be one of amount, count"),
        ("/api/v1/claims?min=lots", "min must be a plain number such as 20000000, not “lots”."),
        ("/api/v1/claims?max=nan", "max must be a plain number"),
        ("/api/v1/claims?min=1&min=2", "min is given 2 times: give it once."),
        ("/api/v1/claims?page_size=0", "page_size must be at least 1."),
        ("/api/v1/claims?page_size=9999", "page_size must be at most 200."),
        ("/api/v1/claims?page_size=two", "page_size must be a whole number, not “two”."),
        ("/api/v1/claims?page_token=nonsense", "page_token is not one that this address gave"),
        ("/api/v1/claims?published_after=20250101", "published_after must be a date such as 2026-11-20"),
        ("/api/v1/claims:search", "query is missing"),
    ],
)
async def test_bad_values(datasette: Any, path: str, said: str) -> None:
    error = (await get(datasette, path, 400))["error"]
    assert (error["status"], error["code"]) == (400, "bad_value")
    assert error["message"].startswith(said)


async def test_other_errors_have_the_same_shape(datasette: Any) -> None:
    assert (await get(datasette, "/api/v1/claims/none", 404))["error"]["code"] == "not_found"
    assert (await get(datasette, "/api/v1/sources/none", 404))["error"]["code"] == "not_found"
    assert (await get(datasette, "/api/v1/sources/none/annotations.jsonld", 404))["error"]["status"] == 404
    assert (await get(datasette, "/api/v1/nothing/here", 404))["error"]["code"] == "not_found"
    assert (await get(datasette, f"/api/v1/claims?q={'x' * 600}", 400))["error"]["code"] == "too_long"
    response = await datasette.client.get("/api/v1/check")
    assert response.status_code == 405
    assert response.headers["allow"] == "POST, OPTIONS"
    assert response.json()["error"]["code"] == "method_not_allowed"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"{", 400, "The body must be a JSON object in UTF-8"),
        (b"[]", 400, "The body must be a JSON object"),
        (b"[" * 100_000, 400, "The body must be a JSON object"),
        (b'{"text": "\xff"}', 400, "The body must be a JSON object in UTF-8"),
        ({}, 400, "text is missing."),
        ({"text": None}, 400, "text is missing."),
        ({"text": "   "}, 400, "text must not be empty."),
        ({"text": 5}, 400, "text must be a string."),
        ({"text": "5 dogs", "txet": "x"}, 400, "There is no field “txet” here: the body takes text, lang, published."),
        ({"text": "5 dogs", "lang": "fr"}, 400, "lang must be one of zh, en, not “fr”."),
        ({"text": "5 dogs", "published": "today"}, 400, "published must be a date"),
        ({"text": "5 dogs", "published": ""}, 400, "published must be a date"),
        (b'{"text": "5 dogs \\ud800"}', 400, "text holds half of a surrogate pair"),
        ({"text": "x" * 200_001}, 400, "text may have 200,000 characters; this has 200,001."),
        (b" " * 2_500_001, 413, "The body may have 2,500,000 bytes"),
    ],
)
async def test_bad_bodies(datasette: Any, body: Any, status: int, said: str) -> None:
    error = (await post(datasette, "/api/v1/check", body, status))["error"]
    assert error["message"].startswith(said)


async def test_a_region_is_one_that_is_known(datasette: Any) -> None:
    body = {"text": "捐了500元。", "lang": "zh"}
    extracted = await post(datasette, "/api/v1/extract", {**body, "region": "nz"})
    assert extracted["appearances"][0]["quantities"][0]["unit"] == "NZD"
    error = (await post(datasette, "/api/v1/extract", {**body, "region": "zz"}, 400))["error"]
    assert error["message"].startswith("region must be one of ae, ar, au,")


async def test_one_claim(datasette: Any) -> None:
    claim = await get(datasette, "/api/v1/claims/aaaa00000001")
    assert claim["gloss"] == "17 dead in flood"
    assert [each["source"]["publisher"] for each in claim["appearances"]] == ["新海日报", "Gulf Post"]
    assert {each["right_claim_id"] for each in claim["conflicts"]} | {
        each["left_claim_id"] for each in claim["conflicts"]
    } == {"aaaa00000001", "aaaa00000003"}
    for each in claim["appearances"]:
        selector = each["selector"]
        text = newsroom.FIRST.text if each["lang"] == "zh" else newsroom.ENGLISH.text
        assert text[selector["start"] : selector["end"]] == selector["exact"]


async def test_ids_of_merged_claims_lead_on(datasette: Any) -> None:
    for ending in ("", ".jsonld"):
        response = await datasette.client.get(f"/api/v1/claims/bbbb00000001{ending}", follow_redirects=False)
        assert response.status_code == 301
        assert response.headers["location"] == f"/api/v1/claims/aaaa00000001{ending}"


async def test_schema_org(datasette: Any) -> None:
    claim = await get(datasette, "/api/v1/claims/aaaa00000001.jsonld")
    assert claim["@type"] == "Claim"
    assert claim["@id"] == "http://localhost/claim/aaaa00000001"
    assert claim["firstAppearance"]["headline"] == "青石县洪水成灾"
    assert claim["about"][0]["value"] == 17
    assert "ClaimReview" not in json.dumps(claim)
    page = await datasette.client.get(claim["@id"].removeprefix("http://localhost"))
    assert page.status_code == 200


async def test_money_in_schema_org(datasette: Any) -> None:
    claim = await get(datasette, "/api/v1/claims/aaaa00000004.jsonld")
    assert claim["about"] == [{"@type": "MonetaryAmount", "name": "$62m", "value": 62000000, "currency": "USD"}]


async def test_what_has_not_changed_is_not_sent_again(datasette: Any) -> None:
    first = await datasette.client.get("/api/v1/claims")
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', "*"):
        again = await datasette.client.get("/api/v1/claims", headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = await datasette.client.get("/api/v1/claims?page_size=1", headers={"if-none-match": tag})
    assert other.status_code == 200
    assert "etag" not in (await datasette.client.get("/api/v1/claims/none")).headers


async def test_claim_review_only_where_a_person_reviewed(datasette: Any) -> None:
    graph = (await get(datasette, "/api/v1/claims/aaaa00000003.jsonld"))["@graph"]
    assert [node["@type"] for node in graph] == ["Claim", "ClaimReview"]
    review = graph[1]
    assert review["itemReviewed"]["@id"] == graph[0]["@id"]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven", "ratingValue": 2.0}
    assert review["author"] == {"@type": "Organization", "name": "Example Desk", "url": "desk.example"}


async def test_annotations_point_into_the_text(datasette: Any) -> None:
    collection = await get(datasette, f"/api/v1/sources/{newsroom.SOURCE_ID}/annotations.jsonld")
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 2
    for item in items:
        quoted, placed = item["target"]["selector"]
        start, end = placed["start"], placed["end"]
        assert newsroom.FIRST.text[start:end] == quoted["exact"]
        assert newsroom.FIRST.text[:start].endswith(quoted["prefix"])
        assert newsroom.FIRST.text[end:].startswith(quoted["suffix"])


async def test_google_shape(datasette: Any) -> None:
    for path in ("/api/v1/claims:search", "/v1alpha1/claims:search"):
        answer = await get(datasette, f"{path}?query=死亡&languageCode=zh-CN&key=abc&alt=json")
        assert answer == {
            "claims": [
                {
                    "text": "青石縣洪水造成29人死亡",
                    "claimant": "志願團體",
                    "claimDate": "2025-07-08T00:00:00Z",
                    "claimReview": [
                        {
                            "publisher": {"name": "Example Desk", "site": "desk.example"},
                            "url": "https://desk.example/r/1",
                            "title": "Were there 29 dead?",
                            "reviewDate": "2025-07-12T00:00:00Z",
                            "textualRating": "Unproven",
                            "languageCode": "en",
                        }
                    ],
                    "claimtrail": {"id": "aaaa00000003", "gloss": "29 dead in flood"},
                }
            ]
        }
    everything = await get(datasette, "/v1alpha1/claims:search?query=死亡&reviewed=any&pageSize=1")
    assert "claimReview" not in everything["claims"][0]
    following = await get(
        datasette,
        f"/v1alpha1/claims:search?query=死亡&reviewed=any&pageSize=1&pageToken={everything['nextPageToken']}",
    )
    assert [claim["claimtrail"]["id"] for claim in following["claims"]] == ["aaaa00000003"]
    assert "nextPageToken" not in following
    by_site = await get(datasette, "/v1alpha1/claims:search?reviewPublisherSiteFilter=desk.example")
    assert len(by_site["claims"]) == 1
    assert (await get(datasette, "/v1alpha1/claims:search?query=死亡&maxAgeDays=1"))["claims"] == []


async def test_check_and_extract_and_compare(datasette: Any) -> None:
    text = "A flood in Qingshi county killed 29 people on 8 July 2025."
    checked = await post(datasette, "/api/v1/check", {"text": text, "published": "2025-07-10"})
    assert [set(each) for each in checked["claims"]] == [{"appearance", "same", "conflicts", "related"}]
    extracted = await post(datasette, "/api/v1/extract", {"text": text, "lang": "en", "url": "https://a.example/1"})
    appearance = extracted["appearances"][0]
    assert appearance["source"]["url"] == "https://a.example/1"
    selector = appearance["selector"]
    assert text[selector["start"] : selector["end"]] == selector["exact"]
    compared = await post(datasette, "/api/v1/compare", {"left": "5 dogs died.", "right": "5 dogs died."})
    assert compared["relation"] == "same"


async def test_asking_needs_no_token_even_with_cookies(datasette: Any) -> None:
    response = await datasette.client.post(
        "/api/v1/compare", json={"left": "5 dogs", "right": "6 dogs"}, cookies={"ds_actor": "x"}
    )
    assert response.status_code == 200


async def test_what_nobody_foresaw_is_an_answer_too(datasette: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("db.reading.queries.stats", fails)
    monkeypatch.setattr("db.reading.listing.sources_page", fails)
    response = await datasette.client.get("/api/v1/health")
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal_error"
    assert "secret" not in response.text
    page = await datasette.client.get("/")
    assert page.status_code == 500
    assert "secret" not in page.text
    assert "Claimtrail" in page.text


async def test_health(datasette: Any) -> None:
    health = await get(datasette, "/api/v1/health")
    assert health["status"] == "ok"
    assert health["counts"]["claims"] == 5
    assert health["schema"].startswith("m0")
    assert health["last_write"].startswith("20")


async def test_the_dump_holds_every_row(datasette: Any, newsroom_path: Path) -> None:
    response = await datasette.client.get("/api/v1/dump")
    assert response.headers["content-type"] == "application/x-ndjson; charset=utf-8"
    lines = [json.loads(line) for line in response.text.splitlines()]
    assert lines[0]["claimtrail"]["tables"] == list(dump.TABLES)
    assert lines == list(dump.rows(newsroom_path))
    assert lines[-1] == {"claimtrail": {"rows": len(lines) - 2}}
    counted = {table: sum(line.get("table") == table for line in lines) for table in dump.TABLES}
    assert (counted["claims"], counted["appearances"], counted["redirects"], counted["reviews"]) == (5, 6, 1, 1)


async def test_a_dump_is_packed_for_who_takes_that(datasette: Any, newsroom_path: Path) -> None:
    whole = "".join(f"{dump.line(each)}\n" for each in dump.rows(newsroom_path))
    packed = await datasette.client.get("/api/v1/dump", headers={"accept-encoding": "br, gzip;q=0.8"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == whole  # the client unpacks
    for refused in ("gzip;q=0", "identity", ""):
        plain = await datasette.client.get("/api/v1/dump", headers={"accept-encoding": refused})
        assert "content-encoding" not in plain.headers
        assert plain.text == whole


async def test_a_dump_that_cannot_be_written_is_no_success(path: Path) -> None:
    from datasette.app import Datasette

    with closing(open_db(path)) as connection:
        connection.execute("UPDATE quantities SET base_value = 9e999")  # as versions before this one let people state
    served = Datasette([str(path)])
    await served.invoke_startup()
    assert (await served.client.get("/api/v1/dump")).status_code == 500
    assert (await served.client.head("/api/v1/dump")).status_code == 200


async def test_a_dump_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    path = newsroom.build(tmp_path / "news.db")
    before = list(dump.rows(path))
    lines = dump.rows(path)
    told = [next(lines) for _ in range(5)]
    with closing(open_db(path)) as writer:
        writer.execute("UPDATE claims SET gloss = 'rewritten'")
        writer.execute("DELETE FROM redirects")
    told += lines
    assert told == before
    after = list(dump.rows(path))
    assert after != before
    assert after[-1] == {"claimtrail": {"rows": len(before) - 3}}


async def test_permissions_of_tables_hold(newsroom_path: Path) -> None:
    from datasette.app import Datasette

    closed = {"databases": {"news": {"tables": {"quantities": {"allow": False}}}}}
    served = Datasette([str(newsroom_path)], metadata=closed)
    await served.invoke_startup()
    assert (await get(served, "/api/v1/claims", 403))["error"] == {
        "status": 403,
        "code": "forbidden",
        "message": "You may not read the table quantities: sign in or ask its owner.",
    }
    assert (await get(served, "/api/v1/sources"))["sources"]
    page = await served.client.get("/claim/aaaa00000001")
    assert page.status_code == 403
    assert "17 dead" not in page.text
    whole = Datasette([str(newsroom_path)], metadata={"databases": {"news": {"allow": {"id": "root"}}}})
    await whole.invoke_startup()
    await get(whole, "/api/v1/health", 403)
    cookie = {"ds_actor": whole.sign({"a": {"id": "root"}}, "actor")}
    response = await whole.client.get("/api/v1/health", cookies=cookie)
    assert response.status_code == 200


@pytest.mark.parametrize("table", ["audit", "history", "versions"])
async def test_a_dump_needs_every_table_that_it_holds(table: str, newsroom_path: Path) -> None:
    from datasette.app import Datasette

    closed = {"databases": {"news": {"tables": {table: {"allow": False}}}}}
    served = Datasette([str(newsroom_path)], metadata=closed)
    await served.invoke_startup()
    assert f"table {table}" in (await get(served, "/api/v1/dump", 403))["error"]["message"]


async def test_other_origins_may_read_when_the_server_says_so(newsroom_path: Path) -> None:
    from datasette.app import Datasette

    served = Datasette([str(newsroom_path)], cors=True)
    await served.invoke_startup()
    for path in ("/api/v1/claims", "/api/v1/claims/none", "/api/v1/nothing"):
        assert (await served.client.get(path)).headers["access-control-allow-origin"] == "*"
    response = await served.client.options("/api/v1/check")
    assert (response.status_code, response.headers["allow"]) == (204, "POST, OPTIONS")
    plain = Datasette([str(newsroom_path)])
    await plain.invoke_startup()
    assert "access-control-allow-origin" not in (await plain.client.get("/api/v1/claims")).headers


async def test_addresses_keep_the_prefix_that_datasette_is_served_under(newsroom_path: Path) -> None:
    from datasette.app import Datasette

    served = Datasette([str(newsroom_path)], settings={"base_url": "/desk/"})
    await served.invoke_startup()
    claim = (await served.client.get("/api/v1/claims/aaaa00000001")).json()
    assert claim["page"] == "http://localhost/desk/claim/aaaa00000001"
    page = await served.client.get("/claim/aaaa00000001")
    assert 'href="/desk/search"' in page.text
    assert 'href="/desk/-/static-plugins/claimtrail/claims.css?' in page.text


MADE_UP: tuple[list[Any], ...] = (
    [{}, 1],
    ["", 2**63],
    ["", -(2**70)],
    ["", True],
    ["", None],
    ["", 0.5],
    ["", math.nan],
    ["\ud800", 1],
    [1, 2],
)


@pytest.mark.parametrize(
    "token", ["", "!", "bnVsbA", "WzFd", "WzEsIDJd", "é" * 3, "W" * 1001, *map(tokens.written, MADE_UP)]
)
def test_tokens_that_nobody_gave(token: str) -> None:
    with pytest.raises(ApiError, match=r"^after is not one that this address gave"):
        tokens.read(token, (str | None, int), "after")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        (f"/api/v1/sources/{newsroom.SOURCE_ID}/annotations.jsonld", [None, 1, "x"]),
        ("/api/v1/claims", ["2026-01-01", 10**20]),
        ("/api/v1/sources", ["2026-01-01", "\ud800"]),
        ("/api/v1/links", [math.inf, "", ""]),
    ],
)
async def test_tokens_that_are_made_up_are_told(datasette: Any, path: str, key: list[Any]) -> None:
    error = (await get(datasette, f"{path}?page_token={tokens.written(key)}", 400))["error"]
    assert error["message"].startswith("page_token is not one")


async def test_google_hears_of_its_own_parameter(datasette: Any) -> None:
    error = (await get(datasette, "/v1alpha1/claims:search?query=17&pageToken=x", 400))["error"]
    assert error["message"].startswith("pageToken is not one")


def test_tokens_carry_their_key() -> None:
    keys: tuple[list[str | int | float | None], ...] = (["2025-07-09", 3], [None, 4])
    for key in keys:
        assert tokens.read(tokens.written(key), (str | None, int)) == key
    assert tokens.written(None) is None


def test_text_fragments() -> None:
    def link(url: str | None, exact: str) -> str | None:
        return standards.text_fragment(url, {"exact": exact})

    assert link("https://a.example/x#top", "两千万，a-b & c") is not None
    found = link("https://a.example/x#top", "两千万，a-b & c") or ""
    assert found.startswith("https://a.example/x#:~:text=")
    assert unquote(found.split("text=")[1]) == "两千万，a-b & c"
    assert found.split("text=")[1].isascii()
    assert not set("-,&") & set(found.split("text=")[1])
    assert (link("https://a.example/", "one\n\n two ") or "").endswith("#:~:text=one,two")
    assert link("https://a.example/", "\n") == "https://a.example/"
    assert link(None, "x") is None
    assert link("javascript:alert(1)", "x") is None
