"""Tokens: shown once, kept as a hash in a file of their own, and good for what they were made for."""

from __future__ import annotations

import json
import sqlite3
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import claims.access
from claims.access import EVERYTHING, SCOPES, Refused, issue, issued, permits, recognise, revoke
from claims.commands.main import cli
from claims.errors import ClaimsError
from db import open_db
from db.file.errors import DatabaseError, NotFound
from db.file.private import PRIVATE_ID, private, private_path
from db.people.audit import Who
from db.people.tokens import Token

ANN = Who("shell", "ann")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_db(tmp_path / "news.db", create=True).close()
    return tmp_path / "news.db"


def known(path: Path, presented: str) -> Token:
    found = recognise(path, presented)
    assert isinstance(found, Token)
    return found


def test_a_token_is_known_again_and_is_for_its_scopes(path: Path) -> None:
    made = issue(path, "crawler", ("sources:write",), ANN)
    token = known(path, made)
    assert (token.name, token.created_by, token.expires_at) == ("crawler", "ann", None)
    assert [permits(token, scope) for scope in SCOPES] == [True, False, False]
    everything = known(path, issue(path, "all", (EVERYTHING,), ANN))
    assert all(permits(everything, scope) for scope in SCOPES)


def test_nothing_that_lets_in_is_stored(path: Path) -> None:
    made = issue(path, "crawler", SCOPES, ANN)
    secret = made.split("_", 2)[2].encode()
    for file in path.parent.iterdir():
        assert secret not in file.read_bytes(), file
    assert stat.S_IMODE(private_path(path).stat().st_mode) == 0o600


def test_the_database_itself_holds_no_hash(path: Path) -> None:
    issue(path, "crawler", SCOPES, ANN)
    with private(path) as connection:
        (digest,) = connection.execute("SELECT sha256 FROM tokens").fetchone()
    dumped = "\n".join(sqlite3.connect(path).iterdump())
    assert digest not in dumped
    assert '"name": "crawler"' in dumped


@pytest.mark.parametrize("change", ["x", "claimtrail_", "claimtrail_ffffffffffff_x", "", "claimtrail__"])
def test_what_was_never_made_is_unknown(path: Path, change: str) -> None:
    assert recognise(path, change) == Refused("unknown")
    issue(path, "crawler", SCOPES, ANN)
    assert recognise(path, change) == Refused("unknown")


def test_another_secret_is_unknown(path: Path) -> None:
    made = issue(path, "crawler", SCOPES, ANN)
    assert recognise(path, made[:-1] + ("A" if made[-1] != "A" else "B")) == Refused("unknown")
    assert recognise(path, made + "x") == Refused("unknown")


def test_a_token_of_another_database_is_unknown(path: Path, tmp_path: Path) -> None:
    open_db(tmp_path / "other.db", create=True).close()
    assert recognise(tmp_path / "other.db", issue(path, "crawler", SCOPES, ANN)) == Refused("unknown")


def test_revoked_and_expired_tokens_say_so(path: Path) -> None:
    made = issue(path, "crawler", SCOPES, ANN)
    late = issue(path, "late", SCOPES, ANN, timedelta(seconds=-1))
    revoke(path, "crawler", ANN)
    assert recognise(path, made) == Refused("revoked", "crawler")
    assert recognise(path, late) == Refused("expired", "late")
    with pytest.raises(NotFound, match="No token crawler holds"):
        revoke(path, "crawler", ANN)
    assert recognise(path, issue(path, "crawler", SCOPES, ANN)) != Refused("unknown"), "the name is free again"


def test_the_last_use_is_kept_to_the_minute(path: Path) -> None:
    made = issue(path, "crawler", SCOPES, ANN)
    assert issued(path)[0].last_used_at is None
    known(path, made)
    first = issued(path)[0].last_used_at
    assert first is not None
    assert datetime.now(UTC) - datetime.fromisoformat(first) < timedelta(minutes=1)
    known(path, made)
    assert issued(path)[0].last_used_at == first


def test_one_name_one_token(path: Path) -> None:
    issue(path, "crawler", SCOPES, ANN)
    with pytest.raises(DatabaseError, match="There is a token called crawler"):
        issue(path, "crawler", SCOPES, ANN)


@pytest.mark.parametrize(
    ("name", "scopes", "said"),
    [
        ("two words", SCOPES, "is no name for a token"),
        ("", SCOPES, "is no name for a token"),
        ("root", (EVERYTHING,), "No token is called root"),
        ("a", (), "A token is for something"),
        ("a", ("sources:read",), "There is no scope sources:read"),
    ],
)
def test_what_is_no_token(path: Path, name: str, scopes: tuple[str, ...], said: str) -> None:
    with pytest.raises(ClaimsError, match=said):
        issue(path, name, scopes, ANN)
    assert issued(path) == []


def test_who_made_and_ended_tokens_is_in_the_trail(path: Path) -> None:
    issue(path, "crawler", SCOPES, ANN)
    token = revoke(path, "crawler", replace(ANN, name="bea"))
    rows = open_db(path).execute("SELECT actor, action, subject_id FROM audit ORDER BY id").fetchall()
    assert [tuple(row) for row in rows] == [("ann", "issue", token.id), ("bea", "revoke", token.id)]


def test_the_trail_is_only_added_to(path: Path) -> None:
    issue(path, "crawler", SCOPES, ANN)
    connection = open_db(path)
    for statement in ("UPDATE audit SET actor = 'eve'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            connection.execute(statement)


def test_a_stranger_in_the_place_of_the_private_file_is_left_alone(path: Path) -> None:
    other = sqlite3.connect(private_path(path))
    other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(DatabaseError, match="another program"):
        issue(path, "crawler", SCOPES, ANN)


def test_a_damaged_private_file_is_named(path: Path) -> None:
    issue(path, "crawler", SCOPES, ANN)
    private_path(path).write_bytes(b"no database at all, but long enough to be one\n" * 50)
    with pytest.raises(DatabaseError, match=f"{private_path(path)} is damaged"):
        issued(path)


def test_a_private_file_of_a_later_version_is_left_alone(path: Path) -> None:
    issue(path, "crawler", SCOPES, ANN)
    later = sqlite3.connect(private_path(path))
    assert later.execute("PRAGMA application_id").fetchone()[0] == PRIVATE_ID
    later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(DatabaseError, match="newer Claimtrail"):
        issued(path)


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["token", *arguments, "--db", str(path)])


def test_on_the_command_line(path: Path) -> None:
    made = run(path, "create", "crawler", "--scope", "sources:write reviews:write", "--expires", "30d")
    assert made.exit_code == 0, made.output
    token = known(path, made.stdout.strip())
    assert token.scopes == ("sources:write", "reviews:write")
    assert "cannot be shown again" in made.stderr
    listed = run(path, "list")
    assert "crawler" in listed.stdout
    assert token.sha256 not in run(path, "list", "--format", "json").stdout
    assert run(path, "revoke", "crawler").exit_code == 0
    (row,) = json.loads(run(path, "list", "--format", "json").stdout)
    assert row["state"].startswith("revoked ")
    assert "There are no tokens" not in listed.output


def test_without_a_database_there_are_no_tokens(tmp_path: Path) -> None:
    refused = run(tmp_path / "none.db", "create", "a", "--scope", "sources:write")
    assert (refused.exit_code, "There is no database" in refused.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_no_connection_is_left_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []

    def kept(name: Path) -> sqlite3.Connection:
        opened.append(open_db(name))
        return opened[-1]

    monkeypatch.setattr(claims.access, "open_db", kept)
    issue(path, "crawler", SCOPES, ANN)
    revoke(path, "crawler", ANN)
    assert len(opened) == 2
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
