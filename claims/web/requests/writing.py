"""Who may write, proof that a form was sent from one of our pages, and the write itself.

People who run Datasette name in its configuration who may write: `plugins: {claimtrail: {write: {id: alice}}}`, an
allow block as everywhere in Datasette. The root user, who signed in with the link that `--root` prints, always may, and
so may who signed in with a token for everything, while it holds. Programs show a token that `claims token create` made,
which says what it is for.
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

from claims.access import Refused, held, is_for_people, permits
from claims.errors import ClaimsError
from claims.web.requests.bearer import presented, token_of
from claims.web.requests.calls import Call
from claims.web.requests.databases import claims_databases
from claims.web.requests.errors import ApiError, bad_value
from claims.web.requests.settings import settings
from db import open_db
from db.file.errors import DatabaseError
from db.file.opening import is_locked
from db.people.audit import Who
from db.people.tokens import Token
from db.writing.store import Store

Done = TypeVar("Done")
_PURPOSE = "claimtrail-form"
BY_TOKEN = "claimtrail_token"  # in an actor: the id of the token that signed them in
FORM_TOKEN = "x-csrftoken"  # the header in which scripts of our pages send what forms carry
_HOLDS = "claimtrail_token_holds"  # in the scope of a request: whether that token is still one that lets people in
_REALM = 'Bearer realm="claimtrail"'


async def know_visitor(datasette: Any, request: Any) -> None:
    """Looks up, once for each request, whether the token holds that signed the visitor in; until then it does not.

    In a thread: the file of tokens may be locked for seconds, for which nobody else is to wait.
    """
    actor = request.actor
    if actor is None or BY_TOKEN not in actor or _HOLDS in request.scope:
        return
    paths = [each.path for each in claims_databases(datasette)[:1]]
    token_id = str(actor[BY_TOKEN])
    request.scope[_HOLDS] = bool(paths) and await asyncio.to_thread(_lets_in, paths[0], token_id)


def may_write(call: Call) -> bool:
    """Whether the visitor may change the database, and the database may be changed."""
    return bool(call.database.is_mutable) and _is_trusted(call.datasette, call.request)


def may_write_here(datasette: Any, request: Any) -> bool:
    """As `may_write`, where it is not known yet which database is meant, or whether there is one."""
    return _is_trusted(datasette, request) and any(each.is_mutable for each in claims_databases(datasette)[:1])


def _is_trusted(datasette: Any, request: Any) -> bool:
    actor = request.actor
    if actor is None or "_r" in actor:  # tokens made for some actions only
        return False
    if BY_TOKEN in actor:
        return bool(request.scope.get(_HOLDS))
    if actor.get("id") == "root" and getattr(datasette, "root_enabled", True):
        return True
    return bool(actor_matches_allow(actor, settings(datasette).write))


def _lets_in(path: str, token_id: str) -> bool:
    token = held(path, token_id)
    return token is not None and is_for_people(token)


def visitor(call: Call) -> Who:
    """The visitor who signed in, as the audit trail names them."""
    actor = call.request.actor or {}
    return Who("visitor", str(actor.get("id") or actor.get("name") or ""))


def form_token(call: Call) -> str:
    """What a form of ours carries, so that no other site can send it in the visitor's name; holds for this visitor."""
    return str(call.datasette.sign(_visitor(call), _PURPOSE))


def ensure_may_write(call: Call) -> None:
    """Raises ApiError 403 unless the visitor may write and sent our own form, or a token that browsers never add.

    What only looks needs no form.
    """
    _demand_mutable(call)
    if not _is_trusted(call.datasette, call.request):
        raise ApiError(403, "forbidden", "You may not write here: sign in first, or send a token that may.")
    headers = call.request.headers
    if call.request.method in ("GET", "HEAD") or (headers.get("authorization") and not headers.get("cookie")):
        return
    _demand_our_form(call, call.text("csrftoken") or headers.get(FORM_TOKEN) or "")


async def writer(call: Call, scope: str) -> Who:
    """Who calls a route of the API that wants `scope`: a token that has it, or a visitor who may write.

    ApiError 401 for nobody and for a token that is none, 403 for one that may not.
    """
    _demand_mutable(call)
    found = await token_of(call.request, call.database.path)
    if found is None and call.request.actor is not None:
        ensure_may_write(call)
        return visitor(call)
    if presented(call.request) is None:
        message = "Send a token that may write as “Authorization: Bearer …”; 'claims token create' makes one."
        raise ApiError(401, "no_token", message, {"www-authenticate": _REALM})
    return _holder(found or Refused("unknown"), scope)


def _holder(found: Token | Refused, scope: str) -> Who:
    if isinstance(found, Refused):
        if found.why == "revoked":
            raise ApiError(403, "token_revoked", f"The token {found.name} was revoked: ask for another one.")
        late = found.why == "expired"
        message = (
            f"The token {found.name} has expired: ask for another one."
            if late
            else "This token is none of this database's: send one that 'claims token create' printed, whole."
        )
        headers = {"www-authenticate": f'{_REALM}, error="invalid_token"'}
        raise ApiError(401, "token_expired" if late else "invalid_token", message, headers)
    if not permits(found, scope):
        message = f"The token {found.name} is not for this: it needs the scope {scope}."
        headers = {"www-authenticate": f'{_REALM}, error="insufficient_scope", scope="{scope}"'}
        raise ApiError(403, "missing_scope", message, headers)
    return Who("token", found.name)


def _demand_mutable(call: Call) -> None:
    if not call.database.is_mutable:
        raise ApiError(403, "forbidden", "This database is served read-only: write to a copy, or serve it without -i.")


def _demand_our_form(call: Call, proof: str) -> None:
    try:
        signed = call.datasette.unsign(proof, _PURPOSE)
    except BadSignature:
        signed = ""
    if not secrets.compare_digest(str(signed), _visitor(call)):
        raise ApiError(403, "forbidden", "This form was not sent from here, or is too old: open the page again.")


def _visitor(call: Call) -> str:
    actor = json.dumps(call.request.actor, sort_keys=True, ensure_ascii=False)
    session = call.request.cookies.get("ds_actor") or ""
    return hashlib.sha256(f"{actor}\n{session}".encode()).hexdigest()


async def changed(call: Call, change: Callable[[Store], Done]) -> Done:
    """Does `change` on a connection of its own, in a thread; ApiError 400 for what `claims` refuses."""

    def done() -> Done:
        connection = open_db(call.database.path)
        try:
            return change(Store(connection))
        finally:
            connection.close()

    try:
        return await asyncio.to_thread(done)
    except ClaimsError as error:
        raise bad_value(str(error)) from None


async def write(call: Call, change: Callable[[Store], Done]) -> Done:
    """As `changed`, for forms: whatever the visitor can mend is told as ApiError 400."""
    try:
        return await changed(call, change)
    except DatabaseError as error:
        if is_locked(error):
            raise
        raise bad_value(str(error)) from None
