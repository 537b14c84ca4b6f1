"""Which figure of one statement answers which of the other."""

from __future__ import annotations

from dataclasses import dataclass

from claims.match.figures import Agreement, Figure, compare_figures
from claims.match.mention import Mention
from claims.match.overlap import meet
from claims.match.words import terms

_ORDER: tuple[Agreement, ...] = ("agree", "fit", "clash", "open")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure of the left statement, its counterpart on the right, and what they say of each other."""

    left: Figure
    right: Figure
    agreement: Agreement


def align(left: Mention, right: Mention) -> tuple[Aligned, ...]:
    """Each figure that asserts something with at most one counterpart; those that agree find each other first."""
    candidates = []
    for i, one in enumerate(left.asserted):
        for j, other in enumerate(right.asserted):
            agreement = _agreement(one, other, left, right)
            if agreement != "apart":
                gap = abs(one.low - other.low)
                candidates.append((_ORDER.index(agreement), gap, i, j, Aligned(one, other, agreement)))
    found: list[Aligned] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, _, i, j, aligned in sorted(candidates, key=lambda candidate: candidate[:4]):
        if i not in used_left and j not in used_right:
            found.append(aligned)
            used_left.add(i)
            used_right.add(j)
    return tuple(found)


def _agreement(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> Agreement:
    agreement = compare_figures(left, right)
    if agreement == "apart":
        return "apart"
    if _slot(left) != _slot(right):
        # A headline's "3% rise" may have lost its direction: then equal figures may still meet, others prove nothing.
        loose = "from" not in (_slot(left), _slot(right)) and left.kind == right.kind == "percent"
        return agreement if loose and agreement in ("agree", "fit") else "apart"
    if agreement == "clash" and not _same_item(left, right, left_mention, right_mention):
        return "apart"
    return agreement


def _slot(figure: Figure) -> str:
    """What a figure does in its claim, as far as that keeps it from standing for another one."""
    if figure.role in ("from", "whole", "goods"):
        return figure.role
    return "change" if figure.role == "by" or figure.direction else "level"


def _same_item(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether two counted things may be one: unknown ones may."""
    if not left.item or not right.item:
        return True
    ones, others = terms(left.item, left_mention.lang), terms(right.item, right_mention.lang)
    if not ones or not others:
        return True
    if {term.form for term in ones} & {term.form for term in others}:
        return True
    general = {"thing.people", "thing.case"}
    if general & {term.form for term in (*ones, *others)}:
        return True
    if left_mention.lang == right_mention.lang:
        return left.item in right.item or right.item in left.item
    return any(meet(one.form, other.form) for one in ones for other in others) or not all(
        term.sort == "idea" for term in (*ones, *others)
    )
