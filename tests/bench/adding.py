"""How fast an archive goes in, extraction, linking and indexing included, and what it takes in memory and on disk.

python -m tests.bench.adding [--articles 1000 5000] [--jobs 2] [--archive FILE] [--folder /tmp]

The archive is generated (tests/bench/archive.py); with --archive a JSON Lines file of your own goes in instead, whole.
Beside the time by the clock stands that of the processors, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from tests.bench.archive import lines


def main() -> None:
    """Prints a line for each size; reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--folder", type=Path, help="where the databases are made; they go afterwards")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        if options.archive is not None:
            measure(options.archive, Path(folder) / "own.db", options.jobs)
            return
        for count in options.articles:
            archive = Path(folder) / f"{count}.jsonl"
            with archive.open("w", encoding="utf8") as stream:
                stream.writelines(lines(count))
            measure(archive, archive.with_suffix(".db"), options.jobs)


def measure(archive: Path, database: Path, jobs: int) -> None:
    """Adds an archive to a new database and prints what that took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [sys.executable, "-m", "claims", "add", str(archive), "--db", str(database), "--jobs", str(jobs)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    with closing(sqlite3.connect(database)) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("sources", "appearances", "claims", "links")
        ]
    told = "{:,} articles, {:,} appearances, {:,} claims, {:,} links".format(*counts)
    print(  # noqa: T201
        f"{told}: {seconds:.0f} s, {counts[0] / seconds:.0f} articles a second with --jobs {jobs}; processors"
        f" {1000 * worked / counts[0]:.1f} ms an article; largest process {after.ru_maxrss / 1024:.0f} MB; database"
        f" {database.stat().st_size / 1e6:,.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
