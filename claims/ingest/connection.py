"""One exchange with a web server, at an address that was checked, and over in time whatever the server does.

Names are resolved here and the connection is made to the address that was checked, so that neither a redirect nor a
second DNS answer leads into a private network. Proxies from the environment are not used for the same reason.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urlsplit

from claims.ingest.material import UnreadableError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/%:@!$&'()*+,;=~-._?"


class BusyError(UnreadableError):
    """A failure that may pass; a server may say after how many seconds it wants to be asked again."""

    def __init__(self, message: str, retry_after: float = 0.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class PrivateError(UnreadableError):
    """The address lies on this machine or a private network."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: `timeout` bounds each wait for the server, `deadline` one fetch, which `ends` at that monotonic time."""

    timeout: float
    deadline: float
    ends: float

    def wait(self) -> float:
        """Seconds for which the next answer is waited."""
        return max(0.01, min(self.timeout, self.ends - time.monotonic()))


@contextmanager
def answer(
    parts: SplitResult, headers: dict[str, str], patience: Patience, allow_private: bool
) -> Iterator[BaseHTTPResponse]:
    """What the server at an address answers to a GET, to be read within; UnreadableError says what went wrong.

    A server that keeps each wait short but sends its head, a chunk or its handshake byte by byte is cut off in time.
    """
    from urllib3.exceptions import HTTPError

    logging.getLogger("urllib3").setLevel(logging.ERROR)  # of odd answers it warns in its own words
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    host = parts.netloc.rpartition("@")[2]
    addresses = _addresses(parts.hostname or "", _port(parts), allow_private)
    try:
        with _opened(addresses, _port(parts), patience) as opened, _cut_off(opened, patience):
            connection = _connection(opened, parts, patience)
            connection.request("GET", target, headers={**headers, "Host": host}, preload_content=False)
            yield connection.getresponse()
    except (HTTPError, HTTPException, OSError) as error:
        raise _late(patience) or _network_error(error, patience) from None
    if late := _late(patience):
        raise late


def _opened(addresses: Sequence[str], port: int, patience: Patience) -> socket.socket:
    """A connection to the first of these addresses that answers; with none, the first one's error.

    A host may have an IPv6 address where this network has no IPv6, or servers of which one is down.
    """
    errors: list[OSError] = []
    for address in addresses:
        try:
            return socket.create_connection((address, port), patience.wait())
        except OSError as error:
            errors.append(error)
            if _late(patience):
                break
    raise errors[0]


def _connection(opened: socket.socket, parts: SplitResult, patience: Patience) -> HTTPConnection:
    """What speaks HTTP over a connection, behind TLS where the address wants it, under the name that was asked for."""
    import certifi
    from urllib3.connection import HTTPConnection

    connection = HTTPConnection(parts.hostname or "", _port(parts), timeout=patience.timeout)
    secure = parts.scheme == "https"
    connection.sock = (
        _trusting(certifi.where()).wrap_socket(opened, server_hostname=parts.hostname) if secure else opened
    )
    return connection


@cache
def _trusting(authorities: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=authorities)


@contextmanager
def _cut_off(opened: socket.socket, patience: Patience) -> Iterator[None]:
    """Ends a connection from another thread when its time is over: who waits for the server reads its end at once."""
    with opened.dup() as same:  # TLS takes the first one over
        watch = Timer(max(0.0, patience.ends - time.monotonic()), _shut, [same])
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()
            watch.join()


def _shut(opened: socket.socket) -> None:
    with suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)


def _late(patience: Patience) -> UnreadableError | None:
    if time.monotonic() < patience.ends:
        return None
    return UnreadableError(f"the page did not arrive within {patience.deadline:g} seconds; try again later")


def checked(url: str) -> SplitResult:
    """The parts of an address that may be fetched; raises UnreadableError for any other."""
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


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _addresses(host: str, port: int, allow_private: bool) -> list[str]:
    """The network addresses of `host` that may be asked, at least one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise BusyError(f"the host {host} is not found; check the spelling and the network") from None
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    if asked := [address for address in addresses if allow_private or is_public(address)]:
        return asked
    raise PrivateError(
        f"{host} is on a private network, which is not fetched from without --allow-private; give that option, or save"
        " the page and add the file"
    )


def is_public(address: str) -> bool:
    """Whether an address is reachable by everybody, also when IPv6 wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _network_error(error: Exception, patience: Patience) -> UnreadableError:
    from urllib3.exceptions import DecodeError, ReadTimeoutError

    if isinstance(error, ConnectionRefusedError):
        return BusyError("the server refuses connections; check the address and the network")
    if isinstance(error, TimeoutError | ReadTimeoutError):
        return UnreadableError(f"the server did not answer within {patience.timeout:g} seconds; try again later")
    if isinstance(error, ssl.SSLCertVerificationError):
        return UnreadableError(
            "the server's certificate is not valid; check the address, or save the page and add the file"
        )
    if isinstance(error, DecodeError):
        return UnreadableError("the server sent damaged compressed data; try again later")
    return BusyError("the connection broke off; try again later")
