"""The sentences in which claims are made, with the places of their figures in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

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
  appearances.start AS clause_start, quantities.start, quantities."end", quantities.role
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
        SELECT appearances.start, appearances.exact, appearances.prefix, versions.text
        FROM appearances JOIN versions ON versions.id = appearances.version_id WHERE appearances.id = ?
    """
    told = {}
    for name, sentence in found.items():
        row = connection.execute(around, [name]).fetchone()
        start = max(0, row["start"] - max(0, place_of(row["exact"], row["prefix"], sentence.text)))
        end, reach, text = start + len(sentence.text), _REACH[sentence.lang], row["text"]
        before = f"…{text[start - reach : start]}" if start > reach else text[:start]
        after = f"{text[end : end + reach]}…" if end + reach < len(text) else text[end:]
        told[name] = Context(before, sentence, after)
    return told


def place_of(exact: str, prefix: str, text: str) -> int:
    """Where in the sentence `text` the clause `exact` starts, the one that `prefix` precedes; -1 when it is not in it.

    >>> place_of("3 dead", "and ", "First 3 dead, and 3 dead")
    18
    """
    at = text.find(exact)
    while at > 0 and text.find(exact, at + 1) > 0:
        shared = min(at, len(prefix))
        if text[at - shared : at] == prefix[len(prefix) - shared :]:
            break
        at = text.find(exact, at + 1)
    return at


def _grouped(found: Iterable[sqlite3.Row]) -> Iterable[list[sqlite3.Row]]:
    """The rows of each appearance together, in the order in which appearances were first met."""
    groups: dict[str, list[sqlite3.Row]] = {}
    for row in found:
        groups.setdefault(row["id"], []).append(row)
    return groups.values()


def _sentence(found: list[sqlite3.Row]) -> Sentence:
    """A sentence from an appearance's row with each of its quantities; dates are marked where there is nothing else."""
    first = found[0]
    at = place_of(first["exact"], first["prefix"], first["text"])
    figures = [row for row in found if row["start"] is not None]
    asserted = [row for row in figures if row["role"] not in FRAMING] or figures
    origin = first["clause_start"] - at
    within = [(row["start"] - origin, row["end"] - origin) for row in asserted] if at >= 0 else []
    inside = tuple((start, end) for start, end in within if 0 <= start < end <= len(first["text"]))
    return Sentence(first["id"], first["text"], first["lang"], inside)
