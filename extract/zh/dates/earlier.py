"""Earlier dates: 上年, 上季度 and 上月 behind a comparison count back from the time that the sentence tells of."""

from __future__ import annotations

import re

from extract.dates import periods
from extract.dates.periods import Period
from extract.zh.passage import Passage

_PRIOR_YEARS = frozenset(("上年", "上年度", "上一年", "上一年度"))
_COMPARING = re.compile(r"(?:比|较|相较|对比|与|同|跟|按|于)\ ?\Z")
_COMPARED = re.compile(r"\ ?(?:的?同期|末|底|为|的\d)")
_MONTH, _QUARTER = (28, 31), (90, 92)  # days


def _told(passage: Passage, start: int) -> Period | None:
    """The date told last before `start` in the sentence that is itself no base of a comparison."""
    for draft in reversed(passage.found):
        if draft.start_date is None or draft.end_date is None or draft.end > start:
            continue
        if draft.kind == "date" and not _COMPARING.search(passage.before(draft.start, 3)):
            return Period(draft.start_date, draft.end_date)
    return None


def _compared(passage: Passage, start: int, end: int) -> bool:
    """Whether something is compared with the date at `start`: 比上年, 上年同期, 上年为3亿元."""
    return _COMPARING.search(passage.before(start, 3)) is not None or (
        _COMPARED.match(passage.text, end, passage.end) is not None
    )


def year_before(passage: Passage, start: int, word: str) -> int | None:
    """2016 for 上年 in 2017年产量…，比上年增加: the year before the one told; None where only publication says it."""
    if word not in _PRIOR_YEARS or not _compared(passage, start, start + len(word)):
        return None
    told = _told(passage, start)
    year = told.end.year if told is not None else passage.anchors.told_year(passage.place)
    return None if year is None else year - 1


def quarter_before(passage: Passage, start: int) -> Period | None:
    """The second quarter for 比上季度 behind 第三季度; None where no quarter was told."""
    told = _told(passage, start)
    if told is None or not _QUARTER[0] <= (told.end - told.start).days + 1 <= _QUARTER[1]:
        return None
    count = told.start.year * 4 + told.start.month // 3 - 1
    return periods.quarter(count // 4, count % 4 + 1)


def month_before(passage: Passage, start: int) -> tuple[int, int] | None:
    """Year and month for 比上月 behind 10月; None where nothing is compared or no month was told."""
    told = _told(passage, start) if _COMPARING.search(passage.before(start, 3)) else None
    if told is None or told.start.day > 1 or not _MONTH[0] <= (told.end - told.start).days + 1 <= _MONTH[1]:
        return None
    count = told.start.year * 12 + told.start.month - 2
    return count // 12, count % 12 + 1
