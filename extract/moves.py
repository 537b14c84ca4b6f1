"""Words of rise and fall: one table a language for the figures that are a change and for the claims that tell one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from extract.model import Lang
from extract.wordlists import entries


@cache
def _table(lang: Lang) -> dict[str, str]:
    with (Path(__file__).parent / lang / "words" / "moves.toml").open("rb") as file:
        return tomllib.load(file)


def listed(lang: Lang, *names: str) -> tuple[str, ...]:
    """The words of lists of moves.toml in the order of the file: `up`, `down`, `up_of_figures`, `up_to` …"""
    return tuple(word for name in names for word in _table(lang)[name].split())


def told_by_claims(lang: Lang) -> tuple[str, ...]:
    """Every word by which a clause tells of a rise or a fall, to a level or by a figure."""
    return listed(lang, "up", "down", "up_to", "down_to")


def changing(lang: Lang) -> tuple[str, ...]:
    """These, and the verbs that only lead to another level: turned, revised, 改为, 转至."""
    return (*told_by_claims(lang), *entries(lang, "turning"))
