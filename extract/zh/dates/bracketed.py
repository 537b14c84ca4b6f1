"""Words of time with their number in brackets, as papers of Taiwan print them: 今（112）年, 上（9）月, 昨（八）日."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.zh.dates import relative
from extract.zh.dates.eras import common_year
from extract.zh.numbers.numerals import HAN_DIGIT, evaluate
from extract.zh.passage import Passage

_HAN = rf"[{HAN_DIGIT}十廿卅百]"
_YEAR = re.compile(rf"(?P<word>[今去明前本])\ ?\(\ ?(?P<number>\d{{2,4}}|{_HAN}{{2,4}})\ ?年?\ ?\)\ ?年度?")
_MONTH = re.compile(
    r"(?P<word>[本上下今])\ ?\(\ ?(?P<number>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\ ?月?\ ?\)\ ?月份?"
)
# 前（五）日, not 前（五）名
_DAY = re.compile(
    r"(?P<word>[今昨明]|前(?!\ ?\([^()]{1,5}\)\ ?[名位强大场届局期周]))"
    rf"\ ?\(\ ?(?P<number>[12]\d|3[01]|0?[1-9]|{_HAN}{{1,3}})\ ?日?\ ?\)"
    r"(?!\ ?[年月季])\ ?日?"
)


class Month(NamedTuple):
    """A month and where its name ends."""

    year: int
    number: int
    end: int


class Day(NamedTuple):
    """A day of the month, the word it explains (昨天) and where it ends."""

    number: int
    word: str
    end: int


def year_in_brackets(passage: Passage, start: int) -> tuple[int, int] | None:
    """今（112）年, 去（2022）年: the year, which below a thousand is one of the Republic, and where it ends."""
    match = _YEAR.match(passage.text, start, passage.end)
    value = evaluate(match["number"]) if match is not None else None
    if match is None or value is None:
        return None
    number = common_year(int(value))
    told = relative.year_word({"本": "今"}.get(match["word"], match["word"]) + "年", passage.anchors)
    return None if told is not None and abs(told - number) > 1 else (number, match.end())


def month_in_brackets(passage: Passage, start: int) -> Month | None:
    """上（9）月, 本（十）月: the month of that number beside the one that the word tells."""
    match = _MONTH.match(passage.text, start, passage.end)
    number = evaluate(match["number"]) if match is not None else None
    told = relative.month_word(match["word"] + "月", passage.anchors) if match is not None else None
    if match is None or number is None or told is None:
        return None
    apart = (int(number) - told[1] + 6) % 12 - 6
    if abs(apart) > 1:
        return None
    return Month((told[0] * 12 + told[1] - 1 + apart) // 12, int(number), match.end())


def day_in_brackets(passage: Passage, start: int) -> Day | None:
    """今（20日）, 昨(19)日, 昨（八）日."""
    match = _DAY.match(passage.text, start, passage.end)
    number = evaluate(match["number"]) if match is not None else None
    return Day(int(number), match["word"] + "天", match.end()) if match is not None and number is not None else None
