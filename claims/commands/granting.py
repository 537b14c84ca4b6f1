"""The commands that let programs and people write over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from claims.commands.options import Age, database_option, format_option

if TYPE_CHECKING:
    from db.people.tokens import Token


@click.group()
def token() -> None:
    """Make, list and revoke tokens for writing over HTTP.

    Programs send them; a person signs in to the pages with one for '*:write', at /sign-in. They lie in a file of their
    own beside the database (claims.private beside claims.db), of which nothing is served.
    """


@token.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    help="What it is for: sources:write, judgements:write, reviews:write, or '*:write' for all, which people need; may"
    " be given again.",
)
@click.option("--expires", type=Age(), help="For how long it holds: 12h, 30d, 52w; for good without it.")
@database_option
def create(name: str, scopes: tuple[str, ...], expires: timedelta | None, path: str) -> None:
    """Make a token called NAME and print it, this once.

    What is done with it is told under its NAME, to everybody who reads the database.
    """
    from claims.access import issue
    from claims.terminal.output import print_texts, say
    from claims.terminal.person import at_keyboard

    wanted = tuple(scope for each in scopes for scope in each.replace(",", " ").split())
    made = issue(path, name, wanted, at_keyboard(), expires)
    say("Keep it now, it cannot be shown again:")
    print_texts([made])


@token.command("list")
@database_option
@format_option("table")
def list_tokens(path: str, form: str) -> None:
    """List the tokens that were made, without their secrets."""
    from claims.access import issued
    from claims.terminal.output import Column, print_rows

    columns = (
        Column("name", lambda row: row["name"], whole=True),
        Column("scopes", lambda row: ", ".join(row["scopes"])),
        Column("made", lambda row: row["created_at"][:10], whole=True),
        Column("by", lambda row: row["created_by"]),
        Column("last used", lambda row: row["last_used_at"] and row["last_used_at"][:16].replace("T", " ")),
        Column("state", lambda row: row["state"]),
    )
    print_rows(
        map(_row, issued(path)), form, columns, empty="There are no tokens: make one with 'claims token create'."
    )


@token.command()
@click.argument("name")
@database_option
def revoke(name: str, path: str) -> None:
    """End the token called NAME, or with this id, at once and for good."""
    from claims.access import revoke as end
    from claims.terminal.output import say
    from claims.terminal.person import at_keyboard

    say(f"The token {end(path, name, at_keyboard()).name} no longer lets in.")


def _row(each: Token) -> dict[str, Any]:
    """A token as people may see it."""
    from datetime import UTC, datetime

    named = ("id", "name", "scopes", "created_at", "created_by", "expires_at", "last_used_at", "revoked_at")
    ends = (each.expires_at or "")[:10]
    state = f"until {ends}" if ends else "holds"
    if each.revoked_at is not None:
        state = f"revoked {each.revoked_at[:10]}"
    elif each.is_expired(datetime.now(UTC)):
        state = f"expired {ends}"
    return {**{name: getattr(each, name) for name in named}, "state": state}


COMMANDS = (token,)
