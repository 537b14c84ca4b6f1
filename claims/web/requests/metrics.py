"""Metrics for Prometheus: requests, jobs and what is in the database, at an address that is off unless it is asked for.

`plugins: {claimtrail: {metrics: true}}` puts them at /metrics, for those who may read the tables that are counted; the
library for it comes with `pip install claimtrail[metrics]`.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from datasette import Response
from datasette.utils import StartupError

from claims import __version__
from claims.web.requests.databases import claims_database, ensure_visible, read
from claims.web.requests.errors import as_answer
from claims.web.requests.lookups import counts
from claims.web.requests.settings import settings
from db.file.private import exists, private
from db.people import jobs
from db.upkeep import dump

_TABLES = ("sources", "claims", "appearances")
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # limits of the histogram


class Metrics:
    """What is counted on one server."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)  # memory, processor time and open files; on Linux

        def gauge(name: str, told: str, *labels: str) -> Gauge:
            return Gauge(f"claimtrail_{name}", told, labels, registry=self.registry)

        told = "Requests by route of ours, method and status."
        self._requests = Counter("claimtrail_requests", told, ("route", "method", "status"), registry=self.registry)
        told = "Seconds until a request was answered, by route of ours."
        self._seconds = Histogram(
            "claimtrail_request_seconds", told, ("route",), buckets=_SECONDS, registry=self.registry
        )
        self._about = gauge("info", "Version of the program and schema step of the database.", "version", "schema")
        self._jobs = gauge("jobs", "Sources that were sent, by what became of them; forgotten after a month.", "state")
        self._held = {table: gauge(table, f"How many {table} there are.") for table in _TABLES}
        self._written = gauge("last_write_timestamp_seconds", "When the database was last written to.")

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Counts one request."""
        known = method if method in _METHODS else "other"  # a caller may make up any
        self._requests.labels(route, known, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    async def look(self, database: Any) -> None:
        """Takes in what is in the database now."""
        held = await counts(database)
        state = await read(database, dump.state)
        for table, each in self._held.items():
            each.set(getattr(held, table))
        self._about.clear()
        self._about.labels(__version__, state.schema or "").set(1)
        if state.last_write is not None:
            self._written.set(datetime.fromisoformat(state.last_write).replace(tzinfo=UTC).timestamp())
        for name, count in (await asyncio.to_thread(_jobs, database.path)).items():
            self._jobs.labels(name).set(count)


_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_metrics: WeakKeyDictionary[Any, Metrics | None] = WeakKeyDictionary()


def metrics(datasette: Any) -> Metrics | None:
    """The metrics of a server; None where nobody wants them. StartupError where the library for them is missing."""
    if datasette not in _metrics:
        try:
            _metrics[datasette] = Metrics() if settings(datasette).metrics else None
        except ImportError:
            raise StartupError("Metrics need a library: pip install 'claimtrail[metrics]'.") from None
    return _metrics[datasette]


def routes(datasette: Any) -> list[tuple[str, Any]]:
    """The address of the metrics, where they are wanted, as Datasette wants routes."""
    return [(r"/metrics$", _view)] if metrics(datasette) is not None else []


def _jobs(path: str) -> dict[jobs.State, int]:
    if not exists(path):
        return {}
    with private(path) as connection:
        return jobs.counts(connection)


async def _view(request: Any, datasette: Any) -> Response:
    """All metrics in the text format of Prometheus."""
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    counted = metrics(datasette)
    assert counted is not None, "the address is not served without them"
    try:
        database = claims_database(datasette)
        await ensure_visible(datasette, request.actor, database.name, _TABLES)
        await counted.look(database)
    except Exception as error:  # noqa: BLE001 - as everywhere, an answer comes whatever happens
        told = as_answer(error)
        return Response.text(f"# {told}\n", status=told.status)
    return Response(generate_latest(counted.registry).decode(), content_type=CONTENT_TYPE_LATEST)
