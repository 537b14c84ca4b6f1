"""Ratios: 10倍, 四分之一, 三分一, 一半, 翻一番, 2比1."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import Numeral, evaluate, read_numeral
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.words.bounding import BOUND

_FRACTION = re.compile(r"(?:\ ?(?:分之|份之)\ ?)")
_SLASH = re.compile(r"/(?P<whole>[2-9]|1[0-9])(?![\d/月.])")
_SHARE_AHEAD = re.compile(rf"(?:占|足|即|高于|低于|等于|降到|占了|{BOUND})\ ?\Z")
_SHARE_BEHIND = re.compile(
    r"的|是|为|属|来自|都|均|用于|以上|以下|左右|强|弱|多数|通过|赞成|议员|席|票|土地|人口|面积|时间|收入|资产"
    r"|学生|市民|居民|选民|受访|议席|成员|股权|股份"
)
_SHORT_FRACTION = re.compile(r"[分份](?P<part>[一二三四五六七八九])(?![十百千万亿秒点刻时分个名岁])")
_DIGIT_FRACTION = re.compile(r"[分份](?P<part>[1-9])(?![\d/:.,年月日时点秒分%个名]|\ ?[秒个名])")  # 4分1 in Hong Kong
_DIGIT_SHARE_AHEAD = re.compile(r"(?:[占约近过逾足达至到少的有]|[占过]了|超过|其中|接近)\ ?\Z")
_TURNED = re.compile(r"翻(?:了|上|至)?(?:(?P<times>几|[一两二三四五六七八九十\d]+)(?P<unit>番|倍)|倍|番)")
_DOUBLED = re.compile(r"(?<![成数几十百千万])倍增(?!器|长|加|多)")
_HALF = re.compile(r"一半(?!会儿|天)|半数|大半(?![年天夜生个辈小粒日])")
_OVER_HALF = re.compile(r"多(?=[，。;、的人]|\Z)")
_BARE_HALF = re.compile(
    rf"(?<![透经通度不])(?:过|{BOUND})(?P<half>半)(?!官方|优势|门槛|多数)(?=[，。;、数的\n]|\Z|"
    r"[^年天月小个夜百世日截生场径导岛球山公里途晚途路])"
)
_AGAINST = re.compile(r"\ ?(?P<sign>比|:|∶)\ ?")
_AND_MORE = ("还多", "还不止", "不止", "以上", "有余")  # 翻了一番还多
SCORE_RULE = "number: score (比)"
# The sets of a match: 6比2、6比3.
_SETS = re.compile(r"\d{1,2} ?(?:比|:|∶) ?\d{1,2}(?:(?: ?[、,，和及/] ?| )\d{1,2} ?(?:比|:|∶) ?\d{1,2}(?![\d:]))+")
_CONTEST_AHEAD = re.compile(
    r"(?:比分(?:[\u3400-\u9fff]{0,3}[为成至])?|[战踢打]成"
    r"|局数|[局盘]以|大胜|战胜|击败|横扫|战平|不敌|惨败|告负|力克|[领超]先|落后)\ ?\Z"
)
_CONTEST_BEHIND = re.compile(
    r"\ ?(?:的?(?:总?比分))?(?:再次|爆冷|主场|客场|险些|惊险)?"
    r"(?:[小大轻力险狂完惨连]?[胜败负克擒挫平赢输屠]|击[败退溃]|战[胜平]|横扫|淘汰|逆转|领先|落后|不敌|拿下"
    r"|取胜|掀翻|送走|通过|否决|血洗|连[胜败]|反超|扳[回平]|告负|告捷|落败|败北|败阵|惜败|憾负|负于|锁定|收尾|结束|握手言和|的?小?高潮|的?攻势)"
)
# 1:50稀释, 1:3的比例
_MIXED_BEHIND = re.compile(
    r"\d+(?:\.\d+)?(?:的?(?:体积|质量|重量)?(?:比例|比率|配比|比(?=[，。、]))|稀释|兑|勾兑|混合|调配|缩[小放]|复[原制])"
)
_TO_ONE = re.compile(r"\ ?[:∶]\ ?1(?![\d.])")
_PROPORTION_AHEAD = re.compile(r"(?:之比|(?<!得)比[例率值])[^，。;\d]{0,4}[由从为至到是](?:[^，。;]{0,14}的)?\ ?\Z")
_SCORE_AHEAD = re.compile(r"(?:比例|比率|配比|赔率|比|按)(?:为|是|约为|约|达|达到|由)?\ ?\Z")


def read_times(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """10倍, 一倍半, 1.5倍; 番 only counts behind 翻, see `read_turned`."""
    assert reading.tail is not None
    if reading.tail.surface == "番":
        return None
    low, high = reading.low, reading.high
    return QuantityDraft(
        reading.start, reading.end, "ratio", "ratio: times (倍)", low, high, "x", reading.modifier, vague=reading.vague
    )  # fmt: skip


def read_fraction(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """四分之一, 5分之3, 2/3, 几分之一; in Hong Kong also 三分一."""
    text = passage.text
    slash = _SLASH.match(text, numeral.end, passage.end) if numeral.style == "digits" else None
    if slash is not None and numeral.low < int(slash["whole"]) and _is_share(passage, numeral.start, slash.end()):
        value = numeral.low / int(slash["whole"])
        return QuantityDraft(numeral.start, slash.end(), "ratio", "ratio: fraction with a slash", value, None, "x")
    match = _FRACTION.match(text, numeral.end, passage.end)
    if match is not None:
        part = read_numeral(text, match.end(), passage.end)
        if part is None or numeral.low == 0:
            return None
        low, high, end = part.low / numeral.low, None, part.end
        other = None if _FROM.search(passage.before(numeral.start, 12)) else _second_share(passage, end)
        if other is not None:
            (low, high), end = sorted((low, other[0])), other[1]
        return QuantityDraft(numeral.start, end, "ratio", "ratio: fraction (分之)", low, high, "x", vague=numeral.vague)
    digits = numeral.style == "digits"
    short = (_DIGIT_FRACTION if digits else _SHORT_FRACTION).match(text, numeral.end, passage.end)
    if short is None or numeral.style not in ("han", "digits") or numeral.low > 10:
        return None
    if digits and not (
        _DIGIT_SHARE_AHEAD.search(passage.before(numeral.start, 3)) or text.startswith("的", short.end())
    ):
        return None
    part_value = evaluate(short["part"])
    if part_value is None or part_value >= numeral.low:
        return None
    return QuantityDraft(
        numeral.start, short.end(), "ratio", "ratio: fraction without 之", part_value / numeral.low, None, "x"
    )  # fmt: skip


_FROM = re.compile(r"[从由][^，。;]*\Z")  # 从去年的四分之一到三分之一
_TO = re.compile(r"\ ?[至到~-]\ ?")


def _second_share(passage: Passage, at: int) -> tuple[Decimal, int] | None:
    """五分之一 in 四分之一到五分之一, with the end behind it."""
    joint = _TO.match(passage.text, at, passage.end)
    whole = None if joint is None else read_numeral(passage.text, joint.end(), passage.end)
    mark = None if whole is None or whole.low == 0 else _FRACTION.match(passage.text, whole.end, passage.end)
    part = None if mark is None else read_numeral(passage.text, mark.end(), passage.end)
    return None if whole is None or part is None else (part.low / whole.low, part.end)


def _is_share(passage: Passage, start: int, end: int) -> bool:
    """2/3的省份, 约1/3: a share and no date."""
    return (
        _SHARE_BEHIND.match(passage.text, end, passage.end) is not None
        or _SHARE_AHEAD.search(passage.before(start, 2)) is not None
    )


def read_against(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """2比1, and 2:1 behind a word for a proportion."""
    match = _AGAINST.match(passage.text, numeral.end, passage.end)
    if match is None:
        return None
    if run := _SETS.match(passage.text, numeral.start, passage.end):
        passage.skip = run.end()
        return QuantityDraft(numeral.start, run.end(), "number", SCORE_RULE, numeral.low, optional=True)
    share = match["sign"] == "比" or _SCORE_AHEAD.search(passage.before(numeral.start, 6)) is not None
    share = share or _is_proportion(passage, numeral)
    share = share or _MIXED_BEHIND.match(passage.text, match.end(), passage.end) is not None
    second = read_numeral(passage.text, match.end(), passage.end) if share or numeral.style == "digits" else None
    if second is None or (second.style == "han") != (numeral.style == "han"):
        return None
    result = _is_result(passage, numeral.start, second.end)
    if passage.text.startswith(match["sign"], second.end) and passage.text[second.end + 1 : second.end + 2].isdigit():
        passage.skip = second.end + 2
        return None  # 1:1:2
    if second.low == 0 or not share or result:  # a score, which is no ratio
        if not share and not result:
            return None
        passage.skip = second.end
        sure = result and match["sign"] == "比"
        return QuantityDraft(numeral.start, second.end, "number", SCORE_RULE, numeral.low, optional=not sure)
    return QuantityDraft(
        numeral.start, second.end, "ratio", "ratio: one to another (比)", numeral.low / second.low, None, "x"
    )


def _is_proportion(passage: Passage, numeral: Numeral) -> bool:
    """城乡收入之比由去年的2.9:1扩大到3.4:1: a number with a decimal to one, or a proportion that is told to move."""
    if numeral.low != int(numeral.low) and _TO_ONE.match(passage.text, numeral.end, passage.end):
        return True
    return _PROPORTION_AHEAD.search(passage.before(numeral.start, 24)) is not None


def _is_result(passage: Passage, start: int, end: int) -> bool:
    """Whether two numbers with a colon between stand beside a word of who won: 以9:0狂胜, 4:3淘汰."""
    return (
        _CONTEST_BEHIND.match(passage.text, end, passage.end) is not None
        or _CONTEST_AHEAD.search(passage.before(start, 6)) is not None
    )


def read_turned(passage: Passage, start: int) -> QuantityDraft | None:
    """翻了一番 is twice, 翻两番 four times, 翻倍 and 倍增 twice; 翻一倍 keeps its number, what
    was added, as in 上涨一倍. All are rises.
    """
    text = passage.text
    match = _TURNED.match(text, start, passage.end)
    if match is None:
        doubled = _DOUBLED.match(text, start, passage.end)
        if doubled is None:
            return None
        draft = QuantityDraft(start, doubled.end(), "ratio", "ratio: doubled", Decimal(2), None, "x")
    else:
        value = Decimal(2)
        if match["times"] is not None:
            times = Decimal(match["times"]) if match["times"].isdigit() else evaluate(match["times"])
            if times is None or times > 60:
                return None
            value = Decimal(2) ** int(times) if match["unit"] == "番" else times
        more = passage.text.startswith("多", match.end())
        over = more or passage.text.startswith(_AND_MORE, match.end())
        draft = QuantityDraft(
            start, match.end() + more, "ratio", "ratio: doubled (翻番)", value, None, "x", ">" if over else "="
        )
    draft.direction = "up"
    return draft


def read_half(passage: Passage, start: int) -> QuantityDraft | None:
    """一半, 半数, and 半 in 过半 and 近半."""
    match = _HALF.match(passage.text, start, passage.end)
    if match is not None:
        draft = QuantityDraft(start, match.end(), "ratio", "ratio: half", Decimal("0.5"), None, "x")
        if match.group().startswith("大"):
            draft.vague, draft.modifier = True, ">"
        elif _OVER_HALF.match(passage.text, draft.end, passage.end):  # 便宜了一半多
            draft.end, draft.modifier = draft.end + 1, ">"
        return draft
    for size in (1, 2):
        bare = _BARE_HALF.match(passage.text, max(passage.start, start - size), passage.end)
        if bare is not None and bare.start("half") == start:
            return QuantityDraft(start, start + 1, "ratio", "ratio: half", Decimal("0.5"), None, "x")
    return None
