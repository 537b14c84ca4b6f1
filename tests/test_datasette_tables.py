"""Datasette's own pages on our tables: described, labelled, searchable in Chinese, with queries, on both lines."""

from __future__ import annotations

import asyncio
import re
import socket
import sqlite3
from html import unescape
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
import yaml
from datasette import __version__ as datasette_version
from uvicorn.config import LOGGING_CONFIG

from claims.serving import serve_database
from claims.web.requests import remembered
from claims.web.tables import described, quick_facets
from db import open_db

ROOT = Path(__file__).resolve().parent.parent
STABLE = datasette_version.startswith("0.")
TABLES = described.description()["databases"]["claims"]["tables"]
QUERIES = described.description()["databases"]["claims"]["queries"]
HIDDEN = {name for name, table in TABLES.items() if table.get("hidden")}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Table or view -> columns, of a new database."""
    connection = open_db(tmp_path_factory.mktemp("schema") / "a.db", create=True)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    columns = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names}
    connection.close()
    return {name: found for name, found in columns.items() if not re.search(r"_fts|sqlite_sequence", name)}


async def rows(datasette: Any, path: str) -> list[dict[str, Any]]:
    response = await datasette.client.get(path, follow_redirects=True)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found


def test_every_table_and_column_is_described(schema: dict[str, list[str]]) -> None:
    assert {name for name in TABLES if not name.endswith("_fts")} == set(schema)
    for table in set(schema) - HIDDEN:
        assert TABLES[table]["description"].endswith(".")
        described_columns = set(TABLES[table].get("columns", {}))
        assert described_columns <= set(schema[table]), table
        views = {"conflicts", "claims_by_source", "single_source_claims", "review_queue", "altered_since_first_seen"}
        if table not in views:
            assert described_columns | {"id", "docid"} >= set(schema[table]), table


def test_what_tables_are_told_to_do_exists(schema: dict[str, list[str]]) -> None:
    for name, table in TABLES.items():
        if name not in schema:
            continue
        named = [table.get(key) for key in ("label_column", "sort", "sort_desc", "fts_pk")]
        assert {column for column in (*named, *table.get("facets", [])) if column} <= set(schema[name]), name


def test_the_two_files_say_nothing_twice() -> None:
    def keys(name: str) -> set[tuple[str, str]]:
        tables = yaml.safe_load((ROOT / "claims" / "web" / name).read_text(encoding="utf8"))["databases"]["claims"][
            "tables"
        ]
        return {(table, key) for table, settings in tables.items() for key in settings}

    assert not keys("metadata.yaml") & keys("datasette.yaml")


@pytest.mark.parametrize("table", sorted(set(TABLES) - HIDDEN))
async def test_every_table_page_opens_and_says_what_it_holds(datasette: Any, table: str) -> None:
    response = await datasette.client.get(f"/news/{table}")
    assert response.status_code == 200
    assert TABLES[table]["description"].split(",")[0].split("'")[0] in response.text
    for column in list(TABLES[table].get("columns", {}).values())[:3]:
        assert column.split("'")[0].split('"')[0] in response.text


@pytest.mark.parametrize("name", sorted(QUERIES))
async def test_every_query_page_runs(datasette: Any, name: str) -> None:
    response = await datasette.client.get(f"/news/{name}?publisher=海")
    assert response.status_code == 200
    assert QUERIES[name]["title"] in response.text or QUERIES[name]["description"] in response.text
    found = await rows(datasette, f"/news/{name}.json?publisher=海&_shape=array")
    assert found, "the newsroom has something for every query"


async def test_queries_link_to_our_pages(datasette: Any) -> None:
    response = await datasette.client.get("/news/contradictions")
    assert '<a href="/claim/aaaa00000003">29人</a>' in response.text
    response = await datasette.client.get("/news/by_publisher?publisher=海")
    assert '<a href="/claim/aaaa00000001">17 dead in flood</a>' in response.text


async def test_cells_link_to_our_pages_and_stay_text(datasette: Any) -> None:
    response = await datasette.client.get("/news/claims")
    assert '<a href="/claim/aaaa00000001">17 dead in flood</a>' in response.text
    assert "5 dogs &lt;script&gt;alert(5)&lt;/script&gt;</a>" in response.text
    assert "<script>alert(5)" not in response.text


async def test_every_link_of_every_table_page_to_our_pages_opens(datasette: Any) -> None:
    found: set[str] = set()
    for table in sorted(set(TABLES) - HIDDEN):
        page = (await datasette.client.get(f"/news/{table}")).text
        found |= {unescape(href) for href in re.findall(r'href="(/(?:claim|source)/[^"]*)"', page)}
    assert "/claim/aaaa00000002" in found
    for href in found:
        assert (await datasette.client.get(href)).status_code == 200, href


async def test_datasettes_pages_lead_to_ours_and_give_sentences_room(datasette: Any) -> None:
    page = (await datasette.client.get("/news/claims")).text
    assert '<a href="/check">Check a text</a>' in page
    sheet = re.search(r'href="(/-/static-plugins/claimtrail/tables.css[^"]*)"', page)
    assert sheet is not None
    assert (await datasette.client.get(sheet.group(1))).status_code == 200


async def test_foreign_keys_show_labels(datasette: Any) -> None:
    found = await rows(datasette, "/news/appearances.json?_shape=array&_labels=on&_size=1&claim_id=aaaa00000002")
    assert found[0]["claim_id"] == {"value": "aaaa00000002", "label": ">23,000 moved"}
    assert found[0]["source_id"]["label"] == "青石县洪水成灾"


@pytest.mark.parametrize(
    ("table", "query", "found"),
    [
        ("claims", "亡", 2),
        ("claims", "死亡", 2),
        ("claims", "縣洪水", 1),
        ("claims", "县洪水", 1),
        ("claims", "17", 1),
        ("claims", "nothing of the sort", 0),
        ("claims", "!", 0),
        ("claims", '"unclosed', 0),
        ("claims", "OR NOT ( *", 0),
        ("claims", "dead flood", 2),
        ("appearances", "亡", 2),
        ("appearances", "道", 0),
        ("sources", "洪水", 1),
        ("sources", "山城电台", 1),
    ],
)
async def test_search_never_answers_with_everything(datasette: Any, table: str, query: str, found: int) -> None:
    response = await datasette.client.get(f"/news/{table}.json", params={"_search": query, "_shape": "array"})
    assert response.status_code == 200, response.text
    assert len(response.json()) == found


async def test_the_database_page_names_what_is_in_it_and_hides_machinery(datasette: Any) -> None:
    response = await datasette.client.get("/news")
    assert "Sources hold versions of a text" in response.text
    assert "Contradictions" in response.text
    for table in ("match_keys", "claims_fts", "_sqlite_migrations"):
        assert f'href="/news/{table}"' not in response.text


async def test_settings_suit_our_tables(datasette: Any) -> None:
    assert datasette.setting("suggest_facets") is False
    assert datasette.setting("facet_time_limit_ms") == 150


async def test_what_the_server_says_goes_before_what_we_say(newsroom_path: Path) -> None:
    from datasette.app import Datasette

    mine = {
        "title": "Our desk",
        "databases": {"news": {"description": "Mine.", "tables": {"claims": {"description": "Ours.", "size": 2}}}},
    }
    served = Datasette([str(newsroom_path)], metadata=mine, settings={"facet_time_limit_ms": 77})
    await served.invoke_startup()
    page = (await served.client.get("/news/claims")).text
    assert "Ours." in page
    assert page.count('<a href="/claim/') == 2
    assert "Mine." in (await served.client.get("/news")).text
    assert served.setting("facet_time_limit_ms") == 77
    assert served.setting("suggest_facets") is False


async def test_beside_strangers_only_our_database_is_described(newsroom_path: Path, tmp_path: Path) -> None:
    from datasette.app import Datasette

    stranger = tmp_path / "stranger.db"
    connection = sqlite3.connect(stranger)
    connection.executescript("CREATE TABLE claims (id, gloss); INSERT INTO claims VALUES ('x', 'their own')")
    connection.close()
    served = Datasette([str(newsroom_path), str(stranger)])
    await served.invoke_startup()
    page = (await served.client.get("/stranger/claims")).text
    assert "their own" in page
    assert "/claim/" not in page
    assert "tables.css" not in page
    assert "What one or more appearances assert" not in page
    assert served.setting("suggest_facets") is True
    assert "What one or more appearances assert" in (await served.client.get("/news/claims")).text


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("fold('２０００萬個鏡頭')", "2000万个镜头"),
        ("fold(null)", None),
        ("fold(5)", "5"),
        ("fts_text('两千万')", "两 千 万"),
        ("escape_fts('摄像头')", '"摄 像 头"'),
        ("text_fragment('https://a.example/', '两万')", "https://a.example/#:~:text=%E4%B8%A4%E4%B8%87"),
        ("text_fragment(null, '两万')", None),
        ("text_fragment('a.txt', '两万')", None),
    ],
)
async def test_sql_functions(datasette: Any, call: str, answer: str | None) -> None:
    path = "/news.json" if STABLE else "/news/-/query.json"
    response = await datasette.client.get(path, params={"sql": f"select {call} as answer", "_shape": "array"})
    assert response.json() == [{"answer": answer}]


async def test_csv_and_json_of_everything(datasette: Any) -> None:
    response = await datasette.client.get("/news/claims.csv?_size=max")
    assert response.text.count("\r\n") == 6
    assert "洪水造成17人死亡" in response.text
    assert len(await rows(datasette, "/news/conflicts.json?_shape=array")) == 2


def test_serve_is_plain_datasette(newsroom_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`claims serve` adds a way to sign in to `datasette claims.db`, here alone; the plugin brings the rest."""
    called: list[list[str]] = []
    monkeypatch.setattr("datasette.cli.cli.main", lambda args, **_: called.append(args))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve_database(str(newsroom_path), "127.0.0.1", port)
    serve_database(str(newsroom_path), "0.0.0.0", port)
    asked = [["serve", str(newsroom_path), "--host", host, "--port", str(port)] for host in ("127.0.0.1", "0.0.0.0")]
    assert called == [[*asked[0], "--root"], asked[1]]
    assert LOGGING_CONFIG["loggers"]["uvicorn.access"]["level"] == "WARNING", "queries and tokens are nobody's lines"


def test_an_address_with_a_host_of_ipv6_can_be_opened(
    newsroom_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("datasette.cli.cli.main", lambda **_: None)
    monkeypatch.setattr("claims.serving._demand_free", lambda *_: None)
    serve_database(str(newsroom_path), "::1", 8001)
    said = capsys.readouterr().err
    assert f"Serving {newsroom_path} at http://[::1]:8001/ until Ctrl-C." in said
    assert "Write it with brackets, http://[::1]:8001/…, or no browser opens it." in said


@pytest.mark.parametrize("address", ["/news/claims_by_source", "/news/claims?kind=count", "/news/claims?_search=17"])
async def test_large_files_are_shown_without_counting_what_is_slow(
    datasette: Any, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    shown = re.compile(r"\d+ rows?\b")
    assert shown.search((await datasette.client.get(address)).text)
    monkeypatch.setattr("claims.web.tables.large_tables.LARGE", 0)
    page = await datasette.client.get(address)
    assert page.status_code == 200
    assert "aaaa0000000" in page.text, "the rows are there"
    assert not shown.search(page.text)
    assert shown.search((await datasette.client.get("/news/claims")).text), "a whole table is counted fast"
    counted = await datasette.client.get(f"{address}{'&' if '?' in address else '?'}_nocount=")
    assert shown.search(counted.text), "who asks gets the count"


async def facet(datasette: Any, address: str, name: str) -> tuple[str, dict[str, int]]:
    """The type of a facet and the count of each value, as Datasette's JSON tells them."""
    response = await datasette.client.get(address.replace("?", ".json?_extra=facet_results&"), follow_redirects=True)
    results = response.json()["facet_results"]
    told = results.get("results", results)[name]
    return told["type"], {each["value"]: each["count"] for each in told["results"]}


async def test_facets_are_exact_where_that_is_fast(datasette: Any) -> None:
    assert await facet(datasette, "/news/claims?_size=1", "kind") == ("column", {"count": 4, "amount": 1})
    assert await facet(datasette, "/news/claims?lang=zh", "kind") == ("column", {"count": 3})
    assert await facet(datasette, "/news/claims?_search=亡", "lang") == ("column", {"zh": 2})


async def test_facets_of_more_say_of_how_many_rows_they_are(datasette: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.web.tables.quick_facets.COUNTED", 2)
    monkeypatch.setattr("claims.web.tables.quick_facets.FOUND", 1)
    assert await facet(datasette, "/news/claims?lang=zh", "kind") == ("of 2 rows", {"count": 2})
    assert await facet(datasette, "/news/claims?_search=亡", "lang") == ("of 1 rows", {"zh": 1})
    page = (await datasette.client.get("/news/claims?lang=zh")).text
    assert re.search(r"<strong>kind \(of 2 rows\)", page)
    assert await facet(datasette, "/news/claims?lang=zh&_facet=status", "status") == (
        "column",
        {"open": 2, "reviewed": 1},
    )


async def test_nobody_waits_for_a_whole_table_to_be_counted(
    newsroom_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datasette.app import Datasette

    served = Datasette([str(newsroom_path)])
    await served.invoke_startup()
    monkeypatch.setattr("claims.web.tables.quick_facets.PATIENCE", 0)
    monkeypatch.setattr("claims.web.tables.quick_facets.COUNTED", 3)
    kind, counts = await facet(served, "/news/claims?_size=1", "kind")
    assert (kind, sum(counts.values())) == ("of 3 rows", 3)
    for _ in range(50):
        await asyncio.sleep(0.02)
        kind, counts = await facet(served, "/news/claims?_size=1", "kind")
        if kind == "column":
            break
    assert (kind, counts) == ("column", {"count": 4, "amount": 1}), "counted meanwhile"


async def test_strangers_tables_get_each_suggestion_once(newsroom_path: Path, tmp_path: Path) -> None:
    from datasette.app import Datasette

    stranger = tmp_path / "stranger.db"
    connection = sqlite3.connect(stranger)
    connection.executescript("CREATE TABLE dogs (colour); INSERT INTO dogs VALUES ('red'), ('red'), ('blue')")
    connection.close()
    served = Datasette([str(newsroom_path), str(stranger)])
    await served.invoke_startup()
    told = (await served.client.get("/stranger/dogs.json?_extra=suggested_facets")).json()
    assert [each["name"] for each in told["suggested_facets"]] == ["colour"]


async def test_the_same_facet_of_other_rows_is_another_answer(datasette: Any) -> None:
    ours = quick_facets._Remembering(datasette)
    for value in (1, 2):
        found = await ours.execute("news", "select :wanted", {"wanted": value})
        assert found.rows[0][0] == value


async def test_the_answers_asked_for_last_are_remembered(datasette: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    monkeypatch.setattr(remembered, "_answers", WeakKeyDictionary())
    asked: list[str] = []

    async def told(name: str) -> str:
        async def find() -> str:
            asked.append(name)
            return name

        return await remembered.remembered(database, name, find)

    database = datasette.get_database("news")
    assert [await told(name) for name in "abcada"] == [*"abcada"]
    assert asked == ["a", "b", "c", "d"]
    await told("b")
    assert asked[4:] == ["b"], "forgotten for the d"


async def test_visitors_who_come_together_wait_for_one_search(datasette: Any) -> None:
    ends = asyncio.Event()
    begun = 0

    async def find() -> str:
        nonlocal begun
        begun += 1
        await ends.wait()
        return "found"

    database = datasette.get_database("news")
    visitors = [asyncio.ensure_future(remembered.remembered(database, "together", find)) for _ in range(3)]
    await asyncio.sleep(0)
    visitors[0].cancel()  # who leaves takes nothing from the others
    await asyncio.sleep(0)
    ends.set()
    assert await asyncio.gather(*visitors[1:]) == ["found", "found"]
    assert begun == 1


async def test_a_search_that_fails_is_begun_again(datasette: Any) -> None:
    outcomes = iter((OSError("no room"), "found"))

    async def find() -> str:
        outcome = next(outcomes)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    database = datasette.get_database("news")
    with pytest.raises(OSError, match="no room"):
        await remembered.remembered(database, "failing", find)
    assert await remembered.remembered(database, "failing", find) == "found"


@pytest.mark.parametrize("address", ["/news/quantities", "/news/links", "/news/conflicts"])
async def test_a_search_in_a_large_file_is_passed_over_where_there_is_none(
    datasette: Any, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    shown = len(await rows(datasette, f"{address}.json?_search=17&_shape=array"))
    monkeypatch.setattr("claims.web.tables.large_tables.LARGE", 0)
    assert len(await rows(datasette, f"{address}.json?_search=17&_shape=array")) == shown > 0


async def test_what_a_search_finds_in_a_large_file_comes_as_it_was_added(
    datasette: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def order(found: list[dict[str, Any]]) -> list[str]:
        return [each["id"][-1] for each in found]

    address = "/news/claims.json?_search=洪水&_shape=array"
    assert order(await rows(datasette, address)) == ["1", "3"], "by day"
    monkeypatch.setattr("claims.web.tables.large_tables.LARGE", 0)
    assert order(await rows(datasette, address)) == ["3", "1"], "the last one first"
    assert order(await rows(datasette, f"{address}&_sort=id")) == ["1", "3"], "who asks for an order gets it"
