"""What the database knows of the claims in a text: the same, contradicting and related ones, with reasons, ranked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Literal

from claims.match.link import candidates
from claims.match.lookup.memory import Memory
from claims.match.pairs.pair import Feature
from claims.match.statement.mention import Mention, from_claim
from claims.match.verdict.admission import is_linked
from claims.match.verdict.score import compare_pair, paired
from claims.source_claims import claims_of
from db.links import linking
from db.links.linking import Summary
from extract import Claim, Lang, Source

PER_RELATION = 10  # matches of each relation that are worth showing
_COMPARED = 150  # stored statements compared for one claim, those of most like words: keeps an answer below 200 ms

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
    source = Source(text, published=published, lang=lang)
    return list(_all_checked(claims_of(source), source, connection))


def check_rows(
    source: Source, connection: sqlite3.Connection, found: Iterable[Claim] | None = None
) -> Iterator[dict[str, Any]]:
    """The same as plain rows: each claim of the source in the shape of the appearance schema, with its matches.

    `found` are its claims, where they are known already.
    """
    from extract.appearance import appearance

    for each in _all_checked(claims_of(source) if found is None else found, source, connection):
        yield {
            "appearance": appearance(each.claim, source),
            "same": [_row(match) for match in each.same],
            "conflicts": [_row(match) for match in each.conflicts],
            "related": [_row(match) for match in each.related],
        }


def match_rows(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What `check_rows` gives, flat: a row for each claim of the text and each match; without any, one of the claim."""
    for row in rows:
        selector = row["appearance"]["selector"]
        claim = {"exact": selector["exact"], "start": selector["start"], "end": selector["end"]}
        claim |= {f"text_{name}": row["appearance"][name] for name in ("kind", "gloss")}
        found: list[tuple[str | None, dict[str, Any]]] = [
            (relation, match)
            for relation, name in (("same", "same"), ("conflict", "conflicts"), ("related", "related"))
            for match in row[name]
        ]
        for relation, match in found or [(None, dict.fromkeys(_MATCHED))]:
            reasons = " ".join(each["sentence"] for each in match["features"] or ())
            yield {**claim, "relation": relation, **{name: match[name] for name in _MATCHED[:-1]}, "reasons": reasons}


_MATCHED = (*(field.name for field in fields(Summary)), "score", "features")


def _row(match: Match) -> dict[str, Any]:
    return {**asdict(match.stored), "score": match.score, "features": [asdict(each) for each in match.features]}


def _all_checked(found: Iterable[Claim], source: Source, connection: sqlite3.Connection) -> Iterator[Checked]:
    """Each of the claims found in a source with what is known of it.

    Those of one article are compared with much the same statements, which are read once for all of them.
    """
    bare = Source(source.text, published=source.published)
    memory = Memory(connection)
    for claim in found:
        yield _checked(claim, bare, connection, memory)


def _checked(claim: Claim, source: Source, connection: sqlite3.Connection, memory: Memory) -> Checked:
    mention = from_claim(claim, source)
    found = _matches(mention, connection, memory)
    same, conflicts, related = (
        tuple(match for match in found if match.relation == relation)[:PER_RELATION]
        for relation in ("same", "conflict", "related")
    )
    return Checked(claim, source.text[claim.start : claim.end], same, conflicts, related)


def _matches(mention: Mention, connection: sqlite3.Connection, memory: Memory) -> list[Match]:
    """One match for each claim and relation, the surest first."""
    stored = {each.id: each for each in memory.get(candidates(connection, memory, mention)[:_COMPARED]).values()}
    best: dict[tuple[str, str], Match] = {}
    for summary in linking.summaries(connection, stored):
        pair = paired(mention, stored[summary.appearance_id])
        comparison = compare_pair(pair)
        if comparison.relation == "different" or not is_linked(pair, comparison):
            continue
        told = tuple(feature for feature in comparison.features if feature.value)
        match = Match(comparison.relation, comparison.score, summary, told)
        known = best.get((summary.claim_id, match.relation))
        if known is None or match.score > known.score:
            best[summary.claim_id, match.relation] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.stored.published or "9", match.stored.claim_id))
