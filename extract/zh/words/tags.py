"""Tags: what the words are that jieba's dictionary takes for something else, from `tags.toml`."""

from __future__ import annotations

from pathlib import Path

from extract.text.wordlists import Table

TAGGED = Table(Path(__file__).with_name("tags.toml"))
# 张 is a name where it counts no sheets: there it stands in a figure, and is none of the words beside it.
TAGS = TAGGED.by_word() | {"张": "nr"}
# Nouns are nouns for what numbers count as well, but for those that are as often what is done (收入30亿元).
NOUNS = {word: "n" for word in TAGGED.entries("n") if word not in ("收入", "支出")}
