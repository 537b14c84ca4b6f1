"""Decades and centuries: 20世纪90年代, 上世纪六七十年代, 1960年代, 21世纪初."""

from __future__ import annotations

import re

from extract.dates import periods
from extract.dates.periods import Period
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import evaluate
from extract.zh.passage import Passage

_DECADE = (
    r"(?:[12]\d\d0|[1-9]0|[一二][零〇一二三四五六七八九]{2}[零〇]|[一二三四五六七八九]十|[二三四五六七八九][零〇])"
)
_SHAPE = re.compile(
    rf"""(?:(?:(?P<word>上个?世纪|本世纪)
      |(?P<century>\d{{1,2}}|廿[一二]?|[一二三四五六七八九十]{{1,3}})\ ?世纪)末?)?\ ?
    (?: (?P<pair>[一二三四五六七八九]、?|[1-9]、)(?P<first>{_DECADE})
      | (?P<one>{_DECADE})(?:(?:\ ?年代)?\ ?(?:、|至|到|-|–|—|和)\ ?(?P<last>{_DECADE})(?=\ ?年代))? )
    \ ?年代(?P<part>初期?|中期|中后期|末期?|后期|前期|中叶)?""",
    re.VERBOSE,
)
_CENTURY = re.compile(
    r"(?:公元)?(?:(?P<word>上个?世纪|本世纪)|(?P<century>\d{1,2}|廿[一二]?|"
    r"[一二三四五六七八九十]{1,3})\ ?世纪)(?P<part>初期?|中叶|中期|末期?|末叶|下半叶|上半叶|后半叶)?"
)


def read_decade(passage: Passage, start: int) -> QuantityDraft | None:
    """A decade, several decades or a century that begins at `start`."""
    match = _SHAPE.match(passage.text, start, passage.end)
    if match is not None:
        hundreds = _hundreds(passage, match)
        first = _first_year(match["one"] or match["first"], hundreds)
        last = first if match["last"] is None else _first_year(match["last"], hundreds)
        if match["pair"] is not None:
            tens = evaluate(match["pair"].removesuffix("、"))
            first = first - first % 100 + 10 * int(tens or 0)
        period = periods.span(periods.year(first), periods.year(last + 9))
        return _draft(passage, match, period, "date: decade")
    match = _CENTURY.match(passage.text, start, passage.end)
    if match is None:
        return None
    return _draft(passage, match, _century(_hundreds(passage, match) // 100 + 1), "date: century")


def _hundreds(passage: Passage, match: re.Match[str]) -> int:
    """1900 for the 20th century, and where none is named: the 20年代 are those of Weimar."""
    if match["century"] is not None:
        return (int(evaluate(match["century"]) or 20) - 1) * 100
    if match["word"] is None:
        return 1900
    published = passage.anchors.published
    now = 2000 if published is None else published.year // 100 * 100
    return now if match["word"] == "本世纪" else now - 100


def _first_year(written: str, hundreds: int) -> int:
    value = int(evaluate(written) or 0)
    return value if value >= 1000 else hundreds + value


def _century(number: int) -> Period | None:
    """The 20th century runs from 1901 to 2000."""
    return periods.years(100 * number - 99, 100 * number)


def _draft(passage: Passage, match: re.Match[str], period: Period | None, rule: str) -> QuantityDraft:
    draft = QuantityDraft(match.start(), match.end(), "date", rule)
    if period is not None:
        draft.start_date, draft.end_date = period.start, period.end
        draft.vague = match["part"] is not None
        passage.anchors.note(period, passage.place, full=False)
    return draft
