"""What each feature that shuts pairs out decides on the labelled pairs, and how often it is right.

python -m tests.bench.evidence [FOLDER OR FILE ...]

A feature at -1 keeps two statements apart, whatever the rest says. Here each is taken for a mere doubt in turn: where
that alone changes what a pair is taken for, the feature was right when the label says so. The rounds of pairs were
worked on, so that the figures flatter; a file of pairs that nobody looked at yet tells more, and so does an older
commit on the rounds that were added after it.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claims.match.pairs.pair import FeatureName
from claims.match.verdict.score import VETOES, judge
from claims.match.verdict.texts import Found, decisive, mentions_of

PAIRS = Path(__file__).parents[1] / "pairs"
_DOUBT = -0.5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair of texts by its label, with all comparisons between their statements."""

    label: str
    found: tuple[Found, ...]


def main() -> None:
    """Prints a table; reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[PAIRS])
    pairs = [pair for path in parser.parse_args().paths for pair in labelled(path)]
    say(f"{len(pairs)} pairs with statements on both sides")
    say(f"\n{'feature':12}{'right':>7}{'wrong':>7}  figures agree, clash")
    for name in VETOES:
        counts = Counter(outcome for pair in pairs if (outcome := decided(pair, name)) is not None)
        right, wrong = ([counts[verdict, kind] for kind in KINDS] for verdict in ("right", "wrong"))
        told = ", ".join(f"{yes} of {yes + no}" for yes, no in zip(right, wrong, strict=True))
        say(f"{name:12}{sum(right):>7}{sum(wrong):>7}  right {told}")


KINDS = ("same", "conflict")  # what a pair would be taken for without the feature: its figures agree, or clash


def labelled(path: Path) -> Iterator[Labelled]:
    """The pairs of a file, or of all files of a folder, that have a statement on both sides."""
    for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
        for label, _, left, right in tomllib.loads(file.read_text("utf-8"))["pairs"]:
            ones, others = mentions_of(left), mentions_of(right)
            if ones and others:
                yield Labelled(label, tuple(Found.of(one, other) for one in ones for other in others))


def decided(pair: Labelled, name: FeatureName) -> tuple[str, str] | None:
    """Whether a feature is right where it alone decides, and what the pair would be without it."""
    before = decisive(pair.found).relation
    after = decisive([softened(each, name) for each in pair.found]).relation
    if before == after or after not in KINDS or pair.label not in (before, after):
        return None
    return ("right" if pair.label == before else "wrong"), after


def softened(found: Found, name: FeatureName) -> Found:
    """The same comparison with a feature that shuts out taken for a doubt."""
    comparison = found.comparison
    if comparison.feature(name).value > -1:
        return found
    values = {feature.name: feature.value for feature in comparison.features} | {name: _DOUBT}
    relation, score = judge(values)
    score = round(score, 3)
    return replace(
        found, comparison=replace(comparison, relation=relation, score=score), rank=(-score, *found.rank[1:])
    )


def say(message: str) -> None:
    """One line of the table."""
    print(message, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
