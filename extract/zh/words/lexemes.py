"""Lexemes: what the grammar of Chinese quantities knows by heart, the word lists of `lexemes.toml`."""

from __future__ import annotations

from pathlib import Path

from extract.text.wordlists import Table

LEXEMES = Table(Path(__file__).with_name("lexemes.toml"))
