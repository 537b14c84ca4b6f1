"""Days as they are written, in lines and in addresses: 2020年7月2日, 民國109年7月2日, 2 July 2020, 20200702.

What a day means for a source, such as its publication, is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import unquote, urlsplit

from extract.text.fold import fold

LONGEST_STAMP = 80  # characters of a line that is a stamp
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
TIME = re.compile(
    r"\d{1,2}\s*[:时点]\s*\d{1,2}(?:\s*[:分]\s*\d{1,2})?(?:\.\d+)?\s*[分秒]?\s*(?:z\b|[+-]\d{2}:?\d{2})?|\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\b\.?|\d{1,2}\.\d{2}\s+(?:gmt|utc|bst|cet|cest|hkt|sgt|aest|ist|[ecmp][sd]t)\b",
    re.I,
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
        return day_at(match[1], match[2], match[3])
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?=[T\s]|\Z)", stamp):
        return day_at(match[1], match[2], match[3])
    found = next(all_dates(stamp, near), None)
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


def without_dates(line: str) -> str | None:
    """What a short line holds beside its dates and times of day, at their places; None for one without a date."""
    folded = fold(line[:LONGEST_STAMP])
    dates = [span for span, _ in all_dates(folded)]
    if not dates or len(line) > LONGEST_STAMP:
        return None
    rest = line
    for start, end in [*dates, *(match.span() for match in TIME.finditer(folded))]:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return rest


def all_dates(folded: str, near: date | None = None) -> Iterator[tuple[tuple[int, int], date]]:
    """Every day that a folded text writes, with its place; `near` as for `parse_date`."""
    yield from full_dates(folded)
    yield from _numeric_dates(folded, near)


def full_dates(folded: str) -> Iterator[tuple[tuple[int, int], date]]:
    """Every day that a folded text writes with its month by name or behind its year."""
    for pattern in _FULL:
        for match in pattern.finditer(folded):
            if day := _day_of(match):
                yield match.span(), day


def _numeric_dates(folded: str, near: date | None) -> Iterator[tuple[tuple[int, int], date]]:
    for match in _NUMERIC.finditer(folded):
        day_first = day_at(match["year"], match["second"], match["first"])
        month_first = day_at(match["year"], match["first"], match["second"])
        day = month_first if day_first is None or (near is not None and month_first == near) else day_first
        if day:
            yield match.span(), day


def _day_of(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups.get("han"):
        return day_at(*(_han_number(part) for part in re.split("[年月日]", match["han"])[:3]))
    year = str(int(groups["roc"]) + 1911) if groups.get("roc") else groups["year"]
    if len(year) == 2:
        year = ("20" if year < "70" else "19") + year
    month = str(_MONTHS[groups["name"].lower()]) if groups.get("name") else groups["month"]
    return day_at(year, month, groups["day"])


def day_at(year: str, month: str, day: str) -> date | None:
    """The day with these digits, None when there is none or none of our time."""
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
        return day_at(stamp[:4], stamp[4:6], stamp[6:8])
    if len(stamp) in (10, 13):
        found = datetime.fromtimestamp(int(stamp[:10]), UTC).date()
        return found if found < _LATEST else None
    return None
