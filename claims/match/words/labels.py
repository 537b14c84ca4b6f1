"""Numbers and extents that name something instead of counting: Line 3, the 8th of a month, the first five months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.match.words.numbers import MONTH, NO_NAME, month_of, number_of
from claims.match.words.terms import Term
from extract.text.fold import fold

# Numbers that name a thing instead of counting: 5号线, Line 3, Flight 370, the 2nd quake, 第1508宗.
_LABEL = re.compile(
    r"第([\d〇零一二三四五六七八九十百]+)(?=[次宗例届个名轮场批阶期])"
    r"|(?:(?<!on )the |(?<=on )the (?=\d+\w\w (?:floor|hole|lap|day|minute|try|ballot)))(\d+)(?:st|nd|rd|th) (?=[a-z])"
    r"|([\d一二三四五六七八九十]+)(?=[号號](?![上下早晚中当當凌])|路公交|路巴士|[线線期]|次?航班|次列车)"
    r"|\b(?:line|flight|route|room|phase|no\.|unit|block|terminal|gate|article|channel|highway|grade|zone|ward) (\d+)"
    r"|\bat (\d+)(?= (?-i:[A-Z][a-z'’]+)(?:[ ,]|$))",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(\d{{1,2}})日|\b(\d{{1,2}})(?=[-–]\d{{1,2}} {MONTH})|\b(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}"
    rf"|(?<!\bLong ){MONTH} (\d{{1,2}})\b(?![\d:]|,\d)",  # Long March 6 is a rocket
    re.IGNORECASE,
)


# Months that are words as well: a capital after what may stand before a month.
_AMBIGUOUS = re.compile(
    r"\b(?:to|until|till|since|by|of|from|and|through|[Ll]ate|[Ee]arly|mid|[Ll]ast)[ -](March|May)\b"
)
_SPAN = re.compile(
    r"前(?P<zh>[\d一二两三四五六七八九十]+)个?月|(?<!\d)1月?[-至到—~](?P<to>\d+)月|\bfirst (?P<en>\w+) months?\b"
    rf"|\bjan(?:uary)?(?:-| to | through )(?P<month>{MONTH})",
    re.IGNORECASE,
)
# Laws, films and books in their marks; newspapers are who says so, not what it is about.
_WORK = re.compile(r"《([^《》]{2,40})》(?<![报刊志闻社]》)")
# Which of a series a film, a game or a craft is that is named in marks: “Ironclad 2”, “流浪地球2”.
_SEQUEL = re.compile(
    rf"[“\"‘'](?!{NO_NAME} \d)"
    r"(?:(?:[A-Z][\w’'.-]*|[Tt]he|of|and|in|to|for|a|&) )+(\d{1,2})[,.!?]?[”\"’'](?!\w)"
    r"|[“「『][\u3400-\u9fff·]{2,12}[\s:]?(\d{1,2})[”」』]"
)
# Who is not named in full: 余某某, 陈某甲.
_UNNAMED = re.compile(
    r"([\u3400-\u9fff])某(?!种|个|些|一|地|日|年|月|类|项|人|处|市|县|省|公司|天|次)[某甲乙丙丁\u3400-\u9fff]?"
)
_SCOPE = re.compile(r"全([校县市省厂村镇区乡州港台])(?![长委局政])")


def labels(text: str) -> Iterator[Term]:
    """Labels, and days, months and extents that stand in no table: they tell apart and count little.

    A work in its marks (`《`), a day of a month whose year nobody knows (`day`), months from January on (`span`), the
    whole of what (`scope`).
    """
    folded = fold(text)
    for match in _LABEL.finditer(folded):
        number = next(filter(None, match.groups()))
        told = number if number.isdigit() else str(number_of(number) or number)
        yield Term(f"#{told}", "name", 0.8, match.start(), match.end())
    for match in _WORK.finditer(folded):
        yield Term(f"《{match[1]}", "name", 0.5, match.start(), match.end())
    for match in _SEQUEL.finditer(text):
        yield Term(f"#{match[1] or match[2]}", "name", 0.8, match.start(), match.end())
    for match in _UNNAMED.finditer(folded):
        yield Term(f"{match[1]}某", "name", 0.9, match.start(), match.start() + 2)
    for match in _DAY.finditer(text):
        yield Term(f"day.{int(next(filter(None, match.groups())))}", "idea", 0.2, match.start(), match.end())
    for match in _AMBIGUOUS.finditer(text):
        yield Term(f"month.{match[1].lower()}", "idea", 0.2, match.start(1), match.end(1))
    for match in _SPAN.finditer(folded):
        if months := _months(match):
            yield Term(f"span.{months}", "idea", 0.2, match.start(), match.end())
    for match in _SCOPE.finditer(folded):
        yield Term(f"scope.{match[1]}", "idea", 0.2, match.start(), match.end())


def _months(span: re.Match[str]) -> int:
    """How many months a span holds, the last of which it may name."""
    if span["month"]:
        return month_of(span["month"])
    return number_of(span["zh"] or span["to"] or span["en"])


_DATED = re.compile(
    rf"(\d{{1,2}})月(\d{{1,2}})[日号]|\b(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH})"
    rf"|({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
NO_YEAR = 4  # stands for a year that nobody knows; it has a 29 February


def day_of_some_year(written: str) -> date | None:
    """The day that a date without a year means, in `NO_YEAR`; None when it gives no day and month."""
    match = _DATED.search(fold(written))
    if match is None:
        return None
    month = int(match[1]) if match[1] else month_of(match[4] or match[5])
    try:
        return date(NO_YEAR, month, int(match[2] or match[3] or match[6]))
    except ValueError:
        return None
