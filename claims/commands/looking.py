"""The commands that look things up: claims by words and figures, a text against the database, a claim or a source."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from claims.commands.options import (
    Day,
    Kind,
    database_option,
    format_option,
    limit_option,
    private_option,
    source_options,
)

if TYPE_CHECKING:
    from claims.ingest import Overrides


@click.command()
@click.argument("query", required=False, default="")
@database_option
@click.option("--source", "source_id", help="Only claims of this source: its address, its id or the name of its file.")
@click.option("--speaker", help="Only what is said to be from whoever has this in their name.")
@click.option("--publisher", help="Only what this publisher's sources say; any spelling of its name.")
@click.option("--kind", type=Kind(), help="Only claims of this kind: count, change, amount, event …")
@click.option("--since", type=Day(), help="Only what was published on this day or later.")
@click.option("--until", type=Day(), help="Only what was published on this day or before.")
@limit_option(20)
@format_option("table")
def search(query: str, path: str, limit: int, form: str, **among: Any) -> None:
    """Find claims by words and by number.

    Either language and script will do: "20 million cameras" finds 两千万多个摄像镜头, and 摄像头 finds 攝像頭. All
    words must stand in one sentence; words in double quotes are looked for as they stand. A bare figure finds the
    claims with that figure first. QUERY may be left out where an option says what to list.
    """
    from claims.query import find
    from claims.terminal.columns import HITS, hit_row, nothing_found
    from claims.terminal.output import print_rows
    from db import open_db
    from db.reading import listing
    from db.reading.finding import Within, speakers_named
    from db.reading.sources import known_id
    from db.texts.publishers import known_publisher

    asked: dict[str, Any] = {name: str(value) for name, value in among.items() if value is not None}
    if not query.strip() and not asked:
        raise click.UsageError("Say what to look for: words, a figure, or an option such as --source.")
    connection = open_db(path)
    if "source_id" in asked:
        asked["source_id"] = known_id(connection, asked["source_id"])
    if "publisher" in asked:
        asked["publisher_id"] = known_publisher(connection, asked.pop("publisher"))
    if "speaker" in asked:
        asked["speakers"] = speakers_named(connection, asked.pop("speaker"))
    within = Within(**asked)
    hits = find(connection, query, limit, within)
    ids = [hit.claim.id for hit in hits]
    figures, speakers = listing.own_figures(connection, ids), listing.said_by(connection, "claim_id", ids)
    print_rows((hit_row(hit, figures, speakers) for hit in hits), form, HITS, nothing_found(query))


@click.command()
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


@click.command()
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
    a source: its claims in the order of the text, its versions, what changed from one to the next, and when it was
    looked at.

    ID is a claim's, an appearance's or a source's; its beginning will do when no other has the same. A source also goes
    by its address or the name of its file.
    """
    from claims.lineage import links_beside
    from claims.terminal.claim import print_claim
    from claims.terminal.output import print_json
    from claims.terminal.source import print_beside, print_source
    from claims.versions import Beside, SourceDetail, beside, named
    from db import open_db
    from db.people.curation import history_of
    from db.reading.queries import ClaimDetail

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


COMMANDS = (search, check, show)
