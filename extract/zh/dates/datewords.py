"""Dates of words: what is read where the scan stops at a word of time: 去年, 本周四, 上半年, 今（20日）, 凌晨两点."""

from __future__ import annotations

import re
from datetime import timedelta

from extract.dates.periods import Period, month
from extract.zh.dates import clock, earlier, relative
from extract.zh.dates.bracketed import day_in_brackets
from extract.zh.dates.dates import read_date
from extract.zh.dates.decades import read_decade
from extract.zh.dates.moments import clock_draft, part_draft
from extract.zh.dates.yearparts import third_of
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.words.persons import named_by
from extract.zh.words.tags import tagged

_WEEKDAY_RULE = "date: week or weekday"
# What the word before ends with when it has the first character of the one at hand: 网上 before 周四, 日本 before 月饼.
_BESIDE = frozenset("不以之晚早网身路线历史地世际天海陆边楼台街市脸赶追")
_SWALLOWING = {
    "上": _BESIDE | {"会"},
    "下": _BESIDE,
    "本": frozenset("日根基剧资成课版书原"),
    "同": frozenset("不相"),
}
_DAY_SWALLOWING = frozenset("表证说声阐标注写查光文透")
_BODY = 6  # characters of its name
_UNIVERSITIES = tuple("港台北清中理浸科岭师交复政成")


def read_relative(passage: Passage, start: int) -> QuantityDraft | None:
    """Dates counted from publication or from the date named last."""
    text = passage.text
    if text.startswith("大前年", start) and passage.before(start, 1) in _UNIVERSITIES:
        return read_relative(passage, start + 1)  # 港大前年
    if _is_swallowed(passage, start):
        weekday = relative.WEEK.match(text, start + 1, passage.end)
        return _week_draft(passage, weekday) if weekday is not None and weekday["day"] is not None else None  # 网上周五
    bracketed = _day_in_brackets(passage, start)
    if bracketed is not None:
        return bracketed
    for size in (4, 3, 2, 1):
        word = text[start : start + size]
        if len(word) < size:
            continue  # the text ends with it
        if size == 1 and not (word in relative.DAY_OF_ONE and relative.DAY_OF_ONE[word].match(text, start)):
            break
        if word in relative.DAYS or word in relative.FOLLOWING_DAYS:
            if text.startswith("而语", start + size):
                return None  # 不可同日而语
            return _day_draft(passage, start, start + size, relative.day_word(word, passage.anchors), word)
        if word in relative.QUARTERS:
            end = start + size + (text.startswith("度", start + size))
            told = earlier.quarter_before(passage, start) if relative.QUARTERS[word] < 0 else None
            return _day_draft(passage, start, end, told or relative.quarter_word(word, passage.anchors), word)
    if text.startswith(("中旬", "下旬"), start):
        return _later_third(passage, start)
    week = relative.WEEK.match(text, start, passage.end)
    if week is not None:
        return _week_draft(passage, week)
    draft = read_date(passage, start) or read_decade(passage, start) or part_draft(passage, start)
    if draft is not None:
        return draft
    timed = clock.WITH_PART.match(text, start, passage.end)
    return clock_draft(passage, start, timed.end()) if timed is not None else None


def _later_third(passage: Passage, start: int) -> QuantityDraft | None:
    """下旬 in 11月上旬销量…，下旬起…: a later part of the month of which the same passage tells."""
    told = passage.anchors.latest
    alone = passage.before(start, 1) in ("", "，", "。", "、", "到", "至", "在", "于")
    if told is None or not alone or not passage.anchors.told_lately(passage.place):
        return None
    if (told.start.year, told.start.month) != (told.end.year, told.end.month):
        return None
    whole = month(told.start.year, told.start.month)
    if whole is None:
        return None
    third = third_of(whole, passage.text[start : start + 2])
    return QuantityDraft(
        start, start + 2, "date", "date: part of the month told before", start_date=third.start, end_date=third.end
    )


def _is_swallowed(passage: Passage, at: int) -> bool:
    """上年 in 晚上年轻人, 本周四 in 日本周四: the word before has the first character."""
    if passage.text.startswith(("上午", "下午"), at):
        return False
    if passage.text.startswith("明年", at):
        word, behind = passage.word_at(at), passage.word_at(at + 1)
        begun = word is not None and word.start < at
        return begun and behind is not None and len(behind.word) > 1  # 证明年龄, but 说明年会加
    first = passage.text[at]
    before = passage.before(at, 1)
    if before not in _SWALLOWING.get(first, ()) or (before == "会" and relative.WEEK.match(passage.text, at)):
        return False  # 内会上周讨论
    return first not in "上下" or not (_is_own_word(passage, at) or _ends_body(passage, at))


def _is_own_word(passage: Passage, at: int) -> bool:
    """Whether the word before `at` is whole without it: 航线下月, 该会上周, but 线上月 of 线上."""
    before, word = passage.word_at(at - 1), passage.word_at(at)
    if before is None or word is None or not before.end == at == word.start:
        return False
    return before.start < at - 1 or passage.before(at - 1, 1) in ("本", "该")


def _ends_body(passage: Passage, at: int) -> bool:
    """Whether the words up to `at` end with a body whose name the tagger cuts otherwise: 学生会 in 学生会上月宣布."""
    words = tagged(passage.before(at, _BODY))
    return bool(words) and words[-1][0].endswith("会") and len(words[-1][0]) > 2


# 后天的努力, 后天养成: what is acquired, not the day after tomorrow.
_ACQUIRED = re.compile(r"的?(?:努力|长成|习得|养成|培养|形成|获得|环境|教育|失调|因素|学习|塑造|赋予|修炼|决定|才能)")


def _day_draft(passage: Passage, start: int, end: int, period: Period | None, word: str) -> QuantityDraft | None:
    if word == "后天" and _ACQUIRED.match(passage.text, end, passage.end):
        return None
    if word in ("前日", "后日", "后天", "前天") and passage.before(start, 1) in (
        "日",
        "天",
        "月",
        "以",
        "目",
        "生",
        "先",
        "今",
        "空",
    ):
        return None
    if word == "前日" and passage.text.startswith(("产", "本", "军", "籍"), end):
        return None  # 前日产高管
    if word in ("明日", "昨日") and passage.text.startswith(("之", "大屿"), end):
        return None  # 明日之星, 明日大屿
    if word in ("明早", "明日") and passage.text.startswith("前", end) and _ends_name(passage, start):
        return None  # 梁志明早前
    if word in ("当日", "今日") and passage.text.startswith(("头条", "关注", "香港", "俄罗斯", "美国", "说法"), end):
        return None
    if word[0] == "明" and passage.before(start, 1) in _DAY_SWALLOWING:
        return None  # 数据表明日圆
    timed = clock.BEHIND_DATE.match(passage.text, end, passage.end)
    if timed is None and word[-1] in "早晨晚夜午":
        timed = clock.BEHIND_DATE.match(passage.text, end - 1, passage.end)
    period = _named_again(passage, end) or period
    draft = QuantityDraft(start, end if timed is None else max(end, timed.end()), "date", "date: relative day")
    draft.optional = word in relative.FOLLOWING_DAYS and word not in ("次日", "翌日")
    draft.optional = draft.optional or relative.NOWADAYS.match(passage.text, start) is not None
    if period is not None:
        draft.start_date, draft.end_date = period.start, period.end
        if word in relative.DAYS:
            passage.anchors.note(period, passage.place, full=False)
    return draft


def _opens_name(passage: Passage, at: int) -> bool:
    """Whether the tagger has a person whose name begins at `at`: 周华健 in 晚会上周华健献唱."""
    word = passage.word_at(at)
    return word is not None and word.start == at and word.tag == "nr"


def _ends_name(passage: Passage, at: int) -> bool:
    """Whether the first character of the day at `at` is the last of a person's name."""
    word = passage.word_at(at)
    swallowed = word is not None and word.start < at  # 启明
    return swallowed or named_by(passage.document.tokens_between(max(passage.start, at - 2), at)) > 0


def _named_again(passage: Passage, end: int) -> Period | None:
    """今日（4月7日）: the day in the brackets, which a text put online a day later does not move."""
    behind = relative.DAY_BEHIND.match(passage.text, end, passage.end)
    if behind is None:
        return None
    only = passage.anchors.bracketed_day(int(behind["day"]))
    if only is None or (behind["month"] is not None and int(behind["month"]) != only.start.month):
        return None
    return only


def _day_in_brackets(passage: Passage, start: int) -> QuantityDraft | None:
    """今（20日）, 昨(19)日, 昨（八）日."""
    named = day_in_brackets(passage, start)
    if named is None:
        return None
    clause = passage.around(start, named.end)
    period = passage.anchors.bracketed_day(named.number) or passage.anchors.day_alone(
        named.number, passage.place, clause
    )
    return _day_draft(passage, start, named.end, period, named.word)


def _day_before(passage: Passage, match: re.Match[str], start: int) -> Period | None:
    """11月13日（星期六）: the day right before the bracket, which the weekday in it names again; the one behind it in
    周四及周五.
    """
    before = passage.found[-1] if passage.found and match["day"] in relative.WEEKDAYS and not match["offset"] else None
    if before is None or before.start_date is None or before.start_date != before.end_date:
        return None
    between, away = passage.text[before.end : start].strip(), relative.WEEKDAYS[match["day"]]
    away = (away - before.start_date.weekday()) % 7
    if between == "(" and not away:
        return Period(before.start_date, before.start_date)
    if between not in ("及", "和", "与", "、", "至", "到") or before.rule != _WEEKDAY_RULE or not away:
        return None
    only = before.start_date + timedelta(days=away)
    return Period(only, only)


def _confirmed(passage: Passage, match: re.Match[str]) -> Period | None:
    """周二（14日）: the weekday that a day in brackets behind it names again."""
    behind = relative.DAY_BEHIND.match(passage.text, match.end(), passage.end)
    if behind is None or match["day"] in (None, "末"):
        return None
    month = None if behind["month"] is None else int(behind["month"])
    return passage.anchors.day_on_weekday(int(behind["day"]), relative.WEEKDAYS[match["day"]], month)


def _week_draft(passage: Passage, match: re.Match[str]) -> QuantityDraft | None:
    """本周四, 上周, 周五; a weekday right before a month and day is one date with it."""
    start, end = match.span()
    joined = read_date(passage, start)
    if joined is not None and joined.end > end:
        return joined
    if match["offset"] is None and match["day"] is None:
        return None
    if match.group() == "周天" and not relative.SUNDAY_BEHIND.match(passage.text, end, passage.end):
        return None  # a name: 周天行
    if match["day"] is None and relative.NOT_WEEK.match(passage.text, end, passage.end):
        return None
    if match.group() in ("上周", "下周") and _opens_name(passage, end - 1):
        return None
    counted = relative.COUNTED_WEEKEND.search(passage.before(start, 3)) if match.group() == "周末" else None
    period = (
        relative.counted_weekend(counted, passage.anchors)
        if counted is not None
        else _day_before(passage, match, start)
        or _confirmed(passage, match)
        or relative.week_or_weekday(match, passage.anchors, passage.place, passage.clause(start, end))
    )
    timed = clock.BEHIND_DATE.match(passage.text, end, passage.end)
    until = relative.UNTIL_WEEKDAY.match(passage.text, end, passage.end) if match["day"] is not None else None
    if until is not None and period is not None:  # 星期三至五
        last = period.start + timedelta(days=(relative.WEEKDAYS[until["day"]] - period.start.weekday()) % 7)
        period, end = Period(period.start, last), until.end()
    draft = QuantityDraft(start, end if timed is None else timed.end(), "date", _WEEKDAY_RULE)
    draft.optional = match["day"] == "末" or passage.before(start, 1) in ("逢", "每")  # 逢星期六
    if period is not None:
        draft.start_date, draft.end_date = period.start, period.end
        passage.anchors.note(period, passage.place, full=False)
    return draft
