"""The facets that our tables come with, in bounded time however large the file.

A facet of a whole table is counted once, while the first visitor is served, and remembered as long as it serves. One of
what a filter or a search leaves counts the first rows of that and says so: "kind (of 5,000 rows)". A facet that a
visitor asks for is Datasette's own, and counts all within its time limit.
"""

from __future__ import annotations

import re
from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import ColumnFacet

from claims.web.requests.remembered import at_hand
from claims.web.words.marks import visible

COUNTED = 5_000  # rows that a filter leaves: 10 ms where an index leads to them
FOUND = 2_000  # rows that match a search: the list of all places of a common word takes a tenth of a second
TIME_LIMIT = 2_000  # milliseconds for a whole table
PATIENCE = 0.06  # seconds that a visitor waits for it
_COLUMNS = re.compile(r"^\s*select .*? from ", re.DOTALL)  # none of ours is called "from"
_MATCHES = re.compile(r"(in \(select rowid from (\S+) where \2 match (?:escape_fts\(:search\)|:search))\)")


class QuickFacet(ColumnFacet):  # type: ignore[misc]
    """A facet of a column, asked for in a table's settings as `{quick: column}`.

    Datasette asks every kind of facet about every table of every database, at the same time for facets and suggestions.
    """

    type = "quick"
    ds: Any
    sql: str

    async def suggest(self) -> list[dict[str, Any]]:
        """Nothing: Datasette's own facets of columns suggest the same."""
        return []

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The facets that are asked for with the counts of their values, and those that took too long."""
        columns = [each["config"]["simple"] for each in self.get_configs()]
        if not columns:
            return [], []
        if " where " not in f"{self.sql} ".casefold():
            datasette = self.ds
            try:
                self.ds = _Remembering(datasette)
                found, too_slow = await super().facet_results()
                return [self._told(each, "column") for each in found], too_slow
            except _NotYetError:
                pass
            finally:
                self.ds = datasette
        return await self._of_some(columns)

    async def _of_some(self, columns: list[str]) -> tuple[list[dict[str, Any]], list[str]]:
        """The facets of the first rows; of all where there are no more."""
        searched, is_search = _MATCHES.subn(rf"\1 order by rowid desc limit {FOUND})", self.sql)
        most = FOUND if is_search else COUNTED
        rows = f"{_COLUMNS.sub('select 1 from ', searched, count=1)} limit {most}"
        try:
            counted = await self.ds.execute(self.database, f"select count(*) from ({rows})", self.params)
        except QueryInterrupted:
            return [], columns
        self.sql = f"select * from ({searched}) limit {most}"
        found, too_slow = await super().facet_results()
        kind = f"of {most:,} rows" if counted.rows[0][0] >= most else "column"
        return [self._told(each, kind) for each in found], too_slow

    @staticmethod
    def _told(facet: dict[str, Any], kind: str) -> dict[str, Any]:
        """A facet that says of how much it is; its labels may be text of strangers."""
        values = [{**each, "label": visible(str(each["label"]))} for each in facet["results"]]
        return {**facet, "type": kind, "results": values}


class _NotYetError(Exception):
    """The whole table is still being counted."""


class _Remembering:
    """Datasette, of which the answers about whole tables are remembered."""

    def __init__(self, datasette: Any) -> None:
        self._datasette = datasette

    def __getattr__(self, name: str) -> Any:
        return getattr(self._datasette, name)

    async def execute(self, name: str, sql: str, params: Any = None, **options: Any) -> Any:
        """As Datasette does, with a time limit of its own; _NotYetError where the visitor would wait too long."""
        options["custom_time_limit"] = TIME_LIMIT

        async def find() -> Any:
            return await self._datasette.execute(name, sql, params, **options)

        found = await at_hand(self._datasette.get_database(name), (sql, str(params)), find, PATIENCE)
        if found is None:
            raise _NotYetError
        return found
