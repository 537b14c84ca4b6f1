"""The words of `vocabulary.toml`, which says what each list is for; read on first use."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

# A word that looks like a plural: for places where a rule asks whether anything is counted, not what.
PLURAL = (
    r"(?!(?:has|was|is|does|says|as|this|its|his|us|plus|versus|across|unless|less|perhaps|always|yes)\b)[a-z-]{2,}s\b"
)


@cache
def _tables() -> dict[str, dict[str, Any]]:
    with (Path(__file__).parent / "vocabulary.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(section: str, name: str) -> frozenset[str]:
    """The words of one list.

    >>> "billboard" in words("names", "indexes"), "Billboard" in words("names", "indexes")
    (False, True)
    """
    listed = _tables()[section][name]
    return frozenset(listed if isinstance(listed, list) else listed.split())


@cache
def by_word(section: str) -> dict[str, str]:
    """Word -> name of the list that holds it, for a section whose lists do not overlap."""
    return {word: name for name in _tables()[section] for word in words(section, name)}
