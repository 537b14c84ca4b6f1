"""What a typed query means: its figures in base units, and its words with their counterparts in the other language."""

from __future__ import annotations

import re
import sqlite3
from datetime import date

from db.reading.finding import EVERYWHERE, NOTHING, Figure, Hit, Period, Wanted, Within, search
from extract.model import Quantity
from extract.text.fold import fold


def find(connection: sqlite3.Connection, query: str, limit: int, within: Within = EVERYWHERE) -> list[Hit]:
    """Claims that `query` asks for, in either language and script, the best first; all of `within` for an empty one."""
    return search(connection, understand(query) if query.strip() else NOTHING, limit, within)


def understand(query: str) -> Wanted:
    """The query run through the extractor as if it were a text: "20 million cameras" asks for a figure and a word."""
    from extract.pipeline import find_quantities
    from extract.text.document import Document, language_of

    # A full stop makes it a sentence: a date that fills a line would be the line's own, and no figure.
    document = Document.of(f"{query}。", language_of(query, "en"))
    quantities = [quantity for quantity in find_quantities(document) if not quantity.optional]
    figures = [meant for quantity in quantities if (meant := _meant(quantity)) is not None]
    rest = list(query)
    for quantity in quantities:
        rest[quantity.start : quantity.end] = " " * (quantity.end - quantity.start)
    left = "".join(rest)
    bare = [float(number.group().replace(",", "")) for number in _BARE.finditer(fold(left))]
    return Wanted(query, (*figures, *(Figure(number, number) for number in bare)), _words(left))


def _meant(quantity: Quantity) -> Figure | Period | None:
    from extract.quantities.lexicon import base_value

    if quantity.kind == "date":
        return _period(quantity.start_date, quantity.end_date)
    if quantity.value is None:
        return None
    low, unit = base_value(quantity.value, quantity.unit)
    high, _ = base_value(quantity.max_value if quantity.max_value is not None else quantity.value, quantity.unit)
    return Figure(float(low), float(high), unit)


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end or start) if start is not None else None


# A number that is left over has nothing to count beside it, as in 青溪 死亡 17.
_BARE = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w.])|(?<![\w.])\d{1,15}(?:\.\d+)?(?![\w.])", re.ASCII)
_SPOKEN = re.compile(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")


def _words(text: str) -> tuple[tuple[str, ...], ...]:
    """Each meaningful word of `text` with all words of both languages for the same idea."""
    from claims.match.words.surfaces import surfaces
    from claims.match.words.terms import terms
    from extract.model import Lang

    found: list[tuple[str, ...]] = []
    for run in _SPOKEN.finditer(text):
        lang: Lang = "zh" if "\u3400" <= run.group()[0] <= "\u9fff" else "en"
        for term in terms(run.group(), lang):
            typed = run.group()[term.start : term.end]
            found.append(tuple(dict.fromkeys((typed, *(surfaces(term.form) if term.sort == "idea" else ())))))
    return tuple(dict.fromkeys(found))
