"""Fetches pages over HTTP: says who it is, asks at a pace, gives up in time, and takes what it can hold."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims import __version__
from claims.ingest.addresses import absolute_url
from claims.ingest.connection import BusyError, Patience, answer, checked
from claims.ingest.material import MEBIBYTE, Material, UnreadableError, suffix_of
from claims.ingest.robots import Robots
from extract.model import Source

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_AGENT = "Claimtrail"  # the name by which robots.txt may address us
USER_AGENT = f"{_AGENT}/{__version__} (reads news to check its figures)"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 500, 502, 503, 504))
_GONE = frozenset((404, 410))
_ONE_LINE = re.compile(r"[\x20-\x7e]{1,1000}")  # what may go into a header, whatever a server once sent
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Fetching:
    """How pages are fetched. Times are seconds, `limit` is bytes after decompression.

    `timeout` bounds each wait for the server, `deadline` one whole fetch; `delay` lies between two requests to one
    host; `retries` are made when a server is busy or a connection breaks; `allow_private` permits loopback and private
    networks; `heed_robots` keeps away from what a site's robots.txt asks programs to leave alone.
    """

    timeout: float = 15.0
    deadline: float = 60.0
    delay: float = 1.0
    limit: int = 20 * MEBIBYTE
    redirects: int = 5
    retries: int = 2
    allow_private: bool = False
    heed_robots: bool = True


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows a page again that it gave before (RFC 9110): its ETag, and when it was changed last."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """What asks for the page only if it changed since; empty when the server said nothing to know it by."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value is not None and _ONE_LINE.fullmatch(value)}


class GoneError(UnreadableError):
    """The server says that there is no such page, or none any more."""


@dataclass(slots=True)
class Fetcher:
    """Fetches one page after the other and remembers when each host was last asked.

    `known` tells of a page that was fetched before: how its server knows it again, and what was read from it.
    """

    options: Fetching = Fetching()
    known: Callable[[str], tuple[Validators, Source] | None] = lambda url: None
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        self._robots = Robots(_AGENT, self._robots_file)

    def fetch(self, url: str) -> Material:
        """The page at `url`, redirects followed; raises UnreadableError with what the server or the network said."""
        found = self._patiently(url, {})
        assert found is not None, "nothing was asked for on a condition"
        return found

    def fetch_if_changed(self, url: str, known: Validators) -> Material | None:
        """The page at `url`, or None when its server says that it is still the one `known`; raises as `fetch`."""
        return self._patiently(url, known.headers())

    def _patiently(self, url: str, condition: dict[str, str]) -> Material | None:
        ends = time.monotonic() + self.options.deadline
        for attempt in range(self.options.retries + 1):
            try:
                return self._follow(url, ends, condition)
            except BusyError as busy:
                pause = max(2.0**attempt * self.options.delay, busy.retry_after)
                if attempt == self.options.retries or time.monotonic() + pause >= ends:
                    raise
                self.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _robots_file(self, url: str) -> bytes:
        """The rules of a site, empty where it has none; raises UnreadableError where they cannot be had."""
        found = self._follow(url, time.monotonic() + self.options.timeout, {}, is_page=False)
        return found.data() if found is not None else b""

    def _follow(self, url: str, ends: float, condition: dict[str, str], is_page: bool = True) -> Material | None:
        for _ in range(self.options.redirects + 1):
            parts = checked(url)
            if is_page:
                self._wait(parts.netloc, self._robots.check(parts) if self.options.heed_robots else 0.0)
            patience = self._patience(ends, is_page)
            with answer(parts, {**_HEADERS, **condition}, patience, self.options.allow_private) as response:
                location = response.headers.get("Location")
                if response.status in _REDIRECTS and location:
                    url = absolute_url(location, url) or location
                    continue
                if response.status == HTTPStatus.NOT_MODIFIED and condition:
                    return None
                if not is_page and HTTPStatus.OK < response.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                    return None  # RFC 9309, 2.3.1.3: the site has none
                _refuse_status(response.status, response.headers.get("Retry-After", ""), is_page)
                return self._material(url, response, self._body(response))
        if not is_page:
            return None  # RFC 9309, 2.3.1.2: as good as none
        raise UnreadableError(
            f"the address redirects more than {self.options.redirects} times; give the page's final address"
        )

    def _patience(self, ends: float, is_page: bool) -> Patience:
        return Patience(self.options.timeout, self.options.deadline if is_page else self.options.timeout, ends)

    def _body(self, response: BaseHTTPResponse) -> bytes:
        too_large = UnreadableError(
            f"the page is larger than {self.options.limit // MEBIBYTE} MiB; download it and add what you need as a file"
        )
        announced = response.headers.get("Content-Length", "")
        if announced.isdigit() and int(announced) > self.options.limit:
            raise too_large
        body = bytearray()
        while chunk := response.read1(1 << 16, decode_content=True):
            body += chunk
            if len(body) > self.options.limit:
                raise too_large
        return bytes(body)

    def _material(self, url: str, response: BaseHTTPResponse, body: bytes) -> Material:
        media_type, charset = content_type(response.headers.get("Content-Type", ""))
        return Material(
            ref=url,
            open=lambda: io.BytesIO(body),
            suffix=suffix_of(urlsplit(url).path),
            url=url,
            media_type=media_type,
            charset=charset,
            address=url,
            headers=tuple(response.headers.items()),
        )

    def _wait(self, host: str, asked_for: float) -> None:
        """One host is asked for a page at most once in `delay` seconds, or in as many as it asks for."""
        if host in self._asked:
            rest = self._asked[host] + max(self.options.delay, asked_for) - time.monotonic()
            if rest > 0:
                self.sleep(rest)
        self._asked[host] = time.monotonic()


def content_type(header: str) -> tuple[str | None, str | None]:
    """The media type and the charset that a Content-Type header names.

    >>> content_type('Text/HTML; charset="GB2312"')
    ('text/html', 'GB2312')
    """
    media_type, _, rest = header.partition(";")
    charset = rest.lower().partition("charset=")[2]
    name = rest[len(rest) - len(charset) :].split(";")[0].strip(" \"'") if charset else ""
    return media_type.strip().lower() or None, name or None


def is_address(what: str) -> bool:
    """Whether `what` is written as an address on some network, `http://…`, and not as a path."""
    scheme, mark, _ = what.partition("://")
    return bool(mark) and scheme.isalnum()


def _refuse_status(status: int, retry_after: str, is_page: bool) -> None:
    if status == 200:
        return
    try:
        said = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        said = str(status)
    if status in _BUSY or not is_page:
        pause = float(retry_after) if retry_after.isascii() and retry_after.isdigit() else 0.0
        instead = "" if is_page else " instead of the site's robots.txt, without which no page of it is fetched"
        raise BusyError(f"the server answered {said}{instead}; try again later", pause)
    kind = GoneError if status in _GONE else UnreadableError
    raise kind(f"the server answered {said}; check the address, or save the page in a browser and add the file")
