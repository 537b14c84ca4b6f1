"""What Chinese words around one figure say of it: a level, where a change began, by how much, a price, a share.

Everything is read on the Simplified, half-width fold. The order in which they are asked is part of the grammar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.claims.scene import Clause, Cue, Mention
from extract.model import Quantity
from extract.quantities import moves
from extract.quantities.likeness import alike
from extract.text.wordlists import alternatives
from extract.zh.claims.anchoring import RECORD
from extract.zh.claims.pairs import is_moved
from extract.zh.claims.prices import is_price
from extract.zh.words.bounding import BOUND
from extract.zh.words.grammar import GRAMMAR

_MOVES = moves.told_by_claims("zh")
_RATE = alternatives(_MOVES)
_CHANGE = alternatives(moves.changing("zh"))
_BOUNDS = re.compile(rf"(?:{GRAMMAR.either('bounds')}|\s)*\Z")
_BOUND_ENDS = frozenset(word[-1] for word in GRAMMAR.entries("bounds"))
_PERIOD = (
    r"(?:(?:目前|现在|如今|现时|当前|近期|(?:最[高低]|[高顶巅]峰|低谷|谷底|[旺淡]季)(?:时期?|期间?)?)的?"
    r"|[\d一二三四五六七八九十年月日第季度末底初上下半今去前本周\s]{1,12}(?:同期|时)?的?)?(?:每[年月日天周])?"
)
_FROM = re.compile(r"(?:由|从|自)[^，、；(]{0,12}\Z")
_TOWARDS = re.compile(
    rf"[^。；]{{0,20}}?(?:至|到|(?:{_CHANGE})(?:了?[为成]|[^，。]{{0,6}}\d)|变[为成$￥\d]|[改降升增减]为|提高|上调|下调|扩大)"
)
# 每月9000元变12600元: a level, and right behind it the next one.
_BECOMES = re.compile(
    rf"\s*(?:变[成为]?|[升降增减加跌涨]至|→)(?:{BOUND})*\s*[A-Z]{{0,3}}[$¥£€]?[\d一二三四五六七八九十百千万零]"
)
_SAME_PERIOD = re.compile(
    r"(?:去年|上年|上季|上月|上周|前年|往年|上一年|上个月|前一年|前一[天日周月季]|(?:前一|上)个?(?:星期|月)"
    r"|同期|前值|此前|之前|原来|原先|原本|早前)"
    r"(?:同期|同月|同日)?[的为是仅只有约报则\s]{0,4}\Z"
)
_BASE = re.compile(r"(?:较|(?<![占可无])比起?(?![例率重值特利亚])|逊于|相对于|相比|对比)[^，、；]{0,14}\Z")
_VALUES = frozenset(("money", "percent", "count", "measure", "number"))
# 较去年的50亿元增加6亿元: the base of a change whose size follows.
_MOVED_BY = re.compile(
    rf"\s*[，,]?\s*(?:大幅|显著|轻微|略微?|再|急|净)*(?:{_CHANGE}|多|少|高|低|翻)[了出]?(?:{BOUND})*\s*"
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
_LATE = re.compile(rf"(?:迟|晚|早|推迟|延迟|延后|押后|提前|提早)了?(?:{BOUND})?\s*\Z")
_EXPECTED = re.compile(
    r"(?:市场预期|预期|预估|预测|估计)(?:值|均值|中值|数)?[的为是]{0,2}(?:增长|成长|上升|上涨|增加|下降|下跌|减少|萎缩)?\Z"
)
_TO = re.compile(rf"(?:{_CHANGE})(?<![率幅速])[了到]?(?:至|到|为|成){_PERIOD}\s*\Z|\A\s*变\s*\Z")
_ARRIVED = re.compile(
    rf"(?:(?:至|到)更[^，、；\d]{{1,10}}的|至|到了?{_PERIOD}|达到?|达致|报|收报|收于|收|突破|升破|跌破|涨破|[冲飙攀站升]上|为)"
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
_PART = re.compile(rf"其中|当中|占(?:了|去|{BOUND})*\s*\Z")
_BEGINS = re.compile(r"[^，。；]{0,16}(?:后|以来|起|开始)[，,]|\s*(?:以上)?(?:开始|起)")
_SHARE = re.compile(r"(?:占|完成|相当于|比例|比重|份额|比率|占有率)[^，、；]{0,16}\Z")
_AVERAGE = re.compile(r"(?:平均|均|人均|日均|每[日天月年周人户])[^，、；]{0,6}\Z")
_TOTAL = re.compile(r"(?:共计|合计|总计|共|一共|总共|累计|总额|总数|总值|总金额|合共)[^，、；]{0,6}\Z")
_WHOLE = re.compile(r"(?:达到?|升至|增至)(?:全国|总)?(?:总数|总量|总额|总体|总人口|人口|全体|整体)的\s*\Z")
# What names no new subject between two figures.
BARE = re.compile(
    rf"(?:[，,、:(\s]|(?:较|比|与|跟|和|同|相较|对比)[^，。；]{{1,14}}?(?:相比|比较|期|年|月|季度?|周|日|平均|水平|前)?"
    rf"(?=.{{0,6}}?(?:{_CHANGE}|多|少|高|低|快|慢))|(?:占|完成|相当于)[^，。；]{{0,14}}[的之]?"
    rf"|{_CHANGE}|{GRAMMAR.either('bare')}|每(?:{GRAMMAR.either('priced_units')}){{1,3}}"
    r"|(?:总数|总量|总额|总体|总人口|全体|整体)的|(?:按|扣除|剔除|不计)[^，。；]{1,12}?(?:计算|因素|影响|口径"
    r"|计)后?|[\d零一二三四五六七八九十〇]+年|[\d一二三四五六七八九十]+月|[第\d一二三四]+季度?)*\Z"
)


class Setting(NamedTuple):
    """A figure and its words: `left` are those that may govern it from before, `prior` is the figure before it."""

    text: str
    left: str
    clause: int
    clauses: list[Clause]
    quantity: Quantity
    prior: Mention | None


def cue_of(setting: Setting) -> Cue:
    """What the words around a figure say of it: the first that they tell, a plain level when they tell nothing."""
    left = setting.left
    bounds = _BOUNDS.search(left) if left[-1:] in _BOUND_ENDS or left[-1:].isspace() else None
    core = left[: bounds.start()] if bounds is not None else left
    told = _told_at_once(setting, core) or _compared(setting, core) or _moved_from(setting, core)
    return told or _valued(setting, core) or _plain(left)


def opens_move(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a figure stands behind 由 or 从 (in `left`), and before words that lead to another one."""
    return _FROM.search(left) is not None and _TOWARDS.match(text, quantity.end) is not None


def _told_at_once(setting: Setting, core: str) -> Cue | None:
    """What words that touch the figure say whatever else there is: how long, by how much, expected, risen to."""
    text, left, quantity = setting.text, setting.left, setting.quantity
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
    return "to" if any(map(_TO.search, _stretches(left, core))) else None


def _compared(setting: Setting, core: str) -> Cue | None:
    """What is said of a figure beside another: what that left behind, what is left of it, by how much they differ."""
    text, left, quantity, prior = setting.text, setting.left, setting.quantity, setting.prior
    if _is_left_behind(text, left, quantity):
        return "from"
    if prior is not None and prior.cue == "by" and prior.quantity.kind == "count" and _REMAINING.search(core):
        return "to"
    more = _MORE_THAN.search(core)
    if more and prior is not None and not _EARLIER.search(more.group()) and _exceeds(prior.quantity, quantity):
        return "more"  # 4107元，比本地工人多767元
    if more and quantity.kind == "count" and quantity.direction is None and not _EARLIER.search(more.group()):
        return "level"  # 女性比男性少3490万人
    stretches = _stretches(left, core)
    anew = quantity.kind == "count" and any(map(_ANEW.search, stretches))
    changed = more or quantity.direction is not None or (not anew and any(map(_tells_change, stretches)))
    return "by" if changed else None


def _moved_from(setting: Setting, core: str) -> Cue | None:
    """Where a change began, or with what something is compared: 由…增至, 把…缩短至, 去年同期, 较."""
    text, left, quantity = setting.text, setting.left, setting.quantity
    if opens_move(text, core, quantity) and not _BEGINS.match(text, quantity.end):
        return "from"
    if is_moved(text, core, quantity) or (quantity.kind in _VALUES and _BECOMES.match(text, quantity.end)):
        return "from"
    if setting.prior is not None and _SAME_PERIOD.search(core) and not _SHARE.search(left):
        return "from"
    if not _BASE.search(left):
        return None
    return "from" if quantity.kind in _VALUES and _MOVED_BY.match(text, quantity.end) else "base"


def _valued(setting: Setting, core: str) -> Cue | None:
    """What a figure is where nothing moves it: the level that the change before led to, a price, a share."""
    text, left, clause, clauses, quantity, prior = setting
    moved = prior is not None and prior.cue in ("from", "by") and quantity.kind != "age"
    if prior is not None and moved and _arrives(text, core or left, prior, quantity):
        return "to"
    if quantity.kind == "money" and is_price(text, left, clause, clauses, quantity):
        return "price"
    if prior is not None and prior.cue == "price" and prior.clause == clause and quantity.kind == "money":
        return "price"  # 票价最低2元、最高9元
    if quantity.kind in ("percent", "ratio") and _SHARE.search(left):
        return "share"
    if prior is not None and left.endswith("累计") and _ANEW.search(text, 0, prior.quantity.start):
        return "level"  # 新增30宗，累计500宗
    return None


_PLAIN_CUES: tuple[tuple[re.Pattern[str], Cue], ...] = ((_PART, "part"), (_AVERAGE, "average"), (_TOTAL, "total"))


def _plain(left: str) -> Cue:
    """A part, an average or a total by the words before a figure, else a level."""
    return next((cue for pattern, cue in _PLAIN_CUES if pattern.search(left)), "level")


def _stretches(left: str, core: str) -> tuple[str, ...]:
    """The words before a figure as they stand, and without the bounds (至少) at their end."""
    return (left,) if core == left else (left, core)


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
        or BARE.fullmatch(text, before.quantity.end, quantity.start) is not None
    )
