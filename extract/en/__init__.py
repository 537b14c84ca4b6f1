"""English: what stands in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.document import Document, Sentence
from extract.model import Quantity

_STUB = re.compile(r"(\$)?(\d[\d,]*(?:\.\d+)?)( million|m|bn)?(%)?")


def find_quantities(document: Document, sentences: Sequence[Sentence]) -> list[Quantity]:
    """STUB, to be replaced by the grammar."""
    found = []
    for sentence in sentences:
        for match in _STUB.finditer(document.folded, sentence.start, sentence.end):
            value = Decimal(match[2].replace(",", "")) * {" million": 10**6, "m": 10**6, "bn": 10**9, None: 1}[match[3]]
            kind, unit = ("money", "USD") if match[1] else ("percent", "%") if match[4] else ("count", None)
            found.append(Quantity(match.start(), match.end(), kind, "stub", value, unit=unit))  # type: ignore[arg-type]
    return found
