"""Times of day without a date, which no claim needs to be right about: the day that they are taken to be on."""

from __future__ import annotations

from datetime import date

import pytest

from extract.pipeline import find_quantities
from extract.text.document import Document


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5月12日，晚上8时起火。", 12),
        ("5月12日有3人受伤，晚上8时火势受控。", 12),
        ("有3人受伤，晚上8时火势受控。", 20),
        ("5月12日有3人受伤。晚上8时火势受控。", 20),
    ],
)
def test_a_time_of_day_is_on_the_day_that_its_sentence_names(text: str, day: int) -> None:
    *_, clock = find_quantities(Document.of(text, "zh", date(2024, 5, 20)))
    assert (clock.rule, clock.start_date, clock.end_date) == ("date: time of day", *[date(2024, 5, day)] * 2)
