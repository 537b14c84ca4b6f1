"""Tags: what words of Chinese are by jieba's dictionary, and which it takes for something else, from `tags.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rjieba

from extract.text.wordlists import Table
from extract.zh.words.grammar import GRAMMAR

TAGGED = Table(Path(__file__).with_name("tags.toml"))
# 张 is a name where it counts no sheets: there it stands in a figure, and is none of the words beside it.
TAGS = TAGGED.by_word() | {"张": "nr"}
# Nouns are nouns for what numbers count as well, but for those that are as often what is done (收入30亿元).
NOUNS = {word: "n" for word in TAGGED.entries("n") if word not in ("收入", "支出")}


_RARE = 50  # times of some sixty million


@cache
def _tagger() -> rjieba.Jieba:
    """jieba's dictionary in Rust, bundled with the package: nothing is downloaded.

    Words of ours come in so rare that they never win against a cut into common words.
    """
    tagger = rjieba.Jieba()
    for tag in ("n", "nt", "vn", "v"):
        for word in GRAMMAR.entries(f"local_{tag}"):
            tagger.add_word(word, _RARE, tag)
    return tagger


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a stretch of folded Chinese with their tags, read by itself: the same whatever stands around it."""
    return _tagger().tag(text, False)
