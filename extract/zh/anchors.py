"""Anchors: which year, month and day an incomplete date means.

A month without a year is the one nearest before publication, unless the text has just been telling of another year; a
day without a month likewise. Without a date of publication only what the text itself dates can be resolved.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.zh.periods import Period, day, month

# Words that turn an incomplete date towards the future.
_FUTURE = re.compile(
    r"将|预计|预料|料|拟|计划|即将|起(?:实施|生效|接受|开放|发售|展开|推出|执行|施行)|截止|之前完成|或会|会于|"
    r"会在|有望|下届|定于|准备|要在|须在|需在|必须在|赶在|须于|需于"
)
_AHEAD_PLAIN = 120  # days: 12月 in a text of March means last December, 5月 means the coming May
_AHEAD_FUTURE = 330


class Anchors:
    """What the text has dated so far, beside its date of publication."""

    __slots__ = ("_full", "_full_place", "_latest_place", "latest", "published")

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.latest: Period | None = None
        self._full: Period | None = None
        self._full_place = (-9, -9)
        self._latest_place = (-9, -9)

    def note(self, period: Period | None, place: tuple[int, int], *, full: bool) -> None:
        """Remembers a date; `place` is (paragraph, sentence), `full` lets later dates take their year from it."""
        if period is None:
            return
        self.latest, self._latest_place = period, place
        if full:
            self._full, self._full_place = period, place

    def year_of_month(self, number: int, place: tuple[int, int], clause: str) -> int | None:
        """The year of a month named without one."""
        told = self._told_year(place)
        if told is not None:
            return told
        if self.published is None:
            return self._full.start.year if self._full is not None else None
        ahead = (number - self.published.month) * 30
        future = _FUTURE.search(clause) is not None
        if ahead > (_AHEAD_FUTURE if future else _AHEAD_PLAIN):
            return self.published.year - 1
        if ahead < -240 and future:
            return self.published.year + 1
        return self.published.year

    def _told_year(self, place: tuple[int, int]) -> int | None:
        """The year that the paragraph is telling of, when that is not the year of publication."""
        if self._full is None or self.published is None or self._full_place[0] != place[0]:
            return None
        near = place[1] - self._full_place[1] <= 2
        past = self._full.end.year < self.published.year or place == self._full_place
        return self._full.start.year if near and past and self._full.start.year == self._full.end.year else None

    def _is_near(self, place: tuple[int, int]) -> bool:
        """True where the latest date stands at most two sentences before, in the same paragraph."""
        return self._latest_place[0] == place[0] and place[1] - self._latest_place[1] <= 2

    def day_alone(self, number: int, place: tuple[int, int], clause: str) -> Period | None:
        """A day named without its month: in the month told last in the passage, else the nearest to publication."""
        full = self._full
        if full is not None and self._full_place[0] == place[0] and place[1] - self._full_place[1] <= 1:
            within_month = (full.start.year, full.start.month) == (full.end.year, full.end.month)
            if within_month:
                return day(full.end.year, full.end.month, number)
        told = self.latest
        if self.published is None:
            return None if told is None else day(told.start.year, told.start.month, number)
        published = self.published
        if told is not None and self._is_near(place) and told.start == told.end and number >= told.start.day:
            same = day(told.start.year, told.start.month, number)  # 2月1日、10日
            if same is not None and (same.start <= published + timedelta(days=1) or self._latest_place == place):
                return same
        this = day(published.year, published.month, number)
        if this is not None and this.start <= published + timedelta(days=1):
            return this
        if this is not None and _FUTURE.search(clause) is not None:
            return this
        before = month(published.year - (published.month == 1), (published.month - 2) % 12 + 1)
        assert before is not None
        earlier = day(before.start.year, before.start.month, number)
        return earlier or this

    def day_on_weekday(self, number: int, weekday: int) -> Period | None:
        """The day of the month that falls on `weekday` (0 is Monday), in the months around publication."""
        if self.published is None:
            return None
        count = self.published.year * 12 + self.published.month - 1
        for offset in (0, -1, 1):
            only = day((count + offset) // 12, (count + offset) % 12 + 1, number)
            if only is not None and only.start.weekday() == weekday:
                return only
        return None

    def weekday(self, number: int, weeks: int | None, clause: str) -> Period | None:
        """A weekday (0 is Monday) of this week plus `weeks`; named alone, the latest one up to publication."""
        base = self.published
        if base is None:
            return None
        if weeks is not None:
            only = base - timedelta(days=base.weekday()) + timedelta(weeks=weeks, days=number)
            return Period(only, only)
        told = self.latest
        if told is not None and told.start == told.end and told.start > base:
            only = told.start + timedelta(days=(number - told.start.weekday()) % 7)
            return Period(only, only)
        back = (base.weekday() - number) % 7
        if back and _FUTURE.search(clause) is not None:
            back -= 7
        only = base - timedelta(days=back)
        return Period(only, only)
