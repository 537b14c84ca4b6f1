"""Figures that are told to lie a little below a round one: nearly 40%, 近四成."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.match.statement.figures import Figure, gap
from claims.match.statement.mention import Mention

_NEARLY = re.compile(r"(?<![附最临新邻])近\Z|接近\Z|\b(?:nearly|almost)(?: an?)?\s*\Z", re.IGNORECASE)
_PAST = Decimal("0.02")  # how far what is called nearly so much may lie past it: 60,012 people are nearly 60,000


def is_past_nearly(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether one figure is nearly so much and the other, exact one is more than that: 42% is not nearly 40%."""
    return _is_past(left, left_mention, right) or _is_past(right, right_mention, left)


def _is_past(near: Figure, mention: Mention, other: Figure) -> bool:
    exact = other.modifier == "=" and other.high is None and not other.vague
    if not exact or near.kind == "date" or near.high is not None or other.low <= near.low:
        return False
    return gap(near.low, other.low) > _PAST and _NEARLY.search(mention.folded, 0, near.start) is not None
