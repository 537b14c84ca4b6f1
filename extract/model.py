"""The nouns that flow through extraction: frozen data, no behaviour beyond reading their own fields.

Offsets count Unicode code points of the text that was given; `end` is exclusive. Field names and value sets are those
of the appearance schema, so that one word means one thing from the rule to the JSON API.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple

Span = tuple[int, int]  # where something begins in a text, and where it ends
Lang = Literal["zh", "en"]
QuantityKind = Literal["money", "percent", "count", "measure", "duration", "age", "ratio", "rank", "number", "date"]
ClaimKind = Literal[
    "amount", "count", "share", "change", "price", "measure", "duration", "ratio", "rank", "number", "event"
]
Modifier = Literal["=", "~", ">", ">=", "<", "<="]
Direction = Literal["up", "down"]
Role = Literal["main", "price", "goods", "from", "to", "by", "part", "whole", "time", "context"]
FRAMING: frozenset[Role] = frozenset(("time", "context"))  # roles of figures that only frame a claim
CONTEXT = 32  # characters kept before and after words of a text, the most that the appearance schema allows


class Portable:
    """What thousands of go from one process to another: as their fields alone they do so in half of the time.

    For dataclasses with slots and without fields that their parents hold.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Portable], tuple[Any, ...]]:
        kind: Any = type(self)
        return kind, _fields(kind)(self)


@cache
def _fields(kind: type[Portable]) -> Callable[[Portable], tuple[Any, ...]]:
    """What reads all fields of a class of several at once."""
    return attrgetter(*kind.__slots__)


@dataclass(frozen=True, slots=True)
class Quantity(Portable):
    """A number with its unit, or a date, at its exact place in the text.

    `value` is the low end of a range and `max_value` its high end; both are None for dates. `optional` marks readings
    on which reasonable people differ (一 as an article, 近日): they are kept for grouping and never make a claim alone.
    """

    start: int
    end: int
    kind: QuantityKind
    rule: str
    value: Decimal | None = None
    max_value: Decimal | None = None
    unit: str | None = None
    modifier: Modifier = "="
    direction: Direction | None = None
    item: str | None = None
    item_start: int | None = None
    per: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    vague: bool = False
    optional: bool = False
    role: Role = "main"

    @property
    def item_span(self) -> tuple[int, int] | None:
        """Where the counted thing stands; None where it is named nowhere."""
        return (
            (self.item_start, self.item_start + len(self.item)) if self.item and self.item_start is not None else None
        )


@dataclass(frozen=True, slots=True)
class Attribution(Portable):
    """Who the text says a statement comes from.

    `start` and `end` frame the words that attribute (`据《新京报》报道`, `the company said`); `name` is the shortest
    proper name in the text's words. It holds for every claim that overlaps `scope_start`..`scope_end`.
    """

    start: int
    end: int
    name: str
    scope_start: int
    scope_end: int
    rule: str
    url: str | None = None

    def says(self, at: int) -> bool:
        """Whether what stands at `at` is said, and is not among the words that name the speaker (47岁的徐志辉说)."""
        return self.scope_start <= at < self.scope_end and not self.start <= at < self.end


class Reasons(NamedTuple):
    """Where the parts of a claim come from that are no quantities, told to people by `explain`.

    `subject` says it in plain words. `time` holds the stretches that tell when the claim holds, which is counted from
    the time told before where it is `carried`. `hedged` and `negated` are where the word stands that does so; where no
    word hedges a claim, plain words say what does.
    """

    subject: str = ""
    time: tuple[tuple[int, int], ...] = ()
    carried: bool = False
    hedged: tuple[int, int] | str | None = None
    negated: tuple[int, int] | None = None


NO_REASONS: Reasons = Reasons()


@dataclass(frozen=True, slots=True)
class Claim(Portable):
    """What one clause asserts: its quantities in their roles, about whom, when, said by whom.

    `start`..`end` frame the clause; `sentence_start`..`sentence_end` the sentence around it.
    `reasons` are no part of what it says, and make no difference between two.
    """

    kind: ClaimKind
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    lang: Lang
    rule: str
    gloss: str
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...] = ()
    subject: str | None = None
    negated: bool = False
    hedged: bool = False
    time_start: date | None = None
    time_end: date | None = None
    place: str | None = None
    reasons: Reasons = field(default=NO_REASONS, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a source was read from, as they came.

    `address` is the http(s) or file URI they came from, None for standard input. `headers` are those of the server's
    answer, `media_type` is what it or a file's kind says they are.
    """

    data: bytes = field(repr=False)
    address: str | None = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """The value of one header, in whatever case its name is written; None without it."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the publication a text comes from; `ref` names it when there is no URL (a file's name).

    `links` are hyperlinks as (start, end, url) in `text`; `reader` names what made the text, with version and options,
    because offsets are only as stable as that. Without a URL, `identity` makes it this source and no other, and
    `location` tells where the file lies, so that its next text is known as its own. `given` names the fields that a
    person stated, `original` holds the bytes that all of it was read from.
    """

    text: str
    url: str | None = None
    ref: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: Literal["stated", "url", "inferred", "given"] | None = None
    lang: str | None = None
    region: str | None = None
    links: tuple[tuple[int, int, str], ...] = field(default=())
    reader: str | None = None
    identity: str | None = None
    location: str | None = None
    given: frozenset[str] = frozenset()
    original: Original | None = field(default=None, repr=False, compare=False)
