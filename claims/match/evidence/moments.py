"""One moment by the clocks of two zones: 9:14 p.m. EDT on Saturday is 0114 GMT on Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from claims.match.evidence.dating import hour_of
from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import number_of

# Hours that clocks are ahead of Greenwich, two where they change with the season, and the zones of which it is so.
_AHEAD_EN: tuple[tuple[tuple[float, ...], str], ...] = (
    ((0.0,), "GMT UTC"),
    ((1.0,), "BST CET"),
    ((2.0,), "CEST EET"),
    ((3.0,), "EEST MSK Moscow"),
    ((8.0,), "HKT SGT Beijing"),
    ((9.0,), "JST KST Tokyo"),
    ((10.0,), "AEST"),
    ((11.0,), "AEDT"),
    ((12.0,), "NZST"),
    ((13.0,), "NZDT"),
    ((-4.0,), "EDT"),
    ((-5.0,), "EST CDT"),
    ((-6.0,), "MDT"),
    ((-7.0,), "MST PDT"),
    ((-8.0,), "PST"),
    ((-5.0, -4.0), "ET Eastern"),
    ((-8.0, -7.0), "PT Pacific"),
)
_AHEAD_ZH: tuple[tuple[tuple[float, ...], str], ...] = (
    ((0.0,), "格林尼治 格林威治 世界 协调世界 国际标准 UTC GMT"),
    ((0.0, 1.0), "伦敦 英国"),
    ((3.0,), "莫斯科"),
    ((8.0,), "北京 香港 本港 台北 台湾 澳门 新加坡"),
    ((9.0,), "东京 日本 首尔 韩国"),
    ((-5.0, -4.0), "美东 美国东部 纽约 华盛顿"),
    ((-8.0, -7.0), "美西 美国西部 加州 美国太平洋"),
)
_ZONES_EN, _ZONES_ZH = (
    {zone: hours for hours, zones in table for zone in zones.split()} for table in (_AHEAD_EN, _AHEAD_ZH)
)
_NAMES_EN, _NAMES_ZH = ("|".join(sorted(zones, key=len, reverse=True)) for zones in (_ZONES_EN, _ZONES_ZH))
_CLOCK_EN = re.compile(
    rf"(?<![\d.,:])(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\.?"
    rf"|(?P<hours>\d{{2}})[:.]?(?P<minutes>\d\d)(?: ?h(?:rs|ours)?)?) (?P<zone>{_NAMES_EN})\b",
)
_CLOCK_ZH = re.compile(
    rf"(?P<zone>{_NAMES_ZH})(?:标准)?时间[^,，。;；]{{0,14}}?(?P<part>凌晨|清晨|早上|早|上午|中午|下午|傍晚|晚上|晚间|晚|深夜)?"
    r"(?P<hour>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[时点](?:(?P<minute>\d{1,2})分)?|[:：](?P<minutes>\d\d))"
)
_DAY = 24 * 60
_NEAR = 2  # minutes that two who tell one moment may lie apart
_ONE_NIGHT = timedelta(1)


def are_of_one_moment(pair: Pair) -> bool:
    """Whether both tell by clocks of zones when something was, and mean one moment, be it on two days."""
    left, right = _moments(pair.left), _moments(pair.right)
    if not left or not right:
        return False
    met = any(min((one - other) % _DAY, (other - one) % _DAY) <= _NEAR for one in left for other in right)
    begun = pair.left.time_start, pair.right.time_start
    return met and (begun[0] is None or begun[1] is None or abs(begun[0] - begun[1]) <= _ONE_NIGHT)


@once
def _moments(mention: Mention) -> frozenset[int]:
    """The minutes of the day of Greenwich that a sentence may name."""
    return frozenset(_found(mention))


def _found(mention: Mention) -> Iterator[int]:
    zones, clock = (_ZONES_ZH, _CLOCK_ZH) if mention.lang == "zh" else (_ZONES_EN, _CLOCK_EN)
    for match in clock.finditer(mention.folded):
        told = match.groupdict()
        part = told.get("part") or told.get("half") or ""
        hour = number_of(told["hour"] or "") or number_of((told.get("hours") or "").lstrip("0"))
        minute = number_of((told["minute"] or told["minutes"] or "").lstrip("0"))
        for ahead in zones[told["zone"]]:
            yield round(hour_of(part, hour) * 60 + minute - ahead * 60) % _DAY
