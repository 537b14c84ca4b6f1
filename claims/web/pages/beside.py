"""Contradictions as pages show them: two sides, each with its claim and source, and what parts them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from db.reading.queries import Conflict

_SIDE = ("id", "claim_id", "gloss", "text", "lang", "source", "source_id", "published")


def pairs(conflicts: Iterable[Conflict]) -> list[dict[str, Any]]:
    """The two sides of each."""
    return [{"left": _side(each, "left"), "right": _side(each, "right")} for each in conflicts]


def of_claim(conflicts: Iterable[Conflict], claim_id: str) -> list[dict[str, Any]]:
    """The contradictions of a claim, with its own side on the left."""
    found = []
    for conflict in conflicts:
        sides = ("left", "right") if conflict.left_claim_id == claim_id else ("right", "left")
        mine, other = (_side(conflict, name) for name in sides)
        found.append({"left": mine, "right": other})
    return found


def appearance_ids(found: Iterable[dict[str, Any]]) -> list[str]:
    """The appearances that stand in such pairs."""
    return [pair[side]["id"] for pair in found for side in ("left", "right")]


def _side(conflict: Conflict, name: str) -> dict[str, Any]:
    """One side; `why` are the features about the figures, or what a person said who judged the pair."""
    why = [each for each in conflict.features if each["name"] in ("figures", "judgement")]
    return {**{part: getattr(conflict, f"{name}_{part}") for part in _SIDE}, "why": why}
