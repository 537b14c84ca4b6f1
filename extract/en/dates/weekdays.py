"""Weekdays with a bare day of the month: `on Thursday 9`, `Thursday 9 and Friday 10 March`, `Monday the 14th`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.dates import periods
from extract.en.dates.dated import REFUSED, Answer, DateRule, is_future, is_past
from extract.en.dates.days import NEXT_DAYS, TRAILING_YEAR, day_of_month
from extract.en.passage import Passage
from extract.en.words.date_words import DASH, DAY, MONTH_SHORT, WEEKDAY_SHORT, WEEKDAYS

# Farther away, the figure behind the weekday is more likely to count something: on Thursday 9 in 10 were there.
_FARTHEST = 100  # days
_NAME = WEEKDAY_SHORT.replace("(?:", "(?P<name>", 1)
# Behind it nothing is counted: neither a noun nor a verb, no hour, no result and no further figure.
_ENDS = (
    r"(?=[,;)](?! ?\d)|[.](?!\d)|:(?!\d)|\Z| (?:and|or|to|until|through|at|in|from|after|before|by|with|when|as)\b"
    r"(?! (?:\d|a\b|one\b|two\b|half\b)))"
)


def _nearest(match: re.Match[str], passage: Passage) -> Answer:
    """The day with this name and number that is nearest to what the sentence dates, else to the publication."""
    around = passage.last_date() or passage.published
    ordinal = not match["day"].isdigit()
    if around is None:
        return None if ordinal else REFUSED
    weekday, number = WEEKDAYS[match["name"].rstrip(".").lower()], int(re.sub(r"\D", "", match["day"]))
    days = [
        day
        for shift in range(-_FARTHEST, _FARTHEST + 1)
        if (day := around + timedelta(days=shift)).day == number and day.weekday() == weekday
    ]
    if not days:
        return None if ordinal else REFUSED
    fitting = [day for day in days if _fits(day, match, passage)]
    return periods.single(min(fitting or days, key=lambda day: abs(day - around)))


def _fits(day: date, match: re.Match[str], passage: Passage) -> bool:
    """Whether a day lies on that side of the publication of which the sentence speaks."""
    if passage.published is None:
        return True
    if is_future(match, passage):
        return day >= passage.published
    return day <= passage.published or not is_past(match, passage)


RULES: tuple[DateRule, ...] = (
    DateRule(
        "weekday and day to weekday and day",
        rf"{WEEKDAY_SHORT},? (?:the )?(?P<day>{DAY})(?:{DASH}| to | until | through )"
        rf"{WEEKDAY_SHORT},? (?:the )?(?P<to_day>{DAY})(?: of)? (?P<month>{MONTH_SHORT}){TRAILING_YEAR}",
        day_of_month,
    ),
    DateRule(
        "weekday and day of a list",  # Thursday 9 and Friday 10 March
        rf"{WEEKDAY_SHORT},? (?:the )?(?P<day>{DAY})(?={NEXT_DAYS}(?: of)? (?P<month>{MONTH_SHORT}){TRAILING_YEAR})",
        day_of_month,
    ),
    DateRule("weekday and day", rf"{_NAME},? the (?P<day>\d+(?:st|nd|rd|th))\b{_ENDS}", _nearest),
    DateRule("weekday and day", rf"{_NAME} (?P<day>{DAY}){_ENDS}", _nearest),
)
