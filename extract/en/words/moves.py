"""Forms of the English verbs of rise and fall, for patterns: what has moved, what is moving, and any of them."""

from __future__ import annotations

from extract.quantities.moves import MOVES, told_by_claims
from extract.text.wordlists import alternatives

_TABLE = MOVES["en"]
_IRREGULAR = _TABLE.words("irregular_past")
_TO_THINGS = _TABLE.words("done_to_things")
# The contract, lower prices, a boost of 3%.
_OTHER_WORDS = frozenset(
    ("advance", "boost", "contract", "hike", "leap", "lower", "narrow", "rally", "rebound", "slow", "spike")
)
_GERUNDS = [word for word in _TABLE.entries("up", "down", "up_of_figures", "down_of_figures") if word.endswith("ing")]

# Prices fell, trips plunged: what moves by itself.
MOVED: str = alternatives(
    word for word in told_by_claims("en") if (word.endswith("ed") or word in _IRREGULAR) and word not in _TO_THINGS
)
# Rising to 40, cutting costs by 3%.
MOVING: str = alternatives(_GERUNDS)
# Rise, rose, rising.
VERBS: str = alternatives(word for word in (*_TABLE.entries("up", "down"), *_GERUNDS) if word not in _OTHER_WORDS)
