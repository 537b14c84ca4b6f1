"""The formats of an export. Each writes rows as they come and holds no more of them than it must."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from claims.exchange.cells import BYTE_ORDER_MARK, cell
from claims.exchange.columns import Column
from claims.exchange.files import PACKED
from claims.standards import Json
from db.upkeep.dump import line

FORMATS = ("jsonl", "json", "csv", "parquet")
_PLACE = "\x00rows\x00"  # no address and no label holds it


def format_of(name: str | None) -> str:
    """The format that a file's name asks for: claims.csv.gz is CSV; JSON Lines where it says nothing.

    >>> format_of("claims.csv.gz"), format_of("dump"), format_of(None)
    ('csv', 'jsonl', 'jsonl')
    """
    ending = Path((name or "").removesuffix(PACKED)).suffix.lower().removeprefix(".")
    return {"jsonld": "json"}.get(ending, ending if ending in FORMATS else "jsonl")


def place() -> str:
    """What stands for all rows in the document given to `write_json`."""
    return _PLACE


def write_lines(rows: Iterable[Json], stream: BinaryIO) -> None:
    """JSON Lines."""
    for row in rows:
        stream.write(f"{line(row)}\n".encode())


def write_json(rows: Iterable[Json], around: object, stream: BinaryIO) -> None:
    """One JSON document: `around`, with the rows where `place()` stands in it, each on a line."""
    before, after = json.dumps(around, ensure_ascii=False).split(json.dumps(_PLACE))
    stream.write(before.encode())
    for number, row in enumerate(rows):
        stream.write(f"{',' * bool(number)}\n{line(row)}".encode())
    stream.write(f"\n{after}\n".encode())


def write_csv(rows: Iterable[Json], columns: Iterable[Column], stream: BinaryIO, *, marked: bool) -> None:
    """CSV with a line of names first, safe to open in a spreadsheet; `marked` begins with a byte order mark."""
    told = tuple(columns)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    try:
        text.write(BYTE_ORDER_MARK if marked else "")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(column.name for column in told)
        for row in rows:
            writer.writerow([cell(column.value(row)) for column in told])
    finally:
        text.flush()
        text.detach()  # the stream is closed by who opened it
