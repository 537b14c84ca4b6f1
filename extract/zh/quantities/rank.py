"""Ranks: 第二大, 排名第三, 居首位. Ordinals of stages and items (第一个, 第二阶段) are optional."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import read_numeral
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading

_PLACE = re.compile(
    r"\ ?(?:大(?![学会法概院使道街])|高(?![中级等校法院])|多(?![个年名样种])|强|"
    r"低(?![保收压端年级])|少(?![年校女])|快(?![乐递讯餐])|慢|贵(?!州)|热(?![身线门])|冷|暖|佳|差|深|"
    r"严重|昂贵|繁忙|拥挤|干旱|干燥|炎热|便宜|古老|年轻|[长短早](?=[的，。;!?]|\Z)|长(?=[河寿])|富|"
    r"(?:号)?种子(?![基公银轮期田库法企样弹女类系集])|名(?![义词])|"
    r"[金银铜冠](?=[，。、!]|\Z)|位(?!于|置)|把交椅|席(?!位)"
    r"|(?=来源[地国]?|死因|杀手|推手|[出进]口[国地]|贸易伙伴|目的地|大国|强国|支柱|动力来源))"
)
_AHEAD = re.compile(
    r"(?:排名|排行|排行榜|小组|奖牌榜|积分榜|榜单|榜|名列|位列|位居|居|列|排|排在|排到|占|占据|升至|升到|跌至"
    r"|跌到|掉到|掉至|降至|降到|滑至|滑落至|滑落到|落至|落到|回到|重返|爬升至|攀升至|攀至|跌落至|距离|守住|高居"
    r"|稳居|全国|全球|世界|亚洲|"
    r"全港|全省|全市|全台|欧洲|亚太|国内|行业|同类|并列|暂列|获|获得|夺得|跃居|跃升至|世界排名"
    r"|(?:[排列占]|居(?!民|住|家))[\u4e00-\u9fff]{2,3}(?<![的以])|史上|历史|倒数|数一数二|[仅只]得"
    r"|屈居|位次|分列)(?:在|到|为|于|全国|全球|世界|亚洲|全港|行业)?\Z"
)
# 由第九升至第七
_MOVED_FROM = re.compile(
    r"(?:位)?(?:大幅|急|一举|连续)?"
    r"(?:升|跌|滑|降|掉|落|跃|攀|爬|上升|下滑|下跌|回落|窜|蹿|提升|前进|后退|退|冲)"
)
_NAMED = re.compile(
    r"\ ?(?:条|章|款|页|号|期(?!工程)|版|卷|方(?!面)|者|手|课|军|师|团(?!队)|中学|小学|医院|人民|夫人|世界|"
    r"产业|国际|共和|帝国|一时间|时间|线|财经|人称|性|集(?!团)|册|编|节(?!课)|季(?!度)|眼|大道|街|楼|高中"
    r"|附属|师范|机床|汽车|舰队|中级|检察|监狱|看守所|航空|炮兵|旅|营|连|军团|台|频道|电视|纵队|野战|方面军|"
    r"产权|印象|反应|桶金|语言|外语|外国语|法庭|项(?!目|研究|调查)|块|句|位数|段(?!时间|路)|行|封|点|部分)"
)
_UNIT = re.compile(
    r"\ ?(?:阶段|个|次|届|批|轮|家|座|例|宗|起|桩|场|代|部|款|集|只|架|艘|任|波|站|局|回|度|种|类|层|级|份|步|枚|天|"
    r"日|年|周|月|晚|夜|间|件|支|台|辆|条|张|人|城|女|男|首|篇|大队|梯队|季|期|处|双|组|项|段|胜(?![利诉出负])|败|座?冠(?!军)|金(?=[，。、!;]|\Z))"
)
_AND = re.compile(r"\ ?(?:[和及与、]|以及)\ ?")  # 分列第二和第四
OFTEN_RULE = "rank: the nth time, or the nth to do so"
_TIMES = ("次", "度", "回")
# 今年第3宗, 年内第五起: counted from where a time began
_SO_FAR = re.compile(
    r"(?:[今本]年|年内|[本这]个?月|本周|本季|今季|入[春夏秋冬]|历来|有史|有记录)(?:内|度)?(?:以?来)?(?:的|发生的)?\Z"
    r"|(?P<within>(?:[年月周季天日]|星期)(?:以?来|之?内)的?)\Z"
)
_AGAIN = 2  # 第二次 says little more than again
_RUNNING = ("年", "届", "次", "度", "季", "周", "天", "日", "月", "晚", "场", "任", "期", "轮")  # 连续第三年
_SOMEBODY = ("个", "位", "名", "家", "座")
_HAPPENING = (*_TIMES, *_SOMEBODY, "宗", "起", "桩", "例", "场", "人")
_NAMES_EVENT = re.compile(
    r"世界|大战|会议|全体|代表|革命|浪潮|工业|的|是|，|联合|国内|鸦片|中东|普查|全国|核试|分配|常会"
)
_BECAME = re.compile(r"(?:成为|成了|成)(?:[\u3400-\u9fff]{0,5})\Z")
_WON = re.compile(
    r"(?:拿下|拿到|夺得|获得|获|收获|斩获|赢得|捧起|摘下|摘得|捧得|取得|打入|攻入|射入|迎来|拥有)(?:了|个人"
    r"|生涯|职业生涯|本届|赛季|本赛季)*\Z"
)
_PRIZE = re.compile(
    r"[\u3400-\u9fffA-Za-z]{0,8}?(?:冠军|金牌|银牌|铜牌|奖杯|大满贯|锦标|头衔|金球|奥斯卡|格莱美|入球|进球|杆位"
    r"|胜利|胜|奖|金|冠)"
)
_COUNTED_TIMES = 10  # 第118次 says how often it happened, 第二次 little more than again


def read_ordinal(passage: Passage, start: int) -> QuantityDraft | None:
    """The ordinal at 第, or None for a name."""
    begin = start + 1
    if passage.text.startswith(" ", begin):
        begin += 1
    numeral = read_numeral(passage.text, begin, passage.end)
    if numeral is None or numeral.low == 0 or numeral.vague:
        return None
    place = _PLACE.match(passage.text, numeral.end, passage.end)
    if place is not None:
        rule, end = "rank: place (第N大, 第N名)", place.end()
        return QuantityDraft(start, end, "rank", rule, numeral.low, numeral.high)
    if _NAMED.match(passage.text, numeral.end, passage.end):
        return None
    unit = _UNIT.match(passage.text, numeral.end, passage.end)
    if unit is not None:
        counted = unit.group().endswith("次") and numeral.low >= _COUNTED_TIMES
        so_far = _SO_FAR.search(passage.before(start, 8)) if unit.group().strip() in _HAPPENING else None
        optional = not counted and (so_far is None or numeral.low < _AGAIN + (so_far["within"] is None))
        rule = OFTEN_RULE if _is_how_often(passage, start, unit, numeral.low) else "rank: ordinal of an item"
        return QuantityDraft(start, unit.end(), "rank", rule, numeral.low, numeral.high, optional=optional)
    before = passage.found[-1] if passage.found else None
    listed = before is not None and before.kind == "rank" and _AND.fullmatch(passage.text, before.end, start)
    moved = _MOVED_FROM.match(passage.text, numeral.end, passage.end) and passage.before(start, 1) in ("由", "从")
    if listed or moved or _AHEAD.search(passage.before(start, 6)):
        return QuantityDraft(start, numeral.end, "rank", "rank: place (排名第N)", numeral.low, numeral.high)
    return None


def _is_how_often(passage: Passage, start: int, unit: re.Match[str], number: Decimal) -> bool:
    """Whether it tells how often something happened or which in order somebody became: 第八度捧杯, 成为第四个."""
    if number >= _AGAIN and passage.before(start, 2) == "连续":
        return unit.group().strip() in _RUNNING
    if number <= _AGAIN:
        return False
    if unit.group().strip() in _TIMES:
        return _NAMES_EVENT.match(passage.text, unit.end(), passage.end) is None
    became = unit.group().strip() in _SOMEBODY and _BECAME.search(passage.before(start, 8)) is not None
    return became or (
        _WON.search(passage.before(start, 6)) is not None and _PRIZE.match(passage.text, unit.end()) is not None
    )


_RANKING = re.compile(r"排名|排行|名次|位列|名列")
_LAST_PLACE = 300
_PLACES = frozenset(("ns", "nt", "nz"))


def read_bracketed(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """42 in 排名：挪威（1）、韩国（42）: the place of who stands right before the bracket, where the sentence ranks."""
    if passage.before(reading.start, 1) != "(" or not passage.text.startswith(")", reading.end):
        return None
    if reading.style != "digits" or not 1 <= reading.low <= _LAST_PLACE or reading.low != int(reading.low):
        return None
    named = passage.document.tokens_between(max(passage.start, reading.start - 8), reading.start - 1)
    if not named or named[-1].tag not in _PLACES or not _RANKING.search(passage.text, passage.start, reading.start):
        return None
    return QuantityDraft(reading.start, reading.end, "rank", "rank: in brackets behind a name", reading.low)


_FIRST = re.compile(r"首位|榜首|居首(?!位)|头一?名(?=[，。、;!]|\Z)")
_FIRST_AHEAD = re.compile(r"(?:居|列|占|排|排在|全国|全球|世界|之|稳占)\Z")
_FIRST_NAMED_AHEAD = re.compile(r"[居列占排得拿夺获是了]\Z")  # 排头一名
_TOP = re.compile(
    r"前\ ?(?P<number>[一二三四五六七八九十百]{1,3}|\d{1,3})\ ?(?P<unit>名|位|大|强)?"
    r"(?=[，。;、的)」』”!?]|名|位|大|强|\Z)"
)
_TOP_AHEAD = re.compile(
    r"(?:排名|跻身|[进杀冲闯踏升]入|冲[进击]|杀[进到]|保住|列|居|全球|世界|全国|全港|挤进|挤入|打入|位居|排|最高的|最多的|最大的|头|的)[“「『]?\Z"
)


def read_first(passage: Passage, start: int) -> QuantityDraft | None:
    """位居首位, 高居榜首, 居首."""
    match = _FIRST.match(passage.text, start, passage.end)
    if match is None:
        return None
    if match.group() == "首位" and not _FIRST_AHEAD.search(passage.before(start, 4)):
        return None
    if match.group()[0] == "头" and not _FIRST_NAMED_AHEAD.search(passage.before(start, 1)):
        return None
    return QuantityDraft(start, match.end(), "rank", "rank: first", Decimal(1))


def read_top(passage: Passage, start: int) -> QuantityDraft | None:
    """跻身前十, 排名前10位."""
    match = _TOP.match(passage.text, start, passage.end)
    if (
        match is None
        or passage.before(start, 1) == "提"
        or not (match["unit"] or _TOP_AHEAD.search(passage.before(start, 5)))
    ):
        return None
    numeral = read_numeral(passage.text, match.start("number"), match.end("number"))
    if numeral is None:
        return None
    return QuantityDraft(start, match.end(), "rank", "rank: among the first (前N)", numeral.low)
