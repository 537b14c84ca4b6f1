"""Page tokens: where a list is to be continued, opaque to the caller and readable for us."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Sequence
from types import UnionType

from claims.web.requests.errors import bad_value
from db.reading.selecting import Key

_LARGEST = 2**63 - 1  # that SQLite knows


def written(key: Key | None) -> str | None:
    """The token for `key`; None after the last page."""
    if key is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def read(token: str | None, types: Sequence[type | UnionType], name: str = "page_token") -> Key | None:
    """The key in a token, one value of each of `types`; ApiError 400 for one that is none for these.

    The message calls the token by `name`, the parameter that it was given in.
    """
    if token is None:
        return None
    try:
        padded = token + "=" * (-len(token) % 4)
        key = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        key = None
    if isinstance(key, list) and len(key) == len(types) and all(map(_is_sound, key, types)):
        return key
    raise bad_value(f"{name} is not one that this address gave: start again without it.")


def _is_sound(value: object, wanted: type | UnionType) -> bool:
    """Whether a value is of its type, and one that the database can be asked for."""
    if isinstance(value, bool) or not isinstance(value, wanted):
        return False
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    return not isinstance(value, str) or not any("\ud800" <= character <= "\udfff" for character in value)
