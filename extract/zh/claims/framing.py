"""What only frames another figure in Chinese, where it stands before it (三个月流水上亿元)."""

from __future__ import annotations

from extract.claims.scene import Mention, Scene

ROOM = 6  # characters that a clause may hold besides a duration that is its all
_GROUP = 8  # characters of the words for a group of people


def only_names(scene: Scene, mention: Mention) -> bool:
    """Whether a clause ends with the people of an age, of whom the next one tells (0到14岁人口，高达2.5亿)."""
    rest = scene.clauses[mention.clause].end - mention.quantity.end
    return mention.quantity.kind in ("age", "percent") and rest <= _GROUP
