"""What people died or suffered from and what became of them, where two statements of victims name other ones."""

from __future__ import annotations

from claims.match.pairs.complement import ALIVE
from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.wholes import is_of_all, is_of_none
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


_LOST = frozenset(("casualty.dead", "casualty.missing"))


def ends_collide(pair: Pair) -> bool:
    """Whether one says of all what cannot be, as some of them came to another end: all 46 rescued, nine of 46 dead."""
    return _collide(pair.left, pair.right) or _collide(pair.right, pair.left)


def _collide(every: Mention, some: Mention) -> bool:
    wholes = {figure.low for figure in some.asserted if figure.role == "whole"}
    parts = [figure.low for figure in some.asserted if figure.role == "part" and figure.kind == "count"]
    if not wholes or not parts or not 0 < parts[0] < min(wholes) or not (is_of_all(every) or is_of_none(every)):
        return False
    if not wholes <= {figure.low for figure in every.asserted if figure.kind == "count"}:
        return False
    ends = _end(every), _end(some)
    return None not in ends and ends[0] != ends[1]


def _end(mention: Mention) -> bool | None:
    """Whether a statement tells of those who live; None where it tells of both or neither."""
    lives, dies = (not ends.isdisjoint(mention.core_forms) for ends in (ALIVE, _LOST))
    if lives == dies:
        return None
    return lives != (lives and is_of_none(mention))
