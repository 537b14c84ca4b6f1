"""The page of one claim: its figures, every place where it is made, who said it, and what speaks against it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from datasette import Response

from claims import standards
from claims.lineage import lineage
from claims.match.independence import leading_sources
from claims.web import beside, drawing, lookups
from claims.web.calls import Call
from claims.web.pages import about
from claims.web.screens import Screen
from db import listing
from db.histories import history
from db.linking import Telling
from db.queries import ClaimDetail
from db.series import series
from extract.fold import fold

RELATED = 5  # the surest: those behind them are rarely about the same thing
SHOWN = 100  # places where a claim is made; its table in Datasette holds them all


async def claim(call: Call) -> Screen | Response:
    """One claim with all that is known of it; the id of one that was merged into another leads there."""
    detail = await lookups.claim_detail(call)
    if isinstance(detail, str):
        return Response.redirect(call.path(f"/claim/{detail}"), status=301)
    conflicts = list(beside.of_claim(detail))

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        related = listing.related_claims(connection, detail.claim.id, RELATED)
        points = series(connection, detail.claim.id)
        return {
            "related": related,
            **about(connection, related, beside.appearance_ids(conflicts)),
            "points": points,
            "plot": drawing.plot(points),
            "history": history(connection, detail.claim.id),
        }

    places = call.path(f"/{call.database.route}/appearances")
    shown = detail.appearances[:SHOWN]
    parted = groups(shown)
    context = {
        **await call.read(found),
        "claim": detail.claim,
        "groups": parted,
        "repeats": {each.source_id: each.how for each in lineage(shown).reports if each.how is not None},
        "timeline": drawing.timeline([_dated(group) for group in parted]),
        "shown": len(shown),
        "all_places": f"{places}?claim_id={detail.claim.id}",
        "csv": f"{places}.csv?claim_id={detail.claim.id}&_labels=on&_size=max",
        "links": {each["id"]: standards.text_fragment(each["source"]["url"], each["selector"]) for each in shown},
        "figures": shown[0]["quantities"] if shown else [],
        "speakers": _speakers(detail),
        "conflicts": conflicts,
        "translations": _translations(detail),
        "reviews": detail.reviews,
        "changes": [each for each in detail.changes if each["outcome"] != "moved"],
    }
    return Screen("claims_claim.html", context)


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


def _speakers(detail: ClaimDetail) -> list[tuple[str, int]]:
    """Who is said to have said it, in the first spelling, and how often in any; the most often named first."""
    spellings: dict[str, list[str]] = {}
    for each in detail.appearances:
        for said in each["attributions"]:
            spellings.setdefault(fold(said["name"]), []).append(said["name"])
    return sorted(((names[0], len(names)) for names in spellings.values()), key=lambda pair: -pair[1])


def _translations(detail: ClaimDetail) -> list[dict[str, Any]]:
    """The first appearance in each language other than the claim's own."""
    firsts: dict[str, dict[str, Any]] = {}
    for each in detail.appearances:
        if each["lang"] != detail.claim.lang:
            firsts.setdefault(each["lang"], each)
    return list(firsts.values())
