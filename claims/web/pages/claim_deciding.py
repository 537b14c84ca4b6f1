"""What people do to a claim on its page: review it, take a review back, mend it, reject it and bring it back.

By the same functions as `claims review`, `claims correct` and `claims remove`, for those who may write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from datasette import Response

from claims import curating, reviewing
from claims.errors import ClaimsError
from claims.web.pages.screens import Screen
from claims.web.requests import writing
from claims.web.requests.calls import Call
from claims.web.requests.errors import bad_value
from claims.web.requests.parameters import MAX_WORDS, Parameter
from db.people import curation
from db.people.curation import Tombstone
from db.people.reviews import Review
from db.reading import places, queries
from db.writing.store import Store

_NOBODY = ("-", "–", "—")
_YES_NO = ("yes", "no")
FIELDS = (
    Parameter("deed", "What to do.", choices=("review", "withdraw", "correct", "reject", "restore"), where="body"),
    Parameter("rating", "The verdict in words.", where="body"),
    Parameter("text", "The review in short.", where="body", maximum=20_000),
    Parameter("url", "Where the review is published.", where="body", maximum=2000),
    Parameter("publisher", "Who published it.", where="body"),
    Parameter("reviewed_at", "The day of the review.", "date", where="body"),
    Parameter("gloss", "The claim's short English line.", where="body"),
    Parameter("subject", "Who or what it is about.", where="body"),
    Parameter("place", "Where.", where="body"),
    Parameter("figure", "The words of a figure in it.", where="body"),
    Parameter("value", "What that figure is worth in its unit.", where="body", maximum=40),
    Parameter("speaker", "Who said it, as the text names them; a dash for nobody.", where="body"),
    Parameter("about_first", "The first of the days that it is about.", "date", where="body"),
    Parameter("about_last", "The last of them.", "date", where="body"),
    Parameter("undated", "That the text says no day for it.", choices=("yes",), where="body"),
    Parameter("negated", "Whether the text denies it.", choices=_YES_NO, where="body"),
    Parameter("certain", "Whether the text asserts it as fact.", choices=_YES_NO, where="body"),
    Parameter("note", "Why, for those who come later.", where="body", maximum=2000),
    Parameter("csrftoken", "Proof that the form is ours.", where="body", maximum=2000),
    Parameter("done", "What was done just now.", where="body", maximum=20),
)


async def decided(call: Call, claim_id: str) -> Response:
    """Does what the form says and leads back to the page."""
    writing.ensure_may_write(call)
    deed = call.text("deed")
    if deed is None:
        raise bad_value("The form says nothing that is to be done: choose one of its buttons.")
    await _DEEDS[deed](call, claim_id)
    return Response.redirect(call.path(f"/claim/{claim_id}?done={deed}#decide"), status=303)


def shown(call: Call, claim: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the forms on the page of a claim need, `claim` being what was found of it at its first place."""
    may_write = writing.may_write(call)
    done = call.text("done") or ""
    return {
        "may_decide": may_write,
        "token": writing.form_token(call) if may_write else "",
        "found": claim or {},
        "mendable": list(dict.fromkeys(each["exact"] for each in (claim or {}).get("quantities", ()) if each["value"])),
        "done": done if done in _DEEDS and done != "reject" else None,
        "is_fixed": not call.database.is_mutable,
        "longest_words": MAX_WORDS,
    }


async def rejected(call: Call, claim_id: str) -> Screen | None:
    """The page of a claim that a person rejected, None for one that nobody did."""

    def found(connection: sqlite3.Connection) -> list[Tombstone]:
        return curation.rejected_places(connection, claim_id)

    stones = await call.read(found)
    if not stones:
        return None
    return Screen("claims_rejected.html", {"claim_id": claim_id, "stone": stones[0], **shown(call, None)}, status=410)


async def _review(call: Call, claim_id: str) -> None:
    day = call.day("reviewed_at")
    given = Review(
        rating=call.text("rating") or "",
        url=call.words("url") or call.url(f"/claim/{claim_id}"),
        text=call.words("text"),
        publisher=call.words("publisher"),
        reviewed_at=day.isoformat() if day is not None else None,
    )
    who = writing.visitor(call)
    await writing.write(call, lambda store: reviewing.review(store, claim_id, given, who=who))


async def _withdraw(call: Call, claim_id: str) -> None:
    who, url = writing.visitor(call), call.words("url")
    if url is None:
        raise bad_value("Say which review is to be taken back: its address is missing.")
    await writing.write(call, lambda store: reviewing.withdraw(store, claim_id, url, who=who))


async def _correct(call: Call, claim_id: str) -> None:
    """Mends what the form says otherwise than what was found."""
    found = await call.read(lambda connection: _first_found(connection, claim_id))
    words = {name: call.words(name) for name in ("gloss", "subject", "place")}
    said_now = {**words, **_days(call)}
    fields: dict[str, str | None] = {
        name: said for name, said in said_now.items() if said is not None and said != found.get(name)
    }
    speaker = call.words("speaker")
    if speaker is not None and speaker not in [each["name"] for each in found.get("attributions", ())]:
        fields["speaker"] = None if speaker in _NOBODY else speaker
    if call.text("undated") is not None:
        fields |= dict.fromkeys(("time_start", "time_end"))
    if (negated := call.text("negated")) is not None:
        fields["negated"] = str(int(negated == "yes"))
    if (certain := call.text("certain")) is not None:
        fields["hedged"] = str(int(certain == "no"))
    figures = _figures(call)
    if not fields and not figures:
        raise bad_value("Nothing was changed: write what is to stand there instead.")
    who, note = writing.visitor(call), call.words("note")

    def correct(store: Store) -> list[str]:
        return curating.correct_appearances(store.connection, claim_id, fields, figures, who, note)

    await writing.write(call, correct)


def _first_found(connection: sqlite3.Connection, claim_id: str) -> Mapping[str, Any]:
    """What was found of a claim at its first place, which the form shows; nothing of one that no place makes."""
    first = places.places(connection, queries.claim_summary(connection, claim_id).id)[:1]
    return next(iter(places.in_full(connection, first)), {})


def _days(call: Call) -> dict[str, str]:
    """The days that the claim is said to be about; one that stands alone is both the first and the last."""
    first, last = call.day("about_first"), call.day("about_last")
    known = [day for day in (first, last) if day is not None]
    if not known:
        return {}
    if known[0] > known[-1]:
        raise bad_value("The last day that it is about comes before the first.")
    return {"time_start": known[0].isoformat(), "time_end": known[-1].isoformat()}


def _figures(call: Call) -> list[tuple[str, float]]:
    """The figure that the form names, with what it is said to be worth."""
    exact, typed = call.words("figure"), call.words("value")
    if exact is None or typed is None:
        return []
    try:
        return [(exact, curating.worth(typed))]
    except ClaimsError as error:
        raise bad_value(str(error)) from None


async def _reject(call: Call, claim_id: str) -> None:
    who, note = writing.visitor(call), call.words("note")
    await writing.write(call, lambda store: curating.reject(store.connection, claim_id, who, note))


async def _restore(call: Call, claim_id: str) -> None:
    who, note = writing.visitor(call), call.words("note")
    await writing.write(call, lambda store: curating.restore(store.connection, claim_id, who, note))


_DEEDS: Mapping[str, Callable[[Call, str], Awaitable[None]]] = {
    "review": _review,
    "withdraw": _withdraw,
    "correct": _correct,
    "reject": _reject,
    "restore": _restore,
}
