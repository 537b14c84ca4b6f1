"""kill -9 at random moments of everything that writes: afterwards the database is sound and a rerun completes it.

Each round starts a run, kills it somewhere between its first touch of a file and its end, perhaps kills it once or
twice more when it is begun again, and lets it complete. What is there then has to equal what an undisturbed run made.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.adding import EXTRACTOR
from claims.match.verdict.score import RULE
from db import open_db
from db.upkeep import health
from db.upkeep.verifying import Proof
from tests.soak.runs import DATABASE, KINDS, Inputs, Kind, inputs, marks
from tests.test_adding import content

NAMES = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Soaked:
    """How many kills fell into a run's work, and how many runs were completed after them."""

    kills: int
    completed: int


@dataclass(slots=True)
class _Undisturbed:
    """What a kind of run makes when nobody disturbs it, and how many seconds it works, about."""

    kind: Kind
    content: dict[str, Any]
    seconds: float


def soak(folder: Path, times: int, seed: int = 0, only: str | None = None) -> Soaked:
    """Kills runs of every kind by turns, `times` in all; AssertionError says what was lost."""
    chance = random.Random(seed)
    given = inputs(folder)
    known = [_undisturbed(kind, given) for kind in KINDS if only in (None, kind.name)]
    kills = completed = 0
    while kills < times:
        each = known[completed % len(known)]
        kills += _round(each, given, chance, most=min(times - kills, chance.randint(1, each.kind.in_a_row)))
        completed += 1
        print(f"{each.kind.name}: as undisturbed; {kills} of {times} kills", flush=True)  # noqa: T201
    given.pages.shutdown()
    return Soaked(kills, completed)


def _undisturbed(kind: Kind, given: Inputs) -> _Undisturbed:
    folder = given.folder / f"undisturbed-{kind.name}"
    kind.lay_out(given, folder)
    before = marks(folder)
    run = kind.begin(given, folder)
    while marks(folder) == before and not run.is_over():
        time.sleep(0.005)
    begun = time.monotonic()
    run.finish()
    seconds = time.monotonic() - begun
    return _Undisturbed(kind, sound(folder), seconds)


def _round(known: _Undisturbed, given: Inputs, chance: random.Random, most: int) -> int:
    """Kills a run `most` times if it lasts so long, then completes it; gives how often it was killed."""
    folder = given.folder / "killed"
    known.kind.lay_out(given, folder)
    kills = 0
    for _ in range(most):
        kills += _killed(known, given, folder, chance)
        if (folder / DATABASE).exists():
            sound(folder)
    known.kind.begin(given, folder).finish()
    left = sound(folder)
    for table, rows in known.content.items():
        assert left[table] == rows, f"{known.kind.name}: {table} differs from that of an undisturbed run, see {folder}"
    beside = set(_names(folder)) ^ set(_names(given.folder / f"undisturbed-{known.kind.name}"))
    assert not beside, f"{known.kind.name}: not in both folders: {beside}"
    shutil.rmtree(folder)
    return kills


def _killed(known: _Undisturbed, given: Inputs, folder: Path, chance: random.Random) -> bool:
    before, moment = marks(folder), chance.uniform(0, known.seconds)
    run = known.kind.begin(given, folder)
    while marks(folder) == before and not run.is_over():
        time.sleep(0.002)
    time.sleep(moment)
    is_killed = run.kill()
    known.seconds = 1.05 * known.seconds if is_killed else moment  # a busy machine is slow, and then not so busy
    return is_killed


def _names(folder: Path) -> Iterator[str]:
    """What lies in a folder, apart from what SQLite keeps while a file is open."""
    return (each.name for each in folder.iterdir() if not each.name.endswith(("-wal", "-shm", "-journal")))


def sound(folder: Path) -> dict[str, Any]:
    """What the database holds, times apart, after its file, texts, spans and index were found sound."""
    connection = open_db(folder / DATABASE)
    damages = list(Proof(connection).damages())
    bad = [each for each in health.findings(connection, EXTRACTOR, RULE) if each.state == "bad"]
    found = content(connection)
    connection.close()
    assert not damages, damages
    assert [each for each in bad if each.what != "linking" or found["appearances"]] == []
    # Whoever looks again after an interruption finds unchanged what was found changed before.
    looks = {(row["source_id"], row["outcome"]) for row in found["rechecks"]}
    return found | {"rechecks": sorted(look for look in looks if look[1] != "unchanged")}
