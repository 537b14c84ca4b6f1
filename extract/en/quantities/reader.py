"""Reads one sentence: goes from candidate to candidate and asks, at each, the dates first and then the numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.en.dates.dates import find_date
from extract.en.dates.furniture import is_furniture
from extract.en.numbers.number_words import DENOMINATORS, SETS, TENS, UNITS
from extract.en.passage import Passage
from extract.en.quantities.again import find_again
from extract.en.quantities.agegroups import find_age_group, find_age_named
from extract.en.quantities.carry import with_elided
from extract.en.quantities.clockwords import end_of_clock_time
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.durations import find_feet_and_inches, find_hours_and_minutes
from extract.en.quantities.finish import finished
from extract.en.quantities.fractions import find_article_fraction, find_whole_point
from extract.en.quantities.halves import find_half, find_other_part, find_unit_and_part
from extract.en.quantities.multiples import CHANGE_WORDS, FOLDS, find_change_word, find_fold, find_twice
from extract.en.quantities.names import end_of_named_list
from extract.en.quantities.noise import end_of_file_name, skip_figures, skip_words
from extract.en.quantities.odds import find_odds
from extract.en.quantities.parts import find_parts
from extract.en.quantities.polled import in_polls
from extract.en.quantities.quantify import find_quantity
from extract.en.quantities.racing import find_clocked
from extract.en.quantities.regions import region_of
from extract.en.quantities.results import find_result
from extract.en.quantities.rows import end_of_spoken_digits, read_row
from extract.en.quantities.scan import candidates
from extract.en.quantities.sets import find_set
from extract.en.quantities.single import NAMES as SINGLE_UNITS
from extract.en.quantities.single import find_decade, find_single_unit
from extract.en.quantities.sums import SUMS, find_article_sum
from extract.model import Quantity
from extract.text.document import Document, Sentence

_CAPITALISED = re.compile(r"\b[A-Z]")
_LOWER = re.compile(r"\b[a-z]{4,}")
_HEADLINE = 160  # characters of a sentence that show whether it is one
# A line of its own at the top that is nothing but a day, or a town and a day, says when the text appeared.
_BEFORE = 3  # quantities of the sentences before that a sentence may refer to
_WORD_END = re.compile(r"\w*")
_HOURS = re.compile(r"\d{1,3} ?[hm]")
_FEET_SIGNS = ("'", "’", "′")
_CLOCK_WORDS = ("half", "quarter", "a quarter", "twenty")
_ARTICLE_PARTS = (
    "third",
    "quarter",
    "fifth",
    "sixth",
    "eighth",
    "seventh",
    "ninth",
    "tenth",
    "twelfth",
    "hundredth",
    "thousandth",
    "half",
)

_WHOLE_WORDS = frozenset(("twice", "decade", "century", *CHANGE_WORDS, *FOLDS))

Found = tuple[Quantity | None, int]  # and where the search goes on


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
        quantity, end = (None, row[1]) if row else _read(passage, match)
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


def _read(passage: Passage, match: re.Match[str]) -> Found:
    at, end = match.span()
    if match["figure"] is not None:
        return _read_figure(passage, at)
    word = match["word"].lower()
    spoken = end_of_spoken_digits(passage.text, at, passage.end) if word in UNITS else None
    if spoken:
        return None, spoken
    group = find_age_group(passage, at) if word.endswith("s") else None
    if word in TENS and passage.text.startswith("something", end + 1):
        group = find_age_named(passage, at)
    if group is not None:
        return _finish(passage, group, end)
    found = find_date(passage, at, word)
    if found is not None:
        return found, found.end
    parts = find_parts(passage, at) if word in UNITS or word.endswith(_ARTICLE_PARTS) else None
    if parts is not None:
        return _finish(passage, parts, end)
    again = find_again(passage, at) if word == "twice" or word in UNITS or word.endswith(_ARTICLE_PARTS) else None
    if again is not None:
        return _finish(passage, again, end)
    if word.endswith("percentage"):
        return _finish(passage, find_whole_point(passage, at, end), end)
    clock = end_of_clock_time(passage, at) if word in _CLOCK_WORDS or word in UNITS else None
    if clock is not None:
        return None, clock
    if word[0] == "a" and word.endswith(_ARTICLE_PARTS):
        fraction = find_article_fraction(passage, at, end, word)
        if fraction is None and word.endswith("quarter"):
            quantity, reached = find_quantity(passage, at)
            return quantity, max(at + 1, reached)
        return _finish(passage, fraction, at + 1)
    if word[0] == "a" and word[1:2] in (" ", "n"):
        and_part = find_unit_and_part(passage, at)
        if and_part is not None:
            return _finish(passage, and_part, end)
        if word.endswith(SUMS):
            return _finish(passage, find_article_sum(passage, at), end)
        if word.endswith(SINGLE_UNITS):
            return _finish(passage, find_single_unit(passage, at), at + 1)
    if (name := word.removeprefix("a ")) in SETS:
        return _finish(passage, find_set(passage, at, end, name), end)
    other = find_other_part(passage, at, word) if word in DENOMINATORS else None
    if other is not None:
        return _finish(passage, other, end)
    if word == "quarter" and not passage.text.startswith(" to ", end):  # for the fifth quarter to $2bn
        return _finish(passage, find_article_fraction(passage, at, end, "a quarter"), end)
    if word in _WHOLE_WORDS:
        return _finish(passage, _of_word(passage, at, word), end)
    half = find_half(passage, at) if word == "half" else None
    if half is not None:
        return _finish(passage, half, end)
    if skip_words(passage, at, end):
        return None, end
    if named := end_of_named_list(passage, at):
        return None, named
    quantity, reached = find_quantity(passage, at)
    return quantity, max(end, reached)


def _of_word(passage: Passage, at: int, word: str) -> QuantityDraft | None:
    """What one word tells by itself: twice, tenfold, doubled, a decade."""
    if word in CHANGE_WORDS:
        return find_change_word(passage, at, word)
    if word in FOLDS:
        return find_fold(at, word)
    return find_twice(passage, at) if word == "twice" else find_decade(passage, at, word)


def _finish(passage: Passage, draft: QuantityDraft | None, otherwise: int) -> Found:
    return (finished(passage, draft), draft.end) if draft else (None, otherwise)


def _read_figure(passage: Passage, at: int) -> Found:
    first, last = passage.text[at], passage.before(at, 1)
    if first == ".":
        return (None, at + 1) if last.isalnum() or last in (".", ")") else find_quantity(passage, at)
    group = find_age_group(passage, at) if last in (" ", "-") and "s" in passage.text[at + 1 : at + 4] else None
    if group is None and (last == "-" or passage.text.startswith("something", at + 3)):
        group = find_age_named(passage, at)
    if group is not None:
        return _finish(passage, group, at + 1)
    file = end_of_file_name(passage, at) or end_of_named_list(passage, at)
    if file is not None:
        return None, file
    found = None if last.isalnum() or last in tuple("/@_=&#") else find_date(passage, at, "")
    if found is not None:
        return found, found.end
    if first in "'‘’":
        return None, at + 1
    height = find_feet_and_inches(passage, at) if passage.text[at + 1 : at + 2] in _FEET_SIGNS and last == " " else None
    if height is not None:
        return _finish(passage, height, height.end)
    odds = find_odds(passage, at) if first.isdigit() and not last.isalnum() and last not in tuple("/@_=&#-.") else None
    if odds is not None:
        return _finish(passage, odds, odds.end)
    clocked = find_clocked(passage, at) if last == " " and ":" in passage.text[at + 1 : at + 3] else None
    if clocked is not None:
        return _finish(passage, clocked, clocked.end)
    hours = find_hours_and_minutes(passage, at) if _HOURS.match(passage.text, at, passage.end) else None
    if hours is not None:
        return _finish(passage, hours, hours.end)
    result = find_result(passage, at) if first.isdigit() and not (last.isalnum() or last in tuple("-.,/")) else None
    if result is not None:
        return _finish(passage, result, result.end)
    noise = skip_figures(passage, at) if first.isdigit() else None
    if noise is not None:
        return None, noise
    quantity, end = find_quantity(passage, at)
    reached = max(end, at + 1)
    rest = _WORD_END.match(passage.text, reached, passage.end)
    return quantity, rest.end() if rest else reached
