"""A Chinese clause in English: its subject, its figures and the words nearest to them, in the order of the text.

It translates no sentence; what becomes of each word is `extract.zh.wording`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Document
from extract.figures import rendered
from extract.fold import fold
from extract.model import Claim, Quantity
from extract.zh.wording import classifier, line, phrase, split, translated

NEAR = 8  # words kept on either side of the figures
EVENT_WORDS = 14
REACH = 40  # characters on either side of the figures that are looked at


def around(claim: Claim, document: Document, figures: Sequence[Quantity], change: str) -> str:
    """`Subject: words figure words`; `change`, when given, stands for all the figures."""
    subject, subject_span = _subject(claim, document)
    first, last = _frame(claim, figures)
    pieces: list[tuple[int, str]] = []
    low, high = (first - REACH, last + REACH) if figures else (claim.start, claim.start + 2 * REACH)
    for start, end in _gaps(claim, subject_span):
        if start < high and end > low:
            tokens = document.tokens_between(max(start, low), min(end, high))
            pieces.extend(translated(document.folded, tokens))
    before = [text for at, text in pieces if at < first]
    after = line(_head([text for at, text in pieces if at >= last]))
    if not figures:
        body = line(before[:EVENT_WORDS])
    else:
        middle = change or _figures(claim, document, figures, pieces)
        if _is_counted(claim, figures) and all(_is_place(text) or text in _HAVING for text in before):
            places = line(text for text in before if _is_place(text))
            wide = line(text for text in before if text in _WIDE)
            return _sentence(middle, f"in {places}" if places else wide, after)
        body = _sentence(line(_tail(_led(before, middle))), middle, after)
    return f"{subject}: {body}" if subject and body else subject or body


# Said already by `up` and `down`, or left hanging before them.
_MOVES = frozenset(["grow", "increase", "rise", "fall", "decrease", "raise", "cut", "decline", "shrink", "reach"])
_HANGING = frozenset(["from", "to", "by", "in", "than"])
_WIDE = frozenset(["nationwide", "worldwide"])
_HAVING = frozenset(["have", "is", ",", *_WIDE])


def _led(before: list[str], middle: str) -> list[str]:
    """The words before the figures without those that the figures say themselves."""
    if not middle.startswith(("up ", "down ")):
        return before
    kept = [text for text in before if text not in _MOVES]
    while kept and kept[-1] in _HANGING:
        kept.pop()
    return kept


def _is_place(text: str) -> bool:
    return text[:1].isupper()


def _sentence(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in English, singular; None when the quantity has none."""
    if quantity.item is None:
        return None
    start = quantity.item_start
    if start is None:
        start = document.text.find(quantity.item, quantity.end, quantity.end + 80)
    return (phrase(document, start, start + len(quantity.item)) if start >= 0 else split(fold(quantity.item))) or None


def _is_counted(claim: Claim, figures: Sequence[Quantity]) -> bool:
    """The subject is what is counted: it need not be said twice."""
    return any(q.kind == "count" and q.item and claim.subject and q.item in claim.subject for q in figures[:1])


def _frame(claim: Claim, figures: Sequence[Quantity]) -> tuple[int, int]:
    if not figures:
        return claim.end, claim.end
    return min(q.start for q in figures), max(_after(q) for q in figures)


def _after(quantity: Quantity) -> int:
    """The end of a quantity with the counted thing behind it."""
    if quantity.item is not None and quantity.item_start is not None and quantity.item_start >= quantity.start:
        return max(quantity.end, quantity.item_start + len(quantity.item))
    return quantity.end


def _subject(claim: Claim, document: Document) -> tuple[str, tuple[int, int]]:
    if not claim.subject:
        return "", (0, 0)
    start = document.text.rfind(claim.subject, 0, claim.end)
    span = (start, start + len(claim.subject)) if start >= 0 else (0, 0)
    text = phrase(document, *span) if start >= 0 else split(fold(claim.subject))
    return text[:1].upper() + text[1:], span


def _gaps(claim: Claim, subject: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """What is left of the clause without subject, figures, dates and the words that attribute."""
    taken = [subject, *((q.start, _after(q)) for q in claim.quantities)]
    taken.extend((a.start, a.end) for a in claim.attributions)
    at = claim.start
    for start, end in sorted(taken):
        if start > at and start < claim.end:
            yield at, start
        at = max(at, min(end, claim.end))
    if at < claim.end:
        yield at, claim.end


_BEHIND = {"后": "later", "前": "before"}


def _figures(claim: Claim, document: Document, figures: Sequence[Quantity], pieces: list[tuple[int, str]]) -> str:
    """The figures in their order with the few words between them."""
    parts: list[str] = []
    for index, quantity in enumerate(figures):
        text = rendered(quantity, item(quantity, document), classifier)
        if quantity.direction and claim.kind == "change":
            text = f"{quantity.direction} {text}"
        parts.append(text)
        if quantity.kind == "duration" and (behind := _BEHIND.get(document.folded[quantity.end : quantity.end + 1])):
            parts.append(behind)
        if index + 1 < len(figures):
            parts.extend([t for at, t in pieces if _after(quantity) <= at < figures[index + 1].start][:4])
    return line(parts)


def _tail(texts: list[str]) -> list[str]:
    """The last words, from the comma that leaves enough of them."""
    near = texts[-NEAR:]
    return near[near.index(",") + 1 :] if "," in near[: len(near) // 2] else near


def _head(texts: list[str]) -> list[str]:
    near = texts[:NEAR]
    return near[: near.index(",")] if "," in near else near
