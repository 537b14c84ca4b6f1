"""From links to claims: which appearances assert the same thing.

Not the connected components: one bad link would chain two stories into one. Groups merge from the best supported link
down, and only when enough of their members are linked with each other and none contradict. A bound ("more than 57,000")
joins one claim at the end; it never joins two. The result depends on the links alone, not on the order in which they
were found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

Pair = tuple[str, str]
Scored = tuple[str, str, float]

_LINKED = 0.5  # of all pairs between two groups, how many must be linked for them to merge
_LINKED_ONE = 0.25  # the same for a single appearance: a headline meets only some of the versions


class _Groups:
    """Disjoint groups that grow; knows for each two how many pairs are linked, and which must never meet."""

    def __init__(self, names: Iterable[str], same: Iterable[Scored], apart: Iterable[Pair]) -> None:
        self.group = {name: name for name in names}
        self.members = {name: {name} for name in self.group}
        self.links: dict[str, dict[str, int]] = defaultdict(dict)
        self.apart: dict[str, set[str]] = defaultdict(set)
        for left, right, _ in same:
            self.links[left][right] = self.links[right][left] = 1
        for left, right in apart:
            if left in self.group and right in self.group:
                self.apart[left].add(right)
                self.apart[right].add(left)

    def merge(self, left: str, right: str) -> None:
        """Makes one group of two; the smaller goes into the larger."""
        keep, gone = sorted((left, right), key=lambda name: (-len(self.members[name]), name))
        moved = self.members.pop(gone)
        self.members[keep] |= moved
        self.group.update(dict.fromkeys(moved, keep))
        for other, count in self.links.pop(gone, {}).items():
            self.links[other].pop(gone, None)
            if other != keep:
                self.links[keep][other] = self.links[other][keep] = self.links[keep].get(other, 0) + count
        for other in self.apart.pop(gone, set()):
            self.apart[other].discard(gone)
            self.apart[keep].add(other)
            self.apart[other].add(keep)

    def may_merge(self, left: str, right: str) -> bool:
        """Whether enough pairs are linked and nothing keeps the two apart."""
        if left == right or right in self.apart[left]:
            return False
        sizes = len(self.members[left]), len(self.members[right])
        needed = _LINKED_ONE if min(sizes) == 1 else _LINKED
        return self.links[left].get(right, 0) >= needed * sizes[0] * sizes[1]


def cluster(
    names: Collection[str],
    same: Collection[Scored],
    *,
    bounds: Collection[str] = (),
    conflicts: Collection[Pair] = (),
    judged_same: Collection[Pair] = (),
    judged_apart: Collection[Pair] = (),
) -> list[set[str]]:
    """The groups that `names` fall into, in the order in which `names` lists their first members.

    `bounds` are the names whose figure leaves one side open. A person's decision outranks every link: pairs in
    `judged_same` are together, with all that links hold to either, and those in `judged_apart` are not, unless a chain
    of decisions says so.
    """
    open_ended = set(bounds).intersection(names)
    points = [link for link in same if link[0] not in open_ended and link[1] not in open_ended]
    known = set(names)
    decided = sorted(pair for pair in judged_same if known.issuperset(pair))
    first: list[Pair] = []  # what has to come together before links have their say, or these would keep it apart
    while True:
        groups = _Groups(names, same, {*conflicts, *judged_apart})
        _join(groups, first, ())
        _merge(groups, points)
        blocked = _join(groups, decided, judged_apart)
        if not blocked:
            break
        first += blocked
    _join_bounds(groups, same, open_ended)
    loose = {name for name in open_ended if len(groups.members[groups.group[name]]) == 1}
    _merge(groups, [link for link in same if link[0] in loose and link[1] in loose])
    found = dict.fromkeys(groups.group[name] for name in names)
    return [groups.members[name] for name in found]


def _join(groups: _Groups, pairs: Iterable[Pair], apart: Collection[Pair]) -> list[Pair]:
    """Joins whole groups by a pair of their members; gives the pairs whose groups hold a pair that is kept apart."""
    blocked = []
    for left, right in pairs:
        one, other = groups.group[left], groups.group[right]
        if one == other:
            continue
        if any({groups.group.get(low), groups.group.get(high)} == {one, other} for low, high in apart):
            blocked.append((left, right))
        else:
            groups.merge(one, other)
    return blocked


def _merge(groups: _Groups, links: Collection[Scored]) -> None:
    """Links inside a story, whose ends have the same neighbours, come before one that leads out of it."""
    near: dict[str, set[str]] = defaultdict(set)
    for left, right, _ in links:
        near[left] |= {left, right}
        near[right] |= {left, right}
    shared: dict[Pair, float] = {}
    for left, right, _ in links:
        both = len(near[left] & near[right])
        shared[left, right] = both / (len(near[left]) + len(near[right]) - both)
    for left, right, _ in sorted(links, key=lambda link: (-shared[link[0], link[1]], -link[2], link[0], link[1])):
        one, other = groups.group[left], groups.group[right]
        if groups.may_merge(one, other):
            groups.merge(one, other)


def _join_bounds(groups: _Groups, same: Collection[Scored], bounds: set[str]) -> None:
    """Each bound that is still alone goes to the one group that it is surest of; all choose before any moves."""
    offers: dict[str, dict[str, float]] = defaultdict(dict)
    for left, right, score in same:
        for bound, point in ((left, right), (right, left)):
            if bound in bounds and point not in bounds and len(groups.members[groups.group[bound]]) == 1:
                target = groups.group[point]
                offers[bound][target] = max(score, offers[bound].get(target, 0.0))
    chosen = []
    for bound, targets in sorted(offers.items()):
        allowed = [target for target in targets if target not in groups.apart[groups.group[bound]]]
        if allowed:
            best = min(allowed, key=lambda target: (-targets[target], min(groups.members[target])))
            chosen.append((bound, min(groups.members[best])))
    for bound, point in chosen:
        one, other = groups.group[bound], groups.group[point]
        if one != other and other not in groups.apart[one]:
            groups.merge(one, other)
