"""Who said it: the attributions of the sentences that hold a quantity."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Document
from extract.model import Attribution, Quantity


def find_attributions(document: Document, quantities: Sequence[Quantity]) -> list[Attribution]:
    """STUB."""
    return []
