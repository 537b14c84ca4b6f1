"""The views of the JSON API that change the database; serving lets in only those who may."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from datasette import Response

from claims import judging, reviewing
from claims.web.requests.calls import Call, json_answer
from claims.web.requests.sending import job_of, sent
from claims.web.requests.writing import changed
from db.people.jobs import Job
from db.people.reviews import Review

SOON = "1"  # seconds after which a job is worth another look


async def add_source(call: Call) -> Response:
    """Takes a source in; a job tells what becomes of it."""
    job = await sent(call)
    where = call.path(f"/api/v1/jobs/{job.id}")
    return json_answer(_job(call, job), status=202, headers={"location": where, "retry-after": SOON})


async def job(call: Call) -> Response:
    """How far a job is."""
    return json_answer(_job(call, await job_of(call)))


def _job(call: Call, job: Job) -> dict[str, Any]:
    source = call.url(f"/api/v1/sources/{job.source_id}") if job.source_id is not None else None
    page = call.url(f"/source/{job.source_id}") if job.source_id is not None else None
    return {**asdict(job), "address": call.url(f"/api/v1/jobs/{job.id}"), "source": source, "page": page}


async def judge(call: Call) -> Response:
    """Records what two appearances, or two claims, are to each other."""
    verdict = judging.verdict_of(call.text("verdict"))
    left, right, note = call.text("left") or "", call.text("right") or "", call.text("note")
    done = await changed(call, lambda store: judging.judge(store, left, right, verdict, who=call.writer, note=note))
    claims = {"left_claim_id": done.left_claim_id, "right_claim_id": done.right_claim_id}
    return json_answer({**asdict(done.judgement), **claims}, status=201)


async def review(call: Call) -> Response:
    """Records a fact-checker's review of a claim."""
    given = Review(**{field.name: call.plain(field.name) for field in fields(Review)})
    claim = call.text("claim") or ""
    done = await changed(call, lambda store: reviewing.review(store, claim, given, who=call.writer))
    told = {**done.row, "outcome": done.outcome, "page": call.url(f"/claim/{done.claim_id}")}
    return json_answer(told, status=201)


async def withdraw_review(call: Call) -> Response:
    """Takes back the reviews of a claim, or the one at an address."""
    claim, url = call.text("claim") or "", call.text("url")
    count = await changed(call, lambda store: reviewing.withdraw(store, claim, url, who=call.writer))
    return json_answer({"withdrawn": count})
