"""Scan: one pass over a sentence that stops wherever a quantity may begin.

今 stops the scan only in 今年, 今天 and the like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from extract.zh.dates import relative
from extract.zh.dates.eras import FIRST_YEARS
from extract.zh.words.lexemes import LEXEMES

NUMERALS = "0123456789零〇○一二两三四五六七八九十百千万亿兆廿卅半壹贰叁肆伍陆柒捌玖拾佰仟"
_WORDS = (
    *relative.YEARS,
    *relative.FOLLOWING_YEARS,
    *relative.MONTHS,
    *relative.FOLLOWING_MONTHS,
    *relative.DAYS,
    *relative.FOLLOWING_DAYS,
    *relative.QUARTERS,
    *FIRST_YEARS,
    *LEXEMES.words("scan.words"),
)
_NUMBER_STARTS = ("几", "数", "上", "成", "好几", "好", "前", "首", "头")


@cache
def pattern() -> re.Pattern[str]:
    """The scanning pattern: a run of number characters, or what makes a word out of its first character.

    Every branch begins with a plain character, which the engine looks for at memory speed and chooses the branch by.
    """
    continuations: dict[str, set[str]] = defaultdict(set)
    for word in _WORDS:
        continuations[word[0]].add(re.escape(word[1:]))
    branches = [f"{numeral}[{NUMERALS}]*" for numeral in NUMERALS]
    for first in sorted({*continuations, *(start[0] for start in _NUMBER_STARTS), *"居Q"} - {*NUMERALS}):
        rests = sorted(continuations.get(first, ()), key=len, reverse=True)
        if first in "几数上成好":
            rests.append("几?(?=[十百千万亿])" if first == "好" else "(?=[十百千万亿])")
        if first == "数":
            rests.append("(?=以[十百千万亿])")
            rests.append("(?=[名个位天年日周次月家人宗间])")
        if first == "几":
            rests.append("(?=[名个位天年日周次月家人宗间分秒小])")
        if first in "前首头":
            rests.append(
                r"(?=\ ?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})\ ?(?:名|位|大|强|个?月|季|[，。、的)」』”!?]))"
            )
        if first == "大":
            rests.insert(0, "(?=半)")
        if first == "年":
            rests = [f"(?={rest})" for rest in rests]  # 现年三十五岁 leaves the number to be read
        if first == "居":
            rests = ["首(?!位)"]
        if first == "Q":
            rests = ["(?=[1-4](?![A-Za-z0-9]))"]
        branches.append(f"{re.escape(first)}(?:{'|'.join(rests)})")
    return re.compile("|".join(branches))
