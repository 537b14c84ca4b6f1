"""Asking over HTTP: one connection pool, patience where the server asks for it, and every failure as one sentence."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from claims import __version__
from claims.errors import ClaimsError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_AGAIN = (429, 503)  # nothing was done; Retry-After says when to come back


class ApiRefusedError(ClaimsError):
    """The API answered with an error: `status` is that of HTTP, `code` is for programs, the message for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class Transport:
    """Requests to the API at `url`, the address of its front page.

    `timeout` seconds are waited for an answer, and `patience` seconds in all where the server asks to come back later.
    """

    def __init__(self, url: str, token: str | None, timeout: float, patience: float) -> None:
        from urllib3 import PoolManager, Timeout

        if not url.startswith(("http://", "https://")):
            raise ClaimsError(f"“{url}” is no address: give one such as http://127.0.0.1:8001.")
        self._base = url.rstrip("/")
        self._patience = patience
        headers = {"Accept-Encoding": "gzip", "User-Agent": f"claimtrail-client/{__version__}"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        self._pool = PoolManager(
            headers=headers, timeout=Timeout(connect=min(timeout, 10), read=timeout), retries=False
        )
        self._headers = headers

    def close(self) -> None:
        """Ends the connections."""
        self._pool.clear()

    def get(self, path: str, member: str, fields: Mapping[str, Any] | None = None) -> Any:
        """What the API answers at `path`, which has a `member`, or is not the API's; None among `fields` is left out.

        ClaimsError for an answer without it.
        """
        given = {name: str(value) for name, value in (fields or {}).items() if value is not None}
        return _answer(self._ask("GET", path, fields=given).data, member)

    def post(self, path: str, member: str, body: Mapping[str, Any]) -> Any:
        """What the API answers to `body`, as `get`; None in it is left out."""
        given = {name: value for name, value in body.items() if value is not None}
        return _answer(self._ask("POST", path, json=given).data, member)

    def lines(self, path: str) -> Iterator[Any]:
        """Each object of JSON Lines, read as it comes; ClaimsError when the answer breaks off or is something else."""
        from urllib3.exceptions import HTTPError

        response = self._ask("GET", path, preload_content=False)
        rest = b""
        try:
            for chunk in response.stream(1 << 16, decode_content=True):
                *whole, rest = (rest + chunk).split(b"\n")
                yield from (_answer(line) for line in whole)
        except (HTTPError, OSError) as error:
            raise ClaimsError(f"{self._base} broke off in the middle: ask again. ({error})") from None
        finally:
            response.release_conn()

    def _ask(self, method: str, path: str, **options: Any) -> BaseHTTPResponse:
        """An answer that is no error; ApiRefusedError for one that is."""
        left = self._patience
        while True:
            response = self._once(method, path, **options)
            if response.status < 400:
                return response
            told = response.headers.get("Retry-After") or ""
            if response.status not in _AGAIN or not told.isdecimal() or int(told) > left:
                raise _refusal(response)
            pause = int(told)
            response.drain_conn()
            left -= pause
            time.sleep(pause)

    def _once(self, method: str, path: str, **options: Any) -> BaseHTTPResponse:
        from urllib3.exceptions import HTTPError
        from urllib3.util import Retry

        retries = Retry(total=3, redirect=3, connect=0, read=0, status=0, other=0, respect_retry_after_header=False)
        if "json" in options:
            options["headers"] = {**self._headers, "Content-Type": "application/json"}
        try:
            return self._pool.request(method, self._base + path, retries=retries, **options)
        except HTTPError as error:
            reason = getattr(error, "reason", None) or error
            raise ClaimsError(f"{self._base} does not answer: is the server running there? ({reason})") from None


def _answer(written: bytes, member: str | None = None) -> Any:
    """An object of JSON that has the member; ClaimsError for anything else, which no Claimtrail answers with."""
    try:
        told = json.loads(written)
    except (ValueError, RecursionError):
        raise ClaimsError("The server's answer is no JSON: is there a Claimtrail at this address?") from None
    if not isinstance(told, dict) or (member is not None and member not in told):
        raise ClaimsError("The server's answer is none of the API's: is there a Claimtrail at this address?")
    return told


def _refusal(response: BaseHTTPResponse) -> ApiRefusedError:
    try:
        told = json.loads(response.data)["error"]
        return ApiRefusedError(response.status, told["code"], told["message"])
    except (ValueError, KeyError, TypeError):
        message = f"The server answered {response.status} without saying why: is there a Claimtrail at this address?"
        return ApiRefusedError(response.status, "unknown", message)
