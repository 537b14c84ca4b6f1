"""What is worked out of a statement once, however many others it meets."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from claims.match.statement.mention import Mention

Told = TypeVar("Told")


def once(function: Callable[[Mention], Told]) -> Callable[[Mention], Told]:
    """The same function, whose value is kept with the statement like one of its cached properties.

    One for statements that live as long as others come to meet them; what it gives is never changed.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def known(mention: Mention) -> Told:
        kept = mention.__dict__
        if name not in kept:
            kept[name] = function(mention)
        value: Told = kept[name]
        return value

    return known
