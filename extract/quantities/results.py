"""Lists of results: a name and a bare number on a line of its own, one line below another (1. Ann Cole 12,345)."""

from __future__ import annotations

import re

# Lines are those of a folded text; figures are of at least three digits, so that ranks and scores are none.
_LINE = re.compile(
    r"\ *(?:\d{1,2}\ ?[.、)]\ *)?(?P<name>[^\W\d][^\n\d。!?,，;|]{0,29}?)(?:\ *[\t:—–-]\ *|\ +)"
    r"(?P<figure>\d{1,3}(?:,\d{3})+|\d{3,6})\ *(?=\n|\Z)"
)


def named_in_results(text: str, start: int) -> tuple[int, int] | None:
    """The span of the name on the line of a list of results whose figure begins at `start`; None where none does.

    >>> named_in_results("Ann Cole 12,345\\nBob Lee 9,876", 9)
    (0, 8)
    """
    begun = line_before(text, start)
    line = _LINE.match(text, begun)
    if line is None or line.start("figure") != start:
        return None
    above, below = line_before(text, begun - 1), line.end() + 1
    goes_on = is_result(text, below) or (above < begun and is_result(text, above))
    return line.span("name") if goes_on else None


def is_result(text: str, at: int) -> bool:
    """Whether the line that begins at `at` looks like one of results."""
    return _LINE.match(text, at) is not None


def line_before(text: str, at: int) -> int:
    """Where the line begins that holds what is before `at`."""
    return text.rfind("\n", 0, max(0, at)) + 1
