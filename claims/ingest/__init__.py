"""Reading sources: anything a user names becomes texts with what is known of them.

One reader per kind of file stands in READERS; the first that recognises the material reads it. A reader yields
Sources, Unreadables for single failures inside an archive, and addresses (str) of pages to fetch. Failures never stop
the rest: they come out of `read` as values, in their place among the sources.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfileobj

from claims.ingest import docx, epub, feed, jsonl, markup, mhtml, pdf, sitemap, text, warc
from claims.ingest.material import Material, Overrides, Unreadable, UnreadableError, stumbled, suffix_of
from claims.ingest.web import Fetcher, Fetching, GoneError, Validators, is_address
from db.file.archive import is_archive
from extract.model import Original, Source

__all__ = [
    "READERS",
    "Fetcher",
    "Fetching",
    "GoneError",
    "Overrides",
    "Unreadable",
    "UnreadableError",
    "Validators",
    "is_file_name",
    "read",
    "read_fetched",
]


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file: whether some material is of it, and what it holds."""

    name: str
    recognises: Callable[[Material, bytes], bool]
    read: Callable[[Material], Iterator[Source | Unreadable | str]]


READERS: tuple[Reader, ...] = (
    Reader("pdf", pdf.recognises, pdf.read),
    Reader("docx", docx.recognises, docx.read),
    Reader("epub", epub.recognises, epub.read),
    Reader("warc", warc.recognises, warc.read),
    Reader("jsonl", jsonl.recognises, jsonl.read),
    Reader("mhtml", mhtml.recognises, mhtml.read),
    Reader("feed", feed.recognises, feed.read),
    Reader("sitemap", sitemap.recognises, sitemap.read),
    Reader("markup", markup.recognises, markup.read),
    Reader("text", text.recognises, text.read),
)
# What is taken from a folder; a file that is named itself is always tried.
_IN_FOLDERS = frozenset(("txt", "text", "pdf", "rss", "atom", "xml")).union(
    markup.SUFFIXES, jsonl.SUFFIXES, docx.SUFFIXES, epub.SUFFIXES, mhtml.SUFFIXES, warc.SUFFIXES
)
# From a root, without a space: /srv/story, ./story, ../d1/story.
_FROM_ROOT = re.compile(r"(?:~|\.{0,2})/[\w./-]{1,250}")
_SPACES = 3  # in a file's name; a text with more is a sentence that names a file
_DEEPEST = 2  # a sitemap may list sitemaps that list pages


def read(
    what: str, overrides: Overrides | None = None, fetcher: Fetcher | None = None
) -> Iterator[Source | Unreadable]:
    """Every source that `what` names: a path, a folder, an address, a feed, a sitemap, or `-` for standard input.

    What cannot be read comes as Unreadable with a sentence for the user; nothing is raised. `overrides` outrank what is
    found; `fetcher` says how pages are fetched and keeps its pace over several calls.
    """
    overrides = overrides or Overrides()
    fetcher = fetcher or Fetcher()
    if not what.strip():  # else it would be the folder one is in
        yield Unreadable("''", "nothing is named; give a path, an address or - for standard input")
        return
    if what == "-":
        found = _standard_input(overrides, fetcher)
    elif is_address(what):
        found = _address(what, overrides, fetcher, 0)
    elif Path(what).is_dir():
        found = _folder(Path(what), overrides, fetcher)
    else:
        found = _material(Material.of_path(Path(what)), overrides, fetcher, 0)
    for source in found:
        yield overrides.apply(source) if isinstance(source, Source) else source


def read_fetched(material: Material, fetcher: Fetcher) -> Iterator[Source | Unreadable]:
    """Every source in what `fetcher` has fetched; as `read`, without what a user knows better."""
    return _material(material, Overrides(), fetcher, 0)


def is_file_name(text: str) -> bool:
    """Whether `text` plainly names a file, there or not: by a suffix that is read here, or as a path from a root.

    >>> is_file_name("notes/flood.txt"), is_file_name("Sales at amazon.com rose 12%")
    (True, False)
    """
    named = "\n" not in text and text.count(" ") <= _SPACES and suffix_of(text) in {*_IN_FOLDERS, "json"}
    return named or _FROM_ROOT.fullmatch(text) is not None


def _material(material: Material, overrides: Overrides, fetcher: Fetcher, depth: int) -> Iterator[Source | Unreadable]:
    """What one file or response holds, pages that it points to included."""
    if overrides.url and not material.url:
        material = replace(material, url=overrides.url)
    reader = READERS[-1]
    try:
        head = material.head()
        reader = next(reader for reader in READERS if reader.recognises(material, head))
        original: Original | None = None
        for found in reader.read(material):
            if isinstance(found, Source):
                if found.original is None:
                    original = original or material.original()
                    found = replace(found, original=original)
                yield found
            elif isinstance(found, Unreadable):
                yield found
            elif depth < _DEEPEST:
                yield from _address(found, overrides, fetcher, depth + 1)
            else:
                yield Unreadable(found, "it is listed in a list inside a list; give its own address")
    except UnreadableError as error:
        yield Unreadable(material.ref, str(error))
    except OSError as error:
        yield Unreadable(material.ref, _file_trouble(error))
    except Exception as error:  # noqa: BLE001 - a reader that stumbles over one file must not stop the others
        yield stumbled(material.ref, reader.name, error)


def _address(url: str, overrides: Overrides, fetcher: Fetcher, depth: int) -> Iterator[Source | Unreadable]:
    before = fetcher.known(url)
    try:
        material = fetcher.fetch_if_changed(url, before[0]) if before is not None else fetcher.fetch(url)
    except UnreadableError as error:
        yield Unreadable(url, str(error))
        return
    if material is not None:
        yield from _material(material, overrides, fetcher, depth)
    elif before is not None:
        yield before[1]  # its server says that it is still what was read then


def _folder(folder: Path, overrides: Overrides, fetcher: Fetcher) -> Iterator[Source | Unreadable]:
    """The readable files under `folder`, in order of their paths, without hidden ones and archives of databases."""
    count = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            material = Material.of_path(path, path.relative_to(folder).as_posix())
            if not name.startswith(".") and material.suffix in _IN_FOLDERS and not is_archive(path):
                count += 1
                yield from _material(material, overrides, fetcher, 0)
    if not count:
        yield Unreadable(str(folder), f"the folder holds no file to read; these are: .{' .'.join(sorted(_IN_FOLDERS))}")


def _standard_input(overrides: Overrides, fetcher: Fetcher) -> Iterator[Source | Unreadable]:
    """Standard input, kept in a temporary file while it is read, because readers look ahead."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "standard-input")
        with path.open("wb") as spool:
            copyfileobj(sys.stdin.buffer, spool)
        spooled = replace(Material.of_path(path, "-"), name="-", location=None, address=None)
        yield from _material(spooled, overrides, fetcher, 0)


def _file_trouble(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, PermissionError):
        return "you may not read this file; change its permissions"
    return f"the file cannot be read ({error.strerror or error}); check the path"
