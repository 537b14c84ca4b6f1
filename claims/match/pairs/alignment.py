"""Which figure of one statement answers which of the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.match.pairs.agreement import agreement_of
from claims.match.pairs.beside import is_all_in_both
from claims.match.pairs.complement import rest_of
from claims.match.pairs.spans import lasting
from claims.match.pairs.steps import stepped
from claims.match.statement.figures import Agreement, Figure, compare_figures
from claims.match.statement.mention import Mention
from claims.match.statement.wholes import is_frame, is_of_all, is_of_none

_ORDER: tuple[Agreement, ...] = ("agree", "fit", "clash", "open")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure of the left statement, its counterpart on the right, and what they say of each other."""

    left: Figure
    right: Figure
    agreement: Agreement
    is_complement: bool = False  # 25% that did not for 75% that did


def align(left: Mention, right: Mention) -> tuple[Aligned, ...]:
    """Each figure that asserts something with at most one counterpart; those that agree find each other first."""
    candidates = []
    for i, one in enumerate(left.asserted):
        for j, other in enumerate(right.asserted):
            agreement = agreement_of(one, other, left, right)
            if agreement == "clash" and (rest := rest_of(one, other, left, right)):
                candidates.append((0, Decimal(0), i, j, Aligned(one, rest, "agree", is_complement=True)))
                continue
            if agreement != "apart":
                of_whole = agreement == "clash" and "whole" in (one.role, other.role)  # before that of its part
                gap = Decimal(-1) if of_whole else abs(one.low - other.low)
                candidates.append((_ORDER.index(agreement), gap, i, j, Aligned(one, other, agreement)))
    candidates = _without_frames(candidates, left, right)
    found: list[Aligned] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, _, i, j, aligned in sorted(candidates, key=lambda candidate: candidate[:4]):
        if i not in used_left and j not in used_right:
            found.append(aligned)
            used_left.add(i)
            used_right.add(j)
    return _offers(left, right, found or _framing(left, right) or _from_ends(left, right))


def _from_ends(left: Mention, right: Mention) -> list[Aligned]:
    """How far something moved or how long it lasts, which one tells by both ends and the other as such."""
    met = stepped(left, right) or lasting(left, right)
    return [Aligned(*met)] if met else []


def _framing(left: Mention, right: Mention) -> list[Aligned]:
    """How long something took, which one tells for itself and the other beside other figures: in under four minutes."""
    for told, other in ((left, right), (right, left)):
        lasting = [each for each in told.asserted if each.kind == "duration"]
        frames = [each for each in other.figures if each.kind == "duration" and each.role == "time"]
        for one in lasting:
            for frame in frames:
                agreement = compare_figures(one, frame)
                if agreement in ("agree", "clash") and is_all_in_both(told, one, other):
                    return [Aligned(one, frame, agreement) if told is left else Aligned(frame, one, agreement)]
    return []


_Candidate = tuple[int, Decimal, int, int, Aligned]


def _without_frames(candidates: list[_Candidate], left: Mention, right: Mention) -> list[_Candidate]:
    """Without what one tells of and the other only tells a part of, where that is all that agrees.

    Who is guilty on all 19 counts is not who is guilty on 9 of 19.
    """
    framed = [each for each in candidates if _frames(each[4], left, right)]
    rest = [each for each in candidates if each not in framed]
    if not framed or any(each[0] < _ORDER.index("clash") for each in rest):
        return candidates
    of_all = is_of_all(left) != is_of_all(right) or is_of_none(left) != is_of_none(right)
    return [each for each in rest if of_all or each[0] != _ORDER.index("clash")]


def _frames(aligned: Aligned, left: Mention, right: Mention) -> bool:
    if aligned.agreement not in ("agree", "fit") or aligned.left.role == aligned.right.role == "whole":
        return False
    return is_frame(left, aligned.left) != is_frame(right, aligned.right)


def _offers(left: Mention, right: Mention, found: list[Aligned]) -> tuple[Aligned, ...]:
    """Other prices for other numbers of goods are other offers; they contradict only where one of the two is equal."""
    sold = [[figure for figure in mention.asserted if figure.role == "goods"] for mention in (left, right)]
    if not sold[0] or not sold[1] or any(each.agreement in ("agree", "fit") for each in found):
        return tuple(found)
    return tuple(Aligned(each.left, each.right, "open") for each in found)
