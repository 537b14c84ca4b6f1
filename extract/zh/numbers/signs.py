"""Signs: the minus before a figure (-5.6%, 负53个百分点, 为-3.2亿元), told from the dash of a range and from 正负."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.passage import Passage

_BELOW_ZERO = re.compile(r"(?:零下|负|-|−)\ ?\Z")
_MINUS = ("-", "−")
_NOT_BEFORE_MINUS = "%)零一二三四五六七八九十百千万亿兆元角分"
_NOT_BEFORE_NEGATIVE = "正胜肩背担抱欺自减如"  # 正负2.5% is a margin of error


def minus_at(passage: Passage, start: int) -> int | None:
    """Where the minus of the number that begins at `start` stands, or None; a space may follow 负 only."""
    ahead = passage.before(start, 3)
    if ahead.endswith(_MINUS):
        before = ahead[-2:-1]
        dash = (before.isalnum() and before.isascii()) or (before != "" and before in _NOT_BEFORE_MINUS)
        return None if dash else start - 1
    at = start - (2 if ahead.endswith(" ") else 1)
    if at < passage.start or passage.text[at] != "负" or passage.before(at, 1) in tuple(_NOT_BEFORE_NEGATIVE):
        return None
    return at


def below_zero(
    passage: Passage, start: int, low: Decimal, high: Decimal | None
) -> tuple[int, Decimal, Decimal | None] | None:
    """Where a temperature with 零下 or a minus before the number at `start` begins, and its values, the colder first
    (零下20至30度); None without one.
    """
    sign = _BELOW_ZERO.search(passage.before(start, 3))
    if sign is None:
        return None
    begun = start - len(sign.group())
    return (begun, -low, None) if high is None else (begun, -high, -low)
