"""Years: 2019年, 去年, 民国九十年, 97年回归, 112年 in Taiwan, and years in a row (2007-2016年, 2017/18年度)."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from extract.dates import periods
from extract.dates.periods import Period
from extract.zh.dates import earlier, relative
from extract.zh.dates.bracketed import year_in_brackets
from extract.zh.dates.daycount import is_year_count
from extract.zh.dates.eras import FIRST_YEARS, common_year
from extract.zh.numbers.numerals import HAN_DIGIT, evaluate
from extract.zh.passage import Passage

CONNECTOR = r"\ ?(?:起?至|到|-|–|—|~|─|——|--)\ ?"
YEAR = rf"(?:[12]\d{{3}}|[一二][{HAN_DIGIT}]{{3}})"
_NEXT = re.compile(r"[翌次]年\ ?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
_COMPARED = ("", *"较比与和跟同，、。;:(「")  # 较前一年增长
_YEAR_WORDS = "|".join(sorted((*relative.YEARS, *relative.FOLLOWING_YEARS), key=len, reverse=True))
_ERAS = "|".join(sorted(FIRST_YEARS, key=len, reverse=True))
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=月))"
_YEARS = re.compile(rf"(?P<first>{YEAR})(?:{CONNECTOR}|、|/)(?P<last>{YEAR}|\d\d)(?!\d)\ ?年(?!度|代)")
_COMMON_ERA = re.compile(r"(?:公元|西元)\ ?(?P<number>[1-9]\d{0,2})\ ?年(?![前后以之])")  # 公元476年
_FISCAL = re.compile(
    r"(?P<first>[12]\d{3}|\d\d)\ ?(?:/|-|–|—|至)\ ?(?P<last>[12]\d{3}|\d\d)(?!\d)\ ?(?:年?度?\ ?)"
    r"(?P<what>财政年度|会计年度|财年|学年|课税年度|赛季|球季|年度|年(?!代)"
    r"|(?=(?:、|及|和|与|或|至|到)(?:[12]\d{3}|\d\d)/\d\d(?:学年|年度|财年|赛季|球季)))"
)
# 100学年度 in Taiwan counts from 1911 and begins in August, 2011学年 elsewhere in September.
_REPUBLICAN = r"(?:[四五六七八九]十|一百(?:[零〇](?=[一二三四五六七八九])|[一二]?十))[一二三四五六七八九]?"
_SCHOOL_YEAR = re.compile(rf"(?P<number>(?:19|20)\d\d|[5-9]\d|1[0-2]\d|{_REPUBLICAN})\ ?学年度?")
_UNTIL = re.compile(r"至|到")
_ONE_YEAR = re.compile(
    rf"(?:(?:公元|西元)\ ?)?(?P<number>{YEAR})\ ?(?:年度?(?!代)|(?=\ ?财年|\ ?[上下]半年|\ ?第?[一二三四]季度))"
    rf"(?:\ ?财年)?"
    rf"|(?P<word>{_YEAR_WORDS})(?:年度)?|(?P<era>{_ERAS})\ ?(?P<reign>\d{{1,3}}|元|"
    rf"[一二三四五六七八九十百廿卅零〇○]{{1,6}})\ ?年"
)
_SHORT_YEAR = re.compile(
    rf"(?<![隔每])(?P<number>\d\d|[{HAN_DIGIT}]{{2}})\ ?年"
    rf"(?=[底初末]|\ ?{MONTH}\ ?月|回归|主权|移交|金融风暴|金融海啸|"
    r"沙士|非典|六四|民运|学运|学潮|政制|政改|中英|股灾|海啸|[春夏秋冬][天季])"
    r"|(?P<zero>0\d)\ ?年(?![前后内间多])"
    r"|(?P<event>\d\d)\ ?年(?=的?(?:[一二两三四五]届|大选|选举|奥运|冬奥|世界杯|亚运|区选|立法会))"
    r"|(?P<spoken>(?!四五|五六|六七|七八|八九|五七|十)[零〇四五六七八九][零〇一二三四五六七八九])年(?![前后来内间多以期代])"
    r"|(?P<joined>\d\d)\ ?年(?=[和、及与](?:[12]\d{3}|0\d)\ ?年)|(?<=0\d年[和、及与至到])(?P<next>\d\d)年"
    r"|(?<![\d.少多近约逾达到])(?P<begun>[5-9]\d|0\d)\ ?年(?=开始|毕业|出生|入行|成立|推出|创立|移民|"
    r"生效|实施|通过|签署|去世|爆发)"
    r"|(?:(?<=[自从由])|(?<=(?<!存)在)|(?<![少多低高短长大小等]于)(?<=于))(?P<after>[4-9]\d"
    r"|[四五六七八九][零〇一二三四五六七八九])年(?![前后来内间的多以期代])"
)
# 自己2015从外国引入: a year whose 年 is left out before a word that only a time can have before it.
_PLAIN_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d(?=\ ?(?:从|由(?!于)|在|起(?![案事诉])|已|才|遭))")
_BARE_SHORT = re.compile(r"(?P<number>[7-9]\d)年(?![前后来内间的多以期代])")
# 1940、1941和1944年: years of a list that share the 年 of the last.
_LISTED = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)(?=(?:\ ?(?:、|和|及|与|或|以及)\ ?(?:1[5-9]|20)\d\d){1,6}\ ?年(?!代))")
_SENTENCE = re.compile(r"[刑囚判禁][^，。]{0,3}\Z")  # 判刑10年6月 is no date
_IN_YEAR = re.compile(rf"\ ?(?:的\ ?)?(?:{MONTH}\ ?月|第?[一二三四]季|[上下]半年|[年底末初])")
_TAIWAN_SHORT = re.compile(
    rf"(?P<number>[4-9]\d|{_REPUBLICAN})\ ?年"
    rf"(?:度(?!假)|(?=[上下]半年|第?[一二三四1-4]季|全年|[底初末]|\ ?{MONTH}\ ?月|1至))"
)
_LAST_OF_TWO_DIGITS = 99
_AHEAD = 10  # years after publication of which two digits may still tell
_LATEST_UNDATED = 2040  # the same in a text without a date
_RECENT_YEARS = 12  # years of the Republic that a text of its time speaks of without 民国
_TAIWAN_YEAR = re.compile(r"(1[0-2]\d)\ ?年度?(?![前后来内多以间])")

# How finely a date is said.
Grain = Literal[
    "year", "years", "fiscal year", "fiscal years", "part of a year", "same period of another year",
    "month", "months", "part of a month", "day", "days", "month and day",
    "lunar date", "lunar date of some year",
    "year, month and day", "before our era",
]  # fmt: skip


class Point(NamedTuple):
    """One end of a date: where it ends, which days it covers (None: not resolvable), how finely it is said."""

    end: int
    period: Period | None
    grain: Grain
    year: int | None
    month: int | None
    full: bool


def read_year_range(passage: Passage, start: int) -> Point | None:
    """2007-2016年 and 2017/18年度 as one."""
    fiscal = _FISCAL.match(passage.text, start, passage.end)
    if fiscal is not None:
        first = full_year(int(fiscal["first"]), passage.anchors.published)
        last = int(fiscal["last"]) if len(fiscal["last"]) == 4 else first - first % 100 + int(fiscal["last"])
        last += 100 if last < first else 0  # 1999/00
        if last == first + 1 and fiscal["what"] != "年":
            opening = {"学年": 9, "赛季": 8, "球季": 8}.get(fiscal["what"], 4)
            whole = _from_month(first, opening)
            until = _UNTIL.match(passage.text, fiscal.end(), passage.end) if not fiscal["what"] else None
            if until is not None:  # 2007/08至2012/13年度
                later = read_year_range(passage, until.end())
                closing, end = (later.period, later.end) if later is not None else (whole, fiscal.end())
                return Point(end, periods.span(whole, closing), "fiscal years", first, None, True)
            return Point(fiscal.end(), whole, "fiscal year", first, None, True)
    school = _SCHOOL_YEAR.match(passage.text, start, passage.end)
    if school is not None:
        return _school_year(_value(school["number"]), school.end())
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


def _value(written: str) -> int:
    value = evaluate(written)
    return 0 if value is None else int(value)


def _school_year(number: int, end: int) -> Point:
    year = common_year(number)
    opening = 9 if year == number else 8
    return Point(end, _from_month(year, opening), "fiscal year", year, None, True)


def _from_month(year: int, opening: int) -> Period | None:
    """The twelve months from one of a year on."""
    return periods.span(periods.month(year, opening), periods.month(year + 1, opening - 1))


def full_year(number: int, published: date | None) -> int:
    """The year that two digits tell in a text of that day: the latest one that lies at most ten years ahead of it.

    >>> full_year(97, date(1998, 5, 4)), full_year(12, date(1998, 5, 4)), full_year(12, date(2020, 5, 4))
    (1997, 1912, 2012)
    """
    if number > _LAST_OF_TWO_DIGITS:
        return number
    latest = published.year + _AHEAD if published is not None else _LATEST_UNDATED
    return latest - (latest - number) % 100


def read_year(passage: Passage, start: int, left: Point | None) -> tuple[int | None, int, bool]:
    """(year, end, whether a year was said at all)."""
    text, stop = passage.text, passage.end
    match = _ONE_YEAR.match(text, start, stop)
    if match is not None:
        if match["number"] is not None:
            value = evaluate(match["number"])
            if value is None or (left is None and is_year_count(passage, start, match.end(), int(value))):
                return None, start, False
            return int(value), match.end(), True
        if match["word"] == "前一年" and passage.before(start, 1) not in _COMPARED:
            return None, start, False  # 去世前一年
        following = match["word"] in relative.FOLLOWING_YEARS and not _NEXT.match(text, start, stop)
        if following and passage.anchors.latest is None:
            return None, start, False  # 当年 of no year that was told: long ago; but 宣布翌年一月起
        if match["word"] == "当年" and not (
            passage.anchors.told_lately(passage.place) or _IN_YEAR.match(text, match.end(), stop)
        ):
            return None, start, False  # 当年的疯狂
        if match["word"] == "前年" and (passage.before(start, 1) == "当" or text.startswith("份", match.end())):
            return None, start, False  # 当前年份
        if match["word"] is not None:
            told = earlier.year_before(passage, start, match["word"])
            return told or relative.year_word(match["word"], passage.anchors), match.end(), True
        reign = 1 if match["reign"] == "元" else evaluate(match["reign"])
        return None if reign is None else FIRST_YEARS[match["era"]] - 1 + int(reign), match.end(), True
    bracketed = year_in_brackets(passage, start)
    if bracketed is not None:
        return bracketed[0], bracketed[1], True
    common = _COMMON_ERA.match(text, start, stop)
    if common is not None:
        return int(common["number"]), common.end(), True
    listed = _LISTED.match(text, start, stop)
    if listed is not None:
        return int(listed.group()), listed.end(), True
    republic = _republican(passage, start) if passage.region == "tw" else None
    if republic is not None:
        return republic[0], republic[1], True
    short = _SHORT_YEAR.match(text, start, stop) if text.find("年", start + 2, start + 4) >= 0 else None
    if short is not None:
        written = short[short.lastgroup or 0]
        value = evaluate(written)
        if value is not None and value < 100 and "十" not in written and not _SENTENCE.search(passage.before(start, 6)):
            return full_year(int(value), passage.anchors.published), short.end(), True
    bare = _BARE_SHORT.match(text, start, stop) if left is None else None
    if bare is not None and _opens_tale(passage, start, bare.end()):
        return 1900 + int(bare["number"]), bare.end(), True
    plain = _PLAIN_YEAR.match(text, start, stop)
    if plain is not None and left is None and _is_lived(passage, int(plain.group())):
        return int(plain.group()), plain.end(), True
    if passage.region == "tw":
        return _taiwan_year(passage, start)
    return None, start, False


def _opens_tale(passage: Passage, start: int, end: int) -> bool:
    """True for 95年美国《财富》杂志…: a clause that begins with two digits and goes on with who did something."""
    if passage.before(start, 1) not in ("", "，", "。", "\n"):
        return False
    index = passage.document.index_at(passage.sentence, end)
    tokens = passage.document.tokens(passage.sentence)
    return 0 <= index < len(tokens) and tokens[index].start == end and tokens[index].tag in ("ns", "nr", "nt", "r")


def _is_lived(passage: Passage, year: int) -> bool:
    """True for a year that a text of its date can tell of."""
    published = passage.anchors.published
    return published is None or year <= published.year + 1


def _republican(passage: Passage, start: int) -> tuple[int, int] | None:
    """98年上半年 and 九十八年五月 in print from Taiwan is 2009, where that lies in the years before publication."""
    match = _TAIWAN_SHORT.match(passage.text, start, passage.end)
    published = passage.anchors.published
    if match is None or published is None:
        return None
    year = common_year(_value(match["number"]))
    return (year, match.end()) if published.year - _RECENT_YEARS <= year <= published.year + 1 else None


def _taiwan_year(passage: Passage, start: int) -> tuple[int | None, int, bool]:
    """112年 in print from Taiwan counts from 1911."""
    match = _TAIWAN_YEAR.match(passage.text, start, passage.end)
    return (common_year(int(match[1])), match.end(), True) if match is not None else (None, start, False)
