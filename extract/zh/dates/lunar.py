"""Days of the moon: 农历八月十五, 大年初七, 腊月二十三, 年三十, as days of the calendar that everybody uses."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from extract.dates.moon import lunar_day, lunar_month
from extract.dates.periods import Period, single
from extract.zh.numbers.numerals import evaluate
from extract.zh.passage import Passage

_DAY = (
    r"(?:初[一二三四五六七八九十]|[一二三]十[一二三四五六七八九]?|十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)"
)
_MONTH = r"(?:正|腊|冬|十[一二]?|[一二三四五六七八九])"
_CALENDAR = "(?:农历|阴历|旧历|夏历)"
_NEW_YEAR = r"(?:大年|(?<![今去明前后每同当全半来往学新旧成幼周早少现])年)"
_NAMED = re.compile(
    rf"(?P<calendar>{_CALENDAR})?(?:(?P<leap>闰)?(?P<month>{_MONTH})月|{_NEW_YEAR})(?P<day>{_DAY})"
    r"(?![月年个名岁位家条天一二三四五六七八九十百千万亿多季])[日号]?"
    rf"|{_CALENDAR}(?:(?P<m>1[0-2]|[1-9])月(?P<d>[12]\d|30|[1-9])日)"
    rf"|{_CALENDAR}(?P<whole>{_MONTH})月(?!\d)"
)
_OPENINGS = frozenset("农阴旧夏闰正腊冬大年一二三四五六七八九十")  # with which those words begin
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_NAMES = frozenset("正冬腊")
_LAST_MONTH, _EVE, _FESTIVE = 12, 30, 15
_YEARS_AROUND = (-1, 0, 1)
_TODAY, _JUST_PAST = timedelta(0), timedelta(days=20)


class LunarDay(NamedTuple):
    """Where the words of a day of the moon end, and the day; `sure` where no other year can be meant, so that other
    dates may be counted from it.
    """

    end: int
    period: Period
    sure: bool


def read_lunar(passage: Passage, at: int, year: int | None) -> LunarDay | None:
    """The day of the moon at `at`: that of `year`, else the nearest to the date right before it or to publication."""
    if passage.text[at : at + 1] not in _OPENINGS:
        return None
    match = _NAMED.match(passage.text, at, passage.end)
    if match is None or not _is_lunar(match):
        return None
    beside = _told_beside(passage, at)
    base = beside or passage.anchors.published
    years = [year] if year is not None else [] if base is None else [base.year + away for away in _YEARS_AROUND]
    found = [period for period in (_period(match, told) for told in years) if period is not None]
    if not found:
        return None
    nearest = min(found, key=lambda period: _away(period, base))
    sure = year is not None or beside is not None
    return LunarDay(match.end(), nearest, sure or (base is not None and _JUST_PAST >= base - nearest.start >= _TODAY))


def _told_beside(passage: Passage, at: int) -> date | None:
    """2016年2月9日 right before 大年初二 or before the bracket that it stands in."""
    before = passage.found[-1] if passage.found else None
    if before is None or before.start_date is None or passage.text[before.end : at].strip(" (的") != "":
        return None
    return before.start_date


def _away(period: Period, base: date | None) -> timedelta:
    return timedelta(0) if base is None else abs(period.start - base)


def _is_lunar(match: re.Match[str]) -> bool:
    """八月十五 alone is a day of August; 八月初五, 腊月廿三 and what 农历 leads are the moon's."""
    if match["day"] is None or match["calendar"] is not None or match["month"] is None:
        return True
    if match.group().endswith(("日", "号")):
        return False  # 六月廿六日
    return match["month"] in _NAMES or match["day"].startswith(("初", "廿"))


def _period(match: re.Match[str], year: int) -> Period | None:
    if match["whole"] is not None:
        return lunar_month(year, _month(match["whole"]))
    if match["m"] is not None:
        only = lunar_day(year, int(match["m"]), int(match["d"]))
        return None if only is None else single(only)
    day = int(evaluate(match["day"].removeprefix("初")) or 0)
    if match["month"] is None and day == _EVE:  # 大年三十, whether the month has 30 days or 29
        last = lunar_month(year - 1, _LAST_MONTH)
        return None if last is None else single(last.end)
    month = _month(match["month"]) if match["month"] is not None else _LAST_MONTH if day > _FESTIVE else 1  # 年廿八
    only = lunar_day(year, month, day, leap=match["leap"] is not None)
    return None if only is None else single(only)


def _month(written: str) -> int:
    return _MONTHS.get(written) or int(evaluate(written) or 0)
