"""The connection to Spark: a cluster that is named, the one a submitted program runs on, or this machine's cores."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from claims.errors import ClaimsError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PARTITIONS = "spark.sql.shuffle.partitions"
_ROWS = 50  # in one Arrow batch: articles are long, and a worker holds few at a time


def session(master: str | None = None) -> SparkSession:
    """A session on `master`, else on what Spark itself was told, else on all cores here.

    ClaimsError when Spark or Java is not there. Whatever Spark's own configuration says is left as it is.
    """
    try:
        from pyspark import SparkConf
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ClaimsError(
            "Apache Spark is not installed: pip install 'claimtrail[spark]'; it needs Java 17."
        ) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # workers run what the driver runs
    told = SparkConf()
    batch = "spark.sql.execution.arrow.maxRecordsPerBatch"
    builder = SparkSession.builder.appName("claimtrail").config(batch, told.get(batch) or str(_ROWS))
    if master is not None or told.get("spark.master") is None:
        builder = builder.master(master or "local[*]")
    if (master or told.get("spark.master") or "local").startswith("local") and told.get(_PARTITIONS) is None:
        builder = builder.config(_PARTITIONS, 2 * (os.cpu_count() or 1))  # Spark's 200 are for a cluster
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise ClaimsError(f"Spark does not start: see that Java 17 is installed and on the path ({error}).") from error
