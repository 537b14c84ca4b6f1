"""Where a quantity or date may begin: one expression over the text finds the places, the rules look only there."""

from __future__ import annotations

import re
from functools import cache

from extract.en.date_words import MONTHS, SEASONS, WEEKDAYS
from extract.en.number_words import ORDINALS, SCALES, TENS, UNITS, VAGUE
from extract.en.ratios import CHANGE_WORDS, FOLDS

_PERIOD_WORDS = [
    "last",
    "this",
    "next",
    "previous",
    "prior",
    "preceding",
    "current",
    "coming",
    "same",
    "yesterday",
    "today",
    "tonight",
    "tomorrow",
    "early",
    "mid",
    "late",
    "start",
    "end",
    "beginning",
    "middle",
    "close",
    "fiscal",
    "financial",
    "final",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
]
_ARTICLE = (
    r"[Aa]n?[ -](?:few[ -](?:hundred|thousand|dozen|million|billion)|couple|dozen|hundred|thousand"
    r"|million|billion|trillion|third|quarter|half|fifth|sixth|tenth|lakh|crore)"
    r"|[Ss]everal[ -](?:hundred|thousand|dozen|million|billion)"
)


def _either_case(words: list[str]) -> str:
    """The words as an alternation, each with or without a capital; shared first letters keep the scan fast."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"[{letter}{letter.upper()}](?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))


@cache
def candidates() -> re.Pattern[str]:
    """Finds figures (group `figure`), words (group `word`) and an apostrophe before a decade."""
    lower = [
        *UNITS,
        *TENS,
        *SCALES,
        *ORDINALS,
        *VAGUE,
        *_PERIOD_WORDS,
        *SEASONS,
        "dozen",
        "tens",
        "half",
        "twice",
        *CHANGE_WORDS,
        *FOLDS,
    ]
    months = [name for name in (*MONTHS, *WEEKDAYS) if len(name) > 4]
    names = [name.capitalize() for name in (*MONTHS, *WEEKDAYS) if len(name) <= 4]
    return re.compile(
        rf"(?P<figure>\d|\.(?=\d)|[¼½¾⅓⅔⅛]|['‘’](?=[2-9]0s\b))"
        rf"|(?<![A-Za-z])(?P<word>{_ARTICLE}|{_either_case(lower + months)}|{'|'.join(names)}|FY"
        rf"|[QH](?=[1-4](?!\w)))(?![a-z])"
    )
