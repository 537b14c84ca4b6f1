"""What must hold whatever comes in, tried for a moment on each way in, and on all that once broke it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.ingest import connection
from tests.fuzz.pieces import bytes_of, text_of, words
from tests.fuzz.running import TARGETS, inputs, stored
from tests.fuzz.target import BrokenError, Target, TooSlowError, demand, limited, signature
from tests.fuzz.texts import check_extraction, check_figures

# Inputs of one target: together some ten seconds on a quiet machine.
TIMES = {"growth": 4, "adding": 4, "import": 4, "docx": 6, "epub": 6, "pdf": 20, "html": 8, "requests": 40}
OTHERWISE = 60
SORTS = ("numerals", "units", "dates", "words", "marks", "strange")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    is_public = connection.is_public  # which the served target replaces, so that no request leaves the machine
    yield tmp_path_factory.mktemp("fuzz")
    connection.is_public = is_public


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_what_was_found_once(target: Target, scratch: Path) -> None:
    for data in stored(target):
        target.run(data, scratch)


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_a_few_inputs_break_nothing(target: Target, scratch: Path) -> None:
    for data in itertools.islice(inputs(target, 1), TIMES.get(target.name, OTHERWISE)):
        target.run(data, scratch)


PIECES = st.lists(st.one_of(*(st.sampled_from(words(sort)) for sort in SORTS), st.text(max_size=4)), max_size=14)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_any_pieces_are_a_text(pieces: list[str]) -> None:
    data = bytes_of("".join(pieces))
    check_extraction(data, Path())
    check_figures(data, Path())


@given(st.text() | st.text(st.characters(categories=("Cs", "Nd", "Lo"))))
def test_every_text_has_bytes(text: str) -> None:
    assert text_of(bytes_of(text)) == text


def test_an_input_that_takes_too_long_is_told() -> None:
    with pytest.raises(TooSlowError), limited(0.05):
        any(number < 0 for number in itertools.count())


def test_one_mistake_has_one_signature() -> None:
    told = []
    for shown in (1, 2):
        with pytest.raises(BrokenError) as broken:
            demand(False, "spans are exact", shown)
        told.append(signature(broken.value))
    assert told == ["spans are exact"] * 2
