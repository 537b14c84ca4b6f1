"""Words of rise and fall: one table for the figures that are a change and for the claims that tell one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, str]:
    with (Path(__file__).parent / "moves.toml").open("rb") as file:
        return tomllib.load(file)


def listed(*names: str) -> tuple[str, ...]:
    """The words of lists of moves.toml in the order of the file: `up`, `down`, `up_of_figures`, `up_to` …"""
    return tuple(word for name in names for word in _table()[name].split())


def told_by_claims() -> tuple[str, ...]:
    """Every word by which a clause tells of a rise or a fall, to a level or by a figure."""
    return listed("up", "down", "up_to", "down_to")
