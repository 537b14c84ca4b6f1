"""When a source was published, and how that is known.

In order: what the page states in its metadata, its dateline or the line at its headline (`stated`); its address
(`url`); the latest day written in full that the text itself reports as past (`inferred`). Never the majority of years.

Stated dates may conflict. A page cannot have been changed before it was published: when a stated change is older than
the stated publication, the page was imported, moved or scheduled, and its text is as old as its last change. That day
is taken, because "last year" in the text is counted from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claims.ingest.credits import makers
from claims.ingest.days import (
    LONGEST_STAMP,
    TIME,
    all_dates,
    date_in_url,
    day_at,
    full_dates,
    parse_date,
    without_dates,
)
from extract.text.fold import fold

Basis = Literal["stated", "url", "inferred", "given"]

_MONTH_DAY = re.compile(r"(?<![年\d月])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_WEEKDAY = re.compile(r"\s*\(?\s*(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_WEEKDAY_EN = re.compile(r"\b(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*\Z", re.I)
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# Words that make a day in the text one still to come, or a limit, directly before and directly after it.
_AHEAD = re.compile(
    r"(?:将|拟|计划|预计|预期|打算|有望|到|至|截止|期限|限期|有效期|will|by|until|till|through|before|from|starting|expires?|due)"
    r"[^。;\n]{0,10}\Z",
    re.I,
)
_BEHIND = re.compile(
    r"[^。,;，\n]{0,8}?(?:之?前(?!发|公|表|宣)|起(?:施|实|生|正|执|,|，|。)|止|到期|截止|生效|施行|实施|开幕|举行)"
)
_REACH = timedelta(days=60)  # how far a month and day may lie behind the last full date and still belong to its year

_STAMP_WORDS = re.compile(
    r"发[布表]|刊[登发]|本文|原文|原载|更新|修[改订]|最后|时间|日期|首[发次]|建立|出版|发稿|上午|下午|凌晨|早上|晚上|于|日|(?:周|星期|礼拜)[一二三四五六日天]"
    r"|\b(?:published|updated|posted|created|last|first|modified|edited|release|released|date|time|on|at|and|am|pm|gmt|utc|bst|edt|est|pdt|pst|cst|hkt|sgt"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|ist|et|pt)\b",
    re.I,
)
_CHANGED = re.compile(r"更新|修[改订]|updated|modified|edited", re.I)
_LABEL = re.compile(
    r"\W*(?:(?:发[布表]|刊[登发]|更新|出版|发稿)(?:日期|时间|于)|(?:日期|时间)\s*:|(?:published|posted|updated)\b)",
    re.I,
)
_SENTENCE = re.compile(r"[。，;!?]|,(?!\d)")
_CREDIT = re.compile(r"(?:来源|作者|编辑|记者|撰文|责编)\s*[:|/丨]|\bby\b", re.I)
_DATELINES = (
    re.compile(
        r"\A.{0,30}?[【\[(].{0,24}?(?P<day>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*.{0,6}?(?:讯|电|报[道导]|消息)"
    ),
    re.compile(r"\A\W{0,3}【[^】\d]{2,16}?(?P<day>(?:\d|[一二])[^】]{3,16}日)[】讯电]"),
)


@dataclass(frozen=True, slots=True)
class Stamps:
    """What a page states, in order of trust: days of publication, on which it says it was changed, and was saved."""

    published: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()


def publication(stamps: Stamps, lines: Iterable[str], url: str | None, text: str) -> tuple[date | None, Basis | None]:
    """The day of publication and how it is known; (None, None) when nothing says.

    `lines` stand at the headline, where datelines and bylines do; `text` is the article.
    """
    from_url = date_in_url(url)
    stated = [day for stamp in stamps.published if (day := parse_date(stamp, near=from_url))]
    changed = [day for stamp in stamps.changed if (day := parse_date(stamp, near=from_url))]
    if not stated:
        at_headline, changed_there = _stated_in_lines(lines, from_url)
        stated, changed = at_headline, changed + changed_there
    if stated:
        return min([stated[0], *changed]), "stated"
    if from_url:
        return from_url, "url"
    changed += [day for stamp in stamps.saved if (day := parse_date(stamp))]
    if changed:
        return min(changed), "stated"
    inferred = infer(text)
    return inferred, "inferred" if inferred else None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date of publication and nothing else: `Updated 5 May 2024, 10:25`, `2020年7月2日`."""
    rest = without_dates(line)
    return rest is not None and not any(character.isalnum() for character in _STAMP_WORDS.sub(" ", fold(rest)))


def is_labelled_stamp(line: str) -> bool:
    """Whether a short line begins by saying that a date of publication follows, as at the foot of old pages.

    >>> is_labelled_stamp("发布日期：2019-03-06 责任编辑：龙慧")
    True
    """
    return len(line) <= LONGEST_STAMP and bool(_LABEL.match(fold(line))) and is_stamp_line(line)


def is_stamp_line(line: str) -> bool:
    """Whether a line at a headline is a stamp: a date with a time of day or a credit beside it, and no sentence.

    >>> is_stamp_line("2023年07月06日 09:12 东湖晚报"), is_stamp_line("2020年1月23日 武汉封城")
    (True, False)
    """
    beside = without_dates(line)
    if beside is None:
        return False
    if is_date_line(line) or makers(beside):
        return True
    folded = fold(line)
    return not _SENTENCE.search(folded) and bool(TIME.search(folded) or _CREDIT.search(folded))


def infer(text: str) -> date | None:
    """The latest day written in full that the text reports as past, moved on to the latest month and day behind it.

    No text reports a day that has not come, so it was published then or later; days that a clause puts into the future
    (将, 之前, until) do not count, nor do days whose weekday is wrong.
    """
    folded = fold(text)
    full = list(full_dates(folded))
    past = [
        day
        for (start, end), day in full
        if _weekday_fits(folded, start, end, day) and not _is_ahead(folded, start, end)
    ]
    if not past:
        return None
    latest = max(past)
    days = [latest]
    ends = {end for (_, end), _ in full}  # the month and day of a full date have their year
    for match in _MONTH_DAY.finditer(folded):
        if match.end() in ends:
            continue
        for year in (latest.year, latest.year + 1):
            day = day_at(str(year), match["month"], match["day"])
            if day and latest <= day <= latest + _REACH and not _is_ahead(folded, match.start(), match.end()):
                days.append(day)
    return max(days)


def _stated_in_lines(lines: Iterable[str], near: date | None) -> tuple[list[date], list[date]]:
    """Days of publication and of change in the lines at the headline: datelines, stamps, short lines with a date."""
    stated: list[date] = []
    changed: list[date] = []
    for line in lines:
        folded = fold(line[:200])
        if match := next(filter(None, (pattern.match(folded) for pattern in _DATELINES)), None):
            stated.extend(day for _, day in full_dates(match["day"]))
        elif is_stamp_line(line):
            days = [day for _, day in all_dates(folded, near)]
            (changed if _CHANGED.search(folded) and len(days) == 1 else stated).extend(days)
    return stated, changed


def _weekday_fits(folded: str, start: int, end: int, day: date) -> bool:
    if match := _WEEKDAY.match(folded, end):
        said = "一二三四五六日".index(match["day"].replace("天", "日"))
        return said == day.weekday()
    if match := _WEEKDAY_EN.search(folded[max(0, start - 12) : start]):
        return _ENGLISH_DAYS.index(match["day"].lower()[:3]) == day.weekday()
    return True


def _is_ahead(folded: str, start: int, end: int) -> bool:
    return bool(_AHEAD.search(folded[max(0, start - 20) : start]) or _BEHIND.match(folded, end, end + 16))
