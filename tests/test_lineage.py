"""Who said it, who reported it, who repeats it; names under all their spellings, and links that lead to sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli
from claims.ingest.publishers import bodies, body_by_name, by_name, publishers
from db import open_db
from extract.text.fold import fold

REPORT = "县政府表示，青溪县洪水造成17人死亡，2.3万名居民被紧急转移。"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    return tmp_path


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return done


def add(*articles: dict[str, str]) -> None:
    Path("news.jsonl").write_text("\n".join(json.dumps(each) for each in articles), encoding="utf8")
    run("add", "news.jsonl")


def rows(query: str, *values: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in open_db("desk.db").execute(query, values)]


def claim_of(exact: str) -> str:
    select = (
        "SELECT claim_id FROM appearances JOIN quantities ON appearance_id = appearances.id WHERE quantities.exact = ?"
    )
    return str(rows(select, exact)[0][0])


def test_the_chain_of_a_claim(desk: Path) -> None:
    article = {"published": "2025-07-09", "url": "https://one.example/", "publisher": "山城晚报", "text": REPORT}
    other = {"published": "2025-07-10", "url": "https://two.example/", "publisher": "江海通讯社"}
    third = {"published": "2025-07-11", "url": "https://three.example/", "publisher": "海角新聞"}
    add(
        article,
        {**other, "text": "据《山城晚报》报道，青溪县洪水造成17人死亡。"},
        {**third, "text": REPORT},
    )
    shown = run("show", claim_of("17人")).stdout.splitlines()
    assert "said by: 县政府" in shown
    assert "reported by: 山城晚报 (2025-07-09)" in shown
    told = " ".join(shown)
    assert "江海通讯社 (2025-07-10) citing 山城晚报" in told
    assert "海角新聞 (2025-07-11) in the words of 山城晚报" in told


def test_no_source_repeats_itself(desk: Path) -> None:
    add(
        {"published": "2025-07-08", "url": "https://one.example/", "publisher": "海角日报", "text": REPORT},
        {
            "published": "2025-07-09",
            "url": "https://two.example/",
            "publisher": "江海通讯社",
            "text": f"据江海通讯社报道，{REPORT}",
        },
    )
    told = " ".join(run("show", claim_of("17人")).stdout.split())
    assert "repeated by: 江海通讯社 (2025-07-09) in the words of 海角日报" in told


def test_a_claim_of_one_source_has_no_chain(desk: Path) -> None:
    add({"url": "https://one.example/", "publisher": "山城晚报", "text": REPORT})
    assert "reported by" not in run("show", claim_of("17人")).stdout


def test_names_are_one_across_scripts_and_languages(desk: Path) -> None:
    add(
        {"url": "https://one.example/", "text": "国家统计局表示，去年全国新增就业1,200万人。"},
        {"url": "https://two.example/", "text": "國家統計局表示，去年全國新增就業1,200萬人。"},
        {"url": "https://three.example/", "text": "The National Bureau of Statistics said output rose 5.2%."},
        {"url": "https://four.example/", "text": "据《新京报》报道，全市有1,300家书店。"},
        {"url": "https://five.example/", "text": "據新京報報道，全市有1,300家書店。"},
    )
    found = "SELECT publishers.name, kind, count(*) FROM attributions JOIN publishers ON publishers.id = publisher_id"
    assert rows(f"{found} GROUP BY 1 ORDER BY 3 DESC, 1") == [("国家统计局", "body", 3), ("新京报", "outlet", 2)]


def test_people_add_spellings_and_bodies(desk: Path) -> None:
    add({"url": "https://one.example/", "text": "县政府表示，洪水造成17人死亡。"})
    assert rows("SELECT publisher_id FROM attributions") == [(None,)]
    told = run("correct", "青溪县人民政府", "--also", "县政府", "--also", "Qingxi county government")
    assert told.stderr.endswith("1 attribution resolved by it.\n")
    assert rows("SELECT name, names FROM publishers") == [
        ("青溪县人民政府", '["青溪县人民政府", "县政府", "Qingxi county government"]')
    ]
    assert rows("SELECT publisher_id FROM attributions") == [(1,)]
    add({"url": "https://two.example/", "text": "The Qingxi county government said 23,000 people were moved."})
    assert rows("SELECT DISTINCT publisher_id FROM attributions") == [(1,)]


def test_two_publishers_that_people_call_one_are_one_from_then_on(desk: Path) -> None:
    carried = "青溪县有27所学校。"
    add(
        {"url": "https://one.example/", "publisher": "乌江纪事", "text": carried},
        {"url": "https://two.example/", "publisher": "Wujiang Chronicle", "text": "Qingxi has 31 schools."},
        {"url": "https://three.example/", "text": "据《Wujiang Chronicle》报道，全市有1,300家书店。"},
    )
    led = "SELECT DISTINCT publishers.name FROM {0} JOIN publishers ON publishers.id = {0}.publisher_id ORDER BY 1"
    assert rows(led.format("sources")) == [("Wujiang Chronicle",), ("乌江纪事",)]
    assert rows(led.format("attributions")) == [("Wujiang Chronicle",)]
    run("correct", "乌江纪事", "--also", "Wujiang Chronicle")
    add({"url": "https://four.example/", "publisher": "Wujiang Chronicle", "text": "Qingxi has 46 bridges."})
    for _ in range(2):
        assert rows(led.format("sources")) == rows(led.format("attributions")) == [("乌江纪事",)]
        assert rows("SELECT name, names FROM publishers") == [("乌江纪事", '["乌江纪事", "Wujiang Chronicle"]')]
        run("link")


def test_a_spelling_that_was_an_outlets_is_whose_people_say(desk: Path) -> None:
    add({"url": "https://one.example/", "publisher": "新京报", "text": "全市有1,300家书店。"})
    add({"url": "https://two.example/", "publisher": "Beijing News", "text": "The city has 46 bridges."})
    run("correct", "乌江纪事", "--also", "Beijing News")
    add({"url": "https://three.example/", "publisher": "The Beijing News", "text": "The city has 27 schools."})
    led = "SELECT sources.publisher, name FROM sources JOIN publishers ON publishers.id = publisher_id ORDER BY docid"
    assert rows(led) == [("新京报", "新京报"), ("Beijing News", "乌江纪事"), ("The Beijing News", "乌江纪事")]


def test_an_outlet_that_people_name_first_is_made_once(desk: Path) -> None:
    add({"url": "https://one.example/", "text": "The city has 31 schools."})
    run("correct", "新京报", "--also", "Bookshop Daily")
    add({"url": "https://two.example/", "publisher": "The Beijing News", "text": "The city has 46 bridges."})
    assert rows("SELECT name FROM publishers") == [("新京报",)]


def test_what_people_write_into_the_table_holds_after_linking(desk: Path) -> None:
    add({"url": "https://one.example/", "text": "县政府表示，洪水造成17人死亡。"})
    connection = open_db("desk.db")
    connection.execute("INSERT INTO publishers (name, names) VALUES ('青溪县', '[\"縣政府\"]')")
    connection.close()
    run("link")
    assert rows("SELECT publishers.name FROM attributions JOIN publishers ON publishers.id = publisher_id") == [
        ("青溪县",)
    ]


@pytest.mark.parametrize("before", [True, False])
def test_links_beside_a_claim_lead_to_sources_added_before_and_later(desk: Path, before: bool) -> None:
    page = "<html><body><article><h1>青溪洪水</h1><p>青溪县<a href='https://www.one.example/flood/?utm_source=x#top'>洪水</a>"
    Path("page.html").write_text(
        f"{page}造成17人死亡。</p><p>其他消息见<a href='https://else.example/'>这里</a>。</p></article></body></html>"
    )
    cited = {"url": "http://one.example/flood", "title": "青溪县洪水成灾", "text": REPORT}
    if before:
        add(cited)
    run("add", "page.html", "--url", "https://page.example/")
    if not before:
        add(cited)
    shown = run("show", claim_of("17人")).stdout.replace("\n", "")
    assert "links to https://www.one.example/flood/?utm_source=x" in shown
    assert "= 青溪县洪水成灾" in shown
    assert "else.example" not in shown


def test_the_tables_name_nobody_twice() -> None:
    spelt: dict[str, str] = {}
    for each, names in [*((one.name, one.names) for one in publishers()), *((one.name, one.names) for one in bodies())]:
        for name in {fold(name).casefold() for name in (each, *names)}:
            assert spelt.setdefault(name, each) == each, name
    assert body_by_name("世界衛生組織") is body_by_name("the World Health Organization")
    assert by_name("The Beijing News") is by_name("新京報")
