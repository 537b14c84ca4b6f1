"""The tables of words: which idea a surface stands for, and under which names a person is known."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from claims.match.words.rarity import stem, table_of


@cache
def first_surfaces() -> dict[str, tuple[str, str]]:
    """Idea -> its first word in Chinese and in English (there an underscore joins words)."""
    return {
        f"{axis}.{idea}": (surfaces["zh"].split()[0], surfaces["en"].split()[0].rstrip("!"))
        for name in ("concepts.toml", "places.toml")
        for axis, entries in table_of(name).items()
        for idea, surfaces in entries.items()
        if idea != "exclusive"
    }


@lru_cache(maxsize=100_000)
def surfaces(idea: str) -> tuple[str, ...]:
    """Every word for `idea` in both languages, as people write it.

    >>> surfaces("product.cameras")[:2]
    ('摄像头', '摄像镜头')
    """
    axis, _, name = idea.partition(".")
    found = [table[axis][name] for table in _tables() if name in table.get(axis, {})]
    return tuple(
        surface.replace("_", " ").rstrip("!")
        for each in found
        for lang in ("zh", "en")
        for surface in each[lang].split()
    )


@cache
def _tables() -> tuple[dict[str, Any], ...]:
    return tuple(map(table_of, ("concepts.toml", "places.toml")))


@cache
def surnames() -> dict[str, frozenset[str]]:
    """Chinese surname -> the stems under which English news knows it beside pinyin, from surnames.toml."""
    table = table_of("surnames.toml")["surnames"]
    return {sign: frozenset(map(stem, names.split())) for sign, names in table.items()}


@cache
def line_ends() -> dict[str, str]:
    """Sign for one end of a Chinese railway -> the idea of its place, from lines.toml."""
    table: dict[str, str] = table_of("lines.toml")["ends"]
    return table


@cache
def persons() -> dict[str, str]:
    """Chinese name of somebody known all over the world -> the stem of the English surname, from persons.toml."""
    table = table_of("persons.toml")["persons"]
    return {name: stem(surname) for surname, names in table.items() for name in names.split()}
