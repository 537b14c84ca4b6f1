"""The API from Python: `from claims.client import Client`. What it answers are plain dictionaries with typed members.

A sentence says what went wrong: ClaimsError, or its kind ApiRefusedError with the API's own status and code.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import date
from types import TracebackType
from typing import Any, Literal, TypedDict, Unpack
from urllib.parse import quote

from claims.client.replies import CheckedClaim, Compared, DumpLine, FactCheck, Health, Job, Judgement, ReviewWritten
from claims.client.shapes import Appearance, Claim, ClaimDetail, Link, Source, SourceDetail
from claims.client.transport import ApiRefusedError, Transport
from claims.errors import ClaimsError
from extract.model import Lang

__all__ = ["ApiRefusedError", "ClaimFilters", "ClaimsError", "Client", "ReviewDetails", "SourceDetails"]

Day = date | str  # an ISO 8601 day
_PAGE = 100  # rows fetched at a time


class ClaimFilters(TypedDict, total=False):
    """What listed claims must have in common; the API's description tells each."""

    q: str
    kind: str
    quantity_kind: str
    unit: str
    value: float
    min: float
    max: float
    source: str
    attribution: str
    publisher: int
    published_after: Day
    published_before: Day
    status: str


class SourceDetails(TypedDict, total=False):
    """What is known of a source that is sent; what is stated outranks what its page says."""

    title: str
    published: Day
    publisher: str
    author: str
    lang: Lang
    region: str


class ReviewDetails(TypedDict, total=False):
    """What a review may have beside its rating and address."""

    rating_value: float
    best_rating: float
    worst_rating: float
    title: str
    publisher: str
    site: str
    author: str
    lang: str
    reviewed_at: Day
    text: str


class Client:
    """The API of a Claimtrail that is served at `url`; `token`, as `claims token create` prints it, lets it write.

    An answer may take `timeout` seconds. A server that is busy or asked too often names a time to come back, which is
    waited for, `patience` seconds in all. Used as `with Client(…) as claims:` it ends its connections.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8001",
        *,
        token: str | None = None,
        timeout: float = 60,
        patience: float = 30,
    ) -> None:
        self._transport = Transport(url, token, timeout, patience)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connections."""
        self._transport.close()

    def claims(self, **filters: Unpack[ClaimFilters]) -> Iterator[Claim]:
        """Every claim that matches, newest first, fetched page by page as they are taken."""
        return self._rows("/api/v1/claims", "claims", filters)

    def claim(self, claim_id: str) -> ClaimDetail:
        """One claim with everything known of it; the id of a merged claim gives the one that it went into."""
        found: ClaimDetail = self._transport.get(f"/api/v1/claims/{_part(claim_id)}", "id")
        return found

    def schema_org(self, claim_id: str) -> dict[str, Any]:
        """One claim as schema.org describes it, with its reviews as ClaimReview."""
        found: dict[str, Any] = self._transport.get(f"/api/v1/claims/{_part(claim_id)}.jsonld", "@type")
        return found

    def fact_checks(self, query: str, *, reviewed: Literal["any", "only"] = "only") -> Iterator[FactCheck]:
        """Claims in the shape of Google's Fact Check Tools; only those that a person reviewed, unless asked."""
        fields: dict[str, Any] = {"query": query, "reviewed": reviewed, "pageSize": 50}
        return self._pages("/api/v1/claims:search", "claims", fields, ("pageToken", "nextPageToken"))

    def sources(self) -> Iterator[Source]:
        """Every source, newest first."""
        return self._rows("/api/v1/sources", "sources", {})

    def source(self, source_id: str) -> SourceDetail:
        """One source with what is claimed in it, in the order of its text."""
        found: SourceDetail = self._transport.get(f"/api/v1/sources/{_part(source_id)}", "id")
        return found

    def annotations(self, source_id: str) -> Iterator[dict[str, Any]]:
        """The claims of one source as W3C Web Annotations, in the order of its text."""
        path = f"/api/v1/sources/{_part(source_id)}/annotations.jsonld"
        page = self._transport.get(path, "first")["first"]
        while True:
            yield from page["items"]
            if "next" not in page:
                return
            page = self._transport.get(f"{path}?{page['next'].partition('?')[2]}", "items")

    def links(self, relation: Literal["same", "conflict", "related"] | None = None) -> Iterator[Link]:
        """Every pair of appearances that is linked, the surest first."""
        return self._rows("/api/v1/links", "links", {"relation": relation})

    def check(self, text: str, *, lang: Lang | None = None, published: Day | None = None) -> list[CheckedClaim]:
        """For each claim in `text`: what is known that says the same, contradicts it or is related."""
        answer = self._post("/api/v1/check", "claims", text=text, lang=lang, published=published)
        found: list[CheckedClaim] = answer["claims"]
        return found

    def extract(self, text: str, *, lang: Lang | None = None, published: Day | None = None) -> list[Appearance]:
        """The claims in `text`; nothing is stored."""
        answer = self._post("/api/v1/extract", "appearances", text=text, lang=lang, published=published)
        found: list[Appearance] = answer["appearances"]
        return found

    def compare(self, left: str, right: str, *, published: Day | None = None) -> Compared:
        """Whether two statements say the same, contradict each other or neither, and why."""
        found: Compared = self._post("/api/v1/compare", "relation", left=left, right=right, published=published)
        return found

    def health(self) -> Health:
        """How much is in the database, and when it was last written to."""
        found: Health = self._transport.get("/api/v1/health", "status")
        return found

    def dump(self) -> Iterator[DumpLine]:
        """Every row of every table, all of one moment; ClaimsError at the end when it was cut off."""
        count = -1  # the first line is no row
        for line in self._transport.lines("/api/v1/dump"):
            yield line
            told = line.get("claimtrail")
            if isinstance(told, dict) and told.get("rows") == count:
                return
            count += 1
        raise ClaimsError("The dump ends before its last line: ask again.")

    def add_source(
        self,
        *,
        url: str | None = None,
        text: str | None = None,
        html: str | None = None,
        wait: float = 0,
        **details: Unpack[SourceDetails],
    ) -> Job:
        """Sends a source: the `url` of a page to be fetched, or a `text` or `html`.

        Answers with the job at once, or when it is done, for which `wait` seconds are waited. ClaimsError for a source
        that cannot be added.
        """
        job: Job = self._post("/api/v1/sources", "state", url=url, text=text, html=html, **details)
        return self._finished(job, wait) if wait > 0 else job

    def job(self, job_id: str) -> Job:
        """How far a job is."""
        found: Job = self._transport.get(f"/api/v1/jobs/{_part(job_id)}", "state")
        return found

    def judge(
        self, left: str, right: str, verdict: Literal["same", "conflict", "different"], *, note: str | None = None
    ) -> Judgement:
        """Records what two appearances, or two claims, are to each other."""
        found: Judgement = self._post("/api/v1/judgements", "judge", left=left, right=right, verdict=verdict, note=note)
        return found

    def review(self, claim: str, rating: str, url: str, **details: Unpack[ReviewDetails]) -> ReviewWritten:
        """Records a fact-checker's review of a claim, published at `url`."""
        found: ReviewWritten = self._post("/api/v1/reviews", "outcome", claim=claim, rating=rating, url=url, **details)
        return found

    def withdraw(self, claim: str, url: str | None = None) -> int:
        """Takes back the review of a claim at `url`, or all of them; gives how many."""
        count: int = self._post("/api/v1/reviews:withdraw", "withdrawn", claim=claim, url=url)["withdrawn"]
        return count

    def _post(self, path: str, member: str, /, **body: object) -> Any:
        return self._transport.post(path, member, {name: _plain(value) for name, value in body.items()})

    def _rows(self, path: str, member: str, filters: Mapping[str, Any]) -> Iterator[Any]:
        fields = {"page_size": _PAGE, **{name: _plain(value) for name, value in filters.items()}}
        return self._pages(path, member, fields, ("page_token", "next_page_token"))

    def _pages(self, path: str, member: str, fields: dict[str, Any], names: tuple[str, str]) -> Iterator[Any]:
        """The rows of all pages; `names` are those of the token as it is sent and as it comes."""
        sent, told = names
        while True:
            page = self._transport.get(path, member, fields)
            yield from page[member]
            if page.get(told) is None:
                return
            fields = {**fields, sent: page[told]}

    def _finished(self, job: Job, wait: float) -> Job:
        deadline = time.monotonic() + wait
        while job["state"] not in ("done", "failed"):
            if time.monotonic() > deadline:
                raise ClaimsError(f"The source is not added after {wait:g} seconds: ask for job {job['id']} later.")
            time.sleep(min(1.0, wait / 10))
            job = self.job(job["id"])
        if job["state"] == "failed":
            raise ClaimsError(job["message"] or "The source could not be added.")
        return job


def _part(name: str) -> str:
    return quote(name, safe="")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
