"""A short soak: ten kills, and half a minute of requests while sources are added; `make soak` goes on for longer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.soak import kills, load

BUSY = 1.5  # load of each core from which times say more of other programs than of ours


def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    assert kills.soak(tmp_path, times=10).kills == 10


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the server's memory from /proc")
def test_half_a_minute_of_requests_while_sources_are_added(tmp_path: Path) -> None:
    is_busy = os.getloadavg()[0] > BUSY * (os.cpu_count() or 1)
    found = load.soak(load.made(tmp_path, 2_000), load.Plan(seconds=25, rate=30, clients=8))
    assert not found.errors
    assert found.added
    assert found.faults(float("inf") if is_busy else 500.0) == [], str(found)
