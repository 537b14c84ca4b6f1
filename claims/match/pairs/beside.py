"""What two sentences give beside the figures that are compared: further numbers, or the year of a contest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.words.numbers import NUMBER

_YEAR = timedelta(360)
_CONTEST = re.compile(
    r"冠军|亚军|夺冠|决赛|锦标赛|联赛|杯赛|马拉松|奖"
    r"|\b(?:w[io]n|wins|winn\w+|champion\w*|title|trophy|cup|race|regatta|marathon|tournament|final|award|prize)\b",
    re.IGNORECASE,
)


def are_held_yearly(left: Figure, right: Figure, left_mention: Mention, right_mention: Mention) -> bool:
    """Whether two years tell two runs of one contest apart: who won in 2003 may win again in 2004."""
    spans = [each.last_day - each.first_day for each in (left, right) if each.first_day and each.last_day]
    years = len(spans) == 2 and min(spans) >= _YEAR
    return years and all(_CONTEST.search(mention.folded) for mention in (left_mention, right_mention))


def is_all_in_both(told: Mention, figure: Figure, other: Mention) -> bool:
    """Whether a sentence gives no number but `figure`, or one that the other gives too: 7 days saw 620,000 guests."""
    further = _numbers_beside(told, (figure,))
    return not further or not further.isdisjoint(NUMBER.findall(other.folded))


def differ_beside(left: Mention, right: Mention) -> bool:
    """Whether two sentences of one day give numbers, and none in common: 58% on Sunday, 46% on Sunday."""
    ones, others = _numbers_beside(left, left.figures), _numbers_beside(right, right.figures)
    return bool(ones and others) and ones.isdisjoint(others)


def _numbers_beside(mention: Mention, figures: Iterable[Figure]) -> set[str]:
    """The numbers that a sentence gives beside some of its figures."""
    own = {at for figure in figures for at in range(figure.start, figure.end)}
    return {found[0] for found in NUMBER.finditer(mention.folded) if found.start() not in own}
