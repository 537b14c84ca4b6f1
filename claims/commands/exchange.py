"""Commands that move data in bulk: export, import, publish."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from claims.commands.options import database_option, log_options

_ALL = "all"
_WHAT = ("claims", "appearances", "annotations", "claimreview", _ALL)


@click.command("export")
@click.argument("what", type=click.Choice(_WHAT))
@database_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "csv", "parquet"]),
    help="How it is written; without it as the file's name says, else JSON Lines.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="The file to write, packed when its name ends in .gz; standard output without it.",
)
@click.option(
    "--base-url",
    default="http://127.0.0.1:8001",
    show_default=True,
    metavar="URL",
    help="Where the database is published: ids of annotations and reviews are addresses there.",
)
def export_command(what: str, path: str, form: str | None, output: str | None, base_url: str) -> None:
    """Write everything of one kind, or all of the database.

    WHAT is claims; appearances, each with its figures and speakers; annotations of the W3C; claimreview, schema.org
    reviews of claims that a person reviewed; or all, the rows of every table as 'claims import' reads them, which are
    JSON Lines or JSON. A file appears when it is whole. In CSV a text that a spreadsheet would take for a formula gets
    an apostrophe before it, and a file begins with a byte order mark, so that Excel reads Chinese.
    """
    from claims.exchange.formats import format_of
    from claims.exchange.writing import write_dump, write_export
    from db import open_db

    form = form or format_of(output)
    if what == _ALL and form not in ("jsonl", "json"):
        raise click.UsageError("All tables together are JSON Lines or JSON: export claims or appearances as a table.")
    if form == "parquet" and output in (None, "-"):
        raise click.UsageError("Parquet goes to a file: name one with --output.")
    with closing(open_db(path)) as connection:
        if output is not None and Path(output).exists() and Path(output).samefile(path):
            raise click.UsageError(f"{output} is the database itself: name another file.")
        if what == _ALL:
            write_dump(connection, path, form, output)
        else:
            write_export(connection, what, form, output, base_url.rstrip("/"))


@click.command("import")
@click.argument("dump", metavar="FILE")
@database_option
@log_options
def import_command(dump: str, path: str) -> None:
    """Build a database from a dump.

    FILE is what 'claims export all' wrote or /api/v1/dump sent, packed with gzip or not; - is standard input. It goes
    into a new file or an empty database, whole or not at all, and every text and span is proved. Where the database
    holds just that already, nothing is changed. Or FILE is the folder of a dataset that 'claims extract --engine spark'
    wrote: its articles are added as 'claims add' would, with the links of 'claims link --engine spark' if it has them.
    """
    from claims.exchange.importing import import_dump
    from claims.spark.importing import import_dataset, is_dataset
    from claims.terminal.columns import print_outcomes
    from claims.terminal.output import say

    if is_dataset(dump):
        print_outcomes(import_dataset(path, dump), "table")
        return
    done = import_dump(dump, path)
    held = done.stats
    if done.was_there:
        say(f"{path} holds all of it already: nothing was changed.")
        return
    say(f"{held.sources:,} sources with {held.claims:,} claims in {held.appearances:,} places are in {path} now.")
    if done.originals:
        say("The pages and files they came from are in no dump: put their .warc.gz beside it before adding more.")


@click.command("publish")
@click.argument("snapshot", metavar="OUTPUT.db", type=click.Path(dir_okay=False))
@database_option
@click.option("--full-texts", is_flag=True, help="With the whole texts; without it quotes and what surrounds them.")
def publish_command(snapshot: str, path: str, full_texts: bool) -> None:
    """Write a snapshot to hand out or deploy.

    It holds what everybody may read: sources, claims, figures, links, reviews, and of the texts each quote with what
    surrounds it, at its place. It does not hold the archive, the history with its names, tokens, or anything of this
    machine. Beside it come what 'datasette inspect' tells of it, and its metadata, for Datasette with the plugin and
    without. An earlier snapshot is replaced.
    """
    from claims.exchange.publishing import publish
    from claims.terminal.output import say

    done = publish(path, Path(snapshot), full_texts=full_texts)
    say(f"{done.snapshot} is {done.size / 1e6:,.1f} MB, with {done.inspected.name}, {done.metadata.name} and")
    say(f"{done.config.name} beside it. {done.proved}")
    say("To look at it, and to deploy it:")
    for command in done.commands:
        click.echo(command)


COMMANDS = (export_command, import_command, publish_command)
