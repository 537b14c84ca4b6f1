"""The parts that an English figure breaks down into: nine people, five of them men and four women."""

from __future__ import annotations

import re

from extract.claims.scene import Scene
from extract.model import Quantity

# What may stand between the whole and its first part, and between two parts.
FIRST: re.Pattern[str] = re.compile(
    r"[^.;()\d]{0,60}?(?:[,:(]| [-–—]|\bincluding|\bcomprising|\bnamely|\bmade up of|\bconsisting of|\binto)"
    r"(?: (?:including|comprising|namely|made up of|consisting of|the|about|some|with))*\s?\Z"
)
NEXT: re.Pattern[str] = re.compile(r" [^.;:()\d]{1,40}?(?:,| and| plus|, and)(?: (?:about|the|another|some))* ?\Z")


def counts_part(scene: Scene, whole: Quantity, part: Quantity) -> bool:
    """Whether a count may be a part of another: it says what it counts."""
    return part.item is not None
