"""Two statements side by side, and the pieces of evidence that comparing them gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz

from claims.match.pairs.alignment import Aligned
from claims.match.pairs.overlap import Overlap
from claims.match.statement.mention import Mention, are_of_one_source
from claims.match.words.terms import ideas
from extract.model import QuantityKind

FeatureName = Literal[
    "figures",
    "precision",
    "nearness",
    "wording",
    "spelling",
    "context",
    "meaning",
    "measure",
    "part",
    "place",
    "names",
    "swap",
    "thing",
    "subject",
    "topic",
    "time",
    "stance",
    "modality",
    "update",
    "speakers",
]
Values = Mapping[FeatureName, float]  # of the features that were looked at


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence: its name, its value from -1 to 1, and a sentence for people."""

    name: FeatureName
    value: float
    sentence: str


@dataclass(frozen=True)
class Pair:
    """Two statements with what comparing them needs, computed once."""

    left: Mention
    right: Mention
    aligned: tuple[Aligned, ...]
    listen: Callable[[], Overlap]

    @cached_property
    def overlap(self) -> Overlap:
        """The words that both share; most pairs are told apart without them."""
        return self.listen()

    @cached_property
    def near(self) -> dict[int, frozenset[str]]:
        """The ideas beside the deciding figure of each side, as far as they were looked for."""
        return {}

    @property
    def leading(self) -> Aligned | None:
        """The counterparts that decide: the first that agree, else the first that clash, else any."""
        return self.aligned[0] if self.aligned else None

    @property
    def leading_kind(self) -> QuantityKind | None:
        """The kind of the figures that decide, that of the left one where they are of two; None without any."""
        return self.aligned[0].left.kind if self.aligned else None

    @property
    def is_clash(self) -> bool:
        """Whether the figures that decide cannot both be true."""
        return bool(self.aligned) and self.aligned[0].agreement == "clash"

    @property
    def is_crossing(self) -> bool:
        """Whether they are told in two languages."""
        return self.left.lang != self.right.lang

    @property
    def is_inside(self) -> bool:
        """Whether one source tells both, as far as sources are known."""
        return are_of_one_source(self.left, self.right)


def shown(form: str, other: str | None = None) -> str:
    """A term as people read it, with its partner when that is another one."""
    name = _in_words(form)
    return name if other in (None, form) else f"{name} ({_in_words(str(other))})"


def _in_words(form: str) -> str:
    """The name of an idea without its axis; a word that holds a dot is no idea and stays."""
    axis, _, name = form.partition(".")
    return name.replace("_", " ") if name and axis in ideas().scopes else form


_LITERAL = 62  # rapidfuzz ratio of two clauses below which one is told anew: there other nouns are to be expected


def is_literal(pair: Pair) -> bool:
    """Whether two clauses of one language are nearly the same by letters, so that each word that differs tells."""
    if pair.is_crossing:
        return False
    return fuzz.ratio(clause(pair.left), clause(pair.right)) >= _LITERAL


_PRECISE = 100  # last digits in a figure from which it is hardly met by chance


def is_precise(pair: Pair) -> bool:
    """Whether both tell the deciding figure, on which they agree, to three digits at least."""
    leading = pair.leading
    if leading is None or leading.agreement != "agree":
        return False
    return min(abs(figure.low / figure.grain) for figure in (leading.left, leading.right)) >= _PRECISE


def clause(mention: Mention) -> str:
    """The clause of a statement in small letters, Simplified characters and narrow forms."""
    return mention.folded_clause.lower()
