"""Dates: tries, at one place of a text, the rules that can begin with the word or figure that stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

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


_GROUP, _SAME_AGAIN = re.compile(r"\(\?P<\w+>"), re.compile(r"\(\?P=\w+\)")


@dataclass(frozen=True)
class RuleSet:
    """Rules in the order in which they are tried, and one pattern that says whether any of them may match."""

    rules: tuple[DateRule, ...]

    @cached_property
    def any_of(self) -> re.Pattern[str]:
        """The patterns as one alternation; what must stand twice in one of them is not asked for."""
        plain = (_SAME_AGAIN.sub(".+?", _GROUP.sub("(?:", rule.pattern)) for rule in self.rules)
        return re.compile("|".join(f"(?:{pattern})" for pattern in plain))


_NO_RULES, _BY_DIGIT, _BY_APOSTROPHE = RuleSet(()), RuleSet(_DIGIT), RuleSet(years.APOSTROPHE_RULES)


@cache
def rules_by_word() -> dict[str, RuleSet]:
    """Which rules may begin with a word."""
    beyond = RuleSet(relative.BEYOND_RULES)
    sets = [(words, RuleSet(rules)) for words, rules in _BY_WORD]
    return {word: rules for words, rules in sets for word in words.split()} | {
        f"the {unit}": beyond for unit in ("day", "week", "weekend", "month", "year")
    }


def find_date(passage: Passage, at: int, word: str) -> Quantity | None:
    """The date that begins at `at`; `word` is the lower-case word there, empty for a figure or an apostrophe."""
    without = _BY_DIGIT if passage.text[at].isdigit() else _BY_APOSTROPHE
    told = rules_by_word().get(word, _NO_RULES) if word else without
    limit = passage.limit(at)
    if not told.rules or told.any_of.match(passage.text, at, limit) is None:
        return None
    for rule in told.rules:
        match = rule.compiled.match(passage.text, at, limit)
        if match is None:
            continue
        period = rule.resolve(match, passage)
        if period is REFUSED:
            continue
        start = match.start(rule.exact)
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
