"""The word lists of a language's claim grammar, from `claims.toml` beside its rules.

Content words (nouns, verbs, names, adverbs) lie in the tables: one list, one meaning, a comment with an example. In
code stay tags, single characters that a rule spells out, up to three words that one rule alone asks for, and patterns
that are grammar; a pattern takes its words from a table with `either`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extract.model import Lang


@cache
def _table(lang: Lang) -> dict[str, str]:
    path = Path(__file__).parent / lang / "claims" / "claims.toml"
    table: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def entries(lang: Lang, *names: str) -> list[str]:
    """The entries of lists, in the order of the file. A list is parted by white space; `_` stands for a space in it."""
    return [entry.replace("_", " ") for name in names for entry in _table(lang)[name].split()]


def words(lang: Lang, *names: str) -> frozenset[str]:
    """The entries of lists, as one set."""
    return frozenset(entries(lang, *names))


def either(lang: Lang, *names: str) -> str:
    """A pattern that matches any entry of the lists, the longest first.

    Where every entry begins with a plain character, the engine searches for it at memory speed.
    """
    return alternatives(entries(lang, *names))


def alternatives(listed: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    longest_first = sorted(dict.fromkeys(listed), key=len, reverse=True)
    return "|".join(_LOOKING_BACK.sub(r"\g<first>(?<!\g<before>\g<first>)", entry) for entry in longest_first)


# (?<!的)计划 says the same as 计(?<!的计)划, which begins with a plain character.
_LOOKING_BACK = re.compile(r"\A\(\?<!(?P<before>\[[^\]]+\]|[\u3400-\u9fff])\)(?P<first>[\u3400-\u9fff])")
