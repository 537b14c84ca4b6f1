"""Reads one sentence: goes from candidate to candidate and asks, at each, the dates first and then the numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.document import Document, Sentence
from extract.en.carry import with_elided
from extract.en.dates import find_date
from extract.en.draft import Draft
from extract.en.noise import skip_figures, skip_words
from extract.en.number_words import ORDINALS
from extract.en.passage import Passage
from extract.en.finish import finished
from extract.en.quantify import find_quantity
from extract.en.ratios import CHANGE_WORDS, FOLDS, find_change_word, find_fold, find_half
from extract.en.scan import candidates
from extract.model import Quantity

_CAPITALISED = re.compile(r"\b[A-Z]")
_LOWER = re.compile(r"\b[a-z]{4,}")


def read_sentence(
    document: Document, sentence: Sentence, anchor: date | None, previous: Sequence[Quantity]
) -> tuple[list[Quantity], date | None]:
    """The quantities of one sentence, and the date that it spoke of last; `previous` are quantities before it."""
    text, pattern = document.folded, candidates()
    match = pattern.search(text, sentence.start, sentence.end)
    if match is None:
        return [], anchor
    passage = Passage(
        text,
        sentence.start,
        sentence.end,
        document.published,
        document.region,
        _title_case(text, sentence),
        anchor,
        list(previous),
    )
    while match is not None:
        quantity, end = _read(passage, match)
        if quantity is not None:
            passage.found.append(quantity)
        match = pattern.search(text, max(end, match.start() + 1), sentence.end)
    return with_elided(text, passage.found[len(previous) :]), passage.anchor


def _title_case(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a headline with a capital on every word, where capitals tell nothing."""
    head = text[sentence.start : min(sentence.end, sentence.start + 160)]
    return head.count(",") < 3 and not _LOWER.search(head) and len(_CAPITALISED.findall(head)) > 3


def _read(passage: Passage, match: re.Match[str]) -> tuple[Quantity | None, int]:
    at = match.start()
    figure = match["figure"]
    if figure is not None:
        return _figure(passage, at)
    word = match["word"].lower()
    found = find_date(passage, at, word)
    if found is not None:
        return found, found.end
    if word in ("half", "twice"):
        draft = find_half(passage, at)
        if draft is None and word == "half":
            return find_quantity(passage, at)
        return (finished(passage, draft), draft.end) if draft else (None, match.end())
    if word in FOLDS:
        return finished(passage, find_fold(at, word)), match.end()
    if word in CHANGE_WORDS:
        draft = find_change_word(passage, at, word)
        return (finished(passage, draft), draft.end) if draft else (None, match.end())
    if word[0] == "a" and word.endswith(("third", "quarter", "fifth", "sixth", "tenth", "half")):
        draft = _article_fraction(passage, at, match.end(), word)
        return (finished(passage, draft), draft.end) if draft else (None, at + 1)
    if skip_words(passage, at, match.end()):
        return None, match.end()
    quantity, end = find_quantity(passage, at)
    return quantity, max(end, match.end())


def _figure(passage: Passage, at: int) -> tuple[Quantity | None, int]:
    if passage.text[at] == ".":
        before = passage.text[at - 1 : at]
        return (None, at + 1) if before.isalnum() or before in ".)" else find_quantity(passage, at)
    last = passage.before(at, 1)
    found = None if last.isalnum() or last in tuple("/@_=&#") else find_date(passage, at, "")
    if found is not None:
        return found, found.end
    if not passage.text[at].isdigit():
        return find_quantity(passage, at) if passage.text[at] not in "'‘’" else (None, at + 1)
    noise = skip_figures(passage, at)
    if noise is not None:
        return None, noise
    quantity, end = find_quantity(passage, at)
    return quantity, _DIGITS.match(passage.text, max(end, at), passage.end).end()  # type: ignore[union-attr]


_OF_A_POINT = re.compile(r" of (?:a|one) (?:percentage point|per ?cent|point)\b")
_DIGITS = re.compile(r"[\w]*")
_FRACTION_ENDS = re.compile(
    r" (?:of|the|as|less|more|to|in(?! as many)|from|off|on|or|and|last|by|since|compared|over"
    r"|year|higher|lower|smaller|larger|bigger|cheaper)\b(?! (?:time|term|place|person))|[.,;:)]"
    r"|\Z"
)


def _article_fraction(passage: Passage, at: int, end: int, word: str) -> Draft | None:
    """`a third of`, `by a quarter`; `a third term` and `$2 a quarter` are none."""
    from decimal import Decimal

    part = re.split("[ -]", word)[1]
    if not _FRACTION_ENDS.match(passage.after(end, 24)):
        return None
    if part == "half" and passage.before(at, 5).lower().endswith("and "):
        return None
    if part not in ("half", "quarter") and not re.match(
        r" (?:of|the|less|more|to|in|from|off|year|higher|lower|smaller|larger|bigger|cheaper|as"
        r"|last)\b|[.,;]|\Z",
        passage.after(end, 10),
    ):
        return None
    point = _OF_A_POINT.match(passage.text, end, passage.limit(end, 24))
    if point:
        value = 1 / ({"half": Decimal(2), "quarter": Decimal(4)}.get(part) or ORDINALS[part])
        return Draft(
            at,
            point.end(),
            point.end(),
            "percent",
            "en percent: part of a point",
            value,
            unit="%" if "cent" in point.group()[-5:] else "pp",
        )
    low = {"half": Decimal(2), "quarter": Decimal(4)}.get(part) or ORDINALS[part]
    return Draft(at, end, end, "ratio", "en ratio: a third", 1 / low)
