"""What a caller of the API or a visitor of a page is told when something is wrong."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from db.file.errors import NotFound
from db.file.opening import is_locked


class ApiError(Exception):
    """An answer other than 200: HTTP status, a code for programs, and what is wrong and how to mend it, for people.

    `headers` go with it, such as how to be let in.
    """

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}


def bad_value(message: str) -> ApiError:
    """400: the request holds something that cannot be read."""
    return ApiError(400, "bad_value", message)


def not_found(message: str) -> ApiError:
    """404: nothing is there."""
    return ApiError(404, "not_found", message)


def as_answer(error: Exception) -> ApiError:
    """What a caller is told of `error`: of one that nobody foresaw nothing but that it is noted in the server's log."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, NotFound):
        return not_found(str(error))
    if is_locked(error):
        message = "Another program is writing to this database: try again in a few seconds."
        return ApiError(503, "busy", message, {"retry-after": "5"})
    logging.getLogger("claims.web").error("A request failed.", exc_info=error)
    return ApiError(
        500, "internal_error", "This failed on the server's side and is noted in its log: please report it."
    )


def tell_plainly() -> None:
    """Has Datasette print exceptions as Python does: with rich, which it takes where that is, it fails on a page that
    there is not, because nothing was raised then.
    """
    from datasette import handle_exception

    handle_exception.rich = None
