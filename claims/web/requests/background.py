"""The workers that add what was sent, one for each database that is served and may be changed."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakKeyDictionary

from claims.ingest import Fetching
from claims.jobs import Worker
from claims.web.requests.databases import claims_databases
from claims.web.requests.settings import settings

_workers: WeakKeyDictionary[Any, Worker] = WeakKeyDictionary()


def worker(datasette: Any, database: Any) -> Worker:
    """The worker of a database.

    It fetches from private networks only where the person who runs Datasette says so, for pages of their own house:
    `plugins: {claimtrail: {allow_private: true}}`.
    """
    if database not in _workers:
        _workers[database] = Worker(database.path, Fetching(allow_private=settings(datasette).allow_private))
    return _workers[database]


async def resume(datasette: Any) -> None:
    """Takes up the jobs that were left when the server ended."""
    for database in claims_databases(datasette):
        if database.is_mutable:
            await asyncio.to_thread(worker(datasette, database).resume)
