"""Who may write through pages, proof that a form was sent from one of ours, and the write itself.

People who run Datasette name in its configuration who may write: `plugins: {claimtrail: {write: {id: alice}}}`, an
allow block as everywhere in Datasette. The root user, who signed in with the link that `--root` prints, always may.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from datasette.utils import actor_matches_allow
from itsdangerous import BadSignature

from claims.errors import ClaimsError
from claims.web.calls import Call
from claims.web.errors import ApiError, bad_value
from db import open_db
from db.errors import DatabaseError
from db.store import Store

Done = TypeVar("Done")
_PURPOSE = "claimtrail-form"


def may_write(call: Call) -> bool:
    """Whether the visitor may change the database, and the database may be changed."""
    return bool(call.database.is_mutable) and _is_trusted(call.datasette, call.request.actor)


def _is_trusted(datasette: Any, actor: dict[str, Any] | None) -> bool:
    if actor is None or "_r" in actor:  # tokens made for some actions only
        return False
    if actor.get("id") == "root" and getattr(datasette, "root_enabled", True):
        return True
    named = (datasette.plugin_config("claimtrail") or {}).get("write")
    return named is not None and bool(actor_matches_allow(actor, named))


def form_token(call: Call) -> str:
    """What a form of ours carries, so that no other site can send it in the visitor's name; holds for this visitor."""
    return str(call.datasette.sign(_visitor(call), _PURPOSE))


def ensure_may_write(call: Call) -> None:
    """Raises ApiError 403 unless the visitor may write and sent our own form, or a token that browsers never add."""
    if not call.database.is_mutable:
        raise ApiError(403, "forbidden", "This database is served read-only: judge in a copy, or serve it without -i.")
    if not _is_trusted(call.datasette, call.request.actor):
        raise ApiError(403, "forbidden", "You may not write here: sign in first, or send a token that may.")
    if call.request.headers.get("authorization") and not call.request.headers.get("cookie"):
        return
    try:
        signed = call.datasette.unsign(call.text("csrftoken") or "", _PURPOSE)
    except BadSignature:
        signed = ""
    if not secrets.compare_digest(str(signed), _visitor(call)):
        raise ApiError(403, "forbidden", "This form was not sent from here, or is too old: open the page again.")


def _visitor(call: Call) -> str:
    actor = json.dumps(call.request.actor, sort_keys=True, ensure_ascii=False)
    session = call.request.cookies.get("ds_actor") or ""
    return hashlib.sha256(f"{actor}\n{session}".encode()).hexdigest()


async def write(call: Call, change: Callable[[Store], Done]) -> Done:
    """Does `change` on a connection of its own, in a thread; what a visitor can mend is told as ApiError."""

    def changed() -> Done:
        connection = open_db(call.database.path)
        try:
            return change(Store(connection))
        finally:
            connection.close()

    try:
        return await asyncio.to_thread(changed)
    except (ClaimsError, DatabaseError) as error:
        raise bad_value(str(error)) from None
