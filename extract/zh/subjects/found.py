"""What every finder of Chinese subjects answers: the subject, and in plain words where it was found."""

from __future__ import annotations

from enum import Enum, auto
from typing import Literal

Where = Literal[
    "its place in the list",
    "the clause",
    "the clause before",
    "the clause behind",
    "the clause, for want of better",
    "the goods before",
    "the head of its row",
    "the name at the figure",
    "the name before the bracket",
    "the noun nearest to the figure",
    "the noun that the date describes",
    "the noun that the words at the figure describe",
    "the person named before",
    "the persons told by their number",
    "the persons whom the figure tells apart",
    "the sentence before",
    "the speaker",
    "the thing counted",
    "the thing counted, for want of better",
    "the total before the figure",
    "the words at the figure",
    "the words behind the figure",
    "of whom it is demanded",
    "what caused it",
    "what is announced",
    "what an office publishes",
    "what is changed",
    "what is measured",
    "what is put in force",
    "what it is a dimension of",
    "what it is an attribute of",
    "what it is the penalty of",
    "who speaks of himself",
    "whose anniversary it is",
    "whose case it is",
    "whose it is",
    "whose people they are",
    "whose rating it is",
    "whose share it is",
]
Found = tuple[str | None, Where]  # the subject in the text's words


class Origin(Enum):
    """How far from its figure a subject was found, which decides what else is asked."""

    OWN = auto()  # in the clause of the figure
    CARRIED = auto()  # before that clause, or in it for want of better
    NEAREST = auto()  # the noun or person that is named nearest
    OTHER = auto()  # by words that leave no doubt


_ORIGINS: dict[Where, Origin] = {
    "the clause": Origin.OWN,
    "the clause before": Origin.CARRIED,
    "the sentence before": Origin.CARRIED,
    "the clause, for want of better": Origin.CARRIED,
    "the thing counted, for want of better": Origin.CARRIED,
    "the noun nearest to the figure": Origin.NEAREST,
    "the person named before": Origin.NEAREST,
}


def origin_of(where: Where) -> Origin:
    """How far from its figure a subject was found that stands in such a place."""
    return _ORIGINS.get(where, Origin.OTHER)
