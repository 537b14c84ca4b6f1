"""Dates: from the words of one date, absolute or relative to publication, to its first and last day.

A date is read from left to right: year (2019年, 去年, 民国九十年), then quarter, half or month, then a third of the
month or the day, then a clock time written without a break. Ranges are two dates with 至 between them, or the
short forms 2007-2016年, 7、8月, 3月10日至14日, 2017/18年度. `daycount.py` decides whether a bare 10日 is a date at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.zh import clock, periods, relative
from extract.zh.daycount import is_day_count, is_year_count
from extract.zh.draft import Draft
from extract.zh.eras import FIRST_YEARS
from extract.zh.numerals import HAN_DIGIT, evaluate
from extract.zh.passage import Passage
from extract.zh.periods import Period
from extract.zh.yearparts import read_year_part

CONNECTOR = r"\ ?(?:起?至|到|-|–|—|~|～|─|——|--)\ ?"
YEAR = rf"(?:[12]\d{{3}}|[一二][{HAN_DIGIT}]{{3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=月))"
DAY = (
    r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|"
    r"十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_YEAR_WORDS = "|".join(sorted((*relative.YEARS, *relative.FOLLOWING_YEARS), key=len, reverse=True))
_MONTH_WORDS = "|".join(sorted((*relative.MONTHS, *relative.FOLLOWING_MONTHS), key=len, reverse=True))
_ERAS = "|".join(sorted(FIRST_YEARS, key=len, reverse=True))

_YEARS = re.compile(rf"(?P<first>{YEAR})(?:{CONNECTOR}|、|/)(?P<last>{YEAR}|\d\d)(?!\d)\ ?年(?!度|代)")
_FISCAL = re.compile(
    r"(?P<first>[12]\d{3}|\d\d)\ ?(?:/|-|–|—|至)\ ?(?P<last>[12]\d{3}|\d\d)(?!\d)\ ?(?:年?度?\ ?)"
    r"(?P<what>财政年度|财年|学年|课税年度|赛季|球季|年度|年(?!代))"
)
_ONE_YEAR = re.compile(
    rf"(?:(?:公元|西元)\ ?)?(?P<number>{YEAR})\ ?(?:年度?(?!代)|(?=财年|\ ?[上下]半年|\ ?第?[一二三四]季度))(?:\ ?财年)?"
    rf"|(?P<word>{_YEAR_WORDS})(?:年度)?|(?P<era>{_ERAS})\ ?(?P<reign>\d{{1,3}}|元|"
    rf"[一二三四五六七八九十百零〇○]{{1,4}})\ ?年"
)
_SHORT_YEAR = re.compile(
    rf"(?P<number>\d\d|[{HAN_DIGIT}]{{2}})\ ?年(?=[底初末]|\ ?{_MONTH}\ ?月|回归|主权|移交|金融风暴|[春夏秋冬][天季])"
    r"|(?<=[在于自从由])(?P<after>[4-9]\d|[四五六七八九][零〇一二三四五六七八九])年(?![前后来内间的多以期])"
)
_MONTHS = re.compile(
    rf"(?P<first>{_MONTH})(?:\ ?月)?(?:{CONNECTOR}|、)(?P<last>{_MONTH})\ ?月(?:份|期间)?(?!\ ?\d{{1,2}}\ ?日)"
)
_ONE_MONTH = re.compile(rf"(?P<number>{_MONTH})\ ?月(?:份)?(?!票|饼|子|经|租|费|台|刊)|(?P<word>{_MONTH_WORDS})(?:份)?")
_THIRD = re.compile(
    r"\ ?(上旬|中旬|下旬)|(?:月)?[初底末尾](?![次级])|(?:月)?中(?![国央共期学心东华方山午环文美间小毒招])"
)
_DAYS = re.compile(
    rf"\ ?(?P<first>{DAY})(?:\ ?[日号])?(?:{CONNECTOR}|、|和|及)(?P<last>{DAY})\ ?[日号](?![线楼院文馆球])"
)
_DAY_LIST = re.compile(
    rf"\ ?(?P<first>{DAY})(?:\ ?[日号])?(?:(?:、|和|及|与){DAY}(?:\ ?[日号])?){{1,8}}(?:、|和|及|"
    rf"与)(?P<last>{DAY})\ ?[日号]"
)
_ONE_DAY = re.compile(rf"\ ?(?P<number>{DAY})\ ?(?:日|号(?![线楼院馆球码文屋桥]))")
_DAY_FOLLOWS = re.compile(r"[，。、;；的晚早上下凌中开至到在起前后将会要就]|\Z")
_DAY_AHEAD = re.compile(r"(?:[，。、;；「“]|[在于从到至是月这本今昨明周天末]|\A)\Z")
_WEEKDAY_BEHIND = re.compile(r"\ ?(?:周|星期|礼拜)[一二三四五六日天](?![年个])")
_WEEKDAY_AHEAD = re.compile(rf"(?:周|星期|礼拜)[一二三四五六日天]\ ?(?=\d{{1,2}}\ ?月|{_MONTH}\ ?月)")
_BEFORE_ERA = re.compile(r"(?:公元|西元)前\ ?[\d一二三四五六七八九十百〇零]{1,4}\ ?(?:年|世纪)(?:代)?")
_ISO = re.compile(r"(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])")
_CONNECT = re.compile(CONNECTOR)


class Point(NamedTuple):
    """One end of a date: where it ends, which days it covers (None: not resolvable), how finely it is said."""

    end: int
    period: Period | None
    grain: str
    year: int | None
    month: int | None
    full: bool


def read_date(passage: Passage, start: int) -> Draft | None:
    """The date or range of dates that starts at `start`, or None."""
    first = _point(passage, start, None)
    if first is None:
        return None
    end, period, rule = first.end, first.period, f"date: {first.grain}"
    connector = _CONNECT.match(passage.text, end, passage.end)
    last = _point(passage, connector.end(), first) if connector is not None else None
    if last is not None and (first.period is None or last.period is not None):
        joined = periods.span(first.period, _after(first, last))
        if joined is not None or first.period is None:
            end, period, rule = last.end, joined, "date: range"
    told = first.full and (first.grain != "year" or not passage.text[passage.start : start].strip())
    passage.anchors.note(period, passage.place, full=told)
    draft = Draft(start, end, "date", rule)
    if period is not None:
        draft.start_date, draft.end_date, draft.vague = period
    return draft


def _after(first: Point, last: Point) -> Period | None:
    """The second end, moved one year on when its month lies before that of the first (11月至3月)."""
    if first.period is None or last.period is None or last.full or last.period.end >= first.period.start:
        return last.period
    try:
        return Period(
            last.period.start.replace(year=last.period.start.year + 1),
            last.period.end.replace(year=last.period.end.year + 1),
        )
    except ValueError:
        return last.period


def _point(passage: Passage, start: int, left: Point | None) -> Point | None:
    """One date; `left` is the first end of a range, from which a second end takes its year and month."""
    text, stop = passage.text, passage.end
    ahead = _WEEKDAY_AHEAD.match(text, start, stop)
    at = ahead.end() if ahead is not None else start
    past = _BEFORE_ERA.match(text, at, stop)
    if past is not None:  # 公元前221年: before the first day that a calendar date can name
        return Point(past.end(), None, "before our era", None, None, False)
    iso = _ISO.match(text, at, stop)
    if iso is not None:
        only = periods.day(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        return only and Point(_with_clock(passage, iso.end()), only, "year, month and day", only.start.year, None, True)
    several = _year_range(passage, at) if left is None else None
    if several is not None:
        return several
    year, at, said = _year(passage, at, left)
    if said and at < stop:
        part = read_year_part(passage, at, year)
        if part is not None:
            return Point(part.end, part.period, part.grain, year, None, year is not None)
    inherited = year if said else (left.year if left is not None else None)
    found = _month_and_day(passage, at, inherited, said, left)
    if found is not None or not said:
        return found
    return Point(at, periods.year(year) if year is not None else None, "year", year, None, True)


def _year_range(passage: Passage, start: int) -> Point | None:
    """2007-2016年 and 2017/18年度 as one."""
    fiscal = _FISCAL.match(passage.text, start, passage.end)
    if fiscal is not None:
        first = _century_of(fiscal["first"], passage)
        last = int(fiscal["last"]) if len(fiscal["last"]) == 4 else first - first % 100 + int(fiscal["last"])
        if last == first + 1 and fiscal["what"] != "年":
            opening = {"学年": 9, "赛季": 8, "球季": 8}.get(fiscal["what"], 4)
            closing = periods.month(last, opening - 1)
            begun = periods.month(first, opening)
            return Point(fiscal.end(), periods.span(begun, closing), "fiscal year", first, None, True)
    match = _YEARS.match(passage.text, start, passage.end)
    if match is None:
        return None
    first_value, last_value = evaluate(match["first"]), evaluate(match["last"])
    if first_value is None or last_value is None:
        return None
    first, last = int(first_value), int(last_value)
    last = last if last > 99 else first - first % 100 + last
    both = periods.span(periods.year(first), periods.year(last))
    return both and Point(match.end(), both, "years", last, None, True)


def _century_of(digits: str, passage: Passage) -> int:
    """A year of two digits: up to ten years after publication it belongs to this century, else to the last."""
    number = int(digits)
    if number > 99:
        return number
    published = passage.anchors.published
    limit = (published.year if published is not None else 2030) % 100 + 10
    return number + (2000 if number <= limit else 1900)


def _year(passage: Passage, start: int, left: Point | None) -> tuple[int | None, int, bool]:
    """(year, end, whether a year was said at all)."""
    text, stop = passage.text, passage.end
    match = _ONE_YEAR.match(text, start, stop)
    if match is not None:
        if match["number"] is not None:
            value = evaluate(match["number"])
            if value is None or (left is None and is_year_count(passage, start, match.end(), int(value))):
                return None, start, False
            return int(value), match.end(), True
        if match["word"] is not None:
            return relative.year_word(match["word"], passage.anchors), match.end(), True
        reign = 1 if match["reign"] == "元" else evaluate(match["reign"])
        return None if reign is None else FIRST_YEARS[match["era"]] - 1 + int(reign), match.end(), True
    short = _SHORT_YEAR.match(text, start, stop)
    if short is not None:
        written = short["number"] or short["after"]
        value = evaluate(written)
        if value is not None and value < 100 and "十" not in written and not _SENTENCE.search(passage.before(start, 6)):
            return _century_of(f"{int(value):02d}", passage), short.end(), True
    if passage.region == "tw":
        return _taiwan_year(passage, start)
    return None, start, False


_SENTENCE = re.compile(r"[刑囚判禁][^，。]{0,3}\Z")  # 判刑10年6月 is no date
_TAIWAN_YEAR = re.compile(r"(1[0-2]\d)\ ?年度?(?![前后来内多以间])")


def _taiwan_year(passage: Passage, start: int) -> tuple[int | None, int, bool]:
    """112年 in print from Taiwan counts from 1911."""
    match = _TAIWAN_YEAR.match(passage.text, start, passage.end)
    return (1911 + int(match[1]), match.end(), True) if match is not None else (None, start, False)


def _month_and_day(passage: Passage, start: int, year: int | None, said: bool, left: Point | None) -> Point | None:
    text, stop = passage.text, passage.end
    at = start + 1 if said and text.startswith(" ", start) else start
    several = _MONTHS.match(text, at, stop) if left is None else None
    if several is not None:
        return _month_range(passage, several, year, said)
    match = _ONE_MONTH.match(text, at, stop)
    if match is None:
        return None if said else _day_only(passage, start, left)
    if match["word"] is not None:
        known = relative.month_word(match["word"], passage.anchors)
        year, number = known if known is not None else (None, 0)
        full = known is not None
    else:
        number, full = _number(match["number"]), said or year is not None
        if year is None:
            year = passage.anchors.year_of_month(number, passage.place, passage.around(start, match.end()))
    whole = periods.month(year, number) if year is not None else None
    return _inside_month(passage, match.end(), whole, full, number)


def _month_range(passage: Passage, match: re.Match[str], year: int | None, said: bool) -> Point | None:
    first, last = _number(match["first"]), _number(match["last"])
    if year is None:
        clause = passage.around(match.start(), match.end())
        year = passage.anchors.year_of_month(first, passage.place, clause)
    if year is None:
        return Point(match.end(), None, "months", None, None, False)
    closing = periods.month(year + (last < first), last)
    both = periods.span(periods.month(year, first), closing)
    return both and Point(match.end(), both, "months", year, last, said)


def _inside_month(passage: Passage, at: int, whole: Period | None, full: bool, number: int) -> Point:
    """What follows a month: a third of it, its beginning or end, one day or several, or nothing."""
    text, stop = passage.text, passage.end
    year = whole.start.year if whole is not None else None
    days = _DAYS.match(text, at, stop) or _DAY_LIST.match(text, at, stop)
    if days is not None:
        both = None
        if whole is not None:
            first, last = _number(days["first"]), _number(days["last"])
            both = periods.span(
                periods.day(whole.start.year, number, first), periods.day(whole.start.year, number, last)
            )
        if both is not None or whole is None:
            return Point(days.end(), both, "days", year, number, full)
    one = _ONE_DAY.match(text, at, stop)
    if one is not None:
        only = periods.day(whole.start.year, number, _number(one["number"])) if whole is not None else None
        end = _with_clock(passage, one.end())
        if only is not None and not full:
            only = _on_weekday(passage, at, one.end(), only)
        return Point(end, only, "year, month and day" if full else "month and day", year, number, full)
    part = _THIRD.match(text, at, stop)
    if part is not None:
        if part[1] is not None:
            third = periods.third(whole, part[1]) if whole is not None else None
            return Point(part.end(), third, "part of a month", year, number, full)
        vague = whole._replace(vague=True) if whole is not None else None
        return Point(part.end(), vague, "part of a month", year, number, full)
    return Point(at, whole, "month", year, number, full)


_WEEKDAY_BEFORE = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])[，,、]?\ ?[(（]?\Z")  # 周二（25日）
_NAMED_AHEAD = re.compile(
    r"(?:周|星期|礼拜)([一二三四五六日天])\ ?(?:元|\d{1,2}|[一二三四五六七八九十]{1,2})\ ?月(?:份)?\Z"
)
_NAMED_BEHIND = re.compile(r"\ ?[(（]?\ ?(?:周|星期|礼拜)([一二三四五六日天])")


def _on_weekday(passage: Passage, start: int, end: int, only: Period) -> Period:
    """The day in the year before or after instead, when only there it falls on the weekday that stands beside it."""
    named = _NAMED_AHEAD.search(passage.before(start, 9)) or _NAMED_BEHIND.match(passage.text, end, passage.end)
    if named is None:
        return only
    wanted = relative.WEEKDAYS[named[1]]
    for year in (only.start.year, only.start.year + 1, only.start.year - 1):
        other = periods.day(year, only.start.month, only.start.day)
        if other is not None and other.start.weekday() == wanted:
            return other
    return only


def _day_only(passage: Passage, start: int, left: Point | None) -> Point | None:
    """29日, 12至14日, or the second end of a range that began with a month."""
    text, stop = passage.text, passage.end
    days = _DAYS.match(text, start, stop) if left is None else None
    match = days or _ONE_DAY.match(text, start, stop)
    if match is None or (left is None and is_day_count(passage, match.start(), match.end())):
        return None
    if match.group().endswith("号") and left is None and not _is_spoken_day(passage, match.start(), match.end()):
        return None
    clause = passage.around(start, match.end())
    if left is not None and left.month is not None and left.year is not None and left.period is not None:
        only = periods.day(left.year, left.period.end.month, _number(match["number"]))
        return only and Point(match.end(), only, "day", left.year, left.month, False)
    if left is not None and left.grain not in ("day", "days"):
        return None
    if days is not None:
        first = passage.anchors.day_alone(_number(days["first"]), passage.place, clause)
        last = first and periods.day(first.start.year, first.start.month, _number(days["last"]))
        return Point(days.end(), periods.span(first, last), "days", None, None, False)
    number = _number(match["number"])
    named = _WEEKDAY_BEFORE.search(passage.before(start, 5))
    only = passage.anchors.day_on_weekday(number, relative.WEEKDAYS[named[1]]) if named is not None else None
    only = only or passage.anchors.day_alone(number, passage.place, clause)
    return Point(_with_clock(passage, match.end()), only, "day", None, None, False)


def _is_spoken_day(passage: Passage, start: int, end: int) -> bool:
    """5号 as a day, and not the number of a house, a ship or a route: nothing nameable on either side."""
    return (
        _DAY_FOLLOWS.match(passage.text, end, passage.end) is not None
        and _DAY_AHEAD.search(passage.before(start, 2)) is not None
    )


def _with_clock(passage: Passage, at: int) -> int:
    """The end of a date, moved behind a weekday and a clock time that follow without a break."""
    weekday = _WEEKDAY_BEHIND.match(passage.text, at, passage.end)
    if weekday is not None:
        at = weekday.end()
    match = clock.BEHIND_DATE.match(passage.text, at, passage.end)
    return at if match is None else match.end()


def _number(written: str) -> int:
    if written == "元":
        return 1
    value = evaluate(written)
    return int(value) if value is not None else 0
