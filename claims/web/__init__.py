"""The Datasette plugin: hooks that Datasette 0.65 and 1.0 share, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable
from typing import Any

from datasette import hookimpl

from claims.web import routes
from claims.web.requests import background, databases, errors, metrics, settings, watching
from claims.web.tables import cells, described, large_tables, sql_functions
from db.file.opening import quicken


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Our pages and API; the front page only where every database served is ours, signing in where one is."""
    overview, sign_in = databases.serves_only_claims(datasette), bool(databases.claims_databases(datasette))
    return [*routes.table(overview=overview, sign_in=sign_in), *metrics.routes(datasette)]


@hookimpl
async def startup(datasette: Any) -> None:
    """Refuses settings that are none, describes our tables to Datasette, and takes up the jobs that were left."""
    databases.refuse_private(datasette)
    errors.tell_plainly()
    settings.settings(datasette)
    metrics.metrics(datasette)
    await described.describe(datasette)
    await background.resume(datasette)


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Our SQL functions; last, because Datasette's own `escape_fts` would part Chinese words wrongly."""
    if databases.is_ours(conn):
        quicken(conn)
        sql_functions.register(conn)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Links from cells of our tables to our pages."""
    return cells.render(row, value, column, (database, table), datasette)


@hookimpl
def extra_css_urls(database: str | None, datasette: Any) -> list[str]:
    """Room for sentences on Datasette's pages of our tables."""
    return cells.styles(database, datasette)


@hookimpl
def menu_links(datasette: Any, request: Any) -> Awaitable[list[dict[str, str]]]:
    """The way from Datasette's pages to ours."""
    return cells.menu(datasette, request)


@hookimpl(optionalhook=True)
def skip_csrf(datasette: Any, scope: Any) -> bool:
    """Questions asked with POST change nothing, and forms that write carry our own token, the same on both lines."""
    return routes.needs_no_token(scope["path"].removeprefix(datasette.setting("base_url").rstrip("/")))


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """Requests told and counted, and table pages of large files without what takes longer than their rows."""
    return lambda application: watching.watched(datasette, large_tables.lightened(datasette, application))


@hookimpl
def register_facet_classes() -> list[type]:
    """Facets in bounded time, for the columns that our tables are split by."""
    from claims.web.tables.quick_facets import QuickFacet

    return [QuickFacet]


@hookimpl(optionalhook=True)
def register_mcp_tools(datasette: Any, mcp: Any) -> None:
    """Tools for agents, where datasette-mcp is installed."""
    from claims.web import mcp_tools

    mcp_tools.register(datasette, mcp)
