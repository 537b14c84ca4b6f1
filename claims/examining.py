"""Whether this installation can do its work: packages, SQLite, and what rules read, all without a network."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path

from claims import __version__
from db import open_db, sentence
from db.file import indexing
from db.file.errors import DatabaseError
from db.upkeep import health
from db.upkeep.health import Finding
from db.writing.store import Store
from extract.model import Lang

_STRICT = (3, 37)  # SQLite from which tables may be STRICT
_WITHOUT = {
    "docx": "Word documents cannot be read",
    "feeds": "feeds cannot be read",
    "pdf": "PDF files cannot be read",
    "parquet": "'claims export' cannot write Parquet",
}
# One sentence for each grammar, with how many figures it holds.
_SAMPLES: tuple[tuple[str, Lang, str, int], ...] = (
    ("Chinese, Simplified", "zh", "据县政府通报，洪水造成17人死亡，另有2.3万名居民被转移。", 2),
    ("Chinese, Traditional", "zh", "據縣政府通報，洪水造成17人死亡，另有2.3萬名居民被轉移。", 2),
    ("English", "en", "The flood killed 17 people and cost $1.2bn, the county said.", 2),
)


def examined(path: str) -> Iterator[Finding]:
    """What is found of this installation, then of the database at `path` where there is one."""
    from claims.adding import EXTRACTOR
    from claims.match.verdict.score import RULE

    yield from _installation()
    if not Path(path).exists():
        yield Finding("database", path, "poor", "there is none yet: 'claims add' makes it, or name another with --db.")
        return
    try:
        with closing(open_db(path)) as connection:
            yield from health.findings(connection, EXTRACTOR, RULE)
    except DatabaseError as error:
        yield Finding("database", path, "bad", str(error))
    except sqlite3.DatabaseError as error:
        yield Finding("database", path, "bad", sentence(error, path))


def mended(path: str) -> int:
    """Makes the search index of the database at `path` anew; gives how many rows it holds."""
    with closing(open_db(path)) as connection, Store(connection).transaction():
        return indexing.mend(connection)


def _installation() -> Iterator[Finding]:
    yield Finding("installation", "Claimtrail", "good", f"version {__version__} on Python {platform.python_version()}.")
    yield from _packages()
    yield _sqlite()
    for name, lang, text, figures in _SAMPLES:
        yield _grammar(name, lang, text, figures)


def _packages() -> Iterator[Finding]:
    from packaging.requirements import Requirement

    right = 0
    for line in metadata.requires("claimtrail") or ():
        wanted = Requirement(line)
        extras = [extra for extra in _WITHOUT if wanted.marker and f'extra == "{extra}"' in str(wanted.marker)]
        if wanted.marker is not None and not extras:
            continue
        wanted.marker = None  # pip would install nothing for one that asks for an extra
        try:
            version = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            if extras:
                message = f"not installed, so {_WITHOUT[extras[0]]}: pip install 'claimtrail[{extras[0]}]'."
                yield Finding("installation", wanted.name, "poor", message)
            else:
                yield Finding("installation", wanted.name, "bad", f"not installed: pip install '{wanted}'.")
            continue
        if wanted.specifier.contains(version, prereleases=True):
            right += 1
        else:
            message = f"{version} does not suit, {wanted.specifier} is asked for: pip install '{wanted}'."
            yield Finding("installation", wanted.name, "bad", message)
    yield Finding("installation", "packages", "good", f"{right} of the right version.")


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < _STRICT:
        wanted = ".".join(map(str, _STRICT))
        message = f"{version} is too old for our tables: use a Python with SQLite {wanted} or newer."
        return Finding("installation", "SQLite", "bad", message)
    if not health.searches_text():
        message = f"{version} was built without full-text search (FTS5): use a Python whose SQLite has it."
        return Finding("installation", "SQLite", "bad", message)
    return Finding("installation", "SQLite", "good", f"{version} with full-text search.")


def _grammar(name: str, lang: Lang, text: str, figures: int) -> Finding:
    from extract import extract

    try:
        claims = extract(text, lang)
    except Exception as error:  # noqa: BLE001 - whatever is broken there is what is asked for
        return Finding("installation", name, "bad", f"its tables cannot be read ({error}): install Claimtrail again.")
    found = sum(len(claim.quantities) for claim in claims)
    if found != figures:
        message = f"{found} of {figures} figures found in a sentence that holds them: install Claimtrail again."
        return Finding("installation", name, "bad", message)
    return Finding("installation", name, "good", f"all {figures} figures of a sentence found.")
