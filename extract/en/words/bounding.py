"""Words that only bound a figure, for patterns that reach to it from the word before: sold for just under $5m."""

from __future__ import annotations

from extract.en.words.grammar import GRAMMAR

BOUND: str = GRAMMAR.either("bounding")
ABOUT: str = f"(?:(?:{BOUND}) )*"  # any of them, each with the space behind it
