"""How many sources tell a claim on their own: wire copy counts once, however often it was printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from claims.match.mention import Mention
from extract.fold import fold

_COPIED = 85  # rapidfuzz ratio of two sentences from which one is taken for a copy of the other
_NOT_WORDS = re.compile(r"[\W_]+")


def independent_sources(mentions: Sequence[Mention]) -> int:
    """The sources behind `mentions`; those of one publisher, of one wording, or citing each other, count as one."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda each: each.id):
        joined = [group for group in groups if any(_depends(mention, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([mention, *(member for group in joined for member in group)])
    return len(groups)


def _depends(left: Mention, right: Mention) -> bool:
    if left.source_id == right.source_id or (left.publisher and left.publisher == right.publisher):
        return True
    if _cites(left, right) or _cites(right, left):
        return True
    return left.lang == right.lang and is_copy(left.text, right.text)


def is_copy(left: str, right: str) -> bool:
    """Whether two sentences of one language are one, give or take an edit."""
    return fuzz.ratio(_plain(left), _plain(right), score_cutoff=_COPIED) > 0


def _cites(mention: Mention, other: Mention) -> bool:
    """Whether a statement names the publisher of the other as its source."""
    publisher = fold(other.publisher or "").lower()
    return bool(publisher) and any(fold(name).lower() in (publisher, f"《{publisher}》") for name in mention.speakers)


def _plain(text: str) -> str:
    return _NOT_WORDS.sub("", fold(text).lower())
