"""A claim as JSON: the appearance of the outward schema, printed by the command line, stored and served."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from extract.model import CONTEXT, Attribution, Claim, Quantity, Source


def appearance(claim: Claim, source: Source) -> dict[str, Any]:
    """`claim` of `source` in the shape of the appearance schema; plain dicts, strings and JSON numbers."""
    text = source.text
    return {
        "id": appearance_id(claim, source),
        "kind": claim.kind,
        "text": text[claim.sentence_start : claim.sentence_end].strip(),
        "gloss": claim.gloss,
        "lang": claim.lang,
        "subject": claim.subject,
        "negated": claim.negated,
        "hedged": claim.hedged,
        "selector": selector(text, claim.start, claim.end),
        "quantities": [_quantity(quantity, text) for quantity in claim.quantities],
        "attributions": [_attribution(attribution, text) for attribution in claim.attributions],
        "source": source_summary(source),
        "rule": claim.rule,
        "time_start": _day(claim.time_start),
        "time_end": _day(claim.time_end),
        "place": claim.place,
    }


def appearance_id(claim: Claim, source: Source) -> str:
    """Sixteen hex digits that depend on the source's address or identity, the place and the figures."""
    digest = hashlib.sha256()
    digest.update(_bytes(source.url or source.identity or source.text))
    for quantity in claim.quantities:
        digest.update(f"|{quantity.start}-{quantity.end}{quantity.role}".encode())
    digest.update(_bytes(f"|{claim.start}|{source.text[claim.start : claim.end]}"))
    return digest.hexdigest()[:16]


def _bytes(text: str) -> bytes:
    """A text as UTF-8; half of a surrogate pair, which a caller's string may hold, as if it were a character."""
    return text.encode("utf-8", "surrogatepass")


def selector(text: str, start: int, end: int) -> dict[str, Any]:
    """W3C TextQuoteSelector and TextPositionSelector of `text[start:end]` in one."""
    return {
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
        "start": start,
        "end": end,
    }


def source_summary(source: Source) -> dict[str, Any]:
    """What an appearance says of its source; `lang` is empty when nobody knows it."""
    return {
        "url": source.url,
        "title": source.title,
        "published": _day(source.published),
        "lang": source.lang or "",
        "publisher": source.publisher,
        "published_basis": source.published_basis,
        "sha256": hashlib.sha256(_bytes(source.text)).hexdigest(),
    }


def _quantity(quantity: Quantity, text: str) -> dict[str, Any]:
    return {
        **selector(text, quantity.start, quantity.end),
        "kind": quantity.kind,
        "value": number(quantity.value),
        "max_value": number(quantity.max_value),
        "role": quantity.role,
        "unit": quantity.unit,
        "modifier": quantity.modifier,
        "direction": quantity.direction,
        "item": quantity.item,
        "per": quantity.per,
        "start_date": _day(quantity.start_date),
        "end_date": _day(quantity.end_date),
        "vague": quantity.vague,
    }


def _attribution(attribution: Attribution, text: str) -> dict[str, Any]:
    return {
        "name": attribution.name,
        "exact": text[attribution.start : attribution.end],
        "start": attribution.start,
        "end": attribution.end,
        "url": attribution.url,
    }


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where the decimal is whole and exact in it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
