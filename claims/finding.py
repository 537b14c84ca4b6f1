"""What a typed query means: its figures in base units, and its words with their counterparts in the other language."""

from __future__ import annotations

import re
import sqlite3
from datetime import date

from db.finding import Figure, Hit, Period, Wanted, search
from extract.model import Quantity


def find(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """Claims that `query` asks for, in either language and script, the best first."""
    return search(connection, understand(query), limit)


def understand(query: str) -> Wanted:
    """The query run through the extractor as if it were a text: "20 million cameras" asks for a figure and a word."""
    from extract.document import Document, language_of
    from extract.pipeline import find_quantities

    document = Document.of(query, language_of(query, "en"))
    quantities = [quantity for quantity in find_quantities(document) if not quantity.optional]
    figures = tuple(meant for quantity in quantities if (meant := _meant(quantity)) is not None)
    rest = query
    for quantity in quantities:
        rest = rest[: quantity.start] + " " * (quantity.end - quantity.start) + rest[quantity.end :]
    return Wanted(query, figures, _words(rest))


def _meant(quantity: Quantity) -> Figure | Period | None:
    from extract.lexicon import base_value

    if quantity.kind == "date":
        return _period(quantity.start_date, quantity.end_date)
    if quantity.value is None:
        return None
    low, unit = base_value(quantity.value, quantity.unit)
    high, _ = base_value(quantity.max_value if quantity.max_value is not None else quantity.value, quantity.unit)
    return Figure(float(low), float(high), unit)


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end or start) if start is not None else None


_SPOKEN = re.compile(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")


def _words(text: str) -> tuple[tuple[str, ...], ...]:
    """Each meaningful word of `text` with all words of both languages for the same idea."""
    from claims.match.words import surfaces, terms
    from extract.model import Lang

    found: list[tuple[str, ...]] = []
    for run in _SPOKEN.finditer(text):
        lang: Lang = "zh" if "\u3400" <= run.group()[0] <= "\u9fff" else "en"
        for term in terms(run.group(), lang):
            typed = run.group()[term.start : term.end]
            found.append(tuple(dict.fromkeys((typed, *(surfaces(term.form) if term.sort == "idea" else ())))))
    return tuple(dict.fromkeys(found))
