"""How a claim came about: who said it, who reported it on their own, who repeats whom, and what the texts link to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.match.clusters.independence import is_copy, leading_sources
from db.links.linking import Telling
from db.texts.changes import version_of
from db.texts.hyperlinks import Hyperlink, links_of
from db.texts.publishers import spelling
from db.texts.sentences import place_of


@dataclass(frozen=True, slots=True)
class Report:
    """A source that makes a claim; `how` tells whom it repeats and by what that is seen, None for one of its own."""

    source_id: str
    name: str
    published: str | None
    how: str | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who is said to have said it, one spelling each, and every source in order of publication."""

    speakers: list[str]
    reports: list[Report]


def lineage(appearances: Sequence[dict[str, Any]]) -> Lineage:
    """The lineage of one claim from its appearances, in order of publication, as `db.queries.claim` gives them."""
    leading = leading_sources(_telling(each) for each in appearances)
    first: dict[str, dict[str, Any]] = {}  # of those that depend on each other the first published
    reports: dict[str, Report] = {}
    for each in appearances:
        source = each["source"]
        origin = first.setdefault(leading[source["id"]], each)
        if source["id"] not in reports:
            how = None if origin["source"]["id"] == source["id"] else _how(each, origin, appearances)
            reports[source["id"]] = Report(source["id"], _name(source), source["published"], how)
    carriers = {spelling(each["source"]["publisher"] or "") for each in appearances}
    speakers: dict[object, str] = {}
    for each in appearances:
        for said in each["attributions"]:
            if spelling(said["name"]) not in carriers and said["cited_source_id"] not in reports:
                speakers.setdefault(said["publisher_id"] or spelling(said["name"]), said["name"])
    return Lineage(list(speakers.values()), list(reports.values()))


def _how(each: dict[str, Any], origin: dict[str, Any], appearances: Iterable[dict[str, Any]]) -> str:
    """Whom a source repeats: one that it cites by link or name, else one whose words it has, else its own publisher."""
    cited = {said["cited_source_id"] for said in each["attributions"]} - {each["source"]["id"]}
    named = {spelling(said["name"]) for said in each["attributions"]} - {spelling(each["source"]["publisher"] or "")}
    for other in appearances:
        source = other["source"]
        if source["id"] in cited or spelling(source["publisher"] or "") in named:
            return f"citing {_name(source)}"
    whom = _name(origin["source"])
    if each["lang"] == origin["lang"] and is_copy(each["text"], origin["text"]):
        return f"in the words of {whom}"
    if each["source"]["publisher"] and each["source"]["publisher"] == origin["source"]["publisher"]:
        return f"after {origin['source']['title'] or whom}"
    return f"with {whom}"


def links_beside(connection: sqlite3.Connection, appearances: Iterable[dict[str, Any]]) -> dict[str, list[Hyperlink]]:
    """Appearance id -> the links in its sentence, with the sources they lead to."""
    found: dict[str, list[Hyperlink]] = {}
    for each in appearances:
        version = version_of(connection, each["id"])
        links = links_of(connection, version)
        if links:
            start, end = _sentence(each)
            found[each["id"]] = [link for link in links if link.start < end and link.end > start]
    return found


def _sentence(each: dict[str, Any]) -> tuple[int, int]:
    """Where the sentence around an appearance stands; the clause alone when it is not in the sentence as it is."""
    selector = each["selector"]
    at = place_of(selector, each["text"])
    start = selector["start"] - at
    return (start, start + len(each["text"])) if at >= 0 else (selector["start"], selector["end"])


def _telling(each: dict[str, Any]) -> Telling:
    speakers = tuple(said["name"] for said in each["attributions"])
    source = each["source"]
    return Telling(each["id"], source["id"], source["publisher"], each["lang"], each["text"], speakers)


def _name(source: dict[str, Any]) -> str:
    return str(source["publisher"] or source["title"] or source["url"] or source["ref"] or source["id"])
