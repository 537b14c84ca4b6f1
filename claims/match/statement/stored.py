"""Rows of a database, or of a dataset in its columns' names, as the claims that they were made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from db.texts.sentences import place_of
from extract.model import Attribution, Claim, Quantity


def stored_claim(
    row: Mapping[str, Any], quantities: Sequence[Mapping[str, Any]], attributions: Sequence[Mapping[str, Any]]
) -> Claim:
    """The claim of a row of `appearances` and its parts; its sentence begins where it does without blanks."""
    begun = row["start"] - max(place_of(row, row["text"]), 0)
    return Claim(
        row["kind"],
        row["start"],
        row["end"],
        begun,
        begun + len(row["text"]),
        row["lang"],
        row["rule"],
        row["gloss"],
        quantities=tuple(stored_quantity(each) for each in quantities),
        attributions=tuple(_attribution(each, row) for each in attributions),
        subject=row["subject"],
        negated=bool(row["negated"]),
        hedged=bool(row["hedged"]),
        time_start=day_of(row["time_start"]),
        time_end=day_of(row["time_end"]),
        place=row["place"],
    )


def _attribution(row: Mapping[str, Any], appearance: Mapping[str, Any]) -> Attribution:
    scope = (appearance["start"], appearance["end"])
    return Attribution(row["start"], row["end"], row["name"], *scope, appearance["rule"], row["url"])


def stored_quantity(row: Mapping[str, Any]) -> Quantity:
    """The quantity of a row of `quantities`."""
    return Quantity(
        start=row["start"],
        end=row["end"],
        kind=row["kind"],
        rule="",
        value=exact_value(row["value"]),
        max_value=exact_value(row["max_value"]),
        unit=row["unit"],
        modifier=row["modifier"],
        direction=row["direction"],
        item=row["item"],
        per=row["per"],
        start_date=day_of(row["start_date"]),
        end_date=day_of(row["end_date"]),
        vague=bool(row["vague"]),
        role=row["role"],
    )


def day_of(value: str | None) -> date | None:
    """The day of an ISO 8601 date, if any."""
    return date.fromisoformat(value) if value else None


def exact_value(value: float | None) -> Decimal | None:
    """A stored number as it was written."""
    return Decimal(str(value)) if value is not None else None
