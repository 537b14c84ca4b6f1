"""Figures that collide by what they are of, however they compare: who won and lost, who earned and lost."""

from __future__ import annotations

from claims.match.evidence.earnings import results_collide
from claims.match.evidence.harm import ends_collide
from claims.match.pairs.pair import Pair


def collide(pair: Pair) -> bool:
    """Whether two statements tell opposite ends of one thing, so that nothing is asked of their figures."""
    return ends_collide(pair) or results_collide(pair)
