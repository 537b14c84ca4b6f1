"""The English corpora: texts of ours, one file per kind, and the quantities that they must yield."""

from __future__ import annotations

from typing import Any

import pytest

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
