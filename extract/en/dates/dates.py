"""Dates: tries, at one place of a text, the rules that can begin with the word or figure that stands there."""

from __future__ import annotations

from functools import cache

from extract.dates.periods import Period
from extract.en.dates import (
    days,
    holidays,
    monthnames,
    monthweeks,
    relative,
    spelleddays,
    stretches,
    weekdays,
    yearparts,
    years,
)
from extract.en.dates.dated import REFUSED, DateRule
from extract.en.numbers.number_words import ORDINALS
from extract.en.passage import Passage
from extract.en.words.date_words import MONTHS, SEASONS, WEEKDAYS
from extract.model import Quantity

_DIGIT = (
    *stretches.ACROSS_RULES,
    *days.DIGIT_RULES,
    *stretches.DAY_RULES,
    *yearparts.DIGIT_RULES,
    *years.RANGE_RULES,
    *years.DIGIT_RULES,
)
_BY_WORD: tuple[tuple[str, tuple[DateRule, ...]], ...] = (
    (
        " ".join(MONTHS),
        (*stretches.ACROSS_RULES, *days.MONTH_RULES, *stretches.MONTH_RULES, *days.NAME_RULES, *monthnames.NAME_RULES),
    ),
    (" ".join(WEEKDAYS), (*days.WEEKDAY_RULES, *weekdays.RULES, *days.NAME_RULES, *monthnames.NAME_RULES)),
    (
        "last this next past",
        (
            *monthweeks.RULES,
            *stretches.RUN_RULES,
            *days.NAME_RULES,
            *monthnames.NAME_RULES,
            *relative.RULES,
            *stretches.AGAIN_RULES,
        ),
    ),
    (
        "whole year month quarter decade full previous prior preceding current coming yesterday today tonight tomorrow",
        relative.RULES,
    ),
    ("same corresponding equivalent comparable", (*stretches.SAME_RULES, *relative.RULES)),
    ("opening closing", (*monthweeks.RULES, *stretches.RUN_RULES)),
    (
        "early mid late start end beginning middle close",
        (*years.PART_RULES, *days.NAME_RULES, *monthnames.NAME_RULES, *relative.RULES),
    ),
    ("fiscal financial fy q h", yearparts.LETTER_RULES),
    (
        " ".join((*ORDINALS, "final")),
        (*spelleddays.RULES, *monthweeks.RULES, *stretches.RUN_RULES, *yearparts.ORDINAL_RULES, *years.ORDINAL_RULES),
    ),
    ("twenties thirties forties fifties sixties seventies eighties nineties", years.WORD_RULES),
    ("twenty thirty", spelleddays.RULES),
    ("noughties aughts", years.WORD_RULES),
    ("week", monthweeks.NUMBERED_RULES),
    (" ".join(SEASONS), relative.SEASON_RULES),
    ("christmas boxing new", holidays.RULES),
)


@cache
def rules_by_word() -> dict[str, tuple[DateRule, ...]]:
    """Which rules may begin with a word, in the order in which they are tried."""
    return {word: rules for words, rules in _BY_WORD for word in words.split()} | {
        f"the {unit}": relative.BEYOND_RULES for unit in ("day", "week", "weekend", "month", "year")
    }


def find_date(passage: Passage, at: int, word: str) -> Quantity | None:
    """The date that begins at `at`; `word` is the lower-case word there, empty for a figure or an apostrophe."""
    if word:
        rules = rules_by_word().get(word, ())
    elif passage.text[at].isdigit():
        rules = _DIGIT
    else:
        rules = years.APOSTROPHE_RULES
    limit = passage.limit(at)
    for rule in rules:
        match = rule.compiled.match(passage.text, at, limit)
        if match is None:
            continue
        period = rule.resolve(match, passage)
        if period is REFUSED:
            continue
        assert period is None or isinstance(period, Period)
        start = match.start(rule.exact)
        if period is not None:
            passage.anchor = period.start
        return Quantity(
            start,
            match.end(),
            "date",
            f"en date: {rule.name}",
            start_date=period.start if period else None,
            end_date=period.end if period else None,
            vague=rule.vague,
            optional=rule.optional,
        )
    return None
