"""Amounts: a number, or a range of two, with the tail behind it, put together into one reading.

Handles what all kinds share: ranges (18 至 21 美元, 10元到20元, 三、四成), a scale or unit that only the last number
carries (3至5万, 6.9个和5.5个百分点), halves (三年半, 一个半小时) and 多 behind the unit (一年多). What the reading
means is decided per kind, in the modules named after them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extract.model import Modifier
from extract.quantities.lexicon import base_value
from extract.zh.numbers.numerals import Numeral, NumeralStyle, read_numeral
from extract.zh.passage import Passage
from extract.zh.quantities.modifiers import is_surname
from extract.zh.quantities.tails import Tail, parted_tail_at, tail_at
from extract.zh.words.bounding import BOUND

_CONNECTOR = re.compile(rf"\ ?(?:左右|上下)?(?:至|到|-|–|—|~|─|——|--|―)\ ?(?:{BOUND})?(?:US\$|HK\$|NT\$|\$|¥|€|£)?\ ?")
_LISTED = re.compile(rf"\ ?(?:、|和|及|与|或|以及|跟|同|,\ |，)\ ?(?:{BOUND})?")
_MOVES = re.compile(
    r"\ ?(?:大幅|微)?(?:增加|增长|上升|下降|上调|下调|提高|提升|降低|减少|下跌|上涨|扩大|缩减|[增升降跌减涨加])"
    r"(?:至|到)"
    rf"(?:{BOUND})?\ ?"
)
_CHANGED = re.compile(
    rf"(?:[升涨加增跌降减]|下调|上调|提高|增加|减少|上升|下降|上涨|下跌|缩减|调高|调低)了?(?:{BOUND})?\Z"
)
_ONE_STEP = re.compile(r"\ ?、\ ?|\ ?或\ ?")
_NOT_ALIKE = re.compile(r"\ ?(?:不等|之间)")  # 从15万到30万不等
_RANGE_MARKS = frozenset(" 至到-–—~─―、或左上")  # with which the two above begin
_HALF = re.compile(r"半(?!小(?![女男朋孩])|[数年天个路百月夜场岁导世球截决马山程公官成边空价径])")
_PIECE_AND_HALF = re.compile(r"半(?=[，。、;须]|\Z)")
_MANY = re.compile(
    r"多(?![次名个位家少元数样种人方地项国重边达以岁级党边功亏月小年的听喝饮吃看睡练读写做休注留陪问穿]|的)|多(?=的|年来|月来|月的|小时)|"
    r"余(?![额地下震热温党])|几(?=[，。的])"
)
_SECONDS_FOLLOW = re.compile(r"分(?=\ ?(?:\d{1,2}|[零一二三四五六七八九十]{1,3})\ ?秒)")
# 由3分15秒压缩到2分半: minutes where the words around tell of time
_MINUTE_AND_HALF = re.compile(r"分半(?=[，。、;)」』以之内左]|一[趟班次圈]|\Z)")
_OF_TIME = re.compile(r"间隔|用时|耗时|时间|成绩|时长|秒|分钟|缩短|跑|游|等|班|高峰|繁忙")
_MINUTE = Tail("分", "duration", "min", Decimal(1), None)
_MINUTE_HALF = Tail("分半", "duration", "min", Decimal(1), None, added=Decimal("0.5"))
_BOTH = re.compile(r"\ ?[和及与、]\ ?(?:US\$|HK\$|NT\$|[$¥€£])?")
_NOTHING, _ONE_HALF = Decimal(0), Decimal("0.5")
_UNEVEN = Decimal("0.02")  # a month is no whole number of days
_MYRIAD = 10**4  # 六十至八十万: the scales that a range may share
_HALVED = frozenset(("duration", "age", "measure", "ratio", "percent", "money"))
_SEVERAL = 6  # numbers in one list that may share a unit


class Reading(NamedTuple):
    """A number or range with its tail: `start`..`end` is the exact span, `tail` None when nothing counts it."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    modifier: Modifier = "="
    vague: bool = False
    tail: Tail | None = None
    style: NumeralStyle = "han"
    scaled: bool = False

    def times(self, factor: Decimal) -> Reading:
        """The same number or range with both ends multiplied."""
        return self._replace(low=self.low * factor, high=self.high and self.high * factor)


def read_amount(passage: Passage, numeral: Numeral) -> Reading:
    """The widest reading that starts with `numeral`."""
    tail, end = _tail(passage, numeral)
    ranged = _range(passage, numeral, tail, end)
    if ranged is not None:
        return ranged
    scaled = numeral.scale > 1 or numeral.style == "mixed"
    plain = Reading(
        numeral.start, end, numeral.low, numeral.high, numeral.modifier, numeral.vague, tail, numeral.style, scaled
    )
    if tail is None or tail.surface == "个":
        found = _shared(passage, numeral, end if tail is not None else numeral.end, _SEVERAL)
        if found is not None and (tail is None or found[0].surface.startswith("个")):
            counted = passage.text.startswith(("个", " 个"), numeral.end)
            shared = plain._replace(tail=found[0], end=end if counted else numeral.end, scaled=scaled or found[1] > 1)
            return shared.times(found[1])
    if tail is None:
        return plain
    added, end = _half(passage, tail, end)
    more, end = _many(passage, tail, end)
    high = None if numeral.high is None else numeral.high + added
    return plain._replace(low=numeral.low + added, high=high, end=end, modifier=more or numeral.modifier)


def _tail(passage: Passage, numeral: Numeral) -> tuple[Tail | None, int]:
    """The tail behind a number and where it ends; behind digits one space may stand between."""
    text, at = passage.text, numeral.end
    if text.startswith(" ", at) and numeral.style != "han":
        at += 1
    tail = _minute(passage, at) if text.startswith("分", at) else None
    if tail is None and text.startswith(("个", "分"), at):
        tail = parted_tail_at(text, at, passage.end, passage.region)
    tail = tail or tail_at(text, at, passage.end, passage.region)
    return (None, numeral.end) if tail is None else (tail, at + len(tail.surface))


def _minute(passage: Passage, at: int) -> Tail | None:
    """分 before seconds, and 分半 where the words around tell of time; elsewhere they are points."""
    if _SECONDS_FOLLOW.match(passage.text, at, passage.end):
        return _MINUTE
    half = _MINUTE_AND_HALF.match(passage.text, at, passage.end)
    return _MINUTE_HALF if half is not None and _OF_TIME.search(passage.before(at, 24)) else None


def _half(passage: Passage, tail: Tail, end: int) -> tuple[Decimal, int]:
    """What a half in or behind the tail adds to the number (三年半, 个半小时), and the end behind it."""
    if not passage.text.startswith("半", end) or tail.added or tail.modifier != "=":
        return tail.added, end
    if tail.surface == "个":  # 每百个家庭就有四个半须领取津贴
        pattern = _PIECE_AND_HALF
    elif tail.surface == "度" or (tail.kind in _HALVED and tail.surface not in ("%", "元")):
        pattern = _HALF
    else:
        return tail.added, end
    match = pattern.match(passage.text, end, passage.end)
    return (tail.added, end) if match is None else (_ONE_HALF, match.end())


def _many(passage: Passage, tail: Tail, end: int) -> tuple[Modifier | None, int]:
    """What a 多 in or behind the tail says (两个多月, 一年多), and the end behind it."""
    if tail.modifier != "=":
        return tail.modifier, end
    if tail.kind not in _HALVED or tail.surface == "%":
        return None, end
    match = _MANY.match(passage.text, end, passage.end)
    if match is None or (tail.kind == "age" and is_surname(passage, end)):
        return None, end
    return ">", match.end()


def _range(passage: Passage, first: Numeral, tail: Tail | None, end: int) -> Reading | None:
    more, end = (_NOTHING, end) if tail is None else _half(passage, tail, end)
    if passage.text[end : end + 1] not in _RANGE_MARKS:
        return None
    connector = _CONNECTOR.match(passage.text, end, passage.end)
    step = connector is None
    if connector is None:
        connector = _ONE_STEP.match(passage.text, end, passage.end)
        if connector is None:
            return None
    last = read_numeral(passage.text, connector.end(), passage.end)
    if last is None or (not step and _is_second_rise(passage, first.start)):
        return None
    last_tail, last_end = _tail(passage, last)
    if last_tail is None:
        return _untailed(passage, first, last, step=step) if tail is None else None
    added, behind = _half(passage, last_tail, last_end)
    modifier, behind = _many(passage, last_tail, behind)
    if tail is not None and not step and tail.unit != last_tail.unit:
        lower = Reading(first.start, end, first.low + more, first.high, tail=tail, style=last.style)
        stretch = _stretch(lower, last._replace(low=last.low + added), last_tail)
        if stretch is not None:
            return stretch._replace(end=behind, modifier=modifier or last.modifier)
    if tail is not None and not _agree(tail, last_tail):
        return None
    bounds = _bounds(passage, _Ends(first, last, tail, last_tail, last_end), step=step)
    if bounds is None or bounds[0] + more >= bounds[1] + added or (first.style == "han") != (last.style == "han"):
        return None
    return Reading(
        first.start, behind, bounds[0] + more, bounds[1] + added, modifier or last.modifier,
        first.vague or last.vague, last_tail, last.style, scaled=last.scale > 1,
    )  # fmt: skip


class _Ends(NamedTuple):
    """Two numbers with what counts each of them; `end` is behind the last one's tail."""

    first: Numeral
    last: Numeral
    tail: Tail | None
    last_tail: Tail
    end: int


def _bounds(passage: Passage, ends: _Ends, *, step: bool) -> tuple[Decimal, Decimal] | None:
    """The two numbers of a range in one scale, without the halves behind them; None where they make no range."""
    first, last, tail, last_tail, _ = ends
    low, high = first.low, last.high if last.high is not None else last.low
    shared = last.scale >= _MYRIAD > first.scale or first.scale == 1 < last.scale
    if shared and tail is None and low < high / last.scale:
        low *= last.scale
    if step and tail is None and last.scale == 1 and high == low % 10 + 1 and 10 < low < 100:
        high += low - low % 10  # 三十四、五元
    places = _places_left_out(low, high) if step and tail is None else 1  # 三、四十万公吨
    low *= places
    if places > 1 and passage.before(first.start, 1) in ("", "、"):
        return None  # 1、200元 in a numbered list
    if step and places == 1 and not _is_step(passage, ends, low, high):
        return None
    if tail is not None and high >= 3 * low and _CHANGED.search(passage.before(first.start, 5)):
        return None  # 减少500元至12,000元: by and to
    ago = tail is not None and tail.unit == "a" and passage.before(first.start, 3).rstrip("约大").endswith("距今")
    if low > high and not step and (ago or (tail is None and last_tail.kind == "measure")):
        return high, low  # 距岸40至38公里, 距今5300年至5000年
    return low, high


def _places_left_out(low: Decimal, high: Decimal) -> int:
    """100 for 2、300 and 2亿、300亿, where the first of two that follow each other leaves out its noughts; else 1."""
    one = Decimal(1).scaleb(low.adjusted())  # in the place of its first digit, which is to be its only one
    if not low or low % one:
        return 1
    return next((places for places in (10, 100, 1000) if high / places == low + one), 1)


def _is_second_rise(passage: Passage, at: int) -> bool:
    """分别上升80元和47元至490元和317元: by how much, then to what; the two sides of 至 are no range."""
    before = passage.found[-1] if passage.found else None
    if before is None or before.direction is None:
        return False
    return _BOTH.fullmatch(passage.text[before.end : at]) is not None


def _stretch(lower: Reading, last: Numeral, last_tail: Tail) -> Reading | None:
    """20秒至1分钟, 3个月至两年: two units of time, both ends in the smaller one."""
    tail = lower.tail
    if tail is None or tail.kind != "duration" or last_tail.kind != "duration":
        return None
    if lower.high is not None or last.high is not None:
        return None
    one, _ = base_value(tail.factor, tail.unit)
    longer, _ = base_value(last.low * last_tail.factor, last_tail.unit)
    high = longer / one
    if high <= lower.low or abs(high - round(high)) > _UNEVEN:
        return None
    return lower._replace(high=Decimal(round(high)))


def _untailed(passage: Passage, first: Numeral, last: Numeral, *, step: bool) -> Reading | None:
    """Two numbers neither of which anything counts: 45至54, 80到100万, 三、四千."""
    if step:
        return _bare_step(passage, first, last)
    open_ended = first.scale > 1 and _NOT_ALIKE.match(passage.text, last.end, passage.end) is not None
    moved = passage.before(first.start, 2).rstrip().endswith(("从", "由"))  # 从10万到20万 is a rise
    both = first.style == last.style == "mixed" and not moved
    figures = (first.style == "digits" or open_ended or both) and last.style != "han"
    figures = figures or (open_ended and first.style == last.style)  # 由九十八万至一百七十万不等
    return _bare_range(first, last) if figures else None


def _bare_range(first: Numeral, last: Numeral) -> Reading | None:
    """45至54, 80到100万: two numbers that nothing counts, the scale of the last shared."""
    low = first.low * last.scale if last.scale > 1 and first.low < last.low / last.scale else first.low
    if low >= last.low or last.high is not None:
        return None
    return Reading(first.start, last.end, low, last.low, style=last.style, scaled=last.scale > 1)


def _bare_step(passage: Passage, first: Numeral, last: Numeral) -> Reading | None:
    """三、四千, 十六、七万: two neighbours that nothing counts, the scale of the last shared."""
    if first.style != "han" or last.style != "han" or last.scale < _MYRIAD // 10 or first.scale > 10:
        return None
    if last.high is not None or last.low / last.scale != first.low % 10 + 1 or passage.after(last.end, 1) == "、":
        return None
    if passage.before(first.start, 1) in ("、", "第"):
        return None
    low = first.low * last.scale
    return Reading(first.start, last.end, low, low + last.scale, last.modifier, style="han", scaled=True)


def _agree(first: Tail, last: Tail) -> bool:
    """Whether two tails count the same: also 美元 behind a bare 元, and 小时 beside 个半小时."""
    if first.added or last.added:
        return (first.unit, first.factor) == (last.unit, last.factor)
    return first.surface == last.surface or (first.kind == last.kind == "money" and first.unit in ("", last.unit))


def _is_step(passage: Passage, ends: _Ends, low: Decimal, high: Decimal) -> bool:
    """三、四个 and 保持5%、6%: neighbours, and no third number in the list."""
    first, last, tail, _, end = ends
    unit = Decimal(last.scale) if last.scale > 1 else Decimal(1)
    either = passage.text[first.end : last.start].rstrip().endswith("或")
    tens = unit == 1 and low >= 20 - 10 * either and low % 10 == high % 10 == 0
    doubled = either and tail is not None and tail.kind == "duration" and low < high <= 2 * low
    if (
        (high - low not in ((unit * 10, unit * 100) if tens else (unit,)) and not doubled)
        or first.high is not None
        or passage.text[end : end + 1] == "、"
    ):
        return False
    ahead = passage.before(first.start, 2)
    lasting = either and tail is not None and tail.kind == "duration"  # 停留一年或两年
    if ahead.endswith("、") or (tail is not None and tail.surface != "%" and not lasting):
        return False
    if first.style == "digits" and last.style == "mixed":
        return tail is None  # 5、6千元
    return first.style == last.style and (first.style == "han" or tail is not None or low < 100 or tens)


def _shared(passage: Passage, numeral: Numeral, at: int, depth: int) -> tuple[Tail, Decimal] | None:
    """The tail that a later number of the list carries for all: 3.2、4.5和5.6亿美元."""
    joint = _LISTED.match(passage.text, at, passage.end) or _MOVES.match(passage.text, at, passage.end)
    if joint is None or at < passage.barren or (numeral.style == "han" and numeral.scale == 1):
        return None
    if depth == 0:
        passage.barren = at
        return None
    following = read_numeral(passage.text, joint.end(), passage.end)
    if following is None or (following.style == "han") != (numeral.style == "han"):
        return None
    tail, end = _tail(passage, following)
    if tail is None or tail.surface == "个":
        return _shared(passage, following, end if tail is not None else following.end, depth - 1)
    if tail.kind in ("count", "level") or "，" in joint.group():
        return None
    if joint.re is _MOVES:  # 由3亿增至5亿元
        return tail, Decimal(1)
    scale = (
        Decimal(following.scale)
        if numeral.scale == 1 and numeral.low < following.low / following.scale * 20
        else Decimal(1)
    )
    return tail, scale
