"""Percentages: 94.07%, 百分之五, 3成, 三成半, 八折, 1.3个百分点, 25个基点, 年息三厘."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import Numeral, digit_of, read_numeral
from extract.zh.numbers.signs import minus_at
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading

_OF_HUNDRED = re.compile(r"(?:百分之|百份之)\ ?")
_OF_THOUSAND = re.compile(r"千分之\ ?")
_CONNECTOR = re.compile(r"\ ?(?:至|到|-|–|—|~)\ ?(?:百分之|百份之)?\ ?")
# 三成五 is 35 %, 一成二五 12.5 %, 四成零五 40.5 %.
_TENTH_DIGIT = re.compile(
    r"(?:(?P<ones>[一二三四五六七八九1-9])(?P<tenths>[一二三四五六七八九1-9])?|零(?P<only>[一二三四五六七八九]))"
    r"(?![一二三四五六七八九十百千万亿个名位家年月日天块元成折分%\d])"
)
_HUNDREDTHS = re.compile(r"(?P<places>[零一二三四五六七八九]{1,2})(?=[，。、;!?)」』\s的]|\Z)")  # 两厘一五
_QUARTER_POINT = Decimal(25)
_RATE_MOVED = re.compile(r"(?:[升降加减]息|利率|调[升降高低]|上调|下调)[了达至共约]{0,2}\ ?\Z")
_REDUCED = re.compile(r"(?:打|以|按|就是|[是约近低不到]|价|只要|仅)\Z")
_REDUCED_BEHIND = re.compile(r"(?:优惠|出售|促销|卖|价|甩卖|清仓|票|销售|起)")
_BATTING = re.compile(r"\d\d(?![\d%万亿个人名位家年月日元])")
_INTEREST = re.compile(r"息|率|按揭|贷|回报|加|减|股息")


def read_percent(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """A number with %, 成, 折, 百分点, 基点 or 厘."""
    assert reading.tail is not None
    tail = reading.tail
    low, high, end = reading.low * tail.factor, reading.high and reading.high * tail.factor, reading.end
    rule = "percent: number and percent sign"
    if tail.surface == "成":
        if reading.low > 10:
            return None
        rule = "percent: tenths (成)"
        average = _BATTING.match(passage.text, end, passage.end)
        if average is not None and high is None:  # 打击率2成68
            low, end = low + Decimal(average.group()) / 10, average.end()
        digit = _TENTH_DIGIT.match(passage.text, end, passage.end)
        if digit is not None and passage.text[end - 1] != "半":  # 三成半二按: a second mortgage
            tenths = digit["tenths"] or digit["only"]
            more = digit_of(digit["ones"] or "零") + Decimal(0 if tenths is None else digit_of(tenths)) / 10
            low, high, end = (low + more, None, digit.end()) if high is None else (low, high + more, digit.end())
    elif tail.surface == "折":
        rule = "percent: price reduced to (折)"
        if high is not None and reading.high == reading.low + 2 and reading.end - reading.start == 3:  # 三五折
            low, high = low + (reading.high or 0), None
        if reading.low >= 10:
            low, high = reading.low, reading.high
    elif tail.surface == "厘":
        if not _INTEREST.search(passage.before(reading.start, 16)):
            return None
        rule = "percent: interest (厘)"
        places = _HUNDREDTHS.match(passage.text, end, passage.end) if high is None else None
        if places is not None:
            low += Decimal("0." + "".join(str(digit_of(digit)) for digit in places["places"]))
            end = places.end()
    elif tail.surface == "趴":
        if passage.region != "tw":
            return None
    elif tail.unit != "%":
        rule = "percent: points"
    start = reading.start
    minus = minus_at(passage, start) if tail.surface not in ("成", "折", "厘") else None
    if minus is not None:
        low, start = -low, minus
    return QuantityDraft(start, end, "percent", rule, low, high, tail.unit, reading.modifier, vague=reading.vague)


def read_of_hundred(passage: Passage, start: int) -> QuantityDraft | None:
    """百分之五, 百分之五十到六十, 百分之百, 千分之三."""
    match = _OF_HUNDRED.match(passage.text, start, passage.end)
    share = Decimal(1)
    if match is None:
        match = _OF_THOUSAND.match(passage.text, start, passage.end)
        share = Decimal("0.1")
        if match is None:
            return None
    numeral = read_numeral(passage.text, match.end(), passage.end)
    if numeral is None:
        return None
    low, high, end, modifier = numeral.low, numeral.high, numeral.end, numeral.modifier
    connector = _CONNECTOR.match(passage.text, end, passage.end)
    last = read_numeral(passage.text, connector.end(), passage.end) if connector is not None else None
    if last is not None and last.low > low:
        high, end = last.low, last.end
    unit = "%"
    if passage.text.startswith("个百分点", end):
        return None
    minus = minus_at(passage, start) if high is None else None
    if minus is not None:
        low, start = -low, minus
    draft = QuantityDraft(
        start, end, "percent", "percent: of a hundred (百分之)", low * share, high and high * share, unit, modifier
    )
    draft.vague = numeral.vague
    return draft


_BY_MONTH = re.compile(r"月(?:息|利率?)(?:为|是|按|高达|达|约)?\ ?\Z")
_LI = re.compile(r"(?P<digit>[一二三四五六七八九1-9])厘?(?=[，。、;的计)\s至到]|\Z)")


def read_by_month(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """月息一分五厘, 月息二分: a 分 is one in a hundred of a loan each month, a 厘 one in a thousand."""
    if numeral.high is not None or not _BY_MONTH.search(passage.before(numeral.start, 5)):
        return None
    low, end = numeral.low, numeral.end + 1
    li = _LI.match(passage.text, end, passage.end)
    if li is not None:
        low, end = low + Decimal(digit_of(li["digit"])) / 10, li.end()
    return QuantityDraft(numeral.start, end, "percent", "percent: interest (分)", low, None, "%", numeral.modifier)


def read_half_price(passage: Passage, start: int) -> QuantityDraft | None:
    """打对折: half the price."""
    end = start + len("对折")
    if not _REDUCED.search(passage.before(start, 2)) and not _REDUCED_BEHIND.match(passage.text, end, passage.end):
        return None
    return QuantityDraft(start, end, "percent", "percent: price reduced to (折)", Decimal(50), None, "%")


def read_quarter_points(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """升息3码 in Taiwan: steps of a quarter of a point, told in basis points."""
    if passage.region != "tw" or _RATE_MOVED.search(passage.before(reading.start, 6)) is None:
        return None
    low, high = reading.low * _QUARTER_POINT, reading.high and reading.high * _QUARTER_POINT
    return QuantityDraft(
        reading.start, reading.end, "percent", "percent: steps of a rate (码)", low, high, "bp", reading.modifier
    )
