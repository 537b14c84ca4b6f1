"""The pages: what each shows, in both languages, and that no text of a source becomes markup."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from claims.commands.main import cli
from claims.match.statement.mention import from_claim
from claims.match.verdict.score import compare_mentions
from claims.web.words import marks, phrases, reasons, wording
from db import open_db
from db.texts.rows import source_id
from db.writing.store import Store
from extract import extract
from extract.model import Source
from tests import newsroom
from tests.conftest import served

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "claims" / "web" / "templates").glob("*.html"))
PAGES = (
    "/",
    "/search",
    "/search?q=17&kind=count&language=zh&min=3&max=20",
    "/claim/aaaa00000001",
    "/claim/aaaa00000005",
    f"/source/{newsroom.SOURCE_ID}",
    f"/source/{source_id(newsroom.OTHER)}?old=1&new=2",
    "/check",
    "/review",
    "/claim/none",
)


class Read(HTMLParser):
    """A page as tests ask of it: its elements in order, its visible text, and what was left open."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.texts))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


async def page(datasette: Any, path: str, **headers: str) -> Read:
    response = await datasette.client.get(path, headers=headers)
    assert response.status_code == (404 if path.endswith("none") else 200), response.text
    return Read(response.text)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_every_page_is_well_formed_and_usable(datasette: Any, path: str, lang: str) -> None:
    read = await page(datasette, path, **{"accept-language": lang})
    assert not read.open
    assert read.all("html")[0]["lang"] == phrases.HTML_LANG[lang]  # type: ignore[index]
    assert len(read.all("main")) == len(read.all("h1")) == 1
    assert [tag for tag, _ in read.elements[: read.elements.index(("body", {}))]].count("title") == 1
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids)), "ids are unique"
    labelled = {attributes.get("for") for attributes in read.all("label")}
    fields = [*read.all("input"), *read.all("select"), *read.all("textarea")]
    shown = [field for field in fields if field.get("type") != "hidden" and not field.get("aria-label")]
    assert {field["id"] for field in shown} <= labelled
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels)), "no level is skipped"
    named = " ".join(attributes.get("aria-labelledby") or "" for _, attributes in read.elements)
    assert set(named.split()) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
async def test_nothing_on_a_page_may_run(datasette: Any, path: str) -> None:
    response = await datasette.client.get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    for tag, attributes in Read(response.text).elements:
        assert tag not in ("iframe", "object", "img", "style")
        assert tag != "script" or (attributes.get("src") or "").startswith("/-/static-plugins/claimtrail/")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert "script:" not in (attributes.get("href") or attributes.get("action") or "")


async def test_the_overview_says_what_is_in_here(datasette: Any) -> None:
    read = await page(datasette, "/")
    for said in ("claims 5", "appearances 6", "sources 4", "contradictions 1", "published 2025-07-08 to 2025-07-10"):
        assert said in read.text
    hrefs = {attributes.get("href") for attributes in read.all("a")}
    assert {"/claim/aaaa00000001", "/claim/aaaa00000003", f"/source/{newsroom.SOURCE_ID}", "/news/claims"} <= hrefs


async def test_the_overview_draws_claims_over_time_and_remembers(newsroom_path: Path, tmp_path: Path) -> None:
    from datasette.app import Datasette

    path = shutil.copy(newsroom_path, tmp_path / "years.db")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE appearances SET published = (2000 + docid) || '-01-01'")
    served = Datasette([str(path)])
    await served.invoke_startup()
    read = await page(served, "/")
    assert re.search(r"From 20\d\d to 20\d\d, at most 1 in one period", read.text)
    assert len([each for each in read.all("rect") if each.get("class") == "column"]) == 6
    assert (await page(served, "/")).text == read.text


async def test_the_overview_leaves_other_databases_alone(newsroom_path: Path, tmp_path: Path) -> None:
    from datasette.app import Datasette

    stranger = tmp_path / "stranger.db"
    connection = sqlite3.connect(stranger)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    both = Datasette([str(newsroom_path), str(stranger)])
    assert "Powered by" in (await both.client.get("/")).text
    assert (await both.client.get("/claim/aaaa00000001")).status_code == 200
    alone = Datasette([str(stranger)])
    assert "Powered by" in (await alone.client.get("/")).text
    response = await alone.client.get("/claim/aaaa00000001")
    assert response.status_code == 404
    assert "No Claimtrail database is served here." in response.text
    assert (await alone.client.get("/api/v1/claims")).json()["error"]["code"] == "not_found"


async def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    from datasette.app import Datasette

    open_db(tmp_path / "new.db", create=True).close()
    served = Datasette([str(tmp_path / "new.db")])
    await served.invoke_startup()
    assert "Add an article with “claims add”." in (await page(served, "/")).text
    nothing = await page(served, "/search?q=洪水")
    assert "Nothing was found." in nothing.text
    assert {"/check?text=%E6%B4%AA%E6%B0%B4", "/search"} <= {attributes.get("href") for attributes in nothing.all("a")}
    assert (await served.client.get("/api/v1/claims")).json() == {"claims": [], "next_page_token": None}
    assert (await served.client.get("/api/v1/health")).json()["last_write"] is None
    assert len((await served.client.get("/api/v1/dump")).text.splitlines()) == 2
    checked = await served.client.post("/check", data={"text": "5 dogs died."})
    assert "Nothing about this is known here." in checked.text


async def test_a_claim_with_all_that_is_known(datasette: Any) -> None:
    read = await page(datasette, "/claim/aaaa00000001")
    assert "17 dead in flood" in read.text
    assert "appearances: 2 · sources: 2 independent: 2" in read.text
    assert "Flood kills 17" in read.text
    assert "the county government" in read.text
    assert len(read.all("mark")) == 4, "each place where it is made, and the figures of what is set beside it"
    assert read.text.count("29人 青石縣") == 1, "one contradiction for each other claim"
    assert "62,000,000 USD damage" in read.text, "related"
    fragments = [attributes["href"] for attributes in read.all("a") if "#:~:text=" in (attributes.get("href") or "")]
    assert len(fragments) == 2
    assert fragments[1] is not None
    assert fragments[1].startswith("https://gulf.example/asia/1?a=b#:~:text=A%20flood%20in%20Qingshi")


async def test_figures_of_one_thing_are_drawn_with_their_contradictions(datasette: Any) -> None:
    response = await datasette.client.get("/claim/aaaa00000001?lang=en")
    read = Read(response.text)
    kinds = [attributes["class"] for attributes in read.all("svg") if "dot" in (attributes.get("class") or "")]
    assert [kind for kind in kinds if kind == "dot conflict"] == ["dot conflict"] * 2, (
        "one in the picture, one in its key"
    )
    assert "3 figures between 17 and 29" in read.text
    assert re.search(r"2025-07-08 .{0,20}29人 29 山城電台 Contradicts", read.text), "the same as a table"
    alone = await page(datasette, "/claim/aaaa00000002")
    assert not alone.all("svg"), "no picture where there is nothing to see"


async def test_reviews_are_shown(datasette: Any) -> None:
    read = await page(datasette, "/claim/aaaa00000003")
    assert "Unproven" in read.text
    assert "https://desk.example/r/1" in {attributes.get("href") for attributes in read.all("a")}


async def test_the_id_of_a_merged_claim_leads_on(datasette: Any) -> None:
    response = await datasette.client.get("/claim/bbbb00000001", follow_redirects=False)
    assert response.status_code == 301
    assert response.headers["location"] == "/claim/aaaa00000001"


async def test_a_source_with_its_claims_marked(datasette: Any) -> None:
    response = await datasette.client.get(f"/source/{newsroom.SOURCE_ID}")
    assert "<mark>洪水造成17人死亡</mark><sup " in response.text
    read = Read(response.text)
    assert "青石县洪水成灾" in read.text
    assert "as the page states" in read.text
    assert {"/claim/aaaa00000001", "/claim/aaaa00000002"} <= {attributes.get("href") for attributes in read.all("a")}


async def test_rows_of_a_source_mark_their_own_figures(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text("洪水造成17人死亡、3人失踪。", encoding="utf8")
    run = CliRunner().invoke(cli, ["add", str(tmp_path / "flood.txt"), "--db", str(tmp_path / "flood.db")])
    assert run.exit_code == 0
    datasette = await served(tmp_path / "flood.db")
    (source,) = (await datasette.client.get("/api/v1/sources")).json()["sources"]
    html = (await datasette.client.get(f"/source/{source['id']}?lang=zh")).text
    assert re.findall(r'<a href="/claim/\w+"><bdi lang="zh-Hans">(.*?)</bdi></a>', html) == [
        "洪水造成<mark>17人</mark>死亡、3人失踪",
        "洪水造成17人死亡、<mark>3人</mark>失踪",
    ]


async def test_versions_of_a_source_stand_side_by_side(datasette: Any) -> None:
    read = await page(datasette, f"/source/{source_id(newsroom.OTHER)}?lang=en")
    assert "altered: 27人 → 29人" in read.text
    hrefs = {attributes.get("href") for attributes in read.all("a")}
    assert "?old=1&new=2#difference" in hrefs
    compared = await page(datasette, f"/source/{source_id(newsroom.OTHER)}?old=1&new=2&lang=en")
    assert "Version 1 beside version 2" in compared.text
    assert (len(compared.all("del")), len(compared.all("ins"))) == (3, 3), "as noticed, as compared, and the lines"
    assert "No figure changed" not in compared.text
    missing = await datasette.client.get(f"/source/{source_id(newsroom.OTHER)}?old=1&new=7")
    assert missing.status_code == 404


async def test_a_version_is_compared_with_the_one_before_and_the_first(newsroom_path: Path, tmp_path: Path) -> None:
    from datasette.app import Datasette

    path = shutil.copy(newsroom_path, tmp_path / "third.db")
    connection = open_db(path)
    Store(connection).add(replace(newsroom.OTHER, text=newsroom.OTHER.text.replace("29", "31")), (), "test 1")
    connection.close()
    served = Datasette([str(path)])
    await served.invoke_startup()
    read = await page(served, f"/source/{source_id(newsroom.OTHER)}")
    hrefs = {attributes.get("href") for attributes in read.all("a")}
    assert {"?old=2&new=3#difference", "?old=1&new=3#difference", "?old=1&new=2#difference"} <= hrefs


async def test_hostile_text_is_text(datasette: Any) -> None:
    hostile = source_id(newsroom.HOSTILE)
    response = await datasette.client.get(f"/source/{hostile}")
    read = Read(response.text)
    assert "<script>alert(1)</script>" in read.text
    assert "[U+202E]evil[U+202C]" in read.text
    assert "\u202e" not in response.text
    assert not [attributes for attributes in read.all("a") if "javascript" in (attributes.get("href") or "")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=洪", {1, 3}),
        ("q=县", {3}),
        ("q=縣洪水", {3}),
        ("q=亡", {1, 3}),
        ("q=受伤的人", set()),
        ("q=!?", set()),
        ("kind=amount", {4}),
        ("min=20&max=30", {3}),
        ("unit=USD", {4}),
        ("attribution=志愿", {3}),
        ("language=en", {4, 5}),
        ("published_after=2025-07-09", {4}),
        ("published_before=2025-07-09", {3}),
        ("q=&kind=&unit=", {1, 2, 3, 4, 5}),
    ],
)
async def test_search(datasette: Any, query: str, found: set[int]) -> None:
    read = await page(datasette, f"/search?{query}")
    hrefs = {attributes.get("href") for attributes in read.all("a")}
    assert {int(href[-1]) for href in hrefs if href and href.startswith("/claim/")} == found


async def test_reviewed_claims_are_told_apart(datasette: Any) -> None:
    found = await page(datasette, "/search")
    assert {"?status=open", "?status=reviewed"} <= {attributes.get("href") for attributes in found.all("a")}
    narrowed = await page(datasette, "/search?status=reviewed")
    assert "Status reviewed × remove" in narrowed.text
    assert len([each for each in narrowed.all("a") if "/claim/aaaa00000003" in (each.get("href") or "")]) > 0


async def test_a_search_is_narrowed_and_widened_by_links(datasette: Any) -> None:
    read = await page(datasette, "/search?lang=en")
    assert "Claims found 5" in read.text
    hrefs = [attributes.get("href") or "" for attributes in read.all("a")]
    assert {"?kind=amount", "?language=zh"} <= set(hrefs)
    assert re.search(r"count 4 amount 1", read.text)
    narrowed = await page(datasette, "/search?kind=count&min=20&lang=en")
    assert "Kind count × remove At least 20 × remove" in narrowed.text
    hrefs = [attributes.get("href") or "" for attributes in narrowed.all("a")]
    assert {"?min=20", "?kind=count"} <= set(hrefs), "each condition can be taken away"
    publisher = next(href for href in hrefs if "publisher=" in href)
    assert "kind=count&min=20&publisher=" in publisher
    of_one = await page(datasette, f"/search{publisher}")
    assert re.search("Publisher (新海日报|山城電台) ×", of_one.text), "a publisher is told by its name"


async def test_what_was_found_can_be_taken_away(datasette: Any) -> None:
    read = await page(datasette, "/search?q=洪&min=20")
    (address,) = [each["href"] for each in read.all("a") if "search.csv" in (each.get("href") or "")]
    response = await datasette.client.get(address)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="claims.csv"' in response.headers["content-disposition"]
    assert response.text.startswith("\ufeff"), "Excel reads it as UTF-8"
    rows = list(csv.DictReader(io.StringIO(response.text[1:])))
    assert [(row["figures"], row["said by"], row["published by"]) for row in rows] == [("29人", "志願團體", "山城電台")]
    assert rows[0]["address"] == "http://localhost/claim/aaaa00000003"
    of_one = await datasette.client.get(f"/search.csv?source={newsroom.SOURCE_ID}")
    assert len(list(csv.DictReader(io.StringIO(of_one.text[1:])))) == 2
    assert (
        f"/search.csv?source={newsroom.SOURCE_ID}" in (await datasette.client.get(f"/source/{newsroom.SOURCE_ID}")).text
    )
    assert "search.csv" not in (await datasette.client.get("/search?q=nothing+at+all")).text
    refused = await datasette.client.get("/search.csv?min=lots")
    assert refused.status_code == 400


async def test_whoever_is_named_as_the_speaker_stands_on_every_card(datasette: Any) -> None:
    found = await page(datasette, "/search?attribution=志愿")
    assert "according to 志願團體" in found.text
    spoken = await page(datasette, "/search?q=洪")
    assert "?q=%E6%B4%AA&attribution=" in " ".join(each.get("href") or "" for each in spoken.all("a")), (
        "one speaker of one claim in two narrows down"
    )
    opposed = await page(datasette, "/contradictions?lang=zh")
    assert "据 志願團體" in opposed.text
    assert "山城電台" in opposed.text, "who published it stands there too"


async def test_what_is_not_there_is_said_in_the_readers_language(datasette: Any) -> None:
    for path in ("/claim/none", "/source/none"):
        response = await datasette.client.get(path, headers={"accept-language": "zh"})
        assert response.status_code == 404
        assert "这个网址下没有内容" in response.text


async def test_fields_keep_what_was_typed(datasette: Any) -> None:
    read = await page(datasette, "/search?q=version+2.0&min=20&max=2.5")
    values = {field.get("name"): field.get("value") for field in read.all("input")}
    assert (values["q"], values["min"], values["max"]) == ("version 2.0", "20", "2.5")


async def test_bad_values_on_a_page_are_one_sentence(datasette: Any) -> None:
    response = await datasette.client.get("/search?min=lots")
    assert response.status_code == 400
    assert "min must be a plain number such as 20000000, not “lots”." in response.text


async def test_the_visitor_chooses_the_language(datasette: Any) -> None:
    read = await page(datasette, "/search?lang=zh&q=1", **{"accept-language": "en"})
    assert "搜索" in read.text
    assert "?q=1&lang=en" in {attributes.get("href") for attributes in read.all("a")}
    response = await datasette.client.get("/search?lang=zh")
    assert "claims_lang=zh" in response.headers["set-cookie"]
    remembered = await page(datasette, "/search", cookie="claims_lang=zh")
    assert "搜索" in remembered.text


async def test_check_finds_what_is_known(datasette: Any) -> None:
    text = "A flood in Qingshi county killed 29 people, the county government said."
    response = await datasette.client.post("/check", data={"text": text, "published": "2025-07-10"})
    assert response.status_code == 200
    assert "What the text claims" in Read(response.text).text
    linked = await page(datasette, "/check?text=5+dogs+died.&published=2025-07-10")
    assert "5 dogs died." in linked.text
    for sent in ({"text": "  "}, {"text": ""}, {"published": "2025-07-10"}):
        empty = await datasette.client.post("/check", data=sent)
        assert empty.status_code == 400
        assert Read(empty.text).all("textarea"), "the form is there to be filled in"
        assert "paste a text" in empty.text
    opened = await datasette.client.get("/check?text=")
    assert (opened.status_code, "paste a text" in opened.text) == (200, False)
    dateless = await datasette.client.post("/check", data={"text": "5 dogs died.", "published": ""})
    assert dateless.status_code == 200


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB, zh;q=0.5", "en"),
        ("fr;q=1, zh;q=0.2, en;q=0.1", "zh"),
        ("zh;q=0", "en"),
        ("*", "en"),
        ("zh;q=1.2.3", "en"),
    ],
)
def test_preferred_language(header: str, lang: str) -> None:
    assert phrases.preferred(header) == lang


def used_words() -> Iterator[str]:
    for template in TEMPLATES:
        text = template.read_text(encoding="utf8")
        yield from re.findall(r"\bw\.(\w+)", text)
        for prefix in re.findall(r"w\['(\w+_)' \+", text):
            yield from (key for key in phrases.WORDS if key.startswith(prefix))


def test_every_phrase_is_there_and_used() -> None:
    used = {
        *used_words(),
        "name",
        *(key for key in phrases.WORDS if key.startswith(("modifier_", "direction_", "unit_"))),
        "vague",
    }
    assert used == set(phrases.WORDS)


def test_phrases_take_the_same_values_in_both_languages() -> None:
    assert not [key for key, phrase in phrases.WORDS.items() if phrase.en.count("{}") != phrase.zh.count("{}")]


def test_pieces_add_up_to_the_text() -> None:
    text = "one two three\n\nfour five"
    spans = [marks.Span(4, 18, 1), marks.Span(4, 7, 2), marks.Span(0, 0, 3)]
    lines = marks.paragraphs(text, spans)
    assert ["".join(piece.text for piece in line) for line in lines] == ["one two three", "four five"]
    assert [piece.text for line in lines for piece in line if piece.marked] == ["two", " three", "fou"]
    assert [[span.number for span in piece.ending] for line in lines for piece in line if piece.ending] == [[2], [1]]


def test_marks_run_over_lines_and_nest() -> None:
    text = "a b\n\nc d e"
    spans = [marks.Span(2, 6, 1), marks.Span(2, 4, 2), marks.Span(5, 10, 3), marks.Span(7, 8, 4)]
    told = [
        [(piece.text, piece.marked, [span.number for span in piece.ending]) for piece in line]
        for line in marks.paragraphs(text, spans)
    ]
    assert told == [
        [("a ", False, []), ("b", True, [2])],
        [("c", True, [1]), (" ", True, []), ("d", True, [4]), (" e", True, [3])],
    ]


@given(st.text("ab \n\u202e", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_pieces_always_add_up(text: str, places: list[tuple[int, int]]) -> None:
    spans = [
        marks.Span(start, end, number)
        for number, (start, end) in enumerate(places)
        if start < end <= len(text) and text[start:end].strip()
    ]
    lines = marks.paragraphs(text, spans)
    assert ["".join(piece.text for piece in line) for line in lines] == [
        marks.visible(line) for line in text.split("\n") if line.strip()
    ]
    ended = [span.number for line in lines for piece in line for span in piece.ending]
    assert len(ended) == len(set(ended))
    marked = "".join(piece.text for line in lines for piece in line if piece.marked)
    covered = {at for span in spans for at in range(span.start, span.end)}
    offsets = [at for at, character in enumerate(text) if character != "\n" and at in covered]
    kept = [at for at in offsets if text[: at + 1].split("\n")[-1].strip() or text[at:].split("\n")[0].strip()]
    assert marked == marks.visible("".join(text[at] for at in kept))


def test_what_would_spoil_a_page_is_spelt_out() -> None:
    assert marks.visible("31\u202e13") == "31[U+202E]13"
    assert marks.visible("e\u0301\u0323 stays") == "e\u0301\u0323 stays"
    assert marks.visible("e" + "\u0301" * 40) == "e" + "\u0301" * 4 + "[+36]"
    assert marks.visible("很" * 5000) == "很" * 5000, "East Asian lines break anywhere"
    assert len(marks.visible("x" * 1_000_000)) < 420
    assert marks.brief("青溪山洪17死", 8) == "青溪山洪…"
    assert marks.brief("青溪山洪17死", 12) == "青溪山洪17死"


def test_figures_in_words() -> None:
    en, zh = phrases.words("en"), phrases.words("zh")
    base = {"kind": "count", "value": 20000000, "max_value": None, "unit": None, "per": None, "modifier": ">"}
    base |= {"direction": None, "vague": False}
    assert wording.figure(base, en) == "more than 20,000,000"
    assert wording.figure(base, zh) == "超过 20,000,000"
    share = {**base, "kind": "percent", "value": 3.5, "unit": "%", "modifier": "=", "direction": "up"}
    assert wording.figure(share, en) == "up 3.5%"
    rate = {**base, "value": 3, "max_value": 5, "unit": "CNY", "per": "份", "modifier": "~", "vague": True}
    assert wording.figure(rate, en) == "about 3–5 CNY/份 (in round terms)"
    year = {**base, "kind": "duration", "value": 1, "unit": "a", "modifier": "="}
    assert [wording.figure({**year, "value": value}, en) for value in (1, 2)] == ["1 year", "2 years"]
    assert wording.figure(year, zh) == "1 年"
    assert wording.figure({**year, "unit": "km"}, zh) == "1 km"
    day = {"kind": "date", "start_date": "2020-06-08", "end_date": "2020-06-08"}
    assert wording.figure(day, en) == "2020-06-08"
    assert wording.figure({**day, "end_date": "2020-06-30"}, en) == "2020-06-08 – 2020-06-30"
    assert wording.figure({**day, "start_date": "2020-06-01", "end_date": "2020-06-30"}, en) == "2020-06"
    assert wording.figure({**day, "start_date": "2020-01-01", "end_date": "2020-12-31"}, en) == "2020"
    assert (
        wording.figure({**day, "start_date": "2020-01-01", "end_date": "2021-12-31"}, en) == "2020-01-01 – 2021-12-31"
    )
    assert wording.figure({**day, "start_date": None}, en) == ""
    assert wording.figure({**base, "value": None}, en) == ""


async def test_reasons_come_in_the_readers_language(datasette: Any) -> None:
    page_in_chinese = await page(datasette, "/claim/aaaa00000001?lang=zh")
    assert "数字相符。" in page_in_chinese.text
    assert "agree" not in page_in_chinese.text
    assert "17 and 17 agree." in (await page(datasette, "/claim/aaaa00000001?lang=en")).text


def test_every_feature_has_its_reasons_in_chinese() -> None:
    text = "洪水造成17人死亡。"
    mention = from_claim(extract(text, "zh")[0], Source(text))
    told = [asdict(feature) for feature in compare_mentions(mention, mention).features]
    assert [reasons.reason(each, "zh")[1] for each in told] == ["zh"] * len(told)
    unknown = {"name": "moon", "value": 1.0, "sentence": "The moon is full."}
    assert reasons.reason(unknown, "zh") == ("The moon is full.", "en")


async def test_why_a_source_is_not_independent_is_said(newsroom_path: Path, tmp_path: Path) -> None:
    from datasette.app import Datasette

    path = shutil.copy(newsroom_path, tmp_path / "copied.db")
    connection = open_db(path)
    connection.execute("UPDATE sources SET publisher = '新海日报' WHERE publisher = 'Gulf Post'")
    connection.execute("UPDATE claims SET independent_source_count = 1 WHERE id = 'aaaa00000001'")
    connection.close()
    served = Datasette([str(path)])
    await served.invoke_startup()
    read = await page(served, "/claim/aaaa00000001?lang=en")
    assert "Of 2 sources, 1 are independent" in read.text
    assert "These 2 sources count as one" in read.text
    assert "not independent: after 青石县洪水成灾" in read.text
    in_chinese = await page(served, "/claim/aaaa00000001?lang=zh")
    assert "非独立: 与《青石县洪水成灾》同属一家媒体" in in_chinese.text


async def test_the_words_of_the_text_stand_under_every_gloss(datasette: Any) -> None:
    for path in ("/news/appearances", "/news/claims", "/news/conflicts", "/news/claims_by_source"):
        html = (await datasette.client.get(path)).text
        assert re.search(r'</a><br><bdi class="original">[^<]*洪水造成17人死亡', html), path
    in_english = await page(datasette, f"/source/{newsroom.SOURCE_ID}?lang=en")
    assert "洪水造成 17人 死亡" in in_english.text


async def test_claims_of_one_sentence_are_told_apart_by_their_figures(datasette: Any) -> None:
    found = (await page(datasette, "/search")).text
    assert "17人" in found
    assert "2.3万人" in found


async def test_a_page_that_there_is_not_is_missed_in_words(datasette: Any) -> None:
    response = await datasette.client.get("/no/such/page/here")
    assert response.status_code == 404
