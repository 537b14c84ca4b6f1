"""What is made of a statement once, before it meets others; it can be made in another process."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from claims.match.keys import Keys, keys
from claims.match.mention import Mention
from claims.match.sketch import sketched


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with its keys, its sketch, and the sign that only copies share."""

    mention: Mention
    keys: Keys
    sketch: bytes
    sign: int


def prepare(mention: Mention) -> Prepared:
    """Everything by which a statement is looked up."""
    return Prepared(mention, keys(mention), sketched(mention), _sign(mention))


def _sign(mention: Mention) -> int:
    """One number for all copies of a sentence whose dates mean the same days: nothing is left to compare in them."""
    figures = [
        (each.role, each.kind, each.unit, each.exact, each.start, each.end, each.low, each.first_day, each.last_day)
        for each in mention.figures
    ]
    said = (mention.text, mention.start, mention.end, mention.time_start, mention.time_end, mention.negated, figures)
    return int.from_bytes(blake2b(repr(said).encode(), digest_size=8).digest(), "big") >> 1
