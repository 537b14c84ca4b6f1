"""Which id a claim goes by when appearances join and part."""

from __future__ import annotations

from pathlib import Path

from db import open_db
from db.links import settling
from db.links.settling import Settled
from db.writing.store import Store
from tests.building import appearance, source


def test_an_appearance_whose_name_another_claim_bears_founds_a_claim_of_its_own(tmp_path: Path) -> None:
    store = Store(open_db(tmp_path / "a.db", create=True))
    names: list[str] = []
    for place in ("older", "newer"):
        text = source("共3人受伤。", place)
        with store.transaction():
            names += store.add(text, [appearance(text, "3人", "3")], "test").appearance_ids
    older, newer = names

    def claims(*groups: tuple[str, ...]) -> list[str]:
        settling.settle(store.connection, [Settled(group, 1) for group in groups])
        stored = store.connection.execute("SELECT claim_id FROM appearances ORDER BY docid")
        return [row["claim_id"] for row in stored]

    claims((newer,))
    claims((older,))
    assert claims((older, newer)) == [newer, newer]  # the older claim lives on
    first, second = claims((older,), (newer,))
    assert first == newer  # its id stays with the oldest appearance
    assert second not in names
    assert claims((older,), (newer,)) == [first, second]
