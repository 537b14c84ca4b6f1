"""Overview, contradictions and check: each view takes a Call and gives a Screen, a template with what it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import Any

from claims.web.pages import beside, drawing
from claims.web.pages.screens import Screen
from claims.web.requests import lookups, tokens
from claims.web.requests.calls import Call
from claims.web.requests.remembered import remembered
from claims.web.words.marks import excerpt
from db.reading import counting, listing, queries
from db.reading.contradictions import contradictions_page
from db.reading.queries import ClaimSummary
from db.texts.sentences import place_of, sentences, sentences_of_claims
from extract.model import FRAMING

ON_OVERVIEW = 6
ON_PAGE = 20  # contradictions
OF_ONE = 2  # claims of one source on the overview


async def overview(call: Call) -> Screen:
    """What is in here: how much, the newest, the most repeated, what contradicts, where it comes from."""

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        sources = listing.sources_page(connection, None, ON_OVERVIEW).rows
        leading = {each.id: listing.leading_places(connection, each.id, OF_ONE) for each in sources}
        repeated = queries.most_repeated(connection, ON_OVERVIEW)
        pairs = beside.pairs(contradictions_page(connection, None, ON_OVERVIEW // 2).rows)
        places = [appearance for each in leading.values() for _, appearance in each]
        return {
            "sources": sources,
            "leading": leading,
            "repeated": repeated,
            "conflicts": pairs,
            **about(connection, repeated, chain(places, beside.appearance_ids(pairs))),
        }

    tables = [table for table in await call.database.table_names() if table in _TABLES_SHOWN]
    counts = await remembered(call.database, "overview", lambda: call.read(counting.overview))
    context = {
        **await call.read(found),
        "stats": counts.stats,
        "contradictions": counts.contradictions,
        "by_kind": counts.by_kind,
        "bars": drawing.bars(counts.over_time),
        "tables": tables,
        "database": call.path(f"/{call.database.route}"),
    }
    return Screen("claims_overview.html", context)


_TABLES_SHOWN = ("claims", "appearances", "quantities", "attributions", "sources", "links", "publishers", "reviews")


def about(
    connection: sqlite3.Connection, claims: Iterable[ClaimSummary], appearance_ids: Iterable[str] = ()
) -> dict[str, Any]:
    """What lists show of claims beside their own columns: who carries them, who says so, their sentences with figures.

    `sentences` holds those of the claims by the claim's id, and of `appearance_ids` by theirs; `voices` who is named as
    the speaker of either, and `outlets` who published the latter.
    """
    ids, places = [each.id for each in claims], list(appearance_ids)
    return {
        "carriers": listing.carriers(connection, ids),
        "sentences": sentences_of_claims(connection, ids) | sentences(connection, places),
        "voices": {
            "claims": listing.said_by(connection, "claim_id", ids),
            "places": listing.said_by(connection, "id", places),
        },
        "outlets": listing.outlets(connection, places),
    }


async def contradictions(call: Call) -> Screen:
    """Every two claims that contradict each other, side by side, the surest first."""
    after = tokens.read(call.text("page_token"), (float, str, str))

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        page = contradictions_page(connection, after, ON_PAGE)
        pairs = beside.pairs(page.rows)
        told = about(connection, (), beside.appearance_ids(pairs))
        return {"conflicts": pairs, "next": tokens.written(page.next_key), **told}

    counts = await remembered(call.database, "overview", lambda: call.read(counting.overview))
    context = {**await call.read(found), "count": counts.contradictions, "is_first": after is None}
    return Screen(
        "claims_contradictions.html", {**context, "table": call.path(f"/{call.database.route}/contradictions")}
    )


async def check(call: Call) -> Screen:
    """What is known of each claim in a pasted text."""
    text = call.text("text")
    given = {"text": text or "", "published": call.day("published")}
    found: list[dict[str, Any]] | None = None
    known: dict[str, Any] = {}
    if text and text.strip():
        checked = await lookups.checked(call)
        matches = [match["appearance_id"] for each in checked for way in _WAYS for match in each[way]]
        known = await call.read(lambda connection: sentences(connection, matches))
        found = [{**each, **_shown(each["appearance"])} for each in checked]
    is_empty = found is None and call.request.method == "POST"
    context = {"given": given, "found": found, "sentences": known, "is_empty": is_empty}
    return Screen("claims_check.html", context, status=400 if is_empty else 200)


_WAYS = ("same", "conflicts", "related")


def _shown(appearance: dict[str, Any]) -> dict[str, Any]:
    """The sentence of a checked claim with its figures marked, and these as words to search for."""
    selector, text = appearance["selector"], appearance["text"]
    asserted = [each for each in appearance["quantities"] if each["role"] not in FRAMING]
    origin = selector["start"] - max(0, place_of(selector, text))
    spans = [
        (each["start"] - origin, each["end"] - origin)
        for each in asserted or appearance["quantities"]
        if 0 <= each["start"] - origin < each["end"] - origin <= len(text)
    ]
    return {"pieces": excerpt(text, spans, len(text)), "figures": " ".join(each["exact"] for each in asserted[:1])}
