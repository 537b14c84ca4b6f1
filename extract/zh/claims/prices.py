"""Prices in Chinese: whether the words around an amount of money say that it is asked for a thing.

All patterns read the Simplified, half-width fold.
"""

from __future__ import annotations

import re

from extract.claims.scene import Clause
from extract.model import Quantity
from extract.zh.words.bounding import BOUND
from extract.zh.words.grammar import GRAMMAR

_PRICE = re.compile(
    rf"(?:(?<![代估销零转军])(?:{GRAMMAR.either('prices')})(?!摊销|收入|支出|开支|总额|津贴|补贴)"
    rf"|每(?:{GRAMMAR.either('priced_units')}){{1,3}})[^，、；]{{0,6}}?\Z"
    rf"|一(?:{GRAMMAR.either('priced_units')})[^，、；价值]{{0,4}}(?:只|仅|才|卖|售|要|需|只要|仅需|只需)\s*\Z"
)
_PRICE_SUBJECT = re.compile(rf"(?<![代估销零转])(?:{GRAMMAR.either('price_subjects')})(?!的)")
_PRICE_BEHIND = re.compile(r"的[\"“「『《]?[^，。；价租费]{0,3}(?:租金|月租|票价|学费|月费|售价|房租|门票|定价|价格)")
# 以900万元售出, 以每月4500元的价格租出: what somebody gave for it.
_SOLD_FOR = re.compile(
    r"(?:左右)?(?:的(?:价格|价钱|天价|高价|低价|代价))?(?:被|向)?[^，。；]{0,8}?(?:售出|卖出|卖给|成交|拍出"
    r"|易手|沽出|租出|出租|出售|落槌)"
)
_BY = re.compile(rf"以(?:每[月年天日晚])?(?:总价|天价|高价|低价|{BOUND})*\Z")
# 洗一次肺要1万元, 住一晚需800元: what it costs once. 10万元就能买一个: what one gets for it.
_ONCE = re.compile(
    r"(?:一|每)(?:次(?!过|性)|趟|场|晚|节|堂|回|夜)[^，。；、\d]{0,6}?(?:要|需要?|收费?|收取|花费?"
    rf"|费用[为是]?)(?:只|仅|{BOUND})*\s*\Z"
)
_GETS = re.compile(r"(?:左右)?(?:就|便|即)?(?:能|可以?|足以|能够)(?:买|购|租|换|入手|拿下)")
# What each person gets, and what is earned, lost or granted for a thing, is no price.
PERSONS = frozenset(("人", "名", "位", "户", "家", "口", "个人"))
SHARES: frozenset[str] = frozenset(("股",))  # a dividend on ten shares is the company's, and no goods are sold
_GIVEN = re.compile(r"(?:赚|亏|赔|罚|奖|补贴|补助|资助|获利|盈利|收入|进账|入账|片酬|酬金|酬劳|挣)[^，、；]{0,6}\Z")
# 出售65亿美元军备: the sum of what is sold, and no price of one thing.
_SOLD = re.compile(rf"(?:出售|销售|售出|卖出|出口)(?:{BOUND})?了?\s*\Z")
_GOODS = re.compile(r"\s*的?[「“《]?[\u3400-\u9fff](?<![，。的起一每左以/])")
_TIME_UNITS = frozenset(
    ("年", "月", "日", "天", "周", "小时", "分钟", "秒", "季度", "季", "a", "mo", "d", "wk", "h", "min")
)


_TIERS = "档种类款级等"
_TIER = ("档次", "价位", "等级", "标准", "票价", "价格", "价钱", "档")


def tells_tiers(text: str, quantity: Quantity) -> bool:
    """Whether a count behind prices says how many there are, and nothing that they buy: 分80元、120元两档."""
    if quantity.kind != "count":
        return False
    tier = text[quantity.end - 1]
    return (tier in _TIERS and quantity.item in (None, tier)) or (quantity.item or "").endswith(_TIER)


def is_price(text: str, left: str, clause: int, clauses: list[Clause], quantity: Quantity) -> bool:
    """Whether money is asked for a thing: by the words before it (`left`), behind it, or in the clause before."""
    if quantity.per in PERSONS or _GIVEN.search(left) or (_SOLD.search(left) and _GOODS.match(text, quantity.end)):
        return False
    if (
        _PRICE_BEHIND.match(text, quantity.end)
        or _PRICE.search(left)
        or _ONCE.search(left)
        or _GETS.match(text, quantity.end)
        or (_BY.search(left) and _SOLD_FOR.match(text, quantity.end))
        or (quantity.per is not None and quantity.per not in _TIME_UNITS)
    ):
        return True
    if clause == 0 or len(left) > 5:
        return False
    # 付费金额由…自定，多在10元: the price is the subject of the clause before, and this clause names no other.
    earlier = clauses[clause - 1]
    return _PRICE_SUBJECT.search(text, earlier.start, min(earlier.start + 10, earlier.end)) is not None
