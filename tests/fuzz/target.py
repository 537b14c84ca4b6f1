"""What a target of fuzzing is, and one input under a limit of the processor's time."""

from __future__ import annotations

import random
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.fuzz.pieces import bytes_of, spliced, text_of


class BrokenError(AssertionError):
    """Something that must hold whatever comes in does not."""


class TooSlowError(BaseException):
    """An input took more than its time. No Exception, so that nothing on the way takes it for one of its own."""


@dataclass(frozen=True, slots=True)
class Target:
    """One way into the program.

    `seeds` are inputs to begin with; `mutated` makes another of one; `check` does what the program would with it, in a
    folder for what it has to keep, and raises whatever must not be. An input may take `seconds` of the processor's time
    and `per_byte` more for each of its bytes.
    """

    name: str
    seeds: Callable[[], Sequence[bytes]]
    check: Callable[[bytes, Path], None]
    mutated: Callable[[bytes, random.Random], bytes] = lambda data, chance: bytes_of(spliced(text_of(data), chance))
    seconds: float = 4.0
    per_byte: float = 0.001

    def run(self, data: bytes, folder: Path) -> None:
        """`check` within its time."""
        with limited(self.seconds + self.per_byte * len(data)):
            self.check(data, folder)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """TooSlowError when what is within takes more than so many seconds of the processor's time."""

    def late(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds:.1f} s of the processor's time")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def signature(error: BaseException) -> str:
    """What two inputs that break the same thing have in common: the sort of the error and where it was raised."""
    if isinstance(error, BrokenError):
        return str(error).partition(":")[0]
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/fuzz/" not in frame.filename and "site-packages" not in frame.filename]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else "?"
    return f"{type(error).__name__} in {place}" if not isinstance(error, TooSlowError) else "TooSlowError"


def demand(holds: object, what: str, *shown: object) -> None:
    """BrokenError unless `holds`; `what` names the rule, `shown` is what it was broken by."""
    if not holds:
        raise BrokenError(f"{what}: {', '.join(map(ascii, shown))}"[:1500])
