"""Text without an end, of one mark alone: the cost grows with its length and no faster."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from extract import extract
from extract.text.document import language_of

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
