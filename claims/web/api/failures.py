"""Every error that the API answers with: when, and one example of each, which a test provokes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Failure:
    """One error: its HTTP status, its code for programs, and the message of one case."""

    status: int
    code: str
    message: str

    def body(self) -> dict[str, Any]:
        """The whole answer."""
        return {"error": {"status": self.status, "code": self.code, "message": self.message}}


# Why a request is answered with a status, and the header that comes with it.
REASONS = {
    400: "A value is missing, too long or cannot be read.",
    401: "No token was sent, or one that is none or has expired.",
    403: "The caller may not view one of the tables behind this, the token is not for this or was revoked, or the"
    " database may not be changed.",
    404: "There is nothing of that id, or no Claimtrail database is served here.",
    405: "This address answers other methods.",
    409: "The source was taken down and is not added again.",
    413: "The body has too many bytes.",
    415: "The body is not sent as JSON.",
    429: "The caller asks more often than this server allows.",
    500: "Something failed on the server's side.",
    503: "It took too long, the database is busy, or as many sources wait or dumps are sent as there may be.",
}
HEADERS = {
    401: ("WWW-Authenticate", "How to be let in (RFC 6750)."),
    405: ("Allow", "The methods that this address answers."),
    429: ("Retry-After", "Seconds until the caller may ask again."),
    503: ("Retry-After", "Seconds until it is worth another try; missing where it took too long."),
}
FAILURES = (
    Failure(400, "bad_value", "page_size must be at least 1."),
    Failure(400, "too_long", "q may have 500 characters; this has 501."),
    Failure(
        401,
        "no_token",
        "Send a token that may write as “Authorization: Bearer …”; 'claims token create' makes one.",
    ),
    Failure(
        401,
        "invalid_token",
        "This token is none of this database's: send one that 'claims token create' printed, whole.",
    ),
    Failure(401, "token_expired", "The token desk has expired: ask for another one."),
    Failure(403, "forbidden", "You may not read the table quantities: sign in or ask its owner."),
    Failure(403, "token_revoked", "The token desk was revoked: ask for another one."),
    Failure(403, "missing_scope", "The token desk is not for this: it needs the scope reviews:write."),
    Failure(404, "not_found", "There is no source 0123456789ff."),
    Failure(405, "method_not_allowed", "This address answers POST, OPTIONS, not PUT."),
    Failure(409, "taken_down", "This source was taken down on 2026-11-20 (withdrawn) and is not added again."),
    Failure(413, "too_long", "The body may have 2,500,000 bytes: send less at a time."),
    Failure(415, "not_json", "Send the body as JSON, with “Content-Type: application/json”."),
    Failure(429, "too_often", "You ask more often than this server allows: try again in 60 seconds."),
    Failure(
        500,
        "internal_error",
        "This failed on the server's side and is noted in its log: please report it.",
    ),
    Failure(503, "busy", "Another program is writing to this database: try again in a few seconds."),
    Failure(503, "too_slow", "This took longer than 10 seconds: ask for less, such as a narrower range."),
    Failure(503, "queue_full", "1,000 sources wait to be added: try again in a minute."),
)


def responses() -> dict[str, dict[str, Any]]:
    """An OpenAPI response for each status, with its examples."""
    return {str(status): _response(status, [each for each in FAILURES if each.status == status]) for status in REASONS}


def _response(status: int, failures: Iterable[Failure]) -> dict[str, Any]:
    examples = {each.code: {"value": each.body()} for each in failures}
    schema = {"$ref": "#/components/schemas/Error"}
    found: dict[str, Any] = {
        "description": REASONS[status],
        "content": {"application/json": {"schema": schema, "examples": examples}},
    }
    if status in HEADERS:
        name, meaning = HEADERS[status]
        found["headers"] = {name: {"schema": {"type": "string"}, "description": meaning}}
    return found
