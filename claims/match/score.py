"""Two statements compared: same, conflict, related or different, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.match.alignment import align
from claims.match.features import FEATURES, precision, wording
from claims.match.mention import Mention
from claims.match.overlap import overlap
from claims.match.pair import Feature, Pair

Relation = Literal["same", "conflict", "related", "different"]

RULE = "match-1"  # goes up when the same pair would be judged otherwise

# What each feature adds to the score of a pair whose figures agree, and of one whose figures clash. Where figures agree
# they carry the score and words confirm; where they clash everything else has to say that the thing is one.
SAME_WEIGHTS = {
    "precision": 0.45,
    "wording": 0.75,
    "meaning": 0.4,
    "place": 0.08,
    "names": 0.1,
    "subject": 0.1,
    "time": 0.08,
}
CONFLICT_WEIGHTS = {
    "wording": 0.85,
    "meaning": 0.4,
    "speakers": -0.1,
    "place": 0.08,
    "names": 0.1,
    "subject": 0.15,
    "time": 0.1,
}
SAME_FROM = 0.64
CONFLICT_FROM = 0.5
RELATED_FROM = 0.45  # of wording, when neither can be said

VETOES = ("meaning", "place", "names", "swap", "thing", "time")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two statements are to each other; `score` from 0 to 1 says how sure, `features` say why."""

    relation: Relation
    score: float
    features: tuple[Feature, ...]

    def feature(self, name: str) -> Feature:
        """The feature called `name`."""
        return next(feature for feature in self.features if feature.name == name)


def compare_mentions(left: Mention, right: Mention) -> Comparison:
    """Numbers decide, words confirm; which of the two is called left changes nothing."""
    return compare_pair(paired(left, right))


def paired(left: Mention, right: Mention) -> Pair:
    """Two statements side by side, always in the same order."""
    left, right = sorted((left, right), key=lambda mention: (mention.lang, mention.text, mention.start, mention.id))
    return Pair(left, right, align(left, right), overlap(left, right))


def compare_pair(pair: Pair) -> Comparison:
    """The comparison of a pair."""
    features = tuple(feature(pair) for feature in FEATURES)
    values = {feature.name: feature.value for feature in features}
    relation, score = _judge(values)
    return Comparison(relation, round(score, 3), features)


def is_hopeless(pair: Pair) -> bool:
    """Whether a glance shows that a pair will not be linked, however all else turns out: saves time in bulk."""
    share = wording(pair).value
    agreements = {aligned.agreement for aligned in pair.aligned}
    same = SAME_WEIGHTS["precision"] * precision(pair).value + SAME_WEIGHTS["wording"] * share + _ALL_ELSE
    conflict = CONFLICT_WEIGHTS["wording"] * share + _ALL_ELSE
    return not (
        (agreements & {"agree", "fit"} and (same >= SAME_LINKED or conflict >= CONFLICT_LINKED))
        or ("clash" in agreements and conflict >= CONFLICT_LINKED)
    )


def is_linked(comparison: Comparison) -> bool:
    """Whether a pair found in a database is to be linked.

    Two texts that somebody puts side by side are likely about one thing; of two from a database that is to be shown
    first. So scores have to be higher, whole sentences have to agree where clauses are bare, and a round figure needs a
    name, a place or a subject beside it.
    """
    values = {feature.name: feature.value for feature in comparison.features}
    anchored = values["names"] > 0 or values["place"] > 0 or values["subject"] >= _LIKE_SUBJECTS
    if comparison.relation == "same":
        bare = values["precision"] < _PRECISE and not anchored and values["context"] < _SAME_CONTEXT
        return comparison.score >= SAME_LINKED and not bare
    if comparison.relation == "conflict":
        spoken = anchored or values["context"] >= _SAME_CONTEXT
        plain = values["thing"] > 0 or values["speakers"] < 0  # one thing counted, or two people who count
        needed = CONFLICT_LINKED if plain else UNCOUNTED_LINKED
        return comparison.score >= needed and values["context"] >= _CONTEXT and spoken
    return comparison.relation == "related" and comparison.score >= RELATED_LINKED


SAME_LINKED = 0.7
CONFLICT_LINKED = 0.65
UNCOUNTED_LINKED = 0.75
RELATED_LINKED = 0.8
_ALL_ELSE = 0.4  # what place, names, subject and time can add
_PRECISE = 0.6
_LIKE_SUBJECTS = 0.4
_CONTEXT, _SAME_CONTEXT = (
    0.45,
    0.7,
)  # shares of whole sentences: the least for a conflict, and one that speaks for itself


def _judge(values: dict[str, float]) -> tuple[Relation, float]:
    vetoed = any(values[name] <= -1 for name in VETOES)
    agree = values["figures"] > 0
    denied = agree and values["stance"] < 0
    if not vetoed and agree and not denied:
        score = _sum(values, SAME_WEIGHTS)
        if score >= SAME_FROM:
            return "same", score
    disputed = values["speakers"] < 0  # two speakers contradict each other, one corrects itself
    if not vetoed and (values["figures"] < 0 or denied) and (disputed or values["update"] >= 0 or values["time"] == 1):
        score = _sum(values, CONFLICT_WEIGHTS)
        if score >= CONFLICT_FROM:
            return "conflict", score
    return ("related" if values["wording"] >= RELATED_FROM else "different"), values["wording"]


def _sum(values: dict[str, float], weights: dict[str, float]) -> float:
    return max(0.0, min(1.0, sum(values[name] * weight for name, weight in weights.items())))
