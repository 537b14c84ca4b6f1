"""A dataset as Spark writes it, without Spark: its articles come in once each, in order, and all of them are linked."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli
from claims.source_claims import appearances_of
from claims.spark import importing, records, statements
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


@pytest.mark.parametrize("table", TABLES)
def test_a_dataset_comes_in_as_if_it_had_been_added_here(dataset: str, table: str) -> None:
    run("import", dataset, "--db", "there.db")
    assert rows("there.db", table) == rows("here.db", table) != []
