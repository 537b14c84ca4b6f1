"""Ids in portions, as statements take them: lists of JSON that stay small, with the plan on the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_BATCH = 500  # ids in one statement

Id = TypeVar("Id", str, int)


def batches(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Each id once, in order, so many at a time that one statement takes them."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]
