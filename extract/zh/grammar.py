"""Grammar: the order in which the rules are asked, hit by hit, and how a finding is completed.

Each hit of the scan is offered to the rules that can begin there; the first that reads something wins. A finding then
gets its modifier, direction and `per` from the words around it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from extract.document import Document, Sentence
from extract.model import Quantity
from extract.zh import clock, noise, relative
from extract.zh.amounts import Reading, read_amount
from extract.zh.anchors import Anchors
from extract.zh.counts import read_count, read_uncounted
from extract.zh.dates import read_date
from extract.zh.decades import read_decade
from extract.zh.direction import direct
from extract.zh.draft import Draft
from extract.zh.levels import read_level
from extract.zh.lists import follow_list
from extract.zh.measure import read_age, read_bare_age, read_duration, read_measure
from extract.zh.modifiers import modify
from extract.zh.money import read_bare_money, read_money, read_signed
from extract.zh.numbers import Numeral, read_numeral
from extract.zh.passage import Passage
from extract.zh.percent import read_of_hundred, read_percent
from extract.zh.periods import Period
from extract.zh.rank import read_first, read_ordinal, read_top
from extract.zh.rates import rate
from extract.zh.ratio import read_against, read_fraction, read_half, read_times, read_turned
from extract.zh.regions import region_of
from extract.zh.scan import pattern
from extract.zh.tails import tail_at
from extract.zh.yearparts import read_part_alone

_BY_TAIL: Mapping[str, Callable[[Passage, Reading], Draft | None]] = {
    "money": read_money,
    "percent": read_percent,
    "measure": read_measure,
    "duration": read_duration,
    "half": read_duration,
    "age": read_age,
    "ratio": read_times,
    "level": read_level,
    "count": read_count,
}
_DIGITS = frozenset("0123456789")
# What may follow a number that begins a date or a clock time.
_DATE_FOLLOWS = frozenset("年月日号季时点世:-/.~至到–—、和及零一二三四五六七八九十")


def read_document(document: Document, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Every quantity of the Chinese sentences, in reading order."""
    anchors = Anchors(document.published)
    region = region_of(document)
    web = noise.web_spans(document)
    found: list[Quantity] = []
    for number, sentence in enumerate(sentences):
        passage = Passage(
            document, sentence, document.folded, sentence.start, sentence.end, (sentence.paragraph, number), anchors,
            region, [],
        )  # fmt: skip
        _read_sentence(passage, web)
        found.extend(draft.frozen() for draft in passage.found)
    return found


def _read_sentence(passage: Passage, web: list[tuple[int, int]]) -> None:
    consumed = passage.start
    for match in pattern().finditer(passage.text, passage.start, passage.end):
        start = match.start()
        if start < consumed:
            continue
        if web and any(first <= start < last for first, last in web):
            continue
        if match["number"] is not None:
            draft = _at_number(passage, start, match.end())
        else:
            draft = _at_word(passage, start)
        if draft is None:
            consumed = max(consumed, match.end() if match["number"] is not None else start + 1)
        elif draft.start >= consumed:
            _complete(passage, draft, start)
            passage.found.append(draft)
            consumed = draft.end


def _complete(passage: Passage, draft: Draft, start: int) -> None:
    at = draft.start
    if draft.kind != "date":
        modify(passage, draft, at)
        direct(passage, draft, at)
        rate(passage, draft)
        if passage.found:
            follow_list(passage, passage.found[-1], draft)
    elif draft.end_date is not None and draft.start_date == draft.end_date:
        pass


def _at_number(passage: Passage, start: int, run_end: int) -> Draft | None:
    text = passage.text
    first = text[start]
    if first == "一" and run_end == start + 1 and not text.startswith("一半", start) and noise.is_article(text, start):
        return None
    ahead = passage.before(start, 14)
    if first in _DIGITS:
        if noise.in_name(ahead, text, start):
            return _signed_only(passage, start)
    elif noise.is_word(text, start, run_end):
        return read_half(passage, start) if first in "半一大" else None
    follow = text[run_end : run_end + 1]
    if follow == " ":
        follow = text[run_end + 1 : run_end + 2]
    if follow in _DATE_FOLLOWS and follow:
        draft = _date_at(passage, start)
        if draft is not None:
            return draft
    if first == "半":
        return _half_unit(passage, start) or read_half(passage, start)
    if first in "百千" and run_end - start == 1:
        share = read_of_hundred(passage, start)
        if share is not None:
            return share
    if first == "一" and text.startswith("一半", start):
        return read_half(passage, start)
    numeral = read_numeral(text, start, passage.end)
    return None if numeral is None else _measured(passage, numeral)


def _date_at(passage: Passage, start: int) -> Draft | None:
    draft = read_date(passage, start) or read_decade(passage, start) or read_part_draft(passage, start)
    if draft is not None:
        return draft
    end = clock.clock_end(passage.text, start, passage.end, passage.before(start, 5))
    return None if end is None else _clock_draft(passage, start, end)


def _clock_draft(passage: Passage, start: int, end: int) -> Draft:
    """A time of day, on the day named last in its sentence, else the day of publication."""
    draft = Draft(start, end, "date", "date: time of day", optional=True)
    latest = passage.anchors.latest if passage.found and passage.found[-1].kind == "date" else None
    published = passage.anchors.published
    only = latest or (Period(published, published) if published is not None else None)
    if only is not None and only.start == only.end:
        draft.start_date, draft.end_date = only.start, only.end
    return draft


def _measured(passage: Passage, numeral: Numeral) -> Draft | None:
    """A number that is no date: a fraction, an amount with a tail, or a bare figure."""
    fraction = read_fraction(passage, numeral) or read_against(passage, numeral)
    if fraction is not None:
        return fraction
    reading = read_amount(passage, numeral)
    if reading.tail is not None:
        draft = _BY_TAIL[reading.tail.kind](passage, reading)
        if draft is not None or reading.tail.kind == "count":
            return draft
        reading = reading._replace(tail=None, end=numeral.end)
    return _bare(passage, reading)


def _bare(passage: Passage, reading: Reading) -> Draft | None:
    return (
        read_signed(passage, reading)
        or read_bare_age(passage, reading)
        or read_bare_money(passage, reading)
        or read_uncounted(passage, reading)
    )


def _signed_only(passage: Passage, start: int) -> Draft | None:
    """Behind Latin letters only an amount of money is read: HK$500, RMB 3亿."""
    from extract.zh.money import prefix_currency

    if prefix_currency(passage, start)[1] is None:
        return None
    numeral = read_numeral(passage.text, start, passage.end)
    return None if numeral is None else _measured(passage, numeral)


def _half_unit(passage: Passage, start: int) -> Draft | None:
    """半年, 半个月, 半小时: half of a unit of time, money or measure; not 上半年 and 下半场."""
    if passage.before(start, 1) in ("上", "下", "前", "后", "多", "对", "夜", "过", "小"):
        if passage.before(start, 1) != "过" or not passage.text.startswith(("半年", "半个"), start):
            return None
    tail = tail_at(passage.text, start + 1, passage.end, passage.region)
    if (
        tail is None
        or tail.kind not in ("duration", "money", "measure", "percent")
        or tail.surface in ("元", "圆", "块", "折", "两")
    ):
        return None
    if passage.text.startswith(("半年报", "半年度", "半年期", "半日制", "半日游", "半天吊", "半周"), start):
        return None
    end = start + 1 + len(tail.surface)
    modifier: str = "="
    if passage.text.startswith("多", end):
        end, modifier = end + 1, ">"
    reading = Reading(start, end, Decimal("0.5"), None, "=", False, tail, "han", False, False)
    draft = _BY_TAIL[tail.kind](passage, reading)
    if draft is not None and modifier == ">":
        draft.modifier = ">"
    return draft


def read_part_draft(passage: Passage, start: int) -> Draft | None:
    """一季度, 上半年, 前三季度, 年底 without a year before them."""
    part = read_part_alone(passage, start)
    if part is None:
        return None
    draft = Draft(start, part.end, "date", "date: part of this year")
    if part.period is not None:
        draft.start_date, draft.end_date, draft.vague = part.period
        passage.anchors.note(part.period, passage.place, full=False)
    return draft


_SMALL = Numeral(0, 1, Decimal(1), Decimal(10), "=", True, 1, "han")


def _at_word(passage: Passage, start: int) -> Draft | None:
    """Hits that are no digits: 第, 翻, 数十, 几个, 去年, 本周四, 上半年, 凌晨两点."""
    text = passage.text
    first = text[start]
    if first == "第":
        return read_part_draft(passage, start) or read_ordinal(passage, start)
    if first in "翻倍加":
        return read_turned(passage, start)
    if first in "数几上成好" and not text.startswith(
        ("上半", "上周", "上星", "上礼", "上个", "上月", "上年", "上季", "上一", "上世", "上上"), start
    ):
        return _vague_number(passage, start)
    if first == "大":
        if text.startswith("大半", start):
            return read_half(passage, start)
    if first == "前" or first == "首" or first == "榜" or first == "居" or first == "头":
        top = read_first(passage, start) or read_part_draft(passage, start) or read_top(passage, start)
        if top is not None:
            return top
    if first == "个":
        return _one_and_a_half(passage, start)
    return _relative(passage, start)


def _vague_number(passage: Passage, start: int) -> Draft | None:
    """数十万, 几百, 上千万, 成千上万; 几个 and 数名 are one to ten, and optional."""
    text = passage.text
    before = passage.before(start, 1)
    if before and (
        before in "人次总多少倍无计参函指系基岁分席户件位度代字奇偶双历以至路网街"
        and text[start] in "数上成"
        or before in "变看组造建"
    ):
        return None
    numeral = read_numeral(text, start, passage.end)
    if numeral is not None:
        return _measured(passage, numeral)
    if text[start] not in "数几":
        return None
    reading = read_amount(passage, _SMALL._replace(start=start, end=start + 1))
    if reading.tail is None or reading.tail.kind not in ("count", "duration"):
        return None
    draft = _BY_TAIL[reading.tail.kind](passage, reading)
    if draft is not None:
        draft.optional = True
    return draft


def _one_and_a_half(passage: Passage, start: int) -> Draft | None:
    """個半小時 in Hong Kong is an hour and a half."""
    if passage.before(start, 1) in ("一", "两", "几", "三", "多") or passage.before(start, 1).isdigit():
        return None
    tail = tail_at(passage.text, start + 2, passage.end, passage.region)
    if tail is None or tail.kind != "duration":
        return None
    end = start + 2 + len(tail.surface)
    reading = Reading(start, end, Decimal("1.5"), None, "=", False, tail, "han", False, False)
    return read_duration(passage, reading)


def _relative(passage: Passage, start: int) -> Draft | None:
    """Dates counted from publication or from the date named last."""
    text = passage.text
    bracketed = _day_in_brackets(passage, start)
    if bracketed is not None:
        return bracketed
    for size in (4, 3, 2):
        word = text[start : start + size]
        if word in relative.DAYS or word in relative.FOLLOWING_DAYS:
            return _day_draft(passage, start, start + size, relative.day_word(word, passage.anchors), word)
        if word in relative.QUARTERS:
            end = start + size + (text.startswith("度", start + size))
            return _day_draft(passage, start, end, relative.quarter_word(word, passage.anchors), word)
    week = relative.WEEK.match(text, start, passage.end)
    if week is not None:
        return _week_draft(passage, start, week.end())
    draft = read_date(passage, start) or read_decade(passage, start) or read_part_draft(passage, start)
    if draft is not None:
        return draft if not _is_other_word(passage, draft) else None
    timed = clock.WITH_PART.match(text, start, passage.end)
    return _clock_draft(passage, start, timed.end()) if timed is not None else None


def _is_other_word(passage: Passage, draft: Draft) -> bool:
    """上年 in 晚上年轻人 and the like: the word before swallows the first character."""
    before = passage.before(draft.start, 1)
    return (
        passage.text[draft.start] in "上下本"
        and before != ""
        and before in "以之晚早网身路线历史地世天海陆边楼脸晚会版日根基剧资成课"
    )


_WORD_BEFORE = frozenset("以晚早世际海陆历史线身网路街市楼台")


def _day_draft(passage: Passage, start: int, end: int, period: Period | None, word: str) -> Draft | None:
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
    if word in ("当日", "今日") and passage.text.startswith(("头条", "关注", "香港", "俄罗斯", "美国", "说法"), end):
        return None
    timed = clock.BEHIND_DATE.match(passage.text, end, passage.end)
    if timed is None and word[-1] in "早晨晚夜午":
        timed = clock.BEHIND_DATE.match(passage.text, end - 1, passage.end)
    draft = Draft(start, end if timed is None else max(end, timed.end()), "date", "date: relative day")
    draft.optional = word in relative.FOLLOWING_DAYS and word not in ("次日", "翌日")
    if period is not None:
        draft.start_date, draft.end_date = period.start, period.end
        if word in relative.DAYS:
            passage.anchors.note(period, passage.place, full=False)
    return draft


def _day_in_brackets(passage: Passage, start: int) -> Draft | None:
    """今（20日）, 昨(19)日: the newspaper style of Taiwan."""
    match = relative.BRACKETED_DAY.match(passage.text, start, passage.end)
    if match is None:
        return None
    period = relative.day_word(match["word"] + "天", passage.anchors)
    return _day_draft(passage, start, match.end(), period, match["word"] + "天")


def _week_draft(passage: Passage, start: int, end: int) -> Draft | None:
    """本周四, 上周, 周五; a weekday right before a month and day is one date with it."""
    joined = read_date(passage, start)
    if joined is not None and joined.end > end:
        return joined
    match = relative.WEEK.match(passage.text, start, passage.end)
    if match is None or (match["offset"] is None and match["day"] is None):
        return None
    if match["day"] is None and relative.NOT_WEEK.match(passage.text, end, passage.end):
        return None
    if match["offset"] is not None and match["offset"] in "上下" and passage.before(start, 1) in _WORD_BEFORE:
        return None
    period = relative.week_or_weekday(match, passage.anchors, passage.around(start, end))
    timed = clock.BEHIND_DATE.match(passage.text, end, passage.end)
    if timed is None and passage.text.startswith("的", end):
        timed = None
    draft = Draft(start, end if timed is None else timed.end(), "date", "date: week or weekday")
    draft.optional = match["day"] == "末"
    if period is not None:
        draft.start_date, draft.end_date = period.start, period.end
        passage.anchors.note(period, passage.place, full=False)
    return draft
