"""Titles, descriptions, facets and ready-made queries for every claims database that Datasette serves.

They stand in metadata.yaml and datasette.yaml under the database's usual name. A database of another name gets the
same, and what the person who runs Datasette has written for it goes before ours.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from claims.web.requests.databases import claims_databases, serves_only_claims

_USUAL_NAME = "claims"


@cache
def _written() -> str:
    """Both files as one JSON text, so that every caller gets a copy of its own: Datasette writes into what it gets."""
    import yaml

    where = files("claims.web")
    meaning = yaml.safe_load((where / "metadata.yaml").read_text(encoding="utf8"))
    behaviour = yaml.safe_load((where / "datasette.yaml").read_text(encoding="utf8"))
    return json.dumps(_merged(meaning, behaviour), ensure_ascii=False)


def _merged(below: Any, above: Any) -> Any:
    """Two trees as one; where both say something, `above` holds."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {
        **below,
        **{key: _merged(below[key], value) if key in below else value for key, value in above.items()},
    }


def description(name: str = _USUAL_NAME) -> dict[str, Any]:
    """Metadata in Datasette 0.65's one tree for a database called `name`; queries and table settings included."""
    tree: dict[str, Any] = json.loads(_written())
    del tree["settings"]
    tree["databases"] = {name: tree["databases"][_USUAL_NAME]}
    return tree


async def describe(datasette: Any) -> None:
    """Tells Datasette, as it starts, what it serves; the one moment at which both lines take it without cost later.

    0.65 keeps one tree. 1.0 keeps descriptions in its internal database, table settings in `config` and queries apart.
    """
    for database in claims_databases(datasette):
        tree = description(database.name)
        for table in tree["databases"][database.name]["tables"].values():
            table["facets"] = [{"quick": column} for column in table.get("facets", [])]
        if not serves_only_claims(datasette):
            tree = {"databases": tree["databases"]}
        if hasattr(datasette, "set_instance_metadata"):
            await _describe_to_alpha(datasette, database.name, tree)
        else:
            datasette._metadata_local = _merged(tree, datasette._metadata_local)
    if serves_only_claims(datasette):
        _settle(datasette)


def _settle(datasette: Any) -> None:
    """Settings that suit our tables, for each that stands at Datasette's default."""
    from datasette.app import DEFAULT_SETTINGS

    for name, value in json.loads(_written())["settings"].items():
        if datasette.setting(name) == DEFAULT_SETTINGS[name]:
            datasette._settings[name] = value


async def _describe_to_alpha(datasette: Any, name: str, tree: dict[str, Any]) -> None:
    tables = tree["databases"][name].pop("tables")
    queries = tree["databases"][name].pop("queries")
    given = await datasette.get_instance_metadata()
    for key in tree.keys() - given.keys() - {"databases"}:
        await datasette.set_instance_metadata(key, tree[key])
    given = await datasette.get_database_metadata(name)
    for key in tree["databases"][name].keys() - given.keys():
        await datasette.set_database_metadata(name, key, tree["databases"][name][key])
    for table, about in tables.items():
        for column, meaning in about.pop("columns", {}).items():
            if not await datasette.get_column_metadata(name, table, column):
                await datasette.set_column_metadata(name, table, column, "description", meaning)
        if "description" in about and "description" not in await datasette.get_resource_metadata(name, table):
            await datasette.set_resource_metadata(name, table, "description", about["description"])
        about.pop("description", None)
    datasette.config = _merged({"databases": {name: {"tables": tables}}}, datasette.config)
    for query, written in queries.items():
        if await datasette.get_query(name, query) is None:
            told = {key: written[key] for key in ("title", "description") if key in written}
            await datasette.add_query(
                name, query, written["sql"], parameters=written.get("params"), is_trusted=True, **told
            )
