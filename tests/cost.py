"""What a call costs: time of this process alone, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable


def cost(action: Callable[[], object]) -> float:
    """The seconds of processor time that `action` takes, the lesser of two tries."""
    return min(_once(action) for _ in range(2))


def _once(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def is_linear(action: Callable[[int], object], length: int) -> bool:
    """Whether four times the length costs about four times as much; its square would cost sixteen times as much."""
    return cost(lambda: action(4 * length)) < 8 * cost(lambda: action(length)) + 0.05
