"""Lexemes: the word lists of the quantity grammar, read from the table beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _tables() -> dict[str, dict[str, str]]:
    with (Path(__file__).parent / "lexemes.toml").open("rb") as file:
        return tomllib.load(file)


def words(section: str, name: str) -> frozenset[str]:
    """The words of one list, as a set."""
    return frozenset(_tables()[section][name].split())
