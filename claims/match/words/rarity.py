"""How much a word says, by the fixed table rarity.toml, and the stem under which English words are looked up there."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from extract.gloss.verbforms import bases


def table_of(name: str, room: str = "claims.match.words") -> dict[str, Any]:
    """A table that lies in a room of linking, freshly read."""
    return tomllib.loads(files(room).joinpath(name).read_text("utf-8"))


@cache
def _classes() -> dict[str, float]:
    """Word or stem -> weight, from the classes of rarity.toml; a word outside the table is rare and weighs 1."""
    weights: dict[str, float] = {}
    for lang in ("zh", "en"):
        for octave, words in table_of("rarity.toml")[lang].items():
            for word in words.split():
                weights[_base(word)] = min(weights.get(_base(word), 1.0), 0.1 + int(octave) / 12)
    return weights


@cache
def empty(list_name: str) -> frozenset[str]:
    """Words that say nothing of what a statement is about (`en`, `zh`) or fit any thing (`general`)."""
    return frozenset(table_of("rarity.toml")["grammar"][list_name].split())


def weight(word: str) -> float:
    """How much sharing `word` (a Simplified word or an English stem) says, 0 to 1."""
    return _classes().get(word, 1.0)


def _base(word: str) -> str:
    return bases().get(word, word)


_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


_WHOLE = frozenset(("plane",))  # without its last letter another word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """An English word without its commonest endings; the same for all forms of a regular word, not always a word.

    >>> [stem(word) for word in ("flooded", "Floods", "cities", "stopping", "rate's", "kept")]
    ['flood', 'flood', 'city', 'stop', 'rate', 'keep']
    """
    word = _base(word.lower().replace("’", "'").removesuffix("'s").rstrip("'").removesuffix(".com"))
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            word = _DOUBLED.sub(r"\1", word.removesuffix(ending))
            break
    return word.removesuffix("e") if len(word) > 4 and word not in _WHOLE else word


def is_word(word: str) -> bool:
    """Whether a small English word renders a Chinese one alone, so that it is one of the language and no name."""
    return word in _single_words()


@cache
def _single_words() -> frozenset[str]:
    from extract.zh.words.dictionary import single_senses

    return frozenset(sense.removeprefix("to ") for _, senses in single_senses() for sense in senses)
