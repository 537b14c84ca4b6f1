"""Two stored statements and the link between them, wherever linking runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.match.evidence.speakers import speakers
from claims.match.pairs.overlap import Hearing
from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.verdict.admission import is_linked
from claims.match.verdict.score import RULE, Comparison, compare_pair, paired
from claims.match.verdict.sifting import sifted
from db.links.linking import Link


@dataclass(frozen=True, slots=True)
class Linked:
    """A link; one that `is_open` stands only where neither source tells the other's statement too."""

    link: Link
    is_open: bool


def linked(hearing: Hearing, partner: Mention) -> Linked | None:
    """What links the statement of `hearing` and `partner`; None for most pairs that share a key.

    What one source tells of like things beside each other is not worth a link: who reads it has it before his eyes.
    """
    mention = hearing.mention
    if _in_one_breath(mention, partner):
        return None
    pair = paired(mention, partner, hearing)
    if pair.is_inside and _are_told_beside(pair):
        return None
    known = sifted(pair, relate=not pair.is_inside)
    if known is None:
        return None
    comparison = compare_pair(pair, known)
    if not is_linked(pair, comparison) or (pair.is_inside and comparison.relation == "related"):
        return None
    left, right = sorted((mention.id, partner.id))
    link = Link(left, right, comparison.relation, comparison.score, reasons(comparison), RULE)
    return Linked(link, _may_be_told_apart(comparison))


def _in_one_breath(left: Mention, right: Mention) -> bool:
    """Two statements of one sentence, however often it is printed: its writers mean both, and neither for the other."""
    if left.text != right.text:
        return False
    return [(each.start, each.end) for each in left.figures] != [(each.start, each.end) for each in right.figures]


def _are_told_beside(pair: Pair) -> bool:
    """Whether a source gives two figures, and not for two speakers who dispute: it means two things."""
    return any(each.agreement == "clash" for each in pair.aligned) and speakers(pair).value >= 0


def _may_be_told_apart(comparison: Comparison) -> bool:
    """Whether it is no contradiction where one source gives both figures: it is where two speakers are quoted on it."""
    if comparison.relation != "conflict":
        return False
    disputed = comparison.feature("speakers").value < 0
    return not (disputed and comparison.feature("thing").value >= 0 and comparison.feature("names").value >= 0)


def reasons(comparison: Comparison) -> str:
    """The features of a comparison that say something, as the JSON that `links` keeps."""
    return _json(
        {"name": feature.name, "value": feature.value, "sentence": feature.sentence}
        for feature in comparison.features
        if feature.value
    )


def _json(features: Iterable[Mapping[str, object]]) -> str:
    return json.dumps(list(features), ensure_ascii=False, separators=(",", ":"))


REPEATED = _json([{"name": "wording", "value": 1.0, "sentence": "Both are the same sentence, word for word."}])
