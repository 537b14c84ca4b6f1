"""Extraction in other processes. What comes back, and in which order, does not depend on how many there are."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from claims.errors import ClaimsError
from claims.findings import appearances_of, prepared, stumbled
from claims.match.bulk import collect_seldom
from claims.match.prepared import Prepared
from db.rows import Appearance
from extract.model import Source

_TOGETHER = 5  # sources that travel together: their texts are small beside what it costs to ask


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one source, and what linking will need of it; `message` says why nothing could be."""

    appearances: tuple[Appearance, ...] = ()
    prepared: tuple[Prepared, ...] = ()
    message: str | None = None


def find(source: Source) -> Found:
    """Everything that can be made of a source without the database."""
    try:
        appearances = tuple(appearances_of(source))
        return Found(appearances, tuple(prepared(each, source) for each in appearances))
    except ImportError:
        raise  # the installation is at fault, not the source: everything after it would fail too
    except Exception as error:  # noqa: BLE001 - a rule that stumbles over one article must not stop an archive
        return Found(message=stumbled(error))


def _find_all(sources: Sequence[Source]) -> list[Found]:
    return [find(source) for source in sources]


Ask = Callable[[], list[Found]]


class Workers:
    """Processes that extract; with one job, or for little work, everything is done here."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    @property
    def ahead(self) -> int:
        """How many batches are worth having under way."""
        return 1 if self._jobs == 1 else 3

    def start(self, sources: Sequence[Source], *, alone: bool) -> Ask:
        """Begins with `sources`; calling the result gives what was found in each. `alone`: nothing follows them."""
        if self._jobs == 1 or len(sources) <= _TOGETHER or (alone and self._pool is None):
            return lambda: _find_all(sources)
        if self._pool is None:
            # Forking would copy the database connection and locks that other threads may hold.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, _initialise)
        plain = [replace(source, original=None) for source in sources]  # the bytes are of no use there
        parts = [plain[start : start + _TOGETHER] for start in range(0, len(plain), _TOGETHER)]
        futures = [_told(partial(self._pool.submit, _find_all, part)) for part in parts]
        return lambda: [found for future in futures for found in _told(future.result)]

    def stop(self) -> None:
        """Ends the processes; what was not asked for is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _initialise() -> None:
    """Ctrl-C is for the process that writes: it ends the others, also when it is killed and can say nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


Done = TypeVar("Done")


def _told(action: Callable[[], Done]) -> Done:
    """What `action` gives; that a process is gone comes as a sentence."""
    try:
        return action()
    except BrokenProcessPool as error:
        raise ClaimsError(
            "A process that extracts was ended, perhaps for want of memory: run it again with a smaller --jobs, it goes"
            " on from where it was."
        ) from error
