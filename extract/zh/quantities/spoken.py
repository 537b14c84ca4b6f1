"""Spoken sums: a bare number that only a price, a wage or a cost can be (卖到六百五一克, 每晚二百六, 满三千送三百).

In speech and in print that writes as people speak, 元 and 块 are left out where the words around tell of money. A
number whose last place is left out too (二百六, 三万五) can count nothing, since a counted number is said in full.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.money import bare_sum, home_of
from extract.zh.quantities.tails import classifiers, tail_at
from extract.zh.quantities.told import told_before
from extract.zh.words.bounding import BOUND
from extract.zh.words.lexemes import LEXEMES

_LEFT_OUT = re.compile(r"(?:[一二两三四五六七八九])?[百千万][一二三四五六七八九]\Z")
_ENDS = re.compile(
    r"[，。、;!?)」』”啦呀咧呢吧的买就都也起]|\s(?![A-Za-z])|\Z|左右|上下|出头|封顶|以上|以下|以内|之内|多[，。]|不等|大关|关[口卡]"
    r"|租[出下予]|售出|沽出|成交|放[租售盘]|易手|转手|卖出|买入"
    r"|[涨跌升降加调增减劈砍压][到至为]|[一每/](?!\d)"
)
_AFAR = 14
# 满三千送三百: what one spends and what one is given for it.
_SPENT = re.compile(r"(?:满|充值?|冲|储值?)\ ?\Z")
_GIVEN = re.compile(r"(?:立减|减|送|返|抵|赠|立省|省|享|回馈)(?:现金|券)?\ ?(?=[\d一二两三四五六七八九十百千万])")
_GIVEN_AHEAD = re.compile(r"(?:立减|减|送|返|抵|赠|立省|省|回馈)(?:现金|券)?\ ?\Z")
_OF_MONEY = re.compile(r"票(?![房数据选])|[卖售价费薪租钱元块工赚挣]|涨|便宜|收入")
_TIMES = frozenset(("月", "年", "天", "日", "晚", "周", "季", "星期", "小时", "个月"))
_LONE_SCALE = re.compile("[百千万亿]+")
_GROUPS = frozenset("度批队组班群届轮场次回代期排行大类项步")  # 一批三万五: no price
_GOODS = re.compile(r"一(?:碗|杯|份|盘|笼|斤|公斤|台斤|串)\Z")  # 一碗八十
_FEWEST = 10  # 一个九 is no price
_DEAR = Decimal(10) ** 5  # no helping costs as much
_MOST = Decimal(10) ** 7
_ECHO = Decimal(5)  # how many times more or less than the sum before
_CENT_AHEAD = 14  # characters from the sum before: 冰棍三分钱，奶油的五分


def leads_to_sum(ahead: str, *names: str) -> bool:
    """Whether a word of the lists `names` of sums stands before a number, with what may stand between."""
    return _ahead(names).search(ahead) is not None


@cache
def _ahead(names: tuple[str, ...]) -> re.Pattern[str]:
    words = LEXEMES.either(*(f"sums.{name}" for name in names))
    return re.compile(rf"(?:{words})(?:{LEXEMES.either('sums.between')}|\ ){{0,3}}\Z")


@cache
def _per() -> re.Pattern[str]:
    """每晚, 一斤则破: per what, and what may stand before the number behind it."""
    between = LEXEMES.either("sums.between")
    told = LEXEMES.either("sums.likely", "sums.certain")
    return re.compile(
        rf"(?:每|一)(?P<unit>[\u4e00-\u9fff]{{1,3}}?)(?:(?P<told>{told})|{between}|则|便|喊|叫|\ ){{0,4}}\Z"
    )


@cache
def _dealt() -> tuple[re.Pattern[str], re.Pattern[str]]:
    ahead, behind = LEXEMES.either("sums.dealing"), LEXEMES.either("sums.dealt")
    return re.compile(rf"(?:{ahead})(?:{BOUND})?\Z"), re.compile(rf"(?:的?[高低]?价)?(?:{behind})")


def read_spoken_sum(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """A sum of money that the number alone tells; None where something is counted."""
    ranged = reading.high is not None and reading.style != "han"
    if reading.vague or ranged or not (reading.scaled or 1 < reading.low < _MOST):
        return None
    ahead = passage.before(reading.start, _AFAR)
    if reading.style != "han" and not reading.scaled:  # 满300减50
        spent = _is_spent(ahead, passage, reading.end) or _is_given(passage, ahead, reading)
        return bare_sum(passage, reading) if spent else None
    left_out = _LEFT_OUT.search(passage.text, reading.start, reading.end)
    if _is_traded(passage, ahead, reading, bool(left_out)):
        return bare_sum(passage, reading)
    closed = _ENDS.match(passage.text, reading.end, passage.end)
    if _LONE_SCALE.fullmatch(passage.text, reading.start, reading.end):
        return None  # 唱片卖过百万
    if not closed:
        return None
    if not _is_told(passage, ahead, reading, bool(left_out)) and not _echoes(passage, reading, bool(left_out)):
        return None
    return _at_home(passage, reading) if left_out else bare_sum(passage, reading)


def _is_traded(passage: Passage, ahead: str, reading: Reading, left_out: bool) -> bool:
    """满三千送三百, 用三万五买下, 六千六红包: what stands on both sides of the number, or right behind it, says so."""
    if _is_spent(ahead, passage, reading.end) or _is_given(passage, ahead, reading):
        return True
    on, off = _dealt()
    if reading.style == "han" and off.match(passage.text, reading.end, passage.end) and on.search(ahead):
        return True
    behind = reading.end + passage.text.startswith("的", reading.end)  # 一万五的工资
    return left_out and passage.text.startswith(tuple(LEXEMES.words("sums.things")), behind)


def _is_told(passage: Passage, ahead: str, reading: Reading, left_out: bool) -> bool:
    """Whether a word of prices, wages or costs leads to the number, or what it is the price of."""
    before = _last_sum(passage)
    if leads_to_sum(ahead, "certain") or (before is not None and leads_to_sum(ahead, "likely")):
        return True
    if _is_helping(passage, ahead, reading):
        return True
    if left_out and ahead.endswith("人均"):
        return True
    told = left_out or before is not None or (reading.style == "han" and tells_of_money(passage, reading.start))
    return reading.low >= _FEWEST and _is_priced(passage, ahead, reading.end, told=told)


def _echoes(passage: Passage, reading: Reading, left_out: bool) -> bool:
    """挂牌420万，400万也能谈: a number much like the sum before, which counts nothing."""
    before = _last_sum(passage)
    if before is None or not before.value or not (left_out or reading.scaled):
        return False
    named = told_before(passage, reading.start)
    if named is not None and named[1] == reading.start:
        return False  # 营收五百万元，用户三百万
    return before.value / _ECHO < reading.low < before.value * _ECHO


def _at_home(passage: Passage, reading: Reading) -> QuantityDraft:
    """A sum as people speak of their own money, though the sentence told digits of another before."""
    draft, before = bare_sum(passage, reading), _last_sum(passage)
    if before is not None and passage.text[before.start : before.end][0].isdigit():
        draft.unit = home_of(passage, reading.start)
    return draft


def _last_sum(passage: Passage) -> QuantityDraft | None:
    """The figure right before in its sentence, where it is money; or the one before a date or a measure."""
    near = passage.found[-3:]
    return next((draft for draft in reversed(near) if draft.kind == "money"), None)


def _is_spent(ahead: str, passage: Passage, end: int) -> bool:
    return _GIVEN.match(passage.text, end, passage.end) is not None and _SPENT.search(ahead) is not None


def _is_given(passage: Passage, ahead: str, reading: Reading) -> bool:
    before = passage.found[-1] if passage.found else None
    if before is None or before.kind != "money" or _GIVEN_AHEAD.search(ahead) is None:
        return False
    return (
        _SPENT.search(passage.before(before.start, 4)) is not None
        and _ENDS.match(passage.text, reading.end) is not None
    )


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(rf"(?:{LEXEMES.either('sums.helpings')})(?:票|券|房|价)?\Z")


def _is_helping(passage: Passage, ahead: str, reading: Reading) -> bool:
    """小碗三十: the price of a helping in a sentence that tells of prices."""
    if reading.style != "han" or reading.low >= _DEAR or _helping().search(ahead) is None:
        return False
    return tells_of_money(passage, reading.start)


def tells_of_money(passage: Passage, at: int) -> bool:
    """Whether the sentence up to `at` speaks of prices or pay, or of goods that are sold by the bowl."""
    return (
        _OF_MONEY.search(passage.text, passage.start, at) is not None
        or _GOODS.search(passage.before(at, 3)) is not None
    )


def _is_priced(passage: Passage, ahead: str, end: int, *, told: bool) -> bool:
    """每晚二百六, 一斤则破四千五, 六百五一克: per something that is sold or worked; `told` where the sentence tells of
    money though the words between do not.
    """
    if passage.text.startswith("一", end):
        return told and tail_at(passage.text, end + 1, passage.end, passage.region) is not None
    per = _per().search(ahead)
    if per is None or per["unit"] in _GROUPS or not (told or per["told"]):
        return False
    unit = per["unit"]
    if unit in _TIMES:
        return unit == "晚" or per["told"] is not None or tells_of_money(passage, end)
    tail = tail_at(unit, 0, len(unit), passage.region)
    counted = tail is not None and tail.surface in classifiers("words")  # 一节课
    return counted or (tail is not None and tail.surface == unit and tail.kind in ("count", "measure"))


def read_cents(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """五分 in 冰棍三分钱，奶油的五分: cents behind a sum of small change."""
    before = passage.found[-1] if passage.found else None
    if before is None or before.kind != "money" or before.value is None or before.value >= 1:
        return None
    if reading.start - before.end > _CENT_AHEAD or not _ENDS.match(passage.text, reading.end, passage.end):
        return None
    value = reading.low / 100
    return QuantityDraft(reading.start, reading.end, "money", "money: small change", value, None, before.unit)
