"""The English corpora: texts of ours, one file per kind, and the quantities that they must yield."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extract.en.passage import Passage
from extract.en.quantities.readers import FIGURES, WORDS, Place, Reader
from extract.en.quantities.scan import candidates
from extract.en.quantities.thrownaway import SORTS, Figures
from extract.quantities.lexicon import currencies, units
from tests.corpus_runner import cases, check, found


@pytest.mark.parametrize("case", cases("en"))
def test_case(case: dict[str, Any]) -> None:
    check(case, "en")


EXAMPLES = [
    pytest.param(text, line, id=text)
    for examples in [*(each.examples for each in units()), *(each.examples for each in currencies())]
    for text, line in examples.get("en", {}).items()
]


@pytest.mark.parametrize(("text", "line"), EXAMPLES)
def test_lexicon_example(text: str, line: str) -> None:
    assert line in [shown.split(" per ")[0] for shown in found(text, "en")] or line in found(text, "en")


def is_thrown_away(sort: Figures, text: str) -> bool:
    """Whether the first figures of a text are of a sort that counts nothing."""
    first = next(at for at, letter in enumerate(text) if letter.isdigit())
    return sort.end_at(Passage(text, 0, len(text), None, None), first, len(text)) is not None


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: str(sort.sort))
def test_figures_that_count_nothing(sort: Figures) -> None:
    assert [text for text in sort.thrown if not is_thrown_away(sort, text)] == []
    assert [text for text in sort.kept if is_thrown_away(sort, text)] == []
    assert sort.thrown


def readers_heard(text: str) -> list[Reader]:
    """The readers that answer first at the places of a text."""
    passage = Passage(text, 0, len(text), date(2020, 3, 4), None)
    heard: list[Reader] = []
    for match in candidates().finditer(text):
        place = Place.of(passage, match)
        for reader in WORDS if place.word else FIGURES:
            found = reader.read(place) if reader.may_begin(place) else None
            if found is not None:
                heard.append(reader)
                passage.found.extend(filter(None, found[:1]))
                break
    return heard


@pytest.mark.parametrize("reader", [*WORDS, *FIGURES], ids=lambda reader: str(reader.example))
def test_a_reader_has_its_example(reader: Reader) -> None:
    assert reader in readers_heard(reader.example)
