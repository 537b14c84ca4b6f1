"""The commands by which a person decides what the rules cannot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from claims.commands.options import Day, database_option

if TYPE_CHECKING:
    from db.writing.judging import Verdict


@click.command()
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(["same", "conflict", "different"]))
@database_option
@click.option("--note", help="Why, for those who come later.")
@click.option("--by", "--judge", "by", envvar="CLAIMS_JUDGE", show_envvar=True, help="Who decides; you, unless named.")
def judge(left: str, right: str, verdict: Verdict, path: str, note: str | None, by: str | None) -> None:
    """Record a person's judgement on two claims.

    The same: they become one claim. A conflict, or different: they are two. It outranks whatever linking finds, now and
    later; to take it back, judge the pair again. The view review_queue lists the pairs most worth it.

    LEFT and RIGHT are ids of appearances, or of claims, which stand for their oldest appearance; the beginning of an id
    will do when no other has the same.
    """
    from claims.judging import judge as record
    from claims.terminal.output import say
    from claims.terminal.person import at_keyboard
    from db import open_db
    from db.writing.store import Store

    done = record(Store(open_db(path)), left, right, verdict, who=at_keyboard(by), note=note)
    one, other = done.left_claim_id, done.right_claim_id
    say(
        f"Judged {verdict}: both are claim {one[:8]}."
        if one == other
        else f"Judged {verdict}: {one[:8]} and {other[:8]}."
    )


@click.command()
@click.argument("name", metavar="ID")
@database_option
@click.option("--rating", help="The verdict in words, such as Unproven.")
@click.option("--url", help="Where the review is published.")
@click.option("--rating-value", type=float, help="The verdict as a number on a scale.")
@click.option("--best-rating", type=float, help="The highest number of that scale.")
@click.option("--worst-rating", type=float, help="The lowest one.")
@click.option("--title", help="The review's headline.")
@click.option("--publisher", help="Who published it.")
@click.option("--site", help="The publisher's site; that of the address without it.")
@click.option("--author", help="Who wrote it.")
@click.option("--lang", help="Its language, such as en or zh-Hant.")
@click.option("--reviewed-at", type=Day(), help="The day of the review; today without it.")
@click.option("--text", help="The review in short.")
@click.option("--withdraw", is_flag=True, help="Take back the review at --url, or all reviews of the claim.")
@click.option("--by", help="Who records it; without it, who is logged in.")
def review(name: str, path: str, withdraw: bool, by: str | None, reviewed_at: date | None, **given: Any) -> None:
    """Record a fact-checker's review of a claim.

    ID is a claim's, or its beginning. A review at the same address takes the place of the one before. Reviews are
    published with the claim: on its page, in the API, and as ClaimReview in its JSON-LD.
    """
    from claims import reviewing
    from claims.terminal.output import say
    from claims.terminal.person import at_keyboard
    from db import open_db
    from db.people.reviews import Review
    from db.writing.store import Store

    store, who = Store(open_db(path)), at_keyboard(by)
    if withdraw:
        count = reviewing.withdraw(store, name, given["url"], who=who)
        say(f"{count} review{'s' * (count != 1)} withdrawn; the table audit keeps what stood there.")
        return
    missing = [f"--{each}" for each in ("rating", "url") if given[each] is None]
    if missing:
        raise click.UsageError(f"A review needs {' and '.join(missing)}.")
    day = reviewed_at.isoformat() if reviewed_at is not None else None
    done = reviewing.review(store, name, Review(**given, reviewed_at=day), who=who)
    told = {"new": "Reviewed", "changed": "Review put right", "unchanged": "Reviewed so already"}[done.outcome]
    say(f"{told}: claim {done.claim_id[:8]} is “{done.row['rating']}” at {done.row['url']}.")


COMMANDS = (judge, review)
