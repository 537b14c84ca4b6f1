"""Requests as they are served: each told in the log, and counted where the person who runs Datasette wants metrics.

What is told of a request is its method, its path, the status, the time it took and who asked: a visitor who signed in
or the name of a token. What stands behind the question mark and in bodies is for nobody else.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from claims.journal import since, tell, warn
from claims.web.requests.metrics import metrics
from db.people.audit import Who

Application = Callable[..., Awaitable[None]]
_KEY = "claimtrail.watched"  # in the scope of a request
_ELSEWHERE = "other"  # the route of what Datasette itself and other plugins serve
_log = logging.getLogger("claims.web.requests")


@dataclass(slots=True)
class Watched:
    """What is known of a request while it is served: the route of ours that it took, and who asks."""

    route: str = _ELSEWHERE
    who: Who | None = None


def watched(datasette: Any, application: Application) -> Application:
    """`application`, where every request is told and counted."""

    async def watching(scope: dict[str, Any], receive: Any, send: Any) -> None:
        counted = metrics(datasette)
        if scope["type"] != "http" or (counted is None and not _log.isEnabledFor(logging.INFO)):
            await application(scope, receive, send)
            return
        found, status, started = Watched(), 500, time.monotonic()

        async def noting(message: dict[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await application({**scope, _KEY: found}, receive, noting)
        finally:
            if counted is not None:
                counted.request(found.route, scope["method"], status, time.monotonic() - started)
            say = warn if status >= 500 else tell
            asks = {found.who.kind: found.who.name} if found.who is not None else {}
            say(_log, "request", method=scope["method"], path=scope["path"], status=status, ms=since(started), **asks)

    return watching


def passes(request: Any, route: str) -> None:
    """Says which route of ours a request takes; a visitor who signed in is told with it."""
    found = request.scope.get(_KEY)
    if found is not None:
        found.route = route
        if request.actor is not None and (name := request.actor.get("id") or request.actor.get("name")):
            found.who = Who("visitor", str(name))


def asked_by(request: Any, who: Who | None) -> None:
    """Says who it is that asks, once that is known."""
    found = request.scope.get(_KEY)
    if found is not None:
        found.who = who
