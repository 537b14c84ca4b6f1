"""Tables in plain text: cells with the head of their column and the first cell of their row.

Readers of pages write a row on a line, with tabs between its cells; others bring Markdown, whose cells may hold line
breaks:

| Country | Salary (US$) |
| --- | --- |
| Norland | 527,854 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.model import Span

_RULE = re.compile(r"^\|(?: ?:?-{3,}:? ?\|)+[ \t]*$", re.MULTILINE)
_TABBED = re.compile(r"(?:^[^\n\t]*\t[^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_BRACKET = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\Z")
_LONGEST = 2_000  # characters of a row of Markdown; what goes on longer is no table
_FIGURE = re.compile(r"[^\w\t\n]{0,3}\d[\d,.]*\ ?\w{0,2}%?")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_WHOLE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell from the second column on, with the head of its column, if any, and of its row, and what
    stands in the corner, over the heads of the rows.
    """

    start: int
    end: int
    column: Span | None
    row: Span
    corner: Span | None = None


def words_of(text: str, span: Span) -> str:
    """The words of a cell on one line."""
    return " ".join(text[slice(*span)].split())


def plain(text: str, span: Span) -> str:
    """The words of a cell on one line, without the unit behind them in brackets."""
    words = words_of(text, span)
    return _BRACKET.sub("", words) or words


def year_at(text: str, span: Span | None) -> tuple[date, date] | None:
    """The first and last day of the year that a head of a column or row is, or None: its figures are of that year."""
    found = _WHOLE_YEAR.fullmatch(text, *span) if span is not None else None
    if found is None:
        return None
    year = int(found["year"])
    return date(year, 1, 1), date(year, 12, 31)


def cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of the tables between `start` and `end`, those of Markdown first."""
    at = start
    while (rule := _next_rule(text, at, end)) is not None:
        yield from (cell for cell in _marked(text, rule) if cell.end <= end)
        at = text.find("\n", rule) + 1 or end
    if text.find("\t", start, end) >= 0:
        for block in _TABBED.finditer(text, start, end):
            yield from _tabbed(text, *block.span())


def _tabbed(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of rows that stand on a line each; a first row that holds figures is no head."""
    heads: list[Span] | None = None
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        row = _parted(text, start, stop)
        if heads is None:
            told = any(_FIGURE.fullmatch(text, *part) and not _YEAR.match(text, *part) for part in row)
            heads = [] if told else row
            if heads:
                start = stop + 1
                continue
        for number, part in enumerate(row[1:], 1):
            at = number - (len(row) - len(heads))  # the head of the first column may be left out
            fits = len(row) - len(heads) in (0, 1)
            yield Cell(*part, heads[at] if fits else None, row[0], heads[0] if len(row) == len(heads) else None)
        start = stop + 1


def _parted(text: str, start: int, end: int) -> list[Span]:
    parts: list[Span] = []
    while (tab := text.find("\t", start, end)) >= 0:
        parts.append(_trimmed(text, start, tab))
        start = tab + 1
    return [*parts, _trimmed(text, start, end)]


def _next_rule(text: str, at: int, end: int) -> int | None:
    """Where the line begins that parts the next head of Markdown from its rows."""
    while (found := text.find("---", at, end)) >= 0:
        begun = text.rfind("\n", 0, found) + 1
        if _RULE.match(text, begun) is not None:
            return begun
        at = text.find("\n", found) + 1
        if at == 0:
            return None
    return None


def _marked(text: str, rule: int) -> Iterator[Cell]:
    """The cells of the table of Markdown whose rule begins at `rule`.

    A row that says in every column what the head says is a head again.
    """
    line_end = text.find("\n", rule)
    size = text.count("|", rule, line_end) - 1
    heads = _heads(text, rule, size) if line_end >= 0 else None
    if heads is None:
        return
    at = line_end + 1
    while (row := _row(text, at, size)) is not None:
        at, parts = row
        if [text[slice(*head)] for head in heads[1:]] == [text[slice(*part)] for part in parts[1:]]:
            continue
        for part, head in zip(parts[1:], heads[1:], strict=True):
            yield Cell(*part, head if head[0] < head[1] else None, parts[0], heads[0])


def _heads(text: str, rule: int, size: int) -> list[Span] | None:
    """The heads of the columns: the row right above the rule."""
    at = rule
    for _ in range(size + 1):
        at = text.rfind("|", max(0, rule - _LONGEST), at)
        if at < 0:
            return None
    row = _row(text, at, size) if at == 0 or text[at - 1] == "\n" else None
    return row[1] if row is not None and row[0] == rule else None


def _row(text: str, at: int, size: int) -> tuple[int, list[Span]] | None:
    """Where the row of `size` cells that begins at `at` ends, and what stands in them; None where none begins."""
    if not text.startswith("|", at):
        return None
    parts: list[Span] = []
    limit = at + _LONGEST
    for _ in range(size):
        end = text.find("|", at + 1, limit)
        if end < 0:
            return None
        parts.append(_trimmed(text, at + 1, end))
        at = end
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    return None if text[at + 1 : line_end].strip() else (line_end + 1, parts)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


_STEPS = 4  # lines that one cell of a row without a table may take


def row_at(text: str, at: int) -> Span | None:
    """The first cell of a row of Markdown by itself, without head and rule, in a later cell of which something stands.

    >>> row_at("| Ann Bell | clerk | 2 charges |", 21)
    (2, 10)
    """
    start = at
    for _ in range(_STEPS):
        start = text.rfind("\n", 0, start) + 1
        if text.startswith("|", start):
            end = text.find("|", start + 1, at)
            return None if end < 0 else _trimmed(text, start + 1, end)
        start -= 1
        if start <= 0 or text.endswith("|", 0, start):
            return None
    return None
