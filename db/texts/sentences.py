"""The sentences in which claims are made, with the places of their figures in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extract.model import FRAMING


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence of an appearance; `figures` are where its own figures start and end in `text`."""

    appearance_id: str
    text: str
    lang: str
    figures: tuple[tuple[int, int], ...]


_FIGURES = """
SELECT appearances.id, appearances.claim_id, appearances.text, appearances.lang, appearances.exact, appearances.prefix,
  appearances.suffix, appearances.start AS clause_start, quantities.start, quantities."end", quantities.role
FROM appearances LEFT JOIN quantities ON quantities.appearance_id = appearances.id
"""


def sentences(connection: sqlite3.Connection, appearance_ids: Iterable[str]) -> dict[str, Sentence]:
    """The sentence of each of these appearances, by its id."""
    wanted = "WHERE appearances.id IN (SELECT value FROM json_each(?)) ORDER BY quantities.position"
    found = connection.execute(f"{_FIGURES} {wanted}", [json.dumps(list(appearance_ids))])
    return {each[0]["id"]: _sentence(each) for each in _grouped(found)}


def sentences_of_claims(connection: sqlite3.Connection, claim_ids: Iterable[str]) -> dict[str, Sentence]:
    """The sentence that speaks for each of these claims, by the claim's id; none for claims that nobody makes now."""
    wanted = """
        JOIN claims ON claims.id = appearances.claim_id AND claims.text = appearances.text
        WHERE claims.id IN (SELECT value FROM json_each(?)) ORDER BY appearances.docid, quantities.position
    """
    found = connection.execute(f"{_FIGURES} {wanted}", [json.dumps(list(claim_ids))])
    told: dict[str, Sentence] = {}
    for each in _grouped(found):
        told.setdefault(each[0]["claim_id"], _sentence(each))
    return told


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with what its text says before and after it."""

    before: str
    sentence: Sentence
    after: str


_REACH = {"zh": 80, "en": 180}  # characters of a text on either side of a sentence: about as many words in each


def contexts(connection: sqlite3.Connection, appearance_ids: Iterable[str]) -> dict[str, Context]:
    """The sentence of each of these appearances with what its text says around it; … stands where that is cut."""
    found = sentences(connection, appearance_ids)
    around = """
        SELECT appearances.start, appearances.exact, appearances.prefix, appearances.suffix, versions.text
        FROM appearances JOIN versions ON versions.id = appearances.version_id WHERE appearances.id = ?
    """
    told = {}
    for name, sentence in found.items():
        row = connection.execute(around, [name]).fetchone()
        start = max(0, row["start"] - max(0, place_of(row, sentence.text)))
        end, reach, text = start + len(sentence.text), _REACH[sentence.lang], row["text"]
        before = f"…{text[start - reach : start]}" if start > reach else text[:start]
        after = f"{text[end : end + reach]}…" if end + reach < len(text) else text[end:]
        told[name] = Context(before, sentence, after)
    return told


def place_of(clause: Mapping[str, Any] | sqlite3.Row, sentence: str) -> int:
    """Where in its sentence a stored clause starts; -1 when it is not in it.

    Of several places that read like its `exact` it is the one around which `prefix` and `suffix` stand.

    >>> place_of({"exact": "3 dead", "prefix": "At sea 3 dead, and ", "suffix": "."}, "3 dead, and 3 dead.")
    12
    """
    places = list(_places(clause["exact"], sentence))
    return max(places, key=lambda at: _around(clause, sentence, at), default=-1)


def _places(exact: str, sentence: str) -> Iterator[int]:
    at = sentence.find(exact)
    while at >= 0:
        yield at
        at = sentence.find(exact, at + 1)


def _around(clause: Mapping[str, Any] | sqlite3.Row, sentence: str, at: int) -> int:
    """How many characters around a place of a sentence are those around the clause; -1 where one is another."""
    end = at + len(clause["exact"])
    before = sentence[max(0, at - len(clause["prefix"])) : at]
    after = sentence[end : end + len(clause["suffix"])]
    told = clause["prefix"].endswith(before) and clause["suffix"].startswith(after)
    return len(before) + len(after) if told else -1


def _grouped(found: Iterable[sqlite3.Row]) -> Iterable[list[sqlite3.Row]]:
    """The rows of each appearance together, in the order in which appearances were first met."""
    groups: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        groups.setdefault(row["id"], []).append(row)
    return groups.values()


def _sentence(found: list[sqlite3.Row]) -> Sentence:
    """A sentence from an appearance's row with each of its quantities; dates are marked where there is nothing else."""
    first = found[0]
    at = place_of(first, first["text"])
    figures = [row for row in found if row["start"] is not None]
    asserted = [row for row in figures if row["role"] not in FRAMING] or figures
    origin = first["clause_start"] - at
    within = [(row["start"] - origin, row["end"] - origin) for row in asserted] if at >= 0 else []
    inside = tuple((start, end) for start, end in within if 0 <= start < end <= len(first["text"]))
    return Sentence(first["id"], first["text"], first["lang"], inside)
