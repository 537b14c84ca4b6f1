"""English: every quantity and date that stands in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Document, Sentence
from extract.model import Quantity

_BEFORE = 3  # quantities of the sentences before that a sentence may refer to


def find_quantities(document: Document, sentences: Sequence[Sentence]) -> list[Quantity]:
    """The quantities of `sentences`, in reading order, none overlapping another."""
    from extract.en.quantities.reader import read_sentence  # compiles its tables on first use
    from extract.en.quantities.regions import region_of

    found: list[Quantity] = []
    anchor = None
    region = region_of(document) if sentences else None
    for sentence in sentences:
        quantities, anchor = read_sentence(document, sentence, region, anchor, found[-_BEFORE:])
        found.extend(quantities)
    return found
