"""Fetches pages over HTTP: says who it is, gives up in time, takes what it can hold, stays on the public network.

Names are resolved here and the connection is made to the address that was checked, so that neither a redirect nor a
second DNS answer leads into a private network. Proxies from the environment are not used for the same reason.
"""

from __future__ import annotations

import io
import ipaddress
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from claims import __version__
from claims.ingest.material import MEBIBYTE, Material, UnreadableError, suffix_of
from claims.ingest.robots import Robots

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

_AGENT = "Claimtrail"  # the name by which robots.txt may address us
USER_AGENT = f"{_AGENT}/{__version__} (reads news to check its figures)"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 500, 502, 503, 504))
_GONE = frozenset((404, 410))
_ONE_LINE = re.compile(r"[\x20-\x7e]{1,1000}")  # what may go into a header, whatever a server once sent
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/%:@!$&'()*+,;=~-._?"
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


class _Busy(UnreadableError):
    """A failure that may pass."""


@dataclass(slots=True)
class Fetcher:
    """Fetches one page after the other and remembers when each host was last asked."""

    options: Fetching = Fetching()
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
            except _Busy:
                pause = 2.0**attempt * self.options.delay
                if attempt == self.options.retries or time.monotonic() + pause >= ends:
                    raise
                self.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _robots_file(self, url: str) -> bytes:
        found = self._follow(url, time.monotonic() + self.options.timeout, {}, is_page=False)
        return found.data() if found is not None else b""

    def _follow(self, url: str, ends: float, condition: dict[str, str], is_page: bool = True) -> Material | None:
        for _ in range(self.options.redirects + 1):
            parts = _checked(url)
            if is_page:
                self._wait(parts.netloc, self._robots.check(parts) if self.options.heed_robots else 0.0)
            response = self._request(parts, condition)
            try:
                location = response.headers.get("Location")
                if response.status in _REDIRECTS and location:
                    url = urljoin(url, location)
                    continue
                if response.status == HTTPStatus.NOT_MODIFIED and condition:
                    return None
                _refuse_status(response.status)
                return self._material(url, response, self._body(response, ends))
            finally:
                response.close()
        raise UnreadableError(
            f"the address redirects more than {self.options.redirects} times; give the page's final address"
        )

    def _request(self, parts: SplitResult, condition: dict[str, str]) -> BaseHTTPResponse:
        from urllib3.exceptions import HTTPError

        host = parts.netloc.rpartition("@")[2]
        target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
        try:
            return self._pool(parts).urlopen(
                "GET",
                target,
                headers={**_HEADERS, **condition, "Host": host},
                redirect=False,
                retries=False,
                assert_same_host=False,
                preload_content=False,
            )
        except HTTPError as error:
            raise _network_error(error, self.options) from None

    def _pool(self, parts: SplitResult) -> HTTPConnectionPool:
        """A connection to the address that was checked, under the name that was asked for."""
        import certifi
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

        host = parts.hostname or ""
        address = _address(host, parts.port or (443 if parts.scheme == "https" else 80), self.options.allow_private)
        timeout = Timeout(connect=self.options.timeout, read=self.options.timeout)
        if parts.scheme == "http":
            return HTTPConnectionPool(address, parts.port or 80, timeout=timeout)
        return HTTPSConnectionPool(
            address,
            parts.port or 443,
            timeout=timeout,
            ca_certs=certifi.where(),
            server_hostname=host,
            assert_hostname=host,
        )

    def _body(self, response: BaseHTTPResponse, ends: float) -> bytes:
        from urllib3.exceptions import HTTPError

        too_large = UnreadableError(
            f"the page is larger than {self.options.limit // MEBIBYTE} MiB; download it and add what you need as a file"
        )
        announced = response.headers.get("Content-Length", "")
        if announced.isdigit() and int(announced) > self.options.limit:
            raise too_large
        body = bytearray()
        try:
            while chunk := response.read1(1 << 16, decode_content=True):
                body += chunk
                if len(body) > self.options.limit:
                    raise too_large
                if time.monotonic() > ends:
                    raise UnreadableError(
                        f"the page did not arrive within {self.options.deadline:.0f} seconds; try again later"
                    )
        except HTTPError as error:
            raise _network_error(error, self.options) from None
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


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise UnreadableError("the address is malformed; give one like https://news.example/article") from None
    if parts.scheme not in ("http", "https"):
        raise UnreadableError(
            f"{parts.scheme}:// is not fetched, only http:// and https://; give a web address or a path"
        )
    if not parts.hostname:
        raise UnreadableError("the address names no host; give one like https://news.example/article")
    return parts


def _address(host: str, port: int, allow_private: bool) -> str:
    """A network address of `host` that may be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Busy(f"the host {host} is not found; check the spelling and the network") from None
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if allow_private or _is_public(address):
            return address
    raise UnreadableError(f"{host} is on a private network, which is not fetched from; save the page and add the file")


def _is_public(address: str) -> bool:
    """Whether an address is reachable by everybody, also when IPv6 wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return _is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return _is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _refuse_status(status: int) -> None:
    if status == 200:
        return
    try:
        said = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        said = str(status)
    if status in _BUSY:
        raise _Busy(f"the server answered {said}; try again later")
    kind = GoneError if status in _GONE else UnreadableError
    raise kind(f"the server answered {said}; check the address, or save the page in a browser and add the file")


def _network_error(error: Exception, options: Fetching) -> UnreadableError:
    from urllib3 import exceptions

    if isinstance(error, exceptions.NewConnectionError):  # before its parent, the time-out
        return _Busy("the server refuses connections; check the address and the network")
    if isinstance(error, exceptions.ConnectTimeoutError | exceptions.ReadTimeoutError):
        return UnreadableError(f"the server did not answer within {options.timeout:g} seconds; try again later")
    if isinstance(error, exceptions.SSLError):
        return UnreadableError(
            "the server's certificate is not valid; check the address, or save the page and add the file"
        )
    if isinstance(error, exceptions.DecodeError):
        return UnreadableError("the server sent damaged compressed data; try again later")
    return _Busy("the connection broke off; try again later")
