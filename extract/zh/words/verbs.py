"""The verbs that a gloss may use, from verbs.toml: their English, and the small words around them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verbs:
    """Chinese words to English verbs (`plain`, `control` with `to` or `-ing`, `modals`), and sets of words."""

    plain: dict[str, str]
    control: dict[str, str]
    modals: dict[str, str]
    silent: frozenset[str]
    small: frozenset[str]
    negators: frozenset[str]
    passive: frozenset[str]
    ordered: frozenset[str]
    bare: frozenset[str]


@cache
def verb_words() -> Verbs:
    """The tables of verbs.toml, read once."""
    table = tomllib.loads(Path(__file__).with_name("verbs.toml").read_text(encoding="utf8"))
    words = {name: frozenset(surfaces.split()) for name, surfaces in table["words"].items()}
    plain, control, modals = (_turned(table[name]) for name in ("plain", "control", "modals"))
    bare = frozenset(verb.strip() for verb in table["bare"]["verbs"].split("|"))
    return Verbs(
        plain,
        control,
        modals,
        words["silent"],
        words["small"],
        words["negators"],
        words["passive"],
        words["ordered"],
        bare,
    )


def _turned(table: dict[str, str]) -> dict[str, str]:
    """Chinese words to their verbs; a word that stands under two verbs means the first."""
    found: dict[str, str] = {}
    for verb, words in table.items():
        for word in words.split():
            found.setdefault(word, verb)
    return found
