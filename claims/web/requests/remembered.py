"""Answers that cost too much to find for every visitor, found again only when the file has changed and they are old.

How old they may get grows with what they cost: an answer of 5 ms is a fifth of a second old at most, one of 400 ms a
quarter of a minute. A loader that writes all the while so costs no more than a fortieth of the time. Nobody waits for
a dear answer to be found again: the one at hand is given meanwhile, unless it is from another day.
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
_underway: dict[tuple[int, Hashable], asyncio.Task[Any]] = {}


async def remembered(database: Any, name: Hashable, find: Callable[[], Awaitable[Found]]) -> Found:
    """What `find` finds in one of Datasette's databases, perhaps a moment ago; `name` tells one answer from another."""
    answers = _answers.setdefault(database, {})
    known = answers.pop(name, None)
    if known is None:
        return await _found(database, name, find)
    answers[name] = known
    age = time.monotonic() - known.found_at
    if age > PATIENCE * known.seconds and known.state != _state(database.path):
        if known.seconds < DEAR or age > TOO_OLD:
            return await _found(database, name, find)
        _find_meanwhile(database, name, find)
    value: Found = known.value
    return value


async def at_hand(database: Any, name: Hashable, find: Callable[[], Awaitable[Found]], patience: float) -> Found | None:
    """What `remembered` gives, or None where that takes more than `patience` seconds and another time may have it."""
    if name in _answers.setdefault(database, {}):
        return await remembered(database, name, find)
    _find_meanwhile(database, name, find)
    underway = _underway[(id(database), name)]
    done, _ = await asyncio.wait({underway}, timeout=patience)
    found: Found | None = underway.result() if done else None
    return found


async def _found(database: Any, name: Hashable, find: Callable[[], Awaitable[Found]]) -> Found:
    state, started = _state(database.path), time.monotonic()
    value = await find()
    now = time.monotonic()
    answers = _answers.setdefault(database, {})
    answers[name] = _Answer(value, state, now, now - started)
    if len(answers) > MOST:
        del answers[next(iter(answers))]
    return value


def _find_meanwhile(database: Any, name: Hashable, find: Callable[[], Awaitable[Any]]) -> None:
    key = (id(database), name)
    if key not in _underway:
        task = asyncio.ensure_future(_found(database, name, find))
        _underway[key] = task
        task.add_done_callback(lambda done: (_underway.pop(key, None), done.cancelled() or done.exception()))


def _state(path: str) -> tuple[tuple[int, int], ...]:
    """When the database and what was written beside it last changed, and how large both are."""
    told = (file.stat() for file in (Path(path), Path(f"{path}-wal")) if file.exists())
    return tuple((each.st_mtime_ns, each.st_size) for each in told)
