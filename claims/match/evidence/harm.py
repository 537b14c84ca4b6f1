"""What people died or suffered from, where two statements of victims name other causes."""

from __future__ import annotations

from claims.match.pairs.pair import Pair
from claims.match.words.kin import kin

_ACCIDENT = frozenset(("disaster.crash", "disaster.fire"))  # 事故 tells apart from illness and crime alone
_ILLS = (
    "disease.",
    "crime.murder",
    "thing.suicide",
    "thing.overdose",
    "thing.smoking",
    "thing.hunger",
    "thing.pollution",
)
_BLOWS_OF_NATURE = (
    "disaster.earthquake",
    "thing.flood",
    "thing.typhoon",
    "thing.heatwave",
    "thing.tornado",
    "thing.cold",
)


_CAUSES = (*_ILLS, *_BLOWS_OF_NATURE, *sorted(_ACCIDENT))


def causes(pair: Pair) -> tuple[str, str] | None:
    """What each says that people died or suffered from, where neither speaks of what the other names."""
    left, right = (
        {form for form in mention.core_forms if form.startswith(_CAUSES)} for mention in (pair.left, pair.right)
    )
    if not left or not right:
        return None
    met = left & pair.right.forms.keys() or right & pair.left.forms.keys()
    if met or any(kin(one, other) for one in left for other in right):
        return None
    ills = [any(form.startswith(_ILLS) for form in forms) for forms in (left, right)]
    return (min(left), min(right)) if any(ills) or not _ACCIDENT & (left | right) else None
