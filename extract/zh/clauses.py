"""Chinese clauses: where they begin and end, and what the words around a figure say of it.

Everything is read on the Simplified, half-width fold. The tables are word lists of the written language (comparison and
change verbs, price nouns, localisers); the grammar that uses them is `read_mention`.
"""

from __future__ import annotations

import re

from extract.document import Document, Sentence
from extract.model import Quantity
from extract.scene import Anchor, Clause, Cue, DateUse, Mention, Tie

_WINDOW = 18  # characters before a figure in which a word may still govern it
_MARK = re.compile(r"[，；;:!?]|,(?!\d)|(?<!\d),|——|–|\n")

UP = (
    "增长 增加 增至 上升 上涨 上调 提高 提升 攀升 飙升 飙涨 大涨 暴涨 急涨 劲升 急升 猛增 激增 剧增 大增 增 涨 升 扩大 回升 反弹 上扬 走高 "
    "升值 多出 高出 累升 累涨 新增 增持 加码 增幅 涨幅 升幅 增速 增长率 净增 递增 增多 拉升 上浮 跳升 倍增 延长 超出 多了 贵了"
).split()
DOWN = (
    "下降 下跌 下滑 下调 减少 降低 缩减 缩小 回落 跌 降 减 挫 大跌 暴跌 急跌 重挫 骤降 锐减 萎缩 收窄 贬值 放缓 跌幅 降幅 减幅 削减 裁减 流失 "
    "下挫 滑落 骤减 递减 缩短 下探 走低 衰退 缩水 少了 大减 急降 回调 下浮 减持 减至 便宜了 调低 压缩 消退 蒸发"
).split()
_RATE = "|".join(sorted({*UP, *DOWN}, key=len, reverse=True))
CHANGE = "|".join(sorted({*UP, *DOWN, "调整", "改", "变", "增减", "修订", "转", "跃", "冲", "推"}, key=len, reverse=True))

_MODIFIERS = re.compile(
    r"(?:[约近逾达仅只共超过高多大低至少不到足才已也都的了又再就便整还将有是为计算在\s]|左右|接近|将近|大约|大概|差不多|估计|预计|平均|人民币|美元|港币|"
    r"新台币|港元|上限|下限|分别|上述|最[高低多少]|至少|起码)*\Z"
)
_SMALL_MODIFIERS = re.compile(r"(?:[约近逾仅只才超了\s]|超过|多达|高达|将近|接近|大约|大概|差不多|左右|不到|不足|至少|最多|最[高低]|人民币|港币)*\Z")
_FROM = re.compile(r"(?:由|从|自)[^，、；]{0,12}\Z")
_TOWARDS = re.compile(rf"[^。；]{{0,20}}?(?:至|到|(?:{CHANGE})[^，。]{{0,6}}\d|变[为成]|改为|降为|升为|增为|减为|提高|上调|下调|扩大)")
_SAME_PERIOD = re.compile(
    r"(?:去年|上年|上季|上月|上周|前年|往年|上一年|上个月|前一年|同期|前值|此前|之前|原来|原先|原本|早前)[^，、；]{0,8}\Z"
)
_BASE = re.compile(r"(?:较|比起?|逊于|相对于|相比|对比)[^，、；]{0,14}\Z")
_EXPECTED = re.compile(r"(?:预期|预估|预测|估计)(?:值|均值|中值|数)?[的为是]{0,2}\Z")
_PERIOD = r"(?:[\d一二三四五六七八九十年月日第季度末底初上下半今去前本周\s]{1,12}(?:同期|时)?的?)?"
_TO = re.compile(rf"(?:{CHANGE})[了到]?(?:至|到|为|成){_PERIOD}\s*\Z")
_ARRIVED = re.compile(r"(?:至|到|达到?|达致|报|收报|收于|收|突破|升破|跌破|涨破|为)\s*\Z")
_BY = re.compile(rf"(?:{_RATE})(?:了|率|幅度|速度|幅|比例|百分比)?[为达是超近约逾在有]{{0,2}}\s*\Z")
_PART = re.compile(r"(?:其中|当中|包括|包含|含|有)[^，、；]{0,10}\Z")
_AMONG_START = re.compile(r"(?:其中|当中)")
_SHARE = re.compile(r"(?:占|比例|比重|份额|比率|占有率)[^，、；]{0,16}\Z")
_AVERAGE = re.compile(r"(?:平均|均|人均|日均|每[日天月年周人户])[^，、；]{0,6}\Z")
_TOTAL = re.compile(r"(?:共计|合计|总计|共|一共|总共|累计|总额|总数|总值|总金额|合共)[^，、；]{0,6}\Z")
PRICE_NOUNS = (
    r"售价|单价|均价|定价|票价|标价|要价|叫价|开价|报价|房价|油价|金价|股价|菜价|肉价|粮价|电价|气价|价格|价钱|售|呎价|尺价|楼价|时价|底价|"
    r"成交价|发行价|收费|票|学费|门票|付费金额|起步价|原价|现价|特价|卖价|买价|批发价|零售价|只卖|仅卖|卖|租金|月租|日租"
)
_PRICE = re.compile(rf"(?:(?<![代估])(?:{PRICE_NOUNS})|每[张个件份斤吨桶股米呎尺只支盒瓶台部辆套包箱克杯头顶公平方立]{{1,3}})[^，、；]{{0,6}}?\Z")

_PRICE_SUBJECT = re.compile(r"(?:[售单均定票标要叫开报]价|付费金额|学费|门票|租金|价格|价钱|收费)(?!的)")
_CONVERTS = r"(?:合|约合|折合|约合共|相当于|约等于|等于|即|约|折算|换算|人民币|美元|港币|按|共|大约|近|超过)"
_BRACKET = re.compile(rf"[^，。；()（]{{0,4}}[(（][^，。；)）]{{0,3}}?{_CONVERTS}*\s*\Z|[，,]?\s*(?:约合|折合|约折合|相当于|合|即){_CONVERTS}*\s*\Z")
_BUY = r"(?:购买|购入|购得|买到|买下|买入|收购|拍得|采购|认购|换取|换购|兑换|入手|拿下|购|买|换)"
_BUYS = re.compile(rf"(?:钱|左右|的价格|的价钱|的总价|的代价|的高价|的低价)?(?:便|就|即|只|仅|也|已|足|可|能|可以|能够|足以|以)*{_BUY}[^，、；。]{{0,14}}\Z|钱?[/每]?\Z")
_COSTS = re.compile(
    rf"[^，、；。]{{0,10}}?(?:只要|仅要|只需|仅需|需要|需|要价|要|售价|定价|标价|单价|价格|售|卖|只卖|收费|索价|开价|叫价|花费|花了|耗资|成本|值|{PRICE_NOUNS})"
    r"(?:为|是|约|达|仅|了)*\s*\Z"
)
_OF = re.compile(r"[^，、；。]{0,14}?的\s*(?:[约近逾超]|超过|大约)?\Z")
_AMONG = re.compile(
    r"[^；。]{0,24}?(?:(?:当|之|其)?中|里|之内)(?:[，、,]\s*[^，；。]{0,8}?)?(?:有|就有|便有|仅|只|约|近|超过|逾|多达|高达|共|至少|占|为|是|\s)*\Z|[^；。]{0,16}?[，,(（]\s*(?:其|当)中(?:有|约|近|包括|的|\s)*[^，；。]{0,6}?\Z"
)
_LISTED = re.compile(r"[^，；。]{0,10}(?:、|和|及|以及|与)\s*\Z")
_TIMES = re.compile(r"[^；。]{0,8}?(?:每|各)[人个名户位]?\s*\Z|[^；。]{0,8}[，,](?:共计|合计|总计|共|一共|总共)\s*\Z")

_COMPARED = r"(?:较|比|与|跟|和|同|相较|对比)(?:[^，。；]{1,14}?)(?:相比|比较|期|年|月|季度?|周|日|平均|水平|前)?"
_BARE = re.compile(
    rf"(?:[，,、:(（\s]|其|并|且|而|则|也|均|又|再|还|更|即|同比|环比|按年|按月|按季|年增|月增|季增|按周|较|比|比例|占比|幅度|"
    rf"{_COMPARED}(?=.{{0,6}}?(?:{CHANGE}|多|少|高|低))|占(?:[^，。；]{{0,14}})(?:的|之)?|{CHANGE}|了|的|率|为|是|达到?|至|到|报|收|约|近|逾|超过?|仅|只|高达|多达|"
    r"大幅|小幅|显著|明显|轻微|略|微|急|进一步|累计|合计|总计|共|共计|每[年月日天]|平均|去年|上年|同期|今年|前年|上月|本月|上季|前一|此前|之前|"
    r"[\d零一二三四五六七八九十〇]+年|[\d一二三四五六七八九十]+月|[第\d一二三四]+季度?|[上下]半年|全年|全月|期间|左右|以上|相当于|约合|折合|有|仅有|只有|就有|"
    r"预期|前值|更是|创|新高|以来|最高|纪录)*\Z"
)
_LIMITS_AFTER = re.compile(r"\s*(?:之?内|里|间|以?来|之?后|前|期间|中|时间|的时间里?)")
_LIMITS_BEFORE = re.compile(r"(?:过去|近|最近|未来|今后|接下来|连续|为期|历时|经过|历经|在|每|头|首|前|时隔|相隔|短短|仅用|只用|用)(?:[的了约近仅短]|短短)*\s*\Z")
_TIME_UNITS = frozenset("年 月 日 天 周 小时 分钟 秒 季度 季 a mo d wk h min s year month day week hour minute".split())


def split(document: Document, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence in order: its stretches between commas, colons and dashes."""
    folded = document.folded
    found = []
    start = sentence.start
    for mark in _MARK.finditer(folded, sentence.start, sentence.end):
        if folded[start : mark.start()].strip():
            found.append(Clause(start, mark.start()))
        start = mark.end()
    if folded[start : sentence.end].strip():
        found.append(Clause(start, sentence.end))
    return found or [Clause(sentence.start, sentence.end)]


def read_figure(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention | None) -> Mention:
    """What the words around `quantity` say of it; `before` is the figure before it in the sentence, if any."""
    left_from = clauses[clause].start
    gap = ""
    bare = False
    if before is not None:
        gap = text[before.quantity.end : quantity.start]
        left_from = max(left_from, before.quantity.end)
        bare = _is_bare(text, clause, clauses, quantity, before)
    left = text[max(left_from, quantity.start - _WINDOW) : quantity.start]
    tie: Tie = _tie(gap, before, quantity) if before is not None and len(gap) <= 40 else "none"
    cue = _cue(text, left, clause, clauses, quantity, before)
    limits = quantity.kind == "duration" and (
        _LIMITS_AFTER.match(text, quantity.end) is not None or _LIMITS_BEFORE.search(left) is not None
    )
    anchor: Anchor = _anchor(text, left, quantity) if quantity.kind == "duration" else ""
    return Mention(quantity, clause, cue, tie, bare, limits or bool(anchor), anchor)


def _is_bare(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention) -> bool:
    if clause == before.clause:
        start = before.quantity.end
    elif clause - before.clause > 2:
        return False
    else:
        start = clauses[before.clause + 1].start
    return quantity.start - start <= 48 and _BARE.fullmatch(text, start, quantity.start) is not None


def _priced_before(text: str, clause: int, clauses: list[Clause], left: str) -> bool:
    """付费金额由…自定，多在10元: the price stands as the subject of the clause before, and this clause names no other."""
    if clause == 0 or len(left) > 5:
        return False
    earlier = clauses[clause - 1]
    return _PRICE_SUBJECT.search(text, earlier.start, min(earlier.start + 10, earlier.end)) is not None


def _cue(text: str, left: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention | None) -> Cue:
    core = left[: _SMALL_MODIFIERS.search(left).start()]  # type: ignore[union-attr]  # matches the empty string too
    if _EXPECTED.search(core):
        return "expected"
    if _TO.search(left) or _TO.search(core):
        return "to"
    if quantity.direction is not None or _BY.search(core):
        return "by"
    if _FROM.search(core) and _TOWARDS.match(text, quantity.end):
        return "from"
    if before is not None and _SAME_PERIOD.search(core):
        return "from"
    if _BASE.search(left):
        return "base"
    if before is not None and before.cue in ("from", "by") and _ARRIVED.search(core or left):
        return "to"
    if quantity.kind == "money" and (_PRICE.search(left) or _priced_before(text, clause, clauses, left) or (quantity.per is not None and quantity.per not in _TIME_UNITS)):
        return "price"
    if quantity.kind in ("percent", "ratio") and _SHARE.search(left):
        return "share"
    if _AMONG_START.search(left):
        return "part"
    if _AVERAGE.search(left):
        return "average"
    if _TOTAL.search(left):
        return "total"
    return "level"


def _tie(gap: str, before: Mention, quantity: Quantity) -> Tie:
    left = before.quantity
    if left.kind == quantity.kind and _BRACKET.fullmatch(gap):
        return "bracket"
    if left.kind == "money" and quantity.kind in ("count", "measure", "percent", "ratio") and _BUYS.fullmatch(gap):
        return "buys"
    if quantity.kind == "money" and left.kind in ("count", "measure") and (_COSTS.fullmatch(gap) or gap in ("", " ", "只", "要")):
        return "costs"
    if _OF.fullmatch(gap) and quantity.kind in ("percent", "ratio"):
        return "among"
    if _AMONG.fullmatch(gap):
        return "among"
    if _TIMES.fullmatch(gap):
        return "times"
    return "listed" if _LISTED.fullmatch(gap) else "none"


_SINCE_BEFORE = re.compile(r"(?:自从|自|从|打从|由)\s*\Z")
_SINCE_AFTER = re.compile(r"[^，。；]{0,24}?(?:以来|起|至今|开始|始|迄今)")
_SINCE_RIGHT_AFTER = re.compile(r"\s*[^，。；]{0,8}?(?:以来|至今|迄今)|\s*(?:起|开始)")
_UNTIL = re.compile(r"(?:截至|截止|截至到|截止到|直至|迄|至)\s*\Z")
_DATE_BASE = re.compile(r"(?:较|比|与|跟|高于|低于|相比|对比|超过|不及|接近|相对)\s*\Z")
_DATE_BASE_AFTER = re.compile(r"\s*(?:的)?(?:同期|水平|相比|相较)|[^，。；]{0,10}以来[^，。；]{0,4}(?:新高|新低|最|首次|纪录|记录|高点|低点|第)")
SAYING = r"(?:说|表示|称|指出|透露|强调|认为|报道|介绍|指|回应|写道|回复|补充|坦言|直言|解释|宣布|披露|公布|显示|提到|批评|警告|预测|预计|认定|重申|承认|声明|发文|撰文|发推|爆料|告诉|讲话|发言|演讲)"
_SAID = re.compile(rf"[^，。；]*?{SAYING}(?:说|道|称|[^，。；]{{0,6}})?\s*\Z")


def read_date(text: str, clause: int, clauses: list[Clause], quantity: Quantity) -> Mention:
    """A date with how it stands to its clause, and whether it holds for those that follow."""
    use = _date_use(text, clause, clauses, quantity)
    complement = _COMPLEMENT.search(text, max(clauses[clause].start, quantity.start - 3), quantity.start) is not None
    attribute = use == "since" and _ATTRIBUTE.fullmatch(text, quantity.end, clauses[clause].end) is not None
    behind = _BEHIND_VERB.search(text, max(clauses[clause].start, quantity.start - 12), quantity.start) is not None
    noun = _BEFORE_NOUN.match(text, quantity.end) is not None
    return Mention(quantity, clause, use=use, topic=not complement and not attribute, attribute=behind and noun)


# 参加2009年…得主的发布会, 公布了去年的报告: a verb before, a noun with 的 behind.
_BEHIND_VERB = re.compile(r"(?:了|过|着|参加|出席|想起|根据|超过|接近|是|为|修订|公布|发表|发布|提及|提到|引用|包括|属于|有关|关于|赢得|获得|针对|完成)\s*\Z")
_BEFORE_NOUN = re.compile(r"\s*(?:度)?的?[^，。；]{0,16}?(?:的|得主|会议|大会|报告|选举|运动|事件|法|奖)")


# A date behind the verb (成立于2014年) or inside an attribute (自2017年起萎缩的市场) says nothing of the clauses that follow.
_COMPLEMENT = re.compile(r"(?<![位对])[于於]\s*\Z")
_ATTRIBUTE = re.compile(r"[^，。；]{0,6}(?:起|以来|开始)[^，。；]{1,16}的[^，。；]{1,12}")


def _date_use(text: str, clause: int, clauses: list[Clause], quantity: Quantity) -> DateUse:
    left = text[max(clauses[clause].start, quantity.start - 8) : quantity.start]
    if _DATE_BASE_AFTER.match(text, quantity.end):
        return "base"
    if _SINCE_RIGHT_AFTER.match(text, quantity.end) or (_SINCE_BEFORE.search(left) and _SINCE_AFTER.match(text, quantity.end)):
        return "since"
    if _UNTIL.search(left):
        return "until"
    if "同期" in text[quantity.start : quantity.end] or _DATE_BASE.search(left):
        return "base"
    if clause + 1 < len(clauses) and _SAID.fullmatch(text, quantity.end, clauses[clause].end):
        return "said"
    return "at"


_PAST = re.compile(r"(?:过去|近|最近|此前|以往|之前|刚过去)(?:的|这|约|了)*\s*\Z")
_NEXT = re.compile(r"(?:未来|今后|接下来|往后|下)(?:的|这|约)*\s*\Z")
_AGO = re.compile(r"\s*(?:多|余)?(?:之?前|以前)(?!的?[，,]?期)")
_TO_DATE = re.compile(r"(?:截至|截止|至)[^，。；]{0,12}(?:的|止|前)\s*\Z")


def _anchor(text: str, left: str, quantity: Quantity) -> Anchor:
    if _PAST.search(left):
        return "past"
    if _NEXT.search(left):
        return "next"
    if _AGO.match(text, quantity.end):
        return "ago"
    return "to" if _TO_DATE.search(left) else ""
