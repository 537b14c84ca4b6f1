"""An article with all that was found in it as one row of Parquet, in the names of the database's columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from claims.ingest import Unreadable
from claims.match.statement.stored import day_of, exact_value, stored_claim
from db.texts import rows
from db.texts.rows import Appearance, Base
from extract.model import Original, Source

if TYPE_CHECKING:
    import pyarrow as pa

_WHOLE = frozenset(("position", "start", "end", "negated", "hedged", "vague"))
_REAL = frozenset(("value", "max_value", "base_value", "base_max_value"))
_STORED = frozenset(("docid", "version_id", "appearance_id"))  # what only a database knows, or the place in the row
_TYPED = frozenset(("published", "links", "given", "original"))  # of a source's fields those that are no strings
_PLAIN = tuple(each.name for each in fields(Source) if each.name not in _TYPED)
APPEARANCE = tuple(name for name in rows.APPEARANCE if name not in _STORED)
QUANTITY = tuple(name for name in rows.QUANTITY if name not in _STORED)
ATTRIBUTION = tuple(name for name in rows.ATTRIBUTION if name not in _STORED)

Record = dict[str, Any]


def schema() -> pa.Schema:
    """The columns of `articles`: `sequence` orders them as they were read, `failure` says why one could not be."""
    import pyarrow as pa

    text = pa.string()
    struct = {name: pa.struct([pa.field(each, _type(each)) for each in columns]) for name, columns in _PARTS.items()}
    appearance = [pa.field(each, _type(each)) for each in APPEARANCE]
    appearance += [pa.field(name, pa.list_(struct[name])) for name in _PARTS]
    link = pa.struct([pa.field("start", pa.int64()), pa.field("end", pa.int64()), pa.field("url", text)])
    header = pa.struct([pa.field("name", text), pa.field("value", text)])
    return pa.schema(
        [
            pa.field("sequence", pa.int64()),
            pa.field("source_id", text),
            *(pa.field(name, text) for name in _PLAIN),
            pa.field("published", text),
            pa.field("links", pa.list_(link)),
            pa.field("given", pa.list_(text)),
            pa.field("original", pa.binary()),
            *(pa.field(name, text) for name in ("address", "media_type")),
            pa.field("headers", pa.list_(header)),
            pa.field("appearances", pa.list_(pa.struct(appearance))),
            pa.field("failure", text),
        ]
    )


_PARTS = {"quantities": QUANTITY, "attributions": ATTRIBUTION}


def _type(name: str) -> pa.DataType:
    import pyarrow as pa

    return pa.int64() if name in _WHOLE else pa.float64() if name in _REAL else pa.string()


def packed(sequence: int, source: Source, found: Sequence[Appearance]) -> Record:
    """The row of a source and what was found in it."""
    row: Record = {name: getattr(source, name) for name in _PLAIN}
    row |= {"sequence": sequence, "source_id": rows.source_id(source)}
    row["published"] = source.published.isoformat() if source.published is not None else None
    row["links"] = [{"start": start, "end": end, "url": url} for start, end, url in source.links]
    row["given"] = sorted(source.given)
    row["appearances"] = [_packed(each, source) for each in found]
    if (original := source.original) is not None:
        row |= {"original": original.data, "address": original.address, "media_type": original.media_type}
        row["headers"] = [{"name": name, "value": value} for name, value in original.headers]
    return row


def failed(sequence: int, failure: Unreadable) -> Record:
    """The row of what could not be read."""
    return {"sequence": sequence, "ref": failure.ref, "failure": failure.message}


def _packed(each: Appearance, source: Source) -> Record:
    row: Record = dict(zip(rows.APPEARANCE, rows.appearance_row(each, source, 0, ""), strict=True))
    quantities = (
        rows.quantity_row(each.id, place, quantity, base, source.text)
        for place, (quantity, base) in enumerate(zip(each.claim.quantities, each.bases, strict=True))
    )
    attributions = (
        rows.attribution_row(each.id, place, attribution, source.text)
        for place, attribution in enumerate(each.claim.attributions)
    )
    row["quantities"] = [_kept(zip(rows.QUANTITY, values, strict=True)) for values in quantities]
    row["attributions"] = [_kept(zip(rows.ATTRIBUTION, values, strict=True)) for values in attributions]
    return _kept(row.items())


def _kept(pairs: Any) -> Record:
    return {name: value for name, value in pairs if name not in _STORED}


def unpacked(row: Mapping[str, Any]) -> tuple[Source, list[Appearance]]:
    """What `packed` made a row of: its parts as far as a database keeps them."""
    plain = {name: row[name] for name in _PLAIN}
    original = None
    if row["original"] is not None:
        headers = tuple((each["name"], each["value"]) for each in row["headers"] or ())
        original = Original(row["original"], row["address"], row["media_type"], headers)
    source = Source(
        **plain,
        published=day_of(row["published"]),
        links=tuple((each["start"], each["end"], each["url"]) for each in row["links"] or ()),
        given=frozenset(row["given"] or ()),
        original=original,
    )
    return source, list(_appearances(row["appearances"] or ()))


def _appearances(found: Sequence[Mapping[str, Any]]) -> Iterator[Appearance]:
    for row in found:
        claim = stored_claim(row, row["quantities"], row["attributions"])
        yield Appearance(row["id"], claim, tuple(_base(each) for each in row["quantities"]))


def _base(row: Mapping[str, Any]) -> Base:
    return Base(exact_value(row["base_value"]), exact_value(row["base_max_value"]), row["base_unit"])
