"""Labelled pairs: what is the same, what contradicts, what only looks like it; precision and recall have floors.

The pairs are data, written for this in rounds; tests/pairs/README.md tells what each holds and how it came out when it
was first judged, by rules that did not know it. The floors here are of known pairs: those are what to expect of others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from claims.match import compare
from extract.text.document import language_of

PAIRS = Path(__file__).with_name("pairs")
RELATIONS = ("same", "conflict", "different")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One pair with the relation that a person gave it and the one that we give."""

    left: str
    right: str
    languages: str
    relation: str
    found: str


@cache
def judged() -> tuple[Labelled, ...]:
    rows = [row for path in sorted(PAIRS.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["pairs"]]
    return tuple(
        Labelled(left, right, _languages(left, right), relation, compare(left, right).relation)
        for relation, _, left, right in rows
    )


def _languages(left: str, right: str) -> str:
    return "-".join(sorted((language_of(left, "en"), language_of(right, "en"))))


def scores(pairs: list[Labelled], relation: str) -> tuple[float, float]:
    """Precision and recall of one relation."""
    counts = Counter((pair.relation == relation, pair.found == relation) for pair in pairs)
    hits, false, missed = counts[True, True], counts[False, True], counts[True, False]
    return hits / max(1, hits + false), hits / max(1, hits + missed)


FLOORS = {
    ("en-en", "same"): (0.97, 0.9),
    ("zh-zh", "same"): (0.97, 0.9),
    ("en-zh", "same"): (0.975, 0.94),
    ("en-en", "conflict"): (0.95, 0.9),
    ("zh-zh", "conflict"): (0.95, 0.91),
    ("en-zh", "conflict"): (0.95, 0.88),
}


@pytest.mark.parametrize(("languages", "relation"), list(FLOORS))
def test_precision_and_recall(languages: str, relation: str, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [pair for pair in judged() if pair.languages == languages]
    precision, recall = scores(pairs, relation)
    with capsys.disabled():
        print(f"\n{languages} {relation:8} precision {precision:.3f} recall {recall:.3f} of {len(pairs)} pairs", end="")  # noqa: T201
    lowest_precision, lowest_recall = FLOORS[languages, relation]
    assert precision >= lowest_precision
    assert recall >= lowest_recall


def test_comparing_is_symmetric() -> None:
    assert [pair for pair in judged() if compare(pair.right, pair.left).relation != pair.found] == []


def test_there_are_enough_pairs_and_none_twice() -> None:
    seen = Counter((pair.left, pair.right) for pair in judged())
    assert len(seen) >= 300
    assert set(seen.values()) == {1}
    assert {pair.relation for pair in judged()} == set(RELATIONS)


_COMPARED = """
import sys, tomllib
from claims.match import compare
for _, _, left, right in tomllib.loads(sys.stdin.read())["pairs"][:150]:
    found = compare(left, right)
    print(found.relation, found.score, found.features)
"""


def test_reasons_do_not_depend_on_the_order_in_which_words_are_hashed() -> None:
    pairs = (PAIRS / "round-08.toml").read_bytes()
    runs = [
        subprocess.run([sys.executable, "-c", _COMPARED], input=pairs, capture_output=True, check=True, env=env)
        for env in ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2"))
    ]
    assert runs[0].stdout
    assert runs[0].stdout == runs[1].stdout
