"""Day counts: whether 10日 is the tenth or ten days, and 2000年 a year or two thousand years.

Hong Kong and Taiwan print write 日 for days (需時10至14日), so the words around decide.
"""

from __future__ import annotations

import re

from extract.zh.passage import Passage

_COUNT_BEHIND = re.compile(
    r"\ ?(?:前(?!往|来|去|线)|后(?!台)|内|之内|之后|之前|以来|以内|以上|以下|时间|假期|有薪|假|期(?!货)|"
    r"游(?!行)|行程|左右|多|余|免费|无理由|限期|通知"
    r"|羁押|刑|监禁|不等|开外|(?:增|加|减|缩)(?:加|少|短)?[至到]|的(?:时间|假|隔离|检疫|旅程|行程|期限|限期|宽限)|间(?!谍)|"
    r"[\d一二两三四五六七八九十]{0,2}\ ?夜|一次|强制|隔离|检疫|津贴)"
)
_COUNT_AHEAD = re.compile(
    r"(?:过去|未来|至今|近|(?<![合条契])约|大约|需时?|需要|为期|长达|连续|一连|接连|最多|至少|最少|少于|多于|超过|逾|不足|不到|"
    r"前后|历时|相隔|时隔|隔|每隔?|达|共|满|仅|只有"
    r"|经过|余下|最后|短短|另|再|休息|停[牌课业产工学]|请假|囚|入狱|拘留|扣留|扣押|扣查|隔离|检疫|封锁|封城|"
    r"逗留|居留|罢工|绝食|等了?|花了?|耗时|用了?|放假|延长"
    r"|持续|已有|有|这|呢|提早|提前|推迟|延迟|缩短至?|延长至?|整整|滞留|失踪|还[押柙]|罚停|停飞|失联|潜伏期为?"
    r"|(?:增|加|减|缩)(?:加|少|短)?[至到]"
    r"|加长|给予|审讯|聆讯|审期|审理|上映|开张|上线|昏迷|留宿|苦等|全长|为时|预留|住院|留医|禁足"
    r"|(?:禁(?![令制])|暂停|停止)[^，。;\d]{1,4})\ ?\Z"
)
_SMALL_HAN = re.compile(r"[一二三四五六七八九十]\ ?日")
# 九日宣布: what happens on a day, or when on it
_HAPPENS = re.compile(
    r"再[度次]|宣布|表示|指出|公布|发布|发表|召开|举行|[上下]午|晚间|凌晨|清晨|傍晚|深夜|[收开][报盘市]"
)
# 预计15日前恢复通车: by that day of the month, where it is still to come; not 预计5日前已离开.
_DUE_AHEAD = re.compile(
    r"(?:(?:预计|预期|预料|计划|有望|可望|力争|争取|务必|定|拟)[于在]?|(?:将|要|须|需|应|应该|请|赶)[于在])\ ?\Z"
)
_DUE_BEHIND = re.compile(r"\ ?之?前(?![往来去夕后线沿])(?![^，。;]{0,8}[已曾了过])")


def _is_due(passage: Passage, start: int, end: int) -> bool:
    """Whether something is to be done before the day of the month that stands there in digits."""
    due = passage.text[start].isdigit() and _DUE_BEHIND.match(passage.text, end, passage.end) is not None
    return due and _DUE_AHEAD.search(passage.before(start, 6)) is not None


def is_day_count(passage: Passage, start: int, end: int) -> bool:
    """True where N日 (or N至M日) counts days."""
    text = passage.text
    if _is_due(passage, start, end):
        return False
    if _COUNT_BEHIND.match(text, end, passage.end) or _COUNT_AHEAD.search(passage.before(start, 6)):
        return True
    if _SMALL_HAN.match(text, start, end):
        dated = passage.before(start, 1).endswith(("于", "至", "(")) or _HAPPENS.match(text, end, passage.end)
        return not dated
    return False


_YEARS_BEHIND = re.compile(
    r"\ ?(?:的?历史|前(?!后)|的(?:文明|传统|古|老)|以前|之久|后(?=的|，|$)|多|文明|古|之前(?!的))"
)
_YEARS_AHEAD = re.compile(
    r"(?:近|约|逾|超过|长达|过去|持续|已有|达|有着?|距今|衰期为|大约|将近|跨越|上下|之前|每隔?|"
    r"保持|保存|维持|延续|存在|经历|历经|沿用|储存|使用|流传|存活)\ ?\Z"
)


# 到2000年前完成, not 追溯到2000年前.
_BY_YEAR = re.compile(r"(?:(?<![溯回推早])到|(?:[将须需要应]|争取|力争|计划|预计|有望|赶|务必)在)\ ?\Z")
_NEAR_YEARS = 1800  # from here on N年之前 dates rather than counts


def is_year_count(passage: Passage, start: int, end: int, number: int) -> bool:
    """True where a round 1000年, 1500年, 2000年 counts years."""
    if number % 100 or number == 1900:
        return False
    if _YEARS_AHEAD.search(passage.before(start, 4)):
        return True
    if number >= _NEAR_YEARS and passage.text.startswith(("之前", "以前"), end):
        return False  # 在2000年之前, 2000年以前建成
    by_year = number >= _NEAR_YEARS and passage.text.startswith("前", end)
    if by_year and _BY_YEAR.search(passage.before(start, 4)):
        return False
    return _YEARS_BEHIND.match(passage.text, end, passage.end) is not None
