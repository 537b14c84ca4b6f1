"""Two Chinese figures that follow each other, and the rules by which the words between them tie the second to the
first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from extract.claims.scene import Mention, Tie
from extract.model import Quantity, QuantityKind
from extract.quantities.likeness import alike


class Beside(NamedTuple):
    """Two figures that follow each other, and what stands between them."""

    text: str
    clause_start: int  # of the clause of the first
    before: Mention
    quantity: Quantity
    gap: str

    @property
    def last(self) -> Quantity:
        """The first of the two."""
        return self.before.quantity

    @property
    def is_share(self) -> bool:
        """Whether the second is a share of something."""
        return self.quantity.kind == "percent" or (self.quantity.value or 1) < 1

    @property
    def same_kind(self) -> bool:
        """Whether both are of one kind."""
        return self.last.kind == self.quantity.kind

    @property
    def among_parts(self) -> bool:
        """Whether the first is already a part of something."""
        return self.before.tie in ("among", "listed") or self.before.cue == "part"

    @property
    def shares_a_level(self) -> bool:
        """Whether the second is a share, and the first a level that may have parts."""
        return self.is_share and self.quantity.direction is None and self.before.cue in ("level", "total")

    @property
    def leads_on(self) -> bool:
        """Whether the first is a level that may become the second."""
        level = self.before.cue in ("level", "share", "price", "total", "average") and self.last.direction is None
        return level and alike(self.last, self.quantity)


@dataclass(frozen=True, slots=True)
class Rule:
    """Figures of these kinds, with nothing but these words between them, and what must hold besides."""

    first: frozenset[QuantityKind]
    second: frozenset[QuantityKind]
    between: re.Pattern[str]
    tie: Tie
    holds: Callable[[Beside], bool] = lambda pair: True


def kinds(*names: QuantityKind) -> frozenset[QuantityKind]:
    """A set of kinds of figures."""
    return frozenset(names)


MONEY, DURATION, COUNT, RATIO = kinds("money"), kinds("duration"), kinds("count"), kinds("ratio")
SHARES = kinds("percent", "ratio")
AMOUNTS = kinds("count", "money", "measure")
ANY = SHARES | AMOUNTS | kinds("duration", "age", "rank", "number")
