"""Overview, search and check: each view takes a Call and gives a Screen, a template with what it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import Any, get_args
from urllib.parse import urlencode

from claims.web import beside, lookups, tokens
from claims.web.calls import Call
from claims.web.parameters import Parameter, Value
from claims.web.screens import Screen
from db import listing, queries
from db.queries import ClaimSummary
from db.sentences import sentences, sentences_of_claims
from extract.model import ClaimKind, Lang

LANGUAGE = Parameter("language", "Language of the text.", choices=get_args(Lang))
ON_OVERVIEW = 6
OF_ONE = 2  # claims of one source on the overview
ON_SEARCH = 20


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


async def search(call: Call) -> Screen:
    """Claims that match what was asked, newest first."""
    wanted = await lookups.claim_filter(call)
    after = tokens.read(call.text("page_token"), (str, int))

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        page = listing.claims_page(connection, wanted, after, ON_SEARCH)
        return {
            "claims": page.rows,
            "next": tokens.written(page.next_key),
            **about(connection, page.rows),
            "units": listing.units(connection),
        }

    context = await call.read(found)
    given = {name: _as_typed(value) for name, value in call.values.items() if name != "page_token"}
    following = {**given, "page_token": context["next"]}
    choices = {"kinds": get_args(ClaimKind), "langs": get_args(Lang), "given": given}
    links = {
        "first_page": "?" + urlencode(given) if after is not None else None,
        "next_page": "?" + urlencode(following) if context["next"] else None,
    }
    return Screen("claims_search.html", {**context, **choices, **links})


def about(
    connection: sqlite3.Connection, claims: Iterable[ClaimSummary], appearance_ids: Iterable[str] = ()
) -> dict[str, Any]:
    """What lists show of claims beside their own columns: who carries them, and their sentences with the figures.

    `sentences` holds those of the claims by the claim's id, and of `appearance_ids` by theirs.
    """
    ids = [each.id for each in claims]
    found = sentences_of_claims(connection, ids) | sentences(connection, appearance_ids)
    return {"carriers": listing.carriers(connection, ids), "sentences": found}


def _as_typed(value: Value) -> str:
    """A value as it goes back into its field: 20 and not 20.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


async def check(call: Call) -> Screen:
    """What is known of each claim in a pasted text."""
    text = call.text("text")
    given = {"text": text or "", "published": call.day("published")}
    found = await lookups.checked(call) if text and text.strip() else None
    return Screen("claims_check.html", {"given": given, "found": found})
