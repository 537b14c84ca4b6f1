"""What a reader gets: the bytes of one file or response, and what is known about them beforehand."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from claims.errors import ClaimsError
from extract.model import Original, Source

MEBIBYTE = 1 << 20
PAGE_LIMIT = 32 * MEBIBYTE  # one article; archives of many are streamed and know no limit
HEAD = 4096  # bytes looked at to tell what something is


class UnreadableError(ClaimsError):
    """One source that cannot be read; the message says why and what to do, without naming the source."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that could not be read: which one (path, URL, `file line 7`), and the sentence for the user."""

    ref: str
    message: str

    def __str__(self) -> str:
        return f"{self.ref}: {self.message}"


def stumbled(ref: str, reader: str, error: Exception) -> Unreadable:
    """What is said of material on which the reader of this name failed with an error that none of us foresaw."""
    kind = type(error).__name__
    return Unreadable(ref, f"the reader of {reader} failed on it ({kind}: {error}); please report it with the file")


def attempted(read: Callable[[], Source], ref: str, reader: str) -> Source | Unreadable:
    """One article out of many; why there is none where it cannot be read, which must not stop the others."""
    try:
        return read()
    except UnreadableError as error:
        return Unreadable(ref, str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the rest of the archive can be read
        return stumbled(ref, reader, error)


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user says about a source; it outranks everything found in it."""

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    lang: str | None = None
    url: str | None = None
    region: str | None = None
    author: str | None = None

    def apply(self, source: Source) -> Source:
        """`source` with everything given here in place of what was found, save that `zh` leaves zh-Hant as it is."""
        given = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}
        stated = frozenset(given)
        if source.lang and source.lang.split("-")[0] == self.lang:
            del given["lang"]
        if self.published is not None:
            given["published_basis"] = "given"
        return replace(source, given=stated, **given) if stated else source


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes to read: `ref` names them, `open` gives them from the start, the rest is what is known without looking.

    `suffix` is lower-case without its dot (`html`, `jsonl.gz`); `media_type` and `charset` come from a server. `name`
    is the file's own, whatever folder it lies in; `location` is where it lies on this machine, None when a text in it
    has no lasting place there. `address` is the http(s) or file URI of the bytes, `headers` came with them.
    """

    ref: str
    open: Callable[[], BinaryIO] = field(repr=False)
    suffix: str = ""
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    name: str = "-"
    location: str | None = None
    address: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_path(cls, path: Path, ref: str | None = None) -> Material:
        """The file at `path`; `ref` is its name unless a folder knows a longer one."""
        return cls(
            ref or path.name,
            lambda: path.open("rb"),
            suffix_of(path.name),
            name=path.name,
            location=str(path.resolve()),
            address=path.resolve().as_uri(),
        )

    @classmethod
    def of_bytes(cls, data: bytes, ref: str, suffix: str = "") -> Material:
        """Bytes that are in memory already."""
        return cls(ref, lambda: io.BytesIO(data), suffix)

    def head(self) -> bytes:
        """The first bytes, enough to tell what this is."""
        with self.open() as stream:
            return stream.read(HEAD)

    def data(self, limit: int = PAGE_LIMIT) -> bytes:
        """All bytes; refuses more than `limit`."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise UnreadableError(
                f"the file is larger than {limit // MEBIBYTE} MiB, too much for one article; split it or use JSON Lines"
            )
        return data

    def original(self, data: bytes | None = None) -> Original:
        """All bytes, or those of one entry, to be kept as they came."""
        if data is None:
            with self.open() as stream:
                data = stream.read()
        return Original(data, self.address, self.media_type, self.headers)

    def entry(self, number: int, key: str | None, url: str | None = None) -> Material:
        """One entry of this archive or feed; `key` is what the archive itself calls it, which outlives its place."""
        return replace(
            self,
            ref=url or f"{self.ref}#{number}",
            url=url or self.url,
            name=f"{self.name}#{key}" if key else self.name,
            location=f"{self.location}#{key}" if key and self.location else None,
        )


def suffix_of(name: str) -> str:
    """`jsonl.gz` of `archive.JSONL.gz`: the last suffix, with the one before it when the last is gz.

    >>> suffix_of("archive.JSONL.gz"), suffix_of("a.b.html"), suffix_of("README")
    ('jsonl.gz', 'html', '')
    """
    parts = [part.lstrip(".").lower() for part in PurePosixPath(name).suffixes]
    return ".".join(parts[-2:] if parts[-1:] == ["gz"] else parts[-1:])
