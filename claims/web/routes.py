"""Every address of ours: the JSON API, from which its description is made too, and the pages."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from datasette import Response

from claims.web.api import openapi
from claims.web.api.read_routes import (
    ALL_TABLES,
    CLAIM_ID,
    CLAIM_TABLES,
    FILTERS,
    PAGE_TOKEN,
    READS,
    SOURCE_ID,
    TEXT,
)
from claims.web.api.write_routes import JOB_ID, WRITES
from claims.web.pages import (
    add_page,
    claim_deciding,
    claim_page,
    overview,
    review_page,
    search_page,
    search_table,
    signing_in,
    source_deciding,
    source_page,
)
from claims.web.pages.screens import Page, page_view
from claims.web.requests.calls import Call, json_answer
from claims.web.requests.details import PUBLISHED
from claims.web.requests.parameters import Parameter
from claims.web.requests.serving import Route, Served, api_view, nothing_here

HISTORY_TABLES = (*CLAIM_TABLES, "judgements", "redirects", "hyperlinks", "history")
SOURCE_TABLES = (*CLAIM_TABLES, "past_appearances", "rechecks")
SEARCH_TABLES = (*CLAIM_TABLES, "publishers")
REVIEW_TABLES = (*CLAIM_TABLES, "judgements", "review_queue")


async def _description(call: Call) -> Response:
    """The description of all that follows, its server being this one."""
    return json_answer({**openapi.described(ROUTES), "servers": [{"url": call.url("/").rstrip("/")}]})


ROUTES = (
    *READS,
    *WRITES,
    Route("/api/v1/openapi.json", _description, "This description.", "/api/v1/openapi.json", "OpenApi", ()),
)

VERSIONS = tuple(
    Parameter(name, f"Number of the {name}er of two versions to compare.", "integer", minimum=1)
    for name in ("old", "new")
)
PAGES = (
    Page("/", overview.overview, ALL_TABLES),
    Page("/contradictions", overview.contradictions, CLAIM_TABLES, (PAGE_TOKEN,)),
    Page("/search", search_page.search, SEARCH_TABLES, (*FILTERS, search_page.LANGUAGE, PAGE_TOKEN)),
    Page("/search.csv", search_table.table, SEARCH_TABLES, (*FILTERS, search_page.LANGUAGE)),
    Page("/claim/{claim_id}", claim_page.claim, HISTORY_TABLES, (CLAIM_ID, claim_page.PAGE, *claim_deciding.FIELDS)),
    Page("/source/{source_id}", source_page.source, SOURCE_TABLES, (SOURCE_ID, *VERSIONS, *source_deciding.FIELDS)),
    Page(
        "/check",
        overview.check,
        CLAIM_TABLES,
        (replace(TEXT, required=False, minimum=None), PUBLISHED),
        is_counted=True,
    ),
    Page("/review", review_page.review, REVIEW_TABLES, review_page.FIELDS),
    Page("/add", add_page.add, (), add_page.FIELDS, add_page.MAX_FORM),
    Page("/add/{job_id}", add_page.progress, (), (JOB_ID,)),
    Page(signing_in.TOKEN_PATH, signing_in.with_token, (), (signing_in.ACCESS,)),
)


SIGN_IN = Page(signing_in.PATH, signing_in.sign_in, (), (signing_in.TOKEN,))


def table(*, overview: bool, sign_in: bool) -> list[tuple[str, Served]]:
    """Regular expressions with what serves them, as Datasette wants routes; `/` only with `overview`.

    With `sign_in` also the address of Datasette's own link to sign in.
    """
    by_path = groupby(sorted(ROUTES, key=lambda route: route.path), key=lambda route: route.path)
    served = [(_regex(path), api_view(list(routes))) for path, routes in by_path]
    served += [(_regex(page.path), page_view(page)) for page in PAGES if overview or page.path != "/"]
    served += [(_regex(SIGN_IN.path), page_view(SIGN_IN))] if sign_in else []
    return [*served, (r"/(?:api/v1|v1alpha1)(?:/.*)?$", nothing_here)]


def needs_no_token(path: str) -> bool:
    """Whether Datasette 0.65 need not guard forms sent to `path`: they change nothing, or carry a token of ours."""
    return any(re.match(_regex(route.path), path) for route in (*ROUTES, *PAGES))


def _regex(path: str) -> str:
    """The path as an expression; what stands for an id ends at a dot, behind which `.jsonld` is a route of its own."""
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/.]+)", re.escape(path)) + "$"
