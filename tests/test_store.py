"""Writing sources: whole or not at all, twice without change, again with a new text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from db import open_db
from db.file.search import fts_query
from db.texts.publishers import Outlet
from db.texts.rows import Appearance
from db.writing.store import Added, Store
from extract.model import Source
from tests.building import appearance, source


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    connection = open_db(tmp_path / "a.db", create=True)
    yield Store(connection)
    connection.close()


def put(store: Store, of: Source, *found: Appearance) -> Added:
    with store.transaction():
        return store.add(of, found, "test 1")


def rows(store: Store, query: str, *values: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.connection.execute(query, values)]


def everything(store: Store) -> dict[str, Sequence[object]]:
    tables = rows(store, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return {str(name): rows(store, f"SELECT * FROM {name}") for (name,) in tables}


def test_a_new_source(store: Store) -> None:
    text = source("据新京报报道，全国有两千万个摄像头。", publisher="海角新聞", region="hk")
    added = put(store, text, appearance(text, "两千万个", "20000000", gloss="20,000,000 cameras", by="新京报"))
    assert added.outcome == "new"
    assert len(added.appearance_ids) == 1
    assert rows(store, "SELECT title, publisher, published, region FROM sources") == [
        ("Title one", "海角新聞", "2020-01-02", "hk")
    ]
    assert rows(store, "SELECT exact, text, published FROM appearances") == [(text.text, text.text, "2020-01-02")]
    assert rows(store, "SELECT exact, value, base_value FROM quantities") == [("两千万个", 2e7, 2e7)]
    assert rows(store, "SELECT name, exact FROM attributions") == [("新京报", "新京报")]
    assert rows(store, "SELECT extractor FROM versions") == [("test 1",)]


def test_base_values_meet(store: Store) -> None:
    text = source("全长3公里")
    put(store, text, appearance(text, "3公里", "3", "km"))
    assert rows(store, "SELECT value, unit, base_value, base_unit FROM quantities") == [(3.0, "km", 3000.0, "m")]


def test_adding_again_changes_nothing(store: Store) -> None:
    text = source("全国有两千万个摄像头。", publisher="海角新聞")
    found = appearance(text, "两千万个", "20000000")
    put(store, text, found)
    before = everything(store)
    assert put(store, text, found).outcome == "unchanged"
    assert everything(store) == before


def test_a_changed_text_is_a_new_version(store: Store) -> None:
    old = source("共3人受伤。")
    new = replace(old, text="共5人受伤。")
    first = put(store, old, appearance(old, "3人", "3"))
    second = put(store, new, appearance(new, "5人", "5"))
    assert second.outcome == "changed"
    assert rows(store, "SELECT id FROM appearances") == [second.appearance_ids]
    assert rows(store, "SELECT text FROM versions ORDER BY rowid") == [(old.text,), (new.text,)]
    assert rows(store, "SELECT count(*) FROM appearances_fts") == [(1,)]
    back = put(store, old, appearance(old, "3人", "3"))
    assert back.appearance_ids == first.appearance_ids
    assert rows(store, "SELECT count(*) FROM versions") == [(2,)]
    assert put(store, old).outcome == "unchanged"


def test_what_a_new_version_still_says_keeps_its_claim(store: Store) -> None:
    old = source("共3人受伤。")
    found = appearance(old, "3人", "3")
    put(store, old, found)
    claim(store, found.id)
    new = replace(old, text=old.text + "后来没有变化。")
    moved = replace(found, claim=replace(found.claim, sentence_end=len(old.text)))
    assert put(store, new, moved).widowed_claim_ids == ()
    assert rows(store, "SELECT claim_id FROM appearances") == [(found.id,)]


def test_claims_that_lose_an_appearance_are_told(store: Store) -> None:
    old = source("共3人受伤。")
    found = appearance(old, "3人", "3")
    put(store, old, found)
    claim(store, found.id)
    assert put(store, replace(old, text="没有人受伤。")).widowed_claim_ids == (found.id,)


def claim(store: Store, appearance_id: str) -> None:
    store.connection.execute(
        "INSERT INTO claims (id, docid, kind, gloss, text, lang) VALUES (?, 1, 'count', '', '', 'zh')", [appearance_id]
    )
    store.connection.execute("UPDATE appearances SET claim_id = id")


def test_better_knowledge_of_a_source_is_kept(store: Store) -> None:
    text = Source("共3人受伤。", ref="a.txt")
    put(store, text)
    assert put(store, replace(text, title="Known now")).outcome == "changed"
    assert put(store, text).outcome == "unchanged"
    assert rows(store, "SELECT title FROM sources") == [("Known now",)]


def test_nothing_of_a_source_that_fails_stays(store: Store) -> None:
    text = source("共3人受伤。")
    before = everything(store)
    with pytest.raises(sqlite3.IntegrityError):
        put(store, replace(text, published_basis="rumour"), appearance(text, "3人", "3"))  # type: ignore[arg-type]
    assert everything(store) == before
    assert put(store, text).outcome == "new"


def test_publishers_are_one_under_all_spellings(store: Store) -> None:
    early = source("据《新京报》报道，共3人受伤。", "early")
    put(store, early, appearance(early, "3人", "3", by="《新京报》"))
    put(store, source("甲", "paper", publisher="新京報"))
    late = source("据新京报报道，共5人受伤。", "late", publisher="新京报")
    put(store, late, appearance(late, "5人", "5", by="新京报"))
    assert rows(store, "SELECT name FROM publishers") == [("新京報",)]
    assert rows(store, "SELECT publisher_id FROM attributions") == [(1,), (1,)]


def test_known_outlets_are_made_when_they_are_named(tmp_path: Path) -> None:
    known = Outlet("新京报", ("The Beijing News",), "cn", "https://bjnews.example/")
    store = Store(
        open_db(tmp_path / "b.db", create=True), lambda name: known if name in ("新京报", *known.names) else None
    )
    early = source("据新京报报道，共3人受伤。", "early")
    put(store, early, appearance(early, "3人", "3", by="新京报"))
    late = source("The Beijing News said 3 were hurt.", "late", publisher="海角新聞")
    put(store, late, appearance(late, "3", "3", by="The Beijing News"))
    assert rows(store, "SELECT name, region, url FROM publishers ORDER BY id") == [
        ("新京报", "cn", "https://bjnews.example/"),
        ("海角新聞", None, None),
    ]
    assert rows(store, "SELECT publisher_id FROM attributions") == [(1,), (1,)]


def test_cited_addresses_lead_to_sources_added_before_and_later(store: Store) -> None:
    def citing(name: str) -> None:
        text = source("据新京报报道，共3人受伤。", name)
        found = appearance(text, "3人", "3", by="新京报")
        said = replace(found.claim.attributions[0], url="https://cited.example/")
        put(store, text, replace(found, claim=replace(found.claim, attributions=(said,))))

    citing("before")
    cited = put(store, source("甲", "cited"))
    citing("after")
    assert rows(store, "SELECT cited_source_id FROM attributions") == [(cited.source_id,), (cited.source_id,)]


def test_the_index_follows_the_tables(store: Store) -> None:
    def found(query: str) -> int:
        return len(rows(store, "SELECT 1 FROM sources_fts WHERE sources_fts MATCH ?", fts_query(query)))

    put(store, source("甲"))
    assert (found("title"), found("攝像")) == (1, 0)
    store.connection.execute("UPDATE sources SET title = '摄像头'")
    assert (found("title"), found("攝像")) == (0, 1)
    store.connection.execute("DELETE FROM versions")
    store.connection.execute("DELETE FROM sources")
    assert found("攝像") == 0
    store.connection.execute("INSERT INTO sources_fts (sources_fts) VALUES ('integrity-check')")


def test_two_writers_wait_for_each_other(store: Store, tmp_path: Path) -> None:
    other = Store(open_db(tmp_path / "a.db"))
    put(store, source("甲", "one"))
    put(other, source("乙", "two"))
    put(store, source("丙", "three"))
    assert rows(store, "SELECT docid FROM sources ORDER BY docid") == [(1,), (2,), (3,)]
