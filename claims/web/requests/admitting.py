"""The guards that every request passes, to the API, to pages and from agents alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.web.requests.calls import Call
from claims.web.requests.databases import claims_database, ensure_visible
from claims.web.requests.limits import demand_patience
from claims.web.requests.writing import know_visitor


async def admitted(datasette: Any, request: Any, tables: Sequence[str], *, is_counted: bool = True) -> Call:
    """The call of a request that is let in, without its values yet; ApiError for one that is not.

    It must not come too often, where it `is_counted`, and the visitor must be allowed to view `tables`.
    """
    database = claims_database(datasette)
    await know_visitor(datasette, request)
    if is_counted:
        await demand_patience(datasette, request, database.path)
    await ensure_visible(datasette, request.actor, database.name, tables)
    return Call(datasette, request, database, {})
