"""Linking: the same claim found again, contradictions found out, across sources and languages."""

from __future__ import annotations

from datetime import date

from claims.match.verdict.score import Comparison

__all__ = ["Comparison", "compare"]


def compare(left: str, right: str, *, published: date | None = None) -> Comparison:
    """Two texts in Chinese or English against each other: same, conflict or different, with the reasons.

    `published` resolves relative dates in both. Every claim of one is compared with every claim of the other; those
    that say the same find each other first, and what contradicts among the rest decides before what agrees.
    """
    from claims.match.verdict.texts import compare_texts

    return compare_texts(left, right, published)
