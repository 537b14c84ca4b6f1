"""Chinese clauses: where they begin and end, and what the words around a figure say of it.

Everything is read on the Simplified, half-width fold. The word lists are in grammar.toml; here is the grammar that uses
them: what governs a figure from the left (`_cue`), and what ties it to the figure before (`_tie`).
"""

from __future__ import annotations

import re

from extract.claims.scene import Clause, Cue, Mention, Tie
from extract.model import Quantity
from extract.quantities import moves
from extract.quantities.likeness import alike
from extract.text.document import Document, Sentence
from extract.text.wordlists import alternatives
from extract.zh.claims.anchoring import RECORD, anchor_of, only_limits, tie_of_length
from extract.zh.claims.joins import names_population
from extract.zh.claims.pairs import counts_part, is_charged_for, is_moved, is_rest
from extract.zh.claims.prices import PERSONS, is_price, tells_tiers
from extract.zh.claims.ties import tie_across
from extract.zh.words.grammar import GRAMMAR

_WINDOW = 18  # characters before a figure in which a word may still govern it
# Plain characters first: see `either`.
_MARK = re.compile(r"，|；|;|:(?:(?!\d)|(?<!\d:))|!|\?|,(?:(?!\d)|(?<!\d,))|——|–|\n|\t|\|")

# In a headline a space between Chinese words parts what one clause says from the next.
_HEADLINE_MARK = re.compile(rf"{_MARK.pattern}|(?<=[\u3400-\u9fff」》)]) +(?=[\u3400-\u9fff「《])")
_FULL_STOPS = frozenset("。!?;…」』”\"':，、")

_MOVES = moves.told_by_claims("zh")
_RATE = alternatives(_MOVES)
_CHANGE = alternatives(moves.changing("zh"))
_BOUNDS = re.compile(rf"(?:{GRAMMAR.either('bounds')}|\s)*\Z")
_BOUND_ENDS = frozenset(word[-1] for word in GRAMMAR.entries("bounds"))
_PERIOD = (
    r"(?:(?:目前|现在|如今|现时|当前|近期)的?"
    r"|[\d一二三四五六七八九十年月日第季度末底初上下半今去前本周\s]{1,12}(?:同期|时)?的?)?(?:每[年月日天周])?"
)

_FROM = re.compile(r"(?:由|从|自)[^，、；(]{0,12}\Z")
_TOWARDS = re.compile(
    rf"[^。；]{{0,20}}?(?:至|到|(?:{_CHANGE})[^，。]{{0,6}}\d|变[为成$￥\d]|[改降升增减]为|提高|上调|下调|扩大)"
)
# 每月9000元变12600元: a level, and right behind it the next one.
_BECOMES = re.compile(
    r"\s*(?:变[成为]?|[升降增减加跌涨]至|→)(?:约|近|逾|超过)*\s*[A-Z]{0,3}[$¥£€]?[\d一二三四五六七八九十百千万零]"
)
_SAME_PERIOD = re.compile(
    r"(?:去年|上年|上季|上月|上周|前年|往年|上一年|上个月|前一年|前一[天日周月季]|(?:前一|上)个?(?:星期|月)"
    r"|同期|前值|此前|之前|原来|原先|原本|早前)"
    r"(?:同期|同月|同日)?[的为是仅只有约报则\s]{0,4}\Z"
)
_BASE = re.compile(r"(?:较|(?<![占可无])比起?(?![例率重值特利亚])|逊于|相对于|相比|对比)[^，、；]{0,14}\Z")
# 较去年的50亿元增加6亿元: the base of a change whose size follows.
_VALUES = frozenset(("money", "percent", "count", "measure", "number"))
_MOVED_BY = re.compile(
    rf"\s*[，,]?\s*(?:大幅|显著|轻微|略微?|再|急|净)*(?:{_CHANGE}|多|少|高|低|翻)[了出]?(?:约|近|逾|超过?|至少"
    r"|将近|接近|不到)*\s*"
    r"(?:[A-Z$￥¥人港新]{0,4}\s*[\d一两二三四五六七八九十百千万半]|百分之|倍)"
)
# 比上季度57万个少: the base of a change whose size is not told.
_MOVED = re.compile(rf"\s*(?:有所|明显|大幅)*(?:{_CHANGE}|多|少)了?\s*(?:[，,。;；]|\Z)")
_AGED = re.compile(
    r"(?:或?以[上下])?的?(?:儿童|长者|青年|少年|成人|成年人|人|男|女|患者|病人|学生|居民|市民|群组|组别)"
)
# 与一季度的287家相比，减少10%
_COMPARED = re.compile(r"(?:与|跟|同|和)[^，、；\d]{0,4}(?:[\d一二三四去今上前年月日第季度周期底末的同]){1,12}\Z")
_COMPARED_BEHIND = re.compile(
    rf"[^，。；、\d]{{0,6}}?(?:相比|比较|相较)(?:之下)?[，,]?[^，。；]{{0,12}}(?:{_CHANGE}|多|少|高|低)"
)
_REMAINING = re.compile(r"(?:留下|剩下|剩余|余下|只剩|仅剩|尚余|仍留有?)\s*\Z")
_LATE = re.compile(r"(?:迟|晚|早|推迟|延迟|延后|押后|提前|提早)了?(?:约|近|逾|超过)?\s*\Z")
_EXPECTED = re.compile(
    r"(?:市场预期|预期|预估|预测|估计)(?:值|均值|中值|数)?[的为是]{0,2}(?:增长|成长|上升|上涨|增加|下降|下跌|减少|萎缩)?\Z"
)
_TO = re.compile(rf"(?:{_CHANGE})(?<![率幅速])[了到]?(?:至|到|为|成){_PERIOD}\s*\Z|\A\s*变\s*\Z")
_ARRIVED = re.compile(
    rf"(?:(?:至|到)更[^，、；\d]{{1,10}}的|至|到了?{_PERIOD}|达到?|达致|报|收报|收于|收|突破|升破|跌破|涨破|为)"
    rf"(?:每(?:{GRAMMAR.either('priced_units')}){{1,3}})?\s*\Z"
)
_BY = re.compile(rf"(?<![公毫立])(?:{_RATE})(?:了|率|幅度|速度|幅|比例|百分比)?[为达是超近约逾在有]{{0,2}}\s*\Z")
_BY_ENDS = frozenset("了率度幅例比为达是超近约逾在有") | {word[-1] for word in _MOVES}
_ANEW = re.compile(r"新增了?\s*\Z")  # of cases, which are counted: what else comes so has a direction
# 降幅不是预期的4%, 调整幅度介于1%至2%: the change is named by a noun.
_BY_NOUN = re.compile(
    rf"(?:(?:{_RATE})[率幅速度]{{0,2}}(?:不是|并非|而非|并不是)[^，、；]{{0,4}}(?:预期|预计|预测|估计|原来|之前)的?"
    r"|(?:调整|变动|浮动|波动|变化|加价|减价|增减)?(?:幅度|变动率)(?:甚微|仅)?(?:介乎|介于|在|为|约|达|是)+)\s*\Z"
)
# 以每年7%的速度增长
_PACED = re.compile(rf"\s*的(?:年均|年|平均)?(?:速度|速率|增速|幅度)[^，。；]{{0,4}}?(?:{_CHANGE})")
_BY_NOUN_ENDS = frozenset("期计测来前的乎于在为约达是")
# 为14年来最低, 连跌6个月: how long something has lasted is no size of a change.
_IN_A_ROW = re.compile(r"连续?[^，。；\d]{0,4}\Z")
_MORE_THAN = re.compile(r"(?:比|较)[^，、；]{1,14}[多少高低贵快慢长短轻重大小][了出]?\s*\Z")
_EARLIER = re.compile(
    r"年|月|日|季|周|期|前|上[一次届个]|去|昨|往|原|当时|疫情|高[位峰点]|低[位谷点]|历史|平均|预[期测计估料]|目标"
)
_PACE = re.compile(r"\s*(?:但|而)?(?:其)?(?:增速|增幅|涨幅|跌幅|降幅|升幅|增长率|占比|比重|比例)")
_PART = re.compile(r"其中|当中|占(?:了|去|约|近)*\s*\Z")
# 湖北37人，四川1人: the next part of a whole is named and counted, and nothing else is said of it.
_NEXT_PART = re.compile(r"[，、;]\s*[^，、；。()死伤亡治愈康复院增减升降跌占为有超达共获亏均比]{1,6}\Z")
# …，另外3人伤势稳定: the next part opens its clause.
_ANOTHER_PART = re.compile(
    r"[^。；]{0,24}[，、;]\s*(?:(?:则|而|另外?|其余|余下|还|以及|及|也|亦|剩下|其中)?的?(?:有|约|近|逾|超过)*"
    r"|[^，、；。\d]{1,5}(?:有|则为|占)(?:约|近|逾|超过)*)\s*\Z"
)
_INCLUDING = re.compile(
    r"[^。；，()]{0,24}[，,(]\s*(?:其中|当中)?"
    r"(?:(?:包括|包含|涵盖)[^，。；\d]{0,26}|(?:即|分别[为是])[^，。；]{0,6})\Z"
)
# 700万个房源（包括4900座城堡…）
_BRACKETED_PART = re.compile(
    r"[^。；，()\d]{0,16}\(\s*(?:其中|当中)?(?:包括|包含|含|涵盖)(?:了|有|约|近|逾|超过)*\s*\Z"
)
_SORTS = "类种项大点步方面型"  # what is told apart by these is no part of what was counted
_BEGINS = re.compile(r"[^，。；]{0,16}(?:后|以来|起|开始)[，,]|\s*(?:以上)?(?:开始|起)")
_SHARE = re.compile(r"(?:占|完成|相当于|比例|比重|份额|比率|占有率)[^，、；]{0,16}\Z")
_AVERAGE = re.compile(r"(?:平均|均|人均|日均|每[日天月年周人户])[^，、；]{0,6}\Z")
_TOTAL = re.compile(r"(?:共计|合计|总计|共|一共|总共|累计|总额|总数|总值|总金额|合共)[^，、；]{0,6}\Z")

_CONVERTS = f"(?:{GRAMMAR.either('converting')})*"
_BRACKET = re.compile(
    rf"[^，。；()]{{0,4}}\([^，。；)]{{0,3}}?{_CONVERTS}\s*\Z"
    rf"|(?:[，,]?\s*按[^，。；\d]{{1,12}})?[，,]?\s*(?:约合|折合|约折合|相当于|合"
    rf"|即(?:平均)?(?:每个?[年月周日天](?:只|就|便)?要?)?){_CONVERTS}\s*\Z"
)
_BUYS = re.compile(
    r"(?:钱|左右|的(?:价格|价钱|总价|代价|高价|低价))?(?:便|就|即|只|仅|也|已|足|可|能|可以|能够|足以|以)*"
    rf"(?:{GRAMMAR.either('buying')})[^，、；。]{{0,14}}\Z|钱?[/每]?\Z"
)
_COSTS = re.compile(
    rf"[^，、；。]{{0,10}}?(?:{GRAMMAR.either('costing', 'prices')})(?:为|是|约|达|仅|了)*\s*\Z|[\s只要]?\Z"
)
_OF = re.compile(r"[^，、；。]{0,14}?的\s*(?:[约近逾超]|超过|大约)?\Z")
_AMONG = re.compile(
    r"[^；。]{0,24}?(?:(?:当|之|其)?中|里|之内)(?:[，、,]\s*[^，；。]{0,8}?|(?=.))"
    r"(?:有|就有|便有|仅|只|约|近|超过|逾|多达|高达|共|至少|占|为|是|不到|不足|接近|大约"
    r"|(?:这个?|该|此)(?:数字|比例|比率|占比)|\s)*\Z|[^，；。]{0,12}中\Z"
    r"|[^，；。]{0,12}中(?:随机)?(?:选|抽|挑|拣|筛|遴?选|评|选拔)(?:出|取|走)?了?(?:约|近|至少)?\s*\Z"
    r"|[^；。]{0,16}?[，,(]\s*(?:其|当)中(?:有|约|近|包括|的|\s)*[^，；。]{0,6}?\Z"
)
_WHOLE = re.compile(r"(?:达到?|升至|增至)(?:全国|总)?(?:总数|总量|总额|总体|总人口|人口|全体|整体)的\s*\Z")
_LISTED = re.compile(r"[^，；。]{0,10}(?:、|和|及|以及|与)[^，；。]{0,8}\Z")
_TIMES = re.compile(r"[^；。]{0,8}?(?:每|各)[人个名户位]?\s*\Z|[^；。]{0,8}[，,](?:共计|合计|总计|共|一共|总共)\s*\Z")
_BARE = re.compile(
    rf"(?:[，,、:(\s]|(?:较|比|与|跟|和|同|相较|对比)[^，。；]{{1,14}}?(?:相比|比较|期|年|月|季度?|周|日|平均|水平|前)?"
    rf"(?=.{{0,6}}?(?:{_CHANGE}|多|少|高|低))|(?:占|完成|相当于)[^，。；]{{0,14}}[的之]?"
    rf"|{_CHANGE}|{GRAMMAR.either('bare')}|每(?:{GRAMMAR.either('priced_units')}){{1,3}}"
    r"|(?:总数|总量|总额|总体|总人口|全体|整体)的|(?:按|扣除|剔除|不计)[^，。；]{1,12}?(?:计算|因素|影响|口径"
    r"|计)后?|[\d零一二三四五六七八九十〇]+年|[\d一二三四五六七八九十]+月|[第\d一二三四]+季度?)*\Z"
)


def split(document: Document, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence in order: its stretches between commas, colons and dashes."""
    folded = document.folded
    found = []
    start = sentence.start
    last = folded[sentence.start : sentence.end].rstrip()[-1:]
    marks = _MARK if last in _FULL_STOPS else _HEADLINE_MARK
    for mark in marks.finditer(folded, sentence.start, sentence.end):
        if folded[start : mark.start()].strip():
            found.append(Clause(start, mark.start()))
        start = mark.end()
    if folded[start : sentence.end].strip():
        found.append(Clause(start, sentence.end))
    return found or [Clause(sentence.start, sentence.end)]


def read_figure(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention | None) -> Mention:
    """What the words around `quantity` say of it; `before` is the figure before it in the sentence, if any."""
    left_from = clauses[clause].start
    tie: Tie = "none"
    bare = False
    if before is not None:
        gap = text[before.quantity.end : quantity.start]
        left_from = max(left_from, before.quantity.end)
        bare = _is_bare(text, clause, clauses, quantity, before)
        if len(gap) <= 40:
            tie = tie_across(text, clauses[before.clause].start, before, quantity)
            tie = tie if tie != "none" else _tie(text, before, quantity)
    left = text[max(left_from, quantity.start - _WINDOW) : quantity.start]
    cue = before.cue if before is not None and tie == "bracket" else _cue(text, left, clause, clauses, quantity, before)
    opened = cue == "from" and not bare and before is not None and before.clause != clause
    anew = opened and _FROM.search(left) is not None and _TOWARDS.match(text, quantity.end) is not None
    if before is not None and _sorts(text, before.quantity, quantity):
        tie, cue = "none", "level"
    if quantity.kind == "duration":
        tie = tie_of_length(text, clauses[clause], quantity, before) or tie
    if quantity.kind != "duration":
        return Mention(quantity, clause, cue, tie, bare, names_population(text, quantity), anew=anew)
    anchor = anchor_of(text, left, quantity)
    limits = anchor != "" or only_limits(text, left, quantity)
    return Mention(quantity, clause, cue, tie, bare, limits and not is_charged_for(text, quantity), anchor)


def _is_bare(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention) -> bool:
    """Whether no new subject is named between the figure before, or the start of the clause, and this figure."""
    if clause == before.clause:
        start = before.quantity.end
    elif clause - before.clause > 2:
        return False
    else:
        start = clauses[before.clause + 1].start
    if quantity.unit == "pp" and _PACE.match(text, start):
        return False  # 增长0.6%，增速回落1.1个百分点: the points are of the pace
    return quantity.start - start <= 48 and _BARE.fullmatch(text, start, quantity.start) is not None


def _cue(text: str, left: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention | None) -> Cue:
    bounds = _BOUNDS.search(left) if left[-1:] in _BOUND_ENDS or left[-1:].isspace() else None
    core = left[: bounds.start()] if bounds is not None else left
    if quantity.kind == "duration" and (
        RECORD.match(text, quantity.end) or _IN_A_ROW.search(core) or _LATE.search(core)
    ):
        return "level"
    if quantity.kind == "age" and _AGED.match(text, quantity.end):
        return "level"  # 降低4至17岁儿童的风险
    if core.rstrip()[-1:] in _BY_NOUN_ENDS and _BY_NOUN.search(core):
        return "by"
    if quantity.kind == "percent" and _PACED.match(text, quantity.end):
        return "by"
    if _EXPECTED.search(core):
        return "expected"
    stretches = (left,) if core == left else (left, core)
    if any(map(_TO.search, stretches)):
        return "to"
    if _is_left_behind(text, left, quantity):
        return "from"
    if before is not None and before.cue == "by" and before.quantity.kind == "count" and _REMAINING.search(core):
        return "to"
    more = _MORE_THAN.search(core)
    if more and before is not None and not _EARLIER.search(more.group()) and _exceeds(before.quantity, quantity):
        return "more"  # 4107元，比本地工人多767元
    if more and quantity.kind == "count" and quantity.direction is None and not _EARLIER.search(more.group()):
        return "level"  # 女性比男性少3490万人
    anew = quantity.kind == "count" and any(map(_ANEW.search, stretches))
    if more or quantity.direction is not None or (not anew and any(map(_tells_change, stretches))):
        return "by"
    if _FROM.search(core) and _TOWARDS.match(text, quantity.end) and not _BEGINS.match(text, quantity.end):
        return "from"
    if is_moved(text, core, quantity) or (quantity.kind in _VALUES and _BECOMES.match(text, quantity.end)):
        return "from"
    if before is not None and _SAME_PERIOD.search(core) and not _SHARE.search(left):
        return "from"
    base = _BASE.search(left)
    if base:
        moved = quantity.kind in _VALUES and _MOVED_BY.match(text, quantity.end)
        return "from" if moved else "base"
    if (
        before is not None
        and before.cue in ("from", "by")
        and quantity.kind != "age"
        and _arrives(text, core or left, before, quantity)
    ):
        return "to"
    if quantity.kind == "money" and is_price(text, left, clause, clauses, quantity):
        return "price"
    if before is not None and before.cue == "price" and before.clause == clause and quantity.kind == "money":
        return "price"  # 票价最低2元、最高9元
    if quantity.kind in ("percent", "ratio") and _SHARE.search(left):
        return "share"
    if before is not None and left.endswith("累计") and _ANEW.search(text, 0, before.quantity.start):
        return "level"  # 新增30宗，累计500宗
    return next((cue for pattern, cue in _PLAIN_CUES if pattern.search(left)), "level")


def _tells_change(stretch: str) -> bool:
    """Whether the words before a figure end with those of a change (上升约)."""
    return stretch.rstrip()[-1:] in _BY_ENDS and _BY.search(stretch) is not None


def _is_left_behind(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a figure is what another has moved away from: 与一季度的287家相比，减少…, 比起2016年的四成半大幅上升."""
    if _COMPARED.search(left) and _COMPARED_BEHIND.match(text, quantity.end):
        return True
    base = _BASE.search(left)
    return (
        base is not None and _EARLIER.search(base.group()) is not None and _MOVED.match(text, quantity.end) is not None
    )


def _exceeds(before: Quantity, quantity: Quantity) -> bool:
    """Whether a figure can be by how much the one before it is more than that of another thing."""
    return quantity.kind != "percent" and quantity.direction is None and alike(before, quantity)


def _arrives(text: str, left: str, before: Mention, quantity: Quantity) -> bool:
    """Whether a figure is the level that the change before it led to, and not the level of another thing."""
    if _WHOLE.search(left):
        return True
    other = before.cue == "from" and quantity.kind == "count" and not alike(before.quantity, quantity)
    arrived = None if other else _ARRIVED.search(left)  # 从数十个国家招募到15,000名战士
    return arrived is not None and (
        arrived.group().strip() not in ("达", "达到", "为")
        or "，" not in text[before.quantity.end : quantity.start]
        or _BARE.fullmatch(text, before.quantity.end, quantity.start) is not None
    )


_PLAIN_CUES: tuple[tuple[re.Pattern[str], Cue], ...] = ((_PART, "part"), (_AVERAGE, "average"), (_TOTAL, "total"))


def _tie(text: str, before: Mention, quantity: Quantity) -> Tie:
    gap = text[before.quantity.end : quantity.start]
    left, kind = before.quantity.kind, quantity.kind
    if left == kind == "count" and _BRACKETED_PART.fullmatch(gap):
        return "among"
    if left == kind and _BRACKET.fullmatch(gap):
        return "among" if counts_part(before.quantity, quantity) else "bracket"
    if left == "money" and kind in ("count", "measure", "percent", "ratio") and _BUYS.fullmatch(gap):
        return "buys"
    if kind == "money" and left in ("count", "measure") and _COSTS.fullmatch(gap):
        return "costs"
    if _AMONG.fullmatch(gap) or (kind in ("percent", "ratio") and _OF.fullmatch(gap)):
        return "among"
    if _TIMES.fullmatch(gap):
        return "times"
    parted = before.tie in ("among", "listed") or before.cue == "part"
    if parted and (_NEXT_PART.fullmatch(gap) or (left == kind and _is_next_part(text, before.quantity, quantity))):
        return "listed"
    if parted and is_rest(text, before.quantity, quantity):
        return "listed"
    if left == kind == "count" and _INCLUDING.fullmatch(gap):
        same = text[quantity.end - 1] == text[before.quantity.end - 1] in PERSONS  # 4名证人，包括三名指挥官
        if same or alike(before.quantity, quantity):
            return "among"
    return "listed" if _LISTED.fullmatch(gap) else "none"


def _sorts(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a count tells of how many sorts there are (47宗投诉，当中主要分六类), and is no part of them."""
    if quantity.kind != "count" or before.kind != "count":
        return before.kind == "money" and tells_tiers(text, quantity)
    return text[quantity.end - 1] in _SORTS and text[before.end - 1] not in _SORTS


def _is_next_part(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a figure that opens its clause counts more of what the one before counts, by the same classifier."""
    if before.end == quantity.start:
        return True  # 15男3女
    same = text[quantity.end - 1] == text[before.end - 1]
    return same and _ANOTHER_PART.fullmatch(text, before.end, quantity.start) is not None
