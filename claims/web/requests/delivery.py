"""How an answer of the API goes out: with a tag and a date, or not again to who has it; packed; to other sites too."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from datetime import UTC, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any

from datasette import Response
from datasette.utils import add_cors_headers

from claims.web.requests.calls import JsonLines

_VARY = "Accept-Encoding"
SMALLEST = 1000  # bytes of an answer that is worth packing
_LARGE = 100_000  # bytes from which on packing would hold up other requests
_SETTLED = 2  # seconds after which nothing more is written that a date in whole seconds could not tell
_NEVER = datetime.fromtimestamp(0, UTC)
_started = datetime.now(UTC)
# Beside what Datasette tells other sites' scripts: what they have to send, and what they may read of an answer.
_SENT = "Authorization, Content-Type, If-None-Match, If-Modified-Since"
_READ = "ETag, Last-Modified, Link, Location, Retry-After"


def last_change(path: str | Path, now: datetime | None = None) -> datetime | None:
    """When answers from the database at `path` changed last, in whole seconds; None just after, as more may come.

    Whatever wrote to it: the files' own times tell. A new start of the server may bring other shapes, and a new day
    moves what is asked for by age.
    """
    now = now or datetime.now(UTC)
    written = max(_written(Path(path)), _written(Path(f"{path}-wal")))
    midnight = datetime.combine(now.astimezone().date(), time()).astimezone(UTC)
    changed = max(written, _started, midnight)
    return changed.replace(microsecond=0) if (now - changed).total_seconds() >= _SETTLED else None


def _written(file: Path) -> datetime:
    """When a file was written to; one that is empty, as readers make the log, never was."""
    try:
        told = file.stat()
    except FileNotFoundError:
        return _NEVER
    return datetime.fromtimestamp(told.st_mtime, UTC) if told.st_size else _NEVER


async def delivered(response: Response, request: Any, changed: datetime | None) -> Response:
    """`response` as it goes to this caller: 304 without content to who has it, else packed for who takes gzip."""
    if response.status == 200 and request.method in ("GET", "HEAD"):
        _mark(response, changed)
        if _is_known(response, request, changed):
            response.headers["vary"] = _VARY
            return Response("", status=304, headers=response.headers, content_type=response.content_type)
    return await packed(response, request)


async def packed(response: Response, request: Any) -> Response:
    """`response`, packed where that is worth it and the caller takes gzip."""
    response.headers["vary"] = ", ".join(filter(None, (response.headers.get("vary"), _VARY)))
    takes_it = _takes_gzip(request.headers.get("accept-encoding") or "")
    if isinstance(response, JsonLines):
        return response.cut_to(request.method, packed=takes_it)
    body = response.body.encode()
    if takes_it and len(body) >= SMALLEST:
        is_large = len(body) >= _LARGE
        response.body = await asyncio.to_thread(gzip.compress, body, 6) if is_large else gzip.compress(body, 6)
        response.headers["content-encoding"] = "gzip"
    return response


def _mark(response: Response, changed: datetime | None) -> None:
    if response.body:
        response.headers["etag"] = f'W/"{hashlib.sha256(response.body.encode()).hexdigest()[:20]}"'
    if changed is not None:
        response.headers["last-modified"] = format_datetime(changed, usegmt=True)
    response.headers.setdefault("cache-control", "no-cache")  # keep it, and ask each time whether it still holds


def _is_known(response: Response, request: Any, changed: datetime | None) -> bool:
    """Whether the caller says that it has this answer; its tag goes before its date (RFC 9110, 13.2.2)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        tag = response.headers.get("etag")
        return tag is not None and bool({tag, "*"} & {each.strip() for each in tags.split(",")})
    since = _date(request.headers.get("if-modified-since"))
    return since is not None and changed is not None and changed <= since


def _date(written: str | None) -> datetime | None:
    """The time that a header tells; None without one, and for what is none, which counts as not said."""
    try:
        found = parsedate_to_datetime(written or "")
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def share(response: Response, datasette: Any) -> None:
    """Lets scripts of other sites read `response`, where Datasette is told to by `--cors`."""
    if datasette.cors:
        add_cors_headers(response.headers)
        response.headers["Access-Control-Allow-Headers"] = _SENT
        response.headers["Access-Control-Expose-Headers"] = _READ
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, HEAD, OPTIONS"
        response.headers["Access-Control-Max-Age"] = "3600"


def _takes_gzip(accepts: str) -> bool:
    """Whether a caller takes gzip; one that says nothing gets plain text.

    >>> _takes_gzip("br, gzip;q=0.5"), _takes_gzip("gzip;q=0"), _takes_gzip("")
    (True, False, False)
    """
    named = [each.replace(" ", "").lower().split(";") for each in accepts.split(",")]
    return any(each[0] == "gzip" and each[1:] not in (["q=0"], ["q=0.0"]) for each in named)
