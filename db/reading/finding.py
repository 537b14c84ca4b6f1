"""Finding claims by figures and words. What a typed query means is decided outside; here it meets the tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.file.search import fts_query, fts_text
from db.reading.queries import CLAIM_COLUMNS, ClaimSummary
from extract.text.fold import fold

ROUNDING = 0.005  # figures this near are one figure told with other digits
MOST = 5000  # of what a common word or figure alone matches, the newest are ranked: a page of results shows few
RARE = 250  # figures whose places are looked up before words are: looking at one of them costs a third of a millisecond
WITHIN = 0.2  # how far a bound ("more than 57,000") may lie from a point that satisfies it


@dataclass(frozen=True, slots=True)
class Figure:
    """A number looked for, in base units: from `low` to `high`; without a unit it is the number as it is told."""

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
        if self.unit is None:  # 259,200 is no 72 hours
            return f"({agrees}) AND value = base_value", values
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
class Within:
    """What claims are looked for among: those of one source, of one kind, published from and up to a day.

    `speakers` are the names of whom they are said to be from, `publisher_id` is whose sources carry them.
    """

    source_id: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    publisher_id: int | None = None
    speakers: tuple[str, ...] | None = None

    def condition(self) -> tuple[str, list[Any]]:
        """SQL over `appearances` that holds for theirs."""
        asked = {
            "appearances.source_id = ?": self.source_id,
            "claims.kind = ?": self.kind,
            "appearances.published >= ?": self.since,
            "appearances.published <= ?": self.until,
            "sources.publisher_id = ?": self.publisher_id,
            f"appearances.id IN ({_SAID_BY})": None if self.speakers is None else json.dumps(self.speakers),
        }
        given = {condition: value for condition, value in asked.items() if value is not None}
        return " AND ".join(["1", *given]), list(given.values())


_SAID_BY = "SELECT appearance_id FROM attributions WHERE name IN (SELECT value FROM json_each(?))"
EVERYWHERE = Within()
NOTHING = Wanted("")  # asked for: whatever there is


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
_EXACTLY = "EXISTS (SELECT 1 FROM quantities WHERE appearance_id = appearances.id AND base_value = ?) DESC,"
_BEST_FIRST = "claims.independent_source_count DESC, appearances.published DESC, appearances.docid"


def search(connection: sqlite3.Connection, wanted: Wanted, limit: int, within: Within = EVERYWHERE) -> list[Hit]:
    """At most `limit` claims, the best first: figures with all words, with some, the words as typed, figures alone.

    A query without figures must be met in full; one of figures alone finds those before it looks for them as words, the
    exact ones first. Where words were asked for, the figures alone are sought only when nothing has any of the words.
    """
    hits: dict[str, Hit] = {}
    among, bounds = within.condition()
    exact = [each.low for each in wanted.figures if isinstance(each, Figure) and not wanted.words]
    order = f"ORDER BY {_EXACTLY * len(exact)} {_BEST_FIRST}"
    ways = steps(connection, wanted) if wanted != NOTHING else [("1", [])]
    for place, (condition, values) in enumerate(ways, start=1):
        if hits and wanted.words and wanted.figures and place == len(ways):
            break
        found = f"{_HIT} WHERE {condition} AND {among} {order} LIMIT ?"
        for row in connection.execute(found, [*values, *bounds, *exact, limit * 4]):
            hit = Hit(ClaimSummary(*row[:-4]), *row[-4:])
            hits.setdefault(hit.claim.id, hit)
        if len(hits) >= limit:
            break
    return list(hits.values())[:limit]


def speakers_named(connection: sqlite3.Connection, part: str) -> tuple[str, ...]:
    """The names of speakers that hold `part`, whatever the script and capitals."""
    wanted = fold(part).casefold()
    names = (row["name"] for row in connection.execute("SELECT DISTINCT name FROM attributions"))
    return tuple(name for name in names if wanted in fold(name).casefold())


def steps(connection: sqlite3.Connection, wanted: Wanted) -> list[tuple[str, list[Any]]]:
    """SQL conditions over `appearances` with their values, from the narrowest to the widest."""
    groups = [" OR ".join(filter(None, (_phrase(word) for word in group))) for group in wanted.words]
    groups = [group for group in groups if group]
    every, some = (joint.join(f"({group})" for group in groups) for joint in (" AND ", " OR "))
    typed = fts_query(wanted.text)
    if not wanted.figures:
        return [_worded(typed), *([_worded(every)] if every else [])]
    alone = _figured(connection, None, wanted.figures)
    if not groups:
        return [alone, _worded(typed)]
    found = [_figured(connection, match, wanted.figures) for match in dict.fromkeys((every, some)) if match]
    return [*found, _worded(typed), alone]


def _worded(match: str) -> tuple[str, list[Any]]:
    newest = f"SELECT rowid FROM appearances_fts WHERE appearances_fts MATCH ? ORDER BY rowid DESC LIMIT {MOST}"
    return f"appearances.docid IN ({newest})", [match]


def _figured(
    connection: sqlite3.Connection, match: str | None, figures: Sequence[Figure | Period]
) -> tuple[str, list[Any]]:
    """Figures, and words where `match` asks for them: what is rarer is looked up, and the rest asked of what it gives.

    A list of all places of a common word would take seconds.
    """
    conditions = [figure.condition() for figure in figures]
    counted = f"SELECT count(*) FROM (SELECT 1 FROM quantities WHERE {{}} LIMIT {MOST})"
    counts = [connection.execute(counted.format(each), values).fetchone()[0] for each, values in conditions]
    rarest = min(range(len(counts)), key=counts.__getitem__)
    if match is not None and counts[rarest] > RARE:
        parts, values = _worded(match)
        asked = conditions
    else:
        condition, values = conditions[rarest]
        lookup = f"SELECT id, appearance_id FROM quantities WHERE {condition} LIMIT {MOST * 4}"
        parts = f"appearances.id IN (SELECT appearance_id FROM ({lookup}) ORDER BY id DESC LIMIT {MOST})"
        asked = [each for place, each in enumerate(conditions) if place != rarest]
        if match is not None:
            worded = "appearances_fts MATCH ? AND appearances_fts.rowid = appearances.docid"
            parts, values = f"{parts} AND EXISTS (SELECT 1 FROM appearances_fts WHERE {worded})", [*values, match]
    for condition, needed in asked:
        parts += f" AND EXISTS (SELECT 1 FROM quantities WHERE appearance_id = appearances.id AND {condition})"
        values = [*values, *needed]
    return parts, values


def _phrase(word: str) -> str:
    spaced = fts_text(word).replace("|", " ").strip()
    return f'"{spaced}"' if spaced else ""
