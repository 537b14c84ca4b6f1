"""What only frames another figure in Chinese, where it stands before it (三个月流水上亿元)."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene

ROOM = 6  # characters that a clause may hold besides a duration that is its all
# 判囚3个月及罚款5000元: a term and a fine are two punishments.
_FINED = re.compile(
    r"(?:徒刑|监禁)?[，、]?\s*(?:以?及|和|与|并|另)?(?:[处科判]|被处)*(?:以|得)?(?:罚金|罚款|没收|赔偿)[^，。；]{0,4}"
)
_GROUP = 8  # characters of the words for a group of people


def only_names(scene: Scene, mention: Mention) -> bool:
    """Whether a clause ends with the people of an age, of whom the next one tells (0到14岁人口，高达2.5亿)."""
    rest = scene.clauses[mention.clause].end - mention.quantity.end
    return mention.quantity.kind in ("age", "percent") and rest <= _GROUP


def parts_figures(between: str) -> bool:
    """Whether the words between a length of time and a figure give each its own statement."""
    return _FINED.fullmatch(between) is not None
