"""Extraction in other processes. What comes back, and in which order, does not depend on how many there are."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from typing import Generic, TypeVar

from claims.errors import ClaimsError
from claims.match.bulk import collect_seldom
from claims.match.lookup.prepared import Prepared
from claims.source_claims import appearances_of, prepared, tried
from db.texts.rows import Appearance, source_id
from extract.model import Source

_TOGETHER = 5  # sources that travel together: their texts are small beside what it costs to ask
_PORTION = 20  # sources that are begun together where nothing else sets the pace


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one source, and what linking will need of it; `message` says why nothing could be.

    Without `prepared`, linking works it out from what is stored.
    """

    appearances: tuple[Appearance, ...] = ()
    prepared: tuple[Prepared, ...] = ()
    message: str | None = None

    def again(self, source: Source) -> Found:
        """The same found in a source of which nothing but its address is another."""
        from extract.appearance import appearance_id

        owner = source_id(source)
        names = [appearance_id(each.claim, source) for each in self.appearances]
        return Found(
            tuple(replace(each, id=name) for name, each in zip(names, self.appearances, strict=True)),
            tuple(each.again(name, owner) for name, each in zip(names, self.prepared, strict=bool(self.prepared))),
            self.message,
        )


def find_all(sources: Sequence[Source]) -> list[Found]:
    """What `find` gives of each; what is printed again at another address, often in archives, is read once."""
    read: dict[tuple[object, ...], Found] = {}
    made = []
    for source in sources:
        told = (source.text, source.lang, source.published, source.region, source.title, source.publisher)
        found = read[told].again(source) if told in read else find(source)
        read.setdefault(told, found)
        made.append(found)
    return made


def find(source: Source) -> Found:
    """Everything that can be made of a source without the database."""
    found = tried(_found, source)
    return Found(message=found) if isinstance(found, str) else found


def _found(source: Source) -> Found:
    appearances = tuple(appearances_of(source))
    return Found(appearances, tuple(prepared(each, source) for each in appearances))


Made = TypeVar("Made")
Part = TypeVar("Part")
Done = TypeVar("Done")
Ask = Callable[[], list[Made]]


class Workers(Generic[Made]):
    """Processes that make something of sources; with one job, or for little work, everything is done here.

    `make` is a function of a module, so that the other processes find it. Sources of one text are given to it together.
    `again` says what a run does that follows one whose processes were ended.
    """

    def __init__(self, jobs: int, make: Callable[[Sequence[Source]], list[Made]], again: str) -> None:
        self._jobs = jobs
        self._make = make
        self._again = again
        self._pool: ProcessPoolExecutor | None = None

    @property
    def ahead(self) -> int:
        """How many batches are worth having under way."""
        return 0 if self._jobs == 1 else 3

    def each(self, sources: Iterable[Source]) -> Iterator[tuple[Source, Made]]:
        """Every source with what was made of it, in their order; the processes end with them."""
        under_way: deque[tuple[list[Source], Ask[Made]]] = deque()
        portion: list[Source] = []
        try:
            for source in sources:
                portion.append(source)
                if self._jobs == 1 or len(portion) == _PORTION:
                    under_way.append((portion, self.start(portion, alone=False)))
                    portion = []
                if len(under_way) > self.ahead:
                    begun, ask = under_way.popleft()
                    yield from zip(begun, ask(), strict=True)
            under_way.append((portion, self.start(portion, alone=True)))
            for begun, ask in under_way:
                yield from zip(begun, ask(), strict=True)
        finally:
            self.stop()

    def start(self, sources: Sequence[Source], *, alone: bool) -> Ask[Made]:
        """Begins with `sources`; calling the result gives what was made of each. `alone`: nothing follows them."""
        if self._jobs == 1 or len(sources) <= _TOGETHER or (alone and self._pool is None):
            return cache(partial(self._make, sources))
        if self._pool is None:
            # Forking would copy the database connection and locks that other threads may hold.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, _initialise)
        parts = _parts(sources)
        plain = [[replace(sources[at], original=None) for at in part] for part in parts]  # bytes are of no use there
        futures = [self._told(partial(self._pool.submit, self._make, part)) for part in plain]

        def asked() -> list[Made]:
            made = chain.from_iterable(self._told(future.result) for future in futures)
            placed = dict(zip(chain.from_iterable(parts), made, strict=True))
            return [placed[at] for at in range(len(sources))]

        return asked

    @property
    def are_running(self) -> bool:
        """Whether there are processes: they begin with the first work that is worth it."""
        return self._pool is not None

    def share(self, action: Callable[[Part], Done], parts: Iterable[Part]) -> Ask[Done]:
        """Begins with `action` on each part, behind what was begun before; calling the result gives what came of each.

        As `make` it is a function of a module. Without processes it is done when it is asked for.
        """
        if self._pool is None:
            return lambda: list(map(action, parts))
        futures = [self._told(partial(self._pool.submit, action, part)) for part in parts]
        return lambda: [self._told(future.result) for future in futures]

    def stop(self) -> None:
        """Ends the processes; what was not asked for is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _told(self, action: Callable[[], Done]) -> Done:
        """What `action` gives; that a process is gone comes as a sentence."""
        try:
            return action()
        except BrokenProcessPool as error:
            raise ClaimsError(
                "A process that extracts was ended, perhaps for want of memory: run it again with a smaller --jobs,"
                f" {self._again}."
            ) from error


def _parts(sources: Sequence[Source]) -> list[list[int]]:
    """The places of sources that travel together; those of one text do."""
    alike: dict[str, list[int]] = {}
    for at, source in enumerate(sources):
        alike.setdefault(source.text, []).append(at)
    parts: list[list[int]] = [[]]
    for places in alike.values():
        if len(parts[-1]) >= _TOGETHER:
            parts.append([])
        parts[-1] += places
    return parts


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
