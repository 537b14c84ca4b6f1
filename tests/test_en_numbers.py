"""English numbers: what is rendered in words or figures is read back, and spans are exact."""

from __future__ import annotations

import doctest
from datetime import date
from decimal import Decimal
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.en.dates.calendar import weekday_near, year_of_day, year_of_month
from extract.en.numbers import numbers
from extract.en.numbers.number_words import ORDINALS, SCALES, TENS, UNITS
from extract.en.numbers.numbers import read_number
from extract.en.quantities import nouns
from extract.en.quantities.reader import read_document
from extract.en.words import tags, vocabulary
from extract.model import Quantity
from extract.text.document import Document

WORDS = {int(value): word for word, value in (UNITS | TENS).items()}
LARGE = sorted(((int(value), word) for word, value in SCALES.items() if word not in ("lakh", "crore")), reverse=True)


def below_hundred(number: int) -> str:
    if number in WORDS:
        return WORDS[number]
    return f"{WORDS[number // 10 * 10]}-{WORDS[number % 10]}"


def render(number: int, joint: str = " and ") -> str:
    """A whole number below a quadrillion in words, with or without `and` behind the hundreds."""
    if number < 100:
        return below_hundred(number)
    for size, word in LARGE:
        if number >= size:
            head = render(number // size, joint) + f" {word}"
            rest = number % size
            if not rest:
                return head
            return head + (joint if rest < 100 else " ") + render(rest, joint)
    raise AssertionError(number)


def read(text: str) -> Decimal | None:
    number = read_number(text, 0, len(text))
    return number.value if number and number.end == len(text) else None


@given(st.integers(0, 10**15 - 1), st.sampled_from([" and ", " "]))
def test_words_are_read_back(number: int, joint: str) -> None:
    assert read(render(number, joint)) == number
    assert read(render(number, joint).capitalize()) == number


@pytest.mark.parametrize("number", [*range(1200), 10**6, 10**6 + 1, 2 * 10**9 + 13, 999_999_999_999])
def test_words_are_read_back_one_by_one(number: int) -> None:
    assert read(render(number)) == number
    assert read(render(number, " ")) == number


@given(st.integers(0, 10**15))
def test_figures_are_read_back(number: int) -> None:
    assert read(f"{number:,}") == number
    assert read(str(number)) == number


@given(st.decimals(min_value=0, max_value=9999, places=2), st.sampled_from(["million", "bn", "trillion", "crore", "k"]))
def test_multipliers_multiply(number: Decimal, scale: str) -> None:
    sizes = {"million": 10**6, "bn": 10**9, "trillion": 10**12, "crore": 10**7, "k": 10**3}
    text = f"{number}{scale}" if len(scale) < 3 else f"{number} {scale}"
    assert read(text) == number * sizes[scale]


@pytest.mark.parametrize("word", ORDINALS)
def test_ordinals_are_no_amounts(word: str) -> None:
    number = read_number(word, 0, len(word))
    assert number is not None
    assert number.ordinal


def quantities(text: str) -> list[Quantity]:
    document = Document.of(text, "en", date(2020, 3, 4))
    return read_document(document, document.sentences)


@settings(deadline=None)  # the first call loads the lexicon
@given(st.integers(2, 10**9), st.sampled_from(["people", "jobs", "votes", "surveillance cameras"]))
def test_counts_in_words_and_figures_agree(number: int, noun: str) -> None:
    if 1000 <= number <= 2100:
        return  # four bare digits may be a year
    for shown in (f"{number:,}", render(number)):
        found = quantities(f"The report counts {shown} {noun} in all.")
        assert [(quantity.value, quantity.item) for quantity in found] == [(Decimal(number), noun)]


@settings(deadline=None)
@given(st.text(alphabet="0123456789,.-–%$£ abdeimnorstuv()/'", max_size=80))
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    check_spans(text)


def check_spans(text: str) -> None:
    found = quantities(text)
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for quantity in found:
        if quantity.item is not None and quantity.item_start is not None:
            assert text[quantity.item_start : quantity.item_start + len(quantity.item)] == quantity.item


PIECES = (
    "5|one|two|half|a third of|2004|March|may|10%|$20|million|bn|to|from|between|and|or|last year|Friday|rose|fell|by"
    "|people|jobs|1,000|£3.5-4bn|doubled|twenty-one|dozen|Q3|1990s|6-4|first quarter|no.|per day"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=25))
def test_any_words_give_exact_spans_in_order(words: list[str]) -> None:
    check_spans(" ".join(words))


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_dates_are_read_back(day: date) -> None:
    month = f"{day:%B}"
    shapes = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day.day:02}/{day.month:02}/{day.year}",
    )
    for shape in shapes:
        found = quantities(f"It was opened on {shape} by them.")
        assert [(quantity.start_date, quantity.end_date) for quantity in found] == [(day, day)], shape


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 6), st.booleans())
def test_weekdays_are_near(day: date, weekday: int, future: bool) -> None:
    found = weekday_near(day, weekday, future)
    assert found.weekday() == weekday
    assert 0 <= ((found - day) if future else (day - found)).days <= 6


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(1, 12))
def test_months_and_days_without_a_year_are_near(day: date, month: int) -> None:
    assert abs((year_of_month(day, month, False) * 12 + month) - (day.year * 12 + day.month)) < 12
    year = year_of_day(day, month, 15)
    assert year is not None
    assert abs((date(year, month, 15) - day).days) <= 184


@pytest.mark.parametrize("module", [nouns, numbers, tags, vocabulary], ids=lambda module: module.__name__)
def test_docstrings_tell_the_truth(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
