"""Whether a place in English text stands inside a quotation that its line opens before it."""

from __future__ import annotations

import re

_MARKS = '"“”'
_MARK = re.compile(f"[{_MARKS}]")
_BACK = 700  # characters before a place in which the quotation opens


def opens_before(text: str, at: int) -> bool:
    """Whether the last quotation mark of the line before `at` opens.

    >>> opens_before('He said: "It is late today."', 24), opens_before('"Late," he said today.', 16)
    (True, False)
    """
    low = max(text.rfind("\n", 0, at) + 1, at - _BACK)
    last = max(text.rfind(mark, low, at) for mark in _MARKS)
    return last >= 0 and _opens(text, last)


def in_quotation(text: str, at: int) -> bool:
    """The same, where the next mark of the line closes: what was quoted has not been left open by mistake."""
    if not opens_before(text, at):
        return False
    line_end = text.find("\n", at)
    behind = _MARK.search(text, at, line_end if line_end >= 0 else len(text))
    return behind is not None and not _opens(text, behind.start())


def _opens(text: str, at: int) -> bool:
    """Whether the mark at `at` opens a quotation; a straight one does behind a space and before a word."""
    if text[at] != '"':
        return text[at] == "“"
    return (at == 0 or text[at - 1].isspace()) and text[at + 1 : at + 2].strip() != ""
