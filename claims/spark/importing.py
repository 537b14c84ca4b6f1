"""A dataset into a database: the articles as if they were added here one by one, and the links that Spark made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.adding import Adding, Outcome
from claims.ingest import Overrides
from claims.match.link import link_all, link_appearances
from claims.spark import records
from claims.spark.bringing import link_as_told, table
from claims.workers import Found
from db.links import linking
from db.reading import exporting
from db.writing.store import Store
from extract.model import Source

if TYPE_CHECKING:
    import pyarrow.dataset as ds

_TOGETHER = 50  # articles in one transaction


def is_dataset(path: str | Path) -> bool:
    """Whether `path` is a folder that extraction on Spark writes, whole or not."""
    return Path(path, "articles").is_dir()


class Importing:
    """Adds the articles of a dataset while it is iterated, in the order in which they were read; gives what became of
    each.

    Into a database without claims the dataset's own links go when it has some; else, and where one address has several
    texts, what is added is linked here, as is what an import that was broken off has left.
    """

    def __init__(self, connection: sqlite3.Connection, dataset: str | Path) -> None:
        self._connection = connection
        self._store = Store(connection)
        self._path = Path(dataset)
        self._articles = table(self._path / "articles")
        self._adding = Adding(connection, (), Overrides())

    def expected(self) -> int:
        """How many articles the dataset holds."""
        return int(self._articles.count_rows())

    def __iter__(self) -> Iterator[Outcome]:
        brings_links = not exporting.count(self._connection, "claims") and (self._path / "links" / "_SUCCESS").exists()
        changed = False
        for portion in _portions(self._articles):
            made: dict[Source, Found] = {}
            for row in portion:
                if row["failure"] is not None:
                    yield Outcome(row["ref"], "failed", message=row["failure"])
                    continue
                source, appearances = records.unpacked(row)
                made[source] = Found(tuple(appearances))
            for outcome in self._adding.bring(made, links=not brings_links):
                changed = changed or outcome.outcome == "changed"
                yield outcome
        if brings_links and changed:  # places may go by ids that they were carried to
            link_all(self._store)
            return
        with self._store.transaction():
            if brings_links:
                link_as_told(self._connection, self._path, linking.appearance_ids(self._connection))
            else:
                link_appearances(self._connection, linking.unclaimed(self._connection))


def _portions(articles: ds.Dataset) -> Iterator[list[dict[str, Any]]]:
    """The rows in the order of their `sequence`, some at a time."""
    rows = chain.from_iterable(merge(*map(_rows, parts), key=_sequence) for parts in _together(articles))
    while portion := list(islice(rows, _TOGETHER)):
        yield portion


@dataclass(frozen=True, slots=True)
class _Part:
    """One file of a dataset with the `sequence` of its first and last article; Spark's are `in_order`."""

    fragment: ds.Fragment
    first: int
    last: int
    in_order: bool


def _together(articles: ds.Dataset) -> Iterator[list[_Part]]:
    """Parts that have to be read beside each other, as they begin: those of Spark follow each other, one by one."""
    together: list[_Part] = []
    for part in sorted(_parts(articles), key=lambda part: part.first):
        if together and part.first > max(each.last for each in together):
            yield together
            together = []
        together.append(part)
    yield together


def _parts(articles: ds.Dataset) -> Iterator[_Part]:
    for fragment in articles.get_fragments():
        numbers = fragment.to_table(columns=["sequence"])["sequence"].to_pylist()
        if numbers:
            yield _Part(fragment, min(numbers), max(numbers), numbers == sorted(numbers))


def _rows(part: _Part) -> Iterator[dict[str, Any]]:
    if part.in_order:
        batches = part.fragment.to_batches(batch_size=_TOGETHER, batch_readahead=1)
    else:
        batches = part.fragment.to_table().sort_by("sequence").to_batches(_TOGETHER)
    for batch in batches:
        yield from batch.to_pylist()


def _sequence(row: Mapping[str, Any]) -> int:
    return int(row["sequence"])


def import_dataset(path: str, dataset: str) -> Importing:
    """An `Importing` of the dataset into the database at `path`, which is made where there is none."""
    from db import open_db

    return Importing(open_db(path, create=True), dataset)
