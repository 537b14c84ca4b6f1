"""What pages and API both look up, from the values of a call to what `db` and the rules answer."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from claims.ingest.addresses import absolute_url
from claims.web.requests.calls import Call
from claims.web.requests.databases import read
from claims.web.requests.errors import bad_value
from claims.web.requests.limits import limits, read_text
from claims.web.requests.remembered import remembered
from db.reading import listing, queries
from db.reading.finding import Wanted
from db.reading.queries import ClaimDetail, SourceSummary, Stats, Version
from db.reading.selecting import ClaimFilter
from extract.model import Source

_AGES = 36_500  # days: no news is older
_MOST_PAIRS = 2_500  # of claims of two texts: fifty in each, compared in three seconds or so


async def counts(database: Any) -> Stats:
    """What is in a database; of a large one perhaps as of some minutes ago, because rows are counted one by one."""
    return await remembered(database, "counts", lambda: read(database, queries.stats))


async def claim_filter(call: Call) -> ClaimFilter:
    """What a list of claims is asked to hold; figures are brought to the base unit of the unit that is asked for."""
    unit = call.text("unit")
    published_after, published_before = call.day("published_after"), call.day("published_before")
    return ClaimFilter(
        query=await understood(call.text("q")),
        kind=call.text("kind"),
        lang=call.text("language"),
        status=call.text("status"),
        source_id=call.text("source"),
        attribution=call.text("attribution"),
        publisher_id=call.whole("publisher", 0) or None,
        published_after=published_after.isoformat() if published_after else None,
        published_before=published_before.isoformat() if published_before else None,
        quantity_kind=call.text("quantity_kind"),
        units=await _units(call, unit),
        value=_in_base(call.number("value"), unit),
        min=_in_base(call.number("min"), unit),
        max=_in_base(call.number("max"), unit),
    )


async def google_filter(call: Call) -> ClaimFilter:
    """What Google's parameters ask for; ApiError 400 when they ask for nothing, as there."""
    site, days = call.text("reviewPublisherSiteFilter"), call.whole("maxAgeDays", 0)
    language = call.text("languageCode")
    query = await understood(call.text("query"))
    if query is None and site is None:
        raise bad_value("query is missing: give one, or reviewPublisherSiteFilter.")
    return ClaimFilter(
        query=query,
        lang=language.split("-")[0].lower() if language else None,
        reviewed=call.text("reviewed") != "any",
        review_site=site,
        current_since=_days_ago(days) if days else None,
    )


def _days_ago(days: int) -> str:
    return (date.today() - timedelta(days=min(days, _AGES))).isoformat()


async def understood(query: str | None) -> Wanted | None:
    """A typed query as figures and words; None when nothing was typed."""
    from claims.query import understand

    return await asyncio.to_thread(understand, query) if query is not None and query.strip() else None


async def _units(call: Call, unit: str | None) -> tuple[str, ...]:
    """The units in use that measure as `unit` does: km and 公里 where m is asked for."""
    from extract.quantities.lexicon import base_value

    if unit is None:
        return ()
    base = base_value(Decimal(0), unit)[1]
    used = await call.read(listing.units) if base is not None else []
    return (unit, *(each for each in used if each != unit and base_value(Decimal(0), each)[1] == base))


def _in_base(value: float | None, unit: str | None) -> float | None:
    from extract.quantities.lexicon import base_value

    return None if value is None else float(base_value(Decimal(str(value)), unit)[0])


async def claim_detail(call: Call) -> ClaimDetail | str:
    """The claim that the path names, or the id that it goes by today when that is another; NotFound without one."""
    asked = call.text("claim_id") or ""

    def found(connection: sqlite3.Connection) -> ClaimDetail | str:
        current = queries.current_id(connection, asked)
        return queries.claim(connection, asked) if current == asked else current

    return await call.read(found)


async def source_detail(call: Call) -> tuple[SourceSummary, Version, list[dict[str, Any]]]:
    """The source that the path names, its newest version and what is claimed in that in the order of the text."""
    asked = call.text("source_id") or ""
    return await call.read(
        lambda found: (
            queries.source(found, asked),
            queries.newest_version(found, asked),
            listing.appearances_of_source(found, asked),
        )
    )


def _given(call: Call) -> Source:
    """The text of the body, with what the caller knows of it; its ids are those that it is added under."""
    url = call.text("url")
    return Source(
        call.text("text") or "",
        absolute_url(url, "") or url,
        published=call.day("published"),
        lang=call.text("lang"),
        region=call.text("region"),
    )


def extracted(call: Call) -> list[dict[str, Any]]:
    """Each claim of the body's text, as an appearance."""
    from claims.source_claims import claims_of
    from extract.appearance import appearance

    source = _given(call)
    return [appearance(each, source) for each in claims_of(source)]


def compared(call: Call) -> dict[str, Any]:
    """What the two statements of the body are to each other, and why; TimeoutError where that takes too long."""
    from claims.match.verdict.texts import compare_statements, mentions_of

    ends = time.monotonic() + limits(call.datasette).seconds
    ones, others = (mentions_of(call.text(side) or "", call.day("published")) for side in ("left", "right"))
    if len(ones) * len(others) > _MOST_PAIRS:
        told = f"The texts make {len(ones):,} and {len(others):,} claims, of which each is compared with each"
        raise bad_value(f"{told}: send shorter ones, with at most {_MOST_PAIRS:,} pairs.")
    return asdict(compare_statements(ones, others, ends))


async def checked(call: Call) -> list[dict[str, Any]]:
    """Each claim of the body's text, as an appearance, with what the database knows that bears on it."""
    from claims.checking import check_rows
    from claims.source_claims import claims_of

    source = _given(call)
    found = await read_text(call.datasette, lambda: claims_of(source))  # not where it would hold up other readers
    return await call.read(lambda connection: list(check_rows(source, connection, found)))
