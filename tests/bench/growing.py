"""How page, search and check latencies grow with the database: the same requests on databases of several sizes.

python -m tests.bench.growing [--sizes 10000 100000] [--folder /tmp]

An archive is generated and added (tests/bench/archive.py), then enlarged to each size (tests/bench/enlarging.py). For
each kind of page stand the 95th percentile in milliseconds at each size, while another process adds sources, and how
many times the first size takes the last one.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from tests.bench.enlarging import enlarge, small_of
from tests.bench.pages import asked, response_times, serving, writing

_ARTICLES = 500  # of the database that the others are made from, some 8,000 appearances


def main() -> None:
    """Prints a table; reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="Appearances.")
    parser.add_argument("--folder", type=Path, help="where the databases are made; they go afterwards")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        small = small_of(Path(folder), _ARTICLES)
        measured = [_latencies(small, size) for size in options.sizes]
    print("".join([f"{'p95, ms':<22}", *(f"{size:>12,}" for size in options.sizes), f"{'growth':>10}"]))  # noqa: T201
    for name in measured[0]:
        times = [each[name] for each in measured]
        told = "".join(f"{each:>12.0f}" for each in times)
        print(f"{name:<22}{told}{times[-1] / times[0]:>9.1f}x")  # noqa: T201


def _latencies(small: Path, size: int) -> dict[str, float]:
    """Kind of page -> 95th percentile of its times, on a database of `size` appearances that goes afterwards."""
    large = small.with_name(f"{size}.db")
    enlarge(small, large, size)
    found: dict[str, float] = {}
    with serving(large) as (port, _), writing(large, quiet=False):
        for name, addresses in asked(large, random.Random(1)).items():
            times = response_times(port, addresses)
            found[name] = times[int(len(times) * 0.95) - 1]
    for each in small.parent.glob(f"{size}.db*"):
        each.unlink()
    return found


if __name__ == "__main__":
    main()
