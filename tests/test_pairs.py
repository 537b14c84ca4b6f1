"""Labelled pairs: what is the same, what contradicts, what only looks like it; precision and recall have floors.

The pairs are data (tests/pairs/*.toml), written for this. Every third pair of a file is held out: rules are worked on
with the others, and the floors hold for both.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from claims.match import compare

PAIRS = Path(__file__).with_name("pairs")
FILES = ("en_en", "zh_zh", "zh_en", "passages", "mixed")
Part = Literal["worked", "held out"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One pair with the relation that a person gave it and the one that we give."""

    left: str
    right: str
    relation: str
    found: str


@cache
def judged(name: str, part: Part) -> tuple[Labelled, ...]:
    rows = tomllib.loads((PAIRS / f"{name}.toml").read_text("utf-8"))["pairs"]
    return tuple(
        Labelled(left, right, relation, compare(left, right).relation)
        for place, (relation, _, left, right) in enumerate(rows)
        if (place % 3 == 2) == (part == "held out")
    )


def scores(pairs: tuple[Labelled, ...], relation: str) -> tuple[float, float]:
    """Precision and recall of one relation."""
    counts = Counter((pair.relation == relation, pair.found == relation) for pair in pairs)
    hits, false, missed = counts[True, True], counts[False, True], counts[True, False]
    return hits / max(1, hits + false), hits / max(1, hits + missed)


FLOORS = {
    ("en_en", "same"): (0.9, 0.85),
    ("zh_zh", "same"): (0.9, 0.85),
    ("zh_en", "same"): (0.9, 0.8),
    ("passages", "same"): (0.8, 0.8),
    ("mixed", "same"): (0.9, 0.8),
    ("en_en", "conflict"): (0.85, 0.6),
    ("zh_zh", "conflict"): (0.85, 0.6),
    ("zh_en", "conflict"): (0.85, 0.6),
    ("passages", "conflict"): (0.8, 0.6),
    ("mixed", "conflict"): (0.8, 0.6),
}


@pytest.mark.parametrize("part", ["worked", "held out"])
@pytest.mark.parametrize(("name", "relation"), list(FLOORS))
def test_precision_and_recall(name: str, relation: str, part: Part, capsys: pytest.CaptureFixture[str]) -> None:
    precision, recall = scores(judged(name, part), relation)
    with capsys.disabled():
        print(f"\n{name} {relation:8} {part:8} precision {precision:.3f} recall {recall:.3f}", end="")  # noqa: T201
    lowest_precision, lowest_recall = FLOORS[name, relation]
    assert precision >= lowest_precision
    assert recall >= lowest_recall


@pytest.mark.parametrize("name", FILES)
def test_comparing_is_symmetric(name: str) -> None:
    pairs = judged(name, "worked")
    assert [pair for pair in pairs if compare(pair.right, pair.left).relation != pair.found] == []


def test_there_are_enough_pairs_and_none_twice() -> None:
    seen = Counter(
        (pair.left, pair.right) for name in FILES for part in ("worked", "held out") for pair in judged(name, part)
    )
    assert len(seen) >= 300
    assert set(seen.values()) == {1}
