"""What the database knows of the claims in a text: the same, contradicting and related ones, with reasons, ranked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from claims.adding import spoken
from claims.match.link import Mentions, candidates
from claims.match.mention import Mention, from_claim
from claims.match.pair import Feature
from claims.match.score import compare_mentions, is_linked
from db import linking
from db.linking import Summary
from extract import Claim, Lang, Source, extract

PER_RELATION = 10  # matches of each relation that are worth showing
_COMPARED = 400  # candidates compared for one claim, those sharing most keys first: keeps an answer below 200 ms

Known = Literal["same", "conflict", "related"]


@dataclass(frozen=True, slots=True)
class Match:
    """A stored claim that bears on one in the text, by its appearance that comes closest; `features` say why."""

    relation: Known
    score: float
    stored: Summary
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of the text and what bears on it, surest first."""

    claim: Claim
    exact: str
    same: tuple[Match, ...]
    conflicts: tuple[Match, ...]
    related: tuple[Match, ...]


def check(
    text: str, connection: sqlite3.Connection, *, lang: Lang | None = None, published: date | None = None
) -> list[Checked]:
    """Every claim of `text` in reading order with what is known of it; `published` resolves relative dates."""
    source = Source(text, published=published)
    return [_checked(claim, source, connection) for claim in extract(text, lang, published)]


def check_rows(source: Source, connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """The same as plain rows: each claim of the source in the shape of the appearance schema, with its matches."""
    from extract.appearance import appearance

    for each in check(source.text, connection, lang=spoken(source.lang), published=source.published):
        yield {
            "appearance": appearance(each.claim, source),
            "same": [_row(match) for match in each.same],
            "conflicts": [_row(match) for match in each.conflicts],
            "related": [_row(match) for match in each.related],
        }


def _row(match: Match) -> dict[str, Any]:
    return {**asdict(match.stored), "score": match.score, "features": [asdict(each) for each in match.features]}


def _checked(claim: Claim, source: Source, connection: sqlite3.Connection) -> Checked:
    mention = from_claim(claim, source)
    found = _matches(mention, connection)
    same, conflicts, related = (
        tuple(match for match in found if match.relation == relation)[:PER_RELATION]
        for relation in ("same", "conflict", "related")
    )
    return Checked(claim, source.text[claim.start : claim.end], same, conflicts, related)


def _matches(mention: Mention, connection: sqlite3.Connection) -> list[Match]:
    """One match for each claim and relation, the surest first."""
    stored = Mentions(connection).get(candidates(connection, mention)[:_COMPARED])
    best: dict[tuple[str, str], Match] = {}
    for summary in linking.summaries(connection, stored):
        comparison = compare_mentions(mention, stored[summary.appearance_id])
        if comparison.relation == "different" or not is_linked(comparison):
            continue
        told = tuple(feature for feature in comparison.features if feature.value)
        match = Match(comparison.relation, comparison.score, summary, told)
        known = best.get((summary.claim_id, match.relation))
        if known is None or match.score > known.score:
            best[summary.claim_id, match.relation] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.stored.published or "9", match.stored.claim_id))
