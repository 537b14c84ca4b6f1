"""Lists of claims: whichever way is taken to them, page by page they hold the same ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.query import understand
from db import open_db
from db.reading import selecting
from db.reading.selecting import ClaimFilter, matching

ASKED: tuple[tuple[dict[str, Any], set[int]], ...] = (
    ({}, {1, 2, 3, 4, 5}),
    ({"kind": "count"}, {1, 2, 3, 5}),
    ({"kind": "count", "lang": "zh"}, {1, 2, 3}),
    ({"status": "open"}, {1, 2, 4, 5}),
    ({"status": "reviewed"}, {3}),
    ({"status": "settled"}, set()),
    ({"value": 17.0}, {1}),
    ({"min": 20.0}, {2, 3, 4}),
    ({"min": 20.0, "max": 30.0}, {3}),
    ({"max": 17.0}, {1, 5}),
    ({"units": ("USD",)}, {4}),
    ({"quantity_kind": "money", "min": 1.0}, {4}),
    ({"attribution": "志愿"}, {3}),
    ({"attribution": "nobody"}, set()),
    ({"published_after": "2025-07-08", "published_before": "2025-07-10"}, {1, 2}),
    ({"query": understand("洪水"), "max": 20.0}, {1}),
    ({"query": understand("洪水")}, {1, 3}),
    ({"reviewed": True}, {3}),
    ({"review_site": "desk.example"}, {3}),
    ({"current_since": "2025-07-11"}, {3}),
)


@pytest.fixture(scope="module")
def connection(newsroom_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_db(newsroom_path)
    yield opened
    opened.close()


def leafed(connection: sqlite3.Connection, wanted: ClaimFilter, size: int) -> list[int]:
    """The numbers of all claims, a page at a time."""
    found: list[int] = []
    after = None
    for _ in range(20):
        page = matching(connection, wanted, after, size)
        assert len(page.ids) <= size
        found += [int(each[-1]) for each in page.ids]
        if page.next_key is None:
            return found
        after = page.next_key
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize(("asked", "claims"), ASKED)
@pytest.mark.parametrize(("few", "window"), [(8000, 5000), (0, 5000), (0, 1), (0, 2)])
@pytest.mark.parametrize("size", [1, 2, 50])
def test_every_way_leads_to_the_same_claims(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], claims: set[int],
    few: int, window: int, size: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(selecting, "FEW", few)
    monkeypatch.setattr(selecting, "WINDOW", window)
    found = leafed(connection, ClaimFilter(**asked), size)
    assert sorted(found) == sorted(claims), "each once"
    by_day = {1: "2025-07-09", 2: "2025-07-09", 3: "2025-07-08", 4: "2025-07-10", 5: ""}
    assert [by_day[each] for each in found] == sorted((by_day[each] for each in found), reverse=True)


def test_a_publisher_gives_what_its_sources_carry(connection: sqlite3.Connection) -> None:
    (publisher,) = connection.execute("SELECT publisher_id FROM sources WHERE publisher = 'Gulf Post'").fetchone()
    assert sorted(leafed(connection, ClaimFilter(publisher_id=publisher), 5)) == [1, 4]
