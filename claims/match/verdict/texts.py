"""Two texts compared without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.figures import Agreement
from claims.match.statement.mention import Mention, from_claim
from claims.match.verdict.score import Comparison, compare_pair, paired
from extract import Source, extract

_NOTHING = Feature("figures", 0.0, "At least one of the texts makes no claim with a figure or a date.")


def mentions_of(text: str, published: date | None = None) -> list[Mention]:
    """The statements of a text in either language, in reading order."""
    return [from_claim(claim, Source(text, published=published)) for claim in extract(text, None, published)]


def compare_texts(left: str, right: str, published: date | None = None) -> Comparison:
    """The comparison of the two statements that decide, its relation one of same, conflict and different."""
    ones, others = mentions_of(left, published), mentions_of(right, published)
    if not ones or not others:
        return Comparison("different", 0.0, (_NOTHING,))
    found = [_Found.of(one, other) for one in ones for other in others]
    settled = _matched([each for each in found if each.comparison.relation == "same"])
    told = {figure for each in settled for figure in each.figures("agree")}
    conflicts = [
        each
        for each in found
        if each.comparison.relation == "conflict" and not told & (each.figures("clash") or each.figures("agree"))
    ]
    best = min(conflicts or settled or found, key=lambda each: each.rank).comparison
    return best if best.relation in ("same", "conflict") else Comparison("different", best.score, best.features)


@dataclass(frozen=True, slots=True)
class _Found:
    """Two statements compared; the surest comes first, then the one that stands first in the texts."""

    pair: Pair
    comparison: Comparison
    rank: tuple[float, int, int]

    @staticmethod
    def of(left: Mention, right: Mention) -> _Found:
        pair = paired(left, right)
        comparison = compare_pair(pair)
        return _Found(pair, comparison, (-comparison.score, pair.left.start, pair.right.start))

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


def _matched(same: list[_Found]) -> list[_Found]:
    """Each figure with at most one counterpart, the surest first."""
    used: set[_Printed] = set()
    kept = []
    for each in sorted(same, key=lambda each: each.rank):
        figures = each.figures("agree", "fit")
        if not used & figures:
            kept.append(each)
            used |= figures
    return kept
