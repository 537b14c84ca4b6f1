"""What is made of a statement once, before it meets others; it can be made in another process."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from hashlib import blake2b

from claims.match.keys import Keys, keys
from claims.match.mention import Mention
from claims.match.sketch import sketched


class Held:
    """A statement that comes from another process as bytes and is opened when it is first asked for.

    Of those of an archive hardly half ever meet another, and opened they take six times the memory.
    """

    __slots__ = ("_held",)

    def __init__(self, held: Mention | bytes) -> None:
        self._held = held

    @property
    def mention(self) -> Mention:
        """The statement."""
        if isinstance(self._held, bytes):
            self._held = _opened(self._held)
        return self._held

    def __reduce__(self) -> tuple[type[Held], tuple[bytes]]:
        held = self._held
        return Held, (held if isinstance(held, bytes) else pickle.dumps(held, pickle.HIGHEST_PROTOCOL),)


def _opened(held: bytes) -> Mention:
    mention: Mention = pickle.loads(held)
    return mention


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with its keys, its sketch, and the sign that only copies share.

    `id`, `source_id` and `is_bound` are those of the statement, for who need not open it.
    """

    id: str
    source_id: str | None
    is_bound: bool
    held: Held
    keys: Keys
    sketch: bytes
    sign: int


def prepare(mention: Mention) -> Prepared:
    """Everything by which a statement is looked up."""
    return Prepared(
        mention.id,
        mention.source_id,
        mention.is_bound,
        Held(mention),
        keys(mention),
        sketched(mention),
        _sign(mention),
    )


def _sign(mention: Mention) -> int:
    """One number for all copies of a sentence whose dates mean the same days: nothing is left to compare in them."""
    figures = [
        (each.role, each.kind, each.unit, each.exact, each.start, each.end, each.low, each.first_day, each.last_day)
        for each in mention.figures
    ]
    said = (mention.text, mention.start, mention.end, mention.time_start, mention.time_end, mention.negated, figures)
    return int.from_bytes(blake2b(repr(said).encode(), digest_size=8).digest(), "big") >> 1
