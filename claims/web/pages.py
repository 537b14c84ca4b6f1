"""The pages' views: each takes a Call and gives a Screen, a template with what it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, get_args
from urllib.parse import urlencode

from datasette import Response

from claims import standards
from claims.web import lookups, tokens
from claims.web.calls import Call
from claims.web.marks import Span, paragraphs
from claims.web.parameters import Parameter, Value
from claims.web.screens import Screen
from db import listing, queries
from db.queries import ClaimDetail, ClaimSummary, Conflict
from extract.fold import fold
from extract.model import ClaimKind, Lang

LANGUAGE = Parameter("language", "Language of the text.", choices=get_args(Lang))
ON_OVERVIEW = 8
ON_SEARCH = 20
RELATED = 10


async def overview(call: Call) -> Screen:
    """What is in here: how much, the newest, the most repeated, what contradicts, where it comes from."""

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        newest = queries.newest(connection, ON_OVERVIEW)
        repeated = queries.most_repeated(connection, ON_OVERVIEW)
        return {
            "stats": queries.stats(connection),
            "newest": newest,
            "repeated": repeated,
            **_about(connection, (*newest, *repeated)),
            "conflicts": _distinct(queries.conflicts(connection, ON_OVERVIEW * 4))[: ON_OVERVIEW // 2],
            "sources": listing.sources_page(connection, None, ON_OVERVIEW).rows,
        }

    tables = [table for table in await call.database.table_names() if table in _TABLES_SHOWN]
    context = await call.read(found)
    return Screen(
        "claims_overview.html", {**context, "tables": tables, "database": call.path(f"/{call.database.route}")}
    )


_TABLES_SHOWN = ("claims", "appearances", "quantities", "attributions", "sources", "links", "publishers", "reviews")


def _distinct(conflicts: Iterable[Conflict]) -> list[dict[str, Any]]:
    """The surest contradiction of each two claims."""
    pairs = {frozenset((each.left_claim_id, each.right_claim_id)): each for each in reversed(list(conflicts))}
    surest = sorted(pairs.values(), key=lambda each: -each.score)
    return [{"left": _side(each, "left"), "right": _side(each, "right")} for each in surest]


async def search(call: Call) -> Screen:
    """Claims that match what was asked, newest first."""
    wanted = await lookups.claim_filter(call)
    after = tokens.read(call.text("page_token"), (str, int))

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        page = listing.claims_page(connection, wanted, after, ON_SEARCH)
        return {
            "claims": page.rows,
            "next": tokens.written(page.next_key),
            **_about(connection, page.rows),
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


def _about(connection: sqlite3.Connection, claims: Iterable[ClaimSummary]) -> dict[str, Any]:
    """What lists show of claims beside their own columns: who carries them, and their figures as written."""
    ids = [each.id for each in claims]
    return {"carriers": listing.carriers(connection, ids), "figures_of": listing.own_figures(connection, ids)}


def _as_typed(value: Value) -> str:
    """A value as it goes back into its field: 20 and not 20.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


async def claim(call: Call) -> Screen | Response:
    """One claim: its figures, every place where it is made, who said it, what contradicts it."""
    detail = await lookups.claim_detail(call)
    if isinstance(detail, str):
        return Response.redirect(call.path(f"/claim/{detail}"), status=301)

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        related = listing.related_claims(connection, detail.claim.id, RELATED)
        return {"related": related, **_about(connection, related)}

    context = {
        **await call.read(found),
        "claim": detail.claim,
        "appearances": detail.appearances,
        "links": {
            each["id"]: standards.text_fragment(each["source"]["url"], each["selector"]) for each in detail.appearances
        },
        "figures": detail.appearances[0]["quantities"] if detail.appearances else [],
        "speakers": _speakers(detail),
        "conflicts": list(_oriented(detail)),
        "translations": _translations(detail),
        "reviews": detail.reviews,
        "changes": [each for each in detail.changes if each["outcome"] != "moved"],
    }
    return Screen("claims_claim.html", context)


def _speakers(detail: ClaimDetail) -> list[tuple[str, int]]:
    """Who is said to have said it, in the first spelling, and how often in any; the most often named first."""
    spellings: dict[str, list[str]] = {}
    for each in detail.appearances:
        for said in each["attributions"]:
            spellings.setdefault(fold(said["name"]), []).append(said["name"])
    return sorted(((names[0], len(names)) for names in spellings.values()), key=lambda pair: -pair[1])


def _oriented(detail: ClaimDetail) -> Iterable[dict[str, Any]]:
    """One contradiction for each other claim, ours on the left."""
    ours = {each["id"] for each in detail.appearances}
    seen = set()
    for conflict in detail.conflicts:
        sides = ("left", "right") if conflict.left_id in ours else ("right", "left")
        mine, other = (_side(conflict, name) for name in sides)
        if other["claim_id"] not in seen:
            seen.add(other["claim_id"])
            yield {"left": mine, "right": other}


def _side(conflict: Conflict, name: str) -> dict[str, Any]:
    """One side of a contradiction; `why` are the features about the figures."""
    parts = ("claim_id", "gloss", "text", "lang", "source", "published")
    why = [each for each in conflict.features if each["name"] == "figures"]
    return {**{part: getattr(conflict, f"{name}_{part}") for part in parts}, "why": why}


def _translations(detail: ClaimDetail) -> list[dict[str, Any]]:
    """The first appearance in each language other than the claim's own."""
    firsts: dict[str, dict[str, Any]] = {}
    for each in detail.appearances:
        if each["lang"] != detail.claim.lang:
            firsts.setdefault(each["lang"], each)
    return list(firsts.values())


async def source(call: Call) -> Screen:
    """The text of one source with its claims marked, and a table of them beside it."""
    known, version, appearances = await lookups.source_detail(call)
    spans = [
        Span(each["selector"]["start"], each["selector"]["end"], place)
        for place, each in enumerate(appearances, start=1)
    ]
    context = {
        "source": known,
        "version": version,
        "paragraphs": paragraphs(version.text, spans),
        "appearances": appearances,
    }
    return Screen("claims_source.html", context)


async def check(call: Call) -> Screen:
    """What is known of each claim in a pasted text."""
    text = call.text("text")
    given = {"text": text or "", "published": call.day("published")}
    found = await lookups.checked(call) if text and text.strip() else None
    return Screen("claims_check.html", {"given": given, "found": found})
