"""Chinese, both scripts: what stands in a sentence, read on its Simplified half-width fold."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Document, Sentence
from extract.model import Quantity


def find_quantities(document: Document, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Every quantity and date of the Chinese `sentences` of `document`, in reading order, none overlapping another."""
    from extract.zh.quantities.grammar import read_document  # the tables behind the grammar are built on first use only

    return read_document(document, sentences)
