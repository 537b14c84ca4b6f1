"""Table pages of large files without their row counts, which take longer than the rows.

Datasette counts all rows of a view, and all that a filter leaves, before it shows the first. On a million appearances
that is up to a second, its time limit, after which it shows no count either. Its own `_nocount` leaves it out; here
that is asked for where a visitor did not say otherwise.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from claims.web.databases import claims_databases

LARGE = 300_000_000  # bytes: about 100,000 appearances with their texts
_VIEWS = ("conflicts", "claims_by_source", "single_source_claims", "review_queue", "altered_since_first_seen")
Application = Callable[..., Awaitable[None]]


def without_counts(datasette: Any, application: Application) -> Application:
    """`application` with counts left out where they are slow."""

    async def lighter(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http" and _is_slow_to_count(datasette, scope):
            asked = scope["query_string"].decode("latin-1")
            scope = {**scope, "query_string": f"{asked}&_nocount=1".lstrip("&").encode("latin-1")}
        await application(scope, receive, send)

    return lighter


def _is_slow_to_count(datasette: Any, scope: dict[str, Any]) -> bool:
    base = datasette.setting("base_url").rstrip("/")
    parts = scope["path"].removeprefix(base).strip("/").split("/")
    if len(parts) != 2 or parts[0] not in {database.route for database in claims_databases(datasette)}:
        return False
    asked = [name for name, _ in parse_qsl(scope["query_string"].decode("latin-1"))]
    is_filtered = any(not name.startswith("_") or name.startswith("_search") for name in asked)
    if "_nocount" in asked or not (is_filtered or parts[1].partition(".")[0] in _VIEWS):
        return False
    path = next(each.path for each in claims_databases(datasette) if each.route == parts[0])
    return Path(path).stat().st_size > LARGE
