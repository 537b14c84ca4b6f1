"""What is made of a statement once, before it meets others; it can be made in another process."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from hashlib import blake2b

from claims.match.lookup.keys import Keys, keys
from claims.match.lookup.sketch import sketched
from claims.match.statement.mention import Mention


class Held:
    """A statement as bytes, opened when it is asked for: so it comes from another process, and so it waits for others.

    Opened it takes 15 kilobytes, with what was worked out of it for comparisons; closed a tenth of that.
    """

    __slots__ = ("_closed", "_opened")

    def __init__(self, mention: Mention | None, closed: bytes | None = None) -> None:
        self._opened = mention
        self._closed = closed

    @property
    def mention(self) -> Mention:
        """The statement."""
        if self._opened is None:
            self._opened = pickle.loads(self._closed or b"")
        return self._opened

    def close(self) -> None:
        """Keeps bytes alone until it is asked for again."""
        self._closed = self._bytes()
        self._opened = None

    def _bytes(self) -> bytes:
        return self._closed or pickle.dumps(self._opened, pickle.HIGHEST_PROTOCOL)

    def __reduce__(self) -> tuple[type[Held], tuple[None, bytes]]:
        return Held, (None, self._bytes())


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

    def again(self, name: str, source_id: str) -> Prepared:
        """The same in another source that tells it word for word, where it has the id `name`."""
        mention = replace(self.held.mention, id=name, source_id=source_id)
        return replace(self, id=name, source_id=source_id, held=Held(mention))


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
