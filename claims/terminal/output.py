"""Results on standard output as a table, JSON, JSON Lines or CSV; messages and progress on standard error."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from claims.exchange.cells import cell
from claims.journal import is_listened_to

if TYPE_CHECKING:
    from rich.console import Console

Row = dict[str, Any]
WIDTH = 100  # of tables that do not go to a terminal, unless COLUMNS says otherwise

# What a terminal would obey instead of showing: control characters, and marks that turn the direction of writing.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a printed table: its heading and what it shows of a row.

    `figures` are set to the right; of what does not fit the width, `whole` columns lose nothing.
    """

    heading: str
    value: Callable[[Row], object]
    figures: bool = False
    whole: bool = False


class Failures:
    """Names each failure on standard error as it comes; leaving it with one or more ends the command with status 1."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, ref: str, message: str) -> None:
        """One thing that failed, and the sentence for the user."""
        self.count += 1
        say(f"{shown(ref)}: {shown(message)}")

    def __enter__(self) -> Failures:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self.count:
            raise SystemExit(1)


def print_rows(rows: Iterable[Row], form: str, columns: Sequence[Column], empty: str = "Nothing found.") -> None:
    """Prints rows with all their fields as they come; a table shows `columns` only, and without rows says `empty`."""
    if form == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif form == "json":
        print_json(list(rows))
    elif form == "csv":
        _print_csv(rows)
    elif not print_table(rows, columns) and empty:
        say(empty)


def print_json(value: object) -> None:
    """Prints one value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_texts(texts: Iterable[str]) -> None:
    """Prints prepared texts, each followed by a line break."""
    for text in texts:
        click.echo(_OBEYED.sub("", text))


def print_table(rows: Iterable[Row], columns: Sequence[Column]) -> int:
    """Prints a table that fits the terminal, wide characters counted as two; returns how many rows it had."""
    from rich.table import Table
    from rich.text import Text

    from claims.terminal.prose import Prose

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(
            column.heading,
            justify="right" if column.figures else "left",
            no_wrap=column.whole or column.figures,
        )
    for row in rows:
        cells = [(column, Text(shown(column.value(row)))) for column in columns]
        table.add_row(*(text if column.whole or column.figures else Prose(text) for column, text in cells))
    if table.row_count:
        console().print(table)
    return table.row_count


def shown(value: object) -> str:
    """A value as people read it, without anything a terminal would obey; None is empty."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return _OBEYED.sub("", str(value).replace("\n", " "))


def console() -> Console:
    """Standard output for tables."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH
    return Console(highlight=False, markup=False, width=width)


def say(message: str) -> None:
    """A message beside the results."""
    click.echo(message, err=True)


@contextmanager
def progress(
    label: str, total: Callable[[], int | None], *, beside_rows: bool = True
) -> Iterator[Callable[[int], None]]:
    """A bar with the time left on standard error while that is a terminal; gives a function that takes steps done.

    Where rows are printed meanwhile, they and the bar must not share a terminal. `total` is asked for only when the bar
    is shown.
    """
    if not sys.stderr.isatty() or (beside_rows and sys.stdout.isatty()) or is_listened_to():
        yield lambda steps: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True, redirect_stdout=False
    ) as bar:
        task = bar.add_task(label, total=total())
        yield lambda steps: bar.advance(task, steps)


def _print_csv(rows: Iterable[Row]) -> None:
    """Objects in a row become columns (`selector.exact`)."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, row in enumerate(map(_flat, rows)):
        if number == 0:
            writer.writerow(row)
        writer.writerow(map(cell, row.values()))


def _flat(row: Row, within: str = "") -> Row:
    flat: Row = {}
    for name, value in row.items():
        flat |= _flat(value, f"{within}{name}.") if isinstance(value, dict) else {f"{within}{name}": value}
    return flat
