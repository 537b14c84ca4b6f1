"""The search page: what was asked, the claims found, and how they may be narrowed down further."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlencode

from claims.web.pages.overview import about
from claims.web.pages.screens import Screen
from claims.web.requests import lookups, tokens
from claims.web.requests.calls import Call
from claims.web.requests.parameters import Parameter, Value
from db.reading import facets, listing, queries, sources
from db.reading.selecting import ClaimFilter, Found, Key, matching
from db.texts import publishers
from extract.model import ClaimKind, Lang

LANGUAGE = Parameter("language", "Language of the text.", choices=get_args(Lang))
ON_PAGE = 20
COUNTED = 500  # claims of which facets are counted
FURTHER = 3  # times to look on by itself where nothing was found yet: older claims may have what the newest have not
_PHRASED = {"kind": "kind_", "language": "lang_", "unit": "unit_", "status": "status_"}  # with phrases for values
_SPAN = ("published_after", "published_before")


@dataclass(frozen=True, slots=True)
class Way:
    """A link that narrows the search or, for what is asked already, widens it again; told by `phrase` or by `label`."""

    label: str
    phrase: str | None  # a key of WORDS, which need not be there
    address: str
    count: int | None


async def search(call: Call) -> Screen:
    """Claims that match what was asked, newest first; the first page says how they split."""
    wanted = await lookups.claim_filter(call)
    after = tokens.read(call.text("page_token"), (str | None, int))

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        known = newest(connection, wanted, after)
        page = known.first(ON_PAGE)
        claims = queries.claims(connection, page.ids)
        return {
            "claims": claims,
            "next": tokens.written(page.next_key),
            "count": len(known.ids),
            "is_all": known.next_key is None,
            "facets": facets.facets(connection, known.ids) if after is None else {},
            "units": listing.units(connection),
            "named": _named(connection, call),
            **about(connection, claims),
        }

    context = await call.read(found)
    given = {name: _as_typed(value) for name, value in call.values.items() if name != "page_token"}
    split, count = context["facets"], context["count"]
    following = {**given, "page_token": context["next"]}
    return Screen(
        "claims_search.html",
        {
            **context,
            "kinds": get_args(ClaimKind),
            "langs": get_args(Lang),
            "given": given,
            "asked": list(_asked(given, context["named"])),
            "narrower": {name: list(_narrower(name, values, given, count)) for name, values in split.items()},
            "filters_open": _has_room(call) and not given.keys() <= {"q"},
            "is_first": after is None,
            "table": call.path("/search.csv") + _address(given),
            "first_page": _address(given) if after is not None else None,
            "next_page": _address(following) if context["next"] else None,
        },
    )


def newest(connection: sqlite3.Connection, wanted: ClaimFilter, after: Key | None) -> Found:
    """The claims that match, behind `after` no more than a page of them; older ones where the newest do not."""
    most = COUNTED if after is None else ON_PAGE
    known = matching(connection, wanted, after, most)
    for _ in range(FURTHER):
        if known.ids or known.next_key is None:
            break
        known = matching(connection, wanted, known.next_key, most)
    return known


def _has_room(call: Call) -> bool:
    """Whether the page is not read on a phone, where the filters would fill the screen before anything found."""
    return "Mobi" not in (call.request.headers.get("user-agent") or "")


def _named(connection: sqlite3.Connection, call: Call) -> dict[str, str]:
    """The names of the source and the publisher that were asked for by their ids."""
    named = {}
    if "source" in call.values:
        named["source"] = sources.name_of(connection, str(call.values["source"]))
    if "publisher" in call.values:
        named["publisher"] = publishers.name_of(connection, int(str(call.values["publisher"])))
    return {each: name for each, name in named.items() if name is not None}


def _as_typed(value: Value) -> str:
    """A value as it goes back into its field: 20 and not 20.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _address(given: Mapping[str, str]) -> str:
    return "?" + urlencode(given)


def _asked(given: Mapping[str, str], named: Mapping[str, str]) -> Iterable[tuple[str, Way]]:
    """What was asked beside the words, each with the way to ask without it."""
    for name, value in given.items():
        if name != "q":
            others = {each: given[each] for each in given if each != name}
            phrase = f"{_PHRASED[name]}{value}" if name in _PHRASED else None
            yield name, Way(named.get(name, value), phrase, _address(others), None)


def _narrower(name: str, values: list[facets.Value], given: Mapping[str, str], count: int) -> Iterable[Way]:
    """The ways to the values of a facet; none where all of `count` claims have the same or one was chosen."""
    if name in given or (len(values) == 1 and values[0].count == count):
        return
    for each in values:
        if name == "year":
            if any(bound in given for bound in _SPAN):
                return
            year = int(each.value)
            chosen = dict(zip(_SPAN, (f"{year - 1:04}-12-31", f"{year + 1:04}-01-01"), strict=True))
        else:
            chosen = {name: each.value}
        phrase = f"{_PHRASED[name]}{each.value}" if name in _PHRASED else None
        yield Way(each.label or each.value, phrase, _address({**given, **chosen}), each.count)
