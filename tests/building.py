"""Sources and appearances for the tests of the database, made without the extractor."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from db.texts.rows import Appearance, Base
from extract.appearance import appearance_id
from extract.model import Attribution, Claim, Quantity, Source
from extract.quantities.lexicon import base_value


def source(text: str, name: str = "one", **known: Any) -> Source:
    """A source at an address of its own, published on a fixed day."""
    return Source(
        text, f"https://{name}.example/", title=f"Title {name}", published=date(2020, 1, 2), lang="zh", **known
    )


def appearance(
    of: Source, exact: str, value: str, unit: str | None = None, *, gloss: str = "", by: str = ""
) -> Appearance:
    """One appearance whose clause is the whole text and whose figure stands at `exact`; `by` names who says it."""
    start = of.text.index(exact)
    quantity = Quantity(start, start + len(exact), "count", "test", Decimal(value), unit=unit)
    said = (Attribution(of.text.index(by), of.text.index(by) + len(by), by, 0, len(of.text), "test"),) if by else ()
    claim = Claim("count", 0, len(of.text), 0, len(of.text), "zh", "test", gloss or value, (quantity,), said)
    base, base_unit = base_value(Decimal(value), unit)
    return Appearance(appearance_id(claim, of), claim, (Base(base, None, base_unit),))
