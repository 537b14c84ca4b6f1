"""Clauses that read alike in one sentence: each stands where it was found, and tells what is beside it there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.commands.main import cli
from claims.source_claims import appearances_of, prepared
from db import open_db
from db.texts.sentences import contexts, place_of, sentences
from extract.appearance import selector
from extract.model import Source

TEXTS = (
    "暴雨来袭。甲厂2人死亡，3人受伤，乙厂5人死亡，3人受伤。调查已经展开。",
    "矿区共有13人受伤，3人受伤，后者已留院。",
    "Norwick reported 13 injured, 3 injured, and Arley 3 injured.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_stored_statement_stands_where_its_claim_was_found(text: str) -> None:
    source = Source(text)
    found = appearances_of(source)
    made = [prepared(each, source) for each in found]
    places = [each.claim.start - each.claim.sentence_start for each in found]
    assert [each.held.mention.start for each in made] == places
    assert len({each.sign for each in made}) == len(found)


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("In all 3 dead. 3 dead, and 3 dead. More later.", 15, 0),
        ("In all 3 dead. 3 dead, and 3 dead. More later.", 27, 12),
        ("3 dead, and 3 dead.", 12, 12),
        ("3 dead, and 3 dead.", 0, 0),
    ],
)
def test_of_clauses_that_read_alike_it_is_the_one_with_the_same_words_around_it(
    text: str, start: int, expected: int
) -> None:
    clause = selector(text, start, start + len("3 dead"))
    assert place_of(clause, "3 dead, and 3 dead.") == expected


def test_what_is_in_no_sentence_has_no_place_there() -> None:
    assert place_of(selector("3 dead, 5 hurt.", 8, 14), "3 dead.") == -1


def test_each_marks_its_own_figure(tmp_path: Path) -> None:
    text = "暴雨来袭。3人受伤，甲厂2人死亡，3人受伤。调查已经展开。"
    file = tmp_path / "floods.txt"
    file.write_text(text, encoding="utf8")
    done = CliRunner().invoke(cli, ["add", str(file), "--db", str(tmp_path / "desk.db")])
    assert done.exit_code == 0, done.output
    connection = open_db(tmp_path / "desk.db")
    ids = [row[0] for row in connection.execute("SELECT id FROM appearances ORDER BY start")]
    told = sentences(connection, ids)
    begun = text.index(told[ids[0]].text)
    spans = [told[each].figures[0] for each in ids]
    places = [row[0] for row in connection.execute("SELECT start FROM quantities ORDER BY start")]
    assert [begun + start for start, _ in spans] == places
    assert {each.before for each in contexts(connection, ids).values()} == {text[:begun]}
