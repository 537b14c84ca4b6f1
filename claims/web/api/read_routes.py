"""The addresses of the JSON API that read, and what they take."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from claims.web.api import annotated, views
from claims.web.requests import tokens
from claims.web.requests.choosing import FIELDS
from claims.web.requests.details import LANG, PUBLISHED, REGION
from claims.web.requests.parameters import MAX_STATEMENT, MAX_TEXT, Parameter
from claims.web.requests.serving import Route
from db.reading.selecting import STATUSES, Key
from db.upkeep import dump
from extract.model import ClaimKind, QuantityKind

CLAIM_TABLES = (
    "claims", "appearances", "quantities", "attributions", "sources", "versions", "links", "reviews", "changes",
)  # fmt: skip
ALL_TABLES = (*CLAIM_TABLES, "publishers", "redirects", "judgements")

CLAIM_ID = Parameter(
    "claim_id",
    "Id of a claim, or of one that was merged into it.",
    example="4b5cfddfb302a823",
    where="path",
    required=True,
)
SOURCE_ID = Parameter("source_id", "Id of a source.", example="b126c3ad612c", where="path", required=True)
PAGE_TOKEN = Parameter(
    "page_token",
    "`next_page_token` of the page before; the other parameters must be the same as there.",
    example=tokens.written(("2026-11-20", 7)),
    maximum=2000,
)
ANNOTATION_TOKEN = "As in `first`, `next`, `prev` and `last`, which are whole addresses."
PAGE_SIZE = Parameter(
    "page_size", f"Rows on a page, {views.PAGE_SIZE} without it.", "integer", 10, minimum=1, maximum=200
)
TEXT = Parameter(
    "text",
    "The text, one sentence or a whole article.",
    example="全市共有超过2000万个监控摄像头。Ticket prices rose 3% to £20 on 1 May 2026.",
    where="body",
    required=True,
    minimum=1,
    maximum=MAX_TEXT,
)

STATEMENT = replace(TEXT, maximum=MAX_STATEMENT)
FILTERS = (
    Parameter("q", "Words, a figure or both; either Chinese script finds the other.", example="20 million cameras"),
    Parameter("kind", "What is asserted.", choices=get_args(ClaimKind)),
    Parameter("quantity_kind", "What one of its quantities measures.", choices=get_args(QuantityKind)),
    Parameter("unit", "Unit of that quantity: ISO 4217 for money, else such as %, km, t.", example="CNY", maximum=20),
    Parameter("value", "The quantity's value, in `unit` or else in its base unit.", "number", 20000000),
    Parameter("min", "Its smallest value.", "number", 1000),
    Parameter("max", "Its largest value.", "number", 100000000),
    Parameter("source", "Id of a source that carries the claim.", example="b126c3ad612c", maximum=64),
    Parameter("attribution", "Part of the name of who said it, in either Chinese script.", example="police"),
    Parameter("publisher", "Id of a publisher one of whose sources carries the claim.", "integer", 1, minimum=1),
    Parameter("published_after", "Last published after this day.", "date", "2020-01-01"),
    Parameter("published_before", "Last published before this day.", "date", "2030-01-01"),
    Parameter("status", "Status of the claim.", choices=STATUSES),
)
INT32 = 2**31 - 1  # the largest number that Google's description allows
GOOGLE = (
    Parameter(
        "query", "Words, a figure or both; needed unless reviewPublisherSiteFilter is given.", example="20 million"
    ),
    Parameter("languageCode", "Language of the claim, such as zh or en-GB.", example="zh", maximum=35),
    Parameter("reviewPublisherSiteFilter", "Site of the reviewing publisher.", example="desk.example"),
    Parameter("maxAgeDays", "Published or reviewed within so many days.", "integer", 30, minimum=0, maximum=INT32),
    Parameter(
        "pageSize",
        f"Claims on a page, {views.GOOGLE_SIZE} without it; {views.GOOGLE_MOST} at most, whatever is asked.",
        "integer",
        10,
        minimum=0,
        maximum=INT32,
    ),
    Parameter(
        "offset",
        "Claims to leave out at the beginning; not looked at beside a pageToken.",
        "integer",
        2,
        minimum=0,
        maximum=10_000,
    ),
    Parameter("pageToken", "`nextPageToken` of the page before.", example=PAGE_TOKEN.example, maximum=2000),
    Parameter("reviewed", "`any` answers with claims that nobody has reviewed too.", choices=("any", "only")),
    Parameter("key", "Accepted and ignored, for clients of Google's service.", example="x", maximum=200),
)


def _continued(key: Key) -> Parameter:
    """The page token of a list that is ordered otherwise; `key` is that of a row."""
    return replace(PAGE_TOKEN, example=tokens.written(key))


def _search(path: str, example: str) -> Route:
    """Google's search, served at its own path and among ours."""
    return Route(
        path,
        views.google_search,
        "Claims in the shape of Google's Fact Check Tools; only those that a person reviewed, unless asked.",
        example,
        "GoogleClaims",
        CLAIM_TABLES,
        parameters=GOOGLE,
        lenient=True,
    )


READS = (
    Route(
        "/api/v1/claims",
        views.claims,
        "Claims that match all of the given parameters, newest first.",
        "/api/v1/claims?page_size=2",
        "Claims",
        ("claims", "appearances", "quantities", "attributions"),
        parameters=(*FILTERS, FIELDS, PAGE_TOKEN, PAGE_SIZE),
    ),
    Route(
        "/api/v1/claims/{claim_id}",
        views.claim,
        "One claim with its appearances, contradictions and reviews. Ids of merged claims redirect with 301.",
        "/api/v1/claims/{claim_id}",
        "ClaimDetail",
        CLAIM_TABLES,
        parameters=(CLAIM_ID, FIELDS),
    ),
    Route(
        "/api/v1/claims/{claim_id}.jsonld",
        views.claim_jsonld,
        "One claim as schema.org Claim, with a ClaimReview for each review that a person made.",
        "/api/v1/claims/{claim_id}.jsonld",
        "SchemaOrg",
        CLAIM_TABLES,
        parameters=(CLAIM_ID,),
        content_type=views.JSON_LD,
    ),
    _search("/api/v1/claims:search", "/api/v1/claims:search?query=17+people&reviewed=any"),
    _search("/v1alpha1/claims:search", "/v1alpha1/claims:search?query=29&key=x"),
    Route(
        "/api/v1/check",
        views.check,
        "For each claim in a text: what is known here that says the same, contradicts it or is related.",
        "/api/v1/check",
        "Checked",
        CLAIM_TABLES,
        "POST",
        (TEXT, LANG, PUBLISHED),
    ),
    Route(
        "/api/v1/extract",
        views.extract,
        "The claims in a text, as `claims extract` prints them. Nothing is stored.",
        "/api/v1/extract",
        "Extracted",
        (),
        "POST",
        (
            TEXT,
            LANG,
            PUBLISHED,
            Parameter(
                "url",
                "Address of the text; ids of appearances depend on it.",
                example="https://news.example/2026/cameras",
                where="body",
                maximum=2000,
            ),
            REGION,
        ),
    ),
    Route(
        "/api/v1/compare",
        views.compare,
        "Whether two statements say the same, contradict each other or neither, with the features and why.",
        "/api/v1/compare",
        "Compared",
        (),
        "POST",
        (
            replace(STATEMENT, name="left", description="One statement.", example="全国有两千万个摄像头。"),
            replace(STATEMENT, name="right", description="The other.", example="There are 20 million cameras."),
            PUBLISHED,
        ),
    ),
    Route(
        "/api/v1/sources",
        views.sources,
        "Sources, newest first.",
        "/api/v1/sources",
        "Sources",
        ("sources", "appearances"),
        parameters=(replace(FIELDS, example="id,title"), _continued(("2026-11-20", "b126c3ad612c")), PAGE_SIZE),
    ),
    Route(
        "/api/v1/sources/{source_id}",
        views.source,
        "One source with what is claimed in its newest version, in the order of its text.",
        "/api/v1/sources/{source_id}",
        "SourceDetail",
        CLAIM_TABLES,
        parameters=(SOURCE_ID, replace(FIELDS, example="id,appearances.selector.exact")),
    ),
    Route(
        "/api/v1/sources/{source_id}/annotations.jsonld",
        annotated.of_source,
        "The claims of one source as a W3C Annotation Collection with its first page, or with a page token that page;"
        " positions count Unicode code points of its newest version.",
        "/api/v1/sources/{source_id}/annotations.jsonld",
        "Annotations",
        CLAIM_TABLES,
        parameters=(
            SOURCE_ID,
            replace(_continued((40, 58, "2a75cc61fd232bc3")), description=ANNOTATION_TOKEN),
            replace(PAGE_SIZE, description=f"Annotations on a page, {annotated.PAGE_SIZE} without it."),
        ),
        content_type=views.JSON_LD,
    ),
    Route(
        "/api/v1/links",
        views.links,
        "Pairs of appearances that say the same, contradict each other or are related, the surest first.",
        "/api/v1/links?relation=conflict",
        "Links",
        ("links", "appearances"),
        parameters=(
            Parameter("relation", "Only pairs so related.", choices=("same", "conflict", "related")),
            replace(FIELDS, example="score,left.text,right.text"),
            _continued((0.9, "2a75cc61fd232bc3", "9cac85433cca6be4")),
            PAGE_SIZE,
        ),
    ),
    Route(
        "/api/v1/health",
        views.health,
        "That the database can be read, how much is in it and when it was last written to.",
        "/api/v1/health",
        "Health",
        ALL_TABLES,
        is_dated=False,
    ),
    Route(
        "/api/v1/dump",
        views.everything,
        "Every row of every table as JSON Lines, all of one moment: its state, `{table, row}` each, their count.",
        "/api/v1/dump",
        "DumpLine",
        dump.TABLES,
        content_type="application/x-ndjson",
    ),
)
