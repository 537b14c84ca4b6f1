"""`python -m tests.soak kills` and `... load`: exit status 1 when something was lost, failed or was too slow."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.soak import kills, load


def main() -> None:
    """Reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    killing = commands.add_parser("kills", help="kill -9 at random moments, and see that nothing is lost or doubled")
    killing.add_argument("--times", type=int, default=100, help="How many kills.")
    killing.add_argument("--seed", type=int, default=0, help="Decides about the moments.")
    killing.add_argument("--only", choices=kills.NAMES, help="Only this kind of run.")
    loading = commands.add_parser("load", help="mixed requests while sources are added, with times and memory")
    loading.add_argument("database", type=Path, nargs="?", help="Written to; one is made without it.")
    loading.add_argument("--size", type=int, default=1_000_000, help="Appearances of the one that is made.")
    loading.add_argument("--seconds", type=float, default=600.0, help="How long requests are sent.")
    loading.add_argument("--rate", type=float, default=30.0, help="Requests in a second, of all clients together.")
    loading.add_argument("--clients", type=int, default=8, help="How many there are.")
    loading.add_argument("--slowest", type=float, default=500.0, help="Milliseconds that 99 of 100 answers may take.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.command == "kills":
            done = kills.soak(Path(folder), given.times, given.seed, given.only)
            print(f"{done.kills} kills, {done.completed} runs completed after them, all as undisturbed.")  # noqa: T201
            return
        database = given.database or load.made(Path(folder), given.size)
        found = load.soak(database, load.Plan(given.seconds, given.rate, given.clients))
    print(found)  # noqa: T201
    if found.faults(given.slowest):
        raise SystemExit("\n".join(found.faults(given.slowest)))


if __name__ == "__main__":
    main()
