"""Two lists paired, each place once: by keys that are equal, or in an order in which the best pairs come first.

What is paired is known by its place in its list, so that what is left over is still in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

One = TypeVar("One")
Key = Callable[[One], Hashable]
Pairs = Iterable[tuple[int, int]]


def greedy(ordered: Pairs) -> Iterator[tuple[int, int]]:
    """The pairs in their order, each place once.

    >>> list(greedy([(1, 1), (1, 2), (2, 1), (2, 2)]))
    [(1, 1), (2, 2)]
    """
    lefts: set[int] = set()
    rights: set[int] = set()
    for one, other in ordered:
        if one not in lefts and other not in rights:
            lefts.add(one)
            rights.add(other)
            yield one, other


def groups(
    left: Mapping[int, One], right: Mapping[int, One], key: Key[One]
) -> Iterator[tuple[dict[int, One], dict[int, One]]]:
    """What has one key, on both sides.

    >>> list(groups({0: "a", 1: "b"}, {0: "b", 1: "c", 2: "B"}, str.lower))
    [({1: 'b'}, {0: 'b', 2: 'B'})]
    """
    lefts, rights = _grouped(left, key), _grouped(right, key)
    return ((lefts[each], rights[each]) for each in lefts if each in rights)


def _grouped(places: Mapping[int, One], key: Key[One]) -> dict[Hashable, dict[int, One]]:
    found: dict[Hashable, dict[int, One]] = {}
    for at, each in places.items():
        found.setdefault(key(each), {})[at] = each
    return found


def in_order(left: Mapping[int, One], right: Mapping[int, One], key: Key[One]) -> Pairs:
    """Pairs of one key, the first with the first.

    >>> list(in_order({0: "a", 1: "b", 2: "b"}, {0: "b", 1: "a"}, str.lower))
    [(0, 1), (1, 0)]
    """
    return (pair for lefts, rights in groups(left, right, key) for pair in zip(lefts, rights, strict=False))


def without(places: Mapping[int, One], taken: Collection[int]) -> dict[int, One]:
    """Those that are not taken.

    >>> without({0: "a", 1: "b"}, [1])
    {0: 'a'}
    """
    gone = set(taken)
    return {at: each for at, each in places.items() if at not in gone}
