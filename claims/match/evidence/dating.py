"""What a date in a statement dates: that somebody spoke or counted, that a count moved on, or what happened."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.match.pairs.pair import Pair
from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import MONTH, month_of, number_of

_SPEAKS_ZH = re.compile(r"[^,，。;；]{0,14}(?:表示|称|说|指出|透露|回应|见记者|见传媒|记者会|贴文|强调|写道|受访)")
_SPOKE_EN = re.compile(
    r"\b(?:said|says|told(?: \w+)?|added|wrote|tweeted|posted|commented|warned|replied|stressed)(?: late| early)?"
    r"(?: on| in)? \Z",
    re.IGNORECASE,
)


_AS_OF = re.compile(r"(?:截[至止]|截止到|迄)\Z|\b(?:as of|as at|up to|until|through)(?: \w+day,?)? \Z", re.IGNORECASE)


def is_spoken(mention: Mention, day: Figure) -> bool:
    """Whether a date is that on which somebody spoke, or up to which somebody counted."""
    folded = mention.folded
    if _AS_OF.search(folded, 0, day.start):
        return True
    return _SPEAKS_ZH.match(folded, day.end) is not None or _SPOKE_EN.search(folded, 0, day.start) is not None


_UPDATE = re.compile(
    r"升至|增至|增加到|上升到|升到|增到|累计|累积|截至|截止|最新|更新|至今"
    r"|\b(?:rises?|rose|risen|rising|climb(?:s|ed|ing)?|jump(?:s|ed)?|grows?|grew|increas(?:es|ed|ing)|"
    r"brings?|bringing|brought|soars?|soared|now stands?|so far|as of|latest|updated)\b",
    re.IGNORECASE,
)


def is_running(mention: Mention) -> bool:
    """Whether its sentence tells of a count that has moved on, or is up to a day."""
    return _UPDATE.search(mention.folded) is not None


MISDATED = -0.9  # of what happened once: two days of which one must be wrong
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_ONCE = timedelta(31)  # days between two dates that may be meant for one
_LIKE = 0.75  # of words: more than two happenings of one sort share


def are_misdated(pair: Pair, left: tuple[date, date], right: tuple[date, date]) -> bool:
    """Whether two statements that agree in all else give days, years and all, of which one must be wrong."""
    leading = pair.leading
    if leading is None or leading.agreement != "agree" or leading.left.kind not in ("count", "age"):
        return False
    single = left[0] == left[1] and right[0] == right[1] and abs(left[0] - right[0]) <= _ONCE
    mentions = (pair.left, pair.right)
    dated = all(
        any(figure.kind == "date" and _WITH_YEAR.search(figure.exact) for figure in mention.figures)
        and not any(is_spoken(mention, figure) for figure in mention.figures if figure.kind == "date")
        and not is_running(mention)
        for mention in mentions
    )
    return single and dated and pair.overlap.share >= _LIKE


_DAY_OF_MONTH = re.compile(
    rf"(\d{{1,2}})月(\d{{1,2}})[日号]|({MONTH}) (\d{{1,2}})\b|(?<![-–\d])\b(\d{{1,2}}) ({MONTH})",
    re.IGNORECASE,
)


@once
def days_named(mention: Mention) -> set[tuple[int, int]]:
    """The month and the day of the dates that a statement writes, whatever their year."""
    found = set()
    for match in _DAY_OF_MONTH.finditer(mention.folded):
        zh_month, zh_day, month, day, day_before, month_after = match.groups()
        number = int(zh_month) if zh_month else month_of(month or month_after)
        found.add((number, int(zh_day or day or day_before)))
    return found


_EVENT_DAY = re.compile(
    r"(?<!连续)(?<!一连)第(\d{1,2}|[一二三四五六七八九十]+)个?(?:比赛|竞赛|交易)?[日天](?!内)"
    r"|\bday (\d{1,2}|[a-z]+)\b|\b(\w+) day of (?:the|competition|play)\b",
    re.IGNORECASE,
)


@once
def event_days(mention: Mention) -> frozenset[int]:
    """Which days of an event its sentence names: after day nine, 第五个比赛日."""
    days = (number_of(next(filter(None, match.groups()))) for match in _EVENT_DAY.finditer(mention.folded))
    return frozenset(day for day in days if day)


_TODAY = re.compile(r"今[日天晨早晚]|\btoday\b|\bthis (?:morning|afternoon|evening)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"昨[日天晚]|\byesterday\b", re.IGNORECASE)


@once
def day_of(mention: Mention) -> str:
    """The one day that a sentence names as people do who speak on it: today or yesterday; empty for none or both."""
    told = [name for name, day in (("today", _TODAY), ("yesterday", _YESTERDAY)) if day.search(mention.folded)]
    return told[0] if len(told) == 1 else ""


_SPELLED = "一二两三四五六七八九十"
_DAYTIME = "凌晨|清晨|早上|早|上午|中午|正午|下午|傍晚|晚[上间]?|[深午半]?夜[里间]?|午后"
_HOUR = re.compile(
    rf"({_DAYTIME})?(\d{{1,2}}|(?<=[晨上午晚间里夜早后])(?:十?[{_SPELLED}])|零(?=时(?![区差])))[时点](?!间)"
    r"|\b(\d{1,2})(?:[:.]\d\d)? ?([ap])\.?m\b",
    re.IGNORECASE,
)
_NOON = 12
_AT_NOON = re.compile(rf"[中正]午(?![\d{_SPELLED}])|\b(?:midday|noon)\b", re.IGNORECASE)
_AT_MIDNIGHT = re.compile(rf"午夜(?![\d{_SPELLED}])|\bmidnight\b", re.IGNORECASE)


@once
def hours_of(mention: Mention) -> frozenset[int]:
    """The hours of the day that a statement names, 0 to 24: midnight ends the day that it is told of."""
    found = set()
    for match in _HOUR.finditer(mention.folded):
        found.add(hour_of((match[1] or match[4] or "").lower(), number_of(match[2] or match[3])))
    if _AT_NOON.search(mention.folded):
        found.add(_NOON)
    if _AT_MIDNIGHT.search(mention.folded):
        found.add(_NOON * 2)
    return frozenset(found)


_EARLY = ("凌晨", "a")
_LATE = ("下午", "傍晚", "午后", "p")
_MIDDAY = ("中午", "正午")
_AT_NIGHT = re.compile("晚|.?夜")
_FORENOON = 10  # the hour from which on midday is told of before noon
_EVENING = 5  # the hour from which on night is told of before midnight


def hour_of(part: str, hour: int) -> int:
    """The hour from 0 to 24 that is told as `hour` of a part of the day, which may be empty; am and pm are a and p.

    >>> [hour_of(part, 12) for part in ("凌晨", "a", "上午", "中午", "p", "晚上", "")]
    [0, 0, 12, 12, 12, 24, 12]
    >>> [hour_of(*told) for told in (("深夜", 11), ("夜里", 2), ("中午", 11), ("中午", 1), ("下午", 4), ("p", 16))]
    [23, 2, 11, 13, 16, 16]
    """
    if hour > _NOON:
        return hour
    if part in _EARLY:
        return hour % _NOON
    if part in _LATE or (part in _MIDDAY and hour < _FORENOON):
        return hour % _NOON + _NOON
    return hour + _NOON if hour >= _EVENING and _AT_NIGHT.match(part) else hour
