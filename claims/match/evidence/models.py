"""Models of one series told apart by the word behind their number: the X9 and the X9 Pro."""

from __future__ import annotations

import re

from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once

_KINDS = r"Pro Max|Pro|Max|Plus|Ultra|[Mm]ini|Lite|Air|SE|Turbo|RS|GT"
_MODEL = re.compile(
    rf"(?P<model>[A-Za-z]+ ?\d{{1,4}}[a-z]?|[\u3400-\u9fff]{{2}}\d{{1,3}})(?: ?(?P<kind>{_KINDS})(?![A-Za-z]))"
)
_WHOLE_SERIES = re.compile(r"系列|家族|机型| (?:series|range|line-?up|family)\b")


def models(pair: Pair) -> tuple[str, str] | None:
    """Two models of one series, each told by one side alone; None where either tells of the series or of both."""
    left, right = _told(pair.left), _told(pair.right)
    if not left and not right:
        return None
    for model in sorted(left.keys() | right.keys()):
        ones, others = (
            told.get(model) or _bare(mention, model) for told, mention in ((left, pair.left), (right, pair.right))
        )
        if ones and others and ones.isdisjoint(others):
            return min(ones), min(others)
    return None


@once
def _told(mention: Mention) -> dict[str, frozenset[str]]:
    """Each series of which a sentence tells a model by a word, with all its models there."""
    found: dict[str, set[str]] = {}
    for match in _MODEL.finditer(mention.folded):
        model = match["model"]
        found.setdefault(model, set()).add(f"{model} {match['kind'].title()}")
    return {model: frozenset(kinds) | _bare(mention, model) for model, kinds in found.items()}


def _bare(mention: Mention, model: str) -> frozenset[str]:
    """The model that a sentence calls by the number alone; none where it tells of the whole series."""
    folded = mention.folded
    bare = re.finditer(
        rf"(?<![A-Za-z0-9]){re.escape(model)}(?![A-Za-z0-9.,]|[年月日%万亿])(?! ?(?:{_KINDS})(?![A-Za-z]))", folded
    )
    return frozenset(model for match in bare if not _WHOLE_SERIES.match(folded, match.end()))
