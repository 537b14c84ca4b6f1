"""Tags: what the words are that jieba's dictionary takes for something else, from `tags.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TABLE: dict[str, str] = tomllib.loads(Path(__file__).with_name("tags.toml").read_text(encoding="utf-8"))
TAGS = {word: tag for tag, listed in _TABLE.items() for word in listed.split()}
# 张 is a name where it counts no sheets: there it stands in a figure, and is none of the words beside it.
TAGS["张"] = "nr"
# Nouns are nouns for what numbers count as well, but for those that are as often what is done (收入30亿元).
NOUNS = {word: "n" for word in _TABLE["n"].split() if word not in ("收入", "支出")}
