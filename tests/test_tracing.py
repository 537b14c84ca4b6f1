"""What became of a claim in the next text of its source, on texts that the extractor reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claims.adding import EXTRACTOR
from claims.match.link import link_appearances
from claims.rereading import paired
from claims.source_claims import appearances_of
from claims.tracing import trace
from claims.versions import beside, carried
from db import open_db
from db.file.errors import NotFound
from db.texts.changes import Change, Figure, Told, changes_of, current_version, told_in, versions
from db.texts.rows import source_id
from db.upkeep.verifying import Proof
from db.writing.store import Store
from extract.model import Source
from tests.cost import is_linear

Put = Callable[[str], str]

FIRST = "青溪县发生洪水。\n县政府表示，洪水造成17人死亡，2.3万名居民被紧急转移。\n临江大桥全长1,200米。"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_db(tmp_path / "a.db", create=True)
    yield connection
    connection.close()


@pytest.fixture
def put(connection: sqlite3.Connection) -> Put:
    """Stores a text of one source, linked; gives its version."""
    store = Store(connection)

    def add(text: str) -> str:
        source = Source(text, "https://news.example/flood", published=date(2025, 7, 9), lang="zh")
        with store.transaction():
            told = carried(connection, source, appearances_of(source))
            added = store.add(source, told.appearances, EXTRACTOR, told.changes)
            link_appearances(connection, added.appearance_ids, added.widowed_claim_ids)
        assert list(Proof(connection).damages()) == []
        return str(current_version(connection, source_id(source)))

    return add


def outcomes(connection: sqlite3.Connection) -> list[tuple[str, str, str | None]]:
    found = connection.execute("SELECT outcome, old_figures, new_figures FROM changes ORDER BY id")
    return [tuple(row) for row in found]


def ids(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Figure -> appearance and claim, of what is claimed now."""
    found = connection.execute(
        "SELECT quantities.exact, appearances.id, claim_id FROM appearances"
        " JOIN quantities ON appearance_id = appearances.id WHERE role NOT IN ('time', 'context')"
    )
    return {row[0]: (row[1], row[2]) for row in found}


def test_an_altered_figure_is_shown_old_and_new(connection: sqlite3.Connection, put: Put) -> None:
    put(FIRST)
    before = ids(connection)
    put(FIRST.replace("17人", "19人"))
    assert outcomes(connection) == [
        ("altered", "17人", "19人"),
        ("unchanged", "2.3万名", "2.3万名"),
        ("unchanged", "1,200米", "1,200米"),
    ]
    [altered] = connection.execute("SELECT * FROM altered_since_first_seen").fetchall()
    assert (altered["old_figures"], altered["new_figures"]) == ("17人", "19人")
    assert altered["claim_id"] == before["17人"][1]
    assert altered["new_appearance_id"] == ids(connection)["19人"][0]
    gone = connection.execute("SELECT appearance_count FROM claims WHERE id = ?", [before["17人"][1]]).fetchone()
    assert gone["appearance_count"] == 0, "the address of what was claimed still answers"


def test_a_figure_beside_an_altered_one_is_not_altered(connection: sqlite3.Connection, put: Put) -> None:
    put("截至9日上午，洪水已造成17人死亡、5人失踪。")
    before = ids(connection)
    put("截至9日上午，洪水已造成19人死亡、5人失踪。")
    assert outcomes(connection) == [("altered", "17人", "19人"), ("moved", "5人", "5人")]
    assert ids(connection)["5人"] == before["5人"]


def test_what_moved_keeps_its_ids(connection: sqlite3.Connection, put: Put) -> None:
    put(FIRST)
    before = ids(connection)
    put("【更正】本文已更新。\n" + FIRST)
    assert {outcome for outcome, _, _ in outcomes(connection)} == {"moved"}
    assert ids(connection) == before
    put(FIRST)
    assert ids(connection) == before
    put("据通报，" + FIRST)
    assert ids(connection) == before


def test_what_was_edited_around_the_same_figures_moved(connection: sqlite3.Connection, put: Put) -> None:
    put(FIRST)
    before = ids(connection)
    put(FIRST.replace("临江大桥全长1,200米", "临江大桥全长1200米，已通车"))
    [(_, claim_id)] = [pair for figure, pair in ids(connection).items() if figure == "1200米"]
    assert claim_id == before["1,200米"][1]
    assert ("moved", "1,200米", "1200米") in outcomes(connection)


def test_what_is_gone_is_gone(connection: sqlite3.Connection, put: Put) -> None:
    put(FIRST)
    put("青溪县发生洪水。\n当地学校停课，恢复时间另行通知。")
    assert {outcome for outcome, _, _ in outcomes(connection)} == {"gone"}
    assert ids(connection) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("洪水造成17人死亡。", "洪水造成71人死亡。"),
        ("洪水造成17人死亡。", "洪水造成170人死亡。"),
        ("公司去年营收3.5亿元。", "公司去年营收35亿元。"),
        ("公司去年营收3.5亿元。", "公司去年营收3.5亿美元。"),
        ("全县共有两千万个摄像头。", "全县共有三千万个摄像头。"),
        ("2023年全县新增就业1,200人。", "2024年全县新增就业1,200人。"),
        ("7号线全长38公里。", "9号线全长38公里。"),
        ("物价同比上涨3%。", "物价同比下跌3%。"),
        ("第三次会议有12人参加。", "第四次会议有12人参加。"),
        ("The fund paid $4.5m to 17 villages.", "The fund paid $45m to 17 villages."),
        ("The fund paid at least $4.5m.", "The fund paid $4.5m."),
    ],
)
def test_a_place_never_moves_to_a_look_alike_with_other_digits(old: str, new: str, tmp_path: Path) -> None:
    padding = "此前报道略。\n" if old[0] != "T" else "Earlier reports are left out.\n"
    for before, after in ((old, new), (old, padding + new), (old + "\n" + padding, padding + new)):
        changes = traced(before, after)
        assert changes
        assert "altered" in {each.outcome for each in changes}
        for each in changes:
            if each.outcome in ("moved", "unchanged"):
                assert each.new_exact is not None
                assert [c for c in each.old_exact if c.isdigit()] == [c for c in each.new_exact if c.isdigit()]


def traced(old: str, new: str) -> list[Change]:
    """What became of the claims of one text in another, both stored as texts of one source."""
    connection = open_db(":memory:", create=True)
    store = Store(connection)
    for text in (old, new):
        source = Source(text, "https://news.example/", published=date(2025, 7, 9))
        with store.transaction():
            told = carried(connection, source, appearances_of(source))
            store.add(source, told.appearances, EXTRACTOR, told.changes)
    connection.close()
    return told.changes


def test_twins_are_told_apart_by_what_stands_around_them() -> None:
    old = "甲镇有12所学校。其中3所在山区。\n乙镇有12所学校。其中5所在山区。"
    new = "丙镇没有学校。\n甲镇有12所学校。其中3所在山区。\n乙镇有12所学校。其中5所在山区。"
    shift = new.index("甲镇")
    assert [(each.outcome, each.new_start) for each in traced(old, new)] == [
        ("moved", each.old_start + shift) for each in traced(old, new)
    ]


def test_a_place_that_takes_the_first_one_of_another(connection: sqlite3.Connection, put: Put) -> None:
    """A claim moves down, then its twin appears where it stood first: both have ids of their own."""
    put("全县有12所学校。")
    first = ids(connection)["12所"][0]
    put("此前报道略。全县有12所学校。")
    assert ids(connection)["12所"][0] == first
    put("全县有12所学校。全县有12所学校。")
    found = [row["id"] for row in connection.execute("SELECT id FROM appearances ORDER BY start")]
    assert len(set(found)) == 2
    assert first in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲地：5人失踪。乙地：15人失踪。", "乙地：15人失踪。"),
        ("损失5万元。乙县损失5万元以上。", "乙县损失5万元以上。"),
        ("三人死亡。另一处十三人死亡。", "另一处十三人死亡。"),
    ],
)
def test_what_is_gone_is_not_found_within_what_another_says(old: str, new: str) -> None:
    assert [each.outcome for each in traced(old, new)] == ["gone", "moved"]


def test_words_that_no_rule_reads_any_more_may_lie_within_others() -> None:
    told = [
        Told("a", None, "17人死亡，3人受伤", "", "", 0, 10, "17人死亡，3人受伤。", ()),
        Told("b", None, "3人受伤", "", "", 6, 10, "17人死亡，3人受伤。", ()),
    ]
    text = "据悉，17人死亡，3人受伤。"
    (moved,) = [replace(each, start=each.start + 3, end=each.end + 3) for each in told[:1]]
    assert [(each.outcome, each.new_start) for each in trace(told, [moved], text)] == [("moved", 3), ("moved", 9)]


def test_places_that_take_the_first_one_of_others_are_all_kept(connection: sqlite3.Connection, put: Put) -> None:
    """The same line comes in on top again and again, as in a live blog, after what stood there moved down."""
    line, padding = "全县有12所学校。", "此前报道略。"
    held: set[str] = set()
    for text in (line, padding + line, line * 2, padding + line * 2, line * 3, padding + line * 3, line * 6):
        put(text)
        found = {row["id"] for row in connection.execute("SELECT id FROM appearances")}
        assert len(found) == text.count(line)
        assert held <= found
        held = found


def test_earlier_texts_keep_what_was_found_in_them(connection: sqlite3.Connection, put: Put) -> None:
    one = put(FIRST)
    before = told_in(connection, one)
    two = put(FIRST.replace("17人", "19人"))
    assert told_in(connection, one) == before
    assert [
        (each.number, each.is_current, each.appearance_count) for each in versions(connection, owner(connection))
    ] == [
        (1, False, 3),
        (2, True, 3),
    ]
    assert put(FIRST) == one
    assert [each.is_current for each in versions(connection, owner(connection))] == [True, False]
    assert told_in(connection, one) == before
    assert len(told_in(connection, two)) == 3
    assert connection.execute("SELECT count(*) FROM altered_since_first_seen").fetchone()[0] == 1, "19 was altered back"


def test_of_two_texts_of_one_moment_one_is_current(connection: sqlite3.Connection, put: Put) -> None:
    put(FIRST)
    two = put(FIRST.replace("17人", "19人"))
    connection.execute("UPDATE versions SET fetched_at = '2025-07-10T08:00:00+00:00'")
    current = [each.id for each in versions(connection, owner(connection)) if each.is_current]
    assert current == [two] == [current_version(connection, owner(connection))]


def test_any_two_versions_can_be_compared(connection: sqlite3.Connection, put: Put) -> None:
    for dead in ("17人", "19人", "21人"):
        put(FIRST.replace("17人", dead))
    for numbers, old, new in (((1, 3), "17人", "21人"), ((3, 1), "21人", "17人"), (None, "19人", "21人")):
        found = beside(connection, owner(connection), numbers)
        assert [(each.outcome, each.old_figures, each.new_figures) for each in found.changes] == [
            ("altered", old, new),
            ("unchanged", "2.3万名", "2.3万名"),
            ("unchanged", "1,200米", "1,200米"),
        ]
        assert found.lines == [
            f"-县政府表示，洪水造成{old}死亡，2.3万名居民被紧急转移。",
            f"+县政府表示，洪水造成{new}死亡，2.3万名居民被紧急转移。",
        ]
    with pytest.raises(NotFound, match="its versions are 1 to 3"):
        beside(connection, owner(connection), (1, 4))


def test_changes_are_listed_without_what_stayed(connection: sqlite3.Connection, put: Put) -> None:
    put(FIRST)
    put(FIRST.replace("17人", "19人"))
    assert [each["outcome"] for each in changes_of(connection, "source_id", owner(connection))] == ["altered"]


def owner(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT id FROM sources").fetchone()["id"])


def test_people_s_decisions_hold_where_the_claim_is_found_again(connection: sqlite3.Connection, put: Put) -> None:
    put(FIRST)
    dead, moved = sorted((ids(connection)["17人"][0], ids(connection)["2.3万名"][0]))
    connection.execute(
        "INSERT INTO judgements (left_id, right_id, verdict, judge, judged_at) VALUES (?, ?, 'different', 'me', '')",
        [dead, moved],
    )
    put("【更正】本文已更新。\n" + FIRST)
    assert {dead, moved} <= {name for name, _ in ids(connection).values()}


def table(rows: int, figure: int, start: int = 0) -> list[Told]:
    """Rows of so many towns, each with its own figure."""
    told = []
    for row in range(rows):
        words = f"第{row}镇有{figure + row}所学校"
        at, end = start + words.index("有") + 1, start + words.index("学")
        figures = (Figure("value", f"{figure + row}所", at, end, "count", figure + row, None, "school", *EXACT),)
        told.append(Told(f"{row}", None, words, "", "", start, start + len(words), words, figures))
        start += len(words) + 1
    return told


EXACT = ("exact", None, None, None)


@pytest.mark.parametrize(("figure", "start"), [(10_000, 0), (0, 7)], ids=["altered", "moved"])
def test_a_table_is_compared_in_the_time_of_its_length(figure: int, start: int) -> None:
    def compared(rows: int) -> None:
        told, again = table(rows, 0), table(rows, figure, start)
        text = "。".join(each.exact for each in again)
        assert {each.outcome for each in trace(told, again, text)} == {"altered" if figure else "moved"}

    assert is_linear(compared, 200)


def test_a_text_is_read_again_in_the_time_of_its_length() -> None:
    assert is_linear(lambda rows: paired(table(rows, 0), table(rows, 0)), 500)
