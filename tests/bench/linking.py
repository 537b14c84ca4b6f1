"""Linking speed and its growth, beside all-pairs rapidfuzz in the same process, and how long a check then takes.

python -m tests.bench.linking [--sizes 10000 100000 1000000] [--folder /tmp]

The statements are generated (tests/bench/statements.py): a third retells an earlier one. What says the same and what
contradicts is looked for apart, each by its own keys, in databases that hold all statements already: from stored rows
to stored claims. The engine alone is what says the same once more from statements in memory to claims in memory. Then
both together, as `claims link` does, for the check. Seconds are those of the processor, so that a shared machine
measures nearly the same as a quiet one.
"""

from __future__ import annotations

import argparse
import math
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process

from claims.checking import check
from claims.match.bulk import few_collections
from claims.match.clusters.cluster import cluster
from claims.match.foresight import Beforehand
from claims.match.link import link_all, link_appearances
from claims.match.lookup.keys import Keys, has_value, sort_of
from claims.match.lookup.memory import Memory
from claims.match.lookup.prepared import Prepared, prepare
from claims.match.lookup.sketch import Sketch, is_alike, sketch
from claims.match.pairs.overlap import Hearing
from claims.match.statement.mention import Mention
from claims.match.verdict.linked import linked
from db import open_db
from db.links import linking, matching
from db.writing.store import Store
from tests.bench.recall import candidate_recall
from tests.bench.statements import add, generated

PER_SOURCE = 10
PORTION = 1_000  # appearances linked in one transaction, some 60 articles
PAIRWISE = 10_000  # statements that all-pairs comparison is measured on
CHECKED = 40  # sentences


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds for `size` appearances."""

    size: int
    same: float
    conflict: float


def main() -> None:
    """Prints tables; reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="where the databases are made; they go afterwards")
    options = parser.parse_args()
    for relation, told in candidate_recall().items():
        say(f"keys bring together {told.found / told.pairs:.3f} of {told.pairs} labelled {relation} pairs")
    pairwise = seconds_per_pair()
    say(f"all-pairs rapidfuzz, one core: {pairwise * PAIRWISE**2:.1f} s for {PAIRWISE:,}")
    before: Measured | None = None
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for size in options.sizes:
            measured = measure(size, Path(folder), pairwise)
            faster = pairwise * size**2 / measured.same
            say(f"{size:>9,} same, rows to claims: {faster:,.0f} times as fast as all pairs (extrapolated)")
            if before:
                say(f"{'':9} growth exponents: same {growth(before, measured, 'same'):.2f}, ", end="")
                say(f"conflict {growth(before, measured, 'conflict'):.2f}")
            before = measured
    say(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def growth(before: Measured, after: Measured, relation: str) -> float:
    """The exponent with which the time grew."""
    return math.log(getattr(after, relation) / getattr(before, relation)) / math.log(after.size / before.size)


def seconds_per_pair() -> float:
    """What rapidfuzz needs for one pair of statements, on one core, with everything under 75 cut off."""
    texts = [text for text, _, _ in generated(PAIRWISE)]
    started = time.process_time()
    for start in range(0, len(texts), 500):
        process.cdist(texts[start : start + 500], texts, scorer=fuzz.ratio, score_cutoff=75, workers=1)
    return (time.process_time() - started) / PAIRWISE**2


def measure(size: int, folder: Path, pairwise: float) -> Measured:
    """Links `size` appearances, the same and contradictions apart, then together; prints how long each took."""
    original = folder / f"{size}.db"
    stored(size, original)
    if size <= _IN_MEMORY:
        seconds = engine(original)
        faster, each = pairwise * size**2 / seconds, 1000 * seconds / size
        say(f"{size:>9,} same, engine alone: {each:.3f} ms each, {faster:,.0f} times as fast as all pairs")
    same = timed(original, lambda connection: link_by(connection, has_value))
    conflict = timed(original, lambda connection: link_by(connection, lambda key: not has_value(key)))
    each = 1000 / size
    say(f"{size:>9,} appearances: same {same * each:.3f} ms each, conflict {conflict * each:.3f} ms each")
    connection = open_db(original)
    started = time.process_time()
    link_all(Store(connection))
    together = time.process_time() - started
    counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("claims", "links")}
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    say(f"{'':9} together {together * each:.3f} ms each: {told}; {original.stat().st_size / 1e6:,.0f} MB")
    checks = sorted(checked(connection, size))
    half, most = statistics.median(checks), checks[int(0.95 * len(checks))]
    say(f"{'':9} check of a sentence: median {1000 * half:.0f} ms, 95th percentile {1000 * most:.0f} ms")
    connection.close()
    original.unlink()
    return Measured(size, same, conflict)


_IN_MEMORY = 200_000  # statements that the engine is measured on alone, some 1.5 GB


def engine(original: Path) -> float:
    """Seconds from the statements of a database, which are read before, to the claims that say the same."""
    connection = open_db(original)
    mentions = Memory(connection, most=_IN_MEMORY).get(range(1, _IN_MEMORY + 1))
    connection.close()
    started = time.process_time()
    with few_collections():
        cluster([mention.id for mention in mentions.values()], list(same_links(list(mentions.values()))))
    return time.process_time() - started


def same_links(mentions: list[Mention]) -> Iterator[tuple[str, str, float]]:
    """Each pair that says the same, with its score; of copies the first alone meets others."""
    holders: dict[int, list[int]] = {}
    drawn: dict[int, Sketch] = {}
    leaders: dict[int, str] = {}
    for number, mention in enumerate(mentions):
        made = prepare(mention)
        leader = leaders.setdefault(made.sign, mention.id)
        if leader != mention.id:
            yield leader, mention.id, 1.0
            continue
        mine, hearing = sketch(made.sketch), Hearing(mention)
        keys = [key for key in made.keys.own if has_value(key)]
        met: dict[int, int] = {}
        for key in keys:
            for partner in holders.get(key, ()):
                met[partner] = max(sort_of(key), met.get(partner, 0))
        for other in sorted(met):
            if is_alike(mine, drawn[other], met[other]):
                found = linked(hearing, mentions[other])
                if found is not None and found.link.relation == "same":
                    yield found.link.left_id, found.link.right_id, found.link.score
        drawn[number] = mine
        for key in keys:
            holders.setdefault(key, []).append(number)


def stored(size: int, path: Path) -> None:
    """A database of `size` statements that nobody linked yet."""
    connection = open_db(path, create=True)
    store = Store(connection)
    statements = generated(size)
    for start in range(0, size, PORTION):
        with store.transaction():
            for first in range(start, min(size, start + PORTION), PER_SOURCE):
                add(store, f"s{first}", statements[first : first + PER_SOURCE])
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def timed(original: Path, link: Callable[[sqlite3.Connection], None]) -> float:
    """Seconds that `link` takes on a copy of a database."""
    copy = original.with_suffix(".copy")
    shutil.copy(original, copy)
    connection = open_db(copy)
    started = time.process_time()
    link(connection)
    seconds = time.process_time() - started
    connection.close()
    copy.unlink()
    return seconds


def link_by(connection: sqlite3.Connection, is_wanted: Callable[[int], bool]) -> None:
    """Links everything portion by portion, as adding does, by those keys alone that are wanted."""
    memory = Memory(connection)
    store = Store(connection)
    names = linking.appearance_ids(connection)
    for start in range(0, len(names), PORTION):
        portion = names[start : start + PORTION]
        with few_collections(), store.transaction():
            made = {each.id: each for each in prepared(connection, memory, portion, is_wanted)}
            link_appearances(connection, portion, memory=memory, beforehand=Beforehand(made))


def prepared(
    connection: sqlite3.Connection, memory: Memory, names: list[str], is_wanted: Callable[[int], bool]
) -> Iterator[Prepared]:
    """The appearances of these ids with the wanted keys alone."""
    for mention in memory.get(matching.docids(connection, names).values()).values():
        made = prepare(mention)
        yield replace(
            made,
            keys=Keys(frozenset(filter(is_wanted, made.keys.own)), frozenset(filter(is_wanted, made.keys.more))),
        )


def checked(connection: sqlite3.Connection, size: int) -> Iterator[float]:
    """Seconds for each of some sentences that retell what is stored."""
    statements = generated(size)
    step = max(1, size // CHECKED)
    check(statements[0][0], connection)  # loads what is loaded once
    for text, _, story in statements[step // 2 :: step]:
        started = time.perf_counter()
        check(text, connection, published=story.day)
        yield time.perf_counter() - started


def say(message: str, end: str = "\n") -> None:
    """One line of the table."""
    print(message, end=end, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
