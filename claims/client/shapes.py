"""What is stored, as the API shows it, for type checkers; the API's description says what each member means."""

# Without `from __future__ import annotations`: behind it Python does not see which members may be missing.

from typing import Literal, NotRequired, TypedDict

from extract.model import ClaimKind, Direction, Lang, Modifier, QuantityKind, Role


class Selector(TypedDict):
    """Words and their place: positions count Unicode code points, as Python does."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Quantity(Selector):
    """A figure or a date, with the words that tell it."""

    kind: QuantityKind
    value: float | None
    max_value: float | None
    role: Role
    unit: str | None
    modifier: Modifier
    direction: Direction | None
    item: str | None
    per: str | None
    start_date: str | None
    end_date: str | None
    vague: bool
    base_value: NotRequired[float | None]
    base_max_value: NotRequired[float | None]
    base_unit: NotRequired[str | None]


class Attribution(TypedDict):
    """Whom the text says it comes from."""

    name: str
    exact: str
    start: int
    end: int
    url: NotRequired[str | None]
    publisher_id: NotRequired[int | None]
    cited_source_id: NotRequired[str | None]


class AppearanceSource(TypedDict):
    """Where an appearance stands."""

    id: NotRequired[str]
    url: str | None
    ref: NotRequired[str | None]
    title: str | None
    published: str | None
    published_basis: NotRequired[Literal["stated", "url", "inferred", "given"] | None]
    publisher: NotRequired[str | None]
    lang: str
    sha256: NotRequired[str]


class Appearance(TypedDict):
    """One place in one source where a claim is made."""

    id: str
    kind: str
    text: str
    gloss: str
    lang: Lang
    subject: NotRequired[str | None]
    negated: NotRequired[bool]
    hedged: NotRequired[bool]
    selector: Selector
    quantities: list[Quantity]
    attributions: list[Attribution]
    source: AppearanceSource
    rule: str
    time_start: NotRequired[str | None]
    time_end: NotRequired[str | None]
    place: NotRequired[str | None]
    claim_id: NotRequired[str | None]


class Claim(TypedDict):
    """What one or more appearances assert in common."""

    id: str
    kind: ClaimKind
    gloss: str
    text: str
    lang: str
    subject: str | None
    status: str
    first_published: str | None
    last_published: str | None
    appearance_count: int
    source_count: int
    independent_source_count: int
    page: str


class Feature(TypedDict):
    """One piece of evidence for or against; `value` goes from -1 to 1."""

    name: str
    value: float
    sentence: str


class Conflict(TypedDict):
    """Two appearances that cannot both be true."""

    left_id: str
    right_id: str
    left_claim_id: str | None
    right_claim_id: str | None
    left_gloss: str
    right_gloss: str
    left_text: str
    right_text: str
    left_lang: str
    right_lang: str
    left_source: str | None
    right_source: str | None
    left_source_id: str
    right_source_id: str
    left_published: str | None
    right_published: str | None
    score: float
    features: list[Feature]


class Review(TypedDict):
    """A fact-checker's verdict."""

    id: int
    claim_id: str
    rating: str
    rating_value: NotRequired[float | None]
    best_rating: NotRequired[float | None]
    worst_rating: NotRequired[float | None]
    url: str | None
    title: str | None
    publisher: str | None
    site: NotRequired[str | None]
    author: NotRequired[str | None]
    lang: NotRequired[str | None]
    reviewed_at: str | None
    text: NotRequired[str | None]


class Change(TypedDict):
    """What became of an appearance when its source got another text."""

    source_id: str
    from_version_id: str
    to_version_id: str
    changed_at: str
    appearance_id: str
    claim_id: str | None
    outcome: Literal["moved", "altered", "gone"]
    old_exact: str
    new_exact: str | None
    old_start: int
    new_start: int | None
    old_figures: str
    new_figures: str | None
    new_appearance_id: str | None


class ClaimDetail(Claim):
    """A claim with everything known of it."""

    appearances: list[Appearance]
    conflicts: list[Conflict]
    reviews: list[Review]
    changes: list[Change]


class Source(TypedDict):
    """One publication."""

    id: str
    url: str | None
    ref: NotRequired[str | None]
    title: str | None
    publisher: str | None
    author: NotRequired[str | None]
    published: str | None
    published_basis: NotRequired[Literal["stated", "url", "inferred", "given"] | None]
    lang: str | None
    region: NotRequired[str | None]
    appearance_count: int
    page: str


class SourceDetail(Source):
    """A source with what is claimed in it."""

    appearances: list[Appearance]


class Side(TypedDict):
    """One of two appearances that are linked."""

    id: str
    claim_id: str | None
    gloss: str
    text: str
    lang: str
    source_id: str
    published: str | None


class Link(TypedDict):
    """Two appearances that say the same, contradict each other or are related."""

    relation: Literal["same", "conflict", "related"]
    score: float
    rule: str
    features: list[Feature]
    left: Side
    right: Side
