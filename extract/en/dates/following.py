"""Months and weekdays told by a date before them: `that December`, `the following March`, `the previous Friday`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.dates import periods
from extract.dates.periods import Period
from extract.en.passage import Passage

_TOLD_FROM = re.compile(
    r"\b(?:(?P<that>that(?: same)?)|the (?:(?P<on>following|next)|(?P<back>previous|preceding)))"
    r"(?: (?:early|late) )? \Z",
    re.IGNORECASE,
)
_BACK = 20  # characters
_WEEK = 7  # days


def month_told(match: re.Match[str], passage: Passage, number: int) -> Period | None:
    """The month that lies next to the date told before, on the side that the words say; None where they say none."""
    told = _TOLD_FROM.search(passage.before(match.start(), _BACK))
    base = passage.anchor
    if told is None or base is None:
        return None
    if told["back"]:
        return periods.month(base.year - (number >= base.month), number)
    ahead = number < base.month or (told["on"] is not None and number == base.month)
    return periods.month(base.year + ahead, number)


def weekday_told(match: re.Match[str], passage: Passage, number: int) -> Period | None:
    """The weekday next to the day told before; None where the words say none, or no single day was told."""
    told = _TOLD_FROM.search(passage.before(match.start(), _BACK))
    base = _last_day(passage) if told is not None else None
    if told is None or base is None:
        return None
    if told["back"]:
        return periods.single(base - timedelta(days=(base.weekday() - number - 1) % _WEEK + 1))
    ahead = (number - base.weekday()) % _WEEK
    return periods.single(base + timedelta(days=ahead or (_WEEK if told["on"] else 0)))


def _last_day(passage: Passage) -> date | None:
    """The single day that the text told last."""
    last = next((told for told in reversed(passage.recent()) if told.kind == "date"), None)
    return last.start_date if last is not None and last.start_date == last.end_date else None


_LISTED = (" and ", " or ", ", ", ", and ", " and again on ", " and on ")


def weekday_listed(match: re.Match[str], passage: Passage, number: int) -> Period | None:
    """The next of several weekdays, which lies behind the one told just before: this Thursday and Saturday."""
    last = passage.found[-1] if passage.found else None
    if last is None or last.kind != "date" or last.start_date != last.end_date or last.start_date is None:
        return None
    if "weekday" not in last.rule or passage.text[last.end : match.start()] not in _LISTED:
        return None
    ahead = (number - last.start_date.weekday()) % _WEEK
    when = last.start_date + timedelta(days=ahead)
    published = passage.published
    if published is not None and last.start_date <= published < when:
        return None  # on Thursday and Monday, told on a Saturday: both may be over
    return periods.single(when)
