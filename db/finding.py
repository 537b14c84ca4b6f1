"""Finding claims by figures and words. What a typed query means is decided outside; here it meets the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries import CLAIM_COLUMNS, ClaimSummary
from db.search import fts_query, fts_text

ROUNDING = 0.005  # figures this near are one figure told with other digits
MOST = 5000  # of what a common word or figure alone matches, the newest are ranked: a page of results shows few
WITHIN = 0.2  # how far a bound ("more than 57,000") may lie from a point that satisfies it


@dataclass(frozen=True, slots=True)
class Figure:
    """A number looked for, in base units: from `low` to `high`; any unit when `unit` is None."""

    low: float
    high: float
    unit: str | None = None

    def condition(self) -> tuple[str, list[Any]]:
        """SQL over `quantities` that holds for figures that agree with this one."""
        low, high = sorted((self.low, self.high))
        slack = ROUNDING * max(abs(low), abs(high))
        reach = WITHIN * max(abs(low), abs(high))
        agrees = (
            "base_value BETWEEN ? AND ? OR modifier IN ('>', '>=') AND base_value BETWEEN ? AND ?"
            " OR modifier IN ('<', '<=') AND base_value BETWEEN ? AND ?"
            " OR base_max_value >= ? AND base_value BETWEEN ? AND ?"
        )
        values = [low - slack, high + slack, low - reach, high, low, high + reach, low, low - 2.5 * reach, high]
        if self.unit is None:
            return f"({agrees})", values
        return f"({agrees}) AND base_unit = ?", [*values, self.unit]


@dataclass(frozen=True, slots=True)
class Period:
    """A date or span of days looked for; figures dated inside it agree."""

    start: date
    end: date

    def condition(self) -> tuple[str, list[Any]]:
        """SQL over `quantities` that holds for dates that lie in this one."""
        return "start_date BETWEEN ? AND ? AND end_date <= ?", [str(self.start), str(self.end), str(self.end)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query understood: its figures and dates, and its words, each with the other words that mean the same."""

    text: str
    figures: tuple[Figure | Period, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found, with the appearance that the query met and where it stands."""

    claim: ClaimSummary
    appearance_id: str
    text: str
    source: str
    published: str | None


_HIT = f"""
SELECT {CLAIM_COLUMNS}, appearances.id, appearances.text, coalesce(sources.title, sources.url, sources.ref, sources.id),
  appearances.published
FROM appearances
JOIN claims ON claims.id = appearances.claim_id
JOIN sources ON sources.id = appearances.source_id
"""
_BEST_FIRST = "ORDER BY claims.independent_source_count DESC, appearances.published DESC, appearances.docid"


def search(connection: sqlite3.Connection, wanted: Wanted, limit: int) -> list[Hit]:
    """At most `limit` claims, the best first: figures with all words, with some, the words as typed, figures alone.

    A query without figures must be met in full.
    """
    hits: dict[str, Hit] = {}
    for condition, values in steps(wanted):
        for row in connection.execute(f"{_HIT} WHERE {condition} {_BEST_FIRST} LIMIT ?", [*values, limit * 4]):
            hit = Hit(ClaimSummary(*row[:-4]), *row[-4:])
            hits.setdefault(hit.claim.id, hit)
        if len(hits) >= limit:
            break
    return list(hits.values())[:limit]


def steps(wanted: Wanted) -> list[tuple[str, list[Any]]]:
    """SQL conditions over `appearances` with their values, from the narrowest to the widest."""
    groups = [" OR ".join(filter(None, (_phrase(word) for word in group))) for group in wanted.words]
    groups = [group for group in groups if group]
    if not wanted.figures:
        every = " AND ".join(f"({group})" for group in groups)
        return [_condition([fts_query(wanted.text)], ()), *([_condition([every], [])] if every else [])]
    found: list[tuple[str, list[Any]]] = []
    if groups:
        found.append(_condition([" AND ".join(f"({group})" for group in groups)], wanted.figures))
        found.append(_condition([" OR ".join(f"({group})" for group in groups)], wanted.figures))
    return [*found, _condition([fts_query(wanted.text)], ()), _condition([], wanted.figures)]


def _condition(matches: list[str], figures: Sequence[Figure | Period]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    for match in matches:
        newest = "" if figures else f" ORDER BY rowid DESC LIMIT {MOST}"
        parts.append(f"appearances.docid IN (SELECT rowid FROM appearances_fts WHERE appearances_fts MATCH ?{newest})")
        values.append(match)
    for figure in figures:
        condition, needed = figure.condition()
        newest = "" if matches else f" ORDER BY id DESC LIMIT {MOST}"
        parts.append(f"appearances.id IN (SELECT appearance_id FROM quantities WHERE {condition}{newest})")
        values.extend(needed)
    return " AND ".join(parts), values


def _phrase(word: str) -> str:
    spaced = fts_text(word).replace("|", " ").strip()
    return f'"{spaced}"' if spaced else ""
