"""What people mend, reject and take down: done, kept, and still so when texts change or rules do."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli
from db import open_db
from db.file.archive import archive_path
from db.people import curation
from db.upkeep.verifying import Damage, Proof
from db.writing.store import Store

FIRST = "青溪县发生洪水。\n县政府表示，洪水造成17人死亡，另有2.3万名居民被紧急转移。\n"
OTHER = "青溪县洪水造成17人死亡。\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    Path("flood.txt").write_text(FIRST, encoding="utf8")
    Path("other.txt").write_text(OTHER, encoding="utf8")
    run("add", "flood.txt", "other.txt", "--published", "2025-07-09")
    return tmp_path


def run(*arguments: str, status: int = 0) -> Result:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == status, done.output
    return done


def rows(query: str, *values: object) -> list[tuple[object, ...]]:
    connection = open_db("desk.db")
    found = [tuple(row) for row in connection.execute(query, values)]
    assert list(Proof(connection).damages()) == []
    connection.close()
    return found


def place(exact: str, ref: str = "flood.txt") -> tuple[str, str, str]:
    """Appearance, claim and source of the figure that is written so."""
    [found] = rows(
        "SELECT appearances.id, claim_id, source_id FROM appearances JOIN quantities ON appearance_id = appearances.id"
        " JOIN sources ON sources.id = source_id"
        " WHERE quantities.exact = ? AND ref = ? AND role NOT IN ('time', 'context')",
        exact,
        ref,
    )
    return found  # type: ignore[return-value]


def test_a_mended_source_stays_mended(desk: Path) -> None:
    source = place("17人")[2]
    told = run(
        "correct", source, "--publisher", "山城晚报", "--published", "2025-07-08", "--by", "ann", "--note", "print"
    )
    assert told.stderr == f"Source {source} mended.\n"
    stored = (
        "SELECT publisher, published, (SELECT name FROM publishers WHERE id = publisher_id) FROM sources WHERE id = ?"
    )
    assert rows(stored, source) == [("山城晚报", "2025-07-08", "山城晚报")]
    assert rows("SELECT DISTINCT published FROM appearances WHERE source_id = ?", source) == [("2025-07-08",)]
    assert rows("SELECT actor, field, before, after, note FROM history ORDER BY id") == [
        ("ann", "publisher", None, "山城晚报", "print"),
        ("ann", "published", "2025-07-09", "2025-07-08", "print"),
    ]
    Path("flood.txt").write_text("【更新】" + FIRST, encoding="utf8")
    run("recheck")
    run("reextract")
    assert rows(stored, source) == [("山城晚报", "2025-07-08", "山城晚报")]


def test_a_source_is_mended_with_its_history_or_not_at_all(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = place("17人")[2]

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(curation, "record", full)
    run("correct", source, "--publisher", "山城晚报", status=1)
    assert rows("SELECT publisher FROM sources WHERE id = ?", source) == [(None,)]


def test_a_source_that_no_rule_reads_any_more_is_not_told_to_be_mended(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = place("17人")[2]

    def stumbling(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr("claims.workers.appearances_of", stumbling)
    assert "could not be read again" in run("correct", source, "--published", "2025-07-08", status=1).stderr
    assert rows("SELECT count(*) FROM history") == [(0,)]


def test_a_mended_claim_stays_mended_wherever_it_moves(desk: Path) -> None:
    name = place("2.3万名")[0]
    run(
        "correct",
        name,
        "--figure",
        "2.3万名",
        "32000",
        "--gloss",
        "32,000 moved",
        "--hedged",
        "--about",
        "2025-07-01",
        "2025-07-02",
    )
    for _ in range(2):
        mended = "SELECT appearances.gloss, hedged, time_start, time_end, claims.gloss FROM appearances"
        assert rows(f"{mended} JOIN claims ON claims.id = claim_id WHERE appearances.id = ?", name) == [
            ("32,000 moved", 1, "2025-07-01", "2025-07-02", "32,000 moved")
        ]
        figures = "SELECT value, base_value FROM quantities WHERE appearance_id = ? AND exact = '2.3万名'"
        assert rows(figures, name) == [(32000.0, 32000.0)]
        Path("flood.txt").write_text("【更新】" + FIRST, encoding="utf8")
        run("add", "flood.txt")
        run("reextract")
        run("link")
    run("correct", name, "--undated")
    run("reextract")
    assert rows("SELECT time_start, time_end, hedged FROM appearances WHERE id = ?", name) == [(None, None, 1)]


def test_whoever_said_it_is_mended_as_the_text_names_them(desk: Path) -> None:
    name = place("17人")[0]
    said = "SELECT name FROM attributions WHERE appearance_id = ?"
    assert rows(said, name) == [("县政府",)]
    refused = run("correct", name, "--speaker", "省政府", status=1)
    assert "“省政府” stands in no text that says this" in refused.stderr
    run("correct", name, "--speaker", "青溪县", "--by", "ann")
    for _ in range(2):  # `rows` proves every span
        assert rows(said, name) == [("青溪县",)]
        run("reextract")
        run("link")
    assert ("ann", "speaker", "县政府", "青溪县") in rows("SELECT actor, field, before, after FROM history")
    run("correct", name, "--speaker", "")
    run("reextract")
    assert rows(said, name) == []


def test_a_text_without_the_name_that_was_stated_keeps_whom_the_rules_find(desk: Path) -> None:
    name = place("17人")[0]
    run("correct", name, "--speaker", "青溪县")
    Path("flood.txt").write_text(FIRST.replace("青溪县发生洪水", "当地发生洪水"), encoding="utf8")
    run("add", "flood.txt", "--published", "2025-07-09")
    assert rows("SELECT name FROM attributions WHERE appearance_id = ?", name) == [("县政府",)]


def test_a_mended_figure_leaves_the_claim_that_it_does_not_make(desk: Path) -> None:
    (one, claim, _), (other, same, _) = place("17人"), place("17人", "other.txt")
    assert claim == same
    assert other not in (claim, one)
    run("correct", other, "--figure", "17人", "19")
    assert place("17人")[1] == claim
    assert place("17人", "other.txt")[1] != claim
    assert one != other


def test_a_claim_stands_for_its_places(desk: Path) -> None:
    claim = place("17人")[1]
    assert run("correct", claim, "--subject", "洪水").stderr == "2 appearances mended.\n"
    assert rows("SELECT subject FROM appearances WHERE claim_id = ?", claim) == [("洪水",), ("洪水",)]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Say what to mend"),
        (("--gloss", "x", "--title", "y"), "Say what to mend"),
        (("--gloss", " "), "shown by its gloss"),
        (("--about", "2025-11-05", "2025-11-01"), "comes before the first"),
        (("--undated", "--about", "2025-11-01", "2025-11-05"), "one of both"),
        *(
            (("--figure", "17人", value), "is no number of a figure")
            for value in ("inf", "-1e999", "1e308", "nan", "多")
        ),
    ],
)
def test_what_to_mend_must_be_said(desk: Path, options: tuple[str, ...], said: str) -> None:
    assert said in run("correct", place("17人")[0], *options, status=2).stderr


def test_words_that_are_no_figure_are_refused(desk: Path) -> None:
    assert "no figure" in run("correct", place("17人")[0], "--figure", "18人", "18", status=1).stderr
    assert "is a source" in run("correct", place("17人")[2], "--gloss", "x", status=2).stderr
    assert "no claim nothing" in run("correct", "nothing", "--gloss", "x", status=1).stderr


def test_of_figures_that_are_written_alike_one_is_mended(desk: Path) -> None:
    Path("wire.txt").write_text("The toll in Qingxi rose from 31 to 31.\n", encoding="utf8")
    run("add", "wire.txt", "--published", "2025-07-09")
    [(name,)] = rows("SELECT DISTINCT appearance_id FROM quantities WHERE exact = '31'")
    refused = run("correct", str(name), "--figure", "31", "35", status=1).stderr
    assert f"“31” is 2 figures of {name}" in refused
    run("correct", str(name), "--figure", "to 31", "35")
    values = "SELECT value, base_value FROM quantities WHERE exact = '31' ORDER BY start"
    for _ in range(2):
        assert rows(values) == [(31, 31), (35, 35)]
        run("reextract")
    run("correct", str(name), "--figure", "from 31", "30")
    run("reextract")
    assert rows(values) == [(30, 30), (35, 35)]


def test_a_range_is_mended_to_one_value(desk: Path) -> None:
    Path("wire.txt").write_text("青溪县有41至46公里道路被毁。\n", encoding="utf8")
    run("add", "wire.txt", "--published", "2025-07-09")
    stored = "SELECT exact, value, max_value, base_value, base_max_value FROM quantities WHERE unit = 'km'"
    [(words, *values)] = rows(stored)
    assert values == [41, 46, 41_000, 46_000]
    [(name,)] = rows("SELECT appearance_id FROM quantities WHERE unit = 'km'")
    for typed, metres in (("52", 52_000), ("0", 0), ("7.5", 7_500)):
        run("correct", str(name), "--figure", str(words), typed)
        assert rows(stored) == [(words, float(typed), None, metres, None)]
    assert run("export", "all", "-o", "all.jsonl").exit_code == 0


def test_a_temperature_is_mended_with_where_its_scale_begins(desk: Path) -> None:
    Path("wire.txt").write_text("The temperature in Qingxi rose to 68 degrees Fahrenheit.\n", encoding="utf8")
    run("add", "wire.txt", "--published", "2025-07-09")
    [(name, words)] = rows("SELECT appearance_id, exact FROM quantities WHERE value = 68")
    run("correct", str(name), "--figure", str(words), "50")
    [(base,)] = rows("SELECT base_value FROM quantities WHERE value = 50")
    assert base == pytest.approx(10)


def test_a_figure_may_be_small_large_or_below_zero(desk: Path) -> None:
    name = place("17人")[0]
    for value, stored in (("-3.5", -3.5), ("20,000,000", 2e7), ("2e30", 2e30)):
        run("correct", name, "--figure", "17人", value)
        assert rows("SELECT value FROM quantities WHERE appearance_id = ? AND exact = '17人'", name) == [(stored,)]
    assert run("export", "all", "-o", "all.jsonl").exit_code == 0


def test_nobody_stands_where_nothing_is_said(desk: Path) -> None:
    name = place("17人")[0]
    run("correct", name, "--subject", "", "--place", "")
    assert rows("SELECT subject, place FROM appearances WHERE id = ?", name) == [(None, None)]


def test_a_rejected_claim_does_not_come_back(desk: Path) -> None:
    name = place("2.3万名")[0]
    assert run("remove", name, "--note", "an old number").stderr.startswith("1 appearance rejected")
    for text in (FIRST, "【更新】" + FIRST, "据通报，" + FIRST):
        Path("flood.txt").write_text(text, encoding="utf8")
        run("add", "flood.txt")
        run("reextract")
        assert rows("SELECT gloss FROM appearances WHERE id = ? OR exact LIKE '%2.3万%'", name) == []
        assert rows("SELECT count(*) FROM appearances") == [(2,)]
    assert f"{name} was removed on" in run("show", name, status=1).stderr


def test_the_beginning_of_an_id_brings_back_what_it_removed(desk: Path) -> None:
    name, claim, source = place("17人")
    for beginning in (claim[:8], name[:8]):
        run("remove", beginning)
        assert rows("SELECT count(*) FROM quantities WHERE exact = '17人'") == [(0,)]
        assert "Nothing was removed" in run("remove", beginning[:3], "--undo", status=1).stderr
        assert "brought back" in run("remove", beginning, "--undo").stderr
        assert rows("SELECT count(*) FROM quantities WHERE exact = '17人'") == [(2,)]
    run("remove", source[:8])
    assert "may be added again" in run("remove", source[:8], "--undo").stderr
    assert "Nothing was removed" in run("remove", source[:8], "--undo", status=1).stderr


def test_of_a_claim_that_nothing_makes_any_more_nothing_is_mended_or_rejected(desk: Path) -> None:
    claim = place("2.3万名")[1]
    with closing(open_db("desk.db")) as connection:
        connection.execute("INSERT INTO reviews (claim_id, rating) VALUES (?, 'Unproven')", [claim])
    run("remove", claim)
    assert rows("SELECT appearance_count FROM claims WHERE id = ?", claim) == [(0,)]
    for deed in (("remove", claim), ("correct", claim, "--gloss", "x")):
        assert f"No source makes the claim {claim} any more" in run(*deed, status=1).stderr


def meanwhile(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Lets another program do something right before the next change takes hold of the database."""
    begun = Store.transaction

    def delayed(store: Store) -> AbstractContextManager[None]:
        monkeypatch.setattr(Store, "transaction", begun)
        change()
        return begun(store)

    monkeypatch.setattr(Store, "transaction", delayed)


def test_a_place_that_comes_in_meanwhile_is_rejected_with_its_claim(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = place("17人")[1]
    Path("late.txt").write_text(OTHER, encoding="utf8")
    meanwhile(monkeypatch, lambda: run("add", "late.txt", "--published", "2025-07-09"))
    assert run("remove", claim).stderr.startswith("3 appearances rejected")
    assert rows("SELECT count(*) FROM quantities WHERE exact = '17人'") == [(0,)]


def test_the_history_tells_what_stood_there_last(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = place("17人")[0]
    meanwhile(monkeypatch, lambda: run("correct", name, "--gloss", "17 dead"))
    run("correct", name, "--gloss", "17 died")
    assert rows("SELECT before, after FROM history ORDER BY id DESC LIMIT 1") == [("17 dead", "17 died")]


def test_what_is_taken_down_leaves_no_text(desk: Path) -> None:
    _, claim, source = place("2.3万名")
    run("correct", place("2.3万名")[0], "--subject", "镇上居民")
    Path("flood.txt").write_text("【更新】" + FIRST, encoding="utf8")
    run("recheck")
    connection = open_db("desk.db")
    connection.execute("INSERT INTO reviews (claim_id, rating) VALUES (?, 'Unproven')", [claim])
    archive = archive_path(connection)
    assert archive is not None
    connection.close()
    run("remove", source, "--note", "court order", "--by", "ann")
    words = ("居民", "转移", "发生洪水", "镇上居民", "居 民")
    for path in desk.glob("desk*"):
        data = path.read_bytes() if path != archive else unpacked(path)
        assert not [word for word in words if word.encode() in data], path
    assert "17人死亡".encode() in unpacked(archive), "what the other source says stays"
    assert rows("SELECT id, subject, actor, reason FROM tombstones") == [(source, "source", "ann", "court order")]
    assert rows("SELECT gloss, text, appearance_count FROM claims WHERE id = ?", claim) == [("(taken down)", "", 0)]
    assert rows("SELECT count(*) FROM sources") == [(1,)]
    assert rows("SELECT appearance_count, source_count FROM claims WHERE id = ?", place("17人", "other.txt")[1]) == [
        (1, 1)
    ]


def test_beside_an_imported_database_nobody_elses_page_is_blanked(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = place("17人")[2]
    run("export", "all", "-o", "all.jsonl")
    Path("copy").mkdir()
    run("import", "all.jsonl", "--db", "copy/desk.db")
    monkeypatch.chdir("copy")
    for number in range(3):
        Path(f"{number}.txt").write_text(f"清溪县第{number + 5}中学有{number + 31}个班。\n", encoding="utf8")
        run("add", f"{number}.txt")
    before = Path("desk.warc.gz").read_bytes()
    assert "The archive beside the database never held its page" in run("remove", taken).stderr
    assert Path("desk.warc.gz").read_bytes() == before
    assert "archive" not in [each.what for each in damages()]


def damages() -> list[Damage]:
    with closing(open_db("desk.db")) as connection:
        return list(Proof(connection).damages())


def unpacked(path: Path) -> bytes:
    """All records of an archive, one behind the other."""
    data, found = path.read_bytes(), b""
    while data:
        unpacking = zlib.decompressobj(31)
        found += unpacking.decompress(data)
        data = unpacking.unused_data
    return found


def test_what_was_taken_down_says_so_by_its_address(desk: Path) -> None:
    Path("page.txt").write_text("A fire hurt 5,213 people.")
    run("add", "page.txt", "--url", "https://one.example/fire")
    run("remove", "https://one.example/fire", "--note", "court order")
    done = run("show", "https://one.example/fire", status=1)
    assert "https://one.example/fire was removed on" in done.stderr
    assert "court order" in done.stderr


def test_what_was_taken_down_is_not_added_again(desk: Path) -> None:
    run("remove", place("17人")[2], "--note", "court order")
    Path("flood.txt").write_text("其他内容：全县有12所学校。\n", encoding="utf8")
    told = run("add", "flood.txt", "other.txt", status=1)
    assert "it was taken down on" in told.stderr
    assert "(court order) and is not added again" in told.stderr
    way_back = told.stderr.partition("'claims ")[2].partition("'")[0].split()
    assert "may be added again" in run(*way_back).stderr
    run("add", "flood.txt")
    assert rows("SELECT ref FROM sources ORDER BY ref") == [("flood.txt",), ("other.txt",)]


def test_links_of_a_source_lead_nowhere_once_it_is_taken_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    page = "<html><body><h1>青溪洪水</h1><p>据<a href='https://news.example/a'>《山城晚报》</a>报道，洪水造成17人死亡。</p></body></html>"
    Path("citing.html").write_text(page, encoding="utf8")
    Path("cited.txt").write_text(FIRST, encoding="utf8")
    run("add", "citing.html")
    run("add", "cited.txt", "--url", "http://www.news.example/a/")
    [source] = rows("SELECT id FROM sources WHERE ref = 'cited.txt'")
    assert rows("SELECT cited_source_id FROM hyperlinks") == [source]
    run("remove", str(source[0]))
    assert rows("SELECT cited_source_id FROM hyperlinks") == [(None,)]
    assert rows("SELECT cited_source_id FROM attributions") == [(None,)] * len(rows("SELECT 1 FROM attributions"))


@pytest.mark.parametrize("citing_comes", [0, 1, 2])
def test_links_lead_to_the_source_of_a_page_that_was_added_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, citing_comes: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    page = "<html><body><h1>青溪洪水</h1><p>据<a href='https://news.example/a'>《山城晚报》</a>报道，洪水造成17人死亡。</p></body></html>"
    Path("citing.html").write_text(page, encoding="utf8")
    cited = [("first.txt", "http://news.example/a"), ("second.txt", "https://news.example/a?utm_source=x")]
    adding: list[tuple[str, ...]] = [(name, "--url", url) for name, url in cited]
    adding.insert(citing_comes, ("citing.html",))
    for name, _ in cited:
        Path(name).write_text(FIRST, encoding="utf8")
    for arguments in adding:
        run("add", *arguments)
    led = "SELECT ref FROM hyperlinks JOIN sources ON sources.id = cited_source_id"
    for name, _ in cited:
        assert rows(led) == [(name,)]
        run("remove", name)
    assert rows(led) == []


def test_the_history_is_told_of_what_is_there(desk: Path) -> None:
    name, claim, _ = place("17人")
    assert "Mended" not in run("show", claim).stdout
    was = str(rows("SELECT gloss FROM appearances WHERE id = ?", name)[0][0])
    run("correct", name, "--gloss", "17 dead", "--by", "ann", "--note", "shorter")
    mended = run("show", claim).stdout.partition("Mended by people\n")[2]
    assert f"  ann set gloss: {was} → 17 dead (shorter)\n" in mended
    [source] = rows("SELECT source_id FROM appearances WHERE id = ?", name)
    run("remove", str(source[0]), "--by", "ben")
    run("remove", "--undo", str(source[0]), "--by", "cai", "--note", "it is true")
    run("add", "flood.txt", "--published", "2025-07-09")
    told = run("show", str(source[0])).stdout.partition("Mended by people\n")[2].splitlines()
    assert [line[14:] for line in told] == ["cai brought it back (it is true)", "ben took it down"]


def test_a_rejected_claim_comes_back_when_that_is_undone(desk: Path) -> None:
    name, claim, _ = place("17人")
    run("correct", name, "--subject", "山洪")
    assert f"2 appearances rejected; rules will not bring that back, 'claims remove --undo {claim}' does." in (
        run("remove", claim).stderr
    )
    assert rows("SELECT count(*) FROM quantities WHERE exact = '17人'") == [(0,)]
    undone = run("remove", "--undo", claim, "--by", "ann", "--note", "my mistake")
    assert undone.stderr == "2 appearances brought back.\n"
    assert place("17人")[:2] == (name, claim)
    assert rows("SELECT subject FROM appearances WHERE id = ?", name) == [("山洪",)]
    assert rows("SELECT count(*) FROM appearances WHERE claim_id = ?", claim) == [(2,)]
    assert (
        rows("SELECT actor, action, field, note FROM history WHERE field = 'removed'")
        == [("ann", "correct", "removed", "my mistake")] * 2
    )
    assert "Nothing was removed under the name" in run("remove", "--undo", claim, status=1).stderr
    run("reextract")
    assert place("17人")[:2] == (name, claim)


def test_a_rejected_claim_comes_back_as_it_was_read_and_nothing_else_changes(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [rows(query) for query in (*COUNTED, "SELECT id, claim_id, gloss FROM appearances ORDER BY id")]
    claim = place("17人")[1]
    run("remove", claim)
    monkeypatch.setattr("claims.source_claims.claims_of", lambda source: [])
    assert run("remove", "--undo", claim).stderr == "2 appearances brought back.\n"
    assert [rows(query) for query in (*COUNTED, "SELECT id, claim_id, gloss FROM appearances ORDER BY id")] == before


COUNTED = [
    f"SELECT count(*) FROM {table}"
    for table in ("claims", "links", "quantities", "attributions", "past_appearances", "appearances_fts")
]


def test_what_no_source_says_any_more_is_not_told_to_be_back(desk: Path) -> None:
    name, claim, _ = place("17人")
    run("review", claim, "--url", "https://check.example/1", "--by", "Check Desk", "--rating", "False")
    run("remove", claim)
    Path("flood.txt").write_text("青溪县发生洪水。\n", encoding="utf8")
    run("add", "flood.txt")
    assert run("remove", "--undo", claim).stderr == (
        "1 appearance of 2 brought back; of the others the newest texts say nothing any more.\n"
    )
    assert place("17人", "other.txt")[1] == claim
    run("remove", claim)
    Path("other.txt").write_text("青溪县发生洪水。\n", encoding="utf8")
    run("add", "other.txt")
    assert "is rejected no longer, but" in run("remove", "--undo", claim, status=1).stderr
    assert rows("SELECT * FROM appearances WHERE claim_id = ?", claim) == []
    Path("flood.txt").write_text(FIRST, encoding="utf8")
    run("add", "flood.txt")
    assert place("17人")[:2] == (name, claim)


def test_one_rejected_place_comes_back(desk: Path) -> None:
    name, claim, source = place("17人", "other.txt")
    run("remove", name)
    run("remove", "--undo", name)
    assert place("17人", "other.txt") == (name, claim, source)


def test_a_source_that_was_taken_down_may_come_again(desk: Path) -> None:
    Path("page.txt").write_text("A fire hurt 5,213 people.")
    run("add", "page.txt", "--url", "https://one.example/fire")
    [(name,)] = rows("SELECT appearance_id FROM quantities WHERE exact LIKE '5,213%'")
    run("remove", str(name))
    run("remove", "https://one.example/fire")
    assert "was taken down" in run("remove", "--undo", str(name), status=1).stderr
    assert "may be added again" in run("remove", "--undo", "https://one.example/fire").stderr
    run("add", "page.txt", "--url", "https://one.example/fire")
    assert rows("SELECT ref FROM sources WHERE url IS NOT NULL") == [("page.txt",)]


def test_a_file_that_was_taken_down_may_come_again_by_its_name(desk: Path) -> None:
    run("remove", "flood.txt")
    assert "may be added again" in run("remove", "--undo", "flood.txt").stderr
    run("add", "flood.txt", "--published", "2025-07-09")
    assert rows("SELECT ref FROM sources WHERE ref = 'flood.txt'") == [("flood.txt",)]


def test_a_figure_is_mended_where_it_is_written_so(desk: Path) -> None:
    Path("wire.txt").write_text("青溪县洪水造成十七人死亡。\n", encoding="utf8")
    run("add", "wire.txt", "--published", "2025-07-09")
    claim = place("17人")[1]
    assert place("十七人", "wire.txt")[1] == claim
    assert run("correct", claim, "--figure", "十七人", "18").stderr == "1 appearance mended.\n"
    figures = "SELECT value FROM quantities WHERE exact IN ('17人', '十七人') ORDER BY value"
    assert rows(figures) == [(17,), (17,), (18,)]
