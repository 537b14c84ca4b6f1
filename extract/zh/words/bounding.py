"""Words that only bound a figure, for patterns that reach to it from the word before: 增至约3人, 有不到5家."""

from __future__ import annotations

from extract.zh.words.grammar import GRAMMAR

BOUND: str = GRAMMAR.either("bounding")
