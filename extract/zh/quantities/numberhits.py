"""Number hits: what is read where the scan stops at a number, rule by rule, the first that reads something wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from extract.zh.dates import clock
from extract.zh.dates.dates import read_date
from extract.zh.dates.decades import read_decade
from extract.zh.dates.moments import clock_draft, part_draft
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import POINTS, Numeral, read_numeral
from extract.zh.passage import Passage
from extract.zh.quantities import noise
from extract.zh.quantities.amounts import Reading, read_amount
from extract.zh.quantities.bodies import read_of_body
from extract.zh.quantities.cells import read_cell
from extract.zh.quantities.counts import read_count
from extract.zh.quantities.dozens import read_cubic, read_dozen, read_flat, read_satellites
from extract.zh.quantities.itemspelled import is_charge
from extract.zh.quantities.levels import read_bare_score, read_between, read_level
from extract.zh.quantities.measure import (
    read_age,
    read_ages_of_a_list,
    read_bare_age,
    read_duration,
    read_measure,
    read_sentenced_months,
)
from extract.zh.quantities.money import BARE_AMOUNT, read_bare_money, read_money, read_signed
from extract.zh.quantities.percent import read_by_month, read_of_hundred, read_percent, read_quarter_points
from extract.zh.quantities.rank import read_bracketed
from extract.zh.quantities.ratio import read_against, read_fraction, read_half, read_times
from extract.zh.quantities.results import read_result
from extract.zh.quantities.slang import OPENINGS, read_slang_sum
from extract.zh.quantities.spoken import read_cents, read_spoken_sum
from extract.zh.quantities.tails import TailKind, classifiers, parted_tail_at, tail_at
from extract.zh.quantities.uncounted import BEFORE_NOUN, read_uncounted

_BY_TAIL: Mapping[TailKind, Callable[[Passage, Reading], QuantityDraft | None]] = {
    "money": read_money,
    "percent": read_percent,
    "measure": read_measure,
    "duration": read_duration,
    "age": read_age,
    "ratio": read_times,
    "level": read_level,
    "count": read_count,
}
# Behind a Latin word others belong to its name: Claude 3 对话.
_PLAIN_CLASSIFIERS = frozenset("个名位家人宗例架辆台张件种项次条只支间所座")
_PARTED = frozenset(("个世纪", "世纪", "个小时", "小时", "个钟头", "钟头", "个月", "秒", "秒钟", "厘"))
_BARE_RULES = frozenset((BARE_AMOUNT, BEFORE_NOUN))
_DIGITS = frozenset("0123456789")
_YEARS_SINCE = re.compile(r"[\d零一二三四五六七八九十百]{1,5}周年")
_OFTEN = 10
_BEHIND_SUMS = frozenset("起分")
_RATIO_MARKS = frozenset(" /分份比:∶")  # what stands between the two numbers of a fraction or a ratio
# What may follow a number that begins a date or a clock time.
_DATE_FOLLOWS = frozenset("年月日号季时点财学与遭世上下第从由在起已才:-/.~至到–—、和及零一二三四五六七八九十")


def at_number(passage: Passage, start: int, run_end: int) -> QuantityDraft | None:
    """The quantity or date that begins with the run of number characters `start`..`run_end`, or None."""
    text = passage.text
    first = text[start]
    if text[run_end : run_end + 1] in tuple(POINTS) and (named := noise.named_day_end(text, start)):
        passage.skip = named
        return None
    lone = first == "一" and run_end == start + 1 and not text.startswith("一半", start)
    if lone and noise.is_article(text, start) and not is_charge(text, start):
        return None
    if first == "万" and text.startswith("万历", start):
        return read_date(passage, start)
    if first in _DIGITS:
        latin = noise.behind_latin(passage.before(start, 6))
        if latin:
            return _behind_latin(passage, start, latin)
    elif run_end - start > 1 and noise.closes_word(text, start):
        return at_number(passage, start + 1, run_end)  # 统一六国
    else:
        passage.skip = max(passage.skip, noise.word_end(text, start, run_end))
        if start < passage.skip < run_end and _YEARS_SINCE.match(text, passage.skip, passage.end):
            return at_number(passage, passage.skip, run_end)  # 六四30周年
        if passage.skip > start:
            return read_half(passage, start) if first in "半一大" else None
    follow = text[run_end : run_end + 1]
    if follow == " ":
        follow = text[run_end + 1 : run_end + 2]
    if follow in _DATE_FOLLOWS:
        draft = _date_at(passage, start)
        if draft is not None:
            return draft
    if first == "半":
        return _half_scale(passage, start) or _half_unit(passage, start) or read_half(passage, start)
    if first in "十百千万亿" and noise.is_unit_label(text, start):
        passage.skip = run_end
        return None
    if first in "百千" and run_end - start == 1:
        share = read_of_hundred(passage, start)
        if share is not None:
            return share
    if first == "一" and text.startswith("一半", start):
        return read_half(passage, start)
    numeral = read_numeral(text, start, passage.end)
    if numeral is None and first == "两" and passage.before(start, 1) == "每":  # 每两一万一千元: for a tael
        numeral = read_numeral(text, start + 1, passage.end)
    return None if numeral is None else measured(passage, numeral)


def _date_at(passage: Passage, start: int) -> QuantityDraft | None:
    sentence = read_sentenced_months(passage, start)
    if sentence is not None:
        return sentence
    draft = read_date(passage, start) or read_decade(passage, start) or part_draft(passage, start)
    if draft is not None:
        return draft
    end = clock.clock_end(passage.text, start, passage.end, passage.before(start, 5))
    return None if end is None else clock_draft(passage, start, end)


def measured(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """A number that is no date: a fraction, an amount with a tail, or a bare figure."""
    if passage.text[numeral.end : numeral.end + 1] in _RATIO_MARKS:
        fraction = read_fraction(passage, numeral) or read_against(passage, numeral)
        if fraction is not None:
            return _of_time(passage, fraction)
    named = _by_next_character(passage, numeral)
    if named is not None:
        return named
    reading = read_amount(passage, numeral)
    if reading.tail is not None and reading.tail.surface in _BEHIND_SUMS:
        draft = _sum_before(passage, reading)
        if draft is not None:
            return draft
    if reading.tail is not None:
        points = read_quarter_points(passage, reading) if reading.tail.surface == "码" else None
        draft = points or _BY_TAIL[reading.tail.kind](passage, reading)
        often = reading.low < _OFTEN and reading.low == int(reading.low)
        counting = reading.tail.surface != "度" or often  # 四百二十度 and 6.8度 are not so often
        if draft is None and counting and reading.tail.surface in classifiers("words") and reading.tail.kind != "count":
            draft = read_count(passage, reading)
        if draft is not None or reading.tail.kind in ("count", "level"):
            return draft
        reading = reading._replace(tail=None, end=numeral.end)
    return _bare(passage, reading)


def _by_next_character(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """两打鞋垫, 89平的小三房; in Hong Kong 五球半, 七十八個六."""
    behind = passage.text[numeral.end : numeral.end + 2].lstrip()[:1]
    if behind == "打":
        return read_dozen(passage, numeral)
    if behind == "方":
        return read_cubic(passage, numeral)
    if behind == "分" and (by_month := read_by_month(passage, numeral)) is not None:
        return by_month
    if behind == "平":
        return read_flat(passage, numeral)
    if behind == "星":
        return read_satellites(passage, numeral)
    slang = passage.region == "hk" and behind in OPENINGS
    return read_slang_sum(passage, numeral) if slang else None


def _sum_before(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """入场费498万起: 起 says from what sum on; 奶油的五分: cents."""
    if reading.tail is not None and reading.tail.surface == "分":
        return read_cents(passage, reading)
    bare = reading._replace(tail=None, end=reading.end - 1)
    return read_signed(passage, bare) or read_bare_money(passage, bare) or read_spoken_sum(passage, bare)


def _of_time(passage: Passage, share: QuantityDraft) -> QuantityDraft:
    """四分之一个世纪, 四分之三小时, 四分一厘: a fraction of a unit of time or of interest; others stay as they are."""
    tail = tail_at(passage.text, share.end, passage.end, passage.region) if share.kind == "ratio" else None
    if tail is None or tail.surface not in _PARTED or share.value is None:
        return share
    end, rule = share.end + len(tail.surface), "duration: fraction of a unit of time"
    if tail.kind == "percent":
        return read_percent(passage, Reading(share.start, end, share.value, tail=tail)) or share
    return QuantityDraft(share.start, end, "duration", rule, share.value * tail.factor, None, tail.unit, share.modifier)


_NAME_QUOTED = re.compile(r"[「『“][\u4e00-\u9fff]{1,4}(?<![到为达过约近逾共破超])\Z")
_NAMED_SO = 100


def _is_quoted_name(passage: Passage, reading: Reading) -> bool:
    closed = passage.after(reading.end, 1) in tuple("」』”")
    return closed and _NAME_QUOTED.search(passage.before(reading.start, 7)) is not None


def _bare(passage: Passage, reading: Reading) -> QuantityDraft | None:
    if reading.style == "han" and reading.low < _NAMED_SO and _is_quoted_name(passage, reading):
        return None  # 「金枪六十」
    if reading.high is not None and not reading.vague and reading.style == "digits":
        return read_signed(passage, reading) or read_ages_of_a_list(passage, reading) or read_between(passage, reading)
    return (
        read_signed(passage, reading)
        or read_cell(passage, reading)
        or read_result(passage, reading)
        or read_bracketed(passage, reading)
        or read_bare_age(passage, reading)
        or read_of_body(passage, reading)
        or read_bare_score(passage, reading)
        or read_bare_money(passage, reading)
        or read_spoken_sum(passage, reading)
        or read_uncounted(passage, reading)
    )


def _behind_latin(passage: Passage, start: int, latin: str) -> QuantityDraft | None:
    """Right behind Latin letters only money and percentages are read (HK$500, 每份 ADS18 至 21 美元); behind a Latin
    word and a space whatever has a unit (OT 60小时).
    """
    numeral = read_numeral(passage.text, start, passage.end)
    if latin == "word":
        dated = read_date(passage, start)
        if dated is not None:
            return dated
    draft = None if numeral is None else measured(passage, numeral)
    if draft is None or draft.kind == "number" or draft.rule in _BARE_RULES:
        return None
    scaled = numeral is not None and numeral.scale > 1
    if latin == "word" and (draft.kind != "count" or scaled or draft.classifier in _PLAIN_CLASSIFIERS):
        return draft
    return draft if draft.kind in ("money", "percent") else None


def _half_scale(passage: Passage, start: int) -> QuantityDraft | None:
    """半亿元: half of 100 million, as homes and prizes are told in Hong Kong; not 大半亿."""
    if not passage.text.startswith("亿", start + 1) or passage.before(start, 1) in ("大", "小", "一"):
        return None
    draft = measured(passage, Numeral(start, start + 2, Decimal(50_000_000), None, "=", False, 1, "han"))
    return draft if draft is not None and draft.kind == "money" else None


# 饭后半小时, 登机前半小时, 此后半年; not 后半年.
_AFTER = re.compile(
    r"[此今其之最]后\Z|(?:[饭餐睡课术产婚会赛事病班]|出发|登机|开[场演赛始考车]|起飞|入睡|运动|手术|结束|发生)[前后]\Z"
)


_SINCE = re.compile(r"[^年月周季期天日初底的，。;、]后\Z")  # 开业后半个月


def _half_unit(passage: Passage, start: int) -> QuantityDraft | None:
    """半年, 半个月, 半小时: half of a unit of time, money or measure; not 上半年 and 下半场."""
    before = passage.before(start, 3)
    ahead = before[-1:]
    if passage.text.startswith("码", start + 1):
        return read_quarter_points(passage, Reading(start, start + 2, Decimal("0.5")))
    if passage.text.startswith("打", start + 1):
        return read_dozen(passage, Numeral(start, start + 1, Decimal("0.5"), None, "=", False, 1, "han"))
    early = passage.before(start, 2).endswith(("提前", "延后")) or (
        ahead == "多" and passage.text.startswith("半小时", start)
    )
    if ahead in ("上", "下", "前", "后", "对", "夜", "小") and not early and not _AFTER.search(before):
        since = _SINCE.search(before) and passage.text.startswith(("半个", "半小时"), start)
        if not since or passage.text.find("前半", passage.start, start) >= 0:
            return None
    if ahead == "多" and not passage.text.startswith("成", start + 1) and not early:
        return None
    if ahead == "过" and not (passage.before(start, 2) == "超过" or passage.text.startswith(("半年", "半个"), start)):
        return None
    within = passage.text, start + 1, passage.end, passage.region
    tail = parted_tail_at(*within) or tail_at(*within)  # 半个多月
    if (
        tail is None
        or tail.kind not in ("duration", "money", "measure", "percent")
        or tail.surface in ("元", "圆", "块", "折", "两")
    ):
        return None
    if passage.text.startswith(("半年报", "半年度", "半年期", "半日制", "半日游", "半天吊", "半周"), start):
        return None
    end = start + 1 + len(tail.surface)
    more = passage.text.startswith("多", end)
    reading = Reading(start, end + more, Decimal("0.5"), modifier=tail.modifier, tail=tail)
    draft = _BY_TAIL[tail.kind](passage, reading)
    if draft is not None and (more or ahead == "大"):  # 大半年
        draft.modifier = ">"
    return draft
