"""What ties a Chinese figure to the one before it, told by the words between them: said again, set against, done by it.

All patterns read the Simplified, half-width fold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from extract.claims.scene import Mention, Tie
from extract.model import Quantity, QuantityKind
from extract.quantities.likeness import is_fraction
from extract.zh.claims.beside import AMOUNTS, ANY, COUNT, DURATION, MONEY, RATIO, SHARES, Beside, Rule, kinds
from extract.zh.claims.pairs import tie_of_pair
from extract.zh.claims.wholes import RULES
from extract.zh.words.bounding import BOUND

_SAME = "即是|即|也就是说|也就是|亦即|等于|相当于|约占|占|约为|约"
_RESTATED = re.compile(
    rf"[^，。；()]{{0,24}}\(\s*(?:(?:{_SAME})[^，。；()]{{0,16}}"
    rf"|[^，。；()\d]{{0,6}}(?:得票|占有|市占|占|比)率[为达约]?)?\s*\Z"
    r"|[^，。；()]{0,8}[，,]\s*(?:即是|即|也就是说|也就是|亦即|等于|相当于)[^，。；()]{0,16}\Z"
    rf"|[^，。；()、\d]{{0,8}}、\s*(?:{_SAME})?(?:{BOUND})?\s*\Z"  # 有17人、3.8%
)
# 跌365点或1.8%: one move told in its own measure and in per cent.
_OR = re.compile(rf"[，,]?\s*或(?:是|{BOUND})*\s*")
# 奖金6万元，即每月多得5000元: one sum told twice.
_IN_OTHER_TERMS = re.compile(
    r"[^，。；()、]{0,8}[，,]\s*(?:即是|即|也就是说|也就是|亦即|相当于|等于|换言之"
    r"|换句话说)[，,]?(?!有)[^，。；()\d]{0,12}(?<!每)"
)
# 房租600元，不到工资的十分之一: of what an amount is a part.
_PART_OF = re.compile(rf"[^，。；()]{{0,4}}[，,]\s*(?:还?不到|约为?|{BOUND})[^，。；()的]{{1,8}}的\Z")
_FORECAST = "预期|预计|预测|预估|预料|估计|目标"
_FORETOLD = re.compile(_FORECAST)
_ACTUAL = re.compile(
    r"[^。；]{0,16}[，,]\s*(?:但是?|而|然而|不过|可|却|最终|最后|结果)?[^，。；]{0,6}"
    r"(?:实际|事实上|最终|最后|结果)[^，。；]{0,14}\Z"
)
_RATHER = re.compile(r"[^，。；]{0,6}[，,]\s*而[却]?是[^，。；]{0,4}\Z")
_NOT = re.compile(r"(?:不是|并非|并不是|而非)[^，。；]{0,10}\Z")
# 250个票站，一半属…: the share that has a verb of its own is one of what was counted right before.
_OF_THOSE = re.compile(rf"[^，。；()、]{{0,10}}[，,]\s*(?:当中|其中)?(?:约有?|有|{BOUND})?\s*")
_BELONGS = re.compile(
    r"\s*(?:以上|左右)?(?:属(?!性)|位于|来自|涉及|涉(?!嫌)|集中|分布|发生|源于|出自|用于"
    r"|建[于在]|住在|设有|未|没有|仍|设[于在]|是(?!因)|为(?![了免何])|由|在|都|均|已|被|从事)"
)
# 抽查127家餐馆，八成六欠薪; 对1024名医护的调查发现，61%受访者: a share of those who were looked at or asked
_LOOKED_AT = re.compile(
    r"(?:检查|抽查|巡查|走访|调查|访问|抽检|抽验|抽样|检验|化验|检测|受访|普查|问卷)[^，。；\d]{0,12}\Z|[对向就][^，。；\d]{0,8}\Z"
)
_FOUND = re.compile(
    rf"[^，。；\d]{{1,10}}[，,]\s*(?:结果|其中|当中)?(?:发现|显示)?(?:有|竟有|{BOUND})*\s*"
    rf"|[^，。；\d]{{1,12}}(?:调查|访问|抽样|研究|民调)(?:后|中)?(?:发现|显示|结果)?[，,]\s*(?:有|{BOUND})*\s*"
)
# 12万亩香蕉有七成以上被吹倒
_HAVING = re.compile(rf"[\u3400-\u9fff]{{0,6}}(?<![没只还设])有(?:{BOUND})*\s*")
_NO_PART = re.compile(
    r"\s*(?:以上|左右)?的?(?:增|涨|升|跌|降|折|利|收益|股|机会|几率|概率|把握|可能|优惠|涨幅|关税|税)"
)
# 对3000亿美元商品加征10%关税: what a duty is laid on.
_LAID_ON = re.compile(rf"[^。；()]{{0,30}}(?:加征|征收|课征|开征|加收|课以)(?:最高|额外|惩罚性|{BOUND})*\s*")
_TOWARDS = re.compile(r"[对向就][^，。；]{0,16}\Z")
# 花28万元印刷120万份: what is spent, and how many are made or got for it.
_SPENDING = re.compile(rf"(?:花费?|斥资|耗资|动用|出资|豪掷|用)了?(?:{BOUND})?\s*\Z")
_MADE = re.compile(
    rf"[^，。；、的\d]{{0,4}}(?:印|制|造|买|购|建|订|产|做|换|置|装|租|搭)[^，。；、的\d]{{0,3}}(?:{BOUND})?\s*"
)
_NOTHING = re.compile("")  # 15男3女
# 2016年只占四成半，但今次急增至73%
_NOW = re.compile(
    r"[^。；]{0,24}[，,]\s*(?![^，]*(?:预计|预期|料|将|可望|有望|目标|计划))(?:但|而|不过"
    r"|惟)?[^，。；]{0,4}(?:今次|今年|今届|本届|现时|现[在已正]?|目前|如今|最近|其后|后来|最终)[^，。；]{0,20}"
    r"(?:[升增涨跌减降落]|上调|下调|提高|扩大|缩小)[至到]\s*"
    r"|[^，。；\d]{0,6}[，,;]\s*[到至在而但]?\s*(?:\d{4}|[去今前])\s*年(?:[上下]半年|[一二三四]季度?|\d{1,2}月|[底初末])?\s*"
    r"(?:[这该]一?个?数字|[这该]一?比例|已|又|再|更|则|却|便|就|进一步|大幅|逐步|急|攀|缩)*"
    rf"(?:[升增涨跌减降落]|下降|上升|回落|下跌|增加|增长|减少)[至到为]\s*(?:{BOUND})*\s*"
)
# 四成赞成，三成反对，其余未表态: the next share of the same whole opens its clause.
_OTHERS = re.compile(
    rf"[^。；\d，,]{{1,14}}[，,]\s*(?:而|则|但)?(?:另有?|另外|其余|余下|剩下|剩余|还有)?(?:的|有|{BOUND})*\s*"
)
_GAUGED = re.compile(
    rf"[^，。；]{{0,4}}[，,]\s*(?:几乎|差不多|竟|更|大约)?(?:是|为|达|相当于|高达)[^，。；]{{0,6}}"
    rf"(?:{_FORECAST}|(?:19|20)\d\d年|去年|上年|前年|同期|平均|均值|全国|之前|此前|原来|当时"
    rf"|以往)[^，。；]{{0,6}}的\s*(?:{BOUND})*\Z"
)
# 军费500亿美元，是邻国的三倍; 投入占3.6%——大约是银行平均投入的一半
_MULTIPLE_OF = re.compile(
    rf"[^，。；()、]{{0,8}}(?:[，,]|[—-]{{1,2}}|\()\s*(?:几乎|差不多|也|更|就|已|竟|恰好|正好|刚好|{BOUND})*"
    rf"(?:是|为|系|相当于|等于)[^，。；()\d]{{1,16}}的\s*(?:整整|{BOUND})*\s*"
)
# 两项暴动罪、一项袭警罪: the next of one list.
_AND_OF_THE_SAME = re.compile(r"[^，。；()、和及与\d]{1,10}(?:、|和|及|以及|与)\s*")
# 每七个人中就有一个, 每100人有3人: how many of every so many.
_OF_EVERY = re.compile(rf"[^，。；、\d]{{0,10}}[，,]?(?:就|便|即|都|会|仍|{BOUND})*有(?:{BOUND})*\s*")
# 379间公司每名雇员获补贴1万元; 两家店的雇员人数均为5人: what holds of each of those counted.
_EACH_OF_THEM = re.compile(
    r"[^，。；()、\d]{1,14}(?:(?:(?<!平)均|皆)[^，。；()\d]{0,8}|每[名人个间位户家天日月年][^，。；()\d]{2,14})"
)
_GAP = re.compile(
    r"[^。；，,]{0,8}[，,][^，。；]{0,6}(?:差距|相差|差额|差异|相距|落差|差价|差)(?:可|最|更|竟|却)?"
    rf"(?:达|为|是|有|了|到|{BOUND})*\s*\Z"
)
# 一半（3万个）, 1%选民（约4万人）: a share, and in brackets how many that are.
_COUNTED = re.compile(rf"[^，。；()、\d]{{0,12}}\(\s*(?:即|共|相当于|也就是|{BOUND})*\s*\Z")
# 1%、即约3.7万人: a share, and behind it how many that are.
_COUNTED_BESIDE = re.compile(
    rf"(?:的[^，。；、()\d]{{1,6}})?[，、]\s*(?:即是?|亦即|也就是说?|相当于|等于)(?:{BOUND})*\s*"
)
_MANY_OF = 1000  # 每10万人有5名医生 is a rate
_MANY = 10  # 概率为56%，即两个75%相乘的结果 says nothing again
# 1%的人拥有50%的财富: what share of them has what share of something.
_HOLDING = re.compile(
    rf"的?[^，。；、()\d]{{1,6}}?(?:持有|拥有|占有|掌握|控制|贡献|赚取|[或竟便]?拥|消耗|排放)了?(?:着|{BOUND})*(?:全[国球港民])?\s*"
)
# 在180个国家中排名第177, 两项测试中位列第一: among how many a place is won.
_PLACED_AMONG = re.compile(
    r"[^，。；、]{0,14}(?:当中|之中|中|里|内)[，,]?\s*(?:世界|全球|整体|总体|综合)?(?:排名|排行|排|位列|位居"
    r"|名列|居|列|获得?|得|夺得?|是|为|的|全球|世界|仅|只|于|在){0,4}\s*\Z"
)
# 由59个到42个，再到现在的32个
_ONWARD = re.compile(
    r"[，、,]?\s*(?:[再又]|然后|随后|其后|最后)(?:[升增涨跌减降落]|上调|下调"
    rf"|提高)?[至到](?:[\d一二三四去今上前年月日现在如目的]{{1,8}}的?)?(?:{BOUND})*\s*"
)
# 由2009年的3小时及2014年的2.7小时，跌至去年的2.3小时: two bases of one change.
_SECOND_BASE = re.compile(
    r"\s*(?:、|和|及|与|以及)\s*(?:[\d一二三四五六七八九十年月季度上下半去前初底末]{2,10}的?)?\s*"
)


def _shares_it_again(pair: Beside) -> bool:
    return pair.is_share and pair.quantity.direction is None and not pair.same_kind


def _moves_too(pair: Beside) -> bool:
    return pair.last.direction is not None and pair.quantity.direction in (None, pair.last.direction)


def _counts_the_share(pair: Beside) -> bool:
    return is_fraction(pair.last) and pair.text.startswith(")", pair.quantity.end)


def _is_many(pair: Beside) -> bool:
    return is_fraction(pair.last) and (pair.quantity.value or 0) >= _MANY


def _is_next_share(pair: Beside) -> bool:
    return pair.is_share and pair.same_kind and pair.before.tie in ("among", "listed")


def _shares_a_level(pair: Beside) -> bool:
    return pair.is_share and pair.before.cue in ("level", "average", "total")


def _belongs_to_those(pair: Beside) -> bool:
    return pair.shares_a_level and _BELONGS.match(pair.text, pair.quantity.end) is not None


def _is_a_part(pair: Beside) -> bool:
    return pair.shares_a_level and _NO_PART.match(pair.text, pair.quantity.end) is None


def _told_before_it(pattern: re.Pattern[str]) -> Callable[[Beside], bool]:
    """Whether the clause up to the first figure ends with these words."""
    return lambda pair: pattern.search(pair.text, pair.clause_start, pair.last.start) is not None


def _of_both_sexes(pair: Beside) -> bool:
    return pair.text[pair.last.end - 1] + pair.text[pair.quantity.end - 1] in ("男女", "女男")


def _same_unit(pair: Beside) -> bool:
    return pair.same_kind and pair.quantity.unit == pair.last.unit


def _one_sort(pair: Beside) -> bool:
    """Whether both count sorts of one thing (两项暴动罪、一项袭警罪), by classifier and noun."""
    one, other = pair.last, pair.quantity
    if pair.before.cue == "part" or pair.before.tie not in ("none", "both") or not one.item or not other.item:
        return False
    same = pair.text[one.end - 1] == pair.text[other.end - 1] and one.item[-1] == other.item[-1]
    return same and one.item != other.item


def _of_every_few(pair: Beside) -> bool:
    return pair.text[pair.last.start - 1] == "每" and (pair.last.value or _MANY_OF) < _MANY_OF


def _holds_of_each(pair: Beside) -> bool:
    alone = pair.quantity.kind != "count" or "均" in pair.gap or "皆" in pair.gap
    return alone and pair.before.cue == "level"


# In this order: the first rule that holds names the tie.
_RULES = (
    Rule(AMOUNTS, SHARES, _PART_OF, "restates", _shares_a_level),
    Rule(AMOUNTS | SHARES | {"number"}, SHARES, _RESTATED, "restates", _shares_it_again),
    Rule(AMOUNTS | {"number"}, kinds("percent"), _OR, "restates", _moves_too),
    Rule(SHARES, AMOUNTS, _COUNTED, "restates", _counts_the_share),
    Rule(SHARES, kinds("count", "money"), _COUNTED_BESIDE, "restates", _is_many),
    Rule(kinds("percent"), kinds("percent"), _HOLDING, "both"),
    Rule(COUNT, kinds("rank"), _PLACED_AMONG, "among"),
    Rule(ANY, ANY, _ONWARD, "onward", lambda pair: pair.before.cue == "to" and pair.same_kind),
    Rule(
        ANY,
        ANY,
        _SECOND_BASE,
        "listed",
        lambda pair: pair.before.cue == "from" and pair.quantity.kind == pair.last.kind,
    ),
    Rule(COUNT, SHARES, _OF_THOSE, "among", _belongs_to_those),
    Rule(COUNT, SHARES, _FOUND, "among", _told_before_it(_LOOKED_AT)),
    Rule(COUNT | kinds("measure"), SHARES, _HAVING, "among", _is_a_part),
    Rule(kinds("money", "count"), kinds("percent"), _LAID_ON, "among", _told_before_it(_TOWARDS)),
    Rule(MONEY, kinds("count", "measure"), _MADE, "buys", _told_before_it(_SPENDING)),
    Rule(COUNT, COUNT, _NOTHING, "listed", lambda pair: _of_both_sexes(pair) and pair.among_parts),
    Rule(COUNT, COUNT, _NOTHING, "both", _of_both_sexes),
    Rule(ANY, ANY, _NOW, "moves", lambda pair: pair.leads_on),
    Rule(SHARES, SHARES, _OTHERS, "listed", _is_next_share),
    Rule(ANY, ANY, _ACTUAL, "actual", _told_before_it(_FORETOLD)),
    Rule(ANY, ANY, _RATHER, "actual", _told_before_it(_NOT)),
    Rule(ANY, RATIO, _GAUGED, "gauged", lambda pair: not pair.is_share),
    Rule(ANY, RATIO, _MULTIPLE_OF, "gauged"),
    Rule(AMOUNTS | DURATION, AMOUNTS | DURATION, _IN_OTHER_TERMS, "restates", _same_unit),
    Rule(COUNT, COUNT, _AND_OF_THE_SAME, "both", _one_sort),
    Rule(COUNT, COUNT, _OF_EVERY, "among", _of_every_few),
    Rule(COUNT, ANY, _EACH_OF_THEM, "both", _holds_of_each),
    Rule(ANY, kinds("ratio", "percent", "money"), _GAP, "gap"),
    *RULES,
)


@cache
def _rules_for(first: QuantityKind, second: QuantityKind) -> tuple[Rule, ...]:
    return tuple(rule for rule in _RULES if first in rule.first and second in rule.second)


def tie_across(text: str, clause_start: int, before: Mention, quantity: Quantity) -> Tie:
    """The tie of a figure to the one before it, whose clause begins at `clause_start`; `none` when there is no such."""
    tie = tie_of_pair(text, before.quantity, quantity)
    if tie != "none":
        return tie
    pair = Beside(text, clause_start, before, quantity, text[before.quantity.end : quantity.start])
    for rule in _rules_for(before.quantity.kind, quantity.kind):
        if rule.between.fullmatch(pair.gap) is not None and rule.holds(pair):
            return rule.tie
    return "none"
