"""What every finder of English subjects answers: the subject, and in plain words where it was found."""

from __future__ import annotations

from typing import Literal

Where = Literal[
    "the body named before",
    "the clause",
    "the clause before",
    "the clause behind",
    "the clause within",
    "the first of a list",
    "the name before",
    "the name that it describes",
    "the noun before",
    "the part of all that it names",
    "the person named before",
    "the place it is told for",
    "the sentence before",
    "the speaker",
    "the thing counted",
    "the words before the figure",
    "the words beside the age",
    "those who were asked",
    "what comes to so much",
    "what has so many",
    "what holds so many",
    "what is so large",
    "what is valued or has changed",
    "what lasts so long",
    "what the amount is of",
    "what there is",
    "who scored so many",
    "who speaks of himself",
    "whose share it is",
    "whose so many are",
]
Found = tuple[str | None, Where]  # the subject in the text's words
