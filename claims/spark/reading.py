"""What a cluster reads: JSON Lines, Parquet and WARC files on any Hadoop file system, each article with its place.

An article's `sequence` holds the number of its file, in the order in which files were named, and its own in that file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from claims.errors import ClaimsError
from claims.ingest import Fetcher, Unreadable, jsonl, read_fetched, warc
from claims.ingest.material import Material, suffix_of
from extract.model import Source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

WITHIN = 1 << 40  # articles that one file may hold
_ARCHIVE = 2_000_000_000  # bytes of an archive, which is one row: Spark's have 2 GiB at most


@dataclass(frozen=True, slots=True)
class Files:
    """The files that were named, by what they hold; `order` numbers all of them."""

    lines: tuple[str, ...]
    tables: tuple[str, ...]
    archives: tuple[str, ...]
    order: dict[str, int]


def listed(spark: SparkSession, names: Sequence[str]) -> Files:
    """Every file under `names`, which are files, folders or patterns; ClaimsError for what is not there or not read."""
    sizes = {file: size for name in names for file, size in _under(spark, name)}
    if not sizes:
        raise ClaimsError(f"{', '.join(names)}: there is no file to read; check the path.")
    order = {file: place for place, file in enumerate(sizes)}
    by_kind: dict[str, list[str]] = {"lines": [], "tables": [], "archives": []}
    for file in order:
        by_kind[_kind(file)].append(file)
    for file in by_kind["archives"]:
        if sizes[file] > _ARCHIVE:
            raise ClaimsError(f"{file}: Spark reads archives of up to 2 GB; split it, or leave it to 'claims add'.")
    return Files(tuple(by_kind["lines"]), tuple(by_kind["tables"]), tuple(by_kind["archives"]), order)


def _under(spark: SparkSession, name: str) -> Iterator[tuple[str, int]]:
    """Files and how many bytes they hold."""
    java: Any = spark._jvm
    path = java.org.apache.hadoop.fs.Path(name)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    matches = system.globStatus(path)
    if not matches:
        raise ClaimsError(f"{name}: there is no such file; check the path.")
    for match in sorted(matches, key=lambda each: each.getPath().toString()):
        if match.isFile():
            yield match.getPath().toString(), match.getLen()
            continue
        files = system.listFiles(match.getPath(), True)
        inside = []
        while files.hasNext():
            file = files.next()
            if not file.getPath().getName().startswith((".", "_")):
                inside.append((file.getPath().toString(), file.getLen()))
        yield from sorted(inside)


def _kind(file: str) -> str:
    suffix = suffix_of(PurePosixPath(file).name)
    if suffix in jsonl.SUFFIXES:
        return "lines"
    if suffix.endswith("parquet"):
        return "tables"
    if suffix in warc.SUFFIXES:
        return "archives"
    raise ClaimsError(f"{file}: Spark reads JSON Lines, Parquet and WARC; leave it to 'claims add' without --engine.")


def articles(spark: SparkSession, files: Files) -> DataFrame:
    """One row for each line, table row or archive: `sequence`, `place` (a file), `number` (0: all of it), `content`."""
    parts = []
    if files.lines:
        lines = spark.read.option("lineSep", "\n").text(list(files.lines))
        parts.append(_numbered(spark, lines.selectExpr("cast(value as binary) as content", *_PLACE), files))
    if files.tables:
        table = spark.read.parquet(*files.tables)
        parts.append(
            _numbered(spark, table.selectExpr("cast(to_json(struct(*)) as binary) as content", *_PLACE), files)
        )
    if files.archives:
        whole = spark.read.format("binaryFile").load(list(files.archives))
        parts.append(_archives(spark, whole, files))
    joined = parts[0]
    for part in parts[1:]:
        joined = joined.unionByName(part)
    return joined


_PLACE = (  # hidden columns of Spark; the number counts on within a block
    "_metadata.file_path as place",
    "_metadata.file_block_start as block",
    "monotonically_increasing_id() as id",
)


def _numbered(spark: SparkSession, found: DataFrame, files: Files) -> DataFrame:
    """Numbers the rows of each file from 1: Spark reads blocks of files, and within a block in order."""
    from pyspark.sql import functions as F

    blocks = found.groupBy("place", "block").agg(F.min("id").alias("first"), F.count("id").alias("held")).collect()
    rows, counted = [], dict.fromkeys(files.order, 0)
    for block in sorted(blocks, key=lambda row: (row["place"], row["block"])):
        file = _named(block["place"], files)
        base = files.order[file] * WITHIN + counted[file] - block["first"]
        rows.append((block["place"], block["block"], base, counted[file] - block["first"] + 1))
        counted[file] += block["held"]
    starts = spark.createDataFrame(rows, "place string, block long, base long, first long")
    numbered = found.join(F.broadcast(starts), ["place", "block"])
    return numbered.selectExpr("base + id as sequence", "place", "first + id as number", "content")


def _archives(spark: SparkSession, whole: DataFrame, files: Files) -> DataFrame:
    from pyspark.sql import functions as F

    places = {row["path"] for row in whole.select("path").collect()}
    rows = [(place, files.order[_named(place, files)] * WITHIN) for place in sorted(places)]
    numbered = whole.join(F.broadcast(spark.createDataFrame(rows, "path string, sequence long")), "path")
    return numbered.selectExpr("sequence", "path as place", "0L as number", "content")


def _named(place: str, files: Files) -> str:
    """The listed name of the file that Spark calls `place`: it writes addresses in more than one way."""
    if place in files.order:
        return place
    return next(file for file in files.order if _plain(file) == _plain(place))


def _plain(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    return parts.scheme or "file", parts.netloc, unquote(parts.path)


def sources(place: str, number: int, content: bytes) -> Iterator[Source | Unreadable]:
    """What one row of `articles` holds: the article of a line, or every page of an archive."""
    material = _material(place, content)
    if number:
        if content.strip():
            yield jsonl.article(content, material, int(number))
        return
    yield from read_fetched(material, Fetcher())


def _material(place: str, content: bytes) -> Material:
    """Named as the same file is named when it is read here."""
    scheme, _, path = _plain(place)
    if scheme == "file":
        plain = Material.of_path(Path(path))
        return Material(
            plain.ref,
            lambda: BytesIO(content),
            plain.suffix,
            name=plain.name,
            location=plain.location,
            address=plain.address,
        )
    name = PurePosixPath(path).name
    return Material(name, lambda: BytesIO(content), suffix_of(name), name=name, location=place, address=place)
