"""Which pairs are worth a whole comparison: most that share a key are not, and a few features show it.

Nothing is decided here that the comparison would decide otherwise: a pair is dropped as soon as no value of the
features that are left could still bring it over a threshold, or one of them rules it out.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.match.admission import CONFLICT_LINKED, RELATED_LINKED, SAME_LINKED
from claims.match.features import FEATURES
from claims.match.pair import Pair
from claims.match.score import CONFLICT_WEIGHTS, SAME_WEIGHTS, VETOES

# What tells most at least cost comes first.
_ORDER = (
    *("figures", "wording", "precision", "stance", "topic", "time", "thing", "spelling", "place", "subject", "meaning"),
    *("measure", "part", "names"),
)
_QUICK = sorted(
    (feature for feature in FEATURES if feature.__name__ in _ORDER),
    key=lambda feature: _ORDER.index(feature.__name__),
)
_MOST = {"meaning": 0.0, "speakers": -0.5, "subject": 0.6}  # what each can add at the most; the others 1


def is_promising(pair: Pair) -> bool:
    """Whether `pair` may be linked: False is certain, True is to be found out by comparing it."""
    values: dict[str, float] = {}
    for feature in _QUICK:
        found = feature(pair)
        values[found.name] = found.value
        if found.name in VETOES and found.value <= -1:
            return values["wording"] >= RELATED_LINKED
        if not _can_be_linked(values):
            return False
    return True


def _can_be_linked(values: Mapping[str, float]) -> bool:
    if values.get("wording", 1.0) >= RELATED_LINKED:
        return True
    if values["figures"] > 0 and _best(values, SAME_WEIGHTS) >= SAME_LINKED:
        return True
    against = values["figures"] < 0 or (values["figures"] > 0 and values.get("stance", -1.0) < 0)
    return against and _best(values, CONFLICT_WEIGHTS) >= CONFLICT_LINKED


_ROUNDING = 0.001  # of the scores that thresholds are compared with


def _best(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The highest score that the features still unknown allow."""
    return _ROUNDING + sum(weight * values.get(name, _MOST.get(name, 1.0)) for name, weight in weights.items())
