"""Lists: lines that belong to a line before them which ends with a colon (教育局公布安排：, then 1. … 2. …)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# 1. …, 一、…, （二）…, • …, - …
_ITEM = re.compile(
    r"\s*(?:\d{1,2}\s?[.、)](?!\d)|[一二三四五六七八九十]{1,3}[、.]|[(（]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[)）]|[•·●■◆▪*–—-]\s?)"
)
_TITLE = re.compile(r"[^。，.!?！？:：]{1,16}[:：]?\s*")
_MOST = 40  # lines of a list


def is_item(line: str) -> bool:
    """Whether a line is an item of a list."""
    return _ITEM.match(line) is not None


def heads_above(lines: Callable[[int], str], at: int) -> Iterator[int]:
    """Numbers of the lines that may announce the list of which line `at` is an item, the nearest first.

    Titles inside a list are passed; the first line that is neither a title nor an item ends it.

    >>> list(heads_above(["The mayor announced:", "1. Buses run", "Schools", "2. Schools close"].__getitem__, 3))
    [0]
    """
    for head in range(at - 1, max(-1, at - 1 - _MOST), -1):
        line = lines(head)
        if is_item(line):
            continue
        if line.rstrip().endswith((":", "：")):
            yield head
        if _TITLE.fullmatch(line) is None:
            return
