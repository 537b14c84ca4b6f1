"""Sources that are sent, by the API or with a form: taken into the queue, and how far their jobs are."""

from __future__ import annotations

import asyncio
from dataclasses import fields

from claims.errors import ClaimsError
from claims.sending import Sent, sound
from claims.web.requests.background import worker
from claims.web.requests.calls import Call
from claims.web.requests.errors import ApiError, bad_value
from db.file.errors import NotFound
from db.file.private import exists, private
from db.people import jobs
from db.people.curation import tombstone
from db.people.jobs import Job, QueueFullError
from db.texts.rows import id_of_address

_BUSY = {"retry-after": "60"}


async def sent(call: Call) -> Job:
    """Puts what the caller sent in the queue, and sees to it that it is worked off."""
    given = Sent(**{field.name: call.plain(field.name) for field in fields(Sent)})
    try:
        given = await asyncio.to_thread(sound, given)
    except ClaimsError as error:
        raise bad_value(str(error)) from None
    await _demand_not_taken_down(call, given.url)

    def give() -> Job:
        with private(call.database.path) as connection:
            return jobs.give(connection, given.request(), call.writer)

    try:
        job = await asyncio.to_thread(give)
    except QueueFullError:
        message = f"{jobs.MOST_QUEUED:,} sources wait to be added: try again in a minute."
        raise ApiError(503, "queue_full", message, _BUSY) from None
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


async def job_of(call: Call) -> Job:
    """The job that the path names; NotFound without it."""
    name, path = call.text("job_id") or "", call.database.path

    def found() -> Job:
        if not exists(path):
            raise NotFound(f"There is no job {name}: nothing was ever sent here.")
        with private(path) as connection:
            return jobs.job(connection, name)

    return await asyncio.to_thread(found)
