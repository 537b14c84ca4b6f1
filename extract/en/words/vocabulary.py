"""What the grammar of English quantities knows by heart: the word lists of `vocabulary.toml`.

>>> "billboard" in VOCABULARY.words("names.indexes"), "Billboard" in VOCABULARY.words("names.indexes")
(False, True)
"""

from __future__ import annotations

from pathlib import Path

from extract.text.wordlists import Table

VOCABULARY = Table(Path(__file__).with_name("vocabulary.toml"))
# A word that looks like a plural: for places where a rule asks whether anything is counted, not what.
PLURAL = (
    r"(?!(?:has|was|is|does|says|as|this|its|his|us|plus|versus|across|unless|less|perhaps|always|yes)\b)[a-z-]{2,}s\b"
)
# For patterns that look past what stands before a figure: words that make it rough, and these with those that bound it.
SOFT = VOCABULARY.either("figures.soft")
BOUND = VOCABULARY.either("figures.soft", "figures.bounds")
