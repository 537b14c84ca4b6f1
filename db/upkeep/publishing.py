"""A snapshot of a database to hand out: what may be read by everybody, in one file that nobody writes to again.

What is published is listed; whatever is not, tables of later versions and of other programs included, is left empty.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from db import open_db
from db.file.errors import DatabaseError
from db.file.indexing import INDEXES, forget_deleted
from db.file.search import register
from db.texts import quotes
from db.upkeep.verifying import Damage, Proof
from db.writing.judging import JUDGED

# Nothing of history, audit and tombstones: they name people, what was taken down, and why.
_PUBLIC = (
    "publishers", "sources", "versions", "claims", "appearances", "quantities", "attributions",
    "redirects", "links", "judgements", "reviews", "past_appearances", "changes", "rechecks", "hyperlinks",
    "match_keys", "match_marks", "_sqlite_migrations",
    *(f"{table}_fts" for table, _ in INDEXES),
)  # fmt: skip
_JUDGEMENT = "json_object('name', 'judgement', 'value', 1.0, 'sentence', 'A person judged it.')"
# What the rest of a row says of the machine, its folders and its people.
_PRIVATE = (
    "UPDATE sources SET location = NULL, given = NULL, etag = NULL, last_modified = NULL",
    "UPDATE sources SET url = NULL, page = NULL WHERE url LIKE 'file:%'",
    "UPDATE versions SET archive_offset = NULL, archive_length = NULL, original_sha256 = NULL",
    "UPDATE rechecks SET message = NULL",
    "UPDATE judgements SET judge = 'withheld', note = NULL",
    f"UPDATE links SET features = json_array({_JUDGEMENT}) WHERE rule = '{JUDGED}'",
    "DELETE FROM past_appearances WHERE id IN (SELECT id FROM tombstones)",
    "DELETE FROM changes WHERE (SELECT 1 FROM tombstones WHERE id IN (appearance_id, new_appearance_id))",
)
_OTHER_TABLES = """
SELECT name FROM pragma_table_list
WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table', name
"""


def write_snapshot(path: str, unfinished: Path, final: Path, *, full_texts: bool) -> None:
    """Writes the snapshot of the database at `path` to `final` by way of `unfinished`; neither may exist.

    It holds quotes and what surrounds them in place of texts, unless `full_texts`. DatabaseError where those are asked
    for and the database has none itself.
    """
    with closing(open_db(path)) as connection:
        if full_texts:
            quotes.demand_full_texts(connection)
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
    with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
        copy.row_factory = sqlite3.Row
        register(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # as the snapshot will be: no log lies beside it
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("BEGIN")
        _withhold(copy)
        if not full_texts:
            quotes.blank_texts(copy)  # again too: what was added to a snapshot came with its whole text
        forget_deleted(copy)
        copy.execute("COMMIT")
        copy.execute("VACUUM INTO ?", [str(final)])  # a fresh file holds nothing of what was just taken out


def _withhold(connection: sqlite3.Connection) -> None:
    for statement in _PRIVATE:
        connection.execute(statement)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for guard in guards:  # the audit trail lets nothing be deleted
        connection.execute(f'DROP TRIGGER "{guard["name"]}"')
    for row in connection.execute(_OTHER_TABLES).fetchall():
        if row["name"] not in _PUBLIC:
            connection.execute(f'DELETE FROM "{row["name"]}"')
    for guard in guards:
        connection.execute(guard["sql"])


def is_working(path: Path) -> bool:
    """Whether a file is a database that is written to: a snapshot keeps no log. DatabaseError for another file."""
    with path.open("rb") as stream:
        head = stream.read(20)
    if not head.startswith(b"SQLite format 3\0"):
        raise DatabaseError(f"{path} is no database: name another file for the snapshot.")
    return head[18] == 2  # of a file with a write-ahead log


def prove(path: Path) -> tuple[str, list[Damage]]:
    """What can be proved of a snapshot, in a sentence, and what does not hold."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        proof = Proof(connection)
        damages = list(proof.damages())
        return str(proof), damages
