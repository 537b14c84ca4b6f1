"""Clock times: 上午9时30分, 凌晨两点半, 22:15. They belong to a date when they stand right behind it."""

from __future__ import annotations

import re

_HOUR = r"(?:[01]?\d|2[0-4]|二十[一二三四]?|廿[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
_PART = (
    r"(?:凌晨|清晨|清早|早晨|早上|上午|中午|正午|下午|午后|傍晚|黄昏|晚上|晚间|深夜|午夜|半夜|夜间|夜里|夜晚|大清早"
    r"|[今昨明当][早晚晨午夜]|[早晚晨午夜])"
)
_MINUTE = r"(?:[0-5]?\d|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])"
_TIME = rf"""(?:
    {_HOUR}\ ?[时点]\ ?(?:{_MINUTE}\ ?分(?!钟)(?:[0-5]?\d秒)?|半|[一三]刻|钟|正|整|许
      |{_MINUTE}(?![\d年月日个人名百千万亿小天周成倍]))*
  | (?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\ ?[AaPp][Mm])?
  | (?:1[0-2]|0?[1-9])(?::[0-5]\d)?\ ?(?:[AaPp]\.?[Mm]\.?)(?![A-Za-z])
)"""
_NEXT = r"(?:\ ?(?:至|到|-|–|—|~)\ ?)"

WITH_PART = re.compile(rf"{_PART}\ ?的?{_TIME}(?:{_NEXT}(?:翌日|次日)?{_PART}?{_TIME})?", re.VERBOSE)
BEHIND_DATE = re.compile(
    rf"\ ?(?:当地时间|北京时间|美东时间)?\ ?{_PART}?\ ?{_TIME}(?:{_NEXT}(?:翌日|次日)?{_PART}?{_TIME})?", re.VERBOSE
)
# Without 上午 and the like only what can be nothing else: 9时, 10时30分, 22:15, 8点钟, 三点半.
ALONE = re.compile(
    rf"""(?:
        (?:[01]?\d|2[0-4])\ ?时\ ?(?![间期代候节刻速装尚常而隔任区段差空报事政局不有效])(?:{_MINUTE}\ ?分|半|正|整|许)?
      | {_HOUR}\ ?[时点]\ ?(?:{_MINUTE}\ ?分(?!钟)|半(?![个天年月])|[一三]刻(?!钟)|钟|许)
      | (?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\ ?[AaPp][Mm])?
      | (?:1[0-2]|0?[1-9])(?::[0-5]\d)?\ ?(?:[AaPp]\.?[Mm]\.?)(?![A-Za-z])
    )(?:{_NEXT}(?:翌日|次日)?{_PART}?{_TIME})?""",
    re.VERBOSE,
)
_NO_CLOCK_BEFORE = re.compile(r"(?:比例|比率|比分|汇率|赔率|比数|以|比|第|为|[^表日期]按)[为是约达]?\Z")
# 按1:50稀释, 1:3的比例: one to so many.
_NO_CLOCK_BEHIND = re.compile(
    r"(?:的?(?:体积|质量|重量)?(?:比例|比率|配比|比(?=[，。、]))|稀释|兑|勾兑|混合|调配|缩[小放]|复[原制])"
)


def clock_end(text: str, start: int, end: int, before: str) -> int | None:
    """Where a clock time that starts at `start` ends; `before` stands before it (1:3 behind 比分 is a score)."""
    match = ALONE.match(text, start, end)
    if match is None or (":" in match.group() and _is_proportion(text, match.end(), end, before)):
        return None
    return match.end()


def _is_proportion(text: str, at: int, end: int, before: str) -> bool:
    return _NO_CLOCK_BEFORE.search(before) is not None or _NO_CLOCK_BEHIND.match(text, at, end) is not None
