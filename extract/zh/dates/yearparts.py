"""Parts of a year: 初 底 年中, quarters, halves, seasons, 前五个月, and what stands for them alone (一季度, 上半年)."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from extract.dates import periods
from extract.dates.periods import Period
from extract.zh.dates.tense import is_future
from extract.zh.numbers.numerals import DIGITS
from extract.zh.passage import Passage

_EARLY = 3  # the last month in which the end of the year is taken for that of the year before
_NUMBER = DIGITS | {"首": 1, "十": 10, "十一": 11}
_COUNT = r"(?:1[01]|[1-9]|十一?|[一二两三四五六七八九])"
_PARTS = re.compile(
    rf"""\ ?(?:
      (?P<edge>年?(?:初|底|末|尾)(?!次|期|级|(?<=初)[一二三四五六七八九十])
      |年?中(?![国央共期学旬心考东华方山午环文美间小资超港办英日韩俄欧印概信兴建]))
    | 的?(?:全年)?(?P<ordinal>第)?(?P<quarter>[一二三四1-4])\ ?季(?:度|(?![军后赛播度])(?(ordinal)|(?!的)))
    | (?P<named_quarter>[首次]季(?:度)?)
    | 财年?\ ?[Qq](?P<letter>[1-4])(?![A-Za-z0-9]) | [Qq](?P<letter2>[1-4])(?![A-Za-z0-9])
    | (?:[前首头])(?P<quarters>[二两三23])个?季(?:度)?
    | (?P<half>[上下])半年(?:度)?
    | 的?(?:[前首头])\ ?(?P<months>{_COUNT})\ ?个?月
    | 的?最[后末]\ ?(?P<last_months>{_COUNT})\ ?个月
    | 的?(?P<first_month>首个?月)(?![底末])
    | (?P<season>[春夏秋冬])[季天]?(?![奥运节晚装游粮收播种耕令])
    )""",
    re.VERBOSE,
)
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}  # months; a winter ends in the next year
# Without a year only what can be nothing else.
_ALONE = re.compile(
    rf"""(?:
      (?:第?(?P<quarter>[一二三四1-4])\ ?季度
      |(?<![》」』])第(?P<season_number>[一二三四1-4])\ ?季(?![赛节集播开回军后中里《第]|\ 第))
    | (?P<named_quarter>首季度?|(?<![此再逐])次季度?)(?![军后])
    | [Qq](?P<letter2>[1-4])(?![A-Za-z0-9])
    | [前首头](?P<quarters>[二两三23])个?季(?:度)?
    | (?P<half>[上下])半年
    | (?<![之以此])[前首头]\ ?(?P<months>{_COUNT})\ ?个月
    | (?<![此之以日目眼先提从年月天])前(?P<short_months>1[01]|[2-9]|十一?|[二两三四五六七八九])月
        (?![\d底初中末份一二三四五六七八九十]|[上下]旬)
    | (?P<edge>年初(?![一二三四五六七八九十])
      |年底|年末|(?<![一当那每整全半])年中(?![国央共期学旬心东华方山午环文美间小资超港办英日韩俄欧印概信兴建评考检结报总会最的]))
    | (?P<month_edge>月初|月底|月尾|月末)
    )""",
    re.VERBOSE,
)


_THAT_MONTH = re.compile(r"(?:那个|那|该|当)\Z")  # 去年10月…就在那个月底
_JUST_BEGUN = 31  # days of a quarter or half in which nothing is told of its whole yet
_AHEAD = re.compile(r"可能|或会|或将|放缓至|将|预计|预料|预期|料|有望|计划|拟|今年|目标|指引|展望")


class Part(NamedTuple):
    """Where a part of a year ends, the days it covers, and what it is called in the rule."""

    end: int
    period: Period | None
    grain: Literal["part of a year", "part of a month"]


def read_year_part(passage: Passage, start: int, year: int | None) -> Part | None:
    """The part of `year` that is named at `start`, right behind the year."""
    match = _PARTS.match(passage.text, start, passage.end)
    return None if match is None else _resolved(match, year)


def read_part_alone(passage: Passage, start: int) -> Part | None:
    """一季度, 上半年, 年底 without a year: of the year that the text is telling of, else of publication."""
    match = _ALONE.match(passage.text, start, passage.end)
    if match is None:
        return None
    anchors = passage.anchors
    year = anchors.year_of_month(1, passage.place, passage.around(start, match.end()))
    published = anchors.published
    if match["month_edge"] is not None:
        told = anchors.latest if _THAT_MONTH.search(passage.before(start, 3)) else None
        base = told.end if told is not None else published
        whole = periods.month(base.year, base.month) if base is not None else None
        return Part(match.end(), whole and whole._replace(vague=True), "part of a month")
    part = _resolved(match, year)
    if published is not None and year is not None and year > published.year and match["edge"] is None:
        this = _resolved(match, published.year)  # 料第四季回升, told in November: the one that runs
        if this.period is not None and this.period.end >= published:
            return this
    if published is not None and year == published.year and _is_last_end(passage, match, published):
        return _resolved(match, year - 1)
    if published is None or year != published.year or part.period is None or match["edge"] is not None:
        return part
    ahead = is_future(passage.clause(match.start(), match.end()))
    if part.period.start > published and published.month <= _EARLY and not ahead:  # 四季度 told in January: last year's
        return _resolved(match, year - 1)
    begun = part.period.start <= published <= part.period.end and (published - part.period.start).days < _JUST_BEGUN
    if begun and not _AHEAD.search(passage.around(start, match.end())):
        return _resolved(match, year - 1)  # 一季度增长4.8%, told in January
    return part


def _is_last_end(passage: Passage, match: re.Match[str], published: date) -> bool:
    """True for 年末 in the figures of February, which is that of the year before; not for 到年底 and 年底前."""
    if match["edge"] not in ("年底", "年末") or published.month > _EARLY:
        return False
    ahead = passage.before(match.start(), 2)
    coming = ahead.endswith(("到", "至", "在")) and ahead not in ("截至", "截止")
    coming = coming or passage.text.startswith("前", match.end())
    return not coming and not is_future(passage.clause(match.start(), match.end()))


def _resolved(match: re.Match[str], year: int | None) -> Part:
    groups = match.groupdict()
    period: Period | None = None
    if groups["edge"] is not None:
        whole = periods.year(year) if year is not None else None
        return Part(match.end(), whole and whole._replace(vague=True), "part of a year")
    if year is None:
        return Part(match.end(), None, "part of a year")
    if groups["named_quarter"] is not None:
        period = periods.quarter(year, 1 if groups["named_quarter"][0] == "首" else 2)
    elif groups["quarter"] or groups.get("letter") or groups["letter2"] or groups.get("season_number"):
        written = groups["quarter"] or groups.get("letter") or groups["letter2"] or groups["season_number"]
        period = periods.quarter(year, _NUMBER[written] if written in _NUMBER else int(written))
    elif groups["quarters"] is not None:
        period = periods.months(year, 1, 3 * _count(groups["quarters"]))
    elif groups["half"] is not None:
        period = periods.half(year, 1 if groups["half"] == "上" else 2)
    elif groups.get("first_month") is not None:
        period = periods.months(year, 1, 1)
    elif groups.get("last_months") is not None:
        period = periods.months(year, 13 - _count(groups["last_months"]), 12)
    elif groups.get("short_months") is not None:
        period = periods.months(year, 1, _count(groups["short_months"]))
    elif groups["months"] is not None:
        period = periods.months(year, 1, _count(groups["months"]))
    else:
        first, last = _SEASONS[groups["season"]]
        closing = periods.month(year + last // 13, (last - 1) % 12 + 1)
        season = periods.span(periods.month(year, first), closing)
        period = season and season._replace(vague=True)
    return Part(match.end(), period, "part of a year")


def _count(written: str) -> int:
    return _NUMBER[written] if written in _NUMBER else int(written)


def third_of(of_month: Period, name: str) -> Period:
    """上旬 is the 1st to the 10th, 中旬 the 11th to the 20th, 下旬 the rest; 中下旬 both of them."""
    first = of_month.start
    if name == "上中旬":
        return Period(first, first.replace(day=20))
    if name == "中下旬":
        return Period(first.replace(day=11), of_month.end)
    if name == "上旬":
        return Period(first, first.replace(day=10))
    if name == "中旬":
        return Period(first.replace(day=11), first.replace(day=20))
    return Period(first.replace(day=21), of_month.end)
