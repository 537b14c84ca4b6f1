"""The facets that our tables come with, in bounded time however large the file.

A facet of a whole table is counted once and remembered while it serves. One of what a filter or a search leaves counts
the first rows of that and says so: "kind (of 10,000 rows)". A facet that a visitor asks for is Datasette's own, and
counts all within its time limit.
"""

from __future__ import annotations

import re
from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import ColumnFacet

from claims.web.marks import visible
from claims.web.remembered import remembered

COUNTED = 10_000  # rows that a filter leaves: 20 ms where an index leads to them
FOUND = 2_000  # rows that match a search: the list of all places of a common word takes a tenth of a second
TIME_LIMIT = 2_000  # milliseconds for a whole table, of which nobody waits more than once
_MATCHES = re.compile(r"(in \(select rowid from (\S+) where \2 match (?:escape_fts\(:search\)|:search))\)")


class QuickFacet(ColumnFacet):  # type: ignore[misc]
    """A facet of a column, asked for in a table's settings as `{quick: column}`."""

    type = "quick"
    ds: Any
    sql: str

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The facets that are asked for with the counts of their values, and those that took too long."""
        columns = [each["config"]["simple"] for each in self.get_configs()]
        if not columns:
            return [], []
        partial = ""
        if " where " not in f"{self.sql} ".casefold():
            self.ds = _Remembering(self.ds)
        else:
            searched, is_search = _MATCHES.subn(rf"\1 order by rowid desc limit {FOUND})", self.sql)
            most = FOUND if is_search else COUNTED
            self.sql = f"select * from ({searched}) limit {most}"
            try:
                counted = await self.ds.execute(self.database, f"select count(*) from ({self.sql})", self.params)
            except QueryInterrupted:
                return [], columns
            partial = f"of {most:,} rows" if counted.rows[0][0] >= most else ""
        found, too_slow = await super().facet_results()
        return [self._told(each, partial) for each in found], too_slow

    @staticmethod
    def _told(facet: dict[str, Any], partial: str) -> dict[str, Any]:
        """A facet that says of how much it is; its labels may be text of strangers."""
        values = [{**each, "label": visible(str(each["label"]))} for each in facet["results"]]
        return {**facet, "type": partial or "column", "results": values}


class _Remembering:
    """Datasette, of which the answers about whole tables are remembered."""

    def __init__(self, datasette: Any) -> None:
        self._datasette = datasette

    def __getattr__(self, name: str) -> Any:
        return getattr(self._datasette, name)

    async def execute(self, name: str, sql: str, params: Any = None, **options: Any) -> Any:
        """As Datasette does, with a time limit of its own."""
        options["custom_time_limit"] = TIME_LIMIT

        async def find() -> Any:
            return await self._datasette.execute(name, sql, params, **options)

        return await remembered(self._datasette.get_database(name), sql, find)
