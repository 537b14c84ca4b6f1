"""The command line as its users meet it: results on standard output, one sentence a failure, exit status 0, 1 or 2."""

from __future__ import annotations

import csv
import io
import json
import random
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import db.file.opening
from claims.commands.main import cli
from extract.model import Claim, Source

WORKING = [
    "add",
    "check",
    "compare",
    "correct",
    "demo",
    "doctor",
    "export",
    "extract",
    "import",
    "judge",
    "link",
    "publish",
    "recheck",
    "reextract",
    "remove",
    "review",
    "search",
    "serve",
    "show",
    "stats",
    "token",
    "verify",
]
ARTICLES = (
    {
        "url": "https://one.example/",
        "title": "摄像头",
        "published": "2019-12-06",
        "lang": "zh",
        "text": "据《海角新闻》报道，全国已安装两千万多个摄像镜头。每套照片售价8元，可买3万张人脸照片。",
    },
    {
        "url": "https://two.example/",
        "title": "Cameras",
        "published": "2020-06-09",
        "lang": "en",
        "text": "The country has more than 20 million surveillance cameras. Sales rose 12% to $3.5 billion in 2019.",
    },
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with two articles in JSON Lines and no database yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    (tmp_path / "two.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=stdin)


def filled(*arguments: str) -> Result:
    assert run("add", "two.jsonl").exit_code == 0
    return run(*arguments)


def test_help_names_what_works_and_nothing_else() -> None:
    assert sorted(cli.commands) == WORKING
    for command in WORKING:
        shown = run(command, "--help")
        assert shown.exit_code == 0
        assert "Usage: " in shown.output


def test_a_folder_is_read_without_the_archive_of_its_database(desk: Path) -> None:
    run("add", "two.jsonl", "--db", "here.db")
    assert Path("here.warc.gz").exists()
    done = run("add", ".", "--db", "here.db")
    assert "here.warc.gz" not in done.stderr


def test_an_empty_name_is_no_folder(desk: Path) -> None:
    done = run("add", "")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        1,
        "'': nothing is named; give a path, an address or - for standard input",
    )
    assert filled("check", "").stderr == "No claim was found in the text.\n"


def test_an_interrupt_promises_no_more_than_was_kept(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claims import extracting, source_claims

    def interrupted(_: Source) -> list[Claim]:
        raise KeyboardInterrupt

    for module in (extracting, source_claims):
        monkeypatch.setattr(module, "claims_of", interrupted)
    stopped = run("extract", "two.jsonl", "--jobs", "1")
    assert (stopped.exit_code, stopped.stderr) == (130, "Stopped: run it again to have all of it.\n")


def test_add_then_add_again(desk: Path) -> None:
    first = run("add", "two.jsonl")
    assert first.exit_code == 0
    assert first.stderr == "2 new.\n"
    assert "摄像头" in first.stdout
    before = dump(desk)
    again = run("add", "two.jsonl")
    assert again.stderr == "2 unchanged.\n"
    assert dump(desk) == before


def dump(desk: Path) -> list[object]:
    """All rows of all tables but those that the search indexes keep for themselves."""
    connection = sqlite3.connect(desk / "desk.db")
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts_%'")
    return [
        (name, connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()) for (name,) in tables.fetchall()
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("noise.bin", random.Random(1).randbytes(9000), ""),
        ("page.html", b"<html><body><script>1</script></body></html>", ""),
        ("broken.jsonl", b'{"text": ', ""),
        (None, b"", "missing.txt"),
    ],
)
def test_a_bad_source_stops_no_other(desk: Path, name: str | None, content: bytes, message: str) -> None:
    bad = desk / (name or "missing.txt")
    if name is not None:
        bad.write_bytes(content)
    done = run("add", bad.name, "two.jsonl")
    assert done.exit_code == 1
    complaint, *_, summary = done.stderr.splitlines()
    assert complaint.startswith(bad.name)
    assert message in complaint
    assert "Traceback" not in done.stderr
    assert summary == "2 new, 1 failed."


def test_outcomes_as_rows(desk: Path) -> None:
    rows = [json.loads(line) for line in run("add", "two.jsonl", "--format", "jsonl").stdout.splitlines()]
    assert [row["outcome"] for row in rows] == ["new", "new"]
    assert rows[0]["ref"] == "https://one.example/"


@pytest.mark.parametrize(
    "query", ["两千万", "20 million cameras", "2000万", "20,000,000", "攝像", "摄像镜头", "surveillance"]
)
def test_search_finds_the_cameras(desk: Path, query: str) -> None:
    found = filled("search", query, "--format", "jsonl")
    assert found.exit_code == 0
    texts = [json.loads(line)["found_text"] for line in found.stdout.splitlines()]
    assert any("摄像" in text or "cameras" in text for text in texts[:2]), found.stdout


def test_a_number_in_either_language_finds_both(desk: Path) -> None:
    rows = [json.loads(line) for line in filled("search", "2000万", "--format", "jsonl").stdout.splitlines()]
    days = {row[name] for row in rows for name in ("published", "first_published", "last_published")}
    assert days >= {"2019-12-06", "2020-06-09"}  # linked, the two are one claim


def test_search_among_some_claims(desk: Path) -> None:
    def found(*arguments: str) -> list[dict[str, object]]:
        run_ = run("search", *arguments, "--format", "jsonl")
        assert run_.exit_code == 0, run_.output
        return [json.loads(line) for line in run_.stdout.splitlines()]

    every = [json.loads(line) for line in filled("search", "2000万", "--format", "jsonl").stdout.splitlines()]
    kinds = {row["kind"] for row in every}
    assert {row["kind"] for row in found("2000万", "--kind", "count")} == kinds & {"count"}
    assert not found("2000万", "--since", "2030-01-01")
    assert not found("2000万", "--until", "1999-01-01")
    assert run("search").exit_code == 2
    assert run("search", "--kind", "none").exit_code == 2
    assert "There is no source nowhere.txt" in run("search", "--source", "nowhere.txt").stderr


def test_search_by_whom_it_is_said_and_published(desk: Path) -> None:
    said = "2025年9月13日 濠江日報\n\n議員林望批評，渡輪公司過去三年接獲150宗投訴。渡輪公司指投訴只有92宗。\n"
    Path("said.txt").write_text(said, encoding="utf8")
    Path("more.txt").write_text("150名乘客獲救。\n", encoding="utf8")
    assert run("add", "said.txt", "more.txt").exit_code == 0

    def texts(*arguments: str) -> str:
        found = run("search", *arguments, "--format", "jsonl")
        assert found.exit_code == 0, found.output
        return found.stdout

    assert "150" in texts("--speaker", "林望")
    assert "92" not in texts("--speaker", "林望", "--kind", "count")
    assert texts("--publisher", "《濠江日报》")
    assert json.loads(texts("--speaker", "林望").splitlines()[0])["said_by"] == ["林望"]
    assert not texts("名乘客", "--publisher", "濠江日報")
    assert not texts("--speaker", "nobody")
    assert "published by nobody" in run("search", "--publisher", "nobody").stderr
    assert "乘客" not in texts("150宗投訴")  # a figure alone only where nothing has any of the words
    assert "乘客" in texts("150宗烟囱")


def test_the_claims_of_a_source_are_listed(desk: Path) -> None:
    Path("bare.txt").write_text("9月12日，县医院收治46人。\n县政府表示，洪水造成12人死亡。\n", encoding="utf8")
    assert run("add", "bare.txt", "--published", "2025-09-13").exit_code == 0
    listed = run("search", "--source", "bare.txt", "--format", "jsonl").stdout.splitlines()
    told = json.loads(run("show", "bare.txt", "--format", "json").stdout)["claims"]
    assert {each["claim_id"] for each in told} == {json.loads(line)["id"] for line in listed}
    assert [each["start"] for each in told] == sorted(each["start"] for each in told)
    assert "12人死亡" in run("show", "bare.txt").stdout
    first = json.loads(run("search", "12", "--format", "jsonl").stdout.splitlines()[0])
    assert "12人" in first["figures"]


def test_search_without_result_says_so(desk: Path) -> None:
    found = filled("search", "甲乙丙丁")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "", "Nothing found.\n")
    assert "all words must stand in one sentence" in run("search", "甲乙 丙丁").stderr


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_formats_hold_the_same(desk: Path, form: str) -> None:
    expected = json.loads(filled("search", "两千万", "--format", "json").stdout)
    printed = run("search", "两千万", "--format", form).stdout
    if form == "json":
        found = json.loads(printed)
    elif form == "jsonl":
        found = [json.loads(line) for line in printed.splitlines()]
    else:
        found = list(csv.DictReader(io.StringIO(printed)))
    assert [row["id"] for row in found] == [row["id"] for row in expected]
    assert found[0]["gloss"] == expected[0]["gloss"]


def test_tables_fit_the_width(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", "100")
    for arguments in (
        ["add", "two.jsonl"],
        ["search", "8元"],
        ["stats"],
        ["extract", "two.jsonl", "--format", "table"],
    ):
        for line in run(*arguments).stdout.splitlines():
            assert cell_len(line) <= 100


def test_show_by_the_beginning_of_an_id(desk: Path) -> None:
    row = json.loads(filled("search", "8元", "--format", "jsonl").stdout.splitlines()[0])
    sheet = run("show", row["id"][:6])
    assert sheet.exit_code == 0
    assert "3万张人脸照片" in sheet.stdout
    assert "https://one.example/" in sheet.stdout
    detail = json.loads(run("show", row["id"], "--format", "json").stdout)
    assert detail["appearances"][0]["id"] == row["appearance_id"]


def test_show_tells_a_contradiction_once(desk: Path) -> None:
    for name, dead in (("one", 17), ("two", 17), ("three", 29)):
        Path(f"{name}.txt").write_text(f"The flood in Qingxi county on 9 July 2025 killed {dead} people.")
        run("add", f"{name}.txt", "--published", "2025-07-10", "--title", name, "--publisher", name)
    (row,) = json.loads(run("search", "17 people", "--format", "json", "--limit", "1").stdout)
    told = " ".join(run("show", row["id"]).stdout.split("Contradicted by")[1].split())
    assert told.count("killed 29 people") == 1


def test_show_what_is_not_there(desk: Path) -> None:
    done = filled("show", "ffffffffffffffff")
    assert done.exit_code == 1
    assert "There is no claim and no source ffffffffffffffff" in done.stderr
    assert run("show", " ").stderr.startswith("Error: Say the id of a claim or of a source")


def test_verify_finds_a_changed_text(desk: Path) -> None:
    assert filled("verify").exit_code == 0
    with sqlite3.connect(desk / "desk.db") as connection:
        connection.execute(
            "UPDATE versions SET text = '　' || text WHERE source_id IN (SELECT id FROM sources LIMIT 1)"
        )
    done = run("verify", "--format", "jsonl")
    assert done.exit_code == 1
    damages = [json.loads(line) for line in done.stdout.splitlines()]
    assert {damage["what"] for damage in damages} >= {"version", "appearance", "quantity"}
    assert all("add the source again" in damage["message"] for damage in damages)
    assert "damaged" in done.stderr


def test_stats(desk: Path) -> None:
    found = json.loads(filled("stats", "--format", "json").stdout)
    assert (found["sources"], found["first_published"], found["last_published"]) == (2, "2019-12-06", "2020-06-09")
    assert found["appearances"] >= 3


def test_extract_needs_no_database(desk: Path) -> None:
    printed = run("extract", "two.jsonl").stdout.splitlines()
    first = json.loads(printed[0])
    text = str(ARTICLES[0]["text"])
    assert first["source"]["url"] == "https://one.example/"
    selector = first["selector"]
    assert text[selector["start"] : selector["end"]] == selector["exact"]
    assert not (desk / "desk.db").exists()


def test_extract_from_standard_input(desk: Path) -> None:
    done = run(
        "extract", "-", "--lang", "zh", "--published", "2020-01-02", "--title", "T", stdin="全国共有3万家工厂。\n"
    )
    assert done.exit_code == 0
    first = json.loads(done.stdout.splitlines()[0])
    assert first["quantities"][0]["value"] == 30000
    assert first["source"]["title"] == "T"
    assert first["source"]["published"] == "2020-01-02"


def test_extract_names_what_fails_and_does_the_rest(desk: Path) -> None:
    done = run("extract", "missing.txt", "two.jsonl")
    assert done.exit_code == 1
    assert done.stderr.startswith("missing.txt")
    assert len(done.stdout.splitlines()) >= 3


def test_explain(desk: Path) -> None:
    done = run("extract", "two.jsonl", "--explain")
    assert done.exit_code == 0
    assert "两千万" in done.stdout


def test_compare(desk: Path) -> None:
    same = run("compare", "全国已安装两千万个摄像头", "全國已安裝2000萬個攝像頭", "--format", "json")
    assert json.loads(same.stdout)["relation"] == "same"
    conflict = run("compare", "青溪县山洪造成17人死亡", "青溪县山洪造成29人死亡")
    assert conflict.stdout.startswith("conflict")


def test_check(desk: Path) -> None:
    done = filled("check", "全国已安装2000万多个摄像头。", "--format", "jsonl")
    assert done.exit_code == 0
    assert any("摄像" in line for line in done.stdout.splitlines())


def test_linking_again_changes_nothing(desk: Path) -> None:
    filled("stats")
    before = dump(desk)
    assert run("link").exit_code == 0
    assert dump(desk) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["add"],
        ["add", "x", "--published", "yesterday"],
        ["search"],
        ["search", "x", "--format", "xml"],
        ["compare", "x"],
        ["serve", "--port", "0"],
        ["recheck", "--older-than", "30"],
        ["add", "x", "--jobs", "0"],
    ],
)
def test_wrong_usage(desk: Path, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Usage:" in done.stderr


@pytest.mark.parametrize("command", [["search", "x"], ["show", "x"], ["stats"], ["verify"], ["serve"], ["link"]])
def test_reading_makes_no_database(desk: Path, command: list[str]) -> None:
    done = run(*command)
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: There is no database desk.db")
    assert not (desk / "desk.db").exists()


def test_a_strangers_database(desk: Path) -> None:
    with sqlite3.connect(desk / "desk.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    done = run("add", "two.jsonl")
    assert done.exit_code == 1
    assert "another program" in done.stderr


def test_a_locked_database(desk: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    filled("stats")
    monkeypatch.setattr(db.file.opening, "WAIT", 0.05)
    holder = sqlite3.connect(desk / "desk.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    (desk / "three.jsonl").write_text('{"url": "https://three.example/", "text": "共3人。", "lang": "zh"}\n')
    done = run("add", "three.jsonl")
    assert done.exit_code == 1
    assert caplog.messages == ["The database is locked by another program: waiting up to 0.05 seconds for it."]
    assert (
        done.stderr.splitlines()[-1] == "Error: The database is locked by another program: try again when it is done."
    )
    holder.close()


def test_a_taken_port(desk: Path) -> None:
    filled("stats")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert done.exit_code == 1
    assert "choose another --port" in done.stderr


def test_demo(desk: Path) -> None:
    done = run("demo", "--no-serve")
    assert done.exit_code == 0
    assert "Claims that most sources tell" in done.stdout
    assert "Figures that contradict each other" in done.stdout
    assert run("demo", "--no-serve").exit_code == 0


def test_demo_spares_a_database_with_other_sources(desk: Path) -> None:
    filled("stats")
    before = dump(desk)
    done = run("demo", "--no-serve", "--db", "desk.db")
    assert done.exit_code == 1
    assert "holds sources that are not the demo's" in done.stderr
    assert dump(desk) == before


def test_demo_spares_what_people_did(desk: Path) -> None:
    assert run("demo", "--no-serve").exit_code == 0
    made = (desk / "desk.db").read_bytes()
    with closing(sqlite3.connect(desk / "desk.db")) as connection:
        (told,), (other,) = connection.execute("SELECT id FROM claims LIMIT 2")
    deeds = (
        ("correct", "海角新聞", "--also", "海角报"),
        ("correct", told, "--gloss", "摄像头"),
        ("remove", told),
        ("review", told, "--url", "https://check.example/1", "--by", "Check Desk", "--rating", "False"),
        ("judge", told, other, "different"),
        ("token", "create", "desk", "--scope", "reviews:write"),
    )
    for number, deed in enumerate(deeds):
        copy = f"{number}.db"
        (desk / copy).write_bytes(made)
        done = run(*deed, "--db", copy)
        assert done.exit_code == 0, done.output
        again = run("demo", "--no-serve", "--db", copy)
        assert again.exit_code == 1
        assert f"{copy} holds what people did since" in again.stderr


def test_demo_is_not_made_anew_below_a_program_that_shows_it(desk: Path) -> None:
    assert run("demo", "--no-serve").exit_code == 0
    with closing(sqlite3.connect(desk / "desk.db")) as shown:
        assert shown.execute("SELECT count(*) FROM sources").fetchone()[0]
        done = run("demo", "--no-serve")
    told = "Error: desk.db is open in another program: end that first, or name another file with --db.\n"
    assert (done.exit_code, done.stderr) == (1, told)


def test_as_a_process_with_a_reader_that_leaves(desk: Path) -> None:
    """`claims extract … | head -1` ends without a traceback."""
    lines = (json.dumps(ARTICLES[0] | {"url": f"https://{number}.example/"}) for number in range(2000))
    (desk / "many.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "claims", "extract", "many.jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=desk) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_rule_that_stumbles_stops_no_other_source(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import extract

    rules = extract.extract

    def stumbling(text: str, *arguments: object, **options: object) -> object:
        if "surveillance" in text:
            raise IndexError("list index out of range")
        return rules(text, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(extract, "extract", stumbling)
    for command in ("add", "extract"):
        done = run(command, "two.jsonl")
        assert done.exit_code == 1
        assert "https://two.example/: a rule failed on it (IndexError" in done.stderr
        assert "摄像" in done.stdout


def test_what_was_added_before_an_interrupt_stays(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claims import adding, source_claims

    rules = source_claims.claims_of

    def interrupted(source: Source) -> list[Claim]:
        if "surveillance" in source.text:
            raise KeyboardInterrupt
        return rules(source)

    monkeypatch.setattr(source_claims, "claims_of", interrupted)
    monkeypatch.setattr(adding, "_SOURCES", 1)  # what one transaction holds
    stopped = run("add", "two.jsonl")
    assert stopped.exit_code == 130
    assert stopped.stderr == "Stopped: what was done so far is kept, and running it again goes on from there.\n"
    assert json.loads(run("stats", "--format", "json").stdout)["sources"] == 1
    monkeypatch.undo()
    monkeypatch.chdir(desk)
    assert run("add", "two.jsonl", "--db", "desk.db").stderr == "1 new, 1 unchanged.\n"


@pytest.mark.parametrize("name", ["missing.txt", "./missing", "d1/my page.html", "/srv/missing"])
def test_a_missing_file_is_no_text_to_check(desk: Path, name: str) -> None:
    done = filled("check", name)
    assert done.exit_code == 1
    assert done.stderr == f"{Path(name).name}: there is no such file; check the path\n"


def test_a_region_that_nobody_knows(desk: Path) -> None:
    done = run("extract", "two.jsonl", "--region", "zz")
    assert done.exit_code == 2
    assert "'zz' is no region" in done.stderr
    assert "hk" in done.stderr
    assert run("extract", "two.jsonl", "--region", "HK").exit_code == 0


@pytest.mark.parametrize("url", ["javascript:alert(1)", "not a url", "news.example/a", ""])
def test_an_address_that_is_none(desk: Path, url: str) -> None:
    done = run("extract", "two.jsonl", "--url", url)
    assert done.exit_code == 2
    assert "is no web address" in done.stderr


def test_an_address_is_one_however_it_is_written(desk: Path) -> None:
    written = ("https://one.example/fire", " https://one.example/fire#comments")
    assert len({run("extract", "two.jsonl", "--url", each, "--format", "json").stdout for each in written}) == 1


def test_a_broken_pdf_is_told_in_our_words_only(desk: Path) -> None:
    (desk / "broken.pdf").write_bytes(b"%PDF-1.4\nbroken")
    done = subprocess.run(
        [sys.executable, "-m", "claims", "extract", "broken.pdf"], capture_output=True, text=True, check=False
    )
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("broken.pdf: the PDF is damaged")


def test_json_lines_that_hold_mistakes(desk: Path, caplog: pytest.LogCaptureFixture) -> None:
    (desk / "a.jsonl").write_text('{"text": b\n{"text": "共3人受伤。", "published": "someday"}\n', encoding="utf8")
    done = run("extract", "a.jsonl")
    told = "the line is not JSON: Expecting value at its character 10; write one JSON object on each line"
    assert done.stderr == f"a.jsonl line 1: {told}\n"
    assert caplog.messages == [
        "a.jsonl line 2: \"published\" is no date ('someday') and is passed over; write it as 2026-11-20"
    ]


def test_json_lines_with_a_region_that_nobody_knows(desk: Path, caplog: pytest.LogCaptureFixture) -> None:
    lines = [f'{{"text": "票价为3元。", "region": "{region}"}}' for region in ("zz", "HK", "")]
    (desk / "a.jsonl").write_text("\n".join(lines), encoding="utf8")
    told = [json.loads(line) for line in run("extract", "a.jsonl", "--format", "jsonl").stdout.splitlines()]
    assert [each["quantities"][0]["unit"] for each in told] == ["CNY", "HKD", "CNY"]
    assert caplog.messages == ["a.jsonl line 1: \"region\" is none whose money and units are known ('zz')"]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_stats_in_every_format(desk: Path, form: str) -> None:
    done = filled("stats", "--format", form)
    assert done.exit_code == 0
    if form == "csv":
        assert {"what": "sources", "count": "2"} in list(csv.DictReader(io.StringIO(done.stdout)))
    elif form != "table":
        assert json.loads(done.stdout)["sources"] == 2


def test_csv_holds_figures_and_no_objects(desk: Path) -> None:
    row = next(csv.DictReader(io.StringIO(filled("check", "全国有两千万个摄像头。", "--format", "csv").stdout)))
    assert (row["relation"], row["exact"][:8]) == ("same", "全国有两千万个摄")
    assert "{" not in "".join(row.values())
    [unknown] = csv.DictReader(io.StringIO(run("check", "共3人受伤。", "--format", "csv").stdout))
    assert (unknown["relation"], unknown["claim_id"]) == ("", "")
    extracted = next(csv.DictReader(io.StringIO(run("extract", "two.jsonl", "--format", "csv").stdout)))
    assert (extracted["negated"], extracted["source.url"]) == ("false", "https://one.example/")


def test_bytes_that_are_no_text_are_refused_in_a_sentence(desk: Path) -> None:
    filled()
    command: list[str | bytes] = [sys.executable, "-m", "claims", "show", b"flood\xff"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=desk, check=False)
    assert done.returncode == 2
    assert done.stderr == "Error: What was typed is not UTF-8: set the terminal to UTF-8 and type it again.\n"
