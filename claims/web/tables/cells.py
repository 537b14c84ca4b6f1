"""Links from Datasette's own pages to ours: from a gloss to its claim, a title to its source, the menu to our pages."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from claims.web.requests.databases import claims_databases
from claims.web.requests.writing import know_visitor, may_write_here
from claims.web.words.marks import visible

# Column of a table -> our page and the column that holds the id. Cells of other columns stay as Datasette shows them.
_IN_TABLES = {
    ("claims", "gloss"): ("claim", "id"),
    ("sources", "title"): ("source", "id"),
    ("appearances", "gloss"): ("claim", "claim_id"),
    ("claims_by_source", "gloss"): ("claim", "claim_id"),
    ("claims_by_source", "title"): ("source", "source_id"),
    ("single_source_claims", "gloss"): ("claim", "id"),
}
# Columns that mean the same wherever they stand: in views and in the results of queries.
_ANYWHERE = {
    "left_gloss": ("claim", "left_claim_id"),
    "right_gloss": ("claim", "right_claim_id"),
    "gloss": ("claim", "claim_id"),
    "title": ("source", "source_id"),
}
# Foreign keys of which a label holds text of strangers; Datasette's own link is right unless that would spoil the page.
_LABELLED = {"claim_id": "/claim/{}", "source_id": "/source/{}", "publisher_id": "/search?publisher={}"}


def render(row: Any, value: object, column: str, place: tuple[str, str | None], datasette: Any) -> Markup | None:
    """`value` as a link to one of our pages or, where it would spoil the page, spelt out; None where Datasette's own
    rendering is right.

    `place` names the database and the table or view; None for the result of a query.
    """
    database, table = place
    target = _IN_TABLES.get((table or "", column)) or _ANYWHERE.get(column)
    path, told = None, value
    if isinstance(value, dict) and column in _LABELLED:  # a foreign key with its label
        told, path = value["label"], _LABELLED[column].format(value["value"])
    original, told = told, visible(told) if isinstance(told, str) else told
    if not told or (target is None and told is original):
        return None
    if all(known.name != database for known in claims_databases(datasette)):
        return None
    if target is not None and (identity := _identity(row, target[1])):
        path = f"/{target[0]}/{identity}"
    if path is None:
        return None if told is original else escape(str(told)[: datasette.setting("truncate_cells_html")])
    link = Markup('<a href="{}">{}</a>').format(datasette.urls.path(path), escape(str(told)))
    return link + _original(row, value, column)


def _identity(row: Any, column: str) -> object:
    identity = row[column] if column in row.keys() else None  # noqa: SIM118 - a sqlite3.Row holds values
    if isinstance(identity, dict):  # a foreign key with its label, in the rows of Datasette 0.65's table pages
        return identity["value"]
    return identity


def _original(row: Any, gloss: object, column: str) -> Markup:
    """The words of the text under its gloss, which is a machine's, where the row holds them and they differ."""
    if not column.endswith("gloss"):
        return Markup("")
    side = column.removesuffix("gloss")
    words = next((row[name] for name in (f"{side}exact", f"{side}text") if name in row.keys() and row[name]), None)  # noqa: SIM118
    if words is None or words == gloss:
        return Markup("")
    return Markup('<br><bdi class="original">{}</bdi>').format(escape(visible(str(words))))


def styles(database: str | None, datasette: Any) -> list[str]:
    """The style sheets of Datasette's pages about `database`."""
    if database is None or all(known.name != database for known in claims_databases(datasette)):
        return []
    return ["/-/static-plugins/claimtrail/tables.css"]


async def menu(datasette: Any, request: Any) -> list[dict[str, str]]:
    """Entries of Datasette's menu, where a database of ours is served."""
    if not claims_databases(datasette):
        return []
    pages = {"/search": "Search claims", "/check": "Check a text", "/review": "Review queue"}
    if request is not None:
        await know_visitor(datasette, request)
        if may_write_here(datasette, request):
            pages["/add"] = "Add a source"
    return [{"href": datasette.urls.path(path), "label": label} for path, label in pages.items()]
