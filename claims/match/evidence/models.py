"""Models of one series told apart by the word behind their number: the X9 and the X9 Pro."""

from __future__ import annotations

import re

from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import NO_NAME

_NO_SERIES = rf"(?:{NO_NAME}|Boeing) "  # whose 737 Max may be called a 737
_MODEL = re.compile(
    rf"(?P<model>(?<![A-Za-z0-9])(?!{_NO_SERIES})"
    r"(?:[a-z]{0,2}[A-Z][A-Za-z]* (?!(?:19|20)\d\d\b)|[A-Za-z]+)\d{1,4}[a-z]?|[\u3400-\u9fff]{2}\d{1,3})"
    r"(?![A-Za-z0-9]|\.\d|,\d{3}(?!\d))"
    r"(?: ?(?P<kind>Pro Max|Pro|Max|Plus|Ultra|[Mm]ini|Lite|Air|SE|Turbo|RS|GT)(?![A-Za-z])|(?![年月日号%万亿个名人]))"
)
_WHOLE_SERIES = re.compile(r"系列|家族|机型| (?:series|range|line-?up|family)\b")


def models(pair: Pair) -> tuple[str, str] | None:
    """Two models of one series, each told by one side alone; None where either tells of the series or of both."""
    left, right = _told(pair.left), _told(pair.right)
    for series in sorted(left.keys() & right.keys()):
        if left[series].isdisjoint(right[series]):
            return min(left[series]), min(right[series])
    return None


@once
def _told(mention: Mention) -> dict[str, frozenset[str]]:
    """The models of each series that a sentence tells, by the number alone or by a word behind it."""
    found: dict[str, set[str]] = {}
    for match in _MODEL.finditer(mention.folded):
        series, kind = match["model"], match["kind"]
        if kind or not _WHOLE_SERIES.match(mention.folded, match.end()):
            found.setdefault(series, set()).add(f"{series} {kind.title()}" if kind else series)
    return {series: frozenset(told) for series, told in found.items()}
