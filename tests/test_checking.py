"""What is known of the claims in a text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from claims.checking import check
from claims.match.link import link_appearances
from claims.source_claims import appearances_of
from db import open_db
from db.links import linking
from db.links.linking import StoredAppearance
from db.writing.store import Store
from extract.model import Source

STORED = {
    "fire": "At least 52 workers were killed in a fire at a garment factory in Dhaka.",
    "later": "The fire at a garment factory in Dhaka killed 74 workers.",
    "other": "The harbour of Porto handled 52 ships.",
}


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store(open_db(":memory:", create=True))
    for name, text in STORED.items():
        source = Source(text, f"https://{name}.example/", title=name, published=date(2021, 3, 4), lang="en")
        with store.transaction():
            added = store.add(source, appearances_of(source), "test 1")
            link_appearances(store.connection, added.appearance_ids, added.widowed_claim_ids)
    return store


def test_same_and_conflicting_claims_with_reasons(store: Store) -> None:
    (checked,) = check("A blaze in a Dhaka garment factory left 52 workers dead.", store.connection)
    assert [match.stored.source_title for match in checked.same] == ["fire"]
    assert [match.stored.source_title for match in checked.conflicts] == ["later"]
    assert any("agree" in feature.sentence for feature in checked.same[0].features)


def test_what_is_stored_is_read_once_for_all_claims_of_a_text(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    stored = linking.stored_appearances

    def counted(connection: sqlite3.Connection, docids: Iterable[int]) -> Iterator[StoredAppearance]:
        wanted = list(docids)
        read.extend(wanted)
        return stored(connection, wanted)

    text = "A blaze in a Dhaka garment factory left 52 workers dead.\nThe fire at the Dhaka factory killed 74 workers."
    alone = [check(sentence, store.connection) for sentence in text.split("\n")]
    monkeypatch.setattr(linking, "stored_appearances", counted)
    together = check(text, store.connection)
    assert len(together) == 2
    assert len(read) == len(set(read)) >= 2
    for (one,), each in zip(alone, together, strict=True):
        assert (one.same, one.conflicts, one.related) == (each.same, each.conflicts, each.related)
        assert each.same


def test_the_other_language(store: Store) -> None:
    (checked, *_) = check("孟加拉国达卡一家制衣厂发生大火，52名工人死亡。", store.connection)
    assert [match.stored.source_title for match in checked.same] == ["fire"]


def test_nothing_known(store: Store) -> None:
    (checked,) = check("The orchard grew 9,120 pears.", store.connection)
    assert not checked.same
    assert not checked.conflicts
    assert not checked.related


def test_a_text_without_claims(store: Store) -> None:
    assert check("Nobody knows.", store.connection) == []
