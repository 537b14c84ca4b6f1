"""Contradictions as pages show them: two sides, each with its claim and source, and what parts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from db.queries import ClaimDetail, Conflict

_SIDE = ("id", "claim_id", "gloss", "text", "lang", "source", "source_id", "published")


def pairs(conflicts: Iterable[Conflict]) -> list[dict[str, Any]]:
    """The surest contradiction of each two claims, the surest first."""
    known = [each for each in conflicts if each.left_claim_id and each.right_claim_id]
    found = {frozenset((each.left_claim_id, each.right_claim_id)): each for each in reversed(known)}
    surest = sorted(found.values(), key=lambda each: -each.score)
    return [{"left": _side(each, "left"), "right": _side(each, "right")} for each in surest]


def of_claim(detail: ClaimDetail) -> Iterator[dict[str, Any]]:
    """One contradiction for each other claim, ours on the left."""
    ours = {each["id"] for each in detail.appearances}
    seen = set()
    for conflict in detail.conflicts:
        sides = ("left", "right") if conflict.left_id in ours else ("right", "left")
        mine, other = (_side(conflict, name) for name in sides)
        if other["claim_id"] not in seen:
            seen.add(other["claim_id"])
            yield {"left": mine, "right": other}


def appearance_ids(found: Iterable[dict[str, Any]]) -> list[str]:
    """The appearances that stand in such pairs."""
    return [pair[side]["id"] for pair in found for side in ("left", "right")]


def _side(conflict: Conflict, name: str) -> dict[str, Any]:
    """One side; `why` are the features about the figures."""
    why = [each for each in conflict.features if each["name"] == "figures"]
    return {**{part: getattr(conflict, f"{name}_{part}") for part in _SIDE}, "why": why}
