"""Two statements compared: same, conflict, related or different, with the reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from claims.match.evidence.dating import MISDATED
from claims.match.evidence.features import FEATURES
from claims.match.evidence.update import UNDATED
from claims.match.pairs.alignment import align
from claims.match.pairs.overlap import Hearing
from claims.match.pairs.pair import Feature, FeatureName, Pair, Values
from claims.match.statement.mention import Mention

Relation = Literal["same", "conflict", "related", "different"]

RULE = "match-22"  # goes up when the same pair would be judged otherwise

# What each feature adds to the score of a pair whose figures agree, and of one whose figures clash. Where figures agree
# they carry the score and words confirm; where they clash everything else has to say that the thing is one.
SAME_WEIGHTS: Values = {
    "precision": 0.45,
    "wording": 0.75,
    "spelling": 0.75,
    "meaning": 0.4,
    "thing": 0.2,
    "place": 0.08,
    "names": 0.13,
    "subject": 0.1,
    "topic": 0.12,
    "time": 0.2,
}
CONFLICT_WEIGHTS: Values = {
    "nearness": 0.75,
    "wording": 0.75,
    "meaning": 0.3,
    "speakers": -0.1,
    "place": 0.05,
    "names": 0.1,
    "subject": 0.05,
    "topic": 0.12,
    "time": 0.15,
}
UNEQUAL = 0.16  # what two figures that cannot both hold say by themselves
SAME_FROM = 0.5
DOUBTED_FROM = 0.57  # the same where something speaks against it
CONFLICT_FROM = 0.47
DENIAL_FROM = 0.58  # the same where figures agree and one is denied or goes the other way: much rises or falls by 10%
_TOLD = 0.42  # of wording: what names a place and little else in common contradicts nothing, nor outweighs two doubts
_CLASHING = 0.25  # the same where figures differ: how far they lie apart tells beside it
_DISPUTE = 0.15  # what it adds to a contradiction that two people give the figures
_HARDLY = 0.3  # of wording: what outweighs no doubt at all
_TELLING = 0.9  # of precision: what is met by chance hardly ever
_SCARCE = 0.5  # of precision: a round figure does not outweigh two doubts either
_OTHER_LENGTHS = -0.5  # of time: a month against a quarter
RELATED_FROM = 0.45  # of wording, when neither can be said

DENIED = -0.5  # of stance where one rejects the very figure; above, two only word it as if one denied the other
DOUBTS: tuple[FeatureName, ...] = ("meaning", "thing", "subject", "time", "modality", "measure", "stance")
VETOES: tuple[FeatureName, ...] = (
    "meaning",
    "place",
    "names",
    "swap",
    "thing",
    "subject",
    "time",
    "modality",
    "measure",
    "part",
    "speakers",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two statements are to each other; `score` from 0 to 1 says how sure, `features` say why."""

    relation: Relation
    score: float
    features: tuple[Feature, ...]

    def feature(self, name: FeatureName) -> Feature:
        """The feature called `name`."""
        return next(feature for feature in self.features if feature.name == name)


def compare_mentions(left: Mention, right: Mention) -> Comparison:
    """Numbers decide, words confirm; which of the two is called left changes nothing."""
    return compare_pair(paired(left, right))


def paired(left: Mention, right: Mention, hearing: Hearing | None = None) -> Pair:
    """Two statements side by side, always in the same order; `hearing` is that of `left` when it meets many others."""
    heard = hearing or Hearing(left)
    first, second = sorted((left, right), key=lambda mention: (mention.lang, mention.text, mention.start, mention.id))
    if first is left:
        return Pair(first, second, align(first, second), lambda: heard.overlap(right))
    return Pair(first, second, align(first, second), lambda: heard.overlap(right).turned())


def compare_pair(pair: Pair, known: Mapping[FeatureName, Feature] = MappingProxyType({})) -> Comparison:
    """The comparison of a pair; `known` are those of its features that were looked at already."""
    features = tuple(known.get(name) or feature(pair) for name, feature in FEATURES.items())
    values = {feature.name: feature.value for feature in features}
    relation, score = judge(values)
    return Comparison(relation, round(score, 3), features)


def judge(values: Values) -> tuple[Relation, float]:
    """What the values of all features make of a pair, by the features' names; the score says how sure that is."""
    vetoed = any(values[name] <= -1 for name in VETOES)
    misdated = values["figures"] > 0 and values["time"] == MISDATED
    denied = values["figures"] > 0 and (values["stance"] <= DENIED or misdated)
    if not vetoed and values["figures"] > 0 and not denied and (score := _same(values)) is not None:
        return "same", score
    if not vetoed and (values["figures"] < 0 or denied) and (score := _conflict(values, misdated)) is not None:
        return "conflict", score
    return ("related" if values["wording"] >= RELATED_FROM else "different"), values["wording"]


def _same(values: Values) -> float | None:
    """The score of figures that agree, where that is enough for one claim."""
    # Over 900 injured, and 1,038 after some climbing; up to 3% when revised, and 2.8%.
    running = values["update"] < 0 and values["time"] < 1
    if values["figures"] < 1 and (running or (values["measure"] < 0 and values["time"] < 1)):
        return None
    score = _sum(values, SAME_WEIGHTS)
    doubts = sum(values[name] < 0 for name in DOUBTS)
    other_speaker = doubts and values["speakers"] < 0  # alone it says nothing: many tell of one thing
    unsupported = (
        (doubts + bool(other_speaker) > 1 and values["wording"] < _TOLD)
        or (doubts > 1 and values["precision"] < _SCARCE)
        or (doubts > 0 and values["wording"] < _HARDLY and values["precision"] < _TELLING)
    )
    return score if score >= (DOUBTED_FROM if doubts else SAME_FROM) and not unsupported else None


def _conflict(values: Values, misdated: bool) -> float | None:
    """The score of figures that clash, or of a denial or other date of one that agrees, where it contradicts."""
    disputed = values["speakers"] < 0  # two speakers contradict each other, one corrects itself
    overtaken = values["update"] <= UNDATED or (values["update"] < 0 and values["time"] < 1 and not disputed)
    told = _CLASHING if values["figures"] < 0 else _TOLD
    one_measure = values["measure"] >= 0 and values["modality"] >= 0 and values["wording"] >= told
    one_measure = one_measure and not (values["meaning"] < 0 and values["thing"] < 0)  # eight deaths, 31 crashes
    if not one_measure or not (misdated or (values["time"] > _OTHER_LENGTHS and not overtaken)):
        return None
    beside = (_DISPUTE if disputed else 0.0) + (UNEQUAL if values["figures"] < 0 else 0.0)
    score = _sum(values, CONFLICT_WEIGHTS, beside)
    denial = misdated or (values["stance"] < 0 and values["stance"] != DENIED)
    return score if score >= (DENIAL_FROM if denial else CONFLICT_FROM) else None


def _sum(values: Values, weights: Values, beside: float = 0.0) -> float:
    """The weighted evidence as a score below 1; near the top it grows more slowly, so that no two sure pairs tie."""
    told = max(0.0, beside + sum(values[name] * weight for name, weight in weights.items()))
    return told if told <= _SURE else 1 - (1 - _SURE) * math.exp((_SURE - told) / (1 - _SURE) / 4)


_SURE = 0.9
