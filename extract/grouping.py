"""From quantities to claims: what one statement needs together, in which role, about whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from extract.document import Document
from extract.gloss import gloss
from extract.model import Attribution, Claim, ClaimKind, Quantity


def group(document: Document, quantities: Sequence[Quantity], attributions: Sequence[Attribution]) -> list[Claim]:
    """STUB: one claim for each quantity."""
    kinds = {"money": "amount", "percent": "share", "age": "measure", "date": "event"}
    found = []
    for quantity in quantities:
        sentence = next(s for s in document.sentences if s.start <= quantity.start < s.end)
        kind = kinds.get(quantity.kind, quantity.kind)
        assert kind in get_args(ClaimKind)
        draft = Claim(
            kind, sentence.start, sentence.end, sentence.start, sentence.end, sentence.lang, quantity.rule, "", (quantity,)
        )  # type: ignore[arg-type]
        found.append(gloss(draft, document))
    return found
