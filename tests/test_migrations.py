"""The schema: its snapshot, its guards, and what it promises to people who read it in SQL."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

import db
import db.file.opening
from claims.match.link import link_all
from db import open_db
from db.file.errors import DatabaseError
from db.texts import rows
from db.upkeep.migrations import migrations, schema
from db.upkeep.verifying import Proof
from db.writing.store import Store
from tests.building import appearance, source


def test_snapshot_is_current() -> None:
    snapshot = Path(db.__file__).with_name("schema.sql").read_text(encoding="utf8")
    assert snapshot == schema(), "python -m db.upkeep.migrations > db/schema.sql"


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_db(path, create=True).close()
    before = path.read_bytes()
    open_db(path).close()
    assert path.read_bytes() == before


def test_every_foreign_key_has_an_index(tmp_path: Path) -> None:
    connection = open_db(tmp_path / "a.db", create=True)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        indexed = {
            connection.execute("SELECT name FROM pragma_index_info(?) WHERE seqno = 0", [index["name"]]).fetchone()[0]
            for index in connection.execute("SELECT name FROM pragma_index_list(?)", [table])
        }
        keys = {row["from"] for row in connection.execute("SELECT * FROM pragma_foreign_key_list(?)", [table])}
        columns = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk = 1", [table])
        indexed |= {row["name"] for row in columns}
        assert keys <= indexed, table


def test_views_can_be_read(tmp_path: Path) -> None:
    connection = open_db(tmp_path / "a.db", create=True)
    for view in ("conflicts", "claims_by_source", "single_source_claims", "review_queue"):
        assert connection.execute(f"SELECT * FROM {view}").fetchall() == []


def test_missing_file() -> None:
    with pytest.raises(DatabaseError, match="There is no database"):
        open_db("nowhere.db")


def test_folder_missing(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be opened"):
        open_db(tmp_path / "nowhere" / "a.db", create=True)


def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("Not a database, but long enough to have a header.\n" * 20)
    with pytest.raises(DatabaseError, match="is not an SQLite database"):
        open_db(path)


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(DatabaseError, match="another program"):
        open_db(path, create=True)
    with sqlite3.connect(path) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["recipes"]


def test_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = open_db(path, create=True)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('claimtrail', 'm999_later', '')"
    )
    connection.close()
    with pytest.raises(DatabaseError, match=r"newer Claimtrail .*m999_later"):
        open_db(path)


def test_a_database_of_before_versions_goes_on(tmp_path: Path) -> None:
    """What was stored by the fourth step is proved, changed, mended and taken down by the newest."""
    path = tmp_path / "old.db"
    old = sqlite3.connect(path, isolation_level=None)
    old.create_function("fts_text", 1, lambda text: text or "", deterministic=True)
    migrations.apply(Database(old), stop_before="m005_versions_and_what_changed")
    text = "全县有12所学校。"
    given = source(text)
    found = appearance(given, "12所", "12")
    owner, digest = rows.source_id(given), rows.text_hash(text)
    insert = "INSERT INTO sources (id, docid, url, title, added_at) VALUES (?, 1, ?, '学校', '2025')"
    old.execute(insert, [owner, given.url])
    version = rows.version_id(owner, digest)
    old.execute("INSERT INTO versions VALUES (?, ?, '2025', ?, 'test 1', NULL, ?)", [version, owner, digest, text])
    values = rows.appearance_row(found, given, 1, version)
    names = ", ".join(f'"{name}"' for name in rows.APPEARANCE)
    old.execute(f"INSERT INTO appearances ({names}) VALUES ({', '.join('?' * len(values))})", values)
    old.close()
    connection = open_db(path)
    assert list(Proof(connection).damages()) == []
    store = Store(connection)
    longer = replace(given, text=f"{text}后来没有变化。")
    with store.transaction():
        store.add(longer, [found], "test 2")
    assert [row["id"] for row in connection.execute("SELECT id FROM past_appearances")] == [found.id]
    assert connection.execute("SELECT page FROM sources").fetchone()["page"] == "one.example"
    assert list(Proof(connection).damages()) == []


def test_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.file.opening, "WAIT", 0.05)
    path = tmp_path / "a.db"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseError, match="is locked by another program"):
        open_db(path, create=True)
    holder.close()


OLD = Path(__file__).with_name("databases")


@pytest.mark.parametrize("old", sorted(OLD.glob("*.db.gz")), ids=lambda path: path.name)
def test_an_older_database_is_brought_up_to_date_and_loses_nothing(
    old: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    shutil.copy(path, tmp_path / "before.db")
    before = sqlite3.connect(tmp_path / "before.db")
    connection = open_db(path)
    has_keys = connection.execute("SELECT 1 FROM match_keys").fetchone() is not None
    assert any("claims link" in told for told in caplog.messages) != has_keys
    [copy] = tmp_path.glob("old.db.before-m*")
    assert list(sqlite3.connect(copy).iterdump()) == list(before.iterdump())
    for table in ("sources", "versions", "claims", "appearances", "quantities", "links", "judgements", "reviews"):
        columns = [row[1] for row in before.execute(f"PRAGMA table_info({table})") if row[1] != "status"]
        names = ", ".join(f'"{column}"' for column in columns)
        select = f"SELECT {names} FROM {table} ORDER BY 1, 2"
        assert [tuple(row) for row in connection.execute(select)] == before.execute(select).fetchall(), table
    link_all(Store(connection))
    claims = connection.execute("SELECT appearance_count FROM claims ORDER BY docid").fetchall()
    assert [row[0] for row in claims] == [2, 1]
    statuses = "SELECT status FROM claims WHERE id IN (SELECT claim_id FROM reviews)"
    assert [row[0] for row in connection.execute(statuses)] == ["reviewed"]
    relations = connection.execute("SELECT relation, rule FROM links ORDER BY relation, rule").fetchall()
    assert ("conflict", "judged") in [tuple(row) for row in relations]


def test_every_earlier_step_is_tried() -> None:
    """A step that is added brings the database of the step before it along."""
    kept = {int(path.name.removeprefix("step").split(".")[0]) for path in OLD.glob("*.db.gz")}
    steps = [int(step.name[1:4]) for step in migrations.pending(Database(memory=True))]
    assert kept >= set(steps[:-1])


def test_without_room_for_a_copy_nothing_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((OLD / "step8.db.gz").read_bytes()))
    (tmp_path / "old.db.before-m009" / "taken").mkdir(parents=True)
    before = list(sqlite3.connect(path).iterdump())
    with pytest.raises(DatabaseError, match="no copy of it could be made"):
        open_db(path)
    assert list(sqlite3.connect(path).iterdump()) == before


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((OLD / "step4.db.gz").read_bytes()))
    before = list(sqlite3.connect(path).iterdump())
    last = migrations.pending(Database(memory=True))[-1]
    monkeypatch.setattr(last, "fn", lambda database: database.execute("SELECT * FROM nowhere"))
    with pytest.raises(DatabaseError):
        open_db(path)
    assert list(sqlite3.connect(path).iterdump()) == before
    monkeypatch.undo()
    assert list(Proof(open_db(path)).damages()) == []
