"""Chinese, both scripts: what stands in a sentence, read on its Simplified half-width fold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.document import Document, Sentence
from extract.model import Quantity

_STUB = re.compile(r"(\d+(?:\.\d+)?)(万|亿)?(元|%|[张名个人家])")
_KINDS = {"元": ("money", "CNY"), "%": ("percent", "%")}


def find_quantities(document: Document, sentences: Sequence[Sentence]) -> list[Quantity]:
    """STUB, to be replaced by the grammar."""
    found = []
    for sentence in sentences:
        for match in _STUB.finditer(document.folded, sentence.start, sentence.end):
            value = Decimal(match[1]) * {"万": 10**4, "亿": 10**8, None: 1}[match[2]]
            kind, unit = _KINDS.get(match[3], ("count", None))
            found.append(Quantity(match.start(), match.end(), kind, "stub", value, unit=unit))  # type: ignore[arg-type]
    return found
