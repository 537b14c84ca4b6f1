"""The claim in short English, for people who do not read its language.

Figures and dates are written in one way whatever the text's way (`figures`); the words around them come from the
clause: trimmed in English (`extract.en.gloss`), made anew from its parts in Chinese (`extract.zh.gloss`).
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from extract.gloss.figures import GROWN, period, rendered
from extract.languages import language_for
from extract.model import Claim, Lang, Quantity, Span
from extract.quantities.likeness import in_unit_of
from extract.text.document import Document
from extract.text.tables import Cell, plain

LONGEST = 110  # characters of a gloss


def gloss(claim: Claim, document: Document) -> Claim:
    """`claim` with its `gloss` filled in."""
    language = language_for(claim.lang)
    figures = [q for q in claim.quantities if q.kind != "date" and q.role not in ("time", "context")]
    cell = document.cells.get(figures[0].start) if figures else None
    if cell is not None and cell.row[0] < cell.row[1]:
        text = _cell(claim, document, figures[0], cell)
    elif claim.kind == "price" and any(q.role == "goods" for q in figures):
        text = _price(claim, document, figures)
    elif claim.kind == "change" and any(q.role in ("by", "from", "to") for q in figures):
        text = language.gloss_around(claim, document, figures, _change(figures, claim, document))
    else:
        text = language.gloss_around(claim, document, figures, "")
    when = period(claim.time_start, claim.time_end)
    if when and when not in text:
        text = f"{text}, {when}" if text else when
    text = text or _days(claim) or document.folded[claim.start : claim.end]
    values = list(_VALUES(claim))
    values[_GLOSS] = _short(text)
    return Claim(*values)


# What `dataclasses.replace` does, at half of its cost.
_FIELDS = [each.name for each in fields(Claim)]
_VALUES, _GLOSS = attrgetter(*_FIELDS), _FIELDS.index("gloss")


def figure(quantity: Quantity, claim: Claim, document: Document) -> str:
    """One quantity of a claim in English, the counted thing included."""
    language = language_for(claim.lang)
    return rendered(quantity, language.gloss_item(quantity, document), language.gloss_classifier)


def _cell(claim: Claim, document: Document, quantity: Quantity, cell: Cell) -> str:
    """Norland: $527,854 (annual salary): a figure of a table with the heads of its row and column."""
    row, head = (_named(document, span, claim.lang) for span in (cell.row, cell.column or cell.row))
    if cell.column is None or not head:
        return f"{row}: {figure(quantity, claim, document)}"
    return f"{row}: {rendered(quantity)} ({head})"


def _named(document: Document, span: Span, lang: Lang) -> str:
    """The head of a row or column in English, without the unit behind it in brackets."""
    named = language_for(lang).gloss_head(plain(document.text, span))
    return named[:1].upper() + named[1:]


def _days(claim: Claim) -> str:
    """The dates of a claim that has several and nothing else to say."""
    return ", ".join(dict.fromkeys(filter(None, (period(q.start_date, q.end_date) for q in claim.quantities))))


def _price(claim: Claim, document: Document, figures: list[Quantity]) -> str:
    """8 CNY for 30,000 face photos."""
    paid = [figure(q, claim, document) for q in figures if q.role != "goods"]
    goods = [figure(q, claim, document) for q in figures if q.role == "goods"]
    return f"{', '.join(paid)} for {' / '.join(goods)}"


def _change(figures: list[Quantity], claim: Claim, document: Document) -> str:
    """up 76% from $639m to $1.13bn (£600m)."""
    parts: list[str] = []
    for role, word in (("by", ""), ("from", "from"), ("to", "to")):
        values = [figure(q, claim, document) for q in figures if q.role == role]
        if values:
            others = f" ({', '.join(values[1:])})" if len(values) > 1 else ""
            parts.append(f"{word} {values[0]}{others}".strip())
    grown = _grown(next((q for q in figures if q.role == "by"), None), claim.lang, document)
    if grown:
        return " ".join([grown, *parts[1:]])
    by = next((q.direction for q in figures if q.role == "by" and q.direction), None)
    direction = by or _direction(figures) or next((q.direction for q in figures if q.direction), None)
    return " ".join([direction, *parts] if direction else parts)


def _grown(quantity: Quantity | None, lang: Lang, document: Document) -> str:
    """The word for what it then is, where it is told by how many times it grew: 增加一倍, 翻一番, 翻倍 and doubled."""
    if quantity is None or quantity.unit != "x" or quantity.direction != "up" or quantity.max_value is not None:
        return ""
    word = _FOLDS.get(str(language_for(lang).times_grown(quantity, document)))
    return f"{_BOUNDS[quantity.modifier]}{word}" if word is not None else ""


_FOLDS = dict(zip(("2", "3", "4"), GROWN, strict=True))
_BOUNDS = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "nearly ", "<=": "at most "}


def _direction(figures: list[Quantity]) -> str | None:
    """Which way from `from` to `to`, when no rate says so and their units can be compared."""
    before = next((q for q in figures if q.role == "from"), None)
    after = next((q for q in figures if q.role == "to"), None)
    if before is None or after is None or after.value is None:
        return None
    base = in_unit_of(before, after)
    if base is None or base == after.value:
        return None
    more = after.value > base
    return "up" if more != (after.kind == "rank") else "down"  # from 8th to 3rd is up


def _short(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    cut = text.rfind(" ", LONGEST // 2, LONGEST)  # Chinese has few
    return text[: cut if cut > 0 else LONGEST].rstrip(" ,;:") + " …"
