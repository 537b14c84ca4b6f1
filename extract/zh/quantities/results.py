"""Figures in lists of results (林小满 12,345), which no grammar of Chinese reads."""

from __future__ import annotations

import re

from extract.quantities.results import is_result, line_before, named_in_results
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.noise import is_code

_COUNTED = re.compile(
    r"得(?P<votes>票)|(?:[各每][\u3400-\u9fff])?(?P<item>[\u3400-\u9fff]{1,6}?)(?:人数|数目|宗数|票数|总数)"
)
_ABOVE = 30  # lines among which a list is announced


def read_result(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """The count on a line of results; a line above them may say of what, else only 12,345 is more than a code."""
    text, start = passage.text, reading.start
    if reading.scaled or text[reading.end : reading.end + 1].strip(" \n") or is_code(passage.before(start, 12)):
        return None
    if named_in_results(text, start) is None:
        return None
    counted = _counted_above(text, line_before(text, start))
    if counted is None and "," not in text[start : reading.end]:
        return None
    draft = QuantityDraft(
        start, reading.end, "count", "count: line of results", reading.low, None, None, reading.modifier
    )
    if counted is not None:
        draft.item_start = counted[0]
        draft.item = passage.document.text[counted[0] : counted[1]]
    return draft


def _counted_above(text: str, begun: int) -> tuple[int, int] | None:
    """Where one of the lines above says what the figures of a list count."""
    for _ in range(_ABOVE):
        if begun == 0:
            return None
        end, begun = begun - 1, line_before(text, begun - 1)
        told = None if is_result(text, begun) else _COUNTED.search(text, begun, end)
        if told is not None:
            return told.span(told.lastgroup or 0)
    return None
