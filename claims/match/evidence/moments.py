"""One moment by the clocks of two zones: 9:14 p.m. EDT on Saturday is 0114 GMT on Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.match.evidence.dating import hour_of
from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import number_of
from extract.en.words.date_words import WEEKDAYS

# Hours that clocks are ahead of Greenwich, two where they change with the season, and the zones of which it is so.
_AHEAD_EN: tuple[tuple[tuple[float, ...], str], ...] = (
    ((0.0,), "GMT UTC"),
    ((1.0,), "BST CET"),
    ((2.0,), "CEST EET"),
    ((3.0,), "EEST MSK Moscow"),
    ((5.5,), "IST"),
    ((-6.0, 8.0), "CST"),
    ((8.0,), "HKT SGT Beijing"),
    ((9.0,), "JST KST Tokyo"),
    ((10.0,), "AEST"),
    ((11.0,), "AEDT"),
    ((12.0,), "NZST"),
    ((13.0,), "NZDT"),
    ((-4.0,), "EDT"),
    ((-5.0,), "EST CDT"),
    ((-6.0,), "MDT"),
    ((-6.0, -5.0), "CT Central"),
    ((-7.0, -6.0), "MT Mountain"),
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
    rf"|(?P<hours>\d{{2}})(?:[:.]|(?=\d\d(?: ?h(?:rs|ours)?)? [A-Z]{{3}}))(?P<minutes>\d\d)(?: ?h(?:rs|ours)?)?)"
    rf" (?P<zone>{_NAMES_EN})\b"  # no 2008 Beijing Olympics, no 1200 MT of rice
)
_CLOCK_ZH = re.compile(
    rf"(?P<zone>{_NAMES_ZH})(?:标准)?时间[^,，。;；]{{0,14}}?(?P<part>凌晨|清晨|早上|早|上午|中午|下午|傍晚|晚上|晚间|晚|深夜)?"
    r"(?P<hour>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[时点](?:(?P<minute>\d{1,2})分)?|[:：](?P<minutes>\d\d))"
)
_DAY = 24 * 60
_NEAR = 2  # minutes that two who tell one moment may lie apart
_WEEK = 7  # days


def are_of_one_moment(pair: Pair) -> bool:
    """Whether both tell by clocks of zones when something was, and mean one moment, be it on two days."""
    left, right = _moments(pair.left), _moments(pair.right)
    if not left or not right:
        return False
    apart = (divmod(one - other + _NEAR, _DAY) for one in left for other in right)
    return any(rest <= 2 * _NEAR and _may_lie_apart(pair, days) for days, rest in apart)


def _may_lie_apart(pair: Pair, days: int) -> bool:
    """Whether the right one may tell of so many days after the day of the left one."""
    left, right = pair.left, pair.right
    if left.time_start and right.time_start:
        return (right.time_start - left.time_start).days == days
    begun, then = _weekday(left), _weekday(right)
    return begun is None or then is None or (then - begun - days) % _WEEK == 0


@once
def _weekday(mention: Mention) -> int | None:
    """The only day of the week that a sentence names, from 0 on; else None."""
    named = [form.removeprefix("weekday.") for form in mention.forms if form.startswith("weekday.")]
    return WEEKDAYS[named[0]] if len(named) == 1 else None


@once
def _moments(mention: Mention) -> frozenset[int]:
    """The minutes by Greenwich from midnight of its own day on that a sentence may name, below 0 for the day before."""
    return frozenset(_found(mention))


@once
def clocks(mention: Mention) -> tuple[re.Match[str], ...]:
    """Where a sentence gives an hour by the clock of a zone."""
    return tuple((_CLOCK_ZH if mention.lang == "zh" else _CLOCK_EN).finditer(mention.folded))


def _found(mention: Mention) -> Iterator[int]:
    zones = _ZONES_ZH if mention.lang == "zh" else _ZONES_EN
    for match in clocks(mention):
        told = match.groupdict()
        part = told.get("part") or told.get("half") or ""
        hour = number_of(told["hour"] or "") or number_of((told.get("hours") or "").lstrip("0"))
        minute = number_of((told["minute"] or told["minutes"] or "").lstrip("0"))
        for ahead in zones[told["zone"]]:
            yield round(hour_of(part, hour) * 60 + minute - ahead * 60)
