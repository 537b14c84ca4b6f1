"""Answers that cost too much to find for every visitor, found again only when the file has changed and they are old.

How old they may get grows with what they cost: an answer of 5 ms is a fifth of a second old at most, one of 400 ms a
quarter of a minute. A loader that writes all the while so costs no more than a fortieth of the time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from claims.web.calls import Call

Found = TypeVar("Found")
PATIENCE = 40  # times as long as an answer took to find, it may serve while the file changes


@dataclass(frozen=True, slots=True)
class _Answer:
    value: Any
    state: tuple[tuple[int, int], ...]
    found_at: float
    seconds: float


_answers: WeakKeyDictionary[Any, dict[Callable[..., Any], _Answer]] = WeakKeyDictionary()


async def remembered(call: Call, query: Callable[[sqlite3.Connection], Found]) -> Found:
    """What `query`, a function of a module, finds in the database, perhaps a moment ago."""
    known = _answers.setdefault(call.database, {})
    state = _state(call.database.path)
    answer = known.get(query)
    now = time.monotonic()
    if answer is None or (answer.state != state and now - answer.found_at > PATIENCE * answer.seconds):
        value = await call.read(query)
        answer = known[query] = _Answer(value, state, time.monotonic(), time.monotonic() - now)
    found: Found = answer.value
    return found


def _state(path: str) -> tuple[tuple[int, int], ...]:
    """When the database and what was written beside it last changed, and how large both are."""
    told = (file.stat() for file in (Path(path), Path(f"{path}-wal")) if file.exists())
    return tuple((each.st_mtime_ns, each.st_size) for each in told)
