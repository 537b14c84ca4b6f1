"""How a date stands to its Chinese clause."""

from __future__ import annotations

import re

from extract.claims.scene import Clause, DateUse, Mention
from extract.model import Quantity
from extract.zh.words.bounding import BOUND
from extract.zh.words.grammar import GRAMMAR

_SINCE_BEFORE = re.compile(r"(?:自从|自|从|打从|由)\s*\Z")
_SINCE_AFTER = re.compile(
    r"\s*(?:截至|截止|至|到)\s*(?=[\d今去前上昨])"
    r"|[^，。；]{0,24}?(?:以来|起|至今(?![年日天早晚晨午次])|开始|始|迄今"
    r"|后(?=[，]?[^，。；]{0,8}(?:都|均|便|就|一直|每|不断|持续)))"
)
_EVER_SINCE = re.compile(r"(?:自从|打从)\s*\Z")
# 周六(28日)起: both dates begin it.
_SINCE_RIGHT_AFTER = re.compile(
    r"\s*[^，。；]{0,8}?(?:以来|至今|迄今)|\s*(?:\([^()，。；]{2,8}\)|\))?\s*起|\s*(?:以后|之后)[，]?[^，。；]{0,4}开始"
)
_YEAR_ON = re.compile(r"\s*[之以]?后(?![期续来果面方起代裔备退边浪])")  # 2010年后
_BEGINS = re.compile(r"\s*[)）]?\s*开始")
_UNTIL = re.compile(r"(?:截至|截止|截至到|截止到|直至|迄|(?<![推延改迟后期挪升降])至)\s*\Z")
# 今日公布2020年出生人口: the day on which the figures of another time came out.
_ISSUED = re.compile(
    r"\s*(?:再|首次|正式|今次)?(?:公布|发布|披露|公开|通报)了?(?=[^，。；]{0,12}(?:\d{4}\s*年|去年|上半年|[一二三四]季))"
)
# 4月7日，展会确认推至6月: the day on which something was moved to another.
_MOVED = re.compile(
    r"[^。；]{0,16}(?:宣布|确认|敲定|决定|公布)[^。；]{0,16}(?:推迟?|延期?|延后|改|押后)[至到于]\s*(?=\d|下|明)"
)
# 股指跌到1929年的27%: of the level of that year; not 由3月的5%升至4月的6%.
_LEVEL_OF = re.compile(r"\A[^由从]*(?:到|至|是|为|占|相当于|达|不到|不足)\s*\Z")
_PERCENT_OF = re.compile(rf"\s*的\s*(?:{BOUND})?[\d.]+\s*%")
_WHOLE_YEAR = re.compile(r"\d{4}\s*年")
_BASE = re.compile(r"(?:较|比|与|跟|高于|低于|相比|对比|超过|不及|接近|相对)\s*\Z")
_BASE_AFTER = re.compile(
    rf"\s*的\s*(?:{BOUND})?[\d一二两三四五六七八九十百.]+\s*(?:多|几)?倍|\s*(?:的)?(?:同期|水平|相比|相较)"
    r"|[^，。；]{0,10}以来[^，。；]{0,4}(?:新高|新低|最|首次|纪录|记录|高点|低点|第)"
)
_SAID = re.compile(rf"[^，。；]*?(?:{GRAMMAR.either('saying')})(?:说|道|称|[^，。；]{{0,6}})?\s*\Z")
# A date behind the verb (成立于2014年) or in an attribute (自2017年起萎缩的市场) holds for no other clause.
_COMPLEMENT = re.compile(r"(?<![位对])于\s*\Z")
# 是于2008年10月23日，以2600万元购入: nothing but the date before the deed, which the next clause tells.
_BEFORE_DEED = re.compile(r"[是已将曾亦也便则拟早]于\s*\Z")
_ATTRIBUTE = re.compile(r"[^，。；]{0,6}(?:起|以来|开始)[^，。；]{1,16}的[^，。；]{1,12}")
# 参加2009年…得主的发布会, 公布了去年的报告: a verb before, a noun with 的 behind.
_BEHIND_VERB = re.compile(
    r"(?:了|过|着|参加|出席|想起|根据|超过|接近|是|为|修订|公布|发表|发布|披露|公开|发出|提及|提到|引用|包括"
    r"|属于|有关|关于|赢得|获得|针对|完成)(?:截至|截止)?(?:[^，。；]{1,14}的)?\s*\Z"
)
_BEFORE_NOUN = re.compile(
    r"\s*(?:度)?的?[^，。；]{0,16}?(?:的|业绩|财报|年报|季报|中报|数据|报告|计划|预算|预测|得主|会议|大会|报告"
    r"|选举|运动|事件|法|奖)"
)


_PUBLISHED_THEN = re.compile(r"\s*(?:发布|公布|发表|出版|披露|提供|出具)的")  # 今年4月公布的数字


def read_date(text: str, clause: int, clauses: list[Clause], quantity: Quantity) -> Mention:
    """A date with how it stands to its clause, and whether it holds for those that follow."""
    start = clauses[clause].start
    use = _use(text, clause, clauses, quantity)
    complement = _COMPLEMENT.search(text, max(start, quantity.start - 3), quantity.start)
    rest = text[quantity.end : clauses[clause].end].strip("左右前后 ")
    opens = not rest and _BEFORE_DEED.search(text, max(start, quantity.start - 4), quantity.start)
    if opens or rest in ("起", "内", "起计"):
        complement = None  # 公司于7月1日起，裁员300人
    attribute = use == "since" and _ATTRIBUTE.fullmatch(text, quantity.end, clauses[clause].end)
    behind = _BEHIND_VERB.search(text, max(start, quantity.start - 24), quantity.start)
    told_apart = (behind and _BEFORE_NOUN.match(text, quantity.end)) or _PUBLISHED_THEN.match(text, quantity.end)
    return Mention(quantity, clause, use=use, topic=not (complement or attribute), attribute=bool(told_apart))


def _use(text: str, clause: int, clauses: list[Clause], quantity: Quantity) -> DateUse:
    left = text[max(clauses[clause].start, quantity.start - 8) : quantity.start]
    if _BASE_AFTER.match(text, quantity.end) or "同期" in text[quantity.start : quantity.end]:
        return "base"
    whole = _WHOLE_YEAR.fullmatch(text, quantity.start, quantity.end) and _PERCENT_OF.match(text, quantity.end)
    if _ISSUED.match(text, quantity.end) or (whole and _LEVEL_OF.search(text[clauses[clause].start : quantity.start])):
        return "base"
    after = _SINCE_BEFORE.search(left) and _SINCE_AFTER.match(text, quantity.end)
    year = _WHOLE_YEAR.fullmatch(text, quantity.start, quantity.end)
    year_on = year and _YEAR_ON.match(text, quantity.end) and not left.rstrip().endswith("继")  # 继2013年后再次…
    if after or year_on or _EVER_SINCE.search(left) or _SINCE_RIGHT_AFTER.match(text, quantity.end):
        return "since"
    if _BEGINS.match(text, quantity.end) and not left.rstrip().endswith(("在", "于", "将")):
        return "since"
    if _UNTIL.search(left):
        return "until"
    if _BASE.search(left):
        return "base"
    if _MOVED.match(text, quantity.end, clauses[-1].end):
        return "said"
    spoken = clause
    if not text[quantity.end : clauses[clause].end].strip():
        spoken = clause + 1  # 5月15日，市长宣布，…
    if spoken + 1 < len(clauses) and _SAID.fullmatch(
        text, max(quantity.end, clauses[spoken].start), clauses[spoken].end
    ):
        return "said"
    return "at"
