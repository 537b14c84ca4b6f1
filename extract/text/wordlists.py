"""The word lists of the rules, from TOML files that lie beside them.

Content words (nouns, verbs, names, adverbs) lie in the tables: one list, one meaning, a comment with an example. In
code stay tags, single characters that a rule spells out, up to three words that one rule alone asks for, and patterns
that are grammar; a pattern takes its words from a table with `either`. Each file is one `Table`, named beside it:
`GRAMMAR.words("places")`, `LEXEMES.words("nouns.documents")`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extract.model import Lang


class Table:
    """The lists of one TOML file, which is read when the first of them is asked for.

    A list is an array, or a text parted by white space in which `_` stands for a space; one that stands in a section
    is named with it: `nouns.documents`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lists: dict[str, list[str]] = {}
        self._by_word: dict[str, dict[str, str]] = {}

    def entries(self, *names: str) -> list[str]:
        """The entries of lists, in the order of the file."""
        lists = self._read()
        return [entry for name in names for entry in lists[name]]

    def words(self, *names: str) -> frozenset[str]:
        """The entries of lists, as one set."""
        return frozenset(self.entries(*names))

    def either(self, *names: str) -> str:
        """A pattern that matches any entry of the lists, the longest first; an entry may be a pattern itself.

        Where every entry begins with a plain character, the engine searches for it at memory speed.
        """
        return alternatives(self.entries(*names))

    def by_word(self, section: str = "") -> dict[str, str]:
        """Word -> name of the list that holds it, for a section or a file whose lists do not overlap."""
        found = self._by_word.get(section)
        if found is None:
            lists, inside = self._read().items(), f"{section}." if section else ""
            named = {name.removeprefix(inside): held for name, held in lists if name.startswith(inside)}
            found = self._by_word[section] = {word: name for name, held in named.items() for word in held}
        return found

    def _read(self) -> dict[str, list[str]]:
        if not self._lists:
            lists: dict[str, list[str]] = {}
            for name, held in tomllib.loads(self._path.read_text(encoding="utf-8")).items():
                if isinstance(held, dict):
                    lists.update((f"{name}.{inside}", _parted(words)) for inside, words in held.items())
                else:
                    lists[name] = _parted(held)
            self._lists = lists
        return self._lists


def _parted(held: str | list[str]) -> list[str]:
    return [entry.replace("_", " ") for entry in held.split()] if isinstance(held, str) else held


@cache
def grammar(lang: Lang) -> Table:
    """What the claim grammar of a language knows: `GRAMMAR` of its words, for stages that both languages share."""
    return Table(Path(__file__).parents[1] / lang / "words" / "grammar.toml")


def alternatives(listed: Iterable[str]) -> str:
    """A pattern that matches any of the entries, each of which may be a pattern itself: the longest first."""
    longest_first = sorted(dict.fromkeys(listed), key=len, reverse=True)
    return "|".join(_LOOKING_BACK.sub(r"\g<first>(?<!\g<before>\g<first>)", entry) for entry in longest_first)


# (?<!的)计划 says the same as 计(?<!的计)划, which begins with a plain character.
_LOOKING_BACK = re.compile(r"\A\(\?<!(?P<before>\[[^\]]+\]|[\u3400-\u9fff])\)(?P<first>[\u3400-\u9fff])")
