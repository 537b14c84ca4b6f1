"""Measures, lengths of time and ages: a number and its unit, with what the words before add (时速, 零下)."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.quantities.lexicon import base_value
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import digit_of, evaluate, read_numeral
from extract.zh.numbers.signs import below_zero
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.tails import tail_at
from extract.zh.words.bounding import BOUND

_FLOOR = re.compile(r"面积|实用|建筑|单位|楼面|㓥房|铺|地盘|平均每|呎价|豪宅|地皮|住宅|房间|屋")
_LENGTH = re.compile(r"[高长深宽阔远厚]|身高|水位|浪|距|英呎|海拔|离|飞")
_SPEED = re.compile(r"(?:时速|每秒|风速|速度|车速|球速|限速|速限|流速|每小时|航速|船速|平均速度)[^，。]{0,8}\Z")
# 50公里的车速限制, 147公里的快速球
_SPEED_BEHIND = re.compile(
    r"的?(?:最高|法定|安全)?(?:车速|时速|限速|速限|行车速度|球速|[快变火直]?速?球(?=[，。、被给]|\Z))"
)
_FASTER = re.compile(rf"[快慢]了?(?:{BOUND})?\Z")  # 时速350公里，比去年快50公里
_SPEED_RULE = "measure: speed"
_SPEEDS = {"km": "km/h", "mi": "mph", "m": "m/s", "nautical mile": "kn"}
_SPEEDS_OF_DATA = {"bit": "bit/s", "kbit": "kbit/s", "Mbit": "Mbit/s", "Gbit": "Gbit/s"}
_SPEEDS_BY_SECOND = {"km": "km/s", "m": "m/s"}
_PER_SECOND = re.compile(r"(?:风速|流速|每秒)[^，。]{0,8}\Z")
_LAST_PLACES = re.compile(
    r"(?:[一二三四五六七八九][一二三四五六七八九五]?|"
    r"\d{1,2})(?![\d一二三四五六七八九十百千万亿个名人年月日%.]|\ ?[万亿厘])"
)
_TENTH_OF_MU = re.compile(r"(?P<digit>[1-9一二三四五六七八九])(?P<unit>分)(?=地|田|[，。、;]|\Z)")
_PLACES_CLOSED = re.compile(r"[，。、;的]|\Z")
_TALL, _FAR = 5, 99  # metres of what is told as 一米七五, and as 7米85
_PER_HUNDRED = re.compile(r"\ ?(?:的?(?:平均|综合)?(?:油耗|电耗|能耗|耗油|耗电)|加速)")  # 百公里油耗: per what
_DIMENSION = re.compile(r"(?<![道魔])[深高长宽阔厚]\Z")  # 深两丈
_LONE_SCALES = ("百", "千", "万")
_COMPOUND = re.compile(r"(?:零|又|\ )?")
_SMALLER = {
    "a": "mo",
    "mo": "d",
    "d": "h",
    "h": "min",
    "min": "s",
    "jin": "liang",
    "ft": "in",
    "zhang": "chi",
    "chi": "cun",
}
_TENTHS = re.compile(r"(?P<digit>[一二三四五六七八九])(?=[，。、;的]|\Z)")
_HUNDREDTHS = re.compile(
    r"\d{1,3}(?![\d.,年月日%个名人万])|[零一二三四五六七八九十]{1,3}(?=[，。、;!)的跑完夺冲赢]|\Z)"
)
_SENTENCED = re.compile(r"月(?![\d初中底末份上下])")
_CHILD_AGE = re.compile(r"大(?=的)|大(?=婴|男|女|孩|宝|幼|，)")
_MORE_YEARS = re.compile(r"有(?P<more>[一二三四五六七八九])岁?(?=[，。、;!?)」』\s了的仍还]|\Z)")  # 九十有三
_AGE_AHEAD = re.compile(
    r"(?:年仅|享寿|嵩寿|[虚足实周]岁|年约|年届|年近|年逾|年过|现年|时年|终年|享年|卒年|得年|年方|芳龄|年龄[为是约]?|岁数|高龄|年满|"
    r"介乎|年纪)\ ?\Z"
)
_AGE_BEHIND = re.compile(r"\ ?(?:高龄|之龄|稚龄|出头(?![天露])|挂零|开外)")


def read_measure(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """168米, 一米七五, 零下20摄氏度, 时速350公里."""
    assert reading.tail is not None
    unit, low, high, start, end = reading.tail.unit, reading.low, reading.high, reading.start, reading.end
    rule = "measure: number and unit"
    if unit == "km" and low == 100 and _PER_HUNDRED.match(passage.text, end, passage.end):
        passage.skip = end
        return None
    if unit == "ft" and reading.tail.surface in ("呎", "尺"):
        unit = "ft2" if _is_floor(passage, reading) else "ft"
    elif unit in ("Cel", "F"):
        frost = below_zero(passage, start, low, high)
        if frost is not None:
            start, low, high = frost
            rule = "measure: below zero"
    elif unit in _SPEEDS and _is_speed(passage, start, end):
        told = _PER_SECOND.search(passage.before(start, 12))
        second = told is not None and "每小时" not in told.group()
        unit, rule = _SPEEDS_BY_SECOND.get(unit, _SPEEDS[unit]) if second else _SPEEDS[unit], _SPEED_RULE
    elif unit in _SPEEDS_OF_DATA and passage.before(start, 2) == "每秒":
        unit, rule = _SPEEDS_OF_DATA[unit], _SPEED_RULE
    if unit == "m" and high is None and reading.tail.surface in ("米", "公尺"):
        low, end = _decimal_places(passage, low, end)
    low, end, unit = _compound(passage, low, end, unit) if high is None else (low, end, unit)
    tenths = _TENTHS.match(passage.text, end, passage.end) if unit in ("zhang", "chi") and high is None else None
    if tenths is not None:  # 宽一丈五
        low, end = low + Decimal(digit_of(tenths["digit"])) / 10, tenths.end()
    if (
        reading.style == "han"
        and end == reading.end
        and unit in ("shi", "li", "zhang", "cun", "chi", "liang", "tael", "taiwan tael")
        and (
            passage.text[start : end - len(reading.tail.surface)] in _LONE_SCALES
            or (low < 3 and not _DIMENSION.search(passage.before(start, 2)))
        )
    ):
        return None  # 万里长城, 千斤: no measures
    tenth = _TENTH_OF_MU.match(passage.text, end, passage.end) if unit == "mu" and high is None else None
    if tenth is not None:  # 五亩三分地
        low, end = low + Decimal(digit_of(tenth["digit"])) / 10, tenth.end("unit")
    draft = QuantityDraft(start, end, "measure", rule, low, high, unit, reading.modifier, vague=reading.vague)
    if passage.text.startswith("级", end):
        draft.modifier = "~" if draft.modifier == "=" else draft.modifier
    return draft


def _is_speed(passage: Passage, start: int, end: int) -> bool:
    """Whether the words beside a length say that it is how far one goes in an hour: 时速50公里, 50公里的车速限制."""
    behind = _SPEED_BEHIND.match(passage.text, end, passage.end)
    ahead = _SPEED.search(passage.before(start, 12)) is not None
    ahead = ahead or (_FASTER.search(passage.before(start, 4)) is not None and _told_speed(passage))
    return behind is not None or (ahead and not passage.text.startswith("/", end))


def _told_speed(passage: Passage) -> bool:
    last = next((draft for draft in reversed(passage.found) if draft.kind == "measure"), None)
    return last is not None and last.rule == _SPEED_RULE


def _is_floor(passage: Passage, reading: Reading) -> bool:
    """呎 and 尺 measure floor space in Hong Kong unless the words speak of height, length or depth."""
    around = passage.before(reading.start, 12) + passage.after(reading.end, 6)
    return _FLOOR.search(around) is not None or (reading.low >= 80 and _LENGTH.search(around) is None)


_PART_OF_NAME = re.compile(r"(?:(?:[A-Za-z]|M )\d{1,2}\.|(?<![A-Za-z])PM )\Z")


def read_duration(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """7分钟, 20余年, 一个半小时, 1小时30分, 两年零三个月; 3个月大 is an age."""
    assert reading.tail is not None
    if _PART_OF_NAME.search(passage.before(reading.start, 4)):
        return None  # PM2.5年均浓度: the year belongs to what follows
    factor = reading.tail.factor
    low, high, end, unit = reading.low * factor, reading.high and reading.high * factor, reading.end, reading.tail.unit
    if high is None and factor == 1:
        low, end, unit = _compound(passage, low, end, unit)
        hundredths = _HUNDREDTHS.match(passage.text, end, passage.end) if unit == "s" else None
        if hundredths is not None:  # 9秒83
            low, end = low + _of_a_second(hundredths.group()), hundredths.end()
    child = _CHILD_AGE.match(passage.text, end, passage.end)
    if child is not None:
        return QuantityDraft(reading.start, end, "age", "age: of a child", low, high, unit, reading.modifier)
    return QuantityDraft(
        reading.start, end, "duration", "duration: number and unit of time", low, high, unit, reading.modifier,
        vague=reading.vague,
    )  # fmt: skip


def _of_a_second(written: str) -> Decimal:
    """0.83 for the 83 of 9秒83, 0.26 for 二十六; a tenth where one digit stands alone."""
    spoken = None if written.isdigit() else evaluate(written)
    return Decimal(f"0.{written if spoken is None else spoken}")


_JAILED = re.compile(r"(?:囚|判监|监禁|入狱|刑期|停职|停学|禁赛|停赛)\Z")
_MONTHS = re.compile(
    r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})月(?!\ ?\d|初|中|底|末|份|[一二三四五六七八九十上下])"
)


def read_sentenced_months(passage: Passage, start: int) -> QuantityDraft | None:
    """囚9月 in headlines is nine months, not September."""
    if not _JAILED.search(passage.before(start, 2)):
        return None
    match = _MONTHS.match(passage.text, start, passage.end)
    numeral = read_numeral(passage.text, start, passage.end) if match is not None else None
    if match is None or numeral is None:
        return None
    return QuantityDraft(start, match.end(), "duration", "duration: months of a sentence", numeral.low, None, "mo")


def read_age(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """31岁, 25至34岁, 三岁半, 七旬."""
    assert reading.tail is not None
    tail = reading.tail
    if tail.surface == "旬" and (reading.style != "han" or not 5 <= reading.low <= 10):
        return None
    if tail.unit == "a" and reading.high is None and tail.factor == 1:  # 两岁零四个月
        low, end, unit = _compound(passage, reading.low, reading.end, "a")
        if end > reading.end and unit == "mo":
            return QuantityDraft(reading.start, end, "age", "age: years of age", low, None, unit, reading.modifier)
    return QuantityDraft(
        reading.start, reading.end, "age", "age: years of age", reading.low * tail.factor,
        reading.high and reading.high * tail.factor, tail.unit, reading.modifier, vague=reading.vague,
    )  # fmt: skip


def read_bare_age(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """年仅18, 享年93, 以七十高龄, without 岁."""
    told = _AGE_AHEAD.search(passage.before(reading.start, 5)) or _AGE_BEHIND.match(passage.text, reading.end)
    more = _MORE_YEARS.match(passage.text, reading.end, passage.end)
    if more is not None and reading.low % 10 == 0 and 20 <= reading.low < 130 and reading.style == "han":
        low = reading.low + digit_of(more["more"])
        return QuantityDraft(reading.start, more.end(), "age", "age: tens and years (有)", low, None, "a")
    if not told or reading.low > 130:
        return None
    return QuantityDraft(
        reading.start,
        reading.end,
        "age",
        "age: beside a word for age",
        reading.low,
        reading.high,
        "a",
        reading.modifier,
    )


_GROUP_BEHIND = re.compile(r"\ ?的?(?:年龄|长者|青年|人士|组别|群组|青壮年|人口)")


def read_ages_of_a_list(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """45至54 behind 15至24岁、 or before 的年龄组别: a range of ages whose 岁 stands elsewhere."""
    after_age = bool(passage.found) and passage.found[-1].kind == "age" and reading.start - passage.found[-1].end <= 2
    if not after_age and not _GROUP_BEHIND.match(passage.text, reading.end, passage.end):
        return None
    return QuantityDraft(
        reading.start, reading.end, "age", "age: of a list", reading.low, reading.high, "a", reading.modifier
    )


def _decimal_places(passage: Passage, low: Decimal, end: int) -> tuple[Decimal, int]:
    """一米七五 is 1.75 m."""
    match = _LAST_PLACES.match(passage.text, end, passage.end)
    digits = "" if match is None else match.group()
    closed = match is not None and _PLACES_CLOSED.match(passage.text, match.end(), passage.end)
    spoken = (len(digits) == 2 and digits.isdigit()) or (closed and not digits.isdigit())  # 跳远八米四七
    if match is None or low > (_FAR if spoken else _TALL):
        return low, end
    return low + Decimal("0." + "".join(str(digit_of(character)) for character in digits)), match.end()


def _compound(passage: Passage, low: Decimal, end: int, unit: str) -> tuple[Decimal, int, str]:
    """A smaller unit right behind: 1小时30分, 两年零三个月, 三斤二两; the value is in the smaller unit."""
    smaller = _SMALLER.get(unit)
    if not smaller:
        return low, end, unit
    joint = _COMPOUND.match(passage.text, end, passage.end)
    at = joint.end() if joint is not None else end
    numeral = read_numeral(passage.text, at, passage.end)
    if numeral is None or numeral.high is not None or numeral.scale > 100:
        return low, end, unit
    if unit == "a" and _SENTENCED.match(passage.text, numeral.end, passage.end):  # 判刑7年6月
        return low * 12 + numeral.low, numeral.end + 1, "mo"
    behind = numeral.end + passage.text.startswith(" ", numeral.end)
    if unit == "h" and passage.text.startswith("分", behind) and not passage.text.startswith("分之", behind):
        size = 2 if passage.text.startswith("分钟", behind) else 1
    else:
        tail = tail_at(passage.text, behind, passage.end, passage.region)
        if tail is None or tail.unit != smaller or tail.factor != 1:
            return low, end, unit
        if unit == "mo" and tail.surface == "日":
            return low, end, unit
        size = len(tail.surface)
    low_base, _ = base_value(low, unit)
    one, _ = base_value(Decimal(1), smaller)
    converted = low_base / one
    if converted != converted.to_integral_value():
        return low, end, unit
    total = converted + numeral.low
    again, end, unit = _compound(passage, total, behind + size, smaller)
    return again, end, unit
