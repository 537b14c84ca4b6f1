"""Jobs as they are kept: what is to be added, in the order in which it came, through any restart.

A job is queued, running, then done or failed. What was sent is forgotten when it ends, the job itself a month later.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

from db.file.errors import NotFound
from db.file.transactions import transaction
from db.people.audit import Who

State = Literal["queued", "running", "done", "failed"]
KEPT = timedelta(days=30)
MOST_ATTEMPTS = 3  # a job that has ended the process so often is not begun again
MOST_QUEUED = 1000


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `message` says why it failed or waits; the last three tell what became of the source. Times in UTC."""

    id: str
    state: State
    created_at: str
    begun_at: str | None
    ended_at: str | None
    message: str | None
    outcome: str | None
    source_id: str | None
    appearances: int | None


@dataclass(frozen=True, slots=True)
class Begun:
    """A job that is being done: what was sent, and for whom."""

    id: str
    request: dict[str, Any]
    who: Who


@dataclass(frozen=True, slots=True)
class Ending:
    """How a job ended: with a source, or with the sentence that says why not."""

    state: Literal["done", "failed"]
    message: str | None = None
    outcome: str | None = None
    source_id: str | None = None
    appearances: int | None = None


class QueueFullError(Exception):
    """So many jobs wait that another would wait for hours."""


_COLUMNS = ", ".join(Job.__slots__)


def give(connection: sqlite3.Connection, request: Mapping[str, Any], who: Who) -> Job:
    """Puts a job in the queue; the same request that waits or is being done already is that job, not another one.

    QueueFullError when too many wait.
    """
    sent = json.dumps(dict(request), ensure_ascii=False, sort_keys=True)
    fingerprint = hashlib.sha256(f"{who.kind}\n{who.name}\n{sent}".encode()).hexdigest()
    now = datetime.now(UTC)
    open_ones = "state IN ('queued', 'running')"
    with transaction(connection):
        known = f"SELECT {_COLUMNS} FROM jobs WHERE fingerprint = ? AND {open_ones}"
        row = connection.execute(known, [fingerprint]).fetchone()
        if row is not None:
            return Job(*row)
        (waiting,) = connection.execute(f"SELECT count(*) FROM jobs WHERE {open_ones}").fetchone()
        if waiting >= MOST_QUEUED:
            raise QueueFullError
        connection.execute("DELETE FROM jobs WHERE ended_at < ?", [_told(now - KEPT)])
        name = secrets.token_hex(16)
        connection.execute(
            "INSERT INTO jobs (id, state, fingerprint, request, actor, actor_kind, created_at)"
            " VALUES (?, 'queued', ?, ?, ?, ?, ?)",
            [name, fingerprint, sent, who.name, who.kind, _told(now)],
        )
        return job(connection, name)


def job(connection: sqlite3.Connection, name: str) -> Job:
    """The job with this id; NotFound without it."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", [name]).fetchone()
    if row is None:
        raise NotFound(f"There is no job {name}: jobs are forgotten {KEPT.days} days after they ended.")
    return Job(*row)


def counts(connection: sqlite3.Connection) -> dict[State, int]:
    """How many jobs there are in each state."""
    found: dict[State, int] = dict.fromkeys(get_args(State), 0)
    return found | {row[0]: row[1] for row in connection.execute("SELECT state, count(*) FROM jobs GROUP BY state")}


def begin(connection: sqlite3.Connection) -> Begun | None:
    """The next job that may be begun, now running; None when there is none."""
    now = _told(datetime.now(UTC))
    ripe = "state = 'queued' AND (not_before IS NULL OR not_before <= ?)"
    with transaction(connection):
        row = connection.execute(f"SELECT * FROM jobs WHERE {ripe} ORDER BY number LIMIT 1", [now]).fetchone()
        if row is None:
            return None
        begun = "UPDATE jobs SET state = 'running', begun_at = ?, attempts = attempts + 1, message = NULL WHERE id = ?"
        connection.execute(begun, [now, row["id"]])
    return Begun(row["id"], json.loads(row["request"]), Who(row["actor_kind"], row["actor"]))


def rest(connection: sqlite3.Connection) -> float | None:
    """Seconds until the next job may be begun; None when none waits."""
    waiting = "SELECT coalesce(not_before, created_at) FROM jobs WHERE state = 'queued' ORDER BY 1 LIMIT 1"
    row = connection.execute(waiting).fetchone()
    if row is None:
        return None
    return max(0.0, (datetime.fromisoformat(row[0]) - datetime.now(UTC)).total_seconds())


def put_back(connection: sqlite3.Connection, name: str, message: str, pause: float) -> None:
    """Queues a job again that could not be done yet, for no fault of its own; begun again after `pause` seconds."""
    later = _told(datetime.now(UTC) + timedelta(seconds=pause))
    connection.execute(
        "UPDATE jobs SET state = 'queued', attempts = attempts - 1, not_before = ?, message = ?"
        " WHERE id = ? AND ended_at IS NULL",
        [later, message, name],
    )


def end(connection: sqlite3.Connection, name: str, ending: Ending) -> None:
    """Keeps how a job ended, and forgets what was sent; what was told first of it holds, if two servers did it."""
    connection.execute(
        "UPDATE jobs SET state = ?, message = ?, outcome = ?, source_id = ?, appearances = ?,"
        " ended_at = ?, request = NULL WHERE id = ? AND ended_at IS NULL",
        [
            ending.state,
            ending.message,
            ending.outcome,
            ending.source_id,
            ending.appearances,
            _told(datetime.now(UTC)),
            name,
        ],
    )


def requeue(connection: sqlite3.Connection, name: str | None = None) -> None:
    """Queues the jobs that were running when the process ended, or one; those that were so too often fail."""
    left = "state = 'running' AND id = coalesce(?, id)"
    with transaction(connection):
        connection.execute(
            "UPDATE jobs SET state = 'failed', request = NULL, ended_at = ?, message = ?"
            f" WHERE {left} AND attempts >= ?",
            [_told(datetime.now(UTC)), _NEVER_DONE, name, MOST_ATTEMPTS],
        )
        connection.execute(f"UPDATE jobs SET state = 'queued' WHERE {left}", [name])


_NEVER_DONE = f"The server ended {MOST_ATTEMPTS} times while it was at this: send less at a time, and report it."


def _told(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
