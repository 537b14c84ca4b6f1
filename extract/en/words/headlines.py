"""Headlines: sentences that stand without a mark at their end."""

from __future__ import annotations

from extract.claims.scene import Scene

_MARKS = (".", "!", "?", ";", ":", '"', "”", ")")


def is_headline(scene: Scene) -> bool:
    """Whether a sentence stands without a mark at its end, as headlines do."""
    return not scene.text(scene.sentence.start, scene.sentence.end).rstrip().endswith(_MARKS)
