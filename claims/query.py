"""What a typed query means: its figures in base units, and its words with their counterparts in the other language."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
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
    left = _without(query, [(quantity.start, quantity.end) for quantity in quantities])
    bare = [float(number.group().replace(",", "")) for number in _BARE.finditer(fold(left))]
    spelled = list(_spelled(left))
    bare += [value for _, value in spelled]
    left = _without(left, [place for place, _ in spelled])
    counted = [words for quantity in quantities for words in _words(_counted(quantity))]
    words = tuple(dict.fromkeys((*_words(left), *counted)))
    return Wanted(query, (*figures, *(Figure(number, number) for number in bare)), words)


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with blanks at `places`."""
    rest = list(text)
    for start, end in places:
        rest[start:end] = " " * (end - start)
    return "".join(rest)


def _counted(quantity: Quantity) -> str:
    """The thing counted where it belongs to the figure (3000床): a word of the query; of people any figure may be."""
    inside = quantity.item_start is not None and quantity.item_start < quantity.end
    return quantity.item if inside and quantity.item and quantity.item not in ("人", "人次") else ""


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
# 十三, 二十一 alone or behind a word; not: 第十三, 十三陵, and no single character.
_TENS = re.compile(
    r"(?<![第初周期月十百千万亿一二三四五六七八九十零〇])(?:[一二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九])"
    r"(?![\u3400-\u9fff\d])"
)


def _spelled(text: str) -> Iterator[tuple[tuple[int, int], float]]:
    """The numbers in Chinese characters that are words of their own: where they stand, and their values."""
    from extract.zh.numbers.numerals import evaluate
    from extract.zh.words.tags import tagged

    folded = fold(text)
    for match in _TENS.finditer(folded):
        *_, (word, _) = tagged(folded[: match.end()])
        value = evaluate(match.group()) if word == match.group() else None
        if value is not None:
            yield match.span(), float(value)


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
