"""A fact-checker's verdict on a claim: recorded, put right and withdrawn, whoever it comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, Literal

from claims.errors import ClaimsError
from claims.ingest.addresses import absolute_url, host_of
from db.people import audit, reviews
from db.people.audit import Entry, Who
from db.people.reviews import Review
from db.reading import queries
from db.writing.store import Store


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of a review: the row as it stands, its claim, and whether it was there already."""

    claim_id: str
    outcome: Literal["new", "changed", "unchanged"]
    row: dict[str, Any]


def review(store: Store, name: str, given: Review, *, who: Who) -> Reviewed:
    """Records a review of the claim called `name`, by its id or its beginning, or that of an appearance.

    One at the same address takes the place of the one before. Without a site it is the address's, without a day today.
    NotFound without the claim, ClaimsError for a rating that says nothing, an address that is none, or a value beside
    its scale.
    """
    _demand_sound(given)
    with store.transaction():
        claim_id = queries.current_id(store.connection, name)
        written = reviews.write(store.connection, claim_id, _completed(store, claim_id, given))
        if written.outcome != "unchanged":
            entry = Entry("review", "review", str(written.after["id"]), written.before, written.after)
            audit.record(store.connection, who, [entry])
    return Reviewed(claim_id, written.outcome, written.after)


def withdraw(store: Store, name: str, url: str | None = None, *, who: Who) -> int:
    """Takes back the reviews of a claim, all or the one at `url`; gives how many. The audit trail keeps their words."""
    with store.transaction():
        claim_id = queries.current_id(store.connection, name)
        gone = reviews.withdraw(store.connection, claim_id, url)
        audit.record(store.connection, who, [Entry("withdraw", "review", str(row["id"]), before=row) for row in gone])
    return len(gone)


def _completed(store: Store, claim_id: str, given: Review) -> Review:
    words: dict[str, Any] = {
        field.name: (value.strip() or None) if isinstance(value := getattr(given, field.name), str) else value
        for field in fields(given)
    }
    told = replace(given, **words)
    day = told.reviewed_at or reviews.day_of(store.connection, claim_id, told.url)
    return replace(
        told,
        site=told.site or host_of(told.url).removeprefix("www."),
        reviewed_at=day or datetime.now(UTC).date().isoformat(),
    )


def _demand_sound(given: Review) -> None:
    if not given.rating.strip():
        raise ClaimsError("A review says something: give its rating in words, such as Unproven.")
    if absolute_url(given.url, "") is None:
        raise ClaimsError(f"“{given.url}” is no web address: give one such as https://desk.example/review.")
    numbers = [given.worst_rating, given.rating_value, given.best_rating]
    if any(number is not None and not math.isfinite(number) for number in numbers):
        raise ClaimsError("A rating's value is a plain number, such as 2.")
    worst, value, best = numbers
    if worst is not None and best is not None and not worst < best:
        raise ClaimsError(f"The worst rating, {worst:g}, must be below the best, {best:g}.")
    if value is not None and not (_at_most(worst, value) and _at_most(value, best)):
        raise ClaimsError(f"The rating's value, {value:g}, must lie between the worst and the best.")


def _at_most(lower: float | None, upper: float | None) -> bool:
    return lower is None or upper is None or lower <= upper
