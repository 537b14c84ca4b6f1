"""Publishers under all their spellings: one row for 新京报, 新京報, 《新京报》 and The Beijing News."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from db.file.errors import NotFound
from extract.text.fold import fold


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of a publisher beforehand: its own name, other spellings, where its readers are, its page."""

    name: str
    names: tuple[str, ...] = ()
    region: str | None = None
    url: str | None = None
    kind: str | None = None


Known = Callable[[str], Outlet | None]  # the outlet that goes by a name
_MARKS = " 《》〈〉「」『』“”\"'"


def spelling(name: str) -> str:
    """What all ways to write a publisher's name have in common.

    >>> spelling("The Beijing News") == spelling("“Beijing  news”"), spelling("《新京報》") == spelling("新京报")
    (True, True)
    """
    return "".join(fold(name).strip(_MARKS).casefold().removeprefix("the ").split())


class Publishers:
    """Finds and makes publishers by name; remembers the table, which is small beside the others.

    Outlets that `known` tells of are made when they are first named, as a publisher or as whom a text cites.
    """

    def __init__(self, connection: sqlite3.Connection, known: Known = lambda name: None) -> None:
        self._connection = connection
        self._outlet = known
        self._ids: dict[str, int] | None = None

    def forget(self) -> None:
        """Reads the table anew next time, as after a rollback."""
        self._ids = None

    def find(self, name: str) -> int | None:
        """The publisher that goes by this name in any script or between any quotation marks; None for a stranger."""
        found = self._known().get(spelling(name))
        if found is not None:
            return found
        outlet = self._outlet(name.strip(_MARKS))
        if outlet is None:
            return None
        known = self._known().get(spelling(outlet.name))
        return known if known is not None else self._make(outlet)

    def identify(self, name: str, region: str | None = None) -> int:
        """The publisher of this name, made when new."""
        found = self.find(name)
        return found if found is not None else self._make(Outlet(name, region=region))

    def spell(self, name: str, also: Sequence[str]) -> int:
        """Adds spellings to the publisher of this name, made when new; gives how many attributions they resolve.

        A spelling that was another publisher's is this one's from now on; one whose own name it was becomes this one.
        """
        publisher = self.identify(name)
        spellings = {spelling(each) for each in also}
        led, taken = 0, list(also)
        for row in self._connection.execute("SELECT * FROM publishers WHERE id != ?", [publisher]).fetchall():
            if spelling(row["name"]) in spellings:
                led += self._merge(row, publisher)
                taken += [row["name"], *json.loads(row["names"])]
            else:
                self._yield(row, spellings)
        (stored,) = self._connection.execute("SELECT names FROM publishers WHERE id = ?", [publisher]).fetchone()
        self._rename(publisher, dict.fromkeys((*json.loads(stored), *taken)))
        self.forget()
        named = {spelling(each) for each in taken}
        self._lead("sources", "publisher", named, publisher)
        return led + self._lead("attributions", "name", named, publisher)

    def _merge(self, row: sqlite3.Row, heir: int) -> int:
        """Gives what is a publisher's to another, and deletes its row; gives how many attributions that were."""
        led = [
            self._connection.execute(f"UPDATE {table} SET publisher_id = ? WHERE publisher_id = ?", [heir, row["id"]])
            for table in ("sources", "attributions")
        ]
        self._connection.execute("DELETE FROM publishers WHERE id = ?", [row["id"]])
        columns = ("kind", "region", "url")
        inherited = ", ".join(f"{column} = coalesce({column}, ?)" for column in columns)
        values = [*(row[column] for column in columns), heir]
        self._connection.execute(f"UPDATE publishers SET {inherited} WHERE id = ?", values)
        return led[1].rowcount

    def _yield(self, row: sqlite3.Row, spellings: set[str]) -> None:
        """Takes spellings from a publisher that keeps its own name."""
        names = json.loads(row["names"])
        kept = [each for each in names if spelling(each) not in spellings]
        if len(kept) < len(names):
            self._rename(row["id"], kept)

    def _rename(self, publisher: int, names: Iterable[str]) -> None:
        told = json.dumps(list(names), ensure_ascii=False)
        self._connection.execute("UPDATE publishers SET names = ? WHERE id = ?", [told, publisher])

    def _lead(self, table: str, column: str, spellings: set[str], publisher: int) -> int:
        """Leads the rows whose `column` is spelt so to a publisher; gives how many went elsewhere or nowhere before."""
        said = self._connection.execute(f"SELECT id, {column}, publisher_id FROM {table}").fetchall()
        led = [
            row["id"] for row in said if row["publisher_id"] != publisher and spelling(row[column] or "") in spellings
        ]
        lead = f"UPDATE {table} SET publisher_id = ? WHERE id = ?"
        self._connection.executemany(lead, [(publisher, each) for each in led])
        return len(led)

    def resolve(self) -> None:
        """Leads every attribution to its publisher, after people wrote into the table."""
        self.forget()
        for row in self._connection.execute("SELECT DISTINCT name FROM attributions").fetchall():
            found = self.find(row["name"])
            if found is not None:
                lead = "UPDATE attributions SET publisher_id = ? WHERE name = ? AND publisher_id IS NOT ?"
                self._connection.execute(lead, [found, row["name"], found])

    def _make(self, outlet: Outlet) -> int:
        """A new row; attributions stored before it under one of its names point to it from now on."""
        names = tuple(dict.fromkeys((outlet.name, *outlet.names)))
        made = self._connection.execute(
            "INSERT INTO publishers (name, names, kind, region, url) VALUES (?, ?, ?, ?, ?) RETURNING id",
            [outlet.name, json.dumps(names, ensure_ascii=False), outlet.kind, outlet.region, outlet.url],
        ).fetchone()["id"]
        spellings = {spelling(name) for name in names}
        for each in spellings:
            self._known().setdefault(each, made)
        unresolved = self._connection.execute("SELECT DISTINCT name FROM attributions WHERE publisher_id IS NULL")
        spelt = [(made, row["name"]) for row in unresolved.fetchall() if spelling(row["name"]) in spellings]
        self._connection.executemany("UPDATE attributions SET publisher_id = ? WHERE name = ?", spelt)
        return int(made)

    def _known(self) -> dict[str, int]:
        if self._ids is None:
            stored = self._connection.execute("SELECT id, name, names FROM publishers").fetchall()
            self._ids = {
                spelling(name): row["id"] for row in stored for name in (row["name"], *json.loads(row["names"]))
            }
        return self._ids


def known_publisher(connection: sqlite3.Connection, name: str) -> int:
    """The id of the publisher that goes by this name in any script; NotFound without it."""
    found = Publishers(connection).find(name)
    if found is None:
        raise NotFound(
            f"Nothing here was published by {name}: 'claims show' of a source tells how its name is written."
        )
    return found


def name_of(connection: sqlite3.Connection, publisher_id: int) -> str | None:
    """A publisher's own name; None without it."""
    row = connection.execute("SELECT name FROM publishers WHERE id = ?", [publisher_id]).fetchone()
    return str(row[0]) if row is not None else None
