"""The addresses of the JSON API that change the database, and the job behind the one that takes its time."""

from __future__ import annotations

from typing import get_args

from claims.web.api import changes
from claims.web.requests.calls import ACCEPTED
from claims.web.requests.details import DETAILS
from claims.web.requests.parameters import MAX_ARTICLE, MAX_PAGE, MAX_SENT, Parameter
from claims.web.requests.serving import Route
from db.writing.judging import Verdict

SENT = (
    Parameter(
        "url",
        "Address of the page; fetched unless text or html is sent. Those of private networks are refused.",
        example="https://news.example/2026/flood",
        where="body",
        maximum=2000,
    ),
    Parameter(
        "text",
        "The article as plain text; offsets count in it as it is sent.",
        example="县政府表示，洪水造成17人死亡，超过2.3万人被转移。",
        where="body",
        minimum=1,
        maximum=MAX_ARTICLE,
    ),
    Parameter(
        "html",
        "The article as a page, instead of text.",
        example="<article><h1>洪水</h1><p>洪水造成17人死亡。</p></article>",
        where="body",
        minimum=1,
        maximum=MAX_PAGE,
        instead=True,
    ),
    *DETAILS,
)
JOB_ID = Parameter("job_id", "Id of a job.", example="9a3f1c5e7b2d4860918273645afbecd0", where="path", required=True)
PAIR = (
    Parameter(
        "left",
        "Id of an appearance, or of a claim, which stands for its oldest appearance.",
        example="9cac85433cca6be4",
        where="body",
        required=True,
        minimum=1,
        maximum=64,
    ),
    Parameter("right", "The other.", example="2a75cc61fd232bc3", where="body", required=True, minimum=1, maximum=64),
    Parameter(
        "verdict",
        "What they are to each other.",
        example="conflict",
        choices=get_args(Verdict),
        where="body",
        required=True,
    ),
    Parameter("note", "Why, for those who come later.", example="two counties", where="body", maximum=2000),
)
CLAIM = Parameter(
    "claim", "Id of the claim.", example="4b5cfddfb302a823", where="body", required=True, minimum=1, maximum=64
)
REVIEW_URL = Parameter(
    "url",
    "Where the review is published. One of the same claim at this address takes the place of the one before.",
    example="https://desk.example/reviews/17-dead",
    where="body",
    required=True,
    minimum=1,
    maximum=2000,
)
REVIEW = (
    CLAIM,
    Parameter("rating", "The verdict in words.", example="Misleading", where="body", required=True, minimum=1),
    REVIEW_URL,
    Parameter("rating_value", "The verdict as a number on a scale.", "number", 2, where="body"),
    Parameter("best_rating", "The highest number of that scale.", "number", 5, where="body"),
    Parameter("worst_rating", "The lowest one.", "number", 1, where="body"),
    Parameter("title", "The review's headline.", example="Did 17 people die?", where="body"),
    Parameter("publisher", "Who published it.", example="Example Desk", where="body"),
    Parameter("site", "The publisher's site; that of the address without it.", example="desk.example", where="body"),
    Parameter("author", "Who wrote it.", example="Ann Lin", where="body"),
    Parameter("lang", "Its language.", example="en", where="body", maximum=35),
    Parameter("reviewed_at", "The day of the review; today without it.", "date", "2026-11-20", where="body"),
    Parameter("text", "The review in short.", example="Officials counted 29.", where="body", maximum=20_000),
)
WITHDRAWN = Parameter(
    "url",
    "The address of the review; without it all reviews of the claim are taken back.",
    example="https://desk.example/17",
    where="body",
    maximum=2000,
)

WRITES = (
    Route(
        "/api/v1/sources",
        changes.add_source,
        "Takes in a source, to be read, searched for claims and linked; Location is the job that tells how far it is.",
        "/api/v1/sources",
        "Job",
        (),
        "POST",
        SENT,
        scope="sources:write",
        status=ACCEPTED,
        body_limit=MAX_SENT,
    ),
    Route(
        "/api/v1/jobs/{job_id}",
        changes.job,
        "How far a job is: queued, running, done or failed.",
        "/api/v1/jobs/{job_id}",
        "Job",
        (),
        parameters=(JOB_ID,),
        scope="sources:write",
    ),
    Route(
        "/api/v1/judgements",
        changes.judge,
        "Records what two appearances are to each other, above whatever linking finds; to take it back, judge again.",
        "/api/v1/judgements",
        "Judgement",
        (),
        "POST",
        PAIR,
        scope="judgements:write",
        status=201,
    ),
    Route(
        "/api/v1/reviews",
        changes.review,
        "Records a fact-checker's review of a claim, which is published with it as ClaimReview.",
        "/api/v1/reviews",
        "ReviewWritten",
        (),
        "POST",
        REVIEW,
        scope="reviews:write",
        status=201,
    ),
    Route(
        "/api/v1/reviews:withdraw",
        changes.withdraw_review,
        "Takes back the review of a claim at an address, or all of its reviews; the audit trail keeps them.",
        "/api/v1/reviews:withdraw",
        "Withdrawn",
        (),
        "POST",
        (CLAIM, WITHDRAWN),
        scope="reviews:write",
    ),
)
