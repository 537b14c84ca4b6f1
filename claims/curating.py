"""What people mend, reject and take down. Every deed stays in the history and holds whatever the rules find later."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from claims.adding import Adding
from claims.errors import ClaimsError
from claims.ingest import Overrides
from claims.match.link import link_appearances
from db.file.errors import NotFound
from db.people import curation
from db.people.audit import Who
from db.people.curation import Deed
from db.reading import queries
from db.reading.sources import known_id, stored_source
from db.texts.rows import id_of_address
from db.writing.store import Store
from extract.quantities.lexicon import base_value

# What may be stated of a source.
OF_SOURCE = ("title", "publisher", "author", "published", "lang", "region")


def correct_source(
    connection: sqlite3.Connection, name: str, overrides: Overrides, who: Who, note: str | None = None
) -> str:
    """Puts a person's word in place of what was found of a source, and reads its dates and links anew; gives its id."""
    source = known_id(connection, name)
    before = stored_source(connection, source)
    after = overrides.apply(before)
    deeds = [
        Deed(who.name, "correct", "source", source, source, field, _text(old), _text(new), note)
        for field in OF_SOURCE
        if (old := getattr(before, field)) != (new := getattr(after, field))
    ]
    outcome = Adding(connection, (), Overrides()).take(after, deeds)
    if outcome.message is not None:
        raise ClaimsError(f"{name} could not be read again: {outcome.message}.")
    return source


_MOST = 1e100  # so that it can be turned into any other unit, and never becomes infinite, which JSON cannot say


def worth(typed: str) -> float:
    """What a person writes that a figure is worth, as 20000000, 20,000,000 or 3.5; ClaimsError for no such number."""
    try:
        value = float(typed.replace(",", ""))
    except ValueError:
        value = math.nan
    if not abs(value) < _MOST:  # nor is nan
        raise ClaimsError(f"“{typed}” is no number of a figure: write one such as 20000000 or 3.5, without its unit.")
    return value


def correct_appearances(
    connection: sqlite3.Connection,
    name: str,
    fields: Mapping[str, str | None],
    figures: Sequence[tuple[str, float]],
    who: Who,
    note: str | None = None,
) -> list[str]:
    """Mends what a rule found in a place, or in every place of a claim; `figures` pair words with a value.

    Words are those of a figure, or hold one alone; a range is worth one value from then on. Values are as `worth` gives
    them. A field that is None is emptied: what the rule found stands nowhere in the text. The field `speaker` is who
    said it, by a name that stands in the text.

    Gives the appearances that were mended; NotFound for an unknown id and a claim that no place makes any more,
    ClaimsError for words that are no figure there, or several.
    """
    with Store(connection).transaction():
        found = _appearances(connection, name)
        mended = [(row, *mend) for row in found for mend in _mended(connection, row, fields, figures)]
        for words, _ in figures:  # other places of a claim may write it otherwise
            if not any(curation.figures_of(connection, row["id"], words) for row in found):
                raise ClaimsError(f"“{words}” is no figure of {name}: 'claims show' prints its words.")
        if (speaker := fields.get("speaker")) and not any(field == "speaker" for _, field, _, _ in mended):
            raise ClaimsError(f"“{speaker}” stands in no text that says this: name the speaker as the text does.")
        for row, field, before, after in mended:
            subject = (row["id"], row["source_id"])
            deed = Deed(who.name, "correct", "appearance", *subject, field, before, after, note)
            curation.record(connection, [deed])
            curation.mend(connection, row["id"], field, after)
        link_appearances(connection, [row["id"] for row in found])
    return list(dict.fromkeys(row["id"] for row, *_ in mended))


def _mended(
    connection: sqlite3.Connection,
    row: sqlite3.Row,
    fields: Mapping[str, str | None],
    figures: Sequence[tuple[str, float]],
) -> Iterator[tuple[str, str | None, str | None]]:
    """What is to be mended of one appearance: the field, and what stands there before and after."""
    for field, words in fields.items():
        if field != "speaker":
            yield field, _text(row[field]), words
        elif words is None or curation.where_named(connection, row["id"], words) is not None:
            yield field, ", ".join(curation.speakers_of(connection, row["id"])) or None, words
    for words, value in figures:
        named = curation.figures_of(connection, row["id"], words)
        if len(named) > 1:
            raise ClaimsError(
                f"“{words}” is {len(named)} figures of {row['id']}: name the one together with words beside it, as they"
                " stand in the text."
            )
        for figure in named:
            base = float(base_value(Decimal(str(value)), figure.unit)[0])
            yield "figure", figure.told(figure.value, figure.base_value), figure.told(value, base)


def remove(connection: sqlite3.Connection, name: str, who: Who, note: str | None = None) -> str:
    """Takes a source down, or rejects an appearance or every one of a claim; gives a sentence that says what went."""
    source = queries.source_id(connection, name)
    return _take_down(connection, source, who, note) if source is not None else reject(connection, name, who, note)


def reject(connection: sqlite3.Connection, name: str, who: Who, note: str | None = None) -> str:
    """Rejects an appearance or every one of a claim; gives a sentence that says what went, NotFound without one."""
    with Store(connection).transaction():
        found = _appearances(connection, name)
        for row in found:
            deed = Deed(who.name, "remove", "appearance", row["id"], row["source_id"], note=note)
            curation.bury(connection, deed)
        curation.set_aside(connection, [row["id"] for row in found])
        link_appearances(connection, [], [row["claim_id"] for row in found if row["claim_id"] is not None])
    by = name if found[0]["id"] == name else found[0]["claim_id"]
    return f"{_counted(found)} rejected; rules will not bring that back, 'claims remove --undo {by}' does."


def restore(connection: sqlite3.Connection, name: str, who: Who, note: str | None = None) -> str:
    """Takes back what `remove` did; gives a sentence that says what came back, NotFound for what was not removed.

    Rejected appearances come back as they were read last; ClaimsError where no source says any of them any more. Of a
    source that was taken down nothing is left to bring back: it may be added again.
    """
    name = curation.rejected_id(connection, name) or name
    rejected = curation.rejected_places(connection, name)
    by_id = None if rejected else curation.tombstone(connection, name)
    taken_down = by_id or curation.tombstone(connection, id_of_address(name), str(Path(name).resolve()))
    stones = rejected or ([taken_down] if taken_down is not None else [])
    if not stones:
        raise NotFound(
            f"Nothing was removed under the name {name}: give the id that 'claims remove' told, the address, or the"
            " file's name from the folder that it lay in."
        )
    store = Store(connection)
    with store.transaction():
        for stone in stones:
            curation.lift(connection, stone, who.name, note)
        back = store.bring_back([stone.id for stone in rejected])
        link_appearances(connection, back)
    if taken_down is not None:
        return f"Source {name} may be added again; its texts were deleted, so 'claims add' has to fetch it anew."
    if not back:
        raise ClaimsError(
            f"{name} is rejected no longer, but its source does not say it any more: its newest text, as it was last"
            " read, holds no such claim."
        )
    if len(back) == len(stones):
        return f"{_counted(back)} brought back."
    return f"{_counted(back)} of {len(stones):,} brought back; of the others the newest texts say nothing any more."


def _take_down(connection: sqlite3.Connection, source: str, who: Who, note: str | None) -> str:
    curation.overwrite_freed_pages(connection)
    with Store(connection).transaction():
        deed = Deed(who.name, "remove", "source", source, source, note=note)
        claims, kept = curation.take_down(connection, deed)
        link_appearances(connection, [], claims)
        curation.forget_words(connection, claims)
    told = f"Source {source} was taken down with all of its texts; a tombstone keeps it from being added again."
    if curation.wipe(connection, kept):
        return told
    return f"{told} The archive beside the database never held its page: blank it where it is kept."


def _appearances(connection: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    """Those of the claim with this id, else the appearance with it: a claim may be named after its first appearance.

    NotFound when there are none.
    """
    found = curation.places_of(connection, name, queries.current_id(connection, name))
    if not found:  # a review or an earlier text keeps the claim
        raise NotFound(f"No source makes the claim {name} any more: 'claims show' tells what became of it.")
    return found


def _counted(places: Sequence[object]) -> str:
    return f"{len(places):,} appearance{'s' if len(places) > 1 else ''}"


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
