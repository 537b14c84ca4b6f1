"""What a Chinese figure counts, in English: its noun, else what its classifier says of it."""

from __future__ import annotations

from extract.dictionary import noun
from extract.document import Document
from extract.fold import fold
from extract.model import Quantity
from extract.zh.gloss.phrasebook import tables
from extract.zh.gloss.wording import phrase


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in English, singular; what its classifier says where nobody understands it, else None."""
    if quantity.item is None:
        return _classified(quantity, document) if quantity.kind == "count" else None
    folded = fold(quantity.item)
    text = phrase(folded)
    if text and not text.rpartition(" ")[2][:1].isupper():
        return text
    if text and folded[-1] not in _PEOPLES and noun(folded) == text:
        return text
    return _classified(quantity, document)


def _classified(quantity: Quantity, document: Document) -> str | None:
    """What a classifier alone says is counted: times, pairs, people; None for a place in a row (前两名)."""
    if document.folded[quantity.start - 1 : quantity.start] in _PLACED:
        return None
    for length in (2, 1):
        said = tables().counted.get(document.folded[max(quantity.start, quantity.end - length) : quantity.end])
        if said is not None:
            return said
    return None


_PLACED = frozenset("前第到至首排")
_PEOPLES = frozenset("国洲省市")  # at the end of a place, which is not what is counted
