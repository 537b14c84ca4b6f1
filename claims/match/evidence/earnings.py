"""What a firm earned or lost: of one period it did either, whatever the sums."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.match.evidence.periods import period
from claims.match.pairs.pair import Pair, is_literal
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from extract.text.fold import fold

_LOST = re.compile(
    r"亏损|净亏|转亏|见红|蚀(?=[\d约近逾超])|\b(?:(?:net|annual|quarterly|first-half|full-year|pre-?tax) loss(?:es)?"
    r"|loss(?:es)? of|lost (?=[$£€\d]|[A-Z]{2,3}[$£€]?\s?\d)|in the red|into the red)\b|\blost (?=[$£€])",
    re.IGNORECASE,
)
_EARNED = re.compile(
    r"净利|纯利|盈利|利润|获利|溢利|[净大]?赚|\b(?:profits?|net income|net earnings|earned)\b", re.IGNORECASE
)
_SHORTEST = timedelta(80)  # days of a quarter, the shortest time of which results are told


def results_collide(pair: Pair) -> bool:
    """Whether one says that somebody earned what the other says was lost, of one quarter or year.

    Who it is the names and words tell, as of any other figures.
    """
    leading = pair.leading
    if leading is None or leading.left.kind != "money" or leading.left.per != leading.right.per:
        return False
    ends = _end(pair.left), _end(pair.right)
    return None not in ends and ends[0] != ends[1] and _is_one_period(pair)


@once
def _end(mention: Mention) -> bool | None:
    """Whether a statement tells of a profit; None where it tells of neither or of both."""
    clause = mention.folded_clause
    lost, earned = _LOST.search(clause) is not None, _EARNED.search(clause) is not None
    return None if lost == earned else earned


def _is_one_period(pair: Pair) -> bool:
    left, right = period(pair.left), period(pair.right)
    if left and right:
        return left == right and left[1] != date.max and left[1] - left[0] >= _SHORTEST
    quarters = [{form for form in mention.forms if form.startswith("quarter.")} for mention in (pair.left, pair.right)]
    years = [_YEARS & mention.forms.keys() for mention in (pair.left, pair.right)]
    return bool(quarters[0] & quarters[1]) or (not any(quarters) and bool(years[0]) and years[0] == years[1])


_YEARS = frozenset(f"relative.{year}" for year in ("last_year", "this_year", "year_before_last"))


def are_of_one_subject(pair: Pair) -> bool:
    """Whether one sentence is told of one firm, but for whether it earned or lost: the two ends are one topic."""
    left, right = (fold(mention.subject or "").lower() for mention in (pair.left, pair.right))
    return bool(left) and left == right and is_literal(pair) and results_collide(pair)
