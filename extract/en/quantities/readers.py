"""What may begin at a place of a sentence: readers in the order in which they are asked; the first that answers has it.

Whoever takes more words comes before whoever takes fewer: an age group before its number, a fraction before the number
above its line. What only names or tells the time comes before the number that it would be else, which is read last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from extract.en.dates.dates import find_date
from extract.en.numbers.number_words import DENOMINATORS, SETS, TENS, UNITS
from extract.en.passage import Passage
from extract.en.quantities.again import find_again
from extract.en.quantities.agegroups import find_age_group, find_age_named
from extract.en.quantities.clockwords import end_of_clock_time
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.durations import find_feet_and_inches, find_hours_and_minutes
from extract.en.quantities.finish import finished
from extract.en.quantities.fractions import find_article_fraction, find_whole_point
from extract.en.quantities.halves import find_half, find_other_part, find_unit_and_part
from extract.en.quantities.multiples import CHANGE_WORDS, FOLDS, find_change_word, find_fold, find_twice
from extract.en.quantities.names import end_of_index, end_of_named_list
from extract.en.quantities.noise import end_of_file_name, skip_figures, skip_words
from extract.en.quantities.odds import find_odds
from extract.en.quantities.parts import find_parts
from extract.en.quantities.quantify import find_quantity
from extract.en.quantities.racing import find_clocked
from extract.en.quantities.results import find_result
from extract.en.quantities.rows import end_of_spoken_digits
from extract.en.quantities.scan import PARTS
from extract.en.quantities.sets import find_set
from extract.en.quantities.single import NAMES as SINGLE_UNITS
from extract.en.quantities.single import find_decade, find_single_unit
from extract.en.quantities.sums import SUMS, find_article_sum
from extract.model import Quantity

_WORD_END = re.compile(r"\w*")
_HOURS = re.compile(r"\d{1,3} ?[hm]")
_FEET_SIGNS = ("'", "’", "′")
_CLOCK_WORDS = ("half", "quarter", "a quarter", "twenty")
_WHOLE_WORDS = frozenset(("twice", "decade", "century", *CHANGE_WORDS, *FOLDS))
# Before figures that continue a word, an address or a fraction.
_IN_ADDRESS = tuple("/@_=&#")
_JOINED = tuple("-.")

Found = tuple[Quantity | None, int]  # and where the search goes on


class Place(NamedTuple):
    """Where something may begin: `word` is what stands there up to `end`, in lower case; empty for a figure."""

    passage: Passage
    at: int
    end: int
    word: str

    @classmethod
    def of(cls, passage: Passage, candidate: re.Match[str]) -> Place:
        """The place that the scan has found."""
        return cls(passage, *candidate.span(), (candidate["word"] or "").lower())

    @property
    def first(self) -> str:
        """The character that stands there."""
        return self.passage.text[self.at]

    @property
    def last(self) -> str:
        """The character before, empty where the sentence begins."""
        return self.passage.before(self.at, 1)

    def found(self, draft: QuantityDraft | None, otherwise: int) -> Found:
        """The quantity of a draft; without one, nothing up to `otherwise`."""
        return (finished(self.passage, draft), draft.end) if draft else (None, otherwise)


@dataclass(frozen=True, slots=True)
class Reader:
    """One sort of thing by an example: whether it may begin at a place, asked cheaply, and what is read there."""

    example: str
    may_begin: Callable[[Place], bool]
    read: Callable[[Place], Found | None]


def read_at(place: Place) -> Found:
    """What is found at a place."""
    for reader in WORDS if place.word else FIGURES:
        found = reader.read(place) if reader.may_begin(place) else None
        if found is not None:
            return found
    return None, place.end


def _anywhere(place: Place) -> bool:
    return True


def _drafted(find: Callable[[Passage, int], QuantityDraft | None]) -> Callable[[Place], Found | None]:
    """Reads by a function that answers with a draft or leaves the place to the next."""

    def read(place: Place) -> Found | None:
        draft = find(place.passage, place.at)
        return place.found(draft, draft.end) if draft else None

    return read


def _skipped(find: Callable[[Passage, int], int | None]) -> Callable[[Place], Found | None]:
    """Passes over what a function finds the end of."""

    def read(place: Place) -> Found | None:
        end = find(place.passage, place.at)
        return None if end is None else (None, end)

    return read


def _date(place: Place) -> Found | None:
    found = find_date(place.passage, place.at, place.word)
    return None if found is None else (found, found.end)


def _number(place: Place) -> Found:
    quantity, end = find_quantity(place.passage, place.at)
    return quantity, max(end, place.end)


# Words


def _is_number_or_part(place: Place) -> bool:
    return place.word in UNITS or place.word.endswith(PARTS)


def _has_article(place: Place) -> bool:
    return place.word[0] == "a" and place.word[1:2] in (" ", "n")


def _spoken_digits(passage: Passage, at: int) -> int | None:
    return end_of_spoken_digits(passage.text, at, passage.end)


def _article_fraction(place: Place) -> Found:
    draft = find_article_fraction(place.passage, place.at, place.end, place.word)
    if draft is None and place.word.endswith("quarter"):
        quantity, end = find_quantity(place.passage, place.at)
        return quantity, max(end, place.at + 1)
    return place.found(draft, place.at + 1)


def _quarter(place: Place) -> Found:
    return place.found(find_article_fraction(place.passage, place.at, place.end, "a quarter"), place.end)


def _set(place: Place) -> Found:
    name = place.word.removeprefix("a ")
    return place.found(find_set(place.passage, place.at, place.end, name), place.end)


def _other_part(place: Place) -> Found | None:
    draft = find_other_part(place.passage, place.at, place.word)
    return place.found(draft, place.end) if draft else None


def _whole_word(place: Place) -> Found:
    passage, at, end, word = place
    if word in CHANGE_WORDS:
        return place.found(find_change_word(passage, at, word), end)
    if word in FOLDS:
        return place.found(find_fold(at, word), end)
    return place.found(find_twice(passage, at) if word == "twice" else find_decade(passage, at, word), end)


def _saying(place: Place) -> Found | None:
    return (None, place.end) if skip_words(place.passage, place.at, place.end) else None


WORDS: tuple[Reader, ...] = (
    Reader("zero two one four", lambda place: place.word in UNITS, _skipped(_spoken_digits)),
    Reader("the under-fives", lambda place: place.word.endswith("s"), _drafted(find_age_group)),
    Reader(
        "sixty-something",
        lambda place: place.word in TENS and place.passage.text.startswith("something", place.end + 1),
        _drafted(find_age_named),
    ),
    Reader("last May", _anywhere, _date),
    Reader("a third to a half of", _is_number_or_part, _drafted(find_parts)),
    Reader(
        "half as much again", lambda place: place.word == "twice" or _is_number_or_part(place), _drafted(find_again)
    ),
    Reader(
        "a full percentage point",
        lambda place: place.word.endswith("percentage"),
        lambda place: place.found(find_whole_point(place.passage, place.at, place.end), place.end),
    ),
    Reader(
        "half past six",
        lambda place: place.word in _CLOCK_WORDS or place.word in UNITS,
        _skipped(end_of_clock_time),
    ),
    Reader("a third of", lambda place: place.word[0] == "a" and place.word.endswith(PARTS), _article_fraction),
    Reader("an hour and a half", _has_article, _drafted(find_unit_and_part)),
    Reader(
        "a tenner",
        lambda place: _has_article(place) and place.word.endswith(SUMS),
        lambda place: place.found(find_article_sum(place.passage, place.at), place.end),
    ),
    Reader(
        "only an hour",
        lambda place: _has_article(place) and place.word.endswith(SINGLE_UNITS),
        lambda place: place.found(find_single_unit(place.passage, place.at), place.at + 1),
    ),
    Reader("a pair of trawlers", lambda place: place.word.removeprefix("a ") in SETS, _set),
    Reader("half of it to her, the other quarter to him", lambda place: place.word in DENOMINATORS, _other_part),
    Reader(
        "quarter of an hour",  # but not: the fifth quarter to $2bn
        lambda place: place.word == "quarter" and not place.passage.text.startswith(" to ", place.end),
        _quarter,
    ),
    Reader("doubled", lambda place: place.word in _WHOLE_WORDS, _whole_word),
    Reader("half of", lambda place: place.word == "half", _drafted(find_half)),
    Reader("no one", _anywhere, _saying),
    Reader("flights two and three", _anywhere, _skipped(end_of_named_list)),
    Reader("twelve people", _anywhere, _number),
)


# Figures


def _begins_number(place: Place) -> bool:
    """Whether a digit stands there that continues no word or address."""
    return place.first.isdigit() and not place.last.isalnum() and place.last not in _IN_ADDRESS


def _is_bare(place: Place) -> bool:
    return place.first.isdigit() and not place.last.isalnum() and place.last not in _JOINED


def _point(place: Place) -> Found:
    continues = place.last.isalnum() or place.last in (".", ")")
    return (None, place.at + 1) if continues else find_quantity(place.passage, place.at)


def _age_in_figures(place: Place) -> bool:
    return place.last in (" ", "-") and "s" in place.passage.text[place.at + 1 : place.at + 4]


def _figure(place: Place) -> Found:
    """A number in figures, with the letters that stand at it."""
    quantity, end = find_quantity(place.passage, place.at)
    reached = max(end, place.at + 1)
    rest = _WORD_END.match(place.passage.text, reached, place.passage.end)
    return quantity, rest.end() if rest else reached


FIGURES: tuple[Reader, ...] = (
    Reader(".5 per cent", lambda place: place.first == ".", _point),
    Reader("over 65s", _age_in_figures, _drafted(find_age_group)),
    Reader(
        "an over-65 population",
        lambda place: place.last == "-" or place.passage.text.startswith("something", place.at + 3),
        _drafted(find_age_named),
    ),
    Reader("2019-budget.xlsx", _anywhere, _skipped(end_of_file_name)),
    Reader("flights 93 and 175", _anywhere, _skipped(end_of_named_list)),
    Reader("the Russell 2000", lambda place: place.first == "2" and place.last == " ", _skipped(end_of_index)),
    Reader("8 June 2020", lambda place: not place.last.isalnum() and place.last not in _IN_ADDRESS, _date),
    Reader("a Ford '74", lambda place: place.first in "'‘’", lambda place: (None, place.at + 1)),
    Reader(
        "he is 6'4\"",
        lambda place: place.passage.text[place.at + 1 : place.at + 2] in _FEET_SIGNS and place.last == " ",
        _drafted(find_feet_and_inches),
    ),
    Reader("odds of 9/4", lambda place: _begins_number(place) and place.last not in _JOINED, _drafted(find_odds)),
    Reader(
        "in 2:04.31",
        lambda place: place.last == " " and ":" in place.passage.text[place.at + 1 : place.at + 3],
        _drafted(find_clocked),
    ),
    Reader(
        "3h20",
        lambda place: _HOURS.match(place.passage.text, place.at, place.passage.end) is not None,
        _drafted(find_hours_and_minutes),
    ),
    Reader("won 3-1", lambda place: _is_bare(place) and place.last not in (",", "/"), _drafted(find_result)),
    Reader("7.30pm", lambda place: place.first.isdigit(), _skipped(skip_figures)),
    Reader("1,200 people", _anywhere, _figure),
)
