"""Commands that keep a database true: looking again, mending, taking down, and reading stored texts by newer rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import click

from claims.commands.options import Age, Day, Region, Worth, database_option, format_option, log_options, private_option


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@database_option
@click.option("--older-than", type=Age(), help="Only what nobody looked at for so long: 45m, 12h, 30d, 2w.")
@click.option("--archive", is_flag=True, help="Also keep where the Internet Archive holds a copy of each page.")
@private_option
@log_options
@format_option("table")
def recheck(
    ids: tuple[str, ...], path: str, older_than: timedelta | None, archive: bool, allow_private: bool, form: str
) -> None:
    """Look at sources again: does each still say what it said?

    ID is a source, its address, or a claim, which stands for its sources; without one, all are looked at. Pages are
    fetched, files read again. Each appearance is unchanged, moved (same figures, elsewhere or in other words), altered
    (other figures, old and new told) or gone; a text that changed is stored as a new version, the old one stays. In a
    table only what is not unchanged is listed. What was pasted or read from standard input lies nowhere and is left out
    unless it is named.
    """
    from claims.ingest import Fetching
    from claims.rechecking import Rechecking
    from claims.terminal.columns import print_rechecked
    from db import open_db

    rechecking = Rechecking(open_db(path), ids, older_than, Fetching(allow_private=allow_private), archive=archive)
    print_rechecked(rechecking, form)


def _actor_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--by` and `--note`, which the history keeps."""
    note = click.option("--note", help="Why; kept in the history.")
    return click.option("--by", help="Who decides; without it, who is logged in.")(note(command))


@click.command()
@click.argument("name", metavar="ID")
@database_option
@click.option("--title", help="Of a source: its title.")
@click.option("--publisher", help="Of a source: who published it.")
@click.option("--author", help="Of a source: who wrote it.")
@click.option("--published", type=Day(), help="Of a source: when it was published; relative dates are read anew.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Of a source: its language.")
@click.option("--region", type=Region(), help="Of a source: where it appeared.")
@click.option("--gloss", help="Of a claim: its short English.")
@click.option("--subject", help="Of a claim: who or what it is about.")
@click.option("--place", help="Of a claim: where.")
@click.option("--speaker", help="Of a claim: who said it, as the text names them; '' for nobody.")
@click.option("--about", nargs=2, type=Day(), metavar="FIRST LAST", help="Of a claim: the days that it is about.")
@click.option("--undated", is_flag=True, default=None, help="Of a claim: that the text says no day for it.")
@click.option("--negated/--affirmed", default=None, help="Of a claim: whether the text denies it.")
@click.option("--hedged/--certain", default=None, help="Of a claim: whether the text asserts it as fact.")
@click.option(
    "--figure",
    "figures",
    nargs=2,
    type=(str, Worth()),
    multiple=True,
    metavar="WORDS VALUE",
    help="Of a claim: what a figure is worth in its unit, by the words that stand in the text.",
)
@click.option("--also", multiple=True, metavar="NAME", help="Of a publisher or body: another spelling of its name.")
@_actor_options
def correct(name: str, path: str, by: str | None, note: str | None, **given: Any) -> None:
    """Mend what was found of a source or a claim, or say who is who.

    ID is a source, an appearance, or a claim, which stands for all of its appearances; where a claim bears the id of
    its first appearance, the claim is meant. What a person states outlasts every later reading; what stood there before
    is kept in the history. With --also, ID is the name of a publisher or body, in any of its spellings.
    """
    from claims.curating import OF_SOURCE, correct_appearances, correct_source
    from claims.ingest import Overrides
    from claims.terminal.output import say
    from claims.terminal.person import at_keyboard
    from db import open_db
    from db.reading import queries
    from db.writing.store import Store

    connection = open_db(path)
    stated = {field: value for field, value in given.items() if value not in (None, ())}
    if also := stated.pop("also", ()):
        if stated:
            raise click.UsageError("--also stands alone: it mends a publisher or body.")
        store = Store(connection)
        with store.transaction():
            resolved = store.spell(name, also)
        say(f"{name} goes by {', '.join(also)} too; {resolved:,} attribution{'s' * (resolved != 1)} resolved by it.")
        return
    of_source = {field: stated[field] for field in OF_SOURCE if field in stated}
    if not stated or (of_source and len(of_source) < len(stated)):
        raise click.UsageError("Say what to mend: options of a source, or options of a claim.")
    if of_source:
        say(f"Source {correct_source(connection, name, Overrides(**of_source), at_keyboard(by), note)} mended.")
        return
    if queries.source_id(connection, name) is not None:
        raise click.UsageError(f"{name} is a source: --{next(iter(stated))} mends claims.")
    mended = correct_appearances(connection, name, _fields(stated), stated.get("figures", ()), at_keyboard(by), note)
    say(f"{len(mended):,} appearance{'s' if len(mended) > 1 else ''} mended.")


def _fields(stated: Mapping[str, Any]) -> dict[str, str | None]:
    """What is to stand in the fields of a claim, None for nothing; a usage error for what cannot stand there."""
    fields: dict[str, str | None] = {
        field: stated[field].strip() or None for field in ("gloss", "subject", "place", "speaker") if field in stated
    }
    if "gloss" in fields and fields["gloss"] is None:
        raise click.UsageError("A claim is shown by its gloss: say what it is to be.")
    fields |= {field: str(int(stated[field])) for field in ("negated", "hedged") if field in stated}
    if "about" in stated:
        first, last = stated["about"]
        if "undated" in stated:
            raise click.UsageError("Say one of both: --about, or --undated.")
        if first > last:
            raise click.UsageError("The last day that it is about comes before the first.")
        fields |= {"time_start": first.isoformat(), "time_end": last.isoformat()}
    if "undated" in stated:
        fields |= dict.fromkeys(("time_start", "time_end"))
    return fields


@click.command()
@click.argument("name", metavar="ID")
@database_option
@click.option("--undo", is_flag=True, help="Take a removal back.")
@_actor_options
def remove(name: str, path: str, undo: bool, by: str | None, note: str | None) -> None:
    """Take a source down, or reject a claim that is none.

    ID is a source: it goes with all of its texts, here and in the archive, and a tombstone keeps it from being added
    again. Or an appearance, or a claim, which stands for all of its appearances: rules will not bring them back. Where
    a claim bears the id of its first appearance, the claim is meant. With --undo what was rejected comes back, and
    a source may be added again; of a source its address will do, and of a file its name where it lay.
    """
    from claims.curating import remove, restore
    from claims.terminal.output import say
    from claims.terminal.person import at_keyboard
    from db import open_db

    say((restore if undo else remove)(open_db(path), name, at_keyboard(by), note))


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@database_option
@log_options
@format_option("table")
def reextract(sources: tuple[str, ...], path: str, form: str) -> None:
    """Read stored texts again by the rules of this version.

    Ids, judgements and reviews stay with every claim that is found again; merged claims redirect. What reads otherwise,
    is new or is gone is listed. Without SOURCE every source is read; earlier texts of a source stay as they were read.
    """
    from claims.rereading import Rereading
    from claims.terminal.columns import print_reread
    from db import open_db

    print_reread(Rereading(open_db(path), sources), form)


@click.command()
@database_option
@click.option("--mend", is_flag=True, help="Make the search index anew.")
@format_option("table")
def doctor(path: str, mend: bool, form: str) -> None:
    """Check the installation, the database and the index.

    Each thing is good, poor (it works, with something missing) or bad, and told with how to mend it. Without a database
    only the installation is looked at. Exit status 1 when something is bad; `claims verify` proves each text and span.
    """
    from claims.examining import examined, mended
    from claims.terminal.columns import EXAMINED
    from claims.terminal.output import print_rows, say

    if mend:
        say(f"{mended(path):,} rows were indexed anew.")
    found = list(examined(path))
    print_rows((asdict(each) for each in found), form, EXAMINED)
    if any(each.state == "bad" for each in found):
        raise SystemExit(1)


COMMANDS = (recheck, correct, remove, reextract, doctor)
