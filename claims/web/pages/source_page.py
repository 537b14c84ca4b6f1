"""The page of one source: its text with every claim marked, its versions, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette import Response

from claims import versions
from claims.versions import Beside, SourceDetail
from claims.web.pages import source_deciding
from claims.web.pages.screens import Screen
from claims.web.requests import lookups
from claims.web.requests.calls import Call
from claims.web.words.marks import Piece, Span, closed_up, excerpt, paragraphs, quotes
from db.file.errors import NotFound
from db.texts.quotes import has_quotes_only
from extract.model import FRAMING

LINES = 200  # of a comparison of two versions: a page that was replaced altogether differs in all


async def source(call: Call) -> Screen | Response:
    """The text of one source with its claims marked, a table of them beside it, and its history."""
    asked = call.text("source_id") or ""
    if call.request.method == "POST":
        return await source_deciding.decided(call, asked)
    try:
        known, version, appearances = await lookups.source_detail(call)
    except NotFound:
        if (taken_down := await source_deciding.taken_down(call, asked)) is not None:
            return taken_down
        raise
    detail: SourceDetail = await call.read(lambda found: versions.source_detail(found, known.id))
    compared: Beside | None = None
    if len(detail.versions) > 1 and not call.values.keys().isdisjoint(("old", "new")):
        last = len(detail.versions)
        numbers = (call.whole("old", max(1, last - 1)), call.whole("new", last))
        compared = await call.read(lambda found: versions.beside(found, known.id, numbers))
    spans = [
        Span(each["selector"]["start"], each["selector"]["end"], place)
        for place, each in enumerate(appearances, start=1)
    ]
    quotes_only = await call.read(has_quotes_only)
    lines = paragraphs(version.text, spans)
    context = {
        **source_deciding.shown(call),
        "source": known,
        "version": version,
        "quotes_only": quotes_only,
        "paragraphs": quotes(lines) if quotes_only else lines,
        "appearances": appearances,
        "clauses": {each["id"]: _marked(each) for each in appearances},
        "versions": detail.versions,
        "changes": _told_once(detail.changes),
        "looked_at": detail.rechecks[0] if detail.rechecks else None,
        "compared": compared,
        "hunks": _hunks(_quoted(compared.lines, quotes_only)[:LINES]) if compared else [],
        "cut": compared is not None and len(compared.lines) > LINES,
    }
    return Screen("claims_source.html", context)


def _marked(appearance: Mapping[str, Any]) -> list[Piece]:
    """The words of an appearance with its own figures marked: one sentence may hold several claims."""
    selector, figures = appearance["selector"], appearance["quantities"]
    start, exact = selector["start"], selector["exact"]
    asserted = [each for each in figures if each["role"] not in FRAMING] or figures
    within = [(each["start"] - start, each["end"] - start) for each in asserted]
    return excerpt(exact, [span for span in within if 0 <= span[0] < span[1] <= len(exact)], len(exact))


def _quoted(lines: list[str], quotes_only: bool) -> list[str]:
    """The lines of a comparison, without those of which nothing is here."""
    if not quotes_only:
        return lines
    closed = [line[:1] + closed_up(line[1:]) for line in lines]
    return [line for line in closed if line[1:].strip("… ")]


def _told_once(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was altered or went, each sentence and figure of it once."""
    found = {
        (each["old_exact"], each["new_exact"], each["old_figures"]): each
        for each in reversed(changes)
        if each["outcome"] != "moved"
    }
    return list(reversed(found.values()))


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that one version has where another has others."""

    old: list[str]
    new: list[str]


def _hunks(lines: list[str]) -> list[Hunk]:
    """The lines of a comparison, those that stand for each other together.

    >>> _hunks(["-17 dead", "+19 dead"])
    [Hunk(old=['17 dead'], new=['19 dead'])]
    """
    found: list[Hunk] = []
    for sign, run in groupby(lines, key=lambda line: line[:1]):
        told = [line[1:] for line in run]
        if sign == "-" or not found or found[-1].new:
            found.append(Hunk(told, []) if sign == "-" else Hunk([], told))
        else:
            found[-1] = Hunk(found[-1].old, told)
    return found
