"""Claims straight from files, without a database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from claims.extent import extent
from claims.ingest import Fetcher, Fetching, Overrides, Unreadable, is_file_name, read
from claims.ingest.web import is_address
from claims.match.bulk import few_collections
from claims.source_claims import claims_of, name_of, tried
from claims.terminal.output import progress
from claims.workers import Workers
from extract.model import Source


class Failing(Protocol):
    """Who hears of a source that cannot be read."""

    def add(self, ref: str, message: str) -> None:
        """Which one, and the sentence for the user."""


def extracted(
    files: Sequence[str], overrides: Overrides, failures: Failing, fetching: Fetching | None = None, *, jobs: int = 1
) -> Iterator[dict[str, Any]]:
    """The appearances of every source in `files`, in the shape of the appearance schema, as they are found.

    With more than one of `jobs` they are found in so many processes, and come in the same order.
    """
    with few_collections():
        workers = Workers(jobs, rows_of, "it begins anew")
        for source, rows in workers.each(sources(files, overrides, failures, fetching)):
            if isinstance(rows, str):
                failures.add(name_of(source), rows)
            else:
                yield from rows


def rows_of(sources: Sequence[Source]) -> list[list[dict[str, Any]] | str]:
    """The appearances of each source in the shape of the appearance schema; a sentence when a rule failed on it."""
    return [tried(_appearances, source) for source in sources]


def _appearances(source: Source) -> list[dict[str, Any]]:
    from extract.appearance import appearance

    return [appearance(claim, source) for claim in claims_of(source)]


def explanations(
    files: Sequence[str], overrides: Overrides, failures: Failing, fetching: Fetching | None = None
) -> Iterator[str]:
    """For each source, what was found in it by which rule, laid out for people."""
    from extract.explain import explain

    for source in sources(files, overrides, failures, fetching):
        yield f"== {source.title or source.url or source.ref}"
        yield explain(source.text, source.lang, source.published, region=source.region)


def named_or_typed(
    text: str, overrides: Overrides, failures: Failing, fetching: Fetching | None = None
) -> Iterator[Source]:
    """The sources that `text` names when it is a file, an address or `-`; else `text` itself.

    A name that plainly is a file's is one, whether the file is there or not: its typing error is told.
    """
    if text == "-" or is_address(text) or _is_file(text) or is_file_name(text):
        return sources([text], overrides, failures, fetching)
    return iter([overrides.apply(Source(text))])


def _is_file(text: str) -> bool:
    try:
        return bool(text) and Path(text).exists()  # Path("") is the folder one is in
    except (OSError, ValueError):  # too long for a path, or with characters no path can have
        return False


def sources(
    files: Sequence[str], overrides: Overrides, failures: Failing, fetching: Fetching | None = None
) -> Iterator[Source]:
    """What can be read of `files`; the rest goes to `failures`."""
    fetcher = Fetcher(fetching or Fetching())
    with progress("Reading", lambda: extent(files)) as step:
        for name in files:
            for source in read(name, overrides, fetcher):
                if isinstance(source, Unreadable):
                    failures.add(source.ref, source.message)
                else:
                    yield source
                step(1)
