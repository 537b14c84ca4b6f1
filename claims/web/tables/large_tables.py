"""Table pages of large files without what takes longer than their rows.

Datasette counts all rows of a view, and all that a filter leaves, before it shows the first: on a million appearances
up to a second, its time limit, after which it shows no count either. Its own `_nocount` leaves the count out. And it
orders all that a search finds by day to show the first page: ordered by `docid`, as rows were added, the newest come
straight from the index. Both are asked for here where a visitor did not say otherwise.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from claims.web.requests.databases import claims_databases

LARGE = 300_000_000  # bytes: about 100,000 appearances with their texts
_VIEWS = ("conflicts", "claims_by_source", "single_source_claims", "review_queue", "altered_since_first_seen")
_SEARCHED = ("claims", "appearances", "sources")  # by their words; of others Datasette passes `_search` over
Application = Callable[..., Awaitable[None]]


def lightened(datasette: Any, application: Application) -> Application:
    """`application`, where what is slow is left out of pages that did not ask for it."""

    async def lighter(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http" and (table := _large_table(datasette, scope["path"])):
            asked = scope["query_string"].decode("latin-1")
            names = {name for name, _ in parse_qsl(asked, keep_blank_values=True)}
            if more := "&".join(_lighter(table, names)):
                scope = {**scope, "query_string": f"{asked}&{more}".lstrip("&").encode("latin-1")}
        await application(scope, receive, send)

    return lighter


def _large_table(datasette: Any, path: str) -> str | None:
    """The table or view of a large file of ours that a path shows."""
    parts = path.removeprefix(datasette.setting("base_url").rstrip("/")).strip("/").split("/")
    if len(parts) != 2:
        return None
    ours = next((each for each in claims_databases(datasette) if each.route == parts[0]), None)
    is_large = ours is not None and Path(ours.path).stat().st_size > LARGE
    return parts[1].partition(".")[0] if is_large else None


def _lighter(table: str, asked: Collection[str]) -> list[str]:
    """What to ask for beside what is `asked`."""
    found = []
    is_filtered = any(not name.startswith("_") or name.startswith("_search") for name in asked)
    if "_nocount" not in asked and (is_filtered or table in _VIEWS):
        found.append("_nocount=1")
    if table in _SEARCHED and "_search" in asked and not {"_sort", "_sort_desc", "_next"} & set(asked):
        found.append("_sort_desc=docid")
    return found
