"""Which programs may write: tokens that are shown once, known again by a hash, and hold for what they were made for."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from claims.errors import ClaimsError
from db import open_db
from db.file.private import exists, private
from db.file.transactions import transaction
from db.people import audit
from db.people import tokens as kept
from db.people.audit import Entry, Who
from db.people.tokens import Token
from db.writing.store import Store

SCOPES = ("sources:write", "judgements:write", "reviews:write")
EVERYTHING = "*:write"  # every scope that there is, and those to come
ROOT = "root"  # whom Datasette lets do everything, without a token
_PREFIX = "claimtrail_"  # so that programs that look for secrets in files know one when they see it
_NAME = re.compile(r"[\w.@-]{1,60}")
_NOBODY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a token does not let in."""

    why: Literal["unknown", "revoked", "expired"]
    name: str | None = None


def issue(path: str | Path, name: str, scopes: tuple[str, ...], who: Who, lasts: timedelta | None = None) -> str:
    """Makes a token for the database at `path` and gives it, the only time that it can be read.

    ClaimsError for a scope that there is not or a name that is none; DatabaseError when the name is taken.
    """
    wanted = tuple(dict.fromkeys(scopes))
    if not _NAME.fullmatch(name):
        raise ClaimsError(f"“{name}” is no name for a token: use up to 60 letters and digits, and . _ - @ among them.")
    if name == ROOT:
        raise ClaimsError(
            f"No token is called {ROOT}: so is whoever signs in with the link of 'claims serve'. Choose another name."
        )
    for scope in wanted:
        if scope not in (*SCOPES, EVERYTHING):
            raise ClaimsError(f"There is no scope {scope}: choose among {', '.join(SCOPES)} and '{EVERYTHING}'.")
    if not wanted:
        raise ClaimsError(f"A token is for something: name a scope, {', '.join(SCOPES)} or '{EVERYTHING}'.")
    now = datetime.now(UTC)
    secret, token_id = secrets.token_urlsafe(32), secrets.token_hex(6)
    expires = (now + lasts).isoformat(timespec="seconds") if lasts is not None else None
    token = Token(token_id, name, wanted, _hash(secret), now.isoformat(timespec="seconds"), who.name, expires)
    with closing(open_db(path)) as connection, private(path) as secrets_file, transaction(secrets_file):
        kept.keep(secrets_file, token)
        with Store(connection).transaction():
            told = {"name": name, "scopes": wanted, "expires_at": expires}
            audit.record(connection, who, [Entry("issue", "token", token_id, after=told)])
    return f"{_PREFIX}{token_id}_{secret}"


def revoke(path: str | Path, name: str, who: Who) -> Token:
    """Ends the token with this name or id; NotFound when none holds."""
    with closing(open_db(path)) as connection, private(path) as secrets_file, transaction(secrets_file):
        token = kept.revoke(secrets_file, name)
        with Store(connection).transaction():
            audit.record(connection, who, [Entry("revoke", "token", token.id, before={"name": token.name})])
    return token


def issued(path: str | Path) -> list[Token]:
    """Every token that was ever made for the database at `path`."""
    open_db(path).close()
    if not exists(path):
        return []
    with private(path) as secrets_file:
        return kept.everyone(secrets_file)


def is_token(text: str) -> bool:
    """Whether `text` begins as the tokens do that `issue` makes."""
    return text.startswith(_PREFIX)


def recognise(path: str | Path, presented: str) -> Token | Refused:
    """The token that a program presents, or why it does not let in; takes as long whatever the secret is."""
    token_id, _, secret = presented.removeprefix(_PREFIX).partition("_")
    if not is_token(presented) or not exists(path):
        return Refused("unknown")
    now = datetime.now(UTC)
    with private(path) as secrets_file:
        token = kept.by_id(secrets_file, token_id)
        if not hmac.compare_digest(_hash(secret), token.sha256 if token is not None else _NOBODY) or token is None:
            return Refused("unknown")
        if token.revoked_at is not None:
            return Refused("revoked", token.name)
        if token.is_expired(now):
            return Refused("expired", token.name)
        kept.used(secrets_file, token, now)
    return token


def held(path: str | Path, token_id: str) -> Token | None:
    """The token with this public id, for who showed it before; None once it was revoked or its time is over."""
    if not exists(path):
        return None
    with private(path) as secrets_file:
        token = kept.by_id(secrets_file, token_id)
    ended = token is None or token.revoked_at is not None or token.is_expired(datetime.now(UTC))
    return None if ended else token


def is_for_people(token: Token) -> bool:
    """Whether a person may sign in to the pages with it: it is for all that they do there."""
    return all(permits(token, scope) for scope in SCOPES)


def permits(token: Token, scope: str) -> bool:
    """Whether a token is for this."""
    return scope in token.scopes or EVERYTHING in token.scopes


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
