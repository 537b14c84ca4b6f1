"""The views of the JSON API that change the database; serving lets in only those who may."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from datasette import Response

from claims import judging, reviewing
from claims.errors import ClaimsError
from claims.sending import Sent, sound
from claims.web.requests.background import worker
from claims.web.requests.calls import Call, json_answer
from claims.web.requests.errors import ApiError, bad_value
from claims.web.requests.writing import changed
from db.file.errors import NotFound
from db.file.private import exists, private
from db.people import jobs
from db.people.audit import Who
from db.people.curation import tombstone
from db.people.jobs import Job, QueueFullError
from db.people.reviews import Review
from db.texts.rows import id_of_address

BUSY = {"retry-after": "60"}
SOON = "1"  # seconds after which a job is worth another look


async def add_source(call: Call) -> Response:
    """Takes a source in; a job tells what becomes of it."""
    job = await sent(call)
    where = call.path(f"/api/v1/jobs/{job.id}")
    return json_answer(_job(call, job), status=202, headers={"location": where, "retry-after": SOON})


async def sent(call: Call) -> Job:
    """Puts what the caller sent in the queue, and sees to it that it is worked off."""
    given = Sent(**{field.name: _plain(call.values.get(field.name)) for field in fields(Sent)})
    try:
        given = await asyncio.to_thread(sound, given)
    except ClaimsError as error:
        raise bad_value(str(error)) from None
    await _demand_not_taken_down(call, given.url)

    def give() -> Job:
        with private(call.database.path) as connection:
            return jobs.give(connection, given.request(), _who(call))

    try:
        job = await asyncio.to_thread(give)
    except QueueFullError:
        message = f"{jobs.MOST_QUEUED:,} sources wait to be added: try again in a minute."
        raise ApiError(503, "queue_full", message, BUSY) from None
    worker(call.datasette, call.database).wake()
    return job


async def _demand_not_taken_down(call: Call, url: str | None) -> None:
    if url is None:
        return
    name = id_of_address(url)
    removed = await call.read(lambda connection: tombstone(connection, name))
    if removed is not None:
        why = f" ({removed.reason})" if removed.reason else ""
        message = f"This source was taken down on {removed.removed_at[:10]}{why} and is not added again."
        raise ApiError(409, "taken_down", message)


async def job(call: Call) -> Response:
    """How far a job is."""
    return json_answer(_job(call, await job_of(call)))


async def job_of(call: Call) -> Job:
    """The job that the path names; NotFound without it."""
    name, path = call.text("job_id") or "", call.database.path

    def found() -> Job:
        if not exists(path):
            raise NotFound(f"There is no job {name}: nothing was ever sent here.")
        with private(path) as connection:
            return jobs.job(connection, name)

    return await asyncio.to_thread(found)


def _job(call: Call, job: Job) -> dict[str, Any]:
    source = call.url(f"/api/v1/sources/{job.source_id}") if job.source_id is not None else None
    page = call.url(f"/source/{job.source_id}") if job.source_id is not None else None
    return {**asdict(job), "address": call.url(f"/api/v1/jobs/{job.id}"), "source": source, "page": page}


async def judge(call: Call) -> Response:
    """Records what two appearances, or two claims, are to each other."""
    verdict = judging.verdict_of(call.text("verdict"))
    left, right, who = call.text("left") or "", call.text("right") or "", _who(call)
    done = await changed(
        call, lambda store: judging.judge(store, left, right, verdict, who=who, note=call.text("note"))
    )
    claims = {"left_claim_id": done.left_claim_id, "right_claim_id": done.right_claim_id}
    return json_answer({**asdict(done.judgement), **claims}, status=201)


async def review(call: Call) -> Response:
    """Records a fact-checker's review of a claim."""
    given = Review(**{field.name: _plain(call.values.get(field.name)) for field in fields(Review)})
    who = _who(call)
    done = await changed(call, lambda store: reviewing.review(store, call.text("claim") or "", given, who=who))
    told = {**done.row, "outcome": done.outcome, "page": call.url(f"/claim/{done.claim_id}")}
    return json_answer(told, status=201)


async def withdraw_review(call: Call) -> Response:
    """Takes back the reviews of a claim, or the one at an address."""
    claim, url, who = call.text("claim") or "", call.text("url"), _who(call)
    count = await changed(call, lambda store: reviewing.withdraw(store, claim, url, who=who))
    return json_answer({"withdrawn": count})


def _who(call: Call) -> Who:
    assert call.who is not None, "serving asks who it is before it calls a view that writes"
    return call.who


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
