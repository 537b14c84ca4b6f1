"""Scene: one sentence on the way from quantities to claims: its clauses, its figures and what they are drafted into.

These types live only while a sentence is grouped: the stages of grouping pass them on, a language is asked about them,
and no claim holds one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from extract.language import Language
from extract.model import ClaimKind, Quantity, Role
from extract.text.document import Document, Sentence, Token

# What the words around a figure say of it. `level` is a plain statement; `base` is what something is compared with;
# `expected` is what somebody had forecast; `more` is by how much one thing is more than another.
Cue = Literal[
    "level", "from", "to", "by", "share", "part", "whole", "price", "base", "expected", "average", "total", "more"
]
# What the words between two neighbouring figures say of the pair, read from the left one to the right one.
# `restates`: the same said as a share; `actual`: the result after a forecast; `gauged`: how many times another it is;
# `record`: for how long the one before has been the highest; `lasts`: for how long it holds;
# `placed`: with what result a place was won;
# `moves`: what was so much becomes so much (an age limit of 21 is cut to 18).
# `onward`: to where the one before moved next (from 59 to 42, and then to 32).
# `raises`: what came brings the total to so much.
# `laid`: on how many an amount is put (7p on 20 cigarettes).
# `capped`: up to how much a price may grow.
# `gap`: how far the two before are apart; `both`: who did something, and to how many; `spread`: in how many places.
Tie = Literal[
    "none",
    "bracket",
    "buys",
    "costs",
    "capped",
    "laid",
    "of",
    "among",
    "times",
    "listed",
    "restates",
    "actual",
    "gauged",
    "gap",
    "both",
    "spread",
    "record",
    "lasts",
    "placed",
    "moves",
    "onward",
    "raises",
]
# How a date stands to its clause: its time, the start or end of its time, what it is compared with, when it was said.
DateUse = Literal["at", "since", "until", "base", "said"]
# From where a duration counts: back from now, on from now, a point so long ago, up to a date that follows.
Anchor = Literal["", "past", "next", "ago", "to", "later"]


class Clause(NamedTuple):
    """A stretch of a sentence between two clause marks, without the marks."""

    start: int
    end: int


@dataclass(slots=True)
class Mention:
    """A quantity in its clause.

    `bare`: since the figure before it (or the start of its clause) no new subject has been named, so that it speaks of
    the same thing. `tie` relates it to the figure before it.
    `frames`: one that only says of what another figure tells: a duration, with its `anchor`, the people of an age, the
    richest 1%, how far a race goes or how near people live, the sixth month in a row;
    `topic`: a date that stands before its clause's verb, so that it holds for the clauses that follow;
    `attribute`: one that only tells a noun behind the verb apart (参加2009年的发布会), a rank that describes a name;
    `months`: of how many a period has that ends with a date (the year to March);
    `owner`: one to which something belongs, so that it holds for nothing else (last week's top film);
    `told`: a count of things that were counted before (这3种租约);
    `anew`: where a change of something else begins or ends (新开308家，全球门店由466家增至768家);
    `place`: which it is of how many told severally (the second of two in 甲和乙分别增长3%和5%).
    """

    quantity: Quantity
    clause: int
    cue: Cue = "level"
    tie: Tie = "none"
    bare: bool = False
    frames: bool = False
    anchor: Anchor = ""
    use: DateUse = "at"
    topic: bool = False
    attribute: bool = False
    owner: bool = False
    months: int = 0
    told: bool = False
    anew: bool = False
    place: tuple[int, int] | None = None

    @property
    def aside(self) -> bool:
        """Whether it only frames another figure or numbers a thing: what follows goes on with the figure before it."""
        return (self.quantity.kind in ("duration", "rank") and self.frames) or self.ordinal

    @property
    def ordinal(self) -> bool:
        """Whether it numbers a thing (第六次普查) and says no place that was won."""
        return self.quantity.kind == "rank" and self.quantity.optional


class Joined(NamedTuple):
    """How a figure joins a draft: in which role, by which rule, and which of its members change their roles for it."""

    role: Role
    rule: str
    recast: tuple[tuple[Mention, Role], ...] = ()
    leads: bool = False  # it is what the statement is about, and stands before the others


@dataclass(slots=True)
class ClaimDraft:
    """A claim in the making: its figures with their roles, the rule that joined them, later its dates."""

    members: list[tuple[Mention, Role]]
    rule: str
    kind: ClaimKind = "number"
    dates: list[tuple[Mention, Role]] = field(default_factory=list)
    run: range | None = None  # the clauses that tell an event

    @property
    def first(self) -> Mention:
        return self.members[0][0]

    @property
    def last(self) -> Mention:
        mention, role = self.members[-1]
        if role != "time" or len(self.members) == 1:
            return mention
        return next(mention for mention, role in reversed(self.members) if role != "time")

    @property
    def item(self) -> str | None:
        """What it counts, in the text's words."""
        for mention, _ in self.members:
            if mention.quantity.kind == "count" and mention.quantity.item:
                return mention.quantity.item
        return None

    def having(self, *roles: Role) -> Mention | None:
        """The first member in one of `roles`."""
        for mention, role in self.members:
            if role in roles:
                return mention
        return None

    def take(self, mention: Mention, joined: Joined) -> None:
        """Puts a figure to the others as a rule says."""
        for member, role in joined.recast:
            self.set_role(member, role)
        self.members.insert(0 if joined.leads else len(self.members), (mention, joined.role))
        self.rule = joined.rule

    def set_role(self, mention: Mention, role: Role) -> None:
        """Gives a member its role, and the same to what says it in other units: 30bn yen ($291m; £154m)."""
        members: list[tuple[Mention, Role]] = []
        same = False
        for other, old in self.members:
            same = other is mention or (same and other.tie == "bracket")
            members.append((other, role if same else old))
        self.members = members


@dataclass(slots=True)
class Scene:
    """One sentence with its clauses, the figures and dates in them, and the drafts made of them."""

    document: Document
    sentence: Sentence
    language: Language
    clauses: list[Clause]
    figures: list[Mention]
    dates: list[Mention]
    drafts: list[ClaimDraft] = field(default_factory=list)
    words: dict[int, list[Token]] = field(default_factory=dict)  # by clause, filled when first asked for
    phrases: dict[tuple[int, int], str | None] = field(default_factory=dict)  # subjects by clause and bound

    @property
    def bounds(self) -> frozenset[int]:
        """Where dates begin until or since which something holds."""
        return frozenset(m.quantity.start for m in self.dates if m.use in ("until", "since"))

    def text(self, start: int, end: int) -> str:
        """The folded text, on which all rules work."""
        return self.document.folded[start:end]


class Earlier(Protocol):
    """What the sentences before one were about."""

    def before(self, scene: Scene, fits: Callable[[str], bool] | None = None) -> str | None:
        """The topic of the nearest sentence before that has one which fits."""

    def person_before(self, scene: Scene) -> str | None:
        """The person whom the nearest sentence before names first."""
