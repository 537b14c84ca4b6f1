"""The stretches of a text that are read together: sentences with their quantities, each made a scene."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extract.claims.events import find_events
from extract.claims.joining import join
from extract.claims.scene import Mention, Scene
from extract.claims.times import date_drafts
from extract.languages import language_for
from extract.model import Quantity
from extract.text.document import Document, Sentence

_MOST = 40  # quantities of a sentence that are read together


def scenes(document: Document, quantities: Sequence[Quantity]) -> Iterator[Scene]:
    """Every sentence that holds quantities, read: its figures joined into drafts, each with its dates."""
    for sentence, inside in _by_sentence(document, quantities):
        yield _read(document, sentence, inside)


def _by_sentence(document: Document, quantities: Sequence[Quantity]) -> Iterator[tuple[Sentence, Sequence[Quantity]]]:
    """The sentences that hold quantities, each with its own."""
    starts = [quantity.start for quantity in quantities]
    at = 0
    for sentence in _whole(document):
        behind = bisect_left(starts, sentence.end, at)
        if behind == at:
            continue
        inside, at = quantities[at:behind], behind
        if len(inside) <= _MOST:
            yield sentence, inside
            continue
        # A table or a list without full stops: taken in bounded stretches, so that cost stays linear.
        for first in range(0, len(inside), _MOST):
            some = inside[first : first + _MOST]
            start = sentence.start if first == 0 else some[0].start
            end = sentence.end if first + _MOST >= len(inside) else inside[first + _MOST].start
            yield sentence._replace(start=start, end=end), some


def _whole(document: Document) -> Iterator[Sentence]:
    """Sentences, with what a semicolon parts put together where the second half gives the base of the first."""
    waiting: Sentence | None = None
    for sentence in document.sentences:
        start, end, _, lang = sentence
        if waiting is not None:
            goes_on = start == waiting.end and lang == waiting.lang
            if goes_on and language_for(lang).gives_base(document.folded, start):
                waiting = waiting._replace(end=end)
                continue
            yield waiting
            waiting = None
        if document.folded[end - 1] == ";":
            waiting = sentence
        else:
            yield sentence
    if waiting is not None:
        yield waiting


def _read(document: Document, sentence: Sentence, quantities: Sequence[Quantity]) -> Scene:
    """A sentence with its figures joined into drafts, each with its dates."""
    language = language_for(sentence.lang)
    clauses = language.split(document, sentence)
    starts = [clause.start for clause in clauses]
    figures: list[Mention] = []
    dates: list[Mention] = []
    for quantity in quantities:
        clause = max(0, bisect_right(starts, quantity.start) - 1)
        if quantity.kind == "date":
            dates.append(language.read_date(document.folded, clause, clauses, quantity))
        else:
            before = next((m for m in reversed(figures) if not m.aside), None)
            figures.append(language.read_figure(document.folded, clause, clauses, quantity, before))
    scene = Scene(document, sentence, language, clauses, figures, dates)
    scene.drafts = join(scene)
    date_drafts(scene)
    find_events(scene)
    return scene
