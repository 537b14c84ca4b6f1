"""Pictures as numbers: what stands where, and when there is nothing to see."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.web.pages import drawing
from db import open_db
from db.reading.counting import overview
from db.reading.places import places
from db.reading.series import Point, series


def point(day: str, value: float, standing: str = "own", top: float | None = None, modifier: str = "=") -> Point:
    return Point(f"a{day}", "c", standing, day, value, top, "t", modifier, str(value), "en", None)  # type: ignore[arg-type]


def test_figures_stand_higher_the_larger_and_further_right_the_later() -> None:
    drawn = drawing.plot([point("2020-01-01", 10), point("2020-06-01", 30, "conflict"), point("2021-01-01", 20)])
    assert drawn is not None
    assert [dot.kind for dot in drawn.dots] == ["own", "conflict", "own"]
    xs, ys = [dot.x for dot in drawn.dots], [dot.y for dot in drawn.dots]
    assert (xs[0], xs[-1]) == (drawing.BESIDE_VALUES, drawing.RIGHT)
    assert xs == sorted(xs)
    assert ys[1] < ys[2] < ys[0]
    assert [tick.label for tick in drawn.values] == ["30", "20", "10"]
    assert [tick.label for tick in drawn.days] == ["2020-01-01", "2021-01-01"]


def test_ranges_and_bounds_are_drawn_as_such() -> None:
    told = [point("2020-01-01", 10, top=40), point("2020-06-01", 30, modifier=">"), point("2021-01-01", 20)]
    drawn = drawing.plot(told)
    assert drawn is not None
    assert [(top < bottom, standing) for _, top, bottom, standing in drawn.spans] == [(True, "own")]
    assert [dot.kind for dot in drawn.dots] == ["own", "own bound", "own"]
    assert drawn.values[0].label == "40"


@pytest.mark.parametrize(
    "points",
    [
        [],
        [point("2020-01-01", 10), point("2020-06-01", 30)],
        [point("2020-01-01", 10), point("2020-06-01", 10), point("2021-01-01", 10)],
        [point("2020-01-01", 10), point("2020-01-01", 20), point("2020-01-01", 30)],
    ],
)
def test_no_picture_where_there_is_nothing_to_see(points: list[Point]) -> None:
    assert drawing.plot(points) is None


def test_a_timeline_has_a_line_for_each_independent_group() -> None:
    drawn = drawing.timeline([[("A", "zh", "2019-01-01"), ("B", "zh", "2020-01-01")], [("C", "en", "2021-12-31")]])
    assert drawn is not None
    assert [(row.label, [dot.kind for dot in row.dots]) for row in drawn.rows] == [
        ("A", ["own", "again"]),
        ("C", ["own"]),
    ]
    assert [tick.label for tick in drawn.ticks] == ["2019-01-01", "2020", "2021", "2021-12-31"]
    assert drawing.timeline([[("A", "zh", "2019-01-01"), ("B", "zh", "2020-01-01")], [("C", "en", "")]]) is None


def test_bars_stand_for_every_period_between_the_first_and_the_last() -> None:
    years = drawing.bars({"2018": 2, "2020": 400, "2021": 1})
    assert [(bar.label, bar.count) for bar in years] == [("2018", 2), ("2019", 0), ("2020", 400), ("2021", 1)]
    assert [bar.height for bar in years] == [2, 0, 80, 2]
    months = drawing.bars({"2019-11": 1, "2020-01": 1, "2020-02": 1})
    assert [bar.label for bar in months] == ["2019-11", "2019-12", "2020-01", "2020-02"]
    assert drawing.bars({"2019": 1, "2020": 1}) == []
    assert drawing.bars({}) == []


@pytest.fixture
def connection(newsroom_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_db(newsroom_path)
    yield opened
    opened.close()


def test_sources_of_one_day_are_drawn_by_whom_they_depend_on() -> None:
    day = "2025-07-09"
    groups = [[("A", "en", day)], [("B", "zh", day), ("C", "zh", ""), ("D", "zh", day)]]
    assert drawing.timeline(groups) is None
    drawn = drawing.independence(groups)
    assert drawn is not None
    assert [(row.label, [dot.kind for dot in row.dots]) for row in drawn.rows] == [
        ("B", ["own", "again", "again"]),
        ("A", ["own"]),
    ]
    assert drawing.independence(groups[:1]) is None
    many = drawing.independence([[(str(number), "en", day)] * 40 for number in range(20)])
    assert many is not None
    assert (len(many.rows), many.left_out) == (drawing.ROWS, 20 - drawing.ROWS)
    assert max(dot.x for row in many.rows for dot in row.dots) <= 100


def test_contradicting_figures_belong_to_the_series(connection: sqlite3.Connection) -> None:
    def of_claim(claim_id: str) -> list[Point]:
        return series(connection, [each.id for each in places(connection, claim_id)])

    told = of_claim("aaaa00000001")
    assert [(each.day, each.value, each.standing) for each in told] == [
        ("2025-07-08", 29, "conflict"),
        ("2025-07-09", 17, "own"),
        ("2025-07-10", 17, "own"),
    ]
    assert [each.standing for each in of_claim("aaaa00000004")] == ["own"], "of another unit"
    assert of_claim("nothing") == []


def test_counts_over_time_are_told_by_month_within_two_years_and_by_year_beyond(tmp_path: Path) -> None:
    connection = open_db(tmp_path / "few.db", create=True)
    assert overview(connection).over_time == {}
    connection.execute("PRAGMA foreign_keys = OFF")
    columns = "id, docid, source_id, version_id, kind, gloss, lang, exact, prefix, suffix, start, end, text"
    values = "?, ?, 's', 'v', 'count', '', 'en', '', '', '', 0, 1, '', 0, 0, '', ?"
    for place, day in enumerate(["2024-12-31", "2025-01-01", "2025-01-31", None]):
        connection.execute(
            f"INSERT INTO appearances ({columns}, negated, hedged, rule, published) VALUES ({values})",
            [f"a{place}", place, day],
        )
    assert overview(connection).over_time == {"2024-12": 1, "2025-01": 2}
    connection.execute("UPDATE appearances SET published = '1999-05-05' WHERE id = 'a3'")
    assert overview(connection).over_time == {"1999": 1, "2024": 1, "2025": 2}
