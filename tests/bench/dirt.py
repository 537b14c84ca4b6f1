"""Mutated pages by the thousand, read, extracted and stored among good ones: python -m tests.bench.dirt [--pages 2000].

Tells how many were read and refused and the slowest one; ends with status 1 when one crashed, took longer than
allowed, or when a good page lost anything.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from claims.adding import Adding
from claims.ingest import Overrides, Unreadable, read
from claims.workers import find
from db import open_db
from db.upkeep.verifying import Proof
from tests.mutations import MUTATIONS, PAGES

SECONDS = 30.0  # for one page, reading and extraction together
GOOD = 20
RARE = 400  # a page of ten megabytes is one in so many


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", default="dirt")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        pages = Path(folder, "pages")
        pages.mkdir()
        kinds = _written(pages, given.pages, random.Random(given.seed))
        troubles = _read_alone(pages, kinds) + _added_together(pages, Path(folder, "dirt.db"))
        _say(f"{given.pages:,} pages in {time.monotonic() - began:.0f} s")
    for trouble in troubles:
        _say(trouble)
    sys.exit(bool(troubles))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _written(folder: Path, count: int, chance: random.Random) -> dict[str, str]:
    """File name -> what was done to the page."""
    kinds: dict[str, str] = {}
    for number in range(count):
        mutation = MUTATIONS[-1] if number % RARE == 0 else chance.choice(MUTATIONS[:-1])
        name = f"{number:05}.{chance.choice(['html', 'htm', 'md', 'txt'])}"
        (folder / name).write_bytes(mutation(bytearray(chance.choice(PAGES).read_bytes()), chance))
        kinds[name] = mutation.__name__
    for number in range(GOOD):
        text = f"第{number}镇去年产茶{number + 20}吨。"
        (folder / f"{number * count // GOOD:05}-good.txt").write_text(text, encoding="utf-8")
    return kinds


def _read_alone(folder: Path, kinds: dict[str, str]) -> list[str]:
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    troubles: list[str] = []
    for name, kind in kinds.items():
        began = time.monotonic()
        try:
            for found in read(str(folder / name)):  # lines of JSON among the dirt make several
                outcomes["refused" if isinstance(found, Unreadable) else "read"] += 1
                if isinstance(found, Unreadable):
                    troubles += [f"{name} ({kind}): {found.message}"] if "please report" in found.message else []
                elif (made := find(found)).message is not None:
                    troubles.append(f"{name} ({kind}): {made.message}")
        except Exception as error:  # noqa: BLE001 - that none comes is what is measured
            troubles.append(f"{name} ({kind}): {type(error).__name__}: {error}")
        took = time.monotonic() - began
        slowest = max(slowest, (took, f"{name} ({kind})"))
        if took > SECONDS:
            troubles.append(f"{name} ({kind}) took {took:.0f} s")
    _say(f"{outcomes['read']:,} read, {outcomes['refused']:,} refused; slowest: {slowest[1]}, {slowest[0]:.1f} s")
    return troubles


def _added_together(folder: Path, path: Path) -> list[str]:
    connection = open_db(path, create=True)
    outcomes = Counter(each.outcome for each in Adding(connection, [str(folder)], Overrides()))
    _say(f"stored: {dict(outcomes)}")
    troubles = [str(damage) for damage in Proof(connection).damages()]
    good = "SELECT count(DISTINCT source_id) FROM appearances JOIN sources ON sources.id = source_id"
    (kept,) = connection.execute(f"{good} WHERE ref LIKE '%good%'").fetchone()
    connection.close()
    return troubles + ([f"only {kept} of {GOOD} good pages kept their claims"] if kept != GOOD else [])


if __name__ == "__main__":
    main()
