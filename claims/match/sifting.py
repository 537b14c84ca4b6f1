"""Which pairs are worth a whole comparison: most that share a key are not, and a few features show it.

Nothing is decided here that the comparison would decide otherwise: a pair is dropped as soon as no value of the
features that are left could still bring it over a threshold, or one of them rules it out.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.match.admission import CONFLICT_LINKED, RELATED_LINKED, SAME_LINKED
from claims.match.features import FEATURES
from claims.match.pair import Feature, Pair
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


def sifted(pair: Pair) -> dict[str, Feature] | None:
    """The features by which `pair` may be linked, to be found out by comparing it whole; None when it is certainly not.

    They are all that was looked at, by their names.
    """
    found: dict[str, Feature] = {}
    values: dict[str, float] = {}
    for feature in _QUICK:
        seen = found[feature.__name__] = feature(pair)
        values[seen.name] = seen.value
        if seen.name in VETOES and seen.value <= -1:
            return found if values["wording"] >= RELATED_LINKED else None
        if not _can_be_linked(values):
            return None
    return found


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
