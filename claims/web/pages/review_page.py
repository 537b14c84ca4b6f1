"""The review queue: one pair of appearances at a time, for a person to judge."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, get_args
from urllib.parse import urlencode

from datasette import Response

from claims import judging
from claims.match.statement.mention import from_rows
from claims.match.verdict.score import compare_mentions
from claims.web.pages.screens import Screen
from claims.web.requests import tokens, writing
from claims.web.requests.calls import Call
from claims.web.requests.errors import bad_value
from claims.web.requests.parameters import Parameter
from db.file.errors import NotFound
from db.links import linking, matching
from db.reading.appearances import with_ids
from db.texts.sentences import contexts
from db.writing import judging as decisions
from db.writing.judging import Verdict

_PLACE = (str, float, str, str)
KEYS = {"same": "s", "conflict": "c", "different": "d"}
FIELDS = (
    Parameter("left", "One appearance.", where="body", maximum=64),
    Parameter("right", "The other.", where="body", maximum=64),
    Parameter("verdict", "What they are to each other.", choices=get_args(Verdict), where="body"),
    Parameter("note", "Why, for those who come later.", where="body", maximum=2000),
    Parameter("after", "Where in the queue to go on.", where="body", maximum=2000),
    Parameter("last", "The pair judged before, as left.right.", where="body", maximum=130),
    Parameter("again", "A pair to judge once more, as left.right.", where="body", maximum=130),
    Parameter("csrftoken", "Proof that the form is ours.", where="body", maximum=2000),
)


async def review(call: Call) -> Screen | Response:
    """Shows the pair most worth judging; a form that was sent is kept and leads to the next one."""
    if call.request.method == "POST":
        return await _judged(call)
    place = tokens.read(call.text("after"), _PLACE, "after")
    again = _pair(call.text("again"))

    def found(connection: sqlite3.Connection) -> dict[str, Any]:
        shown = _chosen(connection, again) if again else _next(connection, place)
        return {**shown, "last": _last(connection, _pair(call.text("last")))}

    context = await call.read(found)
    may_write = writing.may_write(call)
    skipped = {"after": context["behind"] or call.text("after") or ""}
    return Screen(
        "claims_review.html",
        {
            **context,
            "may_write": may_write,
            "is_fixed": not call.database.is_mutable,
            "token": writing.form_token(call) if may_write else "",
            "after": call.text("after") or "",
            "skip": "?" + urlencode({name: value for name, value in skipped.items() if value}),
            "is_last": context["pair"] is None,
            "keys": KEYS,
        },
        scripts=("review.js",),
    )


async def _judged(call: Call) -> Response:
    writing.ensure_may_write(call)
    left, right, said = call.text("left"), call.text("right"), call.text("verdict")
    if left is None or right is None or said is None:
        raise bad_value("A judgement names two appearances and a verdict: choose one of the buttons.")
    who, note, verdict = writing.visitor(call), call.text("note") or None, judging.verdict_of(said)
    await writing.write(call, lambda store: judging.judge(store, left, right, verdict, who=who, note=note))
    kept = {"after": call.text("after") or "", "last": f"{left}.{right}"}
    return Response.redirect(call.path("/review") + "?" + urlencode({n: v for n, v in kept.items() if v}), status=303)


def _pair(text: str | None) -> tuple[str, str] | None:
    left, _, right = (text or "").partition(".")
    return (left, right) if left and right else None


def _next(connection: sqlite3.Connection, place: Sequence[Any] | None) -> dict[str, Any]:
    """The first pair of the queue behind `place`."""
    found = decisions.queue(connection, 1, json.dumps(list(place)) if place else None)
    if not found:
        return {"pair": None, "behind": None}
    first = found[0]
    behind = tokens.written(json.loads(first.after))
    ids = (first.left.appearance_id, first.right.appearance_id)
    return {"pair": _shown(connection, ids, first.relation, first.features), "behind": behind}


def _chosen(connection: sqlite3.Connection, ids: tuple[str, str]) -> dict[str, Any]:
    """The pair that is to be judged again, with the reasons as they are found now; NotFound without it."""
    known = matching.docids(connection, ids)
    stored = {
        each.row["id"]: from_rows(each.row, each.quantities, each.attributions)
        for each in linking.stored_appearances(connection, known.values())
    }
    if len(stored) != len(ids):
        raise NotFound("One of the two appearances is no longer there.")
    compared = compare_mentions(stored[ids[0]], stored[ids[1]])
    features = [{"name": each.name, "value": each.value, "sentence": each.sentence} for each in compared.features]
    return {"pair": _shown(connection, ids, None, features), "behind": None}


def _shown(
    connection: sqlite3.Connection, ids: tuple[str, str], relation: str | None, features: list[dict[str, Any]]
) -> dict[str, Any]:
    told = {each["id"]: each for each in with_ids(connection, ids)}
    around = contexts(connection, ids)
    return {
        "relation": relation,
        "sides": [{"appearance": told[each], "context": around[each]} for each in ids],
        "favour": [each for each in features if each["value"] > 0],
        "against": [each for each in features if each["value"] < 0],
    }


def _last(connection: sqlite3.Connection, ids: tuple[str, str] | None) -> dict[str, Any] | None:
    """The decision on the pair that was judged before, so that it can be taken back."""
    if ids is None:
        return None
    verdict = decisions.standing(connection, *ids)
    return {"verdict": verdict, "pair": ".".join(ids)} if verdict is not None else None
