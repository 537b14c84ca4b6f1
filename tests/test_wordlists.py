"""Tables of words: lists and arrays, in sections and without, each read once."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract.en.words.vocabulary import VOCABULARY
from extract.text.wordlists import Table


@pytest.fixture
def table(tmp_path: Path) -> Table:
    path = tmp_path / "words.toml"
    path.write_text('fruit = "apple fig"\nnuts = "brazil_nut"\n[kinds]\nred = ["red_wine"]\ngreen = "tea fig"\n')
    return Table(path)


def test_a_list_keeps_the_order_of_its_file(table: Table) -> None:
    assert table.entries("nuts", "fruit") == ["brazil nut", "apple", "fig"]
    assert table.words("fruit", "kinds.green") == {"apple", "fig", "tea"}


def test_an_underscore_is_a_space_in_a_list_alone(table: Table) -> None:
    assert table.entries("nuts", "kinds.red") == ["brazil nut", "red_wine"]


def test_a_word_knows_its_list(table: Table) -> None:
    assert table.by_word("kinds") == {"red_wine": "red", "tea": "green", "fig": "green"}
    assert table.by_word()["apple"] == "fruit"


def test_a_pattern_prefers_the_longest(table: Table) -> None:
    assert table.either("fruit", "kinds.green") == "apple|fig|tea"
    assert re.match(table.either("fruit"), "figs") is not None


def test_a_list_that_is_not_there_is_an_error(table: Table) -> None:
    with pytest.raises(KeyError, match="vegetables"):
        table.words("vegetables")


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    assert isinstance(Table(tmp_path / "missing.toml"), Table)


def test_words_before_figures_are_bounds() -> None:
    """What patterns look past before a figure is in the table of bounds, or bounds nothing."""
    bounds = set(VOCABULARY.by_word("bounds"))
    assert VOCABULARY.words("figures.soft") - bounds == {"only", "just", "even", "barely", "an average of"}
    assert VOCABULARY.words("figures.bounds") - bounds == {"as few as", "as little as", "as low as"}


WORDS = Path(__file__).parents[1] / "extract" / "zh" / "words"


def twice(held: Any) -> list[str]:
    if isinstance(held, dict):
        return [word for inner in held.values() for word in twice(inner)]
    return [word for word, count in Counter(held.split()).items() if count > 1] if isinstance(held, str) else []


@pytest.mark.parametrize("name", ["grammar", "lexemes", "speech", "tags"])
def test_no_list_holds_a_word_twice(name: str) -> None:
    assert twice(tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))) == []
