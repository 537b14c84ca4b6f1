"""The token that a program shows with a request, read from it and looked up once."""

from __future__ import annotations

import asyncio
from typing import Any

from claims.access import Refused, is_token, recognise
from db.people.tokens import Token

_FOUND = "claimtrail_bearer"  # in the scope of a request: what was found of its token


def presented(request: Any) -> str | None:
    """What a request shows as “Authorization: Bearer …”; None where it shows nothing so."""
    kind, _, shown = (request.headers.get("authorization") or "").strip().partition(" ")
    return (shown.strip() or None) if kind.lower() == "bearer" else None


async def token_of(request: Any, path: str) -> Token | Refused | None:
    """The token of the database at `path` that a request shows, or why it does not let in; None where none is shown.

    In a thread, as the file of tokens may be locked for seconds.
    """
    shown = presented(request)
    if shown is None or not is_token(shown):
        return None
    if _FOUND not in request.scope:
        request.scope[_FOUND] = await asyncio.to_thread(recognise, path, shown)
    found: Token | Refused = request.scope[_FOUND]
    return found
