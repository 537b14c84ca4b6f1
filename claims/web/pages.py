"""Overview and check: each view takes a Call and gives a Screen, a template with what it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import Any

from claims.web import beside, lookups
from claims.web.calls import Call
from claims.web.screens import Screen
from db import listing, queries
from db.queries import ClaimSummary
from db.sentences import sentences, sentences_of_claims

ON_OVERVIEW = 6
OF_ONE = 2  # claims of one source on the overview


async def overview(call: Call) -> Screen:
    """What is in here: how much, the newest, the most repeated, what contradicts, where it comes from."""

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        sources = listing.sources_page(connection, None, ON_OVERVIEW).rows
        leading = {each.id: listing.leading_claims(connection, each.id, OF_ONE) for each in sources}
        repeated = queries.most_repeated(connection, ON_OVERVIEW)
        pairs = beside.pairs(queries.conflicts(connection, ON_OVERVIEW * 4))[: ON_OVERVIEW // 2]
        return {
            "stats": queries.stats(connection),
            "sources": sources,
            "leading": leading,
            "repeated": repeated,
            "conflicts": pairs,
            **about(connection, chain(repeated, *leading.values()), beside.appearance_ids(pairs)),
        }

    tables = [table for table in await call.database.table_names() if table in _TABLES_SHOWN]
    context = await call.read(found)
    return Screen(
        "claims_overview.html", {**context, "tables": tables, "database": call.path(f"/{call.database.route}")}
    )


_TABLES_SHOWN = ("claims", "appearances", "quantities", "attributions", "sources", "links", "publishers", "reviews")


def about(
    connection: sqlite3.Connection, claims: Iterable[ClaimSummary], appearance_ids: Iterable[str] = ()
) -> dict[str, Any]:
    """What lists show of claims beside their own columns: who carries them, and their sentences with the figures.

    `sentences` holds those of the claims by the claim's id, and of `appearance_ids` by theirs.
    """
    ids = [each.id for each in claims]
    found = sentences_of_claims(connection, ids) | sentences(connection, appearance_ids)
    return {"carriers": listing.carriers(connection, ids), "sentences": found}


async def check(call: Call) -> Screen:
    """What is known of each claim in a pasted text."""
    text = call.text("text")
    given = {"text": text or "", "published": call.day("published")}
    found = await lookups.checked(call) if text and text.strip() else None
    return Screen("claims_check.html", {"given": given, "found": found})
