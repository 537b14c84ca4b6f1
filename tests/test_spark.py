"""Spark on two executors of their own against this process: the same articles, claims and links."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from claims.commands.main import cli

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

if os.environ.get("SPARK_TESTS") != "required":  # else what is missing is a failure
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'claimtrail[spark]'")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17", allow_module_level=True)

CLUSTER = "local-cluster[2,1,1024]"  # two worker processes of one core and 1,024 MB each
TOWNS = ("青溪县", "石门镇", "白沙市", "云岭县", "长桥镇", "东港市", "北原县")
FLOOD = "{town}发生洪水。\n县政府表示，{town}洪水造成{dead}人死亡，另有{moved}万名居民被紧急转移。\n"
RETOLD = "據{town}政府通報，{town}洪水造成{dead}人死亡。\n"
ENGLISH = "The 2025 flood in {town} county killed {dead} people and cost $1.{dead}bn, the government said.\n"


def articles() -> list[dict[str, str]]:
    """Wire copy, retellings in other script and language, and towns whose tolls contradict each other."""
    made = []
    for number, town in enumerate(TOWNS):
        for version in range(6):
            dead = 17 + number + 12 * (version == 4)
            told = (FLOOD, FLOOD, RETOLD, ENGLISH, RETOLD, FLOOD)[version]
            text = told.format(town=town if told is not ENGLISH else "Qingxi", dead=dead, moved=f"{number + 2}.3")
            address = f"https://paper{version}.example/{number}"
            made.append(
                {"url": address, "published": f"2025-07-{9 + version:02}", "publisher": f"纸{version}", "text": text}
            )
    return made


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with articles as two files of JSON Lines, one of Parquet and one of WARC."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tmp_path_factory.mktemp("spark")
    before = Path.cwd()
    os.chdir(folder)
    Path("spark-defaults.conf").write_text("spark.sql.shuffle.partitions 2\nspark.default.parallelism 2\n")
    os.environ["SPARK_CONF_DIR"] = str(folder)
    found = articles()
    lines = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in found]
    Path("a.jsonl").write_text("\n".join([*lines[:20], "", "{broken", *lines[20:25]]) + "\n", encoding="utf8")
    Path("b.jsonl").write_text("\n".join(lines[25:34]), encoding="utf8")
    pq.write_table(pa.Table.from_pylist(found[34:39]), "c.parquet")
    Path("c.jsonl").write_text("\n".join(lines[34:39]), encoding="utf8")
    write_warc(Path("d.warc.gz"), found[39:])
    yield folder
    os.chdir(before)
    del os.environ["SPARK_CONF_DIR"]


def write_warc(path: Path, found: list[dict[str, str]]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for each in found:
            page = f"<html lang=zh><head><title>洪水</title></head><body><p>{each['text'] * 3}</p></body></html>"
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            body = BytesIO(page.encode())
            writer.write_record(writer.create_warc_record(each["url"], "response", payload=body, http_headers=headers))


def run(*arguments: str, status: int = 0) -> Result:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == status, done.output
    return done


def rows(path: str, table: str) -> list[tuple[Any, ...]]:
    """A table without what tells when it was written, from which file, and where that lies in an archive."""
    connection = sqlite3.connect(path)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    names = [name for name in columns if not name.endswith("_at") and not name.startswith("archive_")]
    names = [name for name in names if name not in ("ref", "location")]
    quoted = ", ".join(f'"{name}"' for name in names)
    return sorted(connection.execute(f"SELECT {quoted} FROM {table}").fetchall(), key=repr)


TABLES = (
    *("publishers", "sources", "versions", "claims", "appearances", "quantities", "attributions", "links"),
    *("match_marks", "match_keys", "hyperlinks"),
)


@pytest.fixture(scope="module")
def here(desk: Path) -> str:
    """What `claims add` makes of the articles."""
    run("add", "a.jsonl", "b.jsonl", "c.jsonl", "d.warc.gz", "--db", "here.db", status=1)
    return "here.db"


@pytest.fixture(scope="module")
def dataset(desk: Path) -> str:
    """What `claims extract` and `claims link` make of them on two executors."""
    spark = ("--engine", "spark", "--master", CLUSTER)
    told = run("extract", "a.jsonl", "b.jsonl", "c.parquet", "d.warc.gz", *spark, "--output", "found", status=1)
    assert "a.jsonl line 22: the line is not JSON" in told.stderr
    assert f"{len(articles())} articles with " in told.stderr
    run("link", "found", *spark)
    return "found"


@pytest.mark.parametrize("table", TABLES)
def test_a_dataset_comes_in_as_if_it_had_been_added_here(here: str, dataset: str, table: str) -> None:
    if not Path("there.db").exists():
        assert f"{len(articles())} new, 1 failed" in run("import", dataset, "--db", "there.db", status=1).stderr
    assert rows("there.db", table) == rows(here, table)
    assert rows(here, table) or table == "hyperlinks"


def test_importing_again_changes_nothing(here: str, dataset: str) -> None:
    run("import", dataset, "--db", "twice.db", status=1)
    before = {table: rows("twice.db", table) for table in TABLES}
    assert f"{len(articles())} unchanged, 1 failed" in run("import", dataset, "--db", "twice.db", status=1).stderr
    assert {table: rows("twice.db", table) for table in TABLES} == before


def test_the_claims_of_a_dataset_are_those_of_the_database(here: str, dataset: str) -> None:
    import pyarrow.dataset as ds

    columns = ("kind", "gloss", "text", "lang", "subject", "first_published", "last_published")
    counts = ("appearance_count", "source_count", "independent_source_count")
    there = ds.dataset(f"{dataset}/claims").to_table().to_pylist()
    connection = sqlite3.connect(here)
    stored = connection.execute(f"SELECT id, {', '.join((*columns, *counts))} FROM claims").fetchall()
    assert sorted(tuple(row[name] for name in ("claim_id", *columns, *counts)) for row in there) == sorted(stored)
    assert max(row["appearance_count"] for row in there) > 2


def test_a_database_is_linked_there(here: str) -> None:
    shutil.copy(here, "linked.db")
    with sqlite3.connect("linked.db", isolation_level=None) as connection:
        connection.execute("DELETE FROM links")
    run("link", "--db", "linked.db", "--engine", "spark", "--master", CLUSTER)
    for table in TABLES:
        assert rows("linked.db", table) == rows(here, table), table
    assert not list(Path().glob("claimtrail-*")), "what went out to the cluster is taken away"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from claims.spark.session import session

    found = session("local[2]")
    yield found
    found.stop()


def test_keys_that_many_share_are_dealt_out(here: str, dataset: str, spark: SparkSession) -> None:
    from claims.spark.meeting import pairs

    told = spark.read.parquet(f"{dataset}/statements").where("size(own) > 0")
    whole = {tuple(row) for row in pairs(told).collect()}
    assert whole == {tuple(row) for row in pairs(told, block=1).collect()}
    assert whole


def test_components(spark: SparkSession) -> None:
    from claims.spark.components import components

    chain = [(f"a{place:03}", f"a{place + 1:03}") for place in range(150)]
    star = [("b0", f"b{place}") for place in range(1, 40)]
    edges = spark.createDataFrame([*chain, *star, ("c1", "c1"), ("d2", "d1")], "left string, right string")
    found = {row["node"]: row["component"] for row in components(edges).collect()}
    assert set(found.values()) == {"a000", "b0", "d1"}
    assert len(found) == 151 + 40 + 2
    assert all(node[0] == component[0] for node, component in found.items())


def test_a_correction_without_figures_takes_its_claims_along(desk: Path, spark: SparkSession) -> None:
    from claims.ingest import Overrides
    from claims.spark.extracting import extract
    from claims.spark.statements import of_articles

    texts = ("The bridge killed 17 people.", "Another bridge killed 21 people.", "Nobody was killed, it turned out.")
    told = [{"url": f"https://paper.example/{number % 2}", "text": text} for number, text in enumerate(texts)]
    Path("corrected.jsonl").write_text("\n".join(map(json.dumps, told)), encoding="utf8")
    extract(spark, ["corrected.jsonl"], Overrides(), "corrected")
    kept = of_articles(spark.read.parquet("corrected/articles")).select("text").collect()
    assert [row["text"] for row in kept] == ["Another bridge killed 21 people."]


def test_what_is_written_while_the_cluster_works_is_linked_here(
    here: str, spark: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.spark import linking
    from claims.spark.relinking import link_database
    from db import open_db
    from db.writing.store import Store

    def meanwhile(*arguments: Any) -> None:
        write_links(*arguments)
        run("add", "meanwhile.jsonl", "--db", "racing.db")
        run("remove", leading, "--db", "racing.db")

    shutil.copy(here, "racing.db")
    led = "SELECT source_id FROM links JOIN appearances ON id = left_id WHERE links.rule = 'copy-1' LIMIT 1"
    (leading,) = sqlite3.connect(here).execute(led).fetchone()
    new, changed = articles()[6] | {"url": "https://paper9.example/1"}, articles()[12] | {"text": "云岭县17人失踪。"}
    Path("meanwhile.jsonl").write_text("\n".join(map(json.dumps, (new, changed))), encoding="utf8")
    write_links = linking.write_links
    monkeypatch.setattr(linking, "write_links", meanwhile)
    link_database(spark, Store(open_db("racing.db")), Path.cwd())
    found = {table: rows("racing.db", table) for table in TABLES}
    run("link", "--db", "racing.db")
    for table in TABLES:
        assert found[table] == rows("racing.db", table), table


def test_what_is_wrong_is_told(desk: Path, dataset: str) -> None:
    spark = ("--engine", "spark", "--master", "local[1]")
    assert "there is no such file" in run("extract", "no.jsonl", *spark, "--output", "x", status=1).stderr
    Path("page.html").write_text("<p>17 people</p>")
    assert "Spark reads JSON Lines, Parquet and WARC" in (
        run("extract", "page.html", *spark, "--output", "x", status=1).stderr
    )
    Path("none").mkdir()
    assert "none: there is no file to read" in run("extract", "none", *spark, "--output", "x", status=1).stderr
    with Path("large.warc").open("wb") as file:
        file.truncate(2_100_000_000)  # a hole, which takes no room
    assert "archives of up to 2 GB" in run("extract", "large.warc", *spark, "--output", "x", status=1).stderr
    assert "is there already: name a new folder" in (
        run("extract", "b.jsonl", *spark, "--output", dataset, status=1).stderr
    )
    assert "name its folder with --output" in run("extract", "b.jsonl", *spark, status=2).stderr
    assert "--engine spark" in run("link", dataset, status=2).stderr
    Path("half/articles").mkdir(parents=True)
    assert "is not whole" in run("import", "half", "--db", "y.db", status=1).stderr
