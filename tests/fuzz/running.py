"""Many inputs for one target: steered by atheris, or made blindly from the seeds and from what came of them."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz import files, growth, services, texts
from tests.fuzz.target import Target, TooSlowError, signature

TARGETS = {target.name: target for module in (texts, files, services, growth) for target in module.TARGETS}
FOUND = Path(__file__).parent / "found"
_LONGEST = 1 << 20
_TRIES, _SECONDS = 400, 10  # to shorten what was found
_HANGS = 300  # seconds in which not even a signal is heard


def stored(target: Target) -> list[bytes]:
    """What once broke, or is a good beginning: the files under found/TARGET."""
    folder = FOUND / target.name
    return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.is_dir() else []


def inputs(target: Target, seed: int) -> Iterator[bytes]:
    """Inputs without end: changes of seeds, and changes of those."""
    chance = random.Random(f"{target.name} {seed}")
    known = [*stored(target), *target.seeds()]
    while True:
        made = target.mutated(chance.choice(known), chance)
        yield made
        if chance.random() < 0.1:
            known[chance.randrange(len(known))] = made


class Trial:
    """One target at work: counts, and keeps the first input of each sort of mistake in a folder."""

    def __init__(self, target: Target, folder: Path, scratch: Path) -> None:
        self.target = target
        self.count = 0
        self.slowest = 0.0
        self._folder = folder
        self._scratch = scratch
        self._began = time.monotonic()
        self._signatures: set[str] = set()

    def __call__(self, data: bytes) -> None:
        """Runs one input; a mistake is written down and stops nothing."""
        self.count += 1
        began = time.process_time()
        try:
            self.target.run(data, self._scratch)
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - whatever it is, it was found
            self._keep(data, error)
        self.slowest = max(self.slowest, time.process_time() - began)

    def begin(self) -> None:
        """Loads what is loaded once, on no input's account."""
        with contextlib.suppress(Exception):
            self.target.check(self.target.seeds()[0], self._scratch)
        self._began = time.monotonic()

    def __str__(self) -> str:
        took = time.monotonic() - self._began
        found = f"{len(self._signatures)} sorts of mistakes"
        return f"{self.target.name}: {self.count:,} inputs in {took:.0f} s, the slowest {self.slowest:.2f} s, {found}"

    def _keep(self, data: bytes, error: BaseException) -> None:
        known = signature(error)
        if known in self._signatures:
            return
        self._signatures.add(known)
        if not isinstance(error, TooSlowError):
            data = self._shortened(data, known)
        path = self._folder / hashlib.sha256(known.encode()).hexdigest()[:8]
        path.write_bytes(data)
        told = f"{known}\n" + "".join(traceback.format_exception(error))
        path.with_suffix(".txt").write_text(told, encoding="utf-8", errors="backslashreplace")

    def _shortened(self, data: bytes, known: str) -> bytes:
        """What of an input breaks the same by itself, as far as leaving out stretches of it shows."""
        tries, until = _TRIES, time.monotonic() + _SECONDS
        size = len(data) // 2
        while size and tries:
            at = 0
            while at < len(data) and tries and time.monotonic() < until:
                tries -= 1
                shorter = data[:at] + data[at + size :]
                if self._breaks(shorter, known):
                    data = shorter
                else:
                    at += size
            size //= 2
        return data

    def _breaks(self, data: bytes, known: str) -> bool:
        try:
            self.target.run(data, self._scratch)
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - another mistake is none of this sort
            return signature(error) == known
        return False


def run_inside(target: Target, seconds: int, seed: int, folder: Path, blindly: bool) -> None:
    """Tries one target for some seconds and prints what came of it."""
    with tempfile.TemporaryDirectory() as scratch:
        trial = Trial(target, folder, Path(scratch))
        if blindly or importlib.util.find_spec("atheris") is None:
            _blindly(trial, seconds, seed)
        else:
            _steered(trial, seconds, seed)


def _blindly(trial: Trial, seconds: int, seed: int) -> None:
    trial.begin()
    until = time.monotonic() + seconds
    for data in inputs(trial.target, seed):
        if time.monotonic() > until:
            break
        trial(data)
    sys.stdout.write(f"{trial}\n")


def _steered(trial: Trial, seconds: int, seed: int) -> None:
    import atheris

    def mutated(data: bytes, longest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        return trial.target.mutated(data, chance)[:longest]

    def tried(data: bytes) -> None:
        trial(data)
        if time.monotonic() > until:  # libFuzzer ends the process without a word to what was opened
            sys.stdout.write(f"{trial}\n")
            sys.stdout.flush()

    with tempfile.TemporaryDirectory() as corpus, contextlib.ExitStack() as watched:
        for number, data in enumerate([*stored(trial.target), *trial.target.seeds()]):
            Path(corpus, f"{number:05}").write_bytes(data)
        watched.enter_context(atheris.instrument_imports(include=["claims", "extract", "db"]))
        trial.begin()
        until = time.monotonic() + seconds
        options = [
            f"-max_total_time={seconds}",
            f"-seed={seed}",
            f"-max_len={_LONGEST}",
            f"-timeout={_HANGS}",
            "-rss_limit_mb=6000",
        ]
        atheris.Setup([sys.argv[0], *options, corpus], tried, custom_mutator=mutated)
        atheris.Fuzz()
