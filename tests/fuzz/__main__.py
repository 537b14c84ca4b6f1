"""`python -m tests.fuzz [TARGET...] [--seconds N] [--seed S]`: exit status 1 when something was found.

Each target runs in a process of its own, by atheris where it is installed. What breaks is written to a folder, one file
for each sort of mistake, and told at the end; `--again FILE` runs one input of the single TARGET.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.running import TARGETS, run_inside


def main() -> None:
    """Reads its options from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"One of {', '.join(TARGETS)}; all without it.")
    parser.add_argument("--seconds", type=int, default=60, help="For each target.")
    parser.add_argument("--seed", type=int, default=1, help="Decides what is tried.")
    parser.add_argument(
        "--found", type=Path, default=Path(tempfile.gettempdir(), "claims-fuzz"), help="Folder for what breaks."
    )
    parser.add_argument("--again", type=Path, metavar="FILE", help="Run this one input.")
    parser.add_argument("--blindly", action="store_true", help="Without atheris.")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        parser.error(f"there is no target {unknown[0]}; these are: {', '.join(TARGETS)}")
    if given.again:
        with tempfile.TemporaryDirectory() as folder:
            TARGETS[given.targets[0]].run(given.again.read_bytes(), Path(folder))
        return
    if given.inside:
        run_inside(TARGETS[given.targets[0]], given.seconds, given.seed, given.found, given.blindly)
        return
    broken = sum(_in_a_process(name, given) for name in given.targets or TARGETS)
    raise SystemExit(1 if broken else 0)


def _in_a_process(name: str, given: argparse.Namespace) -> int:
    """Runs one target; gives how many sorts of mistakes it has found, 1 more when it died."""
    folder = given.found / name
    folder.mkdir(parents=True, exist_ok=True)
    before = {path.name for path in folder.iterdir()}
    command = [
        sys.executable,
        "-m",
        "tests.fuzz",
        name,
        "--inside",
        "--seconds",
        str(given.seconds),
        "--seed",
        str(given.seed),
    ]
    began = time.monotonic()
    done = subprocess.run(
        [*command, "--found", str(folder), *["--blindly"] * given.blindly], capture_output=True, text=True, check=False
    )
    told = [line for line in done.stdout.splitlines() if line.startswith(f"{name}:")]
    _say(
        told[-1]
        if told
        else f"{name}: status {done.returncode} after {time.monotonic() - began:.0f} s\n{done.stderr[-3000:]}"
    )
    found = sorted(path for path in folder.iterdir() if path.name not in before and path.suffix == ".txt")
    for path in found:
        _say(f"  {path.with_suffix('')}: {path.read_text(encoding='utf-8').splitlines()[0]}")
    return len(found) + (not told)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
