"""The command line: a command is its options, one call and one print."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from claims.commands import deciding, exchange, granting, upkeep
from claims.commands.options import (
    Day,
    database_option,
    engine_options,
    format_option,
    jobs_option,
    limit_option,
    log_options,
    private_option,
    source_options,
)
from claims.errors import INTERRUPTED, ClaimsError
from db import sentence
from db.errors import DatabaseError

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
@click.argument("query")
@database_option
@limit_option(20)
@format_option("table")
def search(query: str, path: str, limit: int, form: str) -> None:
    """Find claims by words and by number.

    Either language and script will do: "20 million cameras" finds 两千万多个摄像镜头, and 摄像头 finds 攝像頭. Words
    in double quotes are looked for as they stand.
    """
    from claims.query import find
    from claims.terminal.columns import HITS, hit_row
    from claims.terminal.output import print_rows
    from db import listing, open_db

    connection = open_db(path)
    hits = find(connection, query, limit)
    figures = listing.own_figures(connection, [hit.claim.id for hit in hits])
    print_rows((hit_row(hit, figures) for hit in hits), form, HITS)


@cli.command()
@click.argument("text", metavar="TEXT-or-FILE")
@database_option
@source_options
@private_option
@format_option("table")
def check(text: str, path: str, overrides: Overrides, allow_private: bool, form: str) -> None:
    """Check a text against the database.

    For each claim in it, what is known that says the same, contradicts it or is related, with the reasons; in CSV one
    line for each. A FILE is anything that `claims add` reads; - is standard input.
    """
    from claims.checking import check_rows, match_rows
    from claims.extracting import named_or_typed
    from claims.ingest import Fetching
    from claims.terminal.claim import print_checked
    from claims.terminal.output import Failures, print_rows, say
    from db import open_db

    connection = open_db(path)
    with Failures() as failures:
        sources = named_or_typed(text, overrides, failures, Fetching(allow_private=allow_private))
        rows = (row for source in sources for row in check_rows(source, connection))
        if form == "table":
            if not print_checked(rows) and not failures.count:
                say("No claim was found in the text.")
        else:
            print_rows(match_rows(rows) if form == "csv" else rows, form, ())


@cli.command()
@click.argument("name", metavar="ID")
@database_option
@click.option(
    "--between",
    nargs=2,
    type=click.IntRange(min=1),
    metavar="OLD NEW",
    help="Of a source: what changed between two of its versions, by their numbers.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def show(name: str, path: str, between: tuple[int, int] | None, form: str) -> None:
    """Show one claim, or one source, and what is known of it.

    Of a claim: every place where it appears, who said it, what contradicts it, what was altered since, and reviews. Of
    a source: its versions, what changed from one to the next, and when it was looked at.

    ID is a claim's, an appearance's or a source's; its beginning will do when no other has the same. A source also goes
    by its address or the name of its file.
    """
    from claims.lineage import links_beside
    from claims.terminal.claim import print_claim
    from claims.terminal.output import print_json
    from claims.terminal.source import print_beside, print_source
    from claims.versions import Beside, SourceDetail, beside, named
    from db import open_db
    from db.curation import history_of
    from db.queries import ClaimDetail

    connection = open_db(path)
    detail: ClaimDetail | SourceDetail | Beside = named(connection, name)
    if between is not None:
        if not isinstance(detail, SourceDetail):
            raise click.UsageError(f"--between compares versions of a source, and {name} is a claim.")
        detail = beside(connection, detail.source.id, between)
    if form == "json":
        print_json(asdict(detail))
    elif isinstance(detail, ClaimDetail):
        deeds = history_of(connection, [each["id"] for each in detail.appearances])
        print_claim(detail, links_beside(connection, detail.appearances), deeds)
    elif isinstance(detail, Beside):
        print_beside(detail)
    else:
        print_source(detail, history_of(connection, [detail.source.id]))


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
    from db import open_db, queries
    from db.store import Store

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
    from db.verifying import Proof

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
    from db import open_db, queries

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
    help="The database file; an older demo is replaced.",
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


for command in (*deciding.COMMANDS, *granting.COMMANDS, *upkeep.COMMANDS, *exchange.COMMANDS):
    cli.add_command(command)
