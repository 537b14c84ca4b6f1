"""Moments: a clock time or a part of the year that stands without its date, as a finished draft."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.dates.yearparts import read_part_alone
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import DIGITS
from extract.zh.passage import Passage


def clock_draft(passage: Passage, start: int, end: int) -> QuantityDraft:
    """A time of day, on the day named last in its sentence, else the day of publication."""
    draft = QuantityDraft(start, end, "date", "date: time of day", optional=True)
    named = any(told.kind == "date" for told in passage.found)
    only = passage.anchors.latest if named else None
    if only is None:
        draft.start_date = draft.end_date = passage.anchors.published
    elif only.start == only.end:
        draft.start_date = draft.end_date = only.start
    return draft


def _is_before_a_deed(passage: Passage, start: int, end: int) -> bool:
    """True for 前两个月 in 她买入大宅前两个月，…: so long before what somebody did."""
    if passage.text[start] != "前" or passage.after(end, 1) not in tuple("，。才就已曾"):
        return False
    words = passage.document.tokens_between(max(passage.start, start - _NEAR), start)
    verb = max((at for at, word in enumerate(words) if word.tag == "v" and word.word not in _NO_DEEDS), default=-1)
    return verb >= 0 and len(words) - verb <= 2 and all(word.tag[0] in "nv" for word in words[verb:])


# 连续三季度, 过去两季: so many quarters, and not the third one.
_QUARTERS_RUN = re.compile(
    r"(?P<number>[2-9]|[两三四五六七八九二])\ ?季(?:度|(?=[，。、的增下上升跌录]|出现|呈|保持|都|均|\Z))"
)
_RUNNING = re.compile(r"(?:连续|接连|一连|连|历时|为期|长达|持续|过去|最近|近|未来|今后|接下来)(?:了|的|约|近)?\ ?\Z")
_NEAR = 8  # characters
_NO_DEEDS = frozenset(("截至", "截止", "包括", "显示", "预计"))


def part_draft(passage: Passage, start: int) -> QuantityDraft | None:
    """一季度, 上半年, 前三季度, 年底 without a year before them."""
    run = _QUARTERS_RUN.match(passage.text, start, passage.end)
    if run is not None and _RUNNING.search(passage.before(start, 5)):
        months = 3 * DIGITS[run["number"]] if run["number"] in DIGITS else 3 * int(run["number"])
        return QuantityDraft(start, run.end(), "duration", "duration: quarters in a row", Decimal(months), None, "mo")
    part = read_part_alone(passage, start)
    if part is None or _is_before_a_deed(passage, start, part.end):
        return None
    draft = QuantityDraft(start, part.end, "date", "date: part of this year")
    if part.period is not None:
        draft.start_date, draft.end_date, draft.vague = part.period
        passage.anchors.note(part.period, passage.place, full=False)
    return draft
