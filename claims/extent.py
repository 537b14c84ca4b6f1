"""About how much there is to read, so that progress can tell the time left."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from claims.ingest.web import is_address


def extent(whats: Iterable[str]) -> int | None:
    """How many sources these files and folders hold, as far as a glance tells; None when only reading can tell."""
    found = list(whats)
    if any(what == "-" or is_address(what) for what in found):
        return None
    return sum(_sources_in(Path(what)) for what in found)


def _sources_in(path: Path) -> int:
    if path.is_dir():
        return sum(_sources_in(each) for each in path.rglob("*") if each.is_file())
    if path.name.endswith((".jsonl", ".ndjson")) and path.is_file():
        return _lines(path.open("rb"))
    if path.name.endswith((".jsonl.gz", ".ndjson.gz")) and path.is_file():
        return _lines(gzip.open(path))
    return 1


def _lines(archive: BinaryIO | gzip.GzipFile) -> int:
    with archive:
        try:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: archive.read(1 << 20), b""))
        except (OSError, EOFError):  # damaged: reading it will say so
            return 1
