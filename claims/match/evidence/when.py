"""When two statements hold: other days and periods make other facts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.match.evidence.dating import MISDATED, are_misdated, event_days, hours_of, is_spoken
from claims.match.evidence.moments import are_of_one_moment
from claims.match.evidence.periods import is_aside, opening, period
from claims.match.evidence.stages import other_stages
from claims.match.evidence.undated import partly_dated
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Feature, Pair, is_literal, is_precise
from claims.match.statement.figures import compare_figures
from claims.match.statement.mention import Mention
from claims.match.statement.results import spans_record

_Time = tuple[date, date]


def time(pair: Pair) -> Feature:
    """The same thing on another day or in another period is another thing; a day lies in its month."""
    if pair.leading is not None and pair.leading_kind == "date":
        spoken = is_spoken(pair.left, pair.leading.left) or is_spoken(pair.right, pair.leading.right)
        if pair.is_clash and spoken:
            return Feature("time", -1.0, "What is dated is that somebody spoke or counted, and people do on many days.")
        return Feature("time", 0.0, "The date is what they assert.")
    if are_of_one_moment(pair):
        return Feature("time", 1.0, "Both tell of one moment, by the clocks of two zones.")
    if spans := _other_spans(pair):
        return Feature("time", -1.0, f"One tells of {spans[0]}, the other of {spans[1]}.")
    if _are_other_openings(pair):
        return Feature("time", -1.0, "They sum up other lengths of time from a start on.")
    days = event_days(pair.left), event_days(pair.right)
    if days[0] and days[1] and days[0].isdisjoint(days[1]) and not _is_of_turn(pair):
        return Feature("time", -1.0, f"They tell of day {min(days[0])} and of day {min(days[1])} of something.")
    if stages := other_stages(pair):
        return Feature("time", -1.0, f"One tells how things stood by {stages[0]}, the other by {stages[1]}.")
    left, right = period(pair.left), period(pair.right)
    if left != right:
        left, right = _own_time(pair.left, left), _own_time(pair.right, right)
    return _compare_periods(pair, left, right) if left and right else partly_dated(pair, left, right)


def _own_time(mention: Mention, told: _Time | None) -> _Time | None:
    """The time of a statement, unless it only dates what a thing is known by: for the spill that closed it in 2017."""
    return None if told and is_aside(mention) else told


def _is_of_turn(pair: Pair) -> bool:
    """Whether the deciding figure is itself the day that something has come to."""
    return pair.leading_kind in (None, "rank", "duration")


def _other_spans(pair: Pair) -> tuple[str, str] | None:
    """How long each took, where both tell of one other span: orders of one hour and of 18 hours."""
    left, right = (
        [
            each
            for each in mention.figures
            if each.kind == "duration" and each.role == "time" and not spans_record(each, mention.folded)
        ]
        for mention in (pair.left, pair.right)
    )
    if len(left) != 1 or len(right) != 1 or compare_figures(left[0], right[0]) != "clash":
        return None
    return left[0].exact, right[0].exact


def _are_other_openings(pair: Pair) -> bool:
    """Whether both tell of a time from a start on, one clearly longer: 27 minutes on sale, and the first month."""
    hours = [told for mention in (pair.left, pair.right) if (told := opening(mention)) is not None]
    return len(hours) > 1 and max(hours) > min(hours) * _CLEARLY


_CLEARLY = 1.2

_OTHER_HOUR = -0.5  # zones of time differ, so that equal figures may be of one hour

_OTHER_START = -0.5  # of a rule: as other lengths of time, no contradiction

_YEAR_TO = re.compile(r"\b(?:12|twelve) months (?:to|through|ending)\b|\bin the year to\b", re.IGNORECASE)

_FLOWS = frozenset(("money", "percent"))

_MONTH = timedelta(27)


def _compare_periods(pair: Pair, left: tuple[date, date], right: tuple[date, date]) -> Feature:
    said = " and ".join(f"{start} to {end}" if end != start else str(start) for start, end in (left, right))
    hours = [{form for form in m.forms if form.startswith("daytime.")} for m in (pair.left, pair.right)]
    if left == right and hours[0] and hours[1] and not hours[0] & hours[1]:
        return Feature("time", 0.0, f"They speak of different hours of {left[0]}.")
    clocks = [hours_of(mention) for mention in (pair.left, pair.right)]
    if left == right and len(clocks[0]) == len(clocks[1]) == 1 and clocks[0] != clocks[1]:
        return Feature("time", _OTHER_HOUR, f"They speak of other hours of {left[0]}.")
    if left == right:
        return Feature("time", 1.0, f"Both speak of {left[0]} to {left[1]}.")
    if left[0] > right[1] or right[0] > left[1]:
        if are_misdated(pair, left, right):
            return Feature("time", MISDATED, f"They give one happening two dates: {said}.")
        return Feature("time", -1.0, f"They speak of different times: {said}.")
    within = (left[0] >= right[0] and left[1] <= right[1]) or (right[0] >= left[0] and right[1] <= left[1])
    leading = pair.leading
    if _change_twice(leading, left, right):
        return Feature("time", -1.0, f"What changes on one day changes again on another: {said}.")
    if date.max in (left[1], right[1]) and left[0] != right[0] and pair.is_clash:
        return Feature(
            "time", _OTHER_START, f"What holds from one day on is replaced by what holds from another: {said}."
        )
    if all("thing.fiscal" in mention.forms for mention in (pair.left, pair.right)):
        return Feature("time", 0.5, f"Fiscal years that overlap: {said}.")  # countries begin theirs in other months
    if within and any(_is_split_year(*side) for side in ((pair.left, left), (pair.right, right))):
        return Feature("time", 0.5, f"A year or season that two years share holds the other time: {said}.")
    measured = leading is not None and (
        leading.left.kind in _FLOWS or leading.left.direction is not None or pair.is_clash
    )
    long = min(left[1] - left[0], right[1] - right[0]) >= _MONTH
    if within and left[1] == right[1] and any(_YEAR_TO.search(mention.folded) for mention in (pair.left, pair.right)):
        return Feature("time", 0.5, f"The rate of a month is that of the year to it: {said}.")
    if within and leading is not None and _is_coarsely_dated(leading, left, right):
        return Feature("time", _COARSE, f"One names the year in which the other lies: {said}.")
    if measured and long and date.max not in (left[1], right[1]):
        value = -0.5 if is_precise(pair) and not is_literal(pair) else -1.0
        return Feature("time", value, f"They sum up different periods: {said}.")
    how = "One time lies in the other" if within else "The times overlap"
    return Feature("time", 0.5 if within else 0.0, f"{how}: {said}.")


_ONE_NIGHT = timedelta(1)  # of what takes effect at midnight


def _change_twice(leading: Aligned | None, left: tuple[date, date], right: tuple[date, date]) -> bool:
    """Whether two changes hold from different days on: up 200 yuan from 27 March, up 200 yuan from 22 June."""
    if leading is None or left[1] != date.max or right[1] != date.max:
        return False
    return "by" in (leading.left.role, leading.right.role) and abs(left[0] - right[0]) > _ONE_NIGHT


_SPLIT_YEAR = re.compile(
    r"(?<!\d)20\d\d ?(?:[-/–—至到] ?\d\d|/20\d\d)(?![\d-])|\b(?:financial|fiscal|school|academic) year\b"
    r"|(?:财|学|财政|会计)年度?|赛季",
    re.IGNORECASE,
)


def _is_split_year(mention: Mention, told: tuple[date, date]) -> bool:
    """Whether the two years that a statement is of are one of its own kind, from one into the next: 2023/24."""
    return told[1].year == told[0].year + 1 and _SPLIT_YEAR.search(mention.folded) is not None


_COARSE = -0.3  # of a year beside one of its months: a doubt

_EXACT = 500  # last digits in a figure that no month shares with its year by chance


def _is_coarsely_dated(leading: Aligned, left: tuple[date, date], right: tuple[date, date]) -> bool:
    """Whether a figure told to the last digit is given for a year and for a month of it: it happened but once."""
    years = [time == (date(time[0].year, 1, 1), date(time[0].year, 12, 31)) for time in (left, right)]
    told = min(abs(figure.low / figure.grain) for figure in (leading.left, leading.right))
    return years[0] != years[1] and leading.agreement == "agree" and told >= _EXACT
