"""Pages of like lines: none is compared with all the others, and each is still found."""

from __future__ import annotations

import random
from datetime import date
from itertools import permutations

import pytest

from claims.checking import check
from claims.findings import appearances_of
from claims.match import link
from claims.match.sketch import Sketch, resemblance
from claims.match.tables import MANY
from db import open_db
from db.store import Store
from extract.model import Source

NAMES = [
    first + last for first in ("Bar", "Cor", "Dun", "Fen", "Gil", "Har", "Kil") for last in ("rra", "llow", "mere")
]
RETOLD = "In the village of Barrra the council counted 40,017 residents."


def page(name: str, lines: int) -> Source:
    """So many lines of one form, each with a village and a figure of its own; the figures of two pages differ."""
    chance = random.Random(name)
    counts = [40_017, *(chance.randint(100, 99_999) for _ in range(lines - 1))]
    villages = [f"{NAMES[number % len(NAMES)]} {number}" if number else NAMES[0] for number in range(lines)]
    told = [
        f"In the village of {village} the council counted {count:,} residents."
        for village, count in zip(villages, counts, strict=True)
    ]
    return Source("\n".join(told), f"https://{name}.example/", title=name, published=date(2021, 3, 4), lang="en")


def one(name: str, text: str) -> Source:
    return Source(text, f"https://{name}.example/", title=name, published=date(2021, 3, 4), lang="en")


def linked(*sources: Source) -> Store:
    store = Store(open_db(":memory:", create=True))
    for source in sources:
        with store.transaction():
            ids = store.add(source, appearances_of(source), "test").appearance_ids
            link.link_appearances(store.connection, ids)
    return store


def links(store: Store) -> set[tuple[str, str, str]]:
    return {tuple(row) for row in store.connection.execute("SELECT left_id, right_id, relation FROM links")}


def compared(monkeypatch: pytest.MonkeyPatch, lines: int) -> int:
    """How many pairs of a page's lines come as far as being compared."""
    counts = [0]

    def counted(left: Sketch, right: Sketch) -> float:
        counts[0] += 1
        return resemblance(left, right)

    with monkeypatch.context() as patched:
        patched.setattr("claims.match.link.resemblance", counted)
        linked(page("a", lines))
    return counts[0]


def test_the_comparisons_of_a_page_grow_as_its_lines_do(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = compared(monkeypatch, 150), compared(monkeypatch, 600)
    assert many <= 600 * MANY
    assert few < 150 * 149 / 2 / 4
    assert many < 600 * 599 / 2 / 16


def test_lines_that_tell_of_other_villages_are_neither_the_same_nor_related() -> None:
    assert links(linked(page("a", MANY * 2))) == set()
    assert links(linked(page("a", MANY // 2))) == set()


def test_a_line_is_found_again_and_contradicted_by_a_single_sentence() -> None:
    connection = linked(page("a", MANY * 3)).connection
    (same,) = check(RETOLD, connection)
    assert [match.stored.text for match in same.same] == [RETOLD]
    (other,) = check(RETOLD.replace("40,017", "47,010"), connection)
    assert RETOLD in [match.stored.text for match in other.conflicts]


def test_any_order_gives_the_links_of_linking_everything_again() -> None:
    sources = (
        page("a", MANY * 2),
        page("b", MANY * 2),
        page("c", MANY - 5),
        one("d", "The council of Barrra village counted 40,017 residents."),
        one("e", RETOLD.replace("40,017", "47,010")),
    )
    found = []
    for order in list(permutations(sources))[::17]:
        store = linked(*order)
        found.append(links(store))
        link.link_all(store)
        found.append(links(store))
    assert all(each == found[0] for each in found)
    assert found[0]
