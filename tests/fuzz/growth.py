"""A target that looks for what costs more than its length: some characters, said again and again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.fuzz.pieces import bytes_of, piece, spliced, text_of, texts, words
from tests.fuzz.target import BrokenError, Target

SHORT, LONG = 3_000, 12_000  # characters
MOST = 2.5  # times as much for each character of the long text as of the short one
NOTICED = 0.5  # seconds; what takes less is not worth a second look
DEAREST = 0.0015  # seconds for one character, twenty times of what news takes


def check_growth(data: bytes, folder: Path) -> None:
    """A text four times as long takes about four times as long, and no character takes much."""
    from extract import extract

    unit = text_of(data) or " "
    took = _took(lambda: extract(_filled(unit, LONG), None), 1)
    if took < NOTICED:
        return
    if took > LONG * DEAREST and _took(lambda: extract(_filled(unit, LONG), None), 2) > LONG * DEAREST:
        raise BrokenError(f"no character is dear: {took:.1f} s for {LONG:,} of {unit!a}")
    before = _took(lambda: extract(_filled(unit, SHORT), None), 2)
    if took > before * MOST * LONG / SHORT:
        took = _took(lambda: extract(_filled(unit, LONG), None), 2)
        if took > before * MOST * LONG / SHORT:
            raise BrokenError(f"cost grows with length alone: {before:.2f} s, then {took:.2f} s for {unit!a}")


def _filled(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def _took(action: Callable[[], object], times: int) -> float:
    """The least of several times."""
    found: list[float] = []
    for _ in range(times):
        start = time.process_time()
        action()
        found.append(time.process_time() - start)
    return min(found)


def _unit(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return bytes_of("".join(piece(chance) for _ in range(chance.randrange(1, 6))))
    return bytes_of(spliced(text_of(data), chance, (), 120))


def _units() -> Sequence[bytes]:
    single = words("numerals", "units", "dates", "words", "marks", "strange")[::4]
    return [bytes_of(each) for each in (*texts("zh")[::25], *texts("en")[::25], *single)]


TARGETS = (Target("growth", _units, check_growth, _unit, seconds=120.0),)
