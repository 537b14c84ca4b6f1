"""A dataset as Spark writes it, without Spark: its articles come in once each, in order, and all of them are linked."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli
from claims.source_claims import appearances_of
from claims.spark import importing, records, statements
from claims.spark.importing import import_dataset
from claims.spark.reading import sources
from db import open_db
from extract.model import Source

pytest.importorskip("pyarrow", reason="Parquet is not read: pip install 'claimtrail[parquet]'")

FLOOD = "The flood in {town} killed {dead} people, the county said."
ALL = ("Aldbury", "Brakel", "Corvo", "Dunmore", "Elvas")


def told() -> list[dict[str, str]]:
    """Of each flood two papers tell in the same words, and one in its own."""
    made = []
    for place, town in enumerate(ALL):
        texts = [FLOOD.format(town=town, dead=17 + 4 * place)] * 2
        texts.append(f"Officials said the {town} flood left {17 + 4 * place} people dead.")
        made += [
            {"url": f"https://paper{paper}.example/{town}", "publisher": f"Paper {paper}", "text": text}
            for paper, text in enumerate(texts)
        ]
    return made


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


TABLES = {
    "appearances": "SELECT id, docid, claim_id FROM appearances",
    "links": "SELECT left_id, right_id, relation, score, rule FROM links",
    "marks": "SELECT docid, appearance_id, sign, is_bound, sketch, keys FROM match_marks",
    "keys": "SELECT key, docid FROM match_keys",
}


def rows(path: str, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute(TABLES[table]).fetchall(), key=repr)


def together(path: str) -> set[frozenset[str]]:
    """The appearances of each claim."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT json_group_array(id) FROM appearances GROUP BY claim_id").fetchall()
    return {frozenset(json.loads(names)) for (names,) in made}


def write(folder: Path, *parts: list[dict[str, Any]], schema: Any = None) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir(parents=True)
    for number, part in enumerate(parts):
        pq.write_table(pa.Table.from_pylist(part, schema), folder / f"part-{number}.parquet", row_group_size=2)
    (folder / "_SUCCESS").touch()


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The dataset `found`, beside `here.db`, to which its articles were added; its parts are in no order."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importing, "_TOGETHER", 4)
    lines = [json.dumps(each) for each in told()]
    Path("articles.jsonl").write_text("\n".join(lines), encoding="utf8")
    run("add", "articles.jsonl", "--db", "here.db")
    packed = []
    for number, line in enumerate(lines):
        (source,) = sources((tmp_path / "articles.jsonl").as_uri(), number + 1, line.encode())
        assert isinstance(source, Source)
        packed.append(records.packed(number, source, appearances_of(source)))
    parts = ((11, 12, 13, 14), (0, 1, 2, 3, 4), (9, 7, 10), (6, 8, 5))
    write(Path("found/articles"), *([packed[number] for number in part] for part in parts), schema=records.schema())
    made = [statement for article in packed for statement in statements._statements_of(article)]
    write(Path("found/statements"), made, schema=statements.schema())
    with closing(open_db("here.db")) as connection:
        write(Path("found/links"), [dict(row) for row in connection.execute("SELECT * FROM links")])
    return "found"


def broken_off(path: str, dataset: str, after: int) -> None:
    adding = import_dataset(path, dataset)
    assert len(list(islice(adding, after))) == after
    adding._connection.close()


@pytest.mark.parametrize("table", TABLES)
def test_a_dataset_comes_in_as_if_it_had_been_added_here(dataset: str, table: str) -> None:
    run("import", dataset, "--db", "there.db")
    assert rows("there.db", table) == rows("here.db", table) != []


@pytest.mark.parametrize("table", TABLES)
def test_an_import_that_was_broken_off_goes_on_with_the_links_of_the_dataset(dataset: str, table: str) -> None:
    broken_off("there.db", dataset, 7)
    assert not rows("there.db", "links")
    run("import", dataset, "--db", "there.db")
    assert rows("there.db", table) == rows("here.db", table)


def test_what_an_import_left_unlinked_is_told_and_linked_later(dataset: str) -> None:
    broken_off("there.db", dataset, 7)
    Path("other.txt").write_text(FLOOD.format(town="Aldbury", dead=17), encoding="utf8")
    run("add", "other.txt", "--db", "there.db")
    assert "8 appearances belong to no claim yet" in CliRunner().invoke(cli, ["doctor", "--db", "there.db"]).output
    run("import", dataset, "--db", "there.db")
    found = together("there.db")
    run("link", "--db", "there.db")
    assert found == together("there.db")
    assert {4} < set(map(len, found))


@pytest.mark.parametrize("paper", [0, 1])
def test_what_was_taken_down_here_leads_nothing(dataset: str, paper: int) -> None:
    Path("first.jsonl").write_text(json.dumps(told()[paper]), encoding="utf8")
    run("add", "first.jsonl", "--db", "there.db")
    with closing(sqlite3.connect("there.db")) as connection:
        (source,) = connection.execute("SELECT id FROM sources").fetchone()
    run("remove", source, "--db", "there.db")
    done = CliRunner().invoke(cli, ["import", dataset, "--db", "there.db"])
    assert "14 new, 1 failed" in done.stderr
    found = {table: rows("there.db", table) for table in TABLES}
    run("link", "--db", "there.db")
    assert found == {table: rows("there.db", table) for table in TABLES}
