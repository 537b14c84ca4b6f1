"""The page of a claim that is made in more places than a page shows, and what its passages link to."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from claims.web.pages.claim_page import SHOWN
from db import open_db
from db.reading import places, queries
from db.texts.rows import Appearance, source_id
from db.writing.store import Store
from extract.model import Source
from tests import newsroom

CLAIM = "cccc00000001"
PLACES = 2 * SHOWN + 50
SENTENCES = {"zh": "消防处说，今年已有35人获救。", "en": "The fire service said 35 people were saved this year."}
SPEAKERS = ("消防处", "The fire service")


@pytest.fixture(scope="module")
def often_told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A claim made once a day in 250 sources, every fifth English; the first links to a stored source and elsewhere."""
    path = tmp_path_factory.mktemp("often") / "often.db"
    connection = open_db(path, create=True)
    store = Store(connection)
    with store.transaction():
        store.add(newsroom.FIRST, (), "test 1")
        made = [_added(store, number) for number in range(PLACES)]
        connection.execute(
            "INSERT INTO claims (id, docid, kind, gloss, text, lang, first_published, last_published, appearance_count,"
            " source_count, independent_source_count) VALUES (?, 1, 'count', '35 saved', ?, 'zh', '2024-01-01',"
            " '2024-09-06', ?, ?, 2)",
            [CLAIM, SENTENCES["zh"], PLACES, PLACES],
        )
        connection.executemany("UPDATE appearances SET claim_id = ? WHERE id = ?", [(CLAIM, each.id) for each in made])
    connection.close()
    return path


def _added(store: Store, number: int) -> Appearance:
    lang = "en" if number % 5 == 4 else "zh"
    text = SENTENCES[lang]
    source = Source(
        text,
        f"https://paper{number}.example/",
        title=f"Paper {number}",
        publisher=f"Paper {number}",
        published=date(2024, 1, 1) + timedelta(number),
        lang=lang,
        links=((5, 7, "http://www.xinhai.example/flood?utm_source=x"), (7, 9, "https://else.example/a"))
        if not number
        else (),
    )
    figure = "35 people" if lang == "en" else "35人"
    found = newsroom.found(source, figure, "35", by=SPEAKERS[lang == "en"])
    store.add(source, (found,), "test 1")
    return found


@pytest.fixture
def connection(often_told: Path) -> Iterator[sqlite3.Connection]:
    opened = open_db(often_told)
    yield opened
    opened.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def often(often_told: Path) -> AsyncIterator[Any]:
    from datasette.app import Datasette

    served = Datasette([str(often_told)])
    await served.invoke_startup()
    yield served


def test_all_places_are_counted_whatever_is_shown(connection: sqlite3.Connection) -> None:
    every = places.places(connection, CLAIM)
    assert [each.published for each in every] == sorted({each.published or "" for each in every}), "once, in order"
    assert len(every) == PLACES
    assert places.speakers(connection, every) == [("消防处", PLACES * 4 // 5), ("The fire service", PLACES // 5)]
    assert sum(places.over_time(every).values()) == PLACES
    assert places.firsts(connection, every, "zh") == [(every[4], SENTENCES["en"].rstrip("."))]
    assert [each["id"] for each in places.in_full(connection, every[99:102])] == [each.id for each in every[99:102]]


@pytest.mark.parametrize(("page", "first", "last"), [(1, 1, 100), (2, 101, 200), (3, 201, 250)])
async def test_places_come_a_hundred_at_a_time(often: Any, page: int, first: int, last: int) -> None:
    text = (await often.client.get(f"/claim/{CLAIM}?page={page}")).text
    assert f"Places {first} to {last} of 250, in order of publication" in text
    assert len(re.findall(r'class="quote place"', text)) == last - first + 1
    assert f">Paper {first - 1}</bdi>" in text
    assert (f'href="?page={page - 1}#places" rel="prev"' in text) == (page > 1)
    assert (f'href="?page={page + 1}#places" rel="next"' in text) == (page < 3)
    assert "appearances: 250 · sources: 250" in text
    assert "×200" in text, "who said it is counted over all"
    assert "at most 31 in one period" in text, "and so is the picture"


async def test_there_are_no_more_pages_than_places(often: Any) -> None:
    assert (await often.client.get(f"/claim/{CLAIM}?page=4")).status_code == 404
    assert (await often.client.get(f"/claim/{CLAIM}?page=0")).status_code == 400
    assert "Places 1 to" not in (await often.client.get(f"/claim/{CLAIM}?page=1&lang=zh")).text


async def test_all_places_are_taken_away_as_csv(often: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(often._settings, "max_returned_rows", 100)
    text = (await often.client.get(f"/claim/{CLAIM}")).text
    (address,) = re.findall(r'href="(/often/appearances\.csv[^"]*)"', text)
    told = (await often.client.get(unescape(address))).text
    assert told.count(f"{CLAIM},35 saved,") == PLACES, "with the label of the claim, and every row of them"


async def test_what_a_passage_links_to_is_shown_and_led_to_its_source(often: Any) -> None:
    text = (await often.client.get(f"/claim/{CLAIM}")).text
    assert f'links to <a href="/source/{source_id(newsroom.FIRST)}"><bdi>青石县洪水成灾</bdi></a>' in text
    assert re.search(r'links to <a href="https://else.example/a" rel="[^"]*noopener[^"]*"><bdi>https://else', text)
    assert text.count("links to") == 2


def test_of_each_other_claim_the_surest_contradiction(newsroom_path: Path) -> None:
    connection = open_db(newsroom_path)

    def conflicts(claim_id: str) -> list[queries.Conflict]:
        ids = [each.id for each in places.places(connection, claim_id)]
        return queries.conflicts_of(connection, claim_id, ids, 5)

    (found,) = conflicts("aaaa00000001")
    assert {found.left_claim_id, found.right_claim_id} == {"aaaa00000001", "aaaa00000003"}
    assert found.score == 0.9
    assert len(conflicts("aaaa00000003")) == 1
    assert conflicts("aaaa00000002") == []
    connection.close()
