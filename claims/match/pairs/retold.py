"""Figures told from the other end: what is left for what was lost, all with the driver for those whom he drove."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention

_ALL = Decimal(100)
_OF_FORMER_ZH = re.compile(
    r"(?:到|至|剩下?|仅为|只有|仅有|相当于)[^,，。;；]{0,10}"
    r"(?:原来|原先|原有|现在|目前|如今|当前|常年|往年|此前|之前|以前|高峰|最高|同期|正常|[年月初末底])[^,，。;；]{0,6}的\Z"
)
_OF_FORMER_EN = re.compile(r"(?:\s*(?:%|per ?cent))?\s+of (?:the|its|their|his|her|what|a|normal|last|pre)\b", re.I)


def is_share_left(figure: Figure, mention: Mention) -> bool:
    """Whether a share tells what is left of what was there before: shrunk to a fifth of its size, 减少到原来的四成."""
    if figure.unit != "%" or figure.role == "by" or figure.direction:
        return False
    if figure.exact.endswith("折"):
        return True  # what is paid: 八五折 is 15% off
    if mention.lang == "zh":
        return _OF_FORMER_ZH.search(mention.folded, 0, figure.start) is not None
    return figure.role == "to" and _OF_FORMER_EN.match(mention.text, figure.end) is not None


def as_left(figure: Figure, other: Figure, told: Mention) -> Figure:
    """A share by which something shrank as the share that is left, where `other`, of the statement `told`, is that."""
    shrank = figure.unit == "%" and figure.role == "by" and figure.direction == "down" and figure.low < _ALL
    if not shrank or figure.high is not None or not is_share_left(other, told):
        return figure
    return replace(figure, low=_ALL - figure.low, role="to", direction=None)


_WITH_DRIVER = re.compile(
    r"[^,，。;；\d]{0,4}(?:连同|加上|以及|和|与|及)(?:一[名位]|该车|其)?"
    r"(?:司机|车长|驾驶员|机长|船长|机师|飞行员|导游|领队)(?!\d|[^,，。]{0,3}\d)"
    r"|[^,.;\d]{0,24}?\b(?:and|plus|as well as) (?:the|their|its|his|her|a|one) "
    r"(?:driver|pilot|captain|skipper|conductor|guide)\b(?! and)",
    re.IGNORECASE,
)


def is_one_fewer(part: Figure, whole: Figure, mention: Mention) -> bool:
    """Whether a count leaves out the one who is named beside it: 18 passengers and the driver are 19 people."""
    counted = part.kind == whole.kind == "count" and part.high is None and whole.high is None
    return counted and whole.low - part.low == 1 and _WITH_DRIVER.match(mention.folded, part.end) is not None


_WRITTEN = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?")


def is_summand(part: Figure, whole: Figure, mention: Mention) -> bool:
    """Whether a sentence gives beside `part`, in its unit, what makes it `whole`: 抓举155公斤, 挺举190公斤, 345公斤."""
    written = _WRITTEN.match(part.exact)
    rest = whole.low - part.low
    if part.kind != "measure" or rest <= 0 or not written or not part.low:
        return False
    unit = part.exact[written.end() :].strip()
    scale = part.low / Decimal(written[0].replace(",", ""))
    return any(
        Decimal(found[0].replace(",", "")) * scale == rest and mention.text[found.end() :].lstrip().startswith(unit)
        for found in _WRITTEN.finditer(mention.text)
        if unit and found.start() != part.start
    )
