"""When a source was published, and how that is known.

In order: what the page states in its metadata, its dateline or the line at its headline (`stated`); its address
(`url`); the latest day written in full that the text itself reports as past (`inferred`). Never the majority of years.

Stated dates may conflict. A page cannot have been changed before it was published: when a stated change is older than
the stated publication, the page was imported, moved or scheduled, and its text is as old as its last change. That day
is taken, because "last year" in the text is counted from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from urllib.parse import unquote, urlsplit

from extract.fold import fold

Basis = Literal["stated", "url", "inferred", "given"]

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS = {name: number for number, month in enumerate(_MONTH_NAMES, 1) for name in (month, month[:3], month[:4])}
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 1, 1)

# Days written in full, on folded text. Each has year, month (or name) and day.
_FULL = (
    re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"),
    re.compile(r"民国\s*(?P<roc>\d{2,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"),
    re.compile(
        r"(?P<han>[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    ),
    re.compile(r"(?<![\d./-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-])"),
    re.compile(rf"(?<!\w){_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.I),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}\.?,?[\s-]+(?P<year>\d{{4}})(?!\d)", re.I
    ),
)
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/-])"
)
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

_TIME = re.compile(
    r"\d{1,2}\s*[:时点]\s*\d{1,2}(?:\s*[:分]\s*\d{1,2})?(?:\.\d+)?\s*[分秒]?\s*(?:z\b|[+-]\d{2}:?\d{2})?|\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\b\.?|\d{1,2}\.\d{2}\s+(?:gmt|utc|bst|cet|cest|hkt|sgt|aest|ist|[ecmp][sd]t)\b",
    re.I,
)
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
_LONGEST_STAMP = 80
_DATELINES = (
    re.compile(
        r"\A.{0,30}?[【\[(].{0,24}?(?P<day>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*.{0,6}?(?:讯|电|报[道导]|消息)"
    ),
    re.compile(r"\A\W{0,3}【[^】\d]{2,16}?(?P<day>(?:\d|[一二])[^】]{3,16}日)[】讯电]"),
)

# Days in an address. Eight digits may be followed by a time of day.
_URL_DAYS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/_.](?P<month>\d{1,2})[-/_.](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:\d{4}|\d{6})?(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)/(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<month>\d\d)(?P<day>\d\d)(?P<year>(?:19|20)\d\d)(?:\d{4}|\d{6})?(?!\d)"),  # US order
    re.compile(r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)(?:\d{4}|\d{6})?(?!\d)"),
    re.compile(r"/(?P<year>\d\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})/"),
    re.compile(rf"(?<!\d)(?P<year>(?:19|20)\d\d)[-/]{_MONTH}[-/](?P<day>\d{{1,2}})(?!\d)", re.I),
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


def parse_date(stamp: str, near: date | None = None) -> date | None:
    """The day that a stamp names: ISO 8601, RFC 822, Chinese and English forms, epoch seconds and milliseconds.

    `near` decides between day/month and month/day when both are possible; without it the day comes first, as nearly
    everywhere.

    >>> parse_date("2020-07-01T16:01:54+00:00"), parse_date("08/09/2023 - 17:15")
    (datetime.date(2020, 7, 1), datetime.date(2023, 9, 8))
    """
    stamp = fold(stamp[:200]).strip()
    if stamp.isdecimal():
        return _from_digits(stamp)
    if match := re.match(r"(\d{4})(\d\d)(\d\d)T", stamp):
        return _day(match[1], match[2], match[3])
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?=[T\s]|\Z)", stamp):
        return _day(match[1], match[2], match[3])
    found = next(_all_dates(stamp, near), None)
    return found[1] if found else None


def date_in_url(url: str | None) -> date | None:
    """The day that an address names, in whichever of the usual orders is a real day.

    >>> date_in_url("https://news.example/meiti/ql1-12052019064901.html")
    datetime.date(2019, 12, 5)
    """
    if not url:
        return None
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:  # no address, whatever page states it
        return None
    for pattern in _URL_DAYS:
        for match in pattern.finditer(path):
            if day := _day_of(match):
                return day
    return None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date of publication and nothing else: `Updated 5 May 2024, 10:25`, `2020年7月2日`."""
    if len(line) > _LONGEST_STAMP:
        return False
    folded = fold(line)
    spans = [span for span, _ in _all_dates(folded)]
    if not spans:
        return False
    for start, end in sorted(spans, reverse=True):
        folded = folded[:start] + " " + folded[end:]
    rest = _STAMP_WORDS.sub(" ", _TIME.sub(" ", folded))
    return not any(character.isalnum() for character in rest)


def is_labelled_stamp(line: str) -> bool:
    """Whether a short line begins by saying that a date of publication follows, as at the foot of old pages.

    >>> is_labelled_stamp("发布日期：2019-03-06 责任编辑：龙慧")
    True
    """
    return len(line) <= _LONGEST_STAMP and bool(_LABEL.match(fold(line))) and is_stamp_line(line)


def is_stamp_line(line: str) -> bool:
    """Whether a line at a headline is a stamp: a date with a time of day or a credit beside it, and no sentence.

    >>> is_stamp_line("2023年07月06日 09:12 东湖晚报"), is_stamp_line("2020年1月23日 武汉封城")
    (True, False)
    """
    if is_date_line(line):
        return True
    folded = fold(line[:_LONGEST_STAMP])
    if len(line) > _LONGEST_STAMP or _SENTENCE.search(folded) or not next(_all_dates(folded), None):
        return False
    return bool(_TIME.search(folded) or _CREDIT.search(folded))


def infer(text: str) -> date | None:
    """The latest day written in full that the text reports as past, moved on to the latest month and day behind it.

    No text reports a day that has not come, so it was published then or later; days that a clause puts into the future
    (将, 之前, until) do not count, nor do days whose weekday is wrong.
    """
    folded = fold(text)
    full = list(_full_dates(folded))
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
            day = _day(str(year), match["month"], match["day"])
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
            stated.extend(day for _, day in _full_dates(match["day"]))
        elif is_stamp_line(line):
            days = [day for _, day in _all_dates(folded, near)]
            (changed if _CHANGED.search(folded) and len(days) == 1 else stated).extend(days)
    return stated, changed


def _all_dates(folded: str, near: date | None = None) -> Iterator[tuple[tuple[int, int], date]]:
    yield from _full_dates(folded)
    yield from _numeric_dates(folded, near)


def _full_dates(folded: str) -> Iterator[tuple[tuple[int, int], date]]:
    for pattern in _FULL:
        for match in pattern.finditer(folded):
            if day := _day_of(match):
                yield match.span(), day


def _numeric_dates(folded: str, near: date | None) -> Iterator[tuple[tuple[int, int], date]]:
    for match in _NUMERIC.finditer(folded):
        day_first = _day(match["year"], match["second"], match["first"])
        month_first = _day(match["year"], match["first"], match["second"])
        day = month_first if day_first is None or (near is not None and month_first == near) else day_first
        if day:
            yield match.span(), day


def _day_of(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups.get("han"):
        return _day(*(_han_number(part) for part in re.split("[年月日]", match["han"])[:3]))
    year = str(int(groups["roc"]) + 1911) if groups.get("roc") else groups["year"]
    if len(year) == 2:
        year = ("20" if year < "70" else "19") + year
    month = str(_MONTHS[groups["name"].lower()]) if groups.get("name") else groups["month"]
    return _day(year, month, groups["day"])


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _EARLIEST <= found < _LATEST else None


def _han_number(digits: str) -> str:
    """`二〇一九` is 2019, `十二` 12, `二十` 20, `三十一` 31."""
    if "十" not in digits:
        return digits.translate(_DIGITS)
    tens, ones = digits.split("十", 1)
    return (tens or "一").translate(_DIGITS) + (ones or "零").translate(_DIGITS)


def _from_digits(stamp: str) -> date | None:
    if len(stamp) in (8, 12, 14):
        return _day(stamp[:4], stamp[4:6], stamp[6:8])
    if len(stamp) in (10, 13):
        found = datetime.fromtimestamp(int(stamp[:10]), UTC).date()
        return found if found < _LATEST else None
    return None


def _weekday_fits(folded: str, start: int, end: int, day: date) -> bool:
    if match := _WEEKDAY.match(folded, end):
        said = "一二三四五六日".index(match["day"].replace("天", "日"))
        return said == day.weekday()
    if match := _WEEKDAY_EN.search(folded[max(0, start - 12) : start]):
        return _ENGLISH_DAYS.index(match["day"].lower()[:3]) == day.weekday()
    return True


def _is_ahead(folded: str, start: int, end: int) -> bool:
    return bool(_AHEAD.search(folded[max(0, start - 20) : start]) or _BEHIND.match(folded, end, end + 16))
