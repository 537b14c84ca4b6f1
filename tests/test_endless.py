"""Text without an end, of one mark alone: the cost grows with its length and no faster."""

from __future__ import annotations

import time
import tracemalloc
from decimal import Decimal

import pytest

from extract import extract
from extract.en.quantities.carry import with_elided
from extract.model import Quantity
from extract.text.document import language_of
from tests.cost import is_linear

LENGTH = 1_000_000
MOST = 0.6  # seconds of processor time, ten times of what it takes; the square of the length takes twice as long again


@pytest.mark.parametrize("mark", ["7", "一", "（", " "])
def test_endless_text_costs_its_length(mark: str) -> None:
    lang = language_of(mark, "en")
    extract(mark * 50, lang)  # loads what is loaded once
    start = time.process_time()
    extract(mark * LENGTH, lang)
    assert time.process_time() - start < MOST


def test_a_region_that_is_none_leaves_nothing_behind() -> None:
    """Whoever calls may name any: a table is kept for those alone that have words of their own."""
    text = "花了500元，长3尺。"
    extract(text, "zh", region="zz")
    tracemalloc.start()
    for number in range(10):
        extract(text, "zh", region=f"z{number}")
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 100_000


def test_a_duration_costs_no_more_at_the_end_of_a_long_text() -> None:
    """Whether something doubled within it is asked of the words before it, not of the whole text before."""
    line = "It took 40 minutes and 3 buses. "

    def read(times: int) -> None:
        text = line * times
        for at in range(0, len(text), len(line)):
            lasting = Quantity(at + 8, at + 18, "duration", "made", Decimal(40), unit="min")
            counted = Quantity(at + 23, at + 24, "count", "made", Decimal(3), item="buses", item_start=at + 25)
            with_elided(text, [lasting, counted])

    assert is_linear(read, 400)
