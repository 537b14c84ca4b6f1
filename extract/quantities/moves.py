"""Words of rise and fall: one table a language for the figures that are a change and for the claims that tell one.

`MOVES["en"].entries("up", "up_of_figures")` are the words of lists of `moves.toml`: `up`, `down`, `up_to` …
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from extract.model import Lang
from extract.text.wordlists import Table, grammar


def _table(lang: Lang) -> Table:
    return Table(Path(__file__).parents[1] / lang / "words" / "moves.toml")


MOVES: Mapping[Lang, Table] = {"zh": _table("zh"), "en": _table("en")}


def told_by_claims(lang: Lang) -> tuple[str, ...]:
    """Every word by which a clause tells of a rise or a fall, to a level or by a figure."""
    return tuple(MOVES[lang].entries("up", "down", "up_to", "down_to"))


def changing(lang: Lang) -> tuple[str, ...]:
    """These, and the verbs that only lead to another level: turned, revised, 改为, 转至."""
    return (*told_by_claims(lang), *grammar(lang).entries("turning"))
