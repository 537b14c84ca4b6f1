"""Relative dates: 去年, 上月, 本周四, 昨晚, 次日; each an offset from publication or from the last date named."""

from __future__ import annotations

import re
from datetime import timedelta

from extract.dates import periods
from extract.dates.periods import Period
from extract.zh.dates.anchors import Anchors

# 昨 and 今 by themselves are days before what somebody did (警方昨破获, 中选会今公布), and parts of words elsewhere.
DAY_OF_ONE = {
    "昨": re.compile(r"(?<![如似今若同])昨(?![是非儿今夕者])"),
    "今": re.compile(
        r"(?<![如至当现迄古而自从到])今(?=(?:在[^，。]{1,12}?|于[^，。]{1,12}?|再|首度|正式)?(?:公布|宣布|表示"
        r"|指出|透露|发布|召开|举行|出席"
        r"|开庭|证实|发出|启用|开幕|落成|提堂|判刑|裁决|续审|通过|签署|抵达|会见|强调|说|称))"
    ),
}
YEARS: dict[str, int] = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上年度": -1, "上一年度": -1, "上一年": -1, "旧年": -1,
    "今年": 0, "本年": 0, "本年度": 0, "今年度": 0, "明年": 1, "下年": 1, "下年度": 1, "明年度": 1, "来年": 1,
    "后年": 2,
}  # fmt: skip
# Counted from the last date that the text named; the value says how many years later.
FOLLOWING_YEARS: dict[str, int] = {"前一年": -1, "同年": 0, "当年": 0, "次年": 1, "翌年": 1, "转年": 1}
MONTHS: dict[str, int] = {
    "上上个月": -2, "上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "今月": 0, "今个月": 0, "当前月": 0, "下月": 1,
    "下个月": 1, "下下个月": 2,
}  # fmt: skip
_PARTS_OF_A_DAY = ("凌晨", "清晨", "早上", "上午", "中午", "下午", "傍晚", "晚上", "深夜")
FOLLOWING_MONTHS: dict[str, int] = {"同月": 0, "当月": 0, "次月": 1, "翌月": 1}
DAYS: dict[str, int] = {
    "大前天": -3, "大前日": -3, "前天": -2, "前日": -2, "前晚": -2,
    "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨晨": -1,
    "昨早": -1, "昨午": -1, "寻日": -1, "琴日": -1, "㖊日": -1, "今天": 0, "今日": 0, "今早": 0, "今晨": 0, "今晚": 0,
    "本日": 0, "今夜": 0, "今午": 0, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "明晨": 1, "听日": 1, "后天": 2,
    "后日": 2, "大后天": 3, "大后日": 3, "昨": -1, "今": 0,
    **{day + part: offset for day, offset in (("昨", -1), ("今", 0), ("明", 1)) for part in _PARTS_OF_A_DAY},
}  # fmt: skip
# 今天的互联网, 在廿一世纪的今天: these times, and no day.
NOWADAYS = re.compile(
    r"(?<=的)今[天日](?=[，,的])|(?<=在)今[天日]的|今[天日]的?(?:世界|社会|中国|香港|台湾|美国|日本|欧洲|俄罗斯"
    r"|人们|年轻人|"
    r"抗议|互联网|科技|技术|时代|政治|经济|城市|国家|媒体|网络|标准|眼光|角度|一个关键)"
)
FOLLOWING_DAYS: dict[str, int] = {
    "同日": 0,
    "同一天": 0,
    "当天": 0,
    "当日": 0,
    "当晚": 0,
    "即日": 0,
    "次日": 1,
    "翌日": 1,
    "隔天": 1,
    "隔日": 1,
}
WEEKS = {
    "上上": -2,
    "上": -1,
    "上个": -1,
    "上一": -1,
    "本": 0,
    "这": 0,
    "这个": 0,
    "这一": 0,
    "今": 0,
    "下": 1,
    "下个": 1,
    "下一": 1,
}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
QUARTERS: dict[str, int] = {
    "上季": -1, "上一季": -1, "上个季": -1, "本季": 0, "今季": 0, "下季": 1, "下一季": 1, "下个季": 1,
}  # fmt: skip

_MONTH_LONG = 31  # days
_WEEK_LONG = 7  # days: what is named beside a longer time is no day to count from
WEEK = re.compile(
    r"(?P<offset>上上|上个|上一|这个|这一|下个|下一|上|本|这|今|下)?(?:(?<!黄金)周|星期|礼拜)"
    r"(?P<day>六日(?![本元圆均军媒前后方])|[一二三四五六日天](?![年个天月]|线|品|均|十[一二三四五六七八九]?(?:[班次个节名场架趟]|小时))|末)?"
)
NOT_WEEK = re.compile(
    r"[年岁边围期转末刊报记刻密全知长折游旋济遭易星杰迅润董生先小公延一]|恩来|[\u4e00-\u9fff]{0,1}[先老]"
)


def week_or_weekday(match: re.Match[str], anchors: Anchors, place: tuple[int, int], clause: str) -> Period | None:
    """本周四, 上周, 星期五, 周末; None for a bare 周 or 星期, which is a length of time or a name."""
    offset, name = match["offset"], match["day"]
    if offset is None and name is None:
        return None
    if name is None:
        return None if anchors.published is None else periods.week(anchors.published, WEEKS[offset])
    if name == "六日":
        saturday = anchors.weekday(WEEKDAYS["六"], None if offset is None else WEEKS[offset], place, clause)
        return None if saturday is None else Period(saturday.start, saturday.end + timedelta(days=1))
    if name == "末":
        base = None if anchors.published is None else periods.week(anchors.published, WEEKS[offset] if offset else 0)
        return None if base is None else Period(base.end - timedelta(days=1), base.end)
    return anchors.weekday(WEEKDAYS[name], None if offset is None else WEEKS[offset], place, clause)


COUNTED_WEEKEND = re.compile(r"(?P<first>首|头|第一)个?\Z|(?:第二|次)个?\Z|(?P<some>[一两几每])个\Z")


def counted_weekend(counted: re.Match[str], anchors: Anchors) -> Period | None:
    """The first weekend from the day on that was told last, or the one after it: 周五公映，首周末…，次周末…"""
    day = anchors.latest_day.start if anchors.latest_day is not None else None
    if day is None or counted["some"]:
        return None  # 一个周末卖出300台
    saturday = day - timedelta(days=1) if day.weekday() == WEEKDAYS["日"] else day + timedelta(days=5 - day.weekday())
    saturday += timedelta(days=0 if counted["first"] else _WEEK_LONG)
    return Period(saturday, saturday + timedelta(days=1))


def day_word(word: str, anchors: Anchors) -> Period | None:
    """昨天 from publication, 次日 from the last date named."""
    if word in DAYS:
        base = anchors.published
        offset = DAYS[word]
    else:
        latest = anchors.latest
        if latest is not None and (latest.end - latest.start).days > _WEEK_LONG:
            latest = anchors.latest_day or latest  # 3月11日…自2009年以来…次日
        if latest is not None and (latest.end - latest.start).days > _MONTH_LONG:
            return None  # the day after a decade
        base = latest.end if latest is not None else anchors.published
        offset = FOLLOWING_DAYS[word]
    if base is None:
        return None
    only = base + timedelta(days=offset)
    return Period(only, only)


def year_word(word: str, anchors: Anchors) -> int | None:
    """The calendar year that 去年 or 同年 means."""
    if word in YEARS:
        return None if anchors.published is None else anchors.published.year + YEARS[word]
    base = anchors.latest.start if anchors.latest is not None else anchors.published
    return None if base is None else base.year + FOLLOWING_YEARS[word]


def month_word(word: str, anchors: Anchors) -> tuple[int, int] | None:
    """Year and month that 上月 or 同月 means."""
    if word in MONTHS:
        base, offset = anchors.published, MONTHS[word]
    else:
        base = anchors.latest.start if anchors.latest is not None else anchors.published
        offset = FOLLOWING_MONTHS[word]
    if base is None:
        return None
    count = base.year * 12 + base.month - 1 + offset
    return count // 12, count % 12 + 1


def quarter_word(word: str, anchors: Anchors) -> Period | None:
    """The quarter that 上季 or 本季 means."""
    if anchors.published is None:
        return None
    count = anchors.published.year * 4 + (anchors.published.month - 1) // 3 + QUARTERS[word]
    return periods.quarter(count // 4, count % 4 + 1)


UNTIL_WEEKDAY = re.compile(r"(?:至|到|-)(?:周|星期|礼拜)?(?P<day>[一二三四五六日])(?![年月个日天])")
DAY_BEHIND = re.compile(r"\ ?\(\ ?(?:(?P<month>1[0-2]|0?[1-9])\ ?月\ ?)?(?P<day>[12]\d|3[01]|0?[1-9])\ ?日\ ?\)")
# 周天 is Sunday only where time goes on; elsewhere it begins a name.
SUNDAY_BEHIND = re.compile(r"\ ?(?:[上下中]午|早|晚|凌晨|的|，|、|\(|到|至|和|及|将|会|\d|\Z)")
