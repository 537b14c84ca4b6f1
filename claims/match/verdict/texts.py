"""Two texts compared without a database."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.match.pairs.pair import Feature, FeatureName, Pair
from claims.match.statement.figures import Agreement
from claims.match.statement.mention import Mention, from_claim
from claims.match.verdict.score import VETOES, Comparison, compare_pair, paired
from extract import Source, extract

_NOTHING = Feature("figures", 0.0, "At least one of the texts makes no claim with a figure or a date.")


def mentions_of(text: str, published: date | None = None) -> list[Mention]:
    """The statements of a text in either language, in reading order."""
    return [from_claim(claim, Source(text, published=published)) for claim in extract(text, None, published)]


def compare_texts(left: str, right: str, published: date | None = None) -> Comparison:
    """The comparison of the two statements that decide, its relation one of same, conflict and different."""
    return compare_statements(mentions_of(left, published), mentions_of(right, published))


def compare_statements(ones: Sequence[Mention], others: Sequence[Mention], ends: float = math.inf) -> Comparison:
    """As `compare_texts`, of the statements of both; TimeoutError when `time.monotonic()` passes `ends` meanwhile."""
    if not ones or not others:
        return Comparison("different", 0.0, (_NOTHING,))
    found = []
    for one in ones:
        for other in others:
            if time.monotonic() > ends:
                raise TimeoutError
            found.append(Found.of(one, other))
    return decisive(found)


def decisive(found: Sequence[Found]) -> Comparison:
    """The comparison that decides, of all between the statements of two texts; there has to be one."""
    settled = _matched([each for each in found if each.comparison.relation == "same"])
    told = {figure for each in settled for figure in each.figures("agree", "fit")}
    conflicts = [each for each in found if each.comparison.relation == "conflict" and not _is_settled(each, settled)]
    conflicts = conflicts or _beside(found, settled, told)
    best = min(conflicts or settled or found, key=lambda each: each.rank).comparison
    return best if best.relation in ("same", "conflict") else Comparison("different", best.score, best.features)


def _is_settled(conflict: Found, settled: list[Found]) -> bool:
    """Whether a figure of a contradiction has its counterpart in what agrees: for certain, or by what is surer."""
    own = conflict.figures("clash") or conflict.figures("agree")
    return any(
        own & (each.figures("agree", "fit") if each.rank < conflict.rank else each.figures("agree")) for each in settled
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Two statements compared; the surest comes first, then the one that stands first in the texts."""

    pair: Pair
    comparison: Comparison
    rank: tuple[float, int, int]

    @staticmethod
    def of(left: Mention, right: Mention) -> Found:
        pair = paired(left, right)
        comparison = compare_pair(pair)
        return Found(pair, comparison, (-comparison.score, pair.left.start, pair.right.start))

    def figures(self, *agreements: Agreement) -> set[_Printed]:
        """The figures of both sides that say so of each other, by where they are printed: two claims may give one."""
        met = [each for each in self.pair.aligned if each.agreement in agreements]
        return {
            (mention.text, figure.start, figure.end)
            for mention, figures in (
                (self.pair.left, [each.left for each in met]),
                (self.pair.right, [each.right for each in met]),
            )
            for figure in figures
        }


_Printed = tuple[str, int, int]  # sentence, start and end


def _beside(found: Sequence[Found], settled: list[Found], told: set[_Printed]) -> list[Found]:
    """What contradicts beside what agrees in two sentences: 21 firms and 412 workers, 21 firms and 1,412 workers.

    A clause too short to be known by its words belongs to what the sentences share; it has to be the only one on both
    sides with a figure of its sort, and nothing may speak for another thing.
    """
    met = {(each.pair.left.text, each.pair.right.text) for each in settled}
    open_ = [
        each
        for each in found
        if (each.pair.left.text, each.pair.right.text) in met and not told & each.figures("clash", "agree", "open")
    ]
    clashing = [each for each in open_ if each.figures("clash")]
    return [
        Found(each.pair, replace(each.comparison, relation="conflict"), each.rank)
        for each in clashing
        if _may_clash_beside(each) and _is_alone(each, [other for other in open_ if other.pair.aligned])
    ]


_BESIDE = ("count", "money", "measure", "duration", "percent", "number")
_DOUBTFUL: tuple[FeatureName, ...] = ("measure", "modality", "thing", "stance", "meaning")
_NEAR = -0.7  # of nearness: how far two figures may lie apart


def _may_clash_beside(each: Found) -> bool:
    leading = each.pair.leading
    values = {feature.name: feature.value for feature in each.comparison.features}
    doubted = any(values[name] <= -1 for name in VETOES) or any(values[name] < 0 for name in _DOUBTFUL)
    return leading is not None and leading.left.kind in _BESIDE and not doubted and values["nearness"] >= _NEAR


def _is_alone(each: Found, others: list[Found]) -> bool:
    """Whether each of two figures could stand for no other figure of the other sentence."""
    own = each.figures("clash")
    return not any(own & other.figures("clash", "agree", "open") for other in others if other is not each)


def _matched(same: list[Found]) -> list[Found]:
    """Each figure with at most one counterpart, the surest first."""
    used: set[_Printed] = set()
    kept = []
    for each in sorted(same, key=lambda each: each.rank):
        figures = each.figures("agree", "fit")
        if not used & figures:
            kept.append(each)
            used |= figures
    return kept
