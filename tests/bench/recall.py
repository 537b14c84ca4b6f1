"""How many of the labelled pairs (tests/pairs) their keys bring together, so that linking compares them at all."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from claims.match.lookup.keys import Keys, keys, sort_of
from claims.match.lookup.sketch import is_alike, sketch, sketched
from claims.match.statement.mention import Mention
from claims.match.verdict.texts import mentions_of

PAIRS = Path(__file__).resolve().parents[1] / "pairs"


@dataclass(frozen=True, slots=True)
class Recall:
    """Pairs of one relation, and how many of them have statements that would be compared."""

    pairs: int
    found: int


def candidate_recall() -> dict[str, Recall]:
    """Relation -> recall, over all pairs that are labelled the same or a conflict."""
    counts = {"same": [0, 0], "conflict": [0, 0]}
    for path in sorted(PAIRS.glob("*.toml")):
        for relation, _, left, right in tomllib.loads(path.read_text("utf-8"))["pairs"]:
            if relation in counts:
                counts[relation][0] += 1
                counts[relation][1] += _meet(left, right)
    return {relation: Recall(*count) for relation, count in counts.items()}


def _meet(left: str, right: str) -> bool:
    ones, others = _looked_up(left), _looked_up(right)
    return any(_are_compared(one, other) for one in ones for other in others)


def _looked_up(text: str) -> list[tuple[Mention, Keys]]:
    return [(mention, keys(mention)) for mention in mentions_of(text)]


def _are_compared(one: tuple[Mention, Keys], other: tuple[Mention, Keys]) -> bool:
    shared = one[1].own & other[1].asked
    left, right = sketch(sketched(one[0])), sketch(sketched(other[0]))
    return bool(shared) and is_alike(left, right, max(map(sort_of, shared)))
