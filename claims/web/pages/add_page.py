"""The page on which people add a source, and the one that shows how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from datasette import Response

from claims.ingest.addresses import absolute_url
from claims.web.pages.screens import Screen
from claims.web.requests import sending, writing
from claims.web.requests.calls import Call
from claims.web.requests.details import FORM_DETAILS
from claims.web.requests.errors import ApiError
from claims.web.requests.parameters import MAX_ARTICLE, MAX_SENT, MAX_WORDS, Parameter, Value
from claims.web.words.adding import REGIONS
from claims.web.words.trouble import trouble

MEGABYTE = 1_000_000  # bytes
MAX_FILE = 16 * MEGABYTE  # of one file: a long report with pictures has half of that
MAX_FORM = MAX_FILE + MAX_SENT
FIELDS = (
    Parameter("url", "Address of the article.", where="body", maximum=2000),
    Parameter("text", "Its text.", where="body", maximum=MAX_ARTICLE),
    Parameter("file", "Or a file with it, in base64.", where="body", maximum=MAX_FORM * 4 // 3),
    Parameter("file_name", "What that is called.", where="body"),
    *FORM_DETAILS,
    Parameter("csrftoken", "Proof that the form is ours.", where="body", maximum=2000),
)
_TOLD_AGAIN = (400, 409, 503)  # errors that the visitor can mend or wait for, with the form as it was filled in


async def add(call: Call) -> Screen | Response:
    """Shows the form; one that was sent leads to the page of its job."""
    if call.request.method != "POST":
        return _form(call, {})
    writing.ensure_may_write(call)
    text = (call.text("text") or "").replace("\r\n", "\n").strip()  # forms end lines in another way
    url = (call.text("url") or "").strip()
    values = {**call.values, "text": text or None, "url": url or None, "lang": call.text("language")}
    problem = _problem(url, text, call.text("file") or "")
    if problem is not None:
        return _form(call, call.values, problem, status=400)
    given: Mapping[str, Value] = {name: value for name, value in values.items() if value is not None}
    try:
        job = await sending.sent(replace(call, values=given, who=writing.visitor(call)))
    except ApiError as error:
        if error.status not in _TOLD_AGAIN:
            raise
        problem = "add_taken_down" if error.code == "taken_down" else None
        return _form(call, call.values, problem, message=str(error), status=error.status)
    return Response.redirect(call.path(f"/add/{job.id}"), status=303)


async def progress(call: Call) -> Screen:
    """Shows how far a job is; the page looks again until it has ended."""
    if not writing.may_write(call):
        return _form(call, {})
    job = await sending.job_of(call)
    has_ended = job.state in ("done", "failed")
    context = {"job": job, "has_ended": has_ended, "trouble": trouble}
    return Screen("claims_adding.html", context, scripts=() if has_ended else ("add.js",))


def _problem(url: str, text: str, file: str) -> str | None:
    """What is wrong with what was filled in, as the key of a phrase."""
    if not url and not text and not file:
        return "add_nothing"
    if text and file:
        return "add_text_and_file"
    if len(file) * 3 // 4 > MAX_FILE:
        return "add_file_too_large"
    if url and absolute_url(url, "") is None:
        return "add_no_address"
    return None


def _form(
    call: Call, given: Mapping[str, Any], problem: str | None = None, *, message: str = "", status: int = 200
) -> Screen:
    may_write = writing.may_write(call)
    published = given.get("published")
    context = {
        "given": {**given, "published": published.isoformat() if isinstance(published, date) else ""},
        "problem": problem,
        "message": message,
        "is_fixed": not call.database.is_mutable,
        "may_write": may_write,
        "token": writing.form_token(call) if may_write else "",
        "regions": REGIONS,
        "largest": MAX_FILE // MEGABYTE,
        "longest": MAX_ARTICLE,
        "longest_words": MAX_WORDS,
    }
    return Screen("claims_add.html", context, status)
