"""From a component of links to its claims, wherever linking runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from claims.match.clusters.cluster import cluster
from claims.match.clusters.independence import independent_sources
from db.links.linking import Component, Telling
from db.links.settling import Settled


def claimed(component: Component, bounds: Collection[str], tellings: Mapping[str, Telling]) -> Iterator[Settled]:
    """The claims that the appearances of a component make, each with its appearances from the oldest on.

    `bounds` are those whose figure leaves one side open, `tellings` says who tells each.
    """
    age = {name: place for place, name in enumerate(component.appearance_ids)}
    for group in _groups(component, bounds):
        counted = independent_sources(tellings[name] for name in group)
        yield Settled(tuple(sorted(group, key=age.__getitem__)), counted)


def _groups(component: Component, bounds: Collection[str]) -> list[set[str]]:
    """The claims in a component; a copy goes where the one that it repeats goes."""
    groups = cluster(
        [name for name in component.appearance_ids if name not in component.copies],
        component.same,
        bounds=bounds,
        conflicts=component.conflicts,
        judged_same=component.judged_same,
        judged_apart=component.judged_apart,
    )
    of = {name: group for group in groups for name in group}
    for copy, leader in component.copies.items():
        of[leader].add(copy)
    return groups
