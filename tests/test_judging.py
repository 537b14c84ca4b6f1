"""People's decisions: above every link, for good, and what they are asked first."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.commands.main import cli
from claims.curating import reject
from claims.errors import ClaimsError
from claims.judging import judge
from claims.match.clusters.cluster import cluster
from claims.match.link import link_all, link_appearances
from db import open_db
from db.file.errors import NotFound
from db.links import linking
from db.people.audit import Who
from db.writing import judging
from db.writing.store import Store
from tests.test_link import COPY, ELSEWHERE, OTHER, RETOLD, WIRE, add, claim_of, groups

ANN = Who("shell", "ann")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(open_db(tmp_path / "a.db", create=True))


def claim_ids(store: Store) -> list[str]:
    return [row["id"] for row in store.connection.execute("SELECT id FROM claims")]


def relations(store: Store) -> dict[tuple[str, str], str]:
    rows = store.connection.execute("SELECT left_id, right_id, relation FROM links")
    return {(left, right): relation for left, right, relation in rows}


def test_the_same_joins_and_leaves_a_redirect(store: Store) -> None:
    add(store, WIRE, ELSEWHERE)
    older, younger = claim_of(store, WIRE), claim_of(store, ELSEWHERE)
    done = judge(store, WIRE[1].id, ELSEWHERE[1].id, "same", who=ANN, note="one hall")
    assert done.left_claim_id == done.right_claim_id == older
    assert (done.judgement.judge, done.judgement.note, done.judgement.judged_at[:2]) == ("ann", "one hall", "20")
    assert store.connection.execute("SELECT old_id, new_id FROM redirects").fetchone()[:] == (younger, older)


def test_different_parts_and_survives_linking_again(store: Store) -> None:
    add(store, WIRE, RETOLD)
    judge(store, WIRE[1].id, RETOLD[1].id, "different", who=ANN)
    parted = groups(store)
    assert parted == {frozenset({"wire"}), frozenset({"retold"})}
    link_all(store)
    with store.transaction():
        link_appearances(store.connection, linking.appearance_ids(store.connection))
    assert groups(store) == parted
    assert relations(store) == {}


def test_a_copy_can_be_told_apart(store: Store) -> None:
    twin = (COPY[0], COPY[1])
    add(store, WIRE, twin)
    judge(store, WIRE[1].id, twin[1].id, "different", who=ANN)
    link_all(store)
    assert len(groups(store)) == 2


def test_claims_are_judged_whole(store: Store) -> None:
    add(store, WIRE, COPY, RETOLD, OTHER, ELSEWHERE)
    judge(store, claim_of(store, WIRE), claim_of(store, OTHER), "same", who=ANN)
    assert frozenset({"wire", "copy", "retold", "other"}) in groups(store)
    link_all(store)
    assert frozenset({"wire", "copy", "retold", "other"}) in groups(store)


@pytest.mark.parametrize("verdict", ["same", "conflict", "different"])
def test_what_was_never_linked_has_a_claim_once_it_is_judged(store: Store, verdict: judging.Verdict) -> None:
    add(store, WIRE)
    with store.transaction():
        store.add(OTHER[0], [OTHER[1]], "test 1")
    done = judge(store, WIRE[1].id, OTHER[1].id, verdict, who=ANN)
    claims = {claim_of(store, WIRE), claim_of(store, OTHER)}
    assert {done.left_claim_id, done.right_claim_id} == claims == set(claim_ids(store))
    assert len(claims) == (1 if verdict == "same" else 2)


def test_what_is_rejected_meanwhile_is_not_judged(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, WIRE, OTHER)
    begun = Store.transaction

    def delayed(ours: Store) -> AbstractContextManager[None]:
        monkeypatch.setattr(Store, "transaction", begun)
        reject(ours.connection, OTHER[1].id, Who("shell", "bea"))
        return begun(ours)

    monkeypatch.setattr(Store, "transaction", delayed)
    with pytest.raises(NotFound):
        judge(store, WIRE[1].id, OTHER[1].id, "same", who=ANN)
    assert store.connection.execute("SELECT count(*) FROM judgements").fetchone()[0] == 0


def test_a_later_judgement_takes_an_earlier_one_back(store: Store) -> None:
    add(store, WIRE, OTHER)
    before = groups(store)
    judge(store, WIRE[1].id, OTHER[1].id, "same", who=ANN)
    assert len(groups(store)) == 1
    judge(store, OTHER[1].id, WIRE[1].id, "conflict", who=Who("shell", "bea"))
    assert groups(store) == before
    link_all(store)
    assert groups(store) == before
    assert list(relations(store).values()) == ["conflict"]
    rows = store.connection.execute("SELECT verdict, judge FROM judgements ORDER BY id").fetchall()
    assert [tuple(row) for row in rows] == [("same", "ann"), ("conflict", "bea")]


def test_a_contradiction_that_a_person_saw_says_who(store: Store) -> None:
    add(store, WIRE, ELSEWHERE)
    judge(store, WIRE[1].id, ELSEWHERE[1].id, "conflict", who=ANN, note="one of them counts seats")
    (features,) = store.connection.execute("SELECT features FROM conflicts").fetchone()
    assert "ann judged it on 20" in json.loads(features)[0]["sentence"]
    assert json.loads(features)[0]["sentence"].endswith(": one of them counts seats")


def test_different_takes_a_contradiction_away(store: Store) -> None:
    add(store, WIRE, OTHER)
    assert list(relations(store).values()) == ["conflict"]
    judge(store, WIRE[1].id, OTHER[1].id, "different", who=ANN)
    link_all(store)
    assert relations(store) == {}


def test_a_judged_pair_holds_against_a_link_of_another(store: Store) -> None:
    # a and b are one by decision, c is like a and told apart from b: c must not come in through a.
    together = cluster(["a", "b", "c"], [("a", "c", 0.9)], judged_same=[("a", "b")], judged_apart=[("b", "c")])
    assert together == [{"a", "b"}, {"c"}]


def test_the_queue_asks_for_contradictions_first_and_pages(store: Store) -> None:
    add(store, WIRE, RETOLD, OTHER)
    store.connection.execute("UPDATE links SET score = 0.75 WHERE relation = 'same'")
    first = judging.queue(store.connection, 1)
    assert [each.relation for each in first] == ["conflict"]
    rest = judging.queue(store.connection, 10, first[-1].after)
    assert [each.relation for each in rest][-1] == "same"
    assert {rest[-1].left.source_title, rest[-1].right.source_title} == {"wire", "retold"}
    judge(store, rest[-1].left.appearance_id, rest[-1].right.appearance_id, "same", who=ANN)
    left = judging.queue(store.connection, 10)
    assert {each.relation for each in left} == {"conflict"}


def test_what_cannot_be_judged(store: Store) -> None:
    add(store, WIRE)
    with pytest.raises(ClaimsError, match="are one appearance"):
        judge(store, WIRE[1].id, claim_of(store, WIRE), "same", who=ANN)
    with pytest.raises(NotFound, match="There is no claim ffff"):
        judge(store, WIRE[1].id, "ffff", "same", who=ANN)
    add(store, OTHER)
    with pytest.raises(ClaimsError, match="name the judge"):
        judge(store, WIRE[1].id, OTHER[1].id, "same", who=Who("shell", " "))


def test_the_command(store: Store, tmp_path: Path) -> None:
    add(store, WIRE, OTHER)
    arguments = ["judge", WIRE[1].id[:8], OTHER[1].id[:8], "same", "--db", str(tmp_path / "a.db"), "--judge", "ann"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    assert done.stderr == f"Judged same: both are claim {WIRE[1].id[:8]}.\n"
    done = CliRunner().invoke(cli, [*arguments[:3], "different", *arguments[4:]])
    assert done.stderr.startswith("Judged different: ")


def test_the_beginning_of_a_claims_id_will_do(store: Store) -> None:
    add(store, WIRE, OTHER)
    claim = claim_of(store, WIRE)
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("UPDATE appearances SET id = 'eeee' || substr(id, 5) WHERE claim_id = ?", [claim])
    assert judging.appearance(store.connection, claim[:8]) == judging.appearance(store.connection, claim)
