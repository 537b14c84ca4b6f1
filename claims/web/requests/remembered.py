"""Answers that cost too much to find for every visitor, found again only when the file has changed and they are old.

How old they get while they are asked for grows with what they cost: one of 5 ms a fifth of a second, one of 400 ms
a quarter of a minute. A loader that writes all the while so costs no more than a fortieth of the time. Nobody waits for
a dear answer to be found again: the one at hand is given meanwhile, which after a quiet time may be ten minutes old.
Who asks for what is being looked for waits for the same search.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

Found = TypeVar("Found")
PATIENCE = 40  # times as long as an answer took to find, it may serve while the file changes
DEAR = 0.05  # seconds from which an answer is found again behind the visitor's back
TOO_OLD = 600.0  # seconds
MOST = 200  # answers of one database; which was not asked for longest is forgotten first


@dataclass(frozen=True, slots=True)
class _Answer:
    value: Any
    state: tuple[tuple[int, int], ...]
    found_at: float
    seconds: float


_answers: WeakKeyDictionary[Any, dict[Hashable, _Answer]] = WeakKeyDictionary()
_underway: WeakKeyDictionary[Any, dict[Hashable, asyncio.Task[Any]]] = WeakKeyDictionary()


async def remembered(database: Any, name: Hashable, find: Callable[[], Awaitable[Found]]) -> Found:
    """What `find` finds in one of Datasette's databases, perhaps a moment ago; `name` tells one answer from another."""
    answers = _answers.setdefault(database, {})
    known = answers.pop(name, None)
    if known is None:
        return await asyncio.shield(_search(database, name, find))
    answers[name] = known
    age = time.monotonic() - known.found_at
    if age > PATIENCE * known.seconds and known.state != _state(database.path):
        search = _search(database, name, find)
        if known.seconds < DEAR or age > TOO_OLD:
            return await asyncio.shield(search)
    value: Found = known.value
    return value


async def at_hand(database: Any, name: Hashable, find: Callable[[], Awaitable[Found]], patience: float) -> Found | None:
    """What `remembered` gives, or None where that takes more than `patience` seconds and another time may have it."""
    if name in _answers.setdefault(database, {}):
        return await remembered(database, name, find)
    search = _search(database, name, find)
    done, _ = await asyncio.wait({search}, timeout=patience)
    return search.result() if done else None


async def _found(database: Any, name: Hashable, find: Callable[[], Awaitable[Found]]) -> Found:
    state, started = _state(database.path), time.monotonic()
    value = await find()
    now = time.monotonic()
    answers = _answers.setdefault(database, {})
    answers[name] = _Answer(value, state, now, now - started)
    if len(answers) > MOST:
        del answers[next(iter(answers))]
    return value


def _search(database: Any, name: Hashable, find: Callable[[], Awaitable[Found]]) -> asyncio.Task[Found]:
    """The search for an answer that is under way, begun where none is; it goes on when nobody waits for it any more."""
    underway = _underway.setdefault(database, {})
    if name not in underway:
        task = underway[name] = asyncio.ensure_future(_found(database, name, find))
        task.add_done_callback(lambda done: (underway.pop(name, None), done.cancelled() or done.exception()))
    return underway[name]


def _state(path: str) -> tuple[tuple[int, int], ...]:
    """When the database and what was written beside it last changed, and how large both are."""
    told = (file.stat() for file in (Path(path), Path(f"{path}-wal")) if file.exists())
    return tuple((each.st_mtime_ns, each.st_size) for each in told)
