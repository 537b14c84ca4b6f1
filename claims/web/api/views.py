"""The JSON API's views: each takes a Call and gives an answer whose shape does not depend on Datasette's version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from datasette import Response

from claims import __version__, standards
from claims.web.requests import lookups, tokens
from claims.web.requests.calls import Call, JsonLines, json_answer
from claims.web.requests.limits import limits, read_text
from db.reading import listing, queries
from db.reading.selecting import Key
from db.upkeep import dump

PAGE_SIZE = 50
GOOGLE_SIZE, GOOGLE_MOST = 10, 50  # claims on a page where nothing is asked for, and however many are
JSON_LD = "application/ld+json"


async def claims(call: Call) -> Response:
    """A page of claims, newest first."""
    wanted = await lookups.claim_filter(call)
    after = tokens.read(call.text("page_token"), (str | None, int))
    page = await call.read(lambda found: listing.claims_page(found, wanted, after, call.whole("page_size", PAGE_SIZE)))
    found = {"claims": [_claim(call, each) for each in page.rows], "next_page_token": tokens.written(page.next_key)}
    return json_answer(call.chosen(found))


async def claim(call: Call) -> Response:
    """One claim with everything known of it; an id that was merged into another leads there."""
    detail = await lookups.claim_detail(call)
    if isinstance(detail, str):
        return Response.redirect(call.path(f"/api/v1/claims/{detail}"), status=301)
    found = {
        **_claim(call, detail.claim),
        "appearances": detail.appearances,
        "conflicts": [asdict(each) for each in detail.conflicts],
        "reviews": detail.reviews,
        "changes": detail.changes,
    }
    return json_answer(call.chosen(found))


async def claim_jsonld(call: Call) -> Response:
    """One claim as schema.org describes it."""
    detail = await lookups.claim_detail(call)
    if isinstance(detail, str):
        return Response.redirect(call.path(f"/api/v1/claims/{detail}.jsonld"), status=301)
    return json_answer(standards.schema_claim(detail, addresses(call)), content_type=JSON_LD)


async def google_search(call: Call) -> Response:
    """Claims in the shape of Google's Fact Check Tools; those that a person has reviewed unless all are asked for."""
    size = min(call.whole("pageSize", 0) or GOOGLE_SIZE, GOOGLE_MOST)
    after, skipped = tokens.read(call.text("pageToken"), (str | None, int), "pageToken"), call.whole("offset", 0)
    wanted = await lookups.google_filter(call)

    def found(connection: sqlite3.Connection) -> tuple[list[queries.ClaimDetail], Key | None]:
        key, is_more = (after, True) if after is not None else listing.key_after(connection, wanted, skipped)
        if not is_more:
            return [], None
        page = listing.claims_page(connection, wanted, key, size)
        return [queries.claim(connection, each.id) for each in page.rows], page.next_key

    details, following = await call.read(found)
    answer: dict[str, Any] = {"claims": [standards.google_claim(detail) for detail in details]}
    if following is not None:
        answer["nextPageToken"] = tokens.written(following)
    return json_answer(answer)


async def sources(call: Call) -> Response:
    """A page of sources, newest first."""
    after = tokens.read(call.text("page_token"), (str | None, str))
    page = await call.read(lambda found: listing.sources_page(found, after, call.whole("page_size", PAGE_SIZE)))
    found = [{**asdict(each), "page": call.url(f"/source/{each.id}")} for each in page.rows]
    return json_answer(call.chosen({"sources": found, "next_page_token": tokens.written(page.next_key)}))


async def source(call: Call) -> Response:
    """One source with what is claimed in its newest version, in the order of the text."""
    known, _, appearances = await lookups.source_detail(call)
    found = {**asdict(known), "page": call.url(f"/source/{known.id}"), "appearances": appearances}
    return json_answer(call.chosen(found))


async def links(call: Call) -> Response:
    """A page of linked pairs of appearances, the surest first."""
    after = tokens.read(call.text("page_token"), (float, str, str))
    relation, size = call.text("relation"), call.whole("page_size", PAGE_SIZE)
    page = await call.read(lambda found: listing.links_page(found, relation, after, size))
    return json_answer(call.chosen({"links": page.rows, "next_page_token": tokens.written(page.next_key)}))


async def check(call: Call) -> Response:
    """For each claim in a text: what the database knows that is the same, contradicts it or is related."""
    return json_answer({"claims": await lookups.checked(call)})


async def extract(call: Call) -> Response:
    """The claims in a text, as `claims extract` prints them; nothing is stored."""
    return json_answer({"appearances": await read_text(call.datasette, lambda: lookups.extracted(call))})


async def compare(call: Call) -> Response:
    """Whether two statements say the same, contradict each other or neither, and why."""
    return json_answer(await read_text(call.datasette, lambda: lookups.compared(call)))


async def health(call: Call) -> Response:
    """That the database can be read, what is in it and when it was last written to."""
    stats = await lookups.counts(call.database)
    state = await call.read(dump.state)
    return json_answer({"status": "ok", "version": __version__, **asdict(state), "counts": asdict(stats)})


async def everything(call: Call) -> JsonLines:
    """Every row of every table as JSON Lines, read in one transaction while it is sent."""
    room = limits(call.datasette).dumps
    room.demand()

    def lines() -> Iterator[dict[str, Any]]:
        return dump.rows(call.database.path)

    return JsonLines(lines, room)


def addresses(call: Call) -> standards.Addresses:
    """Where this database is published, as the caller sees it."""
    return standards.Addresses(call.url("/").rstrip("/"))


def _claim(call: Call, claim: queries.ClaimSummary) -> dict[str, Any]:
    return {**asdict(claim), "page": call.url(f"/claim/{claim.id}")}
