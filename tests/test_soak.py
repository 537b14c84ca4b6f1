"""A short soak: ten kills, and half a minute of requests while sources are added; `make soak` goes on for longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak import kills, load

STUCK = 5_000.0  # milliseconds; what an answer may take at most on a quiet machine is measured by `make soak`


def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    assert kills.soak(tmp_path, times=10).kills == 10


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the server's memory from /proc")
def test_half_a_minute_of_requests_while_sources_are_added(tmp_path: Path) -> None:
    found = load.soak(load.made(tmp_path, 2_000), load.Plan(seconds=25, rate=30, clients=8))
    assert not found.errors
    assert found.added
    assert found.faults(STUCK) == [], str(found)
