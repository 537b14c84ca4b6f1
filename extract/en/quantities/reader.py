"""Reads one sentence: goes from candidate to candidate and asks, at each, the readers of words or of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.en.dates.furniture import is_furniture
from extract.en.passage import Passage
from extract.en.quantities.carry import with_elided
from extract.en.quantities.polled import in_polls
from extract.en.quantities.readers import Place, read_at
from extract.en.quantities.regions import region_of
from extract.en.quantities.rows import read_row
from extract.en.quantities.scan import candidates
from extract.model import Quantity
from extract.text.document import Document, Sentence

_CAPITALISED = re.compile(r"\b[A-Z]")
_LOWER = re.compile(r"\b[a-z]{4,}")
_HEADLINE = 160  # characters of a sentence that show whether it is one
_BEFORE = 3  # quantities of the sentences before that a sentence may refer to


def read_document(document: Document, sentences: Sequence[Sentence]) -> list[Quantity]:
    """The quantities of the English sentences, in reading order, none overlapping another."""
    found: list[Quantity] = []
    anchor = None
    region = region_of(document)
    for sentence in sentences:
        quantities, anchor = read_sentence(document, sentence, region, anchor, found[-_BEFORE:])
        found.extend(quantities)
    return found


def read_sentence(
    document: Document, sentence: Sentence, region: str | None, anchor: date | None, previous: Sequence[Quantity]
) -> tuple[list[Quantity], date | None]:
    """The quantities of one sentence, and the date that it spoke of last; `previous` are quantities before it.

    `region` is where the text is from, as far as that is known.
    """
    text, pattern = document.folded, candidates()
    match = pattern.search(text, sentence.start, sentence.end)
    if match is None:
        return [], anchor
    if is_furniture(text, sentence.start, sentence.end):
        return [], anchor
    headline = _is_title_case(text[sentence.start : min(sentence.end, sentence.start + _HEADLINE)])
    passage = Passage(text, sentence.start, sentence.end, document.published, region, headline, anchor)
    passage.found.extend(previous)
    while match is not None:
        row = read_row(text, match.start(), sentence.end) if match["figure"] else None
        quantity, end = (None, row[1]) if row else read_at(Place.of(passage, match))
        if quantity is not None and passage.found and quantity.start < passage.found[-1].end:
            quantity = None  # 0£.0: the sign belongs to the first
        if quantity is not None and quantity.start_date is not None:
            passage.anchor = quantity.start_date
        passage.found.extend(row[0] if row else () if quantity is None else (quantity,))
        match = pattern.search(text, max(end, match.start() + 1), sentence.end)
    return in_polls(text, with_elided(text, passage.found[len(previous) :])), passage.anchor


def _is_title_case(head: str) -> bool:
    """Whether a sentence is a headline with a capital on every word, where capitals tell nothing."""
    return head.count(",") < 3 and not _LOWER.search(head) and len(_CAPITALISED.findall(head)) > 3
