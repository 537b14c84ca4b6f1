"""What a caller of the API or a visitor of a page is told when something is wrong."""

from __future__ import annotations


class ApiError(Exception):
    """An answer other than 200: HTTP status, a code for programs, and what is wrong and how to mend it, for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def bad_value(message: str) -> ApiError:
    """400: the request holds something that cannot be read."""
    return ApiError(400, "bad_value", message)


def not_found(message: str) -> ApiError:
    """404: nothing is there."""
    return ApiError(404, "not_found", message)
