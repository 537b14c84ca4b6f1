"""The schema, one step after another; a step that has been released is never edited, the next one is added below it.

`schema.sql` shows the result of all steps for reading. What each table and column means is described in the metadata
that is served with them; here stand the reasons for the shape.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlite_utils import Database, Migrations

from db.file.transactions import run_script
from db.texts.hyperlinks import page_of

migrations = Migrations("claimtrail")

_STEPS = Path(__file__).parent  # where the longer steps stand as SQL

# Marks the file as ours, so that a stranger's database is never written to: "CLMT" in ASCII.
APPLICATION_ID = 0x434C4D54

# One table, its index and the columns they share, for the three triggers that each needs.
_SEARCHED = (
    ("appearances", ("text", "gloss")),
    ("claims", ("text", "gloss", "subject")),
    ("sources", ("title", "publisher", "author")),
)


@migrations()
def m001_sources_claims_links(database: Database) -> None:
    """The tables of sources and texts, of what is claimed in them, and of how the claims relate."""
    run_script(database.conn, _STEPS / "m001.sql")
    for table, columns in _SEARCHED:
        for trigger in _triggers(table, columns):
            database.execute(trigger)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@migrations()
def m002_files_known_again(database: Database) -> None:
    """Files without an address: where each lies, so that its next text is known as its own, and what people stated.

    Their names alone are no identity: two folders may hold files of one name, and one file may be named in two ways.
    """
    database.execute("ALTER TABLE sources ADD COLUMN location TEXT")
    database.execute("ALTER TABLE sources ADD COLUMN given TEXT")
    database.execute("CREATE INDEX sources_location ON sources(location) WHERE location IS NOT NULL")


@migrations()
def m003_originals_beside_glosses(database: Database) -> None:
    """Views show the words of the text beside each gloss, which is a machine's; quantities can be counted by kind."""
    for view in ("conflicts", "claims_by_source"):
        database.execute(f"DROP VIEW {view}")
    for statement in (_CONFLICTS_WITH_WORDS, _CLAIMS_BY_SOURCE_WITH_WORDS):
        database.execute(statement)
    database.execute("CREATE INDEX quantities_kind ON quantities(kind)")


_CONFLICTS_WITH_WORDS = """
CREATE VIEW conflicts AS
SELECT links.score, lefts.gloss AS left_gloss, rights.gloss AS right_gloss,
  lefts.exact AS left_exact, rights.exact AS right_exact,
  lefts.published AS left_published, rights.published AS right_published,
  left_sources.title AS left_source, right_sources.title AS right_source,
  lefts.claim_id AS left_claim_id, rights.claim_id AS right_claim_id,
  links.left_id, links.right_id, links.features
FROM links
JOIN appearances AS lefts ON lefts.id = links.left_id
JOIN appearances AS rights ON rights.id = links.right_id
JOIN sources AS left_sources ON left_sources.id = lefts.source_id
JOIN sources AS right_sources ON right_sources.id = rights.source_id
WHERE links.relation = 'conflict'
"""

_CLAIMS_BY_SOURCE_WITH_WORDS = """
CREATE VIEW claims_by_source AS
SELECT appearances.source_id, sources.title, sources.publisher, sources.published,
  appearances.claim_id, claims.kind, claims.gloss, appearances.exact, count(*) AS appearance_count
FROM appearances
JOIN sources ON sources.id = appearances.source_id
JOIN claims ON claims.id = appearances.claim_id
GROUP BY appearances.source_id, appearances.claim_id
"""


@migrations()
def m004_keys_are_numbers(database: Database) -> None:
    """Keys of linking take eight bytes, nobody reads them; `claims link` makes those of older files anew."""
    database.execute("DROP TABLE match_keys")
    for statement in _MATCH_KEYS:
        database.execute(statement)


_MATCH_KEYS = (
    """
CREATE TABLE match_keys (
  key INTEGER NOT NULL,
  appearance_id TEXT NOT NULL REFERENCES appearances(id) ON DELETE CASCADE,
  PRIMARY KEY (key, appearance_id)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX match_keys_appearance_id ON match_keys(appearance_id)",
)


@migrations()
def m005_versions_and_what_changed(database: Database) -> None:
    """What earlier texts claimed, what became of it in the next one, when sources were looked at, and their bytes."""
    run_script(database.conn, _STEPS / "m005.sql")


@migrations()
def m006_linking_at_scale(database: Database) -> None:
    """Keys take a third of the room, copies are compared once, and the review queue gives what is worth most first."""
    run_script(database.conn, _STEPS / "m006.sql")


@migrations()
def m007_what_people_did(database: Database) -> None:
    """Corrections, rejections and take-downs, and the hyperlinks of texts with the sources they lead to."""
    run_script(database.conn, _STEPS / "m007.sql")
    for row in database.query("SELECT id, url FROM sources WHERE url IS NOT NULL"):
        database.execute("UPDATE sources SET page = ? WHERE id = ?", [page_of(row["url"]), row["id"]])


@migrations()
def m008_narrowing(database: Database) -> None:
    """Indexes by which lists of claims are narrowed in bounded time."""
    run_script(database.conn, _STEPS / "m008.sql")


@migrations()
def m009_copies_on_the_web(database: Database) -> None:
    """Where the Internet Archive holds a copy of a page that was looked at again."""
    database.execute("ALTER TABLE rechecks ADD COLUMN archived_url TEXT")


@migrations()
def m010_who_wrote(database: Database) -> None:
    """The audit trail, and the status of claims that people reviewed."""
    run_script(database.conn, _STEPS / "m010.sql")


@migrations()
def m011_what_is_looked_up_tells_more(database: Database) -> None:
    """Keys and sketches of linking hold other things than before; `claims link` makes those of older files anew."""
    for table in ("match_keys", "match_marks"):
        database.execute(f"DELETE FROM {table}")


@migrations()
def m012_what_holds_claims_together(database: Database) -> None:
    """Links that hold a claim together are read from indexes alone: in a large table each row lies on another page."""
    for statement in _LINKS_HELD:
        database.execute(statement)


_LINKS_HELD = (
    "DROP INDEX links_right_id",
    "CREATE INDEX links_right_id ON links(right_id, relation)",
    "CREATE INDEX links_left_id ON links(left_id, relation, score, rule) WHERE relation <> 'related'",
)


def _triggers(table: str, columns: tuple[str, ...]) -> tuple[str, str, str]:
    names = ", ".join(columns)
    spaced = ", ".join(f"fts_text(new.{column})" for column in columns)
    differs = " OR ".join(f"new.{column} IS NOT old.{column}" for column in columns)
    drop = f"DELETE FROM {table}_fts WHERE rowid = old.docid;"
    put = f"INSERT INTO {table}_fts (rowid, {names}) VALUES (new.docid, {spaced});"
    return (
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {put} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {names} ON {table} WHEN {differs} BEGIN {drop} {put} END",
    )


def schema() -> str:
    """The schema after all steps, as kept in `schema.sql`: `python -m db.upkeep.migrations > db/schema.sql`."""
    database = Database(memory=True)
    migrations.apply(database)
    found = database.query(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%sqlite%' AND name NOT GLOB '*_fts_*'"
    )
    return ";\n\n".join(row["sql"] for row in found) + ";\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
