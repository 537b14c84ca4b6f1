"""What a Chinese figure counts, in English: its noun, else what its classifier says of it."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.model import Quantity
from extract.text.document import Document
from extract.text.fold import fold
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.wording import phrase
from extract.zh.words.dictionary import noun


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in English, singular; what its classifier says where nobody understands it, else None."""
    if quantity.item is None:
        return _classified(quantity, document) if quantity.kind == "count" else None
    if _told_of_persons(quantity, document):
        return phrase("人")
    folded = fold(quantity.item)
    if folded in gloss_words().items and _MEDALS.search(document.folded, max(0, quantity.start - 6), quantity.end + 6):
        return gloss_words().items[folded]
    text = phrase(folded)
    if text and not text.rpartition(" ")[2][:1].isupper():
        return text
    if text and folded[-1] not in _PEOPLES and noun(folded) == text:
        return text
    return _classified(quantity, document)


def _told_of_persons(quantity: Quantity, document: Document) -> bool:
    """遇难者升至13人: persons named right before, as who it is told of, are people when they are counted."""
    told = document.text[max(0, quantity.start - _NEAR) : quantity.start]
    return document.text[quantity.end - 1] == "人" and (quantity.item or "人") in told


_NEAR = 14  # characters
_MEDALS = re.compile(r"[\d一二三四五六七八九十]+[金银铜](?:牌|[、，]?[\d一二三四五六七八九十]+[金银铜])")
_SCORE = re.compile(r"(\d{1,3}) ?[比:∶] ?(\d{1,3})")


def scored(quantity: Quantity, document: Document) -> str:
    """3-1 for 3比1 and 3:1 as the score of a match or a vote; empty for other figures."""
    score = _SCORE.fullmatch(document.folded, quantity.start, quantity.end) if quantity.kind == "number" else None
    return f"{score[1]}-{score[2]}" if score is not None else ""


_DOUBLED = frozenset(("翻倍", "翻了倍", "倍增"))


def times_grown(quantity: Quantity, document: Document) -> Decimal | None:
    """How many times as much as before something is that grew: 2 for 翻一番, 翻倍 and 增加一倍."""
    exact = document.folded[quantity.start : quantity.end]
    if "番" in exact or exact in _DOUBLED:
        return quantity.value
    return quantity.value + 1 if "倍" in exact and quantity.value is not None else None


def _classified(quantity: Quantity, document: Document) -> str | None:
    """What a classifier alone says is counted: times, pairs, people; None for a place in a row (前两名)."""
    if document.folded[quantity.start - 1 : quantity.start] in _PLACED:
        return None
    for length in (2, 1):
        said = gloss_words().counted.get(document.folded[max(quantity.start, quantity.end - length) : quantity.end])
        if said is not None:
            return said
    return None


_PLACED = frozenset("前第到至首排")
_PEOPLES = frozenset("国洲省市")  # at the end of a place, which is not what is counted
