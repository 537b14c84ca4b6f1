"""Small change: 角, 毛, 分 and the last digit of a sum (三块五, 一块八毛五); and whether 块 and 毛 are money."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.numbers.numerals import digit_of
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.tails import tail_at
from extract.zh.words.bounding import BOUND

_DIGIT = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
# What may follow the last digit of a sum: 一块七毛五一袋.
_CLOSED = r"[，。、;!?)」』\s的钱]|一[斤个只份碗盒瓶袋件条张支根包杯套串把箱桶颗枚粒片头双对人位次晚天度]|\Z"
_PARTS = re.compile(
    rf"(?:零)?(?P<digit>\d{{1,2}}|{_DIGIT})(?P<unit>角(?![形度色落恋])|毛|分|毫|仙)(?![之别钟])"
    rf"(?:零?(?P<digit2>\d{{1,2}}|{_DIGIT})[分仙](?![之别钟])|(?P<last>{_DIGIT})(?={_CLOSED}))?钱?"
)
_LAST_DIGIT = re.compile(
    r"(?P<digit>[1-9一二两三四五六七八九])"
    r"(?![\d.,A-Za-z二两三四五六七八九十百千万亿个名位家年月日天块元成折分%])"
)
_PRICE_CUES = re.compile(
    r"(?:卖|花|花了|只要|要|价|价格|售价|付|付了|给|给了|赚|交|收|收费|收取|赔|每.{0,3}|便宜|省|涨|涨了|降|"
    r"降了|贵|欠|才|到手|优惠|补贴|罚|罚款|才卖|标价|票价|工资|月薪|时薪|人工|只需|仅需|仅|低至|高达|达|到|至"
    r"|约|近|不到|超过|差|多|少|就|揾|蚀|亏|得|加|减|净|平均|挣|月入|日赚)\Z"
)
# 一回五块
_EACH_TIME = re.compile(r"(?:封顶|抵|添|押|找|一(?:[回次天人位斤张碗晚份只条件套年]|小时|个月?|钟头)(?:就|才|只)?)\Z")
# 从两毛抬到四块五, 三块涨到八块: from one sum to another
_MOVES_ON = re.compile(r"(?:[一路直]{2})?[涨升跌降加减调抬提炒砍劈杀][价了]?[到至为成]")
_SOLID = tuple("砖板屏表石玉碑牌肉糕饼皂炭田地匾")  # 海洛因砖15块
_PIECES = re.compile(r"\ ?[\u4e00-\u9fffA-Za-z]")
_NO_PIECES = re.compile(r"\ ?(?:的|左右|以上|以下|以内|都|就|也|多|不到|起|一|每|呢|吧|啊|就能|可以|给|买)")
_BLOCKS = re.compile(r"\ ?(?:多|余)?(?:钱|人民币|港币|港纸|台币|美金|一)")

# 十块四串
_FOR_SO_MANY = re.compile(
    r"(?:[一两二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)[串斤个只瓶盒包袋根碗张份颗枚条件](?=[，。、;]|\Z)"
)
# 每公升涨三角
_BY_COINS = re.compile(
    rf"(?:每[\u4e00-\u9fff]{{1,3}}|[油电水气]价)(?:只|将|再|又|可)?[涨跌降加减调][升了降]?(?:{BOUND})?\Z"
)
_FEN = re.compile(r"(?P<digit>[1-9一二三四五六七八九])分(?:钱)?(?![之别钟])")
_LAST_FEN = re.compile(rf"(?P<digit>[1-9一二三四五六七八九])(?={_CLOSED})")  # 三毛五, 一角五


def fen_behind(passage: Passage, at: int) -> re.Match[str] | None:
    """The 分 behind a sum of 角 or 毛, named or not: 5角4分, 三毛五."""
    return _FEN.match(passage.text, at, passage.end) or _LAST_FEN.match(passage.text, at, passage.end)


def is_coin(passage: Passage, reading: Reading) -> bool:
    """五毛 and 一角 are money beside 钱, 多, digits or a price; 三角 and 五分 alone are not."""
    assert reading.tail is not None
    surface = reading.tail.surface
    if surface in ("毛钱", "分钱", "厘钱", "美分", "美仙", "港仙", "便士", "欧分", "戈比", "毫子"):
        return True
    if surface == "毛":
        follow = passage.after(reading.end, 2)
        return not follow.startswith(("党", "网", "帮", "不", "病", "利", "衣", "巾", "泽", "主席")) and (
            reading.modifier == ">"
            or reading.style != "han"
            or fen_behind(passage, reading.end) is not None
            or _MOVES_ON.match(passage.text, reading.end, passage.end) is not None
            or _PRICE_CUES.search(passage.before(reading.start, 6)) is not None
        )
    if surface in ("毫", "仙"):
        fen = surface == "毫" and fen_behind(passage, reading.end) is not None  # 八毫六
        halved = passage.text[reading.end - 1] == "半"
        priced = (
            fen or halved or reading.style != "han" or _PRICE_CUES.search(passage.before(reading.start, 6)) is not None
        )
        return priced and (passage.region == "hk" or is_sen(passage, reading))
    if surface == "角" and _BY_COINS.search(passage.before(reading.start, 9)):
        return True
    coined = surface == "角" and (passage.text.startswith("钱", reading.end) or fen_behind(passage, reading.end))
    return bool(coined) or reading.style != "han"


def is_sen(passage: Passage, reading: Reading) -> bool:
    """仙 in a text that tells of 令吉 is the sen of Malaysia."""
    assert reading.tail is not None
    if reading.tail.surface != "仙":
        return False
    return "令吉" in passage.document.folded and not passage.text.startswith(("人", "女", "境"), reading.end)


def is_price(passage: Passage, reading: Reading) -> bool:
    """三块 is a price beside 钱 or behind a word of buying, else three pieces."""
    if _BLOCKS.match(passage.text, reading.end, passage.end) or _PARTS.match(passage.text, reading.end, passage.end):
        return True  # 二十块钱, 二十块零五毛
    if last_digit(passage, reading.end) or passage.text[reading.end - 1] in "半多":
        return True
    if _FOR_SO_MANY.match(passage.text, reading.end, passage.end):
        return True
    if _MOVES_ON.match(passage.text, reading.end, passage.end):
        return True
    ahead = passage.before(reading.start, 6)
    if reading.low < 10**7 and (_PRICE_CUES.search(ahead) or _EACH_TIME.search(ahead)):
        return True
    dear = any(draft.kind == "money" for draft in passage.found[-2:])  # 一斤三块二，连两块都不到
    if dear and _NO_PIECES.match(passage.text, reading.end, passage.end):
        return True
    if reading.low < 10 or reading.low >= 10**7 or passage.before(reading.start, 1) in _SOLID:
        return False
    follows = _PIECES.match(passage.text, reading.end, passage.end)
    return follows is None or _NO_PIECES.match(passage.text, reading.end, passage.end) is not None


def small_change(passage: Passage, whole: Decimal, end: int, surface: str) -> tuple[Decimal, int]:
    """3元5角, 三块八毛五, 一块五: the parts behind the whole."""
    parts = _PARTS.match(passage.text, end, passage.end)
    if parts is not None:
        share = {"角": 10, "毛": 10, "毫": 10, "分": 100, "仙": 100}[parts["unit"]]
        whole += Decimal(digit_of(parts["digit"])) / share
        cent = parts["digit2"] or parts["last"]  # 一块八毛五
        if cent is not None:
            whole += Decimal(digit_of(cent)) / (share * 10 if parts["digit2"] is None else 100)
        return whole, parts.end()
    if surface in ("块", "蚊"):
        last = last_digit(passage, end)
        if last is not None:
            return whole + Decimal(digit_of(last["digit"])) / 10, last.end()
    return whole, end


def last_digit(passage: Passage, at: int) -> re.Match[str] | None:
    """五 in 三块五一套 and in 三块五; not 一 in 六十蚊一斤, which says per what."""
    digit = _LAST_DIGIT.match(passage.text, at, passage.end)
    if digit is None:
        return None
    if _FOR_SO_MANY.match(passage.text, at, passage.end) and digit["digit"] != "一":
        return None  # 十块四串
    one = at if digit["digit"] == "一" else digit.end() if passage.text.startswith("一", digit.end()) else None
    if one is None:
        return digit
    named = tail_at(passage.text, one + 1, passage.end, passage.region) is not None
    return digit if named == (one > at) else None
