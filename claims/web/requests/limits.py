"""What one caller may ask of this server, as the person who runs Datasette has set it.

`plugins: {claimtrail: {rate_limit: 60/m, time_limit: 10, dumps: 4, dump_limit: 3600}}`: requests to the JSON API, and
forms sent to pages, for each address, token or signed-in visitor, seconds that one answer may take, dumps that are sent
at a time, and seconds that one of those may take.
"""

from __future__ import annotations

import asyncio
import ipaddress
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from claims.web.requests.bearer import token_of
from claims.web.requests.errors import ApiError
from claims.web.requests.rates import Limiter
from claims.web.requests.settings import settings
from db.people.tokens import Token

Done = TypeVar("Done")
_READERS = 2  # texts that are read at a time; the others wait, within their time


@dataclass(slots=True)
class Room:
    """How many answers that are read while they are sent there may be at a time, and seconds for each.

    As long as one is read, the log of the database keeps all that is written meanwhile.
    """

    most: int
    seconds: float
    taken: int = 0

    def demand(self) -> None:
        """ApiError 503 where all of it is taken."""
        if self.taken >= self.most:
            message = f"As many dumps as this server sends at a time ({self.most:,}) are on their way: try again soon."
            raise ApiError(503, "busy", message, {"retry-after": "60"})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one answer, room for dumps, and who counts the requests of each caller, if anybody does."""

    seconds: float
    dumps: Room
    limiter: Limiter | None


_limits: WeakKeyDictionary[Any, Limits] = WeakKeyDictionary()


def limits(datasette: Any) -> Limits:
    """The limits that hold on this server; StartupError for a setting that is none."""
    if datasette not in _limits:
        told = settings(datasette)
        limiter = Limiter(told.rate_limit) if told.rate_limit is not None else None
        _limits[datasette] = Limits(told.time_limit, Room(told.dumps, told.dump_limit), limiter)
    return _limits[datasette]


async def demand_patience(datasette: Any, request: Any, path: str) -> None:
    """ApiError 429 for who asks more often than `rate_limit` allows; `path` is the database that knows the tokens."""
    limiter = limits(datasette).limiter
    if limiter is None:
        return
    seconds = limiter.wait(await _caller(request, path))
    if seconds > 0:
        whole = math.ceil(seconds)
        message = f"You ask more often than this server allows: try again in {whole} second{'s' * (whole > 1)}."
        raise ApiError(429, "too_often", message, {"retry-after": str(whole)})


async def _caller(request: Any, path: str) -> str:
    """Who asks: a token that is one, a visitor who signed in, else an address; of IPv6 the network of a household."""
    found = await token_of(request, path)
    if isinstance(found, Token):
        return f"token {found.name}"
    if request.actor is not None:
        return f"visitor {request.actor.get('id') or sorted(request.actor.items())}"
    address = (request.scope.get("client") or ("",))[0]
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return f"address {address}"  # of a socket file, or of a test
    if known.version == 6:
        return f"address {ipaddress.ip_network((known, 64), strict=False)}"
    return f"address {known}"


async def read_text(datasette: Any, work: Callable[[], Done]) -> Done:
    """What `work` on a caller's text comes to, in a thread of its own kind, so that long ones hold up no other.

    ApiError 503 when it takes longer than it may, or says so itself by TimeoutError. Nothing ends a thread: one whose
    work goes on past its time is missing until that is done, so the limits of texts have to bound it.
    """
    seconds = limits(datasette).seconds
    try:
        return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(_readers(), work), seconds)
    except TimeoutError:
        message = f"Reading this took longer than {seconds:g} seconds: send a shorter text, or its parts one by one."
        raise ApiError(503, "too_slow", message) from None


@cache
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_READERS, thread_name_prefix="claimtrail-text")
