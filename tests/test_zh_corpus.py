"""The Chinese corpora: texts of ours, one file per kind and region, and the quantities that they must yield."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extract.quantities.lexicon import currencies, units
from extract.zh.quantities.tails import classifiers
from tests.corpus_runner import cases, check, found


@pytest.mark.parametrize("case", cases("zh"))
def test_case(case: dict[str, Any]) -> None:
    check(case, "zh")


COMMA = re.compile(r"，(?:(?<=[\u3400-\u9fff]，)|(?=[\u3400-\u9fff]))")
PUNCTUATED = [each for each in cases("zh") if COMMA.search(each.values[0]["text"]) and not each.marks]


@pytest.mark.parametrize("case", PUNCTUATED)
def test_commas_of_half_width_part_clauses_too(case: dict[str, Any]) -> None:
    check({**case, "text": COMMA.sub(",", case["text"])}, "zh")


def without_rate(line: str) -> str:
    """The line of an example without its `per`, which the tables leave out."""
    words = line.split(" ")
    return " ".join(words[: words.index("per")] + words[words.index("per") + 2 :]) if "per" in words else line


EXAMPLES = [
    pytest.param(text, line, id=text)
    for examples in [*(each.examples for each in units()), *(each.examples for each in currencies())]
    for text, line in examples.get("zh", {}).items()
]


@pytest.mark.parametrize(("text", "line"), EXAMPLES)
def test_lexicon_example(text: str, line: str) -> None:
    shown = [without_rate(one) for one in found(text, "zh")]
    assert any(one == line or one.startswith(f"{line} ") for one in shown), shown


CLASSIFIERS = [
    pytest.param(*example.split(" → "), id=surface)
    for table in ("words", "things")
    for surface, example in classifiers(table).items()
]


@pytest.mark.parametrize(("text", "lines"), CLASSIFIERS)
def test_classifier_example(text: str, lines: str) -> None:
    shown = [without_rate(one) for one in found(text, "zh")]
    for line in lines.split("; "):
        assert line in shown
