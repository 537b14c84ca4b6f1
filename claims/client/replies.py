"""What the API answers to what it is sent or asked, for type checkers."""

# Without `from __future__ import annotations`: behind it Python does not see which members may be missing.

from typing import Any, Literal, NotRequired, TypedDict

from claims.client.shapes import Appearance, Feature, Review


class Match(TypedDict):
    """A stored claim that bears on one in a text."""

    appearance_id: str
    claim_id: str
    gloss: str
    text: str
    lang: str
    subject: NotRequired[str | None]
    source_id: str
    source_title: NotRequired[str | None]
    source_url: NotRequired[str | None]
    publisher: NotRequired[str | None]
    published: str | None
    said_by: list[str]
    score: float
    features: list[Feature]


class CheckedClaim(TypedDict):
    """One claim of a text, with what is known of it."""

    appearance: Appearance
    same: list[Match]
    conflicts: list[Match]
    related: list[Match]


class Compared(TypedDict):
    """What two statements are to each other."""

    relation: Literal["same", "conflict", "different"]
    score: float
    features: list[Feature]


class Job(TypedDict):
    """A source that was sent, and what becomes of it."""

    id: str
    state: Literal["queued", "running", "done", "failed"]
    created_at: str
    begun_at: str | None
    ended_at: str | None
    message: str | None
    outcome: Literal["new", "changed", "unchanged"] | None
    source_id: str | None
    appearances: int | None
    address: str
    source: str | None
    page: str | None


class Judgement(TypedDict):
    """A decision on two appearances, with the claims that they belong to since."""

    id: int
    left_id: str
    right_id: str
    verdict: Literal["same", "conflict", "different"]
    judge: str
    judged_at: str
    note: str | None
    left_claim_id: str
    right_claim_id: str


class ReviewWritten(Review):
    """A review as it stands now."""

    outcome: Literal["new", "changed", "unchanged"]
    page: str


class Health(TypedDict):
    """What is in the database."""

    status: Literal["ok"]
    version: str
    schema: str | None
    last_write: str | None
    counts: dict[str, Any]


class FactCheckPublisher(TypedDict):
    """Who published a review."""

    name: NotRequired[str]
    site: NotRequired[str]


class FactCheckReview(TypedDict):
    """A review in the shape of Google's Fact Check Tools."""

    publisher: NotRequired[FactCheckPublisher]
    url: str
    title: NotRequired[str]
    reviewDate: NotRequired[str]
    textualRating: str
    languageCode: NotRequired[str]


class FactCheckOrigin(TypedDict):
    """The claim here that was found."""

    id: str
    gloss: str


class FactCheck(TypedDict):
    """A claim in the shape of Google's Fact Check Tools."""

    text: str
    claimant: NotRequired[str]
    claimDate: NotRequired[str]
    claimReview: NotRequired[list[FactCheckReview]]
    claimtrail: FactCheckOrigin


class DumpLine(TypedDict):
    """One line of a dump: `claimtrail` in the first and the last, else a table and a row of it."""

    claimtrail: NotRequired[dict[str, Any]]
    table: NotRequired[str]
    row: NotRequired[dict[str, Any]]
