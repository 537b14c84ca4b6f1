"""Labelled pairs: what is the same, what contradicts, what only looks like it; precision and recall have floors.

The pairs are data (tests/pairs/*.toml), written for this in rounds. Each later round was first judged unseen by rules
that had been worked on with the earlier ones alone. Rounds two to seven came out so with precision 0.88 to 1.00 and
recall 0.63 to 0.84 for *same*, 0.86 to 1.00 and 0.50 to 1.00 for *conflict*; rounds eight to eighteen, where half of
the negatives give the same figure in nearly the same words, with 0.92 and 0.80 (across languages 0.97 and 0.87) for
*same* and 0.91 and 0.88 for *conflict*, all taken together. Rounds nineteen to twenty-three are in the manner of
printed news, with measures beside their near relatives: unseen, *same* came out with precision 0.67 to 1.00 and recall
0.45 to 0.85, *conflict* with 0.32 to 0.68 and 0.47 to 0.77. Rounds twenty-four to thirty are retellings in other verbs,
subjects and units beside near relatives: unseen, *same* came out with 0.98 and 0.75 (recall 0.92 in Chinese, 0.81
across languages, 0.64 in English), *conflict* with 0.77 and 0.69, all taken together. Rounds thirty-one to
forty are nearly all English, half of them near relatives of what the other half retells without a verb in common:
unseen, *same* came out with 0.91 and 0.73 (the last three rounds with 0.98 and 0.78), *conflict* with 0.56 and 0.74.
Round forty-one, a third each in Chinese, in English and across the two, came out unseen with 0.92 and 0.83 for *same*,
0.78 and 0.60 for *conflict*; round forty-two holds near relatives alone, of which one in six was taken for more.
Rounds forty-three and forty-four, whole sentences with several figures each, came out unseen with 0.92 and 0.86 for
*same* (0.97 and 0.90 across languages), 0.70 and 0.78 for *conflict*, taken together; round forty-five, of
the same kind, with 1.00 and 0.81, 0.91 and 0.83.
Rounds forty-six to fifty-five hold one hard relative for each retelling, many of them short: other sites, posts,
rounds and causes, plans and deeds, Taiwan's and Hong Kong's words. Unseen, *same* came out with 0.88 and 0.85,
*conflict* with 0.83 and 0.72, all taken together; the last four of them with 0.90 and 0.85, 0.92 and 0.85.
Round fifty-six tells figures in other units and other ways: unseen, *same* came out with 0.79 and 0.65, *conflict*
with 0.60 and 0.50. Round fifty-seven has persons as Hong Kong and Taiwan spell them, railways named by two signs, and
rates that move: unseen, 1.00 and 0.71, 0.44 and 0.67. Round fifty-eight has more of both: unseen, 1.00 and 0.83, 1.00
and 0.71.
Rounds sixty to seventy are told as agencies, tabloids and officials tell them, with results, ordinals, times of races
and names that stood in no table, beside near relatives of each story: unseen, *same* came out with 0.99 and 0.76 (0.99
and 0.82 across languages, 0.98 and 0.66 in English), *conflict* with 0.68 and 0.73, all taken together.
Round seventy-one, forty of the same kind, came out unseen with 0.95 and 0.78, 0.63 and 0.83.
Round seventy-two has three near relatives for each retelling, most of them told by two who count other things on one
day: unseen, *same* came out with 1.00 and 0.90, *conflict* with 0.46 and 0.60 (by the rules before with 1.00 and 0.50,
0.33 and 0.40).
The figures printed here are of known pairs; those are what to expect of others.
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
from extract.document import language_of

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
    ("zh-zh", "same"): (0.975, 0.9),
    ("en-zh", "same"): (0.975, 0.94),
    ("en-en", "conflict"): (0.95, 0.9),
    ("zh-zh", "conflict"): (0.95, 0.92),
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
    pairs = (PAIRS / "eighth.toml").read_bytes()
    runs = [
        subprocess.run([sys.executable, "-c", _COMPARED], input=pairs, capture_output=True, check=True, env=env)
        for env in ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2"))
    ]
    assert runs[0].stdout
    assert runs[0].stdout == runs[1].stdout
