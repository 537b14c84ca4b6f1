"""The claim in short English, for people who do not read its language."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Document
from extract.model import Claim


def gloss(claim: Claim, document: Document) -> Claim:
    """STUB: the claim with its `gloss` filled in."""
    return replace(claim, gloss=" ".join(document.text[q.start : q.end] for q in claim.quantities))
