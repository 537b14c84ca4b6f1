"""One request to one of our routes: its checked values, the database it may read, and the forms of its answer."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
import zlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from datasette import Response

from claims.web.requests.choosing import Choice
from claims.web.requests.databases import read
from claims.web.requests.errors import ApiError
from claims.web.requests.limits import Room, limits
from claims.web.requests.parameters import MAX_BODY, Value
from db.people.audit import Who
from db.upkeep.dump import line as compact

Found = TypeVar("Found")
ACCEPTED = 202  # the status of an answer to what will be done later
LINES = 500  # read and sent at a time
_log = logging.getLogger("claims.web.requests")


@dataclass(frozen=True, slots=True)
class Call:
    """What a view gets: Datasette, the request, our database and the values of the parameters, read and checked.

    `who` is the one who writes, where a route or page has made sure of it, and `choice` what `fields` names.
    """

    datasette: Any
    request: Any
    database: Any
    values: Mapping[str, Value]
    who: Who | None = None
    choice: Choice | None = None

    def chosen(self, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the caller wants of `answer`."""
        return self.choice.of(answer) if self.choice is not None else answer

    def text(self, name: str) -> str | None:
        """A parameter that is a string; None when it was not given."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def words(self, name: str) -> str | None:
        """What somebody typed into a field, without blanks around; None when it holds nothing else."""
        return (self.text(name) or "").strip() or None

    def number(self, name: str) -> float | None:
        """A parameter that is a number."""
        value = self.values.get(name)
        return value if isinstance(value, int | float) else None

    def whole(self, name: str, otherwise: int) -> int:
        """A parameter that is a whole number, or `otherwise`."""
        value = self.values.get(name)
        return value if isinstance(value, int) else otherwise

    def day(self, name: str) -> date | None:
        """A parameter that is a date."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def plain(self, name: str) -> Any:
        """A parameter as it is kept: a date as its day in ISO 8601."""
        value = self.values.get(name)
        return value.isoformat() if isinstance(value, date) else value

    @property
    def writer(self) -> Who:
        """Who writes; serving and pages ask it before anything is written."""
        assert self.who is not None, "whoever writes is known by now"
        return self.who

    async def read(self, query: Callable[[sqlite3.Connection], Found]) -> Found:
        """What `query` finds in the database."""
        return await read(self.database, query, limits(self.datasette).seconds)

    def path(self, path: str) -> str:
        """A path of ours as this installation serves it, behind a prefix perhaps."""
        return str(self.datasette.urls.path(path))

    def url(self, path: str) -> str:
        """A path of ours as a whole address."""
        return str(self.datasette.absolute_url(self.request, self.path(path)))


async def body_of(request: Any, limit: int = MAX_BODY) -> bytes:
    """The body of a request, at most `limit` bytes of it; ApiError 413 above."""
    too_long = ApiError(413, "too_long", f"The body may have {limit:,} bytes: send less at a time.")
    body = bytearray()
    more = True
    while more:
        message = await request.receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit:
            raise too_long
    return bytes(body)


class JsonLines(Response):  # type: ignore[misc]
    """JSON Lines sent as they are read, in constant memory; `lines` is called when sending starts.

    What is not taken within the time that `room` gives is broken off, and the connection ended without its last chunk.
    """

    def __init__(self, lines: Callable[[], Iterator[Any]], room: Room) -> None:
        super().__init__("", content_type="application/x-ndjson; charset=utf-8")
        self._lines = lines
        self._room = room
        self._is_packed = False

    def cut_to(self, method: str, *, packed: bool) -> JsonLines:
        """Itself as one caller gets it: `packed` with gzip, and to HEAD without a line."""
        self._is_packed = packed
        if packed:
            self.headers["content-encoding"] = "gzip"
        if method == "HEAD":
            self._lines = _nothing
        return self

    async def asgi_send(self, send: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
        """Sends the lines, some at a time, each batch read in a thread."""
        lines = self._lines()
        ends = time.monotonic() + self._room.seconds
        packing = zlib.compressobj(wbits=_GZIP) if self._is_packed else None

        def batch() -> bytes | None:
            body = "".join(f"{compact(line)}\n" for line in islice(lines, LINES)).encode()
            return packing.compress(body) if packing is not None and body else body or None

        headers = {**self.headers, "content-type": self.content_type}
        encoded = [[name.encode(), value.encode()] for name, value in headers.items()]
        self._room.taken += 1
        try:
            body = await asyncio.to_thread(batch)  # before the status is told: what fails at once is no success
            await send({"type": "http.response.start", "status": self.status, "headers": encoded})
            while body is not None:
                part = {"type": "http.response.body", "body": body, "more_body": True}
                await asyncio.wait_for(send(part), ends - time.monotonic())
                body = await asyncio.to_thread(batch)
        except TimeoutError:
            _log.warning("A dump was broken off after %g seconds.", self._room.seconds)
            return
        finally:
            self._room.taken -= 1
            lines.close()  # type: ignore[attr-defined]
        await send({"type": "http.response.body", "body": packing.flush() if packing is not None else b""})


_GZIP = 16 + zlib.MAX_WBITS


def _nothing() -> Iterator[Any]:
    yield from ()


def json_answer(
    data: Any, status: int = 200, content_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    """`data` as an answer in JSON."""
    told = dict(headers or {})
    return Response(compact(data), status=status, content_type=f"{content_type}; charset=utf-8", headers=told)


def error_answer(error: ApiError) -> Response:
    """The one shape of every error."""
    return json_answer(
        {"error": {"status": error.status, "code": error.code, "message": str(error)}},
        status=error.status,
        headers=error.headers,
    )
