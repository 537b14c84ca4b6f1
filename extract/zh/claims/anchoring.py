"""From where a Chinese duration counts, and whether it only limits another figure: 过去十年内, 两天后, 未来三个月."""

from __future__ import annotations

import re

from extract.claims.scene import Anchor
from extract.model import Quantity

_LIMITS_AFTER = re.compile(r"\s*(?:之?内|里|间|以?来|之?后|前|期间|中|时间|的时间里?)")
_LIMITS_BEFORE = re.compile(
    r"(?:过去|(?<!接)近|最近|未来|今后|接下来|连续|为期|历时|经过|历经|在|每|头|首|前|时隔|相隔|短短|仅用|只用|用)"
    r"(?:[的了约近仅短共]|短短)*\s*\Z"
)
_PAST = re.compile(r"(?:过去|(?<![要需达有用了花历经长时足])近|最近|此前|以往|之前|刚过去)[的这约了]*\s*\Z")
_NEXT = re.compile(r"(?:未来|今后|接下来|往后|下)[的这约]*\s*\Z")
_AGO = re.compile(r"\s*[多余]?(?:之?前|以前)(?!的?[，,]?期)")
_LATER = re.compile(r"\s*[多余]?(?:之|以)?后(?![的期续来果面方备台勤])")
# 即4日后 says again what day it was; 工作34年后 is how long something lasted.
_NOT_LATER = re.compile(
    r"(?:即|也就是|亦即|工作|任职|任教|服务|从事|生活|自?学习?|待|等候?|等待|延长|延迟|押后|推迟|步行|走|居住"
    r"|经营|担任|停留|逗留|休息|休养|搁置"
    r"|停工|扣查|还押|囚禁|监禁|昏迷|住院|隔离|对望|相处|交往|使用|结婚)了?(?:超过|大概|约|近|逾)*\s*\Z"
)
_TO_DATE = re.compile(r"(?:截至|截止|至)[^，。；]{0,12}(?:的|止|前)\s*\Z")


def only_limits(text: str, left: str, quantity: Quantity) -> bool:
    """Whether the words behind a duration, or those before it (`left`), say that something happens within it."""
    return _LIMITS_AFTER.match(text, quantity.end) is not None or _LIMITS_BEFORE.search(left) is not None


def anchor_of(text: str, left: str, quantity: Quantity) -> Anchor:
    """From where a duration counts, by the words before (`left`) and behind it; empty where none say so."""
    if _PAST.search(left):
        return "past"
    if _NEXT.search(left):
        return "next"
    if _AGO.match(text, quantity.end):
        return "ago"
    if _LATER.match(text, quantity.end) and not _NOT_LATER.search(left):
        return "later"
    return "to" if _TO_DATE.search(left) else ""
