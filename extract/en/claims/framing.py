"""What only frames another figure in English, where it mostly stands behind it (lost $5m in three months)."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene

ROOM = 26  # characters that a clause may hold besides a duration that is its all
_OPENS = re.compile(r"(?:\A|[,;:] |\b(?:and|but|then|while) )(?:about |almost |nearly |some |just |more than )?\Z")


def parts_figures(between: str) -> bool:
    """Whether `and` or `or` stands between two figures, so that each has its own statement."""
    return " and " in between or " or " in between


def opens_clause(scene: Scene, frame: Mention) -> bool:
    """Whether a duration opens what it frames: and two days later the toll was 12."""
    told = scene.text(scene.clauses[frame.clause].start, frame.quantity.start)
    return frame.anchor == "later" and _OPENS.search(told) is not None
