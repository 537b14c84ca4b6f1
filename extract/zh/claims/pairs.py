"""Two Chinese figures of one statement: what is paid for so much, how many each has, two ages, who rides in how many.

All patterns read the Simplified, half-width fold.
"""

from __future__ import annotations

import re

from extract.claims.scene import Tie
from extract.model import Quantity
from extract.quantities.likeness import alike
from extract.quantities.moves import changing
from extract.text.wordlists import alternatives
from extract.zh.words.bounding import BOUND

_CHANGE = alternatives(changing("zh"))
_PERSONS = frozenset("人名位")
_FIGURES = frozenset("千万百亿")  # 三千群众: persons without a classifier
# 每12小时收取0.5元: what is paid for so much; 3元封顶, 最高60元: up to how much.
_EVERY = re.compile(r"每(?:超过?|满|多|隔)?\s*\Z")
_CHARGED = re.compile(
    r"\s*(?:[再另加须需要应]|用户|顾客)*(?:收取|收费|计费|计收|加收|收|缴付|缴纳|缴|罚款?|支付|付费?|扣)"
    rf"(?:为|是|费用|港币|人民币|港元|{BOUND})*\s*"
)
_CAP_BEHIND = re.compile(r"\s*(?:封顶|为上限|为限|止)")
_CAP_BEFORE = re.compile(
    r"[^。；\d]{0,8}[，,(]\s*(?:每[日天月次][^，。；\d]{0,3})?(?:最高|最多|上限|封顶)(?:只?收|收取|为|是|\s)*\Z"
)
# 12名年龄介乎16至33岁的…: how old those are that were counted, told before their noun.
_AGED = re.compile(r"[^，。；()\d]{0,8}?(?:年[龄纪]|岁数)(?:都|均|分别)?(?:介乎|介于|界乎|在|为|由|是|约)*\s*")
_NOUN_FOLLOWS = re.compile(r"\s*(?:之间|以[上下])?的")
# 28岁的人和20岁的人: two ages compared or named at once.
_OLD = r"\s*(?:以[上下]|左右)?的?(?:人群|人士|人|群体|患者|年轻人|老人|儿童|青年|男性|女性)"
_AND_AGE = re.compile(_OLD + r"[^，。；()]{0,6}?[和与跟同比及像]\s*")
_OLD_TOO = re.compile(_OLD)
# 16道走廊各有6个房间: how many each of them has.
_EACH = re.compile(
    r"[^，。；、()\d的]{1,8}?(?:各自?|每[^，。；、()\d]{1,2})(?:[设派获占得出]?[有得出]?|拥有|分得|配备"
    rf"|容纳)(?:共|{BOUND})*\s*"
)
# 三个地区的三千名群众, 5位作家的9部作品: among how many places they are, of how many owners.
_OF_SO_MANY = re.compile(
    r"\s*(?:(?![和与及](?!地区))[^，。；、:()\d的—]){1,9}(?<![中里内])的\s*"
    rf"(?:共|全部|全体|合共|另外|其余|{BOUND})*\s*"
)
# 一千人以上，分乘30部警车: into how many those who were counted are put.
_INTO = re.compile(
    r"[^，。；()\d]{0,6}[，,]?\s*(?:并|再)?(?:分别?)?(?:乘坐?|搭乘?|驾驶?|坐|骑|成|为|组成|编成|登上)"
    rf"(?:共|了|{BOUND})*\s*"
)
# 9项制裁中的5项: so many of those that were counted.
_OF_THOSE = re.compile(rf"\s*[^，。；、:()\d的]{{0,9}}[中里内]的\s*(?:其中|另外|{BOUND})*\s*")
# 300名学生只有80名, 共300名学生，只有80名: so many, and no more, of those that were counted.
_ONLY = re.compile(rf"[^，。；()\d]{{0,6}}?[，,]?\s*(?:但|而|却)?[只仅](?:有|得|剩下?)(?:{BOUND})*\s*")
# 800人中300人来自…，剩下的500人: what is left of those that were counted.
_REST = re.compile(rf"[^。；]{{1,40}}[，,、]\s*(?:而|则)?(?:其余|余下|剩下|剩余)的?(?:{BOUND})*\s*")
# 31个省份已经公布，有13个低于…: so many of those that were counted do or are something.
_SOME = re.compile(rf"[^。；()]{{1,28}}[，,]\s*(?:但|而|却)?(?:只|仅|就|却|已|至少)?有(?:{BOUND})*\s*")
# 每日20班航机取消5班: of those that were counted, so many are given up or lost.
_GIVEN_UP = re.compile(
    rf"[^，。；、()\d的]{{1,8}}?(?:取消|停[运飞驶航开业产]|报废|倒闭|关闭|空置|缺席|损毁|被毁|受损|延误|改道)了?(?:其中|{BOUND})*\s*"
)
# 24位成员的理事会已有15位, 150个席位的议会中拿下79个: so many of those of whom a body consists.
_SOME_OF_BODY = re.compile(
    r"[^，。；、()\d的]{1,6}的[^，。；、()\d]{1,10}?(?:[中里内]|已)[^，。；、()\d]{0,6}?"
    rf"(?:有|拿下|赢得|取得|获得?|夺得?|得到|占有?|控制|拥有)了?(?:其中|{BOUND})*\s*"
)
_DOING = re.compile(
    r"\s*(?:低于|高于|超过|不足|未|没有|没|不|已|仍|被|获|下调|上调|上升|下跌|下降|增长|来自|属于|位于|选择"
    r"|拒绝|同意|支持|反对"
    r"|宣布|辞|罢|退出|签|投票|申请|接受|承认|认罪|入院|送院|入狱|出院|表示|成功|失败|达到|通过|完成|受伤|死亡"
    r"|确诊|获救|获释|离开|参加|出现|遭)"
)
_MOVED = re.compile(rf"[^，。；\d]{{0,24}}?(?:{_CHANGE})[至到为成][^，。；\d]{{0,12}}\d")
_MOVING = re.compile(r"[把将][^，、；\d]{0,8}\Z")


def is_charged_for(text: str, quantity: Quantity) -> bool:
    """Whether so much of something is what the money behind it is paid for: 每12小时收取0.5元."""
    before = text[max(0, quantity.start - 4) : quantity.start]
    return _EVERY.search(before) is not None and _CHARGED.match(text, quantity.end) is not None


def is_moved(text: str, left: str, quantity: Quantity) -> bool:
    """Whether 把 or 将 before a level, and a verb of change behind it, take it to another: 把8小时的课时缩短至6小时."""
    return _MOVING.search(left) is not None and _MOVED.match(text, quantity.end) is not None


def tie_of_pair(text: str, last: Quantity, quantity: Quantity) -> Tie:
    """What ties a figure to the one before it, by the words between and beside them; `none` for no pair of these."""
    kinds, gap = (last.kind, quantity.kind), text[last.end : quantity.start]
    if quantity.kind == "money":
        if last.kind in ("count", "measure", "duration") and _CHARGED.fullmatch(gap) and is_charged_for(text, last):
            return "costs"
        capped = last.kind == "money" and (_CAP_BEFORE.fullmatch(gap) or _CAP_BEHIND.match(text, quantity.end))
        return "capped" if capped else "none"
    if kinds == ("count", "age"):
        return "both" if _AGED.fullmatch(gap) and _NOUN_FOLLOWS.match(text, quantity.end) else "none"
    if kinds == ("age", "age"):
        return "both" if _AND_AGE.fullmatch(gap) and _OLD_TOO.match(text, quantity.end) else "none"
    if kinds != ("count", "count") or last.optional or quantity.optional or quantity.direction is not None:
        return "none"
    same = text[last.end - 1] == text[quantity.end - 1] and (quantity.value or 0) < (last.value or 0)
    if same and (_OF_THOSE.fullmatch(gap) or (_ONLY.fullmatch(gap) and _goes_on(text, gap, last, quantity))):
        return "among"
    if same and _SOME.fullmatch(gap) and _DOING.match(text, quantity.end):
        return "among"
    if same and (_SOME_OF_BODY.fullmatch(gap) or _GIVEN_UP.fullmatch(gap)):
        return "among"
    if _OF_SO_MANY.fullmatch(gap) and not text.startswith("二", quantity.start):  # 两项污染物的二类标准
        return "spread"
    persons = text[quantity.end - 1] in _PERSONS or text[quantity.end - 1] in _FIGURES
    put = text[last.end - 1] in _PERSONS and not persons and _INTO.fullmatch(gap)
    return "both" if put or _EACH.fullmatch(gap) else "none"


def is_rest(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether a figure is what is left of a whole of which the one before is a part: 300人来自…，剩下的500人."""
    return alike(last, quantity) and _REST.fullmatch(text, last.end, quantity.start) is not None


def _goes_on(text: str, gap: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether a count that only so many reach names nothing but what the one before it counts : not 64格，只有一人."""
    named = "，" in gap and last.item and quantity.item and last.item != quantity.item
    return (not named or text[quantity.end - 1] in _PERSONS) and not text.startswith("的", quantity.end)


def is_part_in_brackets(whole: Quantity, part: Quantity) -> bool:
    """Whether a count in brackets is a part of the one before them (38人(湖北37人)), not the same in other units."""
    if part.kind != "count" or part.value is None or whole.value is None:
        return False
    return part.value < whole.value and part.item in (whole.item, None, "人")
