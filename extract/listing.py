"""Lists: lines that belong to a line before them which ends with a colon (教育局公布安排：, then 1. … 2. …)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# 1. …, 一、…, （二）…, • …, - …
_ITEM = re.compile(
    r"\s*(?:\d{1,2}\s?[.、)](?!\d)|[一二三四五六七八九十]{1,3}[、.]|[(（]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[)）]|[•·●■◆▪*–—-]\s?)"
)
_TITLE = re.compile(r"[^。，.!?！？:：]{1,16}[:：]?\s*")
MOST = 40  # lines of a list


def heads_of(lines: Sequence[str], at: int) -> Iterator[int]:
    """Indices of the lines that may announce the list of which line `at` is an item, the nearest first.

    Titles inside a list are passed; the first line that is neither a title nor an item ends it.

    >>> list(heads_of(["The mayor announced:", "1. Buses run", "Schools", "2. Schools close"], 3))
    [0]
    """
    if _ITEM.match(lines[at]) is None:
        return
    for head in range(at - 1, max(-1, at - 1 - MOST), -1):
        if _ITEM.match(lines[head]):
            continue
        if lines[head].rstrip().endswith((":", "：")):
            yield head
        if _TITLE.fullmatch(lines[head]) is None:
            return
