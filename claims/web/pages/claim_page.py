"""The page of one claim: its figures, every place where it is made, who said it, and what speaks against it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from datasette import Response

from claims import standards
from claims.lineage import lineage, links_beside
from claims.match.clusters.independence import leading_sources
from claims.web.pages import beside, claim_deciding, drawing
from claims.web.pages.overview import about
from claims.web.pages.screens import Screen
from claims.web.requests.calls import Call
from claims.web.requests.parameters import Parameter
from db.file.errors import NotFound
from db.links.linking import Telling
from db.people.curation import rejected_places
from db.people.histories import history
from db.reading import listing, places, queries
from db.reading.queries import ClaimSummary
from db.reading.series import series
from db.texts.changes import changes_of

RELATED = 5  # the surest: those behind them are rarely about the same thing
SHOWN = 100  # places where a claim is made, a page
CONFLICTS = 20  # other claims set beside it
LOOKED_AT = 400  # places of which links to related claims are followed: more of them lead nowhere else
PAGE = Parameter("page", "Which hundred of the places where the claim is made.", "integer", minimum=1, maximum=100_000)


async def claim(call: Call) -> Screen | Response:
    """One claim with all that is known of it; the id of one that was merged into another leads there."""
    asked, page = call.text("claim_id") or "", call.whole("page", 1)
    if call.request.method == "POST":
        return await claim_deciding.decided(call, asked)

    def found(connection: sqlite3.Connection) -> dict[str, Any] | str:
        known = queries.claim_summary(connection, asked)
        return _all_known(connection, known, page) if known.id == asked else known.id

    try:
        context = await call.read(found)
    except NotFound:
        if (rejected := await claim_deciding.rejected(call, asked)) is not None:
            return rejected
        raise
    if isinstance(context, str):
        return Response.redirect(call.path(f"/claim/{context}"), status=301)
    table = call.path(f"/{call.database.route}/appearances")
    return Screen(
        "claims_claim.html",
        {
            **context,
            **claim_deciding.shown(call, context["first"]),
            "page": page,
            "pages": max(1, -(-context["claim"].appearance_count // SHOWN)),
            "first_shown": (page - 1) * SHOWN + 1,
            "in_table": f"{table}?claim_id={context['claim'].id}",
            "csv": f"{table}.csv?claim_id={context['claim'].id}&_labels=on&_stream=on",
        },
    )


def _all_known(connection: sqlite3.Connection, claim: ClaimSummary, page: int) -> dict[str, Any]:
    """What the page shows of a claim: all of its places counted, and one page of them in full."""
    every = places.places(connection, claim.id)
    shown = places.in_full(connection, every[(page - 1) * SHOWN : page * SHOWN])
    if not shown and page > 1:
        raise NotFound("This claim is not made in so many places.")
    first = shown if page == 1 else places.in_full(connection, every[:1])
    return {
        "claim": claim,
        "first": first[0] if first else None,
        "was_rejected": not every and bool(rejected_places(connection, claim.id)),
        "figures": first[0]["quantities"] if first else [],
        "speakers": places.speakers(connection, every),
        "translations": places.firsts(connection, every, claim.lang),
        "reviews": queries.reviews_of(connection, claim.id),
        "changes": [each for each in changes_of(connection, "claim_id", claim.id) if each["outcome"] != "moved"],
        "bars": drawing.bars(places.over_time(every)),
        **_beside(connection, claim, [each.id for each in every]),
        **_places(connection, shown, is_all=len(every) <= SHOWN),
    }


def _beside(connection: sqlite3.Connection, claim: ClaimSummary, ids: list[str]) -> dict[str, Any]:
    """What contradicts a claim made in the places with these ids, what is related to it, and what was decided."""
    conflicts = beside.of_claim(queries.conflicts_of(connection, claim.id, ids, CONFLICTS + 1), claim.id)
    opposed = {pair["right"]["claim_id"] for pair in conflicts}
    near = listing.related_claims(connection, claim.id, ids[:LOOKED_AT], RELATED + len(opposed))
    related = [each for each in near if each.id not in opposed][:RELATED]
    points = series(connection, ids)
    return {
        "conflicts": conflicts[:CONFLICTS],
        "more_conflicts": len(conflicts) > CONFLICTS,
        "related": related,
        **about(connection, related, beside.appearance_ids(conflicts)),
        "points": points,
        "plot": drawing.plot(points),
        "history": history(connection, claim.id, ids),
    }


def _places(connection: sqlite3.Connection, shown: list[dict[str, Any]], *, is_all: bool) -> dict[str, Any]:
    """The places that a page shows, by who depends on whom, with a picture where they are all."""
    parted = groups(shown)
    dated = [_dated(group) for group in parted] if is_all else []
    timeline = drawing.timeline(dated)
    return {
        "groups": parted,
        "shown": {each["id"] for each in shown},
        "repeats": {each.source_id: each.how for each in lineage(shown).reports if each.how is not None},
        "hyperlinks": links_beside(connection, shown),
        "links": {each["id"]: standards.text_fragment(each["source"]["url"], each["selector"]) for each in shown},
        "timeline": timeline,
        "independence": None if timeline else drawing.independence(dated),
    }


@dataclass(frozen=True, slots=True)
class Carrier:
    """A source with the places in it where a claim is made, as appearances of the schema."""

    source: dict[str, Any]
    appearances: list[dict[str, Any]]


def groups(appearances: Sequence[dict[str, Any]]) -> list[list[Carrier]]:
    """Who makes a claim, in groups that are independent of each other, the first published first."""
    leading = leading_sources(_telling(each) for each in appearances)
    parted: dict[str, list[dict[str, Any]]] = {}
    for each in appearances:
        parted.setdefault(leading[each["source"]["id"]], []).append(each)
    return [_carriers(group) for group in parted.values()]


def _telling(appearance: dict[str, Any]) -> Telling:
    source, speakers = appearance["source"], tuple(said["name"] for said in appearance["attributions"])
    return Telling(
        appearance_id=appearance["id"],
        source_id=source["id"],
        publisher=source["publisher"],
        text=appearance["text"],
        lang=appearance["lang"],
        speakers=speakers,
    )


def _carriers(appearances: Iterable[dict[str, Any]]) -> list[Carrier]:
    found: dict[str, Carrier] = {}
    for each in appearances:
        found.setdefault(each["source"]["id"], Carrier(each["source"], [])).appearances.append(each)
    return list(found.values())


def _dated(group: Iterable[Carrier]) -> list[tuple[str, str, str]]:
    """The label, language and day of publication of each carrier."""
    sources = [carrier.source for carrier in group]
    return [
        (each["publisher"] or each["title"] or each["url"] or each["id"], each["lang"], each["published"] or "")
        for each in sources
    ]
