"""How often one caller may ask: so many requests at once, and then as fast as they come back."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

_RATE = re.compile(r"([1-9][0-9]{0,6})/(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_CALLERS = 50_000  # remembered; who was not seen for longest is forgotten first


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests within so many seconds."""

    count: int
    seconds: int

    @classmethod
    def read(cls, written: object) -> Rate:
        """The rate that a setting tells; ValueError for what tells none.

        >>> Rate.read("60/m")
        Rate(count=60, seconds=60)
        """
        match = _RATE.fullmatch(written) if isinstance(written, str) else None
        if match is None:
            raise ValueError(f"“{written}” is no rate: write a number and s, m, h or d, such as 60/m.")
        return cls(int(match[1]), _SECONDS[match[2]])


class Limiter:
    """Counts the requests of each caller against a rate, in constant memory (the generic cell rate algorithm)."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._step = rate.seconds / rate.count
        self._slack = rate.seconds - self._step
        self._clock = clock
        self._spent: dict[str, float] = {}  # caller -> when all that was taken will have come back

    def wait(self, caller: str) -> float:
        """Seconds until `caller` may ask again; 0 when now, which counts as asking."""
        now = self._clock()
        spent = max(self._spent.pop(caller, now), now)
        early = spent - now - self._slack
        is_let_in = early <= 1e-9
        self._spent[caller] = spent + self._step if is_let_in else spent
        if len(self._spent) > _CALLERS:
            del self._spent[next(iter(self._spent))]
        return 0.0 if is_let_in else early
