"""Page tokens: where a list is to be continued, opaque to the caller and readable for us."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

from claims.web.requests.errors import bad_value
from db.reading.selecting import Key


def written(key: Key | None) -> str | None:
    """The token for `key`; None after the last page."""
    if key is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def read(token: str | None, types: Sequence[type]) -> Key | None:
    """The key in a token, one value of each of `types` or None; ApiError 400 for what `written` did not make."""
    if token is None:
        return None
    try:
        padded = token + "=" * (-len(token) % 4)
        key = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or len(key) != len(types):
        raise bad_value("page_token is not one that this address gave: start again without it.")
    for value, wanted in zip(key, types, strict=True):
        if value is not None and type(value) is not wanted:
            raise bad_value("page_token is not one that this address gave: start again without it.")
    return key
