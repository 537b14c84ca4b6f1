"""What the grammar of Chinese claims knows by heart: the word lists of `grammar.toml`."""

from __future__ import annotations

from extract.text.wordlists import grammar

GRAMMAR = grammar("zh")
