"""What people do to a source on its page: mend what was found, look at it again, take it down, let it be added again.

By the same functions as `claims correct`, `claims add` and `claims remove`, for those who may write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from datasette import Response

from claims import curating
from claims.ingest import Overrides
from claims.web.pages.screens import Screen
from claims.web.requests import sending, writing
from claims.web.requests.calls import Call
from claims.web.requests.details import FORM_DETAILS
from claims.web.requests.errors import bad_value
from claims.web.requests.parameters import MAX_WORDS, Parameter
from claims.web.words.adding import REGIONS
from db.people.curation import tombstone
from db.reading import queries
from db.reading.queries import SourceSummary

_WORDS = ("title", "publisher", "author")
FIELDS = (
    Parameter("deed", "What to do.", choices=("correct", "look_again", "take_down", "let_in"), where="body"),
    *FORM_DETAILS,
    Parameter("note", "Why, for those who come later.", where="body", maximum=2000),
    Parameter("csrftoken", "Proof that the form is ours.", where="body", maximum=2000),
    Parameter("done", "What was done just now.", where="body", maximum=20),
)


async def decided(call: Call, source_id: str) -> Response:
    """Does what the form says and leads back to the page."""
    writing.ensure_may_write(call)
    deed, who, note = call.text("deed"), writing.visitor(call), call.words("note")
    if deed == "correct":
        known = await call.read(lambda connection: queries.source(connection, source_id))
        stated = _stated(call, known)
        await writing.write(call, lambda store: curating.correct_source(store.connection, source_id, stated, who, note))
    elif deed == "look_again":
        known = await call.read(lambda connection: queries.source(connection, source_id))
        job = await sending.sent(replace(call, values={"url": known.url or ""}, who=writing.visitor(call)))
        return Response.redirect(call.path(f"/add/{job.id}"), status=303)
    elif deed == "take_down":
        await call.read(lambda connection: queries.source(connection, source_id))
        await writing.write(call, lambda store: curating.remove(store.connection, source_id, who, note))
    elif deed == "let_in":
        await writing.write(call, lambda store: curating.restore(store.connection, source_id, who, note))
        return Response.redirect(call.path("/add"), status=303)
    else:
        raise bad_value("The form says nothing that is to be done: choose one of its buttons.")
    return Response.redirect(call.path(f"/source/{source_id}?done={deed}"), status=303)


def shown(call: Call) -> dict[str, Any]:
    """What the forms on the page of a source need."""
    may_write = writing.may_write(call)
    return {
        "may_decide": may_write,
        "token": writing.form_token(call) if may_write else "",
        "done": call.text("done") == "correct",
        "regions": REGIONS,
        "longest_words": MAX_WORDS,
    }


async def taken_down(call: Call, source_id: str) -> Screen | None:
    """The page of a source that was taken down, None for one that nobody took."""
    stone = await call.read(lambda connection: tombstone(connection, source_id))
    if stone is None:
        return None
    return Screen("claims_taken_down.html", {"source_id": source_id, "stone": stone, **shown(call)}, status=410)


def _stated(call: Call, known: SourceSummary) -> Overrides:
    """What the form says otherwise than what is known."""
    words: Mapping[str, str | None] = {name: call.words(name) for name in _WORDS}
    said: dict[str, Any] = {name: each for name, each in words.items() if each and each != getattr(known, name)}
    day = call.day("published")
    if day is not None and day.isoformat() != known.published:
        said["published"] = day
    if (lang := call.text("language")) is not None and lang != (known.lang or "").partition("-")[0]:
        said["lang"] = lang
    if (region := call.text("region")) is not None and region != known.region:
        said["region"] = region
    if not said:
        raise bad_value("Nothing was changed: write what is to stand there instead.")
    return Overrides(**said)
