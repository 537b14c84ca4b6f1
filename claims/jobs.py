"""The worker that adds what was sent over HTTP: one thread for each database, one source after another.

It lives in the process of the server and only while there is something to do. The database is locked for no longer than
one source takes to be stored and linked: pages are fetched and claims are found before that.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Callable

from claims.adding import Adding
from claims.errors import ClaimsError
from claims.ingest import Fetcher, Fetching, Overrides
from claims.journal import since, tell
from claims.sending import Sent, read_sent
from db import open_db
from db.file.errors import DatabaseError
from db.file.opening import is_locked
from db.file.private import exists, private
from db.people import jobs
from db.people.jobs import Begun, Ending

PAUSE = 5.0  # seconds after which a database that was locked is tried again
PATIENCE = 60.0  # seconds that the worker waits for the private file, which others hold for a moment only
_LOCKED = "Another program is writing to the database: it is tried again every few seconds."
_FAILED = "This failed on the server's side and is noted in its log: please report it."
_log = logging.getLogger(__name__)


class Worker:
    """Does the jobs of the database at `path`, in the order in which they came."""

    def __init__(self, path: str, fetching: Fetching | None = None) -> None:
        self._path = path
        self._fetching = fetching or Fetching()
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._thread: threading.Thread | None = None
        self._begun: str | None = None  # the job in hand; stays so where it could not be kept how it ended

    def resume(self) -> None:
        """Takes up what was queued or running when the process before this one ended.

        A private file that cannot be used is told in the log: reading goes on without it.
        """
        if not exists(self._path):
            return
        try:
            with private(self._path) as connection:
                jobs.requeue(connection)
        except (sqlite3.Error, DatabaseError) as error:
            _log.warning("Jobs of %s are not taken up: %s", self._path, error)
            return
        self.wake()

    def wake(self) -> None:
        """Says that there may be something to do."""
        with self._lock:
            self._woken.set()
            if self._thread is None or not self._thread.is_alive():  # it may have ended of what nobody foresaw
                self._thread = threading.Thread(target=self._run, name="claimtrail-jobs", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while self._goes_on():
            try:
                self._work_off()
            except (sqlite3.Error, DatabaseError) as error:
                if not is_locked(error):
                    _log.exception("Jobs of %s wait until the next one comes.", self._path)
                    continue
                self._woken.wait(PAUSE)
                self._woken.set()

    def _goes_on(self) -> bool:
        """Whether somebody has called since the last look; else the thread ends, and the next call begins another."""
        with self._lock:
            if not self._woken.is_set():
                self._thread = None
                return False
            self._woken.clear()
            return True

    def _work_off(self) -> None:
        fetcher = Fetcher(self._fetching)  # one for all, so that no host is asked more often than it likes
        while True:
            with private(self._path, PATIENCE) as connection:
                if self._begun is not None:
                    jobs.requeue(connection, self._begun)
                begun = jobs.begin(connection)
                self._begun = begun.id if begun is not None else None
                pause = jobs.rest(connection) if begun is None else None
            if begun is not None:
                self._do(begun, fetcher)
                self._begun = None
            elif pause is None:
                return
            else:
                self._woken.wait(pause + 0.01)  # until then, or until another job comes
                self._woken.clear()

    def _do(self, begun: Begun, fetcher: Fetcher) -> None:
        started = time.monotonic()
        tell(_log, "job.begun", job=begun.id, by=begun.who.name)
        try:
            ending = added(self._path, begun, fetcher)
        except Exception as error:  # noqa: BLE001 - one job that fails must not stop the others
            if is_locked(error):
                self._keep(lambda connection: jobs.put_back(connection, begun.id, _LOCKED, PAUSE))
                tell(_log, "job.put_back", job=begun.id, why="locked")
                return
            _log.exception("A job failed.")
            ending = Ending("failed", str(error) if isinstance(error, ClaimsError) else _FAILED)
        self._keep(lambda connection: jobs.end(connection, begun.id, ending))
        told = f"{ending.state} {ending.outcome or ''}".rstrip()
        tell(_log, "job.ended", job=begun.id, outcome=told, source=ending.source_id, ms=since(started))

    def _keep(self, change: Callable[[sqlite3.Connection], None]) -> None:
        """Writes what became of a job; tried twice, because one that is not told to have ended is done again."""
        try:
            self._write(change)
        except (sqlite3.Error, DatabaseError):
            _log.exception("How a job ended could not be kept: it is tried once more.")
            time.sleep(PAUSE)
            self._write(change)

    def _write(self, change: Callable[[sqlite3.Connection], None]) -> None:
        with private(self._path, PATIENCE) as connection:
            change(connection)


def added(path: str, begun: Begun, fetcher: Fetcher) -> Ending:
    """Adds what a job asks for, as `claims add` does; raises only what is the database's fault or ours."""
    try:
        source = read_sent(Sent(**begun.request), fetcher)
    except ClaimsError as error:
        return Ending("failed", _sentence(str(error)))
    connection = open_db(path)
    try:
        done = Adding(connection, (), Overrides(), who=begun.who).take(source)
    finally:
        connection.close()
    if done.message is not None:
        return Ending("failed", _sentence(done.message))
    return Ending("done", None, done.outcome, done.source_id, done.appearances)


def _sentence(message: str) -> str:
    """What readers say of a source they name, as a sentence that stands alone."""
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."
