"""How many sources tell a claim on their own: wire copy counts once, however often it was printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from db.links.linking import Telling
from db.texts.publishers import spelling
from extract.text.fold import fold

_COPIED = 85  # rapidfuzz ratio of two sentences from which one is taken for a copy of the other
_NOT_WORDS = re.compile(r"[\W_]+")


def independent_sources(tellings: Iterable[Telling]) -> int:
    """The sources behind `tellings`; those of one publisher, of one wording, or citing each other, count as one."""
    return len(set(leading_sources(tellings).values()))


def leading_sources(tellings: Iterable[Telling]) -> dict[str, str]:
    """For each source behind `tellings` the one that stands for all those that depend on each other."""
    groups = _Groups()
    wordings: dict[tuple[str, str], str] = {}  # language and plain words -> the source that was met first
    publishers: dict[str, str] = {}  # spelling -> the source that was met first
    told = sorted(tellings, key=lambda telling: telling.appearance_id)
    for telling in told:
        groups.join(telling.source_id, wordings.setdefault((telling.lang, _plain(telling.text)), telling.source_id))
        if telling.publisher:
            groups.join(telling.source_id, publishers.setdefault(spelling(telling.publisher), telling.source_id))
    for telling in told:
        for speaker in telling.speakers:
            groups.join(telling.source_id, publishers.get(spelling(speaker), telling.source_id))
    of_lang: dict[str, dict[str, str]] = {}
    for (lang, words), source in wordings.items():
        of_lang.setdefault(lang, {})[words] = source
    for said in of_lang.values():
        for one, other in _near(said):
            groups.join(said[one], said[other])
    return {telling.source_id: groups.top(telling.source_id) for telling in told}


def _near(wordings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of which one is a copy of the other, the shorter first; none is compared with what is too long for that."""
    ordered = sorted(wordings, key=len)
    lengths = [len(words) for words in ordered]
    for place, words in enumerate(ordered):
        end = bisect_right(lengths, len(words) * (200 - _COPIED) / _COPIED, lo=place + 1)
        found = process.extract_iter(words, ordered[place + 1 : end], scorer=fuzz.ratio, score_cutoff=_COPIED)
        yield from ((words, near) for near, _, _ in found)


class _Groups:
    """Sources that depend on each other."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, name: str) -> str:
        """The source that stands for the group of `name`."""
        while (above := self._above.setdefault(name, name)) != name:
            name = above
        return name

    def join(self, left: str, right: str) -> None:
        """Makes one group of two."""
        one, other = self.top(left), self.top(right)
        self._above[max(one, other)] = min(one, other)


def is_copy(left: str, right: str) -> bool:
    """Whether two sentences of one language are one, give or take an edit."""
    return _is_near(_plain(left), _plain(right))


def is_told_in(sentences: Iterable[str], text: str, figures: Sequence[str]) -> bool:
    """Whether one of the sentences is a copy of `text` that holds the same figures, as they are written there."""
    return any(all(exact in sentence for exact in figures) and is_copy(sentence, text) for sentence in sentences)


def _is_near(left: str, right: str) -> bool:
    return fuzz.ratio(left, right, score_cutoff=_COPIED) > 0


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    return _NOT_WORDS.sub("", fold(text).lower())
