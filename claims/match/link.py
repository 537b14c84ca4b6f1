"""Linking in the database: new appearances against all that share a key with them, then the claims they touch."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from claims.match.admission import is_hopeless, is_linked
from claims.match.cluster import cluster
from claims.match.independence import independent_sources, is_copy
from claims.match.keys import keys
from claims.match.mention import Mention, from_rows
from claims.match.score import RULE, Comparison, compare_pair, paired
from db import linking
from db.linking import Component, Link, Settled
from db.store import Store

Step = Callable[[int], None]  # told how many more appearances are done


def link_appearances(
    connection: sqlite3.Connection,
    appearance_ids: Collection[str],
    widowed_claim_ids: Collection[str] = (),
    *,
    mentions: Mentions | None = None,
    step: Step | None = None,
) -> None:
    """Links these appearances, new or worded anew, and settles every claim that they touch or that lost one.

    Call inside a transaction. Everything else in the database stays as it is. `mentions` saves building those of the
    stored appearances again for each of many sources.
    """
    neighbours = linking.forget(connection, appearance_ids)
    mentions = mentions or Mentions(connection)
    mentions.forget(appearance_ids)
    _link(connection, mentions, appearance_ids, step)
    touched = [*appearance_ids, *sorted(neighbours), *linking.left_in(connection, widowed_claim_ids)]
    _settle(connection, mentions, touched)


def link_sources(store: Store, source_ids: Sequence[str]) -> None:
    """Links every appearance of these sources again."""
    with store.transaction():
        link_appearances(store.connection, linking.appearances_of_sources(store.connection, source_ids))


def link_all(store: Store, step: Step | None = None) -> int:
    """Links every appearance again, as adding them one by one in any order would; gives how many there are."""
    with store.transaction():
        everything = linking.appearance_ids(store.connection)
        link_appearances(store.connection, everything, step=step)
    return len(everything)


_KEPT = 50_000  # mentions kept in memory, some 300 MB


class Mentions:
    """The mentions of stored appearances; the latest used are kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, Mention] = {}
        self._sentences: dict[str, list[str]] = {}

    def forget(self, ids: Iterable[str]) -> None:
        """Reads these anew when they are asked for next."""
        self._sentences.clear()
        for name in ids:
            self._known.pop(name, None)

    def get(self, ids: Iterable[str]) -> dict[str, Mention]:
        """Id -> mention of all that exist."""
        if len(self._known) > _KEPT:
            self._known.clear()
        wanted = list(dict.fromkeys(ids))
        missing = [name for name in wanted if name not in self._known]
        for stored in linking.stored_appearances(self._connection, missing):
            mention = from_rows(stored.row, stored.quantities, stored.attributions)
            self._known[mention.id] = mention
        return {name: self._known[name] for name in wanted if name in self._known}

    def tells(self, source_id: str | None, mention: Mention) -> bool:
        """Whether a source makes a statement too: in its own sentence or in a copy that holds the same figures."""
        if source_id is None or source_id == mention.source_id:
            return source_id is not None
        if source_id not in self._sentences:
            self._sentences[source_id] = linking.sentences(self._connection, source_id)
        written = [figure.exact for figure in mention.figures]
        return any(
            all(exact in sentence for exact in written) and is_copy(sentence, mention.text)
            for sentence in self._sentences[source_id]
        )


def candidates(connection: sqlite3.Connection, mention: Mention) -> list[str]:
    """The stored appearances worth comparing with `mention`, those that share most keys first."""
    shared = linking.sharing(connection, keys(mention))
    return sorted((name for name in shared if name != mention.id), key=lambda name: (-shared[name], name))


_BATCH = 1_000  # appearances whose keys or links are written at a time


def _link(connection: sqlite3.Connection, mentions: Mentions, ids: Collection[str], step: Step | None) -> None:
    """First the keys of all, then each against those that share one; a pair of two new ones is compared once."""
    ordered, new = list(ids), set(ids)
    batches = [ordered[start : start + _BATCH] for start in range(0, len(ordered), _BATCH)]
    for batch in batches:
        found = mentions.get(batch)
        linking.write_keys(connection, ((key, name) for name, each in found.items() for key in sorted(keys(each))))
    for batch in batches:
        linking.write_links(connection, _links(connection, mentions, batch, new))
        if step is not None:
            step(len(batch))


def _links(connection: sqlite3.Connection, mentions: Mentions, batch: list[str], new: set[str]) -> Iterator[Link]:
    for name, mention in mentions.get(batch).items():
        others = [other for other in candidates(connection, mention) if other not in new or other > name]
        for other, partner in mentions.get(others).items():
            if _in_one_breath(mention, partner):
                continue
            if _is_repeated(mention, partner):
                left_id, right_id = sorted((name, other))
                yield Link(left_id, right_id, "same", 1.0, _REPEATED, RULE)
                continue
            if is_hopeless(pair := paired(mention, partner)):
                continue
            comparison = compare_pair(pair)
            if is_linked(pair, comparison) and not _is_told_apart(comparison, mention, partner, mentions):
                left_id, right_id = sorted((name, other))
                yield Link(left_id, right_id, comparison.relation, comparison.score, reasons(comparison), RULE)


def _in_one_breath(left: Mention, right: Mention) -> bool:
    """Two statements of one sentence, however often it is printed: its writers mean both, and neither for the other."""
    if left.text != right.text:
        return False
    return [(each.start, each.end) for each in left.figures] != [(each.start, each.end) for each in right.figures]


def _is_repeated(left: Mention, right: Mention) -> bool:
    """Whether the second is a copy of the first, its dates meaning the same days: nothing is left to compare."""
    return (left.text, left.figures, left.time_start, left.time_end, left.start, left.negated) == (
        *(right.text, right.figures, right.time_start, right.time_end, right.start, right.negated),
    )


_REPEATED = json.dumps([{"name": "wording", "value": 1.0, "sentence": "Both are the same sentence, word for word."}])


def _is_told_apart(comparison: Comparison, left: Mention, right: Mention, mentions: Mentions) -> bool:
    """Whether one source gives two figures itself: a contradiction only where it quotes two speakers on one thing."""
    if comparison.relation != "conflict":
        return False
    disputed = comparison.feature("speakers").value < 0
    if disputed and comparison.feature("thing").value >= 0 and comparison.feature("names").value >= 0:
        return False
    return mentions.tells(right.source_id, left) or mentions.tells(left.source_id, right)


def reasons(comparison: Comparison) -> str:
    """The features of a comparison that say something, as the JSON that `links` keeps."""
    told = [
        {"name": feature.name, "value": feature.value, "sentence": feature.sentence}
        for feature in comparison.features
        if feature.value
    ]
    return json.dumps(told, ensure_ascii=False)


def _settle(connection: sqlite3.Connection, mentions: Mentions, ids: Iterable[str]) -> None:
    for component in linking.components(connection, ids):
        known = mentions.get(component.appearance_ids)
        age = {name: place for place, name in enumerate(component.appearance_ids)}
        settled = [
            Settled(tuple(sorted(group, key=age.__getitem__)), independent_sources([known[name] for name in group]))
            for group in _groups(component, known)
        ]
        linking.settle(connection, settled)


def _groups(component: Component, mentions: dict[str, Mention]) -> list[set[str]]:
    return cluster(
        component.appearance_ids,
        component.same,
        bounds=[name for name, mention in mentions.items() if mention.is_bound],
        conflicts=component.conflicts,
        judged_same=component.judged_same,
        judged_apart=component.judged_apart,
    )
