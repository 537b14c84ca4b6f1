"""When two statements hold: other days and periods make other facts, and running counts overtake each other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from claims.match.evidence.dating import MISDATED, are_misdated, is_running, is_spoken
from claims.match.evidence.periods import MONTHS, opening, period, run_length
from claims.match.evidence.roles import contrasts, ideas_of, near_ideas
from claims.match.evidence.speakers import is_disputed
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Feature, Pair, shown
from claims.match.statement.figures import compare_figures
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.terms import CALENDAR
from extract.fold import fold


def time(pair: Pair) -> Feature:
    """The same thing on another day or in another period is another thing; a day lies in its month."""
    if pair.leading and pair.leading.left.kind == "date":
        spoken = is_spoken(pair.left, pair.leading.left) or is_spoken(pair.right, pair.leading.right)
        if pair.leading.agreement == "clash" and spoken:
            return Feature("time", -1.0, "What is dated is that somebody spoke or counted, and people do on many days.")
        return Feature("time", 0.0, "The date is what they assert.")
    if spans := _other_spans(pair):
        return Feature("time", -1.0, f"One tells of {spans[0]}, the other of {spans[1]}.")
    if _are_other_openings(pair):
        return Feature("time", -1.0, "They sum up other lengths of time from a start on.")
    left, right = period(pair.left), period(pair.right)
    if left and right:
        return _compare_periods(pair, left, right)
    opposed = contrasts(*(ideas_of(mention, CALENDAR) for mention in (pair.left, pair.right)))
    if (left or right) and opposed:
        opposed = [each for each in opposed if not each[0].startswith("relative.")]  # of some year against this year
    told = [
        {form for form in mention.forms if form.partition(".")[0] in CALENDAR} for mention in (pair.left, pair.right)
    ]
    opposed = [(one, other) for one, other in opposed if one not in told[1] and other not in told[0]]
    if opposed:
        one, other = opposed[0]
        return Feature("time", -1.0, f"One says {shown(one)}, the other {shown(other)}.")
    lengths = [
        _run(mention) or _lengths(forms) or _year(time) or _course(pair, forms)
        for mention, forms, time in zip((pair.left, pair.right), told, (left, right), strict=True)
    ]
    if all(lengths) and lengths[0].isdisjoint(lengths[1]):
        one, other = min(lengths[0]), min(lengths[1])
        return Feature("time", -0.5, f"One tells of a {one}, the other of a {other}.")
    if (left is None) != (right is None) and (years := _other_years(pair, left, right)):
        return Feature("time", -0.5, f"One is of {years[0]}, the other speaks of {years[1]}.")
    clashing = pair.leading is not None and pair.leading.agreement == "clash"
    long = left or right
    if clashing and (left is None) != (right is None) and long and _sums_years(pair, long):
        return Feature("time", -0.5, f"One sums up the time from {long[0]} on, the other says no time.")
    if clashing and (left is None) != (right is None) and _is_of_unknown_year(pair.right if left else pair.left):
        return Feature("time", -0.5, "One names a year, the other one that depends on when it was written.")
    undated = pair.right if left else pair.left
    apart = (left is None) != (right is None) and undated.published is None and not told[0] & told[1]
    if clashing and apart and not is_disputed(pair):
        return Feature("time", -0.5, "One is dated, the other may be of any time.")
    days = {_day_of(pair.left), _day_of(pair.right)}
    if days == {"today", "yesterday"} and pair.leading and pair.leading.agreement == "clash":
        return Feature("time", -0.5, "One tells of today, the other of yesterday.")
    return Feature("time", 0.0, "Not both say when.")


_YEAR_NAMED = re.compile(
    r"(?<!\d)(?<!since )(?<!from )(?<!than )(?<!by )(?<!in the )(?<![自到比较从至])"
    r"((?:19|20)\d\d)(?=年(?!以来|来|代)|[ ,.;]|\Z)",
    re.IGNORECASE,
)


def _other_years(pair: Pair, left: tuple[date, date] | None, right: tuple[date, date] | None) -> tuple[int, int] | None:
    """The year of one statement and the other one that the sentence of an undated one names instead."""
    dated, undated = (left, pair.right) if left else (right, pair.left)
    named = {int(year) for year in _YEAR_NAMED.findall(undated.folded)}
    if dated is None or dated[1] == date.max or not named:
        return None
    return None if named & set(range(dated[0].year, dated[1].year + 1)) else (dated[0].year, min(named))


def _sums_years(pair: Pair, time: tuple[date, date]) -> bool:
    """Whether a figure of one happening may stand beside one that adds up years of them."""
    summed = (
        pair.leading is not None and pair.leading.left.kind in ("count", "money") and not pair.leading.left.direction
    )
    return summed and time[1] > time[0] + _YEAR + _YEAR


def _is_of_unknown_year(mention: Mention) -> bool:
    """Whether a statement that nobody dated says last year or the like."""
    return any(form.startswith("relative.") and form.endswith("_year") for form in mention.core_forms)


def _other_spans(pair: Pair) -> tuple[str, str] | None:
    """How long each took, where both tell of one other span: orders of one hour and of 18 hours."""
    left, right = (
        [
            each
            for each in mention.figures
            if each.kind == "duration" and each.role == "time" and not _RECORD.match(mention.folded, each.end)
        ]
        for mention in (pair.left, pair.right)
    )
    if len(left) != 1 or len(right) != 1 or compare_figures(left[0], right[0]) != "clash":
        return None
    return left[0].exact, right[0].exact


_RECORD = re.compile(r"\s*(?:来|新|最)|[\s-]*(?:highs?|lows?|peak|record)\b", re.IGNORECASE)  # the lowest in 33 years


def _are_other_openings(pair: Pair) -> bool:
    """Whether both tell of a time from a start on, one clearly longer: 27 minutes on sale, and the first month."""
    hours = [told for mention in (pair.left, pair.right) if (told := opening(mention)) is not None]
    return len(hours) > 1 and max(hours) > min(hours) * _CLEARLY


_CLEARLY = 1.2


_LENGTHS = frozenset(("quarter", "month", "span"))
_DATING = frozenset(("day", "span"))  # beside these a month only tells of which days, or until when


def _lengths(forms: set[str]) -> set[str]:
    """The lengths of time that words of the calendar tell; a month beside a day or the span to it only dates it."""
    axes = {form.partition(".")[0] for form in forms}
    return axes & _LENGTHS - {"month"} if axes & _DATING else axes & _LENGTHS


_YEAR = timedelta(360)


@once
def _run(mention: Mention) -> set[str]:
    """The length of a stretch that ends on a day or in a month: three months to June are a quarter, not a month."""
    clause = mention.text[mention.start : mention.end]
    if found := _STRETCH.search(fold(clause)):
        return {"week" if found["week"] else "season"}
    months = run_length(mention)
    return {"quarter"} if months == _QUARTER else {"span"} if months else set()


_STRETCH = re.compile(
    r"(?P<week>\bin the (?:single )?week (?:to|that ended|ended|ending)\b|截至.{2,8}的一周)"
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


_OTHER_START = -0.5  # of a rule: as other lengths of time, no contradiction
_YEAR_TO = re.compile(r"\b(?:12|twelve) months (?:to|through|ending)\b|\bin the year to\b", re.IGNORECASE)
_FLOWS = frozenset(("money", "percent"))
_MONTH = timedelta(27)


def _compare_periods(pair: Pair, left: tuple[date, date], right: tuple[date, date]) -> Feature:
    said = " and ".join(f"{start} to {end}" if end != start else str(start) for start, end in (left, right))
    hours = [{form for form in m.forms if form.startswith("daytime.")} for m in (pair.left, pair.right)]
    if left == right and hours[0] and hours[1] and not hours[0] & hours[1]:
        return Feature("time", 0.0, f"They speak of different hours of {left[0]}.")
    if left == right:
        return Feature("time", 1.0, f"Both speak of {left[0]} to {left[1]}.")
    if left[0] > right[1] or right[0] > left[1]:
        if are_misdated(pair, left, right):
            return Feature("time", MISDATED, f"They give one happening two dates: {said}.")
        return Feature("time", -1.0, f"They speak of different times: {said}.")
    within = (left[0] >= right[0] and left[1] <= right[1]) or (right[0] >= left[0] and right[1] <= left[1])
    leading = pair.leading
    if date.max in (left[1], right[1]) and left[0] != right[0] and leading is not None and leading.agreement == "clash":
        return Feature(
            "time", _OTHER_START, f"What holds from one day on is replaced by what holds from another: {said}."
        )
    if all("thing.fiscal" in mention.forms for mention in (pair.left, pair.right)):
        return Feature("time", 0.5, f"Fiscal years that overlap: {said}.")  # countries begin theirs in other months
    measured = leading is not None and (
        leading.left.kind in _FLOWS or leading.left.direction is not None or leading.agreement == "clash"
    )
    long = min(left[1] - left[0], right[1] - right[0]) >= _MONTH
    if within and left[1] == right[1] and any(_YEAR_TO.search(mention.folded) for mention in (pair.left, pair.right)):
        return Feature("time", 0.5, f"The rate of a month is that of the year to it: {said}.")
    if measured and long and date.max not in (left[1], right[1]):
        return Feature("time", -1.0, f"They sum up different periods: {said}.")
    how = "One time lies in the other" if within else "The times overlap"
    return Feature("time", 0.5 if within else 0.0, f"{how}: {said}.")


_PROGRESS = re.compile(
    r"\b(?:contained|completed?|of (?:the )?(?:votes|ballots) counted)\b|控制|完成|点算", re.IGNORECASE
)
_RUNNING = ("casualty.dead", "casualty.injured", "casualty.missing", "infection.")


UNDATED = -1.0  # who counts another day contradicts nobody; below, two who count may
_OVERTAKEN = -0.5


def update(pair: Pair) -> Feature:
    """Counts that are still rising replace each other: another day's count contradicts nothing."""
    running = any(idea.startswith(_RUNNING) for idea in near_ideas(pair, 0) | near_ideas(pair, 1))
    marked = [mention for mention in (pair.left, pair.right) if is_running(mention)]
    hours = _hours(pair.left), _hours(pair.right)
    leading = pair.leading
    if leading is not None and leading.agreement == "clash" and _is_told_as_earlier(pair, leading):
        return Feature("update", UNDATED, "One tells that it was once what the other says it is.")
    counts = leading is not None and leading.left.kind == "count" and not leading.left.direction
    share = leading is not None and leading.left.kind == "percent" and not leading.left.direction
    if share and any(_PROGRESS.search(mention.text) for mention in (pair.left, pair.right)):
        return Feature("update", _OVERTAKEN, "One share is how far a thing has come by now.")
    if counts and hours[0] and hours[0] == hours[1]:
        return Feature("update", 0.0, f"Both count at {min(hours[0])} o'clock.")
    if counts and running and (_is_dated_otherwise(pair) or _are_of_other_days(pair)):
        return Feature("update", UNDATED, "Nothing says that both count on one day, and counts move on.")
    if counts and marked and (running or len(marked) == 2):
        return Feature("update", _OVERTAKEN, "One is a running count that the other may have overtaken.")
    if counts and {_day_of(pair.left), _day_of(pair.right)} == {"today", "yesterday"}:
        return Feature("update", _OVERTAKEN, "One tells of today, the other of yesterday, and counts move on.")
    apart = _published_apart(pair)
    if counts and apart:
        return Feature("update", _OVERTAKEN, f"The sources appeared {apart} days apart, and counts move on.")
    return Feature("update", 0.0, "Nothing says that one is a later count.")


def _is_told_as_earlier(pair: Pair, leading: Aligned) -> bool:
    """Whether one gives as the figure before what the other gives as the figure."""
    sides = (pair.left, leading.right), (pair.right, leading.left)
    return any(
        figure.role == "from"
        and compare_figures(replace(figure, direction=None), replace(told, direction=None)) == "agree"
        for mention, told in sides
        for figure in mention.figures
    )


_HOUR = re.compile(
    r"(凌晨|清晨|早上|早|上午|中午|下午|傍晚|晚上|晚|午后)?(\d{1,2})[时点](?!间)"
    r"|\b(\d{1,2})(?:[:.]\d\d)? ?([ap])\.?m\b",
    re.IGNORECASE,
)
_LATE = re.compile("中午|下午|傍晚|晚|午后|p", re.IGNORECASE)
_NOON = 12
_AT_NOON = re.compile(r"(?:中午|正午)(?!\d)|\b(?:midday|noon)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"午夜|\bmidnight\b", re.IGNORECASE)


@once
def _hours(mention: Mention) -> frozenset[int]:
    """The hours of the day that a statement names, 0 to 23."""
    found = set()
    for match in _HOUR.finditer(mention.folded):
        hour = int(match[2] or match[3])
        late = _LATE.match(match[1] or match[4] or "") is not None
        found.add(hour % _NOON + _NOON if late and hour <= _NOON else hour)
    if _AT_NOON.search(mention.folded):
        found.add(_NOON)
    if _MIDNIGHT.search(mention.text):
        found.add(_NOON * 2)
    return frozenset(found)


_DAYS = frozenset(("day", "weekday"))


def _is_dated_otherwise(pair: Pair) -> bool:
    """Whether one names a day by its date and the other by its weekday, which nobody can compare."""
    ways = [{form.partition(".")[0] for form in mention.forms} & _DAYS for mention in (pair.left, pair.right)]
    return (
        bool(ways[0] and ways[1])
        and ways[0].isdisjoint(ways[1])
        and not (pair.left.time_start and pair.right.time_start)
    )


_DAY_OF_MONTH = re.compile(
    r"(\d{1,2})月(\d{1,2})[日号]|\b(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})\b"
    r"|(?<![-–\d])\b(\d{1,2}) (jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)


def _are_of_other_days(pair: Pair) -> bool:
    """Whether each names one day of the same month, and not the same one."""
    left, right = (_days_named(mention) for mention in (pair.left, pair.right))
    return len(left) == len(right) == 1 and left != right


@once
def _days_named(mention: Mention) -> set[tuple[int, int]]:
    """The month and the day of the dates that a statement writes, whatever their year."""
    found = set()
    for match in _DAY_OF_MONTH.finditer(mention.folded):
        zh_month, zh_day, month, day, day_before, month_after = match.groups()
        name = (month or month_after or "")[:3].lower()
        found.add((int(zh_month) if zh_month else MONTHS.index(name) + 1, int(zh_day or day or day_before)))
    return found


_TODAY = re.compile(r"今[日天晨早晚]|\btoday\b|\bthis (?:morning|afternoon|evening)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"昨[日天晚]|\byesterday\b", re.IGNORECASE)


@once
def _day_of(mention: Mention) -> str:
    told = [name for name, day in (("today", _TODAY), ("yesterday", _YESTERDAY)) if day.search(mention.text)]
    return told[0] if len(told) == 1 else ""


def _published_apart(pair: Pair) -> int:
    """Days between the sources where the statements do not say themselves when; 0 when unknown or within a day."""
    left, right = pair.left, pair.right
    if left.published is None or right.published is None or (left.time_start and right.time_start):
        return 0
    days = abs((left.published - right.published).days)
    return days if days > 1 else 0
