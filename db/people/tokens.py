"""Tokens as they are kept: a name, what each may do, and a hash by which it is known again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from db.file.errors import DatabaseError, NotFound

_USE_TOLD_AFTER = timedelta(minutes=1)  # so that a busy program does not write with every request


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `id` is public, times are in UTC. `expires_at` and `revoked_at` are None where neither holds."""

    id: str
    name: str
    scopes: tuple[str, ...]
    sha256: str
    created_at: str
    created_by: str
    expires_at: str | None = None
    last_used_at: str | None = None
    revoked_at: str | None = None

    def is_expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and datetime.fromisoformat(self.expires_at) <= now


_COLUMNS = tuple(Token.__slots__)


def keep(connection: sqlite3.Connection, token: Token) -> None:
    """Adds a token; DatabaseError when another of that name holds."""
    values = [" ".join(token.scopes) if name == "scopes" else getattr(token, name) for name in _COLUMNS]
    try:
        connection.execute(
            f"INSERT INTO tokens ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})", values
        )
    except sqlite3.IntegrityError:
        raise DatabaseError(
            f"There is a token called {token.name}: choose another name, or revoke that one first."
        ) from None


def by_id(connection: sqlite3.Connection, token_id: str) -> Token | None:
    """The token with this public id."""
    row = connection.execute("SELECT * FROM tokens WHERE id = ?", [token_id]).fetchone()
    return _token(row) if row is not None else None


def everyone(connection: sqlite3.Connection) -> list[Token]:
    """All tokens ever made, in their order."""
    return [_token(row) for row in connection.execute("SELECT * FROM tokens ORDER BY rowid")]


def revoke(connection: sqlite3.Connection, name: str) -> Token:
    """Ends the token that goes by this name or id; NotFound without one that holds. Call inside a transaction."""
    select = "SELECT * FROM tokens WHERE (name = ? OR id = ?) AND revoked_at IS NULL"
    row = connection.execute(select, [name, name]).fetchone()
    if row is None:
        raise NotFound(f"No token {name} holds: 'claims token list' names those that there are.")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("UPDATE tokens SET revoked_at = ? WHERE id = ?", [now, row["id"]])
    return _token(row)


def used(connection: sqlite3.Connection, token: Token, now: datetime) -> None:
    """Keeps when a token was used last, to the minute."""
    before = datetime.fromisoformat(token.last_used_at) if token.last_used_at else None
    if before is None or now - before >= _USE_TOLD_AFTER:
        told = now.isoformat(timespec="seconds")
        connection.execute("UPDATE tokens SET last_used_at = ? WHERE id = ?", [told, token.id])


def _token(row: sqlite3.Row) -> Token:
    values: dict[str, Any] = dict(row) | {"scopes": tuple(row["scopes"].split())}
    return Token(**values)
