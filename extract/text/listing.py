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


_MARK = re.compile(r"\s{0,8}(?:\(\d{1,2}\)|\d{1,2}[.)]|[•·●■◆▪])(?=\s|\Z)")


def behind_mark(line: str, at: int = 0) -> int:
    """Where what an item of an English list tells begins, behind its number or mark; `at` when none stands there.

    >>> behind_mark("2. Schools close"), behind_mark("2.5 million pupils")
    (2, 0)
    """
    mark = _MARK.match(line, at)
    return at if mark is None else mark.end()


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
