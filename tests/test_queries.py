"""Named reads, over a small database whose claims and links are written by hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from db import open_db
from db.file.errors import NotFound
from db.reading import queries
from db.reading.finding import Figure, Period, Wanted, search
from db.upkeep.verifying import Proof
from db.writing.store import Store
from extract.model import Source
from tests.building import appearance, source

SCHEMA = Path(__file__).parents[2] / "shared" / "contract" / "appearance.schema.json"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Two sources that agree on the cameras, and a third that contradicts them."""
    connection = open_db(tmp_path / "a.db", create=True)
    early = replace(source("据新京报报道，全国有两千万个摄像头。", "early"), published=date(2019, 12, 5))
    late = replace(source("The country has 20 million cameras.", "late"), published=date(2020, 6, 9), lang="en")
    other = source("全国只有三百万个摄像头。", "other")
    ids = [
        put(connection, early, "两千万个", "20000000", gloss="20,000,000 surveillance cameras", by="新京报"),
        put(connection, late, "20 million", "20000000", gloss="20,000,000 cameras"),
        put(connection, other, "三百万个", "3000000", gloss="3,000,000 cameras"),
    ]
    connection.executemany(
        "INSERT INTO claims (id, docid, kind, gloss, text, lang, last_published, appearance_count, source_count)"
        " SELECT id, ?, kind, gloss, text, lang, published, ?, ? FROM appearances WHERE id = ?",
        [(1, 2, 2, ids[0]), (2, 1, 1, ids[2])],
    )
    connection.executemany(
        "UPDATE appearances SET claim_id = ? WHERE id = ?",
        [(ids[0], ids[0]), (ids[0], ids[1]), (ids[2], ids[2])],
    )
    left, right = sorted((ids[0], ids[2]))
    reasons = json.dumps([{"name": "figures", "value": -1.0, "sentence": "They differ."}])
    connection.execute("INSERT INTO links VALUES (?, ?, 'conflict', 0.9, ?, 'test')", [left, right, reasons])
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, text: Source, exact: str, value: str, *, gloss: str, by: str = "") -> str:
    store = Store(connection)
    with store.transaction():
        added = store.add(text, [appearance(text, exact, value, gloss=gloss, by=by)], "test")
    return added.appearance_ids[0]


def claim_id(connection: sqlite3.Connection, docid: int) -> str:
    return str(connection.execute("SELECT id FROM claims WHERE docid = ?", [docid]).fetchone()["id"])


def glosses(connection: sqlite3.Connection, wanted: Wanted) -> list[str]:
    return [hit.claim.gloss for hit in search(connection, wanted, 10)]


def test_a_claim_with_all_that_is_known_of_it(connection: sqlite3.Connection) -> None:
    detail = queries.claim(connection, claim_id(connection, 1))
    assert detail.claim.gloss == "20,000,000 surveillance cameras"
    assert [each["source"]["published"] for each in detail.appearances] == ["2019-12-05", "2020-06-09"]
    assert [each["name"] for each in detail.appearances[0]["attributions"]] == ["新京报"]
    (conflict,) = detail.conflicts
    assert {conflict.left_gloss, conflict.right_gloss} == {"20,000,000 surveillance cameras", "3,000,000 cameras"}
    assert conflict.features[0]["sentence"] == "They differ."


def test_appearances_are_in_the_outward_shape(connection: sqlite3.Connection) -> None:
    if not SCHEMA.exists():
        pytest.skip("the outward schema is not beside this checkout")
    schema = json.loads(SCHEMA.read_text(encoding="utf8"))
    for each in queries.claim(connection, claim_id(connection, 1)).appearances:
        jsonschema.validate(each, schema)


def test_quantities_have_their_own_context(connection: sqlite3.Connection) -> None:
    quantity = queries.claim(connection, claim_id(connection, 1)).appearances[0]["quantities"][0]
    assert (quantity["prefix"], quantity["exact"], quantity["suffix"]) == (
        "据新京报报道，全国有",
        "两千万个",
        "摄像头。",
    )
    assert (quantity["value"], quantity["base_value"]) == (20000000, 20000000)


def test_redirects_and_beginnings_lead_to_the_claim(connection: sqlite3.Connection) -> None:
    current = claim_id(connection, 1)
    connection.execute("INSERT INTO redirects VALUES ('older', ?, '2020')", [current])
    assert queries.current_id(connection, "older") == current
    assert queries.current_id(connection, current[:6]) == current
    with pytest.raises(NotFound, match="There is no claim"):
        queries.current_id(connection, "")
    with pytest.raises(NotFound, match="There is no claim zzzz"):
        queries.current_id(connection, "zzzz")


def test_an_appearance_leads_to_its_claim(connection: sqlite3.Connection) -> None:
    second = connection.execute("SELECT id FROM appearances WHERE docid = 2").fetchone()["id"]
    assert queries.current_id(connection, second) == claim_id(connection, 1)


def test_lists(connection: sqlite3.Connection) -> None:
    assert [claim.gloss for claim in queries.most_repeated(connection, 5)] == ["20,000,000 surveillance cameras"]
    assert len(queries.conflicts(connection, 5)) == 1
    assert [each.title for each in queries.sources(connection, "ORDER BY published", [])] == [
        "Title early", "Title other", "Title late"
    ]  # fmt: skip


def test_stats(connection: sqlite3.Connection) -> None:
    stats = queries.stats(connection)
    assert (stats.sources, stats.claims, stats.appearances, stats.conflict, stats.same) == (3, 2, 3, 1, 0)
    assert (stats.first_published, stats.last_published) == ("2019-12-05", "2020-06-09")


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (Figure(20000000, 20000000), ["20,000,000 surveillance cameras"]),
        (Figure(19950000, 19950000), ["20,000,000 surveillance cameras"]),  # told with other digits
        (Figure(15000000, 25000000), ["20,000,000 surveillance cameras"]),
        (Figure(1000000, 30000000), ["20,000,000 surveillance cameras", "3,000,000 cameras"]),
        (Figure(20000000, 20000000, "CNY"), []),
        (Figure(17000000, 17000000), []),
    ],
)
def test_figures(connection: sqlite3.Connection, figure: Figure, found: list[str]) -> None:
    assert sorted(glosses(connection, Wanted("", (figure,)))) == found


@pytest.mark.parametrize(("value", "is_found"), [(21000000, True), (30000000, False), (19000000, False)])
def test_a_bound_meets_figures_close_above_it(connection: sqlite3.Connection, value: float, is_found: bool) -> None:
    connection.execute("UPDATE quantities SET modifier = '>'")
    assert bool(glosses(connection, Wanted("", (Figure(value, value),)))) is is_found


def test_a_number_alone_is_met_as_it_is_told(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE quantities SET value = 72, unit = 'h', base_value = 259200, base_unit = 's'")
    assert glosses(connection, Wanted("", (Figure(259200, 259200),))) == []
    assert len(glosses(connection, Wanted("", (Figure(259200, 259200, "s"),)))) > 0


def test_dates(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE quantities SET start_date = '2020-06-08', end_date = '2020-06-08' WHERE id = 1")
    june = Period(date(2020, 6, 1), date(2020, 6, 30))
    assert glosses(connection, Wanted("", (june,))) == ["20,000,000 surveillance cameras"]
    assert glosses(connection, Wanted("", (Period(date(2020, 6, 9), date(2020, 6, 9)),))) == []


def test_words_rank_but_do_not_hide_a_figure(connection: sqlite3.Connection) -> None:
    figure = Figure(20000000, 20000000)
    assert glosses(connection, Wanted("", (figure,), (("nonsense",),))) == ["20,000,000 surveillance cameras"]
    both = Wanted("", (Figure(1, 1e9),), (("只有",),))
    assert glosses(connection, both)[0] == "3,000,000 cameras"


def test_words_alone_must_all_be_there(connection: sqlite3.Connection) -> None:
    assert len(glosses(connection, Wanted("摄像头", (), (("摄像头", "cameras"),)))) == 2
    assert glosses(connection, Wanted("x", (), (("摄像头", "cameras"), ("只有",)))) == ["3,000,000 cameras"]
    assert glosses(connection, Wanted("x", (), (("摄像头",), ("nonsense",)))) == []


def test_a_source_as_it_was_stored_is_proved(connection: sqlite3.Connection) -> None:
    proof = Proof(connection)
    assert list(proof.damages()) == []
    assert str(proof) == "3 texts, 0 originals and 7 spans looked at: all hold."


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE versions SET text = text || '!' WHERE rowid = 1", ["version"]),
        ("UPDATE appearances SET exact = 'x' WHERE docid = 1", ["appearance"]),
        ('UPDATE quantities SET start = start + 1, "end" = "end" + 1 WHERE id = 2', ["quantity"]),
        ("UPDATE attributions SET start = -1", ["attribution"]),
    ],
)
def test_damage_is_named(connection: sqlite3.Connection, damage: str, what: list[str]) -> None:
    connection.execute(damage)
    proof = Proof(connection)
    found = list(proof.damages())
    assert [each.what for each in found] == what
    assert all("add the source again" in each.message for each in found)
    assert str(proof).endswith("1 damaged.")


def test_rows_that_point_nowhere_are_damage(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM sources WHERE docid = 3")
    assert any("not there" in each.message for each in Proof(connection).damages())
