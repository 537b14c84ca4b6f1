"""Runs the corpora: a text and the short lines that it must yield, one file per kind under tests/corpus/<language>/."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.model import Lang, Quantity
from extract.pipeline import find_quantities
from extract.text.document import Document

CORPUS = Path(__file__).parent / "corpus"


def short(quantity: Quantity) -> str:
    """One quantity as one line: kind, bound, value or dates, unit, `per`, item, direction; a range as low..high.

    `count > 464000 subscribers down` · `money 3500000000..4000000000 USD` · `date 2020-01-01..2020-03-31`
    """
    parts: list[str] = [quantity.kind]
    if quantity.modifier != "=":
        parts.append(quantity.modifier)
    if quantity.kind == "date":
        first, last = quantity.start_date, quantity.end_date
        parts.append("?" if first is None or last is None else f"{first}" if first == last else f"{first}..{last}")
    elif quantity.value is not None:
        upper = "" if quantity.max_value is None else f"..{quantity.max_value:f}"
        parts.append(f"{quantity.value:f}{upper}")
    parts += [
        part
        for part in (quantity.unit, quantity.per and f"per {quantity.per}", quantity.item, quantity.direction)
        if part
    ]
    return " ".join(parts)


def found(text: str, lang: Lang, published: date | None = None, region: str | None = None) -> list[str]:
    """The short lines of a text, optional quantities left out."""
    quantities = find_quantities(Document.of(text, lang, published, region))
    for quantity in quantities:
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.rule, "every quantity names its rule"
    return [short(quantity) for quantity in quantities if not quantity.optional]


def load(path: Path, *values: object) -> list[Any]:
    """Every case of a file as a pytest parameter named `zh/money:7`, behind `values`; known failures are marked."""
    parameters = []
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1):
        marks = [pytest.mark.xfail(strict=True, reason=case["todo"])] if "todo" in case else []
        parameters.append(pytest.param(*values, case, id=f"{path.parent.name}/{path.stem}:{number}", marks=marks))
    return parameters


def cases(lang: str) -> list[Any]:
    """Every case of the corpora of one language."""
    return [case for path in sorted((CORPUS / lang).glob("*.toml")) for case in load(path)]


def check(case: dict[str, Any], lang: Lang) -> None:
    """The text of a case yields exactly its lines, in reading order."""
    assert found(case["text"], lang, case.get("published"), case.get("region")) == case["quantities"]
