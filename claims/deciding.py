"""The commands by which a person decides what the rules cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims.options import database_option

if TYPE_CHECKING:
    from db.judging import Verdict


@click.command()
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(["same", "conflict", "different"]))
@database_option
@click.option("--note", help="Why, for those who come later.")
@click.option("--judge", "person", envvar="CLAIMS_JUDGE", show_envvar=True, help="Who decides; you, unless named.")
def judge(left: str, right: str, verdict: Verdict, path: str, note: str | None, person: str | None) -> None:
    """Record a person's judgement on two claims.

    The same: they become one claim. A conflict, or different: they are two. It outranks whatever linking finds, now and
    later; to take it back, judge the pair again. The view review_queue lists the pairs most worth it.

    LEFT and RIGHT are ids of appearances, or of claims, which stand for their oldest appearance; the beginning of an id
    will do when no other has the same.
    """
    from getpass import getuser

    from claims.judging import judge as record
    from claims.output import say
    from db import open_db
    from db.audit import Who
    from db.store import Store

    done = record(Store(open_db(path)), left, right, verdict, who=Who("shell", person or getuser()), note=note)
    one, other = done.left_claim_id, done.right_claim_id
    say(
        f"Judged {verdict}: both are claim {one[:8]}."
        if one == other
        else f"Judged {verdict}: {one[:8]} and {other[:8]}."
    )
