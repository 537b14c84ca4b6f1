"""Two texts compared without a database."""

from __future__ import annotations

from datetime import date

from claims.match.mention import Mention, from_claim
from claims.match.pair import Feature
from claims.match.score import Comparison, compare_mentions
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
    found = [(i, j, compare_mentions(one, other)) for i, one in enumerate(ones) for j, other in enumerate(others)]
    settled = _matched([each for each in found if each[2].relation == "same"])
    lefts, rights = {i for i, _, _ in settled}, {j for _, j, _ in settled}
    conflicts = [
        each for each in found if each[2].relation == "conflict" and each[0] not in lefts and each[1] not in rights
    ]
    ranked = _ranked(conflicts) or _ranked(settled) or _ranked(found)
    best = ranked[0][2]
    return best if best.relation in ("same", "conflict") else Comparison("different", best.score, best.features)


_Found = tuple[int, int, Comparison]


def _ranked(found: list[_Found]) -> list[_Found]:
    return sorted(found, key=lambda each: (-each[2].score, each[0], each[1]))


def _matched(same: list[_Found]) -> list[_Found]:
    """Each claim with at most one counterpart, the surest first."""
    lefts: set[int] = set()
    rights: set[int] = set()
    kept = []
    for each in _ranked(same):
        if each[0] not in lefts and each[1] not in rights:
            kept.append(each)
            lefts.add(each[0])
            rights.add(each[1])
    return kept
