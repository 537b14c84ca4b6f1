"""What the commands do with `--engine spark`: a session for as long as it takes, and a sentence at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ClaimsError
from claims.ingest import Overrides
from claims.terminal.output import Failures, say

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def run_extract(files: Sequence[str], overrides: Overrides, output: str, master: str | None) -> None:
    """Writes the articles of `files` with their claims to the dataset `output`."""
    from claims.spark.extracting import extract, failures

    with Failures() as told, _spark(master) as spark:
        articles, appearances = extract(spark, files, overrides, output)
        for failure in failures(spark, output):
            told.add(failure.ref, failure.message)
        say(f"{articles:,} articles with {appearances:,} appearances are in {output} now.")


def run_link(dataset: str | None, path: str, master: str | None) -> None:
    """Links the dataset, or without one the database at `path`."""
    from claims.spark.linking import link
    from claims.spark.relinking import link_database
    from db import open_db
    from db.writing.store import Store

    if dataset is not None:
        with _spark(master) as spark:
            link(spark, dataset)
        say(f"The links and claims of {dataset} are in it now; 'claims import' brings all into a database.")
        return
    store = Store(open_db(path))
    with _spark(master) as spark:
        count = link_database(spark, store, Path(path).resolve().parent)
    say(f"{count:,} appearances linked.")


@contextmanager
def _spark(master: str | None) -> Iterator[SparkSession]:
    """A session; what Spark says of files and tables comes as a sentence."""
    from claims.spark.session import session

    spark = session(master)
    try:
        from pyspark.errors import AnalysisException, PySparkException

        try:
            yield spark
        except AnalysisException as error:
            raise ClaimsError(_told(error)) from error
        except PySparkException as error:
            raise ClaimsError(f"Spark failed, and its log says more: {_told(error)}") from error
    finally:
        spark.stop()


def _told(error: Exception) -> str:
    first = str(error).strip().split("\n")[0]
    if "PATH_ALREADY_EXISTS" in first:
        return f"{first.split('Path ')[-1].split(' already')[0]} is there already: name a new folder."
    if "PATH_NOT_FOUND" in first:
        return f"{first.split(': ')[-1].rstrip('.')} is not there: 'claims extract --engine spark' writes it."
    return first
