"""Slang: sums as Hong Kong speaks of them (七十八個六, 五球半, 三嚿水)."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import Numeral, digit_of
from extract.zh.passage import Passage
from extract.zh.quantities.spoken import leads_to_sum, tells_of_money

_PIECES = re.compile(r"个(?P<tenth>[1-9一二三四五六七八九半])(?=[，。、;!?)」\s加减升跌涨降调]|\Z)")
_SLANG = re.compile(
    r"(?:(?P<balls>球)(?P<half>半)?|(?P<notes>[旧嚿]水)|(?<=[百千万])银(?![\u4e00-\u9fff]))"
    r"(?=[，。、;!?)」\s]|[^\d赛员衣鞋场会队门])"
)
_MOVED = frozenset(change + to for change in "加减升跌涨降调" for to in "到至")
_TRADED = re.compile(r"[买卖沽赚蚀值楼铺盘价]|身家|转手|成交|放售|按揭")
OPENINGS = frozenset("个球旧嚿银")  # what of it stands behind the number
_RULE = "money: slang of Hong Kong"
_FAR = 14  # characters


def _is_piecewise(passage: Passage, ahead: str, start: int, end: int) -> bool:
    """Whether 七个六 is a sum: behind a word of prices, or moving to another (由七个六加到八个二)."""
    if leads_to_sum(ahead, "certain", "likely") or tells_of_money(passage, start):
        return True
    return ahead.endswith(("由", "从")) and passage.after(end, 2) in _MOVED


def _is_traded(ahead: str, behind: str) -> bool:
    """三球买落间铺, 以五球半沽出; not 三球落后，买…"""
    return _TRADED.search(re.split("[，。、;]", ahead[-6:])[-1] + re.split("[，。、;]", behind)[0]) is not None


def read_slang_sum(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """七十八個六 is 78.6 dollars in Hong Kong, 五球半 5.5 million, 三嚿水 three hundred, 一千银 a thousand."""
    text, at = passage.text, numeral.end
    ahead = passage.before(numeral.start, _FAR)
    pieces = _PIECES.match(text, at, passage.end)
    if pieces is not None and _is_piecewise(passage, ahead, numeral.start, pieces.end()):
        tenth = Decimal("0.5") if pieces["tenth"] == "半" else Decimal(digit_of(pieces["tenth"])) / 10
        return QuantityDraft(numeral.start, pieces.end(), "money", _RULE, numeral.low + tenth, None, "HKD")
    slang = _SLANG.match(text, at, passage.end)
    if slang is None or (slang["balls"] and not _is_traded(ahead, passage.after(slang.end(), 4))):
        return None
    value = numeral.low * (100 if slang["notes"] else 1)
    if slang["balls"]:
        value = (numeral.low + (Decimal("0.5") if slang["half"] else 0)) * 10**6
    return QuantityDraft(numeral.start, slang.end(), "money", _RULE, value, None, "HKD")
