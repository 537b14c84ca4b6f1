"""Data classes to rows: the only file where their field names meet column names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from extract.model import CONTEXT, FRAMING, Attribution, Claim, Portable, Quantity, Source

Values = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Base(Portable):
    """A quantity's figures in the base unit of its dimension, so that 3 km meets 3,000 m."""

    value: Decimal | None
    max_value: Decimal | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Appearance(Portable):
    """A claim ready to be stored: with its id, and the base figures of its quantities in their order."""

    id: str
    claim: Claim
    bases: tuple[Base, ...]


KNOWN = ("title", "publisher", "author", "published", "published_basis", "lang", "region", "given")
VERSION = (
    "id", "source_id", "fetched_at", "sha256", "extractor", "reader", "text",
    "archive_offset", "archive_length", "original_sha256",
)  # fmt: skip
APPEARANCE = (
    "id", "docid", "source_id", "version_id", "kind", "gloss", "subject", "lang", "exact", "prefix", "suffix",
    "start", "end", "text", "time_start", "time_end", "place", "published", "negated", "hedged", "rule",
)  # fmt: skip
QUANTITY = (
    "appearance_id", "position", "role", "exact", "start", "end", "kind", "value", "max_value", "unit",
    "modifier", "direction", "item", "per", "start_date", "end_date", "vague",
    "base_value", "base_max_value", "base_unit",
)  # fmt: skip
ATTRIBUTION = ("appearance_id", "position", "name", "exact", "start", "end", "url")

# Of `quantities` those that are claimed, and do not only frame what is.
ASSERTED = f"role NOT IN ({', '.join(repr(role) for role in sorted(FRAMING))})"


def source_id(source: Source) -> str:
    """Twelve hex digits: of the address; without one the source's identity; of the text without either."""
    if source.url is None and source.identity is not None:
        return source.identity
    return id_of_address(source.url or source.text)


def id_of_address(address: str) -> str:
    """The id of the source that has this address."""
    return hashlib.sha256(address.encode()).hexdigest()[:12]


def location_hash(location: str) -> str:
    """Sixteen hex digits of where a file lies: enough to know it again, and nobody's folders are published."""
    return hashlib.sha256(location.encode()).hexdigest()[:16]


def version_id(owner: str, sha256: str) -> str:
    """Sixteen hex digits of the source's id and its text."""
    return hashlib.sha256(f"{owner}{sha256}".encode()).hexdigest()[:16]


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as stored beside it."""
    return hashlib.sha256(text.encode()).hexdigest()


def known(source: Source) -> Values:
    """The values of `KNOWN`: what is said of a source beside its address."""
    return (
        source.title,
        source.publisher,
        source.author,
        _day(source.published),
        source.published_basis,
        source.lang,
        source.region,
        " ".join(sorted(source.given)) or None,
    )


def as_given(source: Source, stored: Mapping[str, str | None]) -> Source:
    """`source` with what a person stated of it earlier, as `stored` holds it, wherever nothing new is stated."""
    kept = set((stored["given"] or "").split())
    values: dict[str, Any] = {name: stored[name] for name in kept - source.given if name in KNOWN}
    if "published" in values:
        values |= {"published": date.fromisoformat(values["published"]), "published_basis": "given"}
    return replace(source, given=source.given | kept, **values)


def appearance_row(found: Appearance, source: Source, docid: int, version: str) -> Values:
    """The values of `APPEARANCE`."""
    claim, text = found.claim, source.text
    return (
        found.id,
        docid,
        source_id(source),
        version,
        claim.kind,
        claim.gloss,
        claim.subject,
        claim.lang,
        text[claim.start : claim.end],
        text[max(0, claim.start - CONTEXT) : claim.start],
        text[claim.end : claim.end + CONTEXT],
        claim.start,
        claim.end,
        text[claim.sentence_start : claim.sentence_end].strip(),
        _day(claim.time_start),
        _day(claim.time_end),
        claim.place,
        _day(source.published),
        int(claim.negated),
        int(claim.hedged),
        claim.rule,
    )


def quantity_row(appearance: str, position: int, quantity: Quantity, base: Base, text: str) -> Values:
    """The values of `QUANTITY`; `position` counts from 0 in the claim's own order."""
    return (
        appearance,
        position,
        quantity.role,
        text[quantity.start : quantity.end],
        quantity.start,
        quantity.end,
        quantity.kind,
        _real(quantity.value),
        _real(quantity.max_value),
        quantity.unit,
        quantity.modifier,
        quantity.direction,
        quantity.item,
        quantity.per,
        _day(quantity.start_date),
        _day(quantity.end_date),
        int(quantity.vague),
        _real(base.value),
        _real(base.max_value),
        base.unit,
    )


def attribution_row(appearance: str, position: int, attribution: Attribution, text: str) -> Values:
    """The values of `ATTRIBUTION`; who the name is in the database is found out by the store."""
    return (
        appearance,
        position,
        attribution.name,
        text[attribution.start : attribution.end],
        attribution.start,
        attribution.end,
        attribution.url,
    )


def _real(value: Decimal | None) -> float | None:
    return float(value) if value is not None else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
