"""Which pairs are worth a whole comparison: most that share a key are not, and a few features show it.

Nothing is decided here that the comparison would decide otherwise, but for what two statements share beyond the words
that are equal: a pair is dropped as soon as no value of the features that are left could still bring it over a
threshold, or one of them rules it out. Words in common cost most to find, so everything else is looked at first, with
what their equal words promise in their place.
"""

from __future__ import annotations

from claims.match.evidence.features import FEATURES, around
from claims.match.evidence.spelling import highest
from claims.match.pairs.overlap import glance
from claims.match.pairs.pair import Feature, FeatureName, Pair, Values
from claims.match.verdict.admission import (
    CONFLICT_LINKED,
    RELATED_LINKED,
    SAME_LINKED,
    are_told_alike,
    may_contradict,
    may_say_the_same,
)
from claims.match.verdict.score import CONFLICT_WEIGHTS, DENIED, SAME_WEIGHTS, UNEQUAL, VETOES

# What tells most at least cost comes first, what rarely rules a pair out last; what stands before `wording` needs no
# words in common.
_ORDER: tuple[FeatureName, ...] = (
    *("figures", "precision", "time", "topic", "place", "nearness"),
    *(
        "wording",
        "spelling",
        "subject",
        "names",
        "thing",
        "meaning",
        "context",
        "stance",
        "part",
        "measure",
        "speakers",
    ),
)
_QUICK = tuple((name, FEATURES[name]) for name in _ORDER)
# What each can add at the most; the others 1.
_MOST: Values = {"meaning": 0.0, "thing": 0.1, "speakers": -0.5, "subject": 0.6, "nearness": 0.25}
_BEYOND = 0.3  # how much more two statements may share than equal words: one pair of 1,000 in news does
_CLASHING = 0.6  # what equal words have to promise where figures differ: of 25,000 such pairs in news 6 had links
_RELATED = 0.7  # what they have to promise where like words alone would link: of 6,600 such links in news 155 have less
_ROUNDING = 0.001  # of the scores that thresholds are compared with


def sifted(pair: Pair, *, relate: bool = True) -> dict[FeatureName, Feature] | None:
    """The features by which `pair` may be linked, to be found out by comparing it whole; None when it is not linked.

    They are all that were looked at, by their names. Without `relate` no link is wanted that tells of like words alone.
    """
    shared = 1.0 if pair.is_crossing else glance(pair.left, pair.right)
    agree = pair.leading is not None and pair.leading.agreement in ("agree", "fit")
    if not agree and shared < _CLASHING:
        return None
    relate = relate and shared >= _RELATED
    wording = min(1.0, max(shared + _BEYOND, around(pair)))
    most: Values = {**_MOST, "wording": wording, "spelling": max(0.0, highest(pair) - wording)}
    same, conflict = _best(SAME_WEIGHTS, most), UNEQUAL + _best(CONFLICT_WEIGHTS, most)
    found: dict[FeatureName, Feature] = {}
    values: dict[FeatureName, float] = {}
    vetoed = False
    for name, feature in _QUICK:
        seen = found[name] = feature(pair)
        values[seen.name] = seen.value
        beyond = seen.value - most.get(seen.name, 1.0)
        same += SAME_WEIGHTS.get(seen.name, 0.0) * beyond
        conflict += CONFLICT_WEIGHTS.get(seen.name, 0.0) * beyond
        vetoed = vetoed or (seen.name in VETOES and seen.value <= -1)
        if seen.name == "wording":
            # With the words in common known, most that are not admitted in the end can be told.
            same = same if are_told_alike(pair) else 0.0
            continue  # characters make up for words
        if relate and values.get("wording", wording) >= RELATED_LINKED:
            continue
        if vetoed or not _can_be_linked(values, same, conflict):
            return None
    return found if (relate and values["wording"] >= RELATED_LINKED) or _may_be_admitted(pair, values) else None


def _best(weights: Values, most: Values) -> float:
    """The highest score that features allow of which nothing is known yet."""
    return _ROUNDING + sum([weight * most.get(name, 1.0) for name, weight in weights.items()])


def _can_be_linked(values: Values, same: float, conflict: float) -> bool:
    """Whether what is known leaves room for a link that only the figures decide; the best scores are given."""
    if values["figures"] > 0 and values.get("stance", 0.0) > DENIED and same >= SAME_LINKED:
        return True
    against = values["figures"] < 0 or (values["figures"] > 0 and values.get("stance", -1.0) <= DENIED)
    return against and conflict >= CONFLICT_LINKED


def _may_be_admitted(pair: Pair, values: dict[FeatureName, float]) -> bool:
    """Whether a database would take the link that the figures decide."""
    if values["figures"] > 0 and values["stance"] > DENIED:
        return may_say_the_same(pair, values)
    return may_contradict(pair, values)
