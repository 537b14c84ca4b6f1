"""Reader of JSON Lines: on each line one article with its `text`, and what is known of it: `url`, `title`, `published`,
`publisher`, `author`, `lang`, `region`.

Streamed, so that an archive may be larger than memory; gzip is opened on the way. `text` is taken as it is: offsets
count in what the archive holds.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from claims.ingest.days import parse_date
from claims.ingest.finish import finished, identity
from claims.ingest.material import PAGE_LIMIT, Material, Unreadable, UnreadableError, attempted
from claims.ingest.metadata import Metadata
from claims.ingest.published import Stamps
from extract.model import Source
from extract.quantities.lexicon import regions

READER = "jsonl 1"
SUFFIXES = frozenset(("jsonl", "ndjson", "jsonl.gz", "ndjson.gz"))
_TYPES = frozenset(("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/jsonlines"))
_RECORD = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"[^{}\n]{0,3000}?"\s*:')
_GZIP = b"\x1f\x8b"
_log = logging.getLogger(__name__)
_TOO_LONG = "the line is longer than 32 MiB, too long for one article; leave it out"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def recognises(material: Material, head: bytes) -> bool:
    """JSON Lines by name, by what a server says, or by a first line that begins an object."""
    return material.suffix in SUFFIXES or material.media_type in _TYPES or _RECORD.match(head) is not None


def read(material: Material) -> Iterator[Source | Unreadable]:
    """Every article of the archive; a broken line is named and passed over."""
    number = found = 0
    try:
        packed = material.head().startswith(_GZIP)
        with material.open() as raw, gzip.open(raw) if packed else raw as stream:
            while line := stream.readline(PAGE_LIMIT):
                number += 1
                if not line.strip():
                    continue
                is_whole = _skip_rest(stream, line)
                yield article(line, material, number) if is_whole else Unreadable(_place(material, number), _TOO_LONG)
                found += 1
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise UnreadableError(f"the gzip file is damaged after line {number}; everything before was read") from None
    if not found:
        raise UnreadableError("it is empty; give a file with one JSON object on each line")


def _skip_rest(stream: BinaryIO | gzip.GzipFile, line: bytes) -> bool:
    """Whether `line` is whole; the rest of one that is too long is read away."""
    if line.endswith(b"\n") or len(line) < PAGE_LIMIT:
        return True
    while (rest := stream.readline(PAGE_LIMIT)) and not rest.endswith(b"\n"):
        pass
    return False


def article(line: bytes, archive: Material, number: int) -> Source | Unreadable:
    """The article on a line of an archive, the first being 1; why there is none where it cannot be read."""
    return attempted(lambda: _article(line, archive, number), _place(archive, number), "jsonl")


def _place(archive: Material, number: int) -> str:
    return f"{archive.ref} line {number}"


def _article(line: bytes, archive: Material, number: int) -> Source:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("the line is not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        where = f": {error.msg} at its character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableError(f"the line is not JSON{where}; write one JSON object on each line") from None
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise UnreadableError('the line has no article in it; give it a "text" that is a string and not empty')
    # What no encoding can store becomes U+FFFD, one character for one.
    text = _LONE_SURROGATE.sub("\ufffd", text)
    key = record.get("id")
    material = archive.entry(number, str(key) if isinstance(key, str | int) else None)
    stated = Metadata(
        title=_string(record, "title"),
        publisher=_string(record, "publisher"),
        author=_string(record, "author"),
        url=_string(record, "url")
        or material.url,  # verbatim, as the text is: an archive's own addresses may be of any scheme
        lang=_string(record, "lang"),
        stamps=_stamps(record, _place(archive, number)),
    )
    source = finished(text, stated, material, READER)
    return replace(
        source,
        region=_region(record, _place(archive, number)) or source.region,
        identity=identity(material.name, json.dumps(record, sort_keys=True)),
        original=replace(archive, media_type="application/json").original(line.strip()),
    )


def _region(record: dict[str, Any], place: str) -> str | None:
    """The region that the record states; one that decides nothing is told and passed over: it may be a slip."""
    stated = (_string(record, "region") or "").lower()
    if not stated or stated in regions():
        return stated or None
    _log.warning('%s: "region" is none whose money and units are known (%s)', place, repr(stated)[:40])
    return None


def _stamps(record: dict[str, Any], place: str) -> Stamps:
    """The day that the record states; one that cannot be read is told, because relative dates hang on it."""
    stated = record.get("published")
    if stated is None or stated == "":
        return Stamps()
    if isinstance(stated, bool) or not isinstance(stated, str | int) or parse_date(str(stated)) is None:
        told = repr(stated)[:40]
        _log.warning('%s: "published" is no date (%s) and is passed over; write it as 2026-11-20', place, told)
        return Stamps()
    return Stamps(published=(str(stated),))


def _string(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    return _LONE_SURROGATE.sub("\ufffd", value.strip()) or None if isinstance(value, str) else None
