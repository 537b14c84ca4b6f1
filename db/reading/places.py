"""The places where a claim is made: all of them in brief, some of them in full, and what they have in common.

A claim may be made in ten thousand places: they are looked up once, and what else is asked of them goes by their ids.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.reading.appearances import with_ids
from db.reading.counting import MONTHLY
from extract.text.fold import fold


@dataclass(frozen=True, slots=True)
class Place:
    """An appearance of a claim in brief."""

    id: str
    source_id: str
    lang: str
    published: str | None


def places(connection: sqlite3.Connection, claim_id: str) -> list[Place]:
    """Every place where a claim is made, in order of publication."""
    found = connection.execute(
        "SELECT id, source_id, lang, published FROM appearances WHERE claim_id = ?"
        " ORDER BY published IS NULL, published, docid",
        [claim_id],
    )
    return [Place(*row) for row in found]


def in_full(connection: sqlite3.Connection, some: Iterable[Place]) -> list[dict[str, Any]]:
    """These places in the shape of the appearance schema, in order of publication."""
    return with_ids(connection, (each.id for each in some))


def speakers(connection: sqlite3.Connection, every: Sequence[Place]) -> list[tuple[str, int]]:
    """Who is said to have said it, in the first spelling, and how often in any; the most often named first."""
    found = connection.execute(
        "SELECT name, count(*) FROM json_each(?) AS places JOIN attributions ON appearance_id = places.value"
        " GROUP BY name ORDER BY min(places.key), min(position)",
        [json.dumps([each.id for each in every])],
    )
    spellings: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name, count in found:
        counts[spellings.setdefault(fold(name), name)] += count
    return counts.most_common()


def firsts(connection: sqlite3.Connection, every: Sequence[Place], lang: str) -> list[tuple[Place, str]]:
    """The first place in each language other than `lang`, with its sentence."""
    found: dict[str, Place] = {}
    for each in every:
        if each.lang != lang:
            found.setdefault(each.lang, each)
    sentence = "SELECT text FROM appearances WHERE id = ?"
    return [(each, str(connection.execute(sentence, [each.id]).fetchone()["text"])) for each in found.values()]


def over_time(every: Iterable[Place]) -> dict[str, int]:
    """How many of the places were published in each month or, beyond two years, in each year."""
    days = [each.published for each in every if each.published is not None]
    years = Counter(day[:4] for day in days)
    return dict(years if len(years) > MONTHLY else Counter(day[:7] for day in days))
