"""From where a Chinese duration counts, and whether it only limits another figure: 过去十年内, 两天后, 未来三个月."""

from __future__ import annotations

import re

from extract.claims.scene import Anchor, Clause, Mention, Tie
from extract.model import Quantity
from extract.zh.words.bounding import BOUND

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
    rf"|停工|扣查|还押|囚禁|监禁|昏迷|住院|隔离|对望|相处|交往|使用|结婚)了?(?:{BOUND})*\s*\Z"
)
# 为14年来最低
RECORD = re.compile(r"\s*(?:以)?[来内里][^，。；]{0,4}(?:最|新高|新低|首|第|少见|罕见|未见|纪录|记录)")
# 征收36%的关税，为期五年: all that a clause says is how long what the one before tells will last.
_LASTING = re.compile(r"\s*(?:为期|为时|期限|持续|有效期)[为是约至少达共]{0,3}\s*")
_IN_CLAUSE_BEFORE = re.compile("[^，。;]*，")
_TO_DATE = re.compile(r"(?:截至|截止|至)[^，。；]{0,12}(?:的|止|前)\s*\Z")


def tie_of_length(text: str, clause: Clause, quantity: Quantity, before: Mention | None) -> Tie | None:
    """What ties a duration to another figure: for how long it has been the highest (15年来第二高), or will hold."""
    found = RECORD.match(text, quantity.end)
    if found is not None and (found.group().endswith("第") or before is not None):
        return "record"
    alone = not text[quantity.end : clause.end].strip(" 。;!")
    if not alone or before is None or before.quantity.kind in ("age", "rank"):
        return None
    beside = _IN_CLAUSE_BEFORE.fullmatch(text, before.quantity.end, clause.start)
    return "lasts" if beside and _LASTING.fullmatch(text, clause.start, quantity.start) else None


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
