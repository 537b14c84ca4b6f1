"""When two statements hold of which one is not dated, or neither: what their words tell of it."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.match.evidence.dating import day_of, days_named
from claims.match.evidence.periods import run_length
from claims.match.evidence.roles import contrasts, ideas_of
from claims.match.evidence.speakers import is_disputed
from claims.match.pairs.pair import Feature, Pair, is_literal, shown
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.numbers import MONTH, month_of
from claims.match.words.terms import CALENDAR
from extract.text.fold import fold

_Time = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pair with the times of its statements, at most one of which is known."""

    pair: Pair
    left: _Time | None
    right: _Time | None

    @property
    def is_one_dated(self) -> bool:
        """Whether one of the two is dated."""
        return (self.left is None) != (self.right is None)

    @property
    def undated(self) -> Mention:
        """The statement without a time; the left one where neither has one."""
        return self.pair.right if self.left else self.pair.left

    @property
    def told(self) -> tuple[set[str], set[str]]:
        """The words of the calendar of both sides."""
        left, right = (
            {form for form in mention.forms if form.partition(".")[0] in CALENDAR}
            for mention in (self.pair.left, self.pair.right)
        )
        return left, right


def partly_dated(pair: Pair, left: _Time | None, right: _Time | None) -> Feature:
    """What the words of two statements say of their times, of which at most one is known."""
    asked = _Asked(pair, left, right)
    found = next(filter(None, (question(asked) for question in _QUESTIONS)), None)
    return found or Feature("time", 0.0, "Not both say when.")


def _one_day(asked: _Asked) -> Feature | None:
    if not asked.is_one_dated or not _is_that_day(asked.pair, asked.left, asked.right):
        return None
    return Feature("time", _ONE_DAY, "Both name one day, the one with its year, the other without.")


def _other_words(asked: _Asked) -> Feature | None:
    """May against June; some year says nothing of this year."""
    opposed = contrasts(*(ideas_of(mention, CALENDAR) for mention in (asked.pair.left, asked.pair.right)))
    if asked.left or asked.right:
        opposed = [each for each in opposed if not each[0].startswith("relative.")]
    ones, others = asked.told
    ones, others = ones | _ended(asked.pair.left), others | _ended(asked.pair.right)
    opposed = [(one, other) for one, other in opposed if one not in others and other not in ones]
    if not opposed:
        return None
    one, other = opposed[0]
    return Feature("time", -1.0, f"One says {shown(one)}, the other {shown(other)}.")


_BEFORE_MONTH = re.compile(
    rf"\bbefore (?:the (?:start|beginning) of )?({MONTH})|(?<!\d)(\d{{1,2}})月份?之?前(?![\d一二三两半几])",
    re.IGNORECASE,
)


@once
def _ended(mention: Mention) -> set[str]:
    """The months that end before those that a sentence sets as a limit: what is to be done before July is by June."""
    limits = (int(number) if number else month_of(name) for name, number in _BEFORE_MONTH.findall(mention.folded))
    return {f"month.{_MONTHS[limit - 2]}" for limit in limits if 0 < limit <= len(_MONTHS)}


_MONTHS = tuple(name.lower() for name in month_name[1:])


def _other_lengths(asked: _Asked) -> Feature | None:
    """A month against a quarter."""
    sides = zip((asked.pair.left, asked.pair.right), asked.told, (asked.left, asked.right), strict=True)
    left, right = (
        _run(mention) or _lengths(forms) or _year(time) or _course(asked.pair, forms) for mention, forms, time in sides
    )
    if not left or not right or not left.isdisjoint(right):
        return None
    one, other = min(left), min(right)
    value = -1.0 if is_literal(asked.pair) else -0.5  # 前七个月 and 7月份, all else alike
    return Feature("time", value, f"One tells of a {one}, the other of a {other}.")


def _another_year(asked: _Asked) -> Feature | None:
    years = _other_years(asked.pair, asked.left, asked.right) if asked.is_one_dated else None
    return Feature("time", -0.5, f"One is of {years[0]}, the other speaks of {years[1]}.") if years else None


def _sum_of_years(asked: _Asked) -> Feature | None:
    long = asked.left or asked.right
    if not asked.pair.is_clash or not asked.is_one_dated or not long or not _sums_years(asked.pair, long):
        return None
    return Feature("time", -0.5, f"One sums up the time from {long[0]} on, the other says no time.")


def _unknown_year(asked: _Asked) -> Feature | None:
    if not asked.pair.is_clash or not asked.is_one_dated or not _is_of_unknown_year(asked.undated):
        return None
    return Feature("time", -0.5, "One names a year, the other one that depends on when it was written.")


def _any_time(asked: _Asked) -> Feature | None:
    ones, others = asked.told
    if not asked.pair.is_clash or not asked.is_one_dated or asked.undated.published is not None or ones & others:
        return None
    if is_disputed(asked.pair) or _names_its_year(asked.undated, asked.left or asked.right):
        return None
    return Feature("time", -0.5, "One is dated, the other may be of any time.")


def _today_and_yesterday(asked: _Asked) -> Feature | None:
    if not asked.pair.is_clash or {day_of(asked.pair.left), day_of(asked.pair.right)} != {"today", "yesterday"}:
        return None
    return Feature("time", -0.5, "One tells of today, the other of yesterday.")


# In this order: the first that has an answer gives it.
_QUESTIONS: tuple[Callable[[_Asked], Feature | None], ...] = (
    _one_day,
    _other_words,
    _other_lengths,
    _another_year,
    _sum_of_years,
    _unknown_year,
    _any_time,
    _today_and_yesterday,
)

_YEAR_NAMED = re.compile(
    r"(?<!\d)(?<!since )(?<!from )(?<!than )(?<!by )(?<!in the )(?<![自到比较从至])"
    r"((?:19|20)\d\d)(?=年(?!以来|来|代)|[ ,.;]|\Z|(?!年|[人名个件台辆户所家元米吨点万亿千百])[\u3400-\u9fff]{2})",
    re.IGNORECASE,
)


def _other_years(pair: Pair, left: tuple[date, date] | None, right: tuple[date, date] | None) -> tuple[int, int] | None:
    """The year of one statement and the other one that the sentence of an undated one names instead."""
    dated, undated = (left, pair.right) if left else (right, pair.left)
    named = {int(year) for year in _YEAR_NAMED.findall(undated.folded)}
    if dated is None or dated[1] == date.max or not named:
        return None
    return None if named & set(range(dated[0].year, dated[1].year + 1)) else (dated[0].year, min(named))


def _names_its_year(mention: Mention, time: tuple[date, date] | None) -> bool:
    """Whether the sentence of an undated statement names one year, and that is the year of the other."""
    named = {int(year) for year in _YEAR_NAMED.findall(mention.folded)}
    return time is not None and time[0].year == time[1].year and named == {time[0].year}


def _sums_years(pair: Pair, time: tuple[date, date]) -> bool:
    """Whether a figure of one happening may stand beside one that adds up years of them."""
    leading = pair.leading
    if leading is None or leading.left.kind not in ("count", "money") or leading.left.direction:
        return False
    return time[1] > time[0] + _YEAR + _YEAR


def _is_of_unknown_year(mention: Mention) -> bool:
    """Whether a statement that nobody dated says last year or the like."""
    return any(form.startswith("relative.") and form.endswith("_year") for form in mention.core_forms)


_LENGTHS = frozenset(("quarter", "month", "span", "year"))

_DATING = frozenset(("day", "span"))  # beside these a month only tells of which days, or until when


def _lengths(forms: set[str]) -> set[str]:
    """The lengths of time that words of the calendar tell; a month beside a day or the span to it only dates it."""
    axes = {"year" if form == "quarter.full_year" else form.partition(".")[0] for form in forms}
    return axes & _LENGTHS - {"month"} if axes & _DATING else axes & _LENGTHS


_YEAR = timedelta(360)


@once
def _run(mention: Mention) -> set[str]:
    """The length of a stretch that ends on a day or in a month: three months to June are a quarter, not a month."""
    clause = mention.text[mention.start : mention.end]
    if found := _STRETCH.search(fold(clause)):
        return {found.lastgroup or "season"}
    months = run_length(mention)
    return {"quarter"} if months == _QUARTER else {"span"} if months else set()


_STRETCH = re.compile(
    r"(?P<week>\b(?:in|over|during) the (?:single |past |last )?(?:week|seven days)\b(?! of)"
    r"|截至.{2,8}的一周|过去[一1]周)"
    r"|(?P<day>单日|\b(?:on|in) a single day\b)"
    r"|(?P<spell>连续[两三四五六七]天|[两三四五六七]天内"
    r"|\b(?:over|in) (?:two|three|four|five) days\b)"
    r"|(?P<stretch>\bsince the [a-z]+(?: [a-z]+)? (?:began|started|broke out|erupted)\b|(?:爆发|开始|发生)以来)"
    r"|(?:\b(?:last|this|whole|entire|full) season\b|[全整]个?[雪赛产榨]?季)",
    re.IGNORECASE,
)

_QUARTER = 3


def _course(pair: Pair, forms: set[str]) -> set[str]:
    """How long a change took: what fell on Friday fell otherwise in the week."""
    if pair.leading is None or pair.leading.left.direction is None:
        return set()
    spans = {form.rpartition("_")[2] for form in forms if form.startswith("relative.")}
    return spans or ({"day"} if any(form.startswith(("day.", "weekday.")) for form in forms) else set())


def _year(time: tuple[date, date] | None) -> set[str]:
    """Whether a time is a whole year, as the name of its length."""
    return {"year"} if time and date.max > time[1] >= time[0] + _YEAR else set()


_ONE_DAY = 0.75  # of a day with its year and the same one without


def _is_that_day(pair: Pair, left: tuple[date, date] | None, right: tuple[date, date] | None) -> bool:
    """Whether the statement without a time writes the one day that the other one is of."""
    time, undated = (left, pair.right) if left else (right, pair.left)
    if time is None or time[0] != time[1] or _other_years(pair, left, right):
        return False
    return days_named(undated) == {(time[0].month, time[0].day)}
