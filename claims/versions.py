"""A source's texts one after another: ids that are carried from one to the next, and any two of them side by side."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import chain, count, islice
from typing import Any

from claims.tracing import trace
from db.file.errors import NotFound, UnknownClaim
from db.reading import listing, queries
from db.reading.queries import ClaimDetail, SourceSummary
from db.reading.rechecks import rechecks_of
from db.texts.changes import Change, Told, VersionSummary, changes_of, current_version, text_of, told, told_in, versions
from db.texts.rows import APPEARANCE, QUANTITY, Appearance, appearance_row, quantity_row, source_id
from extract.model import Source


@dataclass(frozen=True, slots=True)
class Carried:
    """The appearances of a new text under the ids that they had in the one before, and what became of those."""

    appearances: list[Appearance]
    changes: list[Change]


def carried(connection: sqlite3.Connection, source: Source, found: Sequence[Appearance]) -> Carried:
    """What a source claims with its new text: a claim that stands in it again keeps its id, wherever it stands now."""
    version = current_version(connection, source_id(source))
    if version is None:
        return Carried(list(found), [])
    changes = trace(told_in(connection, version), [told_of(each, source) for each in found], source.text)
    kept = {
        each.new_appearance_id: each.appearance_id
        for each in changes
        if each.new_appearance_id is not None and each.outcome != "altered"
    }
    names = names_of([each.id for each in found], kept)
    renamed = [replace(each, id=names[each.id]) for each in found]
    told_again = [replace(each, new_appearance_id=names.get(each.new_appearance_id or "")) for each in changes]
    return Carried(renamed, told_again)


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """A source with what it claims, its versions, what changed from one to the next, and when it was looked at again.

    `claims` tell each place in the order of the text: `claim_id`, `kind`, `gloss` and the words, `exact`.
    """

    source: SourceSummary
    claims: list[dict[str, Any]]
    versions: list[VersionSummary]
    changes: list[dict[str, Any]]
    rechecks: list[dict[str, Any]]


def source_detail(connection: sqlite3.Connection, source: str, rechecks: int = 10) -> SourceDetail:
    """All of that of one source, with its last `rechecks`; NotFound without it."""
    return SourceDetail(
        queries.source(connection, source),
        listing.claims_in(connection, source),
        versions(connection, source),
        changes_of(connection, "source_id", source),
        rechecks_of(connection, source, rechecks),
    )


def named(connection: sqlite3.Connection, name: str) -> ClaimDetail | SourceDetail:
    """The claim or the source that goes by an id, or by the beginning of one; NotFound when none or several do."""
    if not name.strip():
        raise NotFound("Say the id of a claim or of a source: 'claims search' shows those of claims.")
    source = queries.source_id(connection, name)
    try:
        return queries.claim(connection, name)
    except NotFound as error:
        if source is not None:
            return source_detail(connection, source)
        if isinstance(error, UnknownClaim):
            hint = "'claims search' shows the ids of claims, and 'claims show' of a claim those of its sources."
            raise NotFound(f"There is no claim and no source {name}: {hint}") from error
        raise


@dataclass(frozen=True, slots=True)
class Beside:
    """Two versions of a source: what became of each appearance of the older one, and the lines in which they differ.

    A line starts with `-` where only the older one has it, with `+` where only the newer one has.
    """

    old: VersionSummary
    new: VersionSummary
    changes: list[Change]
    lines: list[str]


def beside(connection: sqlite3.Connection, source: str, numbers: tuple[int, int] | None = None) -> Beside:
    """Two versions of a source by their numbers, else the last two; NotFound for what is not there."""
    found = versions(connection, source)
    old, new = numbers or (max(1, len(found) - 1), len(found))
    for number in (old, new):
        if not 1 <= number <= len(found):
            raise NotFound(f"Source {source} has no version {number}: its versions are 1 to {len(found)}.")
    older, newer = found[old - 1], found[new - 1]
    texts = [text_of(connection, each.id) for each in (older, newer)]
    changes = trace(told_in(connection, older.id), told_in(connection, newer.id), texts[1])
    compared = unified_diff(texts[0].split("\n"), texts[1].split("\n"), n=0, lineterm="")
    lines = [line for line in islice(compared, 2, None) if not line.startswith("@@")]
    return Beside(older, newer, changes, lines)


def names_of(found: Iterable[str], kept: Mapping[str, str]) -> dict[str, str]:
    """Found id -> the id that it kept, else its own; where another place goes by that, one that is made from it."""
    names = dict(kept)
    taken = set(kept.values())
    for name in found:
        if name not in names:  # where it stands another stood in an earlier text, and others that were named after that
            made = (hashlib.sha256(f"{name} {number}".encode()).hexdigest()[: len(name)] for number in count(2))
            names[name] = next(each for each in chain([name], made) if each not in taken)
            taken.add(names[name])
    return names


def told_of(each: Appearance, source: Source) -> Told:
    """What was just found in a source, as a stored version tells it."""
    row = dict(zip(APPEARANCE, appearance_row(each, source, 0, ""), strict=True)) | {"claim_id": None}
    quantities = [
        dict(zip(QUANTITY, quantity_row(each.id, place, quantity, base, source.text), strict=True))
        for place, (quantity, base) in enumerate(zip(each.claim.quantities, each.bases, strict=True))
    ]
    return told(row, quantities)
