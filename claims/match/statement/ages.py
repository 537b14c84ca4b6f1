"""Ages told as bare numbers: the man who is held is 58."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claims.match.statement.figures import Figure
from claims.match.words.terms import terms
from extract.model import Lang
from extract.text.fold import fold

_IS = re.compile(r"\b(?:is|was|aged|turns|turned)\s+(?:about |only |just |now )?\Z", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,.;:!?’”\"']|\Z|(?:and|when|but)\b)")
_HELD = ("thing.suspect", "thing.victim", "thing.defendant", "thing.survivor", "buyer", "owner", "tenant", "winner")
_OLDEST = 120
_YEAR = Decimal(365 * 24 * 60 * 60)  # in seconds, as extraction reckons ages


def with_age(figures: tuple[Figure, ...], text: str, subject: str | None, lang: Lang) -> tuple[Figure, ...]:
    """The figures of an English sentence, what its subject "is" as an age where that is a person."""
    if lang == "zh" or not any(_is_bare(figure) for figure in figures):
        return figures
    folded = fold(text)
    return tuple(
        replace(figure, kind="age", unit="s", low=figure.low * _YEAR, grain=_YEAR)
        if _is_bare(figure) and _is_age(figure, folded, subject)
        else figure
        for figure in figures
    )


_AT = re.compile(r"\bat (?:just |only )?\Z", re.IGNORECASE)
_OPENING = 8  # characters before a number with which a sentence begins: At just 17
_OF_LIFE = re.compile(
    r"\b(?:died|dies|dead|passed away|became|becomes|youngest|oldest|retire[ds]?|married)\b", re.IGNORECASE
)
_WHEN = re.compile(r" when (?:he|she)\b")
_RETIRING = re.compile(r"\b(?:retirement|pension|voting|drinking|driving|school-leaving|legal) age\b", re.IGNORECASE)


def _is_age(figure: Figure, folded: str, subject: str | None) -> bool:
    """Whether a bare number is what somebody is, or what an age was set to."""
    if _RETIRING.search(folded, 0, figure.start):
        return figure.role in ("main", "from", "to")
    if _AT.search(folded, 0, figure.start) and _OF_LIFE.search(folded):
        return figure.role == "main" and (figure.start <= _OPENING or _ENDS.match(folded, figure.end) is not None)
    return (
        figure.role == "main"
        and _IS.search(folded, 0, figure.start) is not None
        and _ENDS.match(folded, figure.end) is not None
        and (_WHEN.match(folded, figure.end) is not None or _is_someone(subject, folded[: figure.start]))
    )


def _is_bare(figure: Figure) -> bool:
    return (
        figure.kind in ("count", "number")
        and not (figure.item or figure.unit or figure.direction)
        and figure.high is None
        and 1 < figure.low <= _OLDEST
        and figure.low == int(figure.low)
    )


def _is_someone(subject: str | None, before: str) -> bool:
    """Whether the subject or what was spoken of before is a person."""
    return any(
        term.form.startswith(("sex.", "person.")) or term.form in _HELD
        for term in (*terms(subject or "", "en"), *terms(before, "en"))
    )
