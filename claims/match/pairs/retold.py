"""Figures told from the other end: what is left for what was lost, all with the driver for those whom he drove."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.words.numbers import NUMBER, number_of, value_of

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


def makes(part: Figure, whole: Figure, mention: Mention) -> bool:
    """Whether a sentence gives beside `part` what makes it `whole`: 227 passengers and 12 crew are 239 people."""
    rest = whole.low - part.low
    if rest <= 0 or part.high is not None:
        return False
    if part.kind == "count":
        return rest in _counted_with(part, mention)
    if part.kind == "money":
        return rest in _given_beside(part, mention, _is_further)
    return part.kind == "measure" and rest in _given_beside(part, mention)


_JOINED = r"(?:[和及与、]|加上|以及|and|plus)[^,，.。;；\d]{0,4}?"
_WRITTEN = (
    r"(\d[\d,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?!-| of\b)"
    r"|[一二两三四五六七八九十]{1,3}(?![些样般直起并时度定]))"
    r"(?! ?(?:dozen|hundred|thousand|million)|[〇零一二两三四五六七八九十百千万亿])"
)
_AND = re.compile(rf"[^,，.。;；\d]{{0,20}}?{_JOINED}(?: an?)?\s?{_WRITTEN}(?![\d.])", re.IGNORECASE)
_AND_BEFORE = re.compile(
    rf"(?<![\d.,A-Za-z〇零一二两三四五六七八九十百千万])"
    rf"{_WRITTEN}[^,，.。;；\d]{{0,20}}?{_JOINED}\s?\Z",
    re.IGNORECASE,
)
# What else is paid beside what comes first, and what is paid for something else or was before.
_FURTHER = re.compile(
    r"另[加付有需]|外加|加上|附加|浮动|再[付加]|奖金"
    r"|\b(?:further|another|additional|extra|plus|add-?ons?|on top|bonus(?:es)?)\b",
    re.IGNORECASE,
)


_OTHERWISE = re.compile(r"\b(?:from|than|spent|lost|\w+ed)\b|[从由比]|去年|此前")
_FOR_ANOTHER = re.compile(r"[^,.;，。；]{0,12} (?:for|on|in) (?-i:[A-Z])")
_NEAR = 24  # characters around a sum in which a word says that it is paid besides


def _is_further(part: Figure, found: re.Match[str], mention: Mention) -> bool:
    """Whether a sum is told to be paid besides the part: and a further £6m, plus 6 million in add-ons, 外加600万."""
    folded = mention.folded
    between = folded[min(part.end, found.end()) : max(part.start, found.start())]
    if _OTHERWISE.search(between) or _FOR_ANOTHER.match(folded, found.end()):
        return False
    return _FURTHER.search(folded, max(0, found.start() - _NEAR), found.end() + _NEAR) is not None


def _counted_with(part: Figure, mention: Mention) -> set[Decimal]:
    """The counts that are named in one breath with a count, before or behind it."""
    folded = mention.folded
    named = _AND.match(folded, part.end), _AND_BEFORE.search(folded, 0, part.start)
    return {value_of(found[1]) if found[1][0].isdigit() else Decimal(number_of(found[1])) for found in named if found}


def _given_beside(
    part: Figure, mention: Mention, is_meant: Callable[[Figure, re.Match[str], Mention], bool] | None = None
) -> set[Decimal]:
    """What else a sentence gives in the unit or the money of a figure: 抓举155公斤, 挺举190公斤; £32m and £6m."""
    written = NUMBER.search(part.exact)
    if written is None or not part.low:
        return set()
    sign, unit = part.exact[: written.start()].strip(), part.exact[written.end() :].strip()
    scale = part.low / value_of(written[0])
    return {
        value_of(found[0]) * scale
        for found in NUMBER.finditer(mention.text)
        if found.start() != part.start + written.start()
        and mention.text[found.end() :].lstrip().startswith(unit)
        and mention.text[: found.start()].rstrip().endswith(sign)
        and (sign or unit)
        and (is_meant is None or is_meant(part, found, mention))
    }
