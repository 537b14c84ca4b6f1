"""Levels: index points, scores, magnitudes, degrees, and other figures that the words around make a level or a unit."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import digit_of
from extract.zh.numbers.signs import below_zero
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.words.bounding import BOUND

_SCORE = re.compile(
    r"得分|积|分数|成绩|评分|比分|高考|满分|均分|总分|考|得|打|评|扣|负|平均|线|拿|夺|成绩|支持度|民望|差|以|近|给|"
    r"投档|名人堂|取|攻下|砍下|贡献"
)
_QUAKE = re.compile(r"地震|里氏|芮氏|矩震|震级|震度|余震|强震|规模")
_WIND = re.compile(r"风力?|阵风|台风|浪|海况")
_WARMTH = re.compile(
    r"[气室体水油炉]温|体感|零[上下]|高温|低温|温度|摄氏|体温|降温|升温|天气|发烧|高烧|烧到|退烧|发热|水温|度C|寒|热|冷|冻|凉|暖|气候|录得"
)
_WARM_AHEAD = re.compile(r"(?:气温|温度|摄氏|水温|零[上下]|(?:屋|室|车厢|帐篷|夜)[里内间外])[^，。;]*\Z")
_POWER = re.compile(r"电")
_POWER_TOLD = re.compile(r"度电|[用耗省]电|电[价费量]")
_OIL = re.compile(r"油|欧佩克|OPEC|产能|减产|增产|日产|产量|沙特|页岩|/\ ?日|每日|每天")
_BOAT = re.compile(r"航速|船速|时速|航行|速度|每小时|[侧阵逆顺尾]风|风[速力]")
_ANGLE = re.compile(r"鞠躬|角|转|旋|倾斜|弯|北纬|南纬|东经|西经|近视|散光|远视|老花")
_TURNS = frozenset((45, 90, 180, 270, 360, 720))  # 360度全景
_SCORES_BEHIND = re.compile(r"[或属，。;、)」』「“至到\-–!?上下升跌增减]|的|以|左右|之|为|\Z|落后|领先|大胜|获| ")
_TENTH = re.compile(r"[1-9一二三四五六七八九](?![\d一二三四五六七八九十百千万年月日个名人时点])")
_MOVED = re.compile(rf"[升跌涨挫报至收](?:了|{BOUND})?\ ?\Z")
_CLOCK_HOUR = 24
_TWICE = 4  # 两度, 三度 say how often


def read_level(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """3000点, 负16分, 7.8级地震, 38度高温, 30节航速, 100万桶原油."""
    assert reading.tail is not None
    surface = reading.tail.surface
    if surface in ("点", "个点"):
        return _points(passage, reading)
    if surface == "级分":
        return _number(passage, reading, "number: score", "point")
    if surface == "分":
        return _score(passage, reading)
    if surface == "级":
        return _magnitude(passage, reading)
    if surface in ("度", "°"):
        return _degree(passage, reading)
    around = passage.before(reading.start, 14) + passage.after(reading.end, 8)
    if surface == "桶" and _OIL.search(around):
        return _measured(reading, "bbl")
    if surface == "节" and _BOAT.search(around):
        return _measured(reading, "kn")
    return None


_SAT = re.compile(r"考(?:了|出|到|得)?\Z")
_CLOSED = re.compile(r"[，。、;!?)」』\s]|\Z")


def read_bare_score(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """他考了七百零六，: a score whose 分 nobody says."""
    sat = _SAT.search(passage.before(reading.start, 2)) is not None
    if not sat or _CLOSED.match(passage.text, reading.end, passage.end) is None:
        return None
    return _number(passage, reading, "number: score", "point") if 10 < reading.low < 1000 else None


_BETWEEN_AHEAD = re.compile(r"(?:介乎|介于|徘徊[于在])\ ?\Z")
_BETWEEN_BEHIND = re.compile(r"\ ?(?:之间|不等)")


def read_between(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """介乎400至500, 在45至60之间: two figures that nothing counts or measures."""
    if _BETWEEN_AHEAD.search(passage.before(reading.start, 4)) or _BETWEEN_BEHIND.match(
        passage.text, reading.end, passage.end
    ):
        return _number(passage, reading, "number: between two figures", None)
    return None


def _measured(reading: Reading, unit: str) -> QuantityDraft:
    return QuantityDraft(
        reading.start, reading.end, "measure", "measure: number and unit", reading.low, reading.high, unit,
        reading.modifier, vague=reading.vague,
    )  # fmt: skip


def _number(passage: Passage, reading: Reading, rule: str, unit: str | None) -> QuantityDraft:
    start, low = reading.start, reading.low
    if passage.before(start, 1) in ("负", "-", "−"):
        start, low = start - 1, -low
    return QuantityDraft(
        start, reading.end, "number", rule, low, reading.high, unit, reading.modifier, vague=reading.vague
    )


def _points(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """Points of an index: too many or too exact for an hour, or right behind a rise or fall."""
    hour = reading.low <= _CLOCK_HOUR and reading.low == reading.low.to_integral_value()
    if hour and (reading.style == "han" or not _MOVED.search(passage.before(reading.start, 4))):
        return None
    return _number(passage, reading, "number: index points", "point")


def _score(passage: Passage, reading: Reading) -> QuantityDraft | None:
    if reading.style == "han":
        if reading.low in (10, 1) or not re.search(
            r"得|考|满分|总分|成绩|门槛|扣|评分|打|差|落后|领先", passage.before(reading.start, 6)
        ):
            return None
    elif not _SCORE.search(passage.before(reading.start, 12)) and not _SCORES_BEHIND.match(
        passage.text, reading.end, passage.end
    ):
        return None
    return _number(passage, reading, "number: score", "point")


def _magnitude(passage: Passage, reading: Reading) -> QuantityDraft | None:
    around = passage.before(reading.start, 10) + passage.after(reading.end, 8)
    if _QUAKE.search(around) or (_WIND.search(around) and reading.low <= 20):
        return _number(passage, reading, "number: magnitude", None)
    return None


def _is_felt(passage: Passage, reading: Reading) -> bool:
    """教室里也就两三度, 室外5度; not 教室里两度响起掌声, which is twice."""
    ahead = _WARM_AHEAD.search(passage.before(reading.start, 12)) is not None
    return ahead and (reading.style != "han" or reading.high is not None)


def _degree(passage: Passage, reading: Reading) -> QuantityDraft | None:
    around = passage.before(reading.start, 16) + passage.after(reading.end, 6)
    if (
        reading.style == "han"
        and reading.low < _TWICE
        and passage.text[reading.end - 1] != "半"
        and not (reading.low > 1 and _WARM_AHEAD.search(passage.before(reading.start, 12)))
    ):
        return None  # 两度
    warm = next((draft.unit for draft in reversed(passage.found) if draft.unit in ("Cel", "F", "kWh")), None)
    if passage.before(reading.start, 2) == "华氏" or warm == "F":
        return _measured(reading, "F")
    power = warm is None and _POWER_TOLD.search(passage.text, passage.start, reading.start)
    if warm == "kWh" or power or _POWER.search(passage.before(reading.start, 8) + passage.after(reading.end, 1)):
        return _measured(reading, "kWh")
    if warm is None and _ANGLE.search(passage.before(reading.start, 8) + passage.after(reading.end, 4)):
        return _measured(reading, "degree")
    several = reading.style != "han" or reading.low >= _TWICE
    if (warm == "Cel" and several) or _WARMTH.search(around) or _is_felt(passage, reading):
        draft = _measured(reading, "Cel")
        tenth = _TENTH.match(passage.text, reading.end, passage.end)
        if tenth is not None and draft.value is not None and draft.max_value is None:  # 39度5
            draft.value += Decimal(digit_of(tenth.group())) / 10
            draft.end = tenth.end()
        frost = below_zero(passage, reading.start, draft.value, draft.max_value) if draft.value is not None else None
        if frost is not None:
            draft.start, draft.value, draft.max_value = frost
        return draft
    if passage.text.startswith("C", reading.end):
        return _measured(reading, "Cel")
    angle = reading.low in _TURNS or passage.text.startswith("°", reading.end - 1)
    return _measured(reading, "degree") if angle else None
