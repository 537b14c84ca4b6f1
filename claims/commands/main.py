"""The command line: a command is its options, one call and one print."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from claims.commands import deciding, exchange, granting, looking, upkeep
from claims.commands.options import (
    Day,
    database_option,
    engine_options,
    format_option,
    jobs_option,
    log_options,
    private_option,
    source_options,
)
from claims.errors import INTERRUPTED, ClaimsError
from db import sentence
from db.file.errors import DatabaseError

if TYPE_CHECKING:
    from claims.ingest import Overrides

_GOING_ON = ("add", "recheck", "reextract")  # commands that write portion by portion
_KEPT = "what was done so far is kept, and running it again goes on from there."


class Sentences(click.Group):
    """Shows what a user can mend as one sentence with exit status 1, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except (ClaimsError, DatabaseError) as error:
            raise click.ClickException(str(error)) from error
        except sqlite3.Error as error:
            raise click.ClickException(sentence(error, "The database")) from error
        except KeyboardInterrupt:
            goes_on = ctx.invoked_subcommand in _GOING_ON
            click.echo("Stopped: " + (_KEPT if goes_on else "run it again to have all of it."), err=True)
            raise SystemExit(INTERRUPTED) from None


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="claimtrail")
def cli() -> None:
    """Finds the figures in Chinese and English news, ties each to its place and source, links and publishes them."""


@cli.command()
@click.argument("what", nargs=-1, required=True)
@database_option
@source_options
@private_option
@jobs_option
@log_options
@format_option("table")
def add(what: tuple[str, ...], path: str, overrides: Overrides, allow_private: bool, jobs: int, form: str) -> None:
    """Add sources, find their claims and link them.

    WHAT is a file, a folder, a URL, a feed, an archive in JSON Lines, or - for standard input. Each source goes in
    whole or not at all; one that fails stops no other. Adding the same again changes nothing. Of more than 40 sources
    the table tells only the sums.
    """
    from claims.adding import Adding
    from claims.ingest import Fetching
    from claims.terminal.columns import print_outcomes
    from db import open_db

    fetching = Fetching(allow_private=allow_private)
    print_outcomes(Adding(open_db(path, create=True), what, overrides, fetching, jobs=jobs), form)


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@source_options
@private_option
@click.option("--explain", is_flag=True, help="Show which rule matched what, for people, instead of rows.")
@click.option("-o", "--output", metavar="FOLDER", help="With --engine spark: where the dataset is written, as Parquet.")
@engine_options
@jobs_option
@format_option("jsonl")
def extract(
    files: tuple[str, ...], overrides: Overrides, allow_private: bool, explain: bool, jobs: int, form: str, **spark: Any
) -> None:
    """Print the claims found in files, without a database.

    FILE is anything that `claims add` reads, or - for standard input. With --engine spark it is JSON Lines, Parquet or
    WARC on any file system that Spark reads, and texts and claims go to a folder that `claims import` reads.
    """
    if spark["engine"] == "spark":
        from claims.spark.running import run_extract

        if spark["output"] is None or explain:
            raise click.UsageError("--engine spark writes a dataset: name its folder with --output, without --explain.")
        run_extract(files, overrides, spark["output"], spark["master"])
        return
    from claims.extracting import explanations, extracted
    from claims.ingest import Fetching
    from claims.terminal.columns import EXTRACTED
    from claims.terminal.output import Failures, print_rows, print_texts

    fetching = Fetching(allow_private=allow_private)
    with Failures() as failures:
        if explain:
            print_texts(explanations(files, overrides, failures, fetching))
        else:
            print_rows(extracted(files, overrides, failures, fetching, jobs=jobs), form, EXTRACTED)


@cli.command()
@click.argument("dataset", required=False)
@database_option
@engine_options
@log_options
def link(dataset: str | None, path: str, engine: str, master: str | None) -> None:
    """Link all appearances again.

    Gives the same claims as adding the sources one by one in any order did; people's judgements stay above it. With
    --engine spark a DATASET that `claims extract` wrote there is linked, or without one the database.
    """
    if engine == "spark":
        from claims.spark.running import run_link

        run_link(dataset, path, master)
        return
    if dataset is not None:
        raise click.UsageError("A dataset is linked with --engine spark; without it --db names the database.")
    from claims.match.link import link_all
    from claims.terminal.output import progress, say
    from db import open_db
    from db.reading import queries
    from db.writing.store import Store

    connection = open_db(path)
    with progress("Linking", lambda: queries.stats(connection).appearances) as step:
        count = link_all(Store(connection), step)
    say(f"{count:,} appearances linked.")


@cli.command()
@click.argument("left")
@click.argument("right")
@click.option("--published", type=Day(), help="Date of publication of both, for relative dates such as 去年.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def compare(left: str, right: str, published: date | None, form: str) -> None:
    """Compare two texts: the same, a conflict, or neither?

    No database is needed. Every reason for and against is told, with its weight from -1 to 1; JSON
    also has the features that say nothing.
    """
    from claims.match.verdict.texts import compare_texts
    from claims.terminal.columns import print_comparison
    from claims.terminal.output import print_json

    comparison = compare_texts(left, right, published)
    if form == "json":
        print_json(asdict(comparison))
    else:
        print_comparison(comparison)


@cli.command()
@database_option
@format_option("table")
def verify(path: str, form: str) -> None:
    """Prove every stored span and text.

    Exit status 1 when something is damaged; each damage is named with what to do.
    """
    from claims.terminal.columns import DAMAGES
    from claims.terminal.output import print_rows, say
    from db import open_db
    from db.upkeep.verifying import Proof

    proof = Proof(open_db(path))
    print_rows((asdict(damage) for damage in proof.damages()), form, DAMAGES, empty="")
    say(str(proof))
    if proof.damaged:
        raise SystemExit(1)


@cli.command()
@database_option
@format_option("table")
def stats(path: str, form: str) -> None:
    """Show what is in the database.

    JSON gives all of it as one object, a table and CSV give it line by line.
    """
    from claims.terminal.columns import STATS, stats_rows
    from claims.terminal.output import print_json, print_rows
    from db import open_db
    from db.reading import queries

    found = queries.stats(open_db(path))
    if form == "json":
        print_json(asdict(found))
    else:
        print_rows([asdict(found)] if form == "jsonl" else stats_rows(found), form, STATS)


@cli.command()
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port to listen on.")
@log_options
def serve(path: str, host: str, port: int) -> None:
    """Open the database in the browser, with Datasette."""
    from claims.serving import serve_database

    serve_database(path, host, port)


@cli.command()
@click.option(
    "--db",
    "path",
    envvar="CLAIMS_DB",
    default="demo.db",
    show_default=True,
    show_envvar=True,
    type=click.Path(dir_okay=False),
    help="The database file; an older demo in which nobody did anything is replaced.",
)
@click.option("--serve/--no-serve", default=True, help="Open it in the browser afterwards, or end there.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port to listen on.")
def demo(path: str, serve: bool, port: int) -> None:
    """Try everything on the bundled samples.

    They are added to a fresh database, linked and shown, then opened in the browser.
    """
    from claims.demo import run_demo
    from claims.serving import serve_database

    run_demo(path)
    if serve:
        serve_database(path, "127.0.0.1", port)


for command in (*looking.COMMANDS, *deciding.COMMANDS, *granting.COMMANDS, *upkeep.COMMANDS, *exchange.COMMANDS):
    cli.add_command(command)
