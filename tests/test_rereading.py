"""A database that is read by newer rules: ids, judgements and reviews stay with what is found, the rest is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from claims.adding import Adding
from claims.ingest import Overrides
from claims.rereading import Reread, Rereading
from claims.source_claims import appearances_of
from claims.workers import Found, find
from db import open_db
from db.texts.rows import Appearance, Base
from db.upkeep.verifying import Proof
from db.writing.store import Store
from extract.appearance import appearance_id
from extract.model import Claim, Quantity, Source

FIRST = "青溪县发生洪水。\n县政府表示，洪水造成17人死亡，2.3万名居民被紧急转移。\n临江大桥全长1,200米，造价3.4亿元。\n"
OTHER = "青溪县洪水造成17人死亡。\n临江大桥全长1,200米。\n"

Rules = Callable[[list[Claim], Source], list[Claim]]


class Desk:
    """A database of two articles, read by rules that a test makes."""

    def __init__(self, folder: Path) -> None:
        for name, text in (("first.txt", FIRST), ("other.txt", OTHER)):
            (folder / name).write_text(text, encoding="utf8")
        self.connection = open_db(folder / "desk.db", create=True)
        list(Adding(self.connection, [str(folder / "first.txt"), str(folder / "other.txt")], Overrides()))

    def reread(self, rules: Rules) -> list[Reread]:
        def read(source: Source) -> Found:
            claims = rules([each.claim for each in appearances_of(source)], source)
            return Found(tuple(appearance(claim, source) for claim in claims))

        told: list[Reread] = []
        for each in Rereading(self.connection, read=read):
            assert isinstance(each, list)
            told += each
        assert list(Proof(self.connection).damages()) == []
        return told

    def ids(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Figure and file -> appearance and claim."""
        found = self.connection.execute(
            "SELECT quantities.exact, ref, appearances.id, claim_id FROM appearances"
            " JOIN quantities ON appearance_id = appearances.id JOIN sources ON sources.id = source_id"
            " WHERE role NOT IN ('time', 'context')"
        )
        return {(row[0], row[1]): (row[2], row[3]) for row in found}

    def judge(self, left: str, right: str, verdict: str) -> None:
        pair = sorted((left, right))
        self.connection.execute(
            "INSERT INTO judgements (left_id, right_id, verdict, judge, judged_at) VALUES (?, ?, ?, 'ann', '2025')",
            [*pair, verdict],
        )

    def review(self, claim: str) -> None:
        self.connection.execute("INSERT INTO reviews (claim_id, rating) VALUES (?, 'Unproven')", [claim])

    def reviewed(self) -> list[str]:
        return [row[0] for row in self.connection.execute("SELECT claim_id FROM reviews")]

    def leads(self, old: str) -> str:
        return str(self.connection.execute("SELECT new_id FROM redirects WHERE old_id = ?", [old]).fetchone()[0])


def appearance(claim: Claim, source: Source) -> Appearance:
    bases = tuple(Base(each.value, each.max_value, each.unit) for each in claim.quantities)
    return Appearance(appearance_id(claim, source), claim, bases)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.connection.close()


def own(claim: Claim, source: Source) -> list[str]:
    return [source.text[each.start : each.end] for each in claim.quantities if each.role not in ("time", "context")]


def outcomes(told: Sequence[Reread]) -> list[str]:
    return sorted(each.outcome for each in told)


def test_the_same_rules_change_nothing(desk: Desk) -> None:
    before = desk.ids()
    told = [each for found in Rereading(desk.connection) for each in (found if isinstance(found, list) else [])]
    assert set(outcomes(told)) == {"kept"}
    assert desk.ids() == before


def test_another_program_may_write_while_texts_are_read(desk: Desk, tmp_path: Path) -> None:
    """What it changes is read as it stands then."""
    newer = FIRST.replace("17人", "19人")
    read: list[str] = []

    def slowly(source: Source) -> Found:
        read.append(source.text)
        if len(read) == 1:
            (tmp_path / "first.txt").write_text(newer, encoding="utf8")
            with closing(open_db(tmp_path / "desk.db")) as other:
                list(Adding(other, [str(tmp_path / "first.txt")], Overrides()))
        return find(source)

    told = list(Rereading(desk.connection, read=slowly))
    assert read == [text.strip() for text in (FIRST, OTHER, newer)]
    assert all(isinstance(each, list) and set(outcomes(each)) == {"kept"} for each in told)
    assert ("19人", "first.txt") in desk.ids()
    assert list(Proof(desk.connection).damages()) == []


def test_wider_clauses_keep_ids_judgements_and_reviews(desk: Desk) -> None:
    """The second rules take the whole sentence for the clause, which gives every place another natural id."""

    def wider(claims: list[Claim], source: Source) -> list[Claim]:
        return [replace(each, start=each.sentence_start, end=each.sentence_end, rule="second") for each in claims]

    before = desk.ids()
    dead, moved = before["17人", "first.txt"], before["2.3万名", "first.txt"]
    desk.judge(dead[0], before["17人", "other.txt"][0], "different")
    desk.review(dead[1])
    Store(desk.connection)
    told = desk.reread(wider)
    assert "gone" not in outcomes(told)
    after = desk.ids()
    assert {key: name for key, (name, _) in after.items()} == {key: name for key, (name, _) in before.items()}
    assert after["17人", "first.txt"][1] != after["17人", "other.txt"][1], "the judgement holds"
    assert desk.reviewed() == [dead[1]]
    assert after["2.3万名", "first.txt"] == moved
    assert desk.connection.execute("SELECT count(*) FROM appearances WHERE rule = 'second'").fetchone()[0] == len(told)


def test_places_that_merge_lead_on_with_reviews_and_judgements(desk: Desk) -> None:
    """The second rules read a bridge's length and cost as one claim."""

    def joined(claims: list[Claim], source: Source) -> list[Claim]:
        parts = [each for each in claims if own(each, source) in (["1,200米"], ["3.4亿元"])]
        if len(parts) < 2:
            return claims
        whole = replace(
            parts[0], end=parts[1].end, quantities=tuple(quantity for part in parts for quantity in part.quantities)
        )
        return [each for each in claims if each not in parts] + [whole]

    before = desk.ids()
    length, cost = before["1,200米", "first.txt"], before["3.4亿元", "first.txt"]
    dead = before["17人", "first.txt"]
    assert length[0] != cost[0]
    desk.review(cost[1])
    desk.judge(cost[0], dead[0], "different")
    told = desk.reread(joined)
    [merged] = [each for each in told if each.outcome == "merged"]
    heir = merged.became
    assert {merged.appearance_id, heir} == {length[0], cost[0]}
    after = desk.ids()
    assert after["1,200米", "first.txt"] == after["3.4亿元", "first.txt"]
    assert after["1,200米", "first.txt"][0] == heir
    claim = after["1,200米", "first.txt"][1]
    assert desk.reviewed() == [claim]
    gone = {length[1], cost[1]} - {claim}
    for name in gone - {pair[1] for pair in after.values()}:
        assert desk.leads(name) == claim
    judged = [set(row) for row in desk.connection.execute("SELECT left_id, right_id FROM judgements")]
    assert {heir, dead[0]} in judged


def test_what_newer_rules_do_not_find_is_listed_and_its_review_stays(desk: Desk) -> None:
    def without_money(claims: list[Claim], source: Source) -> list[Claim]:
        return [each for each in claims if own(each, source) != ["3.4亿元"]]

    cost = desk.ids()["3.4亿元", "first.txt"]
    desk.review(cost[1])
    told = desk.reread(without_money)
    assert [(each.outcome, each.old_figures) for each in told if each.outcome != "kept"] == [("gone", "3.4亿元")]
    assert desk.reviewed() == [cost[1]]
    assert ("3.4亿元", "first.txt") not in desk.ids()
    again = desk.reread(lambda claims, source: claims)
    assert [(each.outcome, each.new_figures) for each in again if each.outcome != "kept"] == [("new", "3.4亿元")]
    assert desk.ids()["3.4亿元", "first.txt"] == cost, "the claim lives on where it was"


def test_a_claim_that_newer_rules_split_keeps_its_id_once(desk: Desk) -> None:
    def split(claims: list[Claim], source: Source) -> list[Claim]:
        found: list[Claim] = []
        for each in claims:
            if own(each, source) == ["2.3万名"]:
                at = each.quantities[-1]
                extra = Quantity(at.start, at.start + 3, "number", "second", at.value)
                found += [each, replace(each, quantities=(extra,), kind="number")]
            else:
                found.append(each)
        return found

    before = desk.ids()["2.3万名", "first.txt"]
    told = desk.reread(split)
    assert [each.outcome for each in told if each.outcome != "kept"] == ["new"]
    assert desk.ids()["2.3万名", "first.txt"] == before


def test_rules_that_fail_on_one_text_leave_it_as_it_was(desk: Desk) -> None:
    before = desk.ids()

    def read(source: Source) -> Found:
        return Found(message="a rule failed on it") if source.ref == "first.txt" else Found()

    failed, read_again = Rereading(desk.connection, read=read)
    assert "a rule failed" in str(failed)
    assert isinstance(read_again, list)
    after = desk.ids()
    assert after == {key: pair for key, pair in before.items() if key[1] == "first.txt"}
