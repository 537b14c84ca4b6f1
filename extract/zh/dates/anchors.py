"""Anchors: which year, month and day an incomplete date means.

A month without a year is the one nearest before publication, unless the text has just been telling of another year; a
day without a month likewise. Without a date of publication only what the text itself dates can be resolved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from extract.dates.periods import Period, day, month, span
from extract.zh.dates.tense import is_deadline, is_future

# Days: 12月 in a text of March means last December, 5月 means the coming May.
_AHEAD_PLAIN, _AHEAD_FUTURE = 120, 330
_BEHIND_FUTURE, _BEHIND_STARTING = 240, 270  # the same of months behind, which then are those of the year after
_NOWHERE = (-9, -9)
_STORY = 3  # paragraphs that a story may go on without naming its month again
_STORY_IS_PAST = 35  # days after which a bare day is no longer one of the month of publication
_HALF_WEEK, _BRACKETED = 3, 7  # days
_LONGEST_STRETCH = 340  # days
_PRESENT = 45  # days from publication within which a date brings the text back from the past
_PAST_STORY = 2  # years before publication: what lies so far back is told as a story of its own
_TOLD_AGAIN = 2  # dates of one year that make a story of it after all
_STARTS = re.compile(r"\0\ ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[日号]?起(?![^，。;]{0,12}[已曾了])")  # 二月一日起
_SINCE = re.compile(r"\0(?:份|初|底|末|中|[上中下]旬|\d{1,2}[日号])?\ ?以来")  # 六月初以来 lies behind us
_LOOKS_BACK = 6  # months that a tale without a word for it may go back
_BACK = re.compile(r"曾|早在|早前|此前|之前|同年|当年|该年|原[定本]|当时|自")
# What courts do comes after what they try: 去年9月被捕，在6月15日被裁定罪成.
_TRIED = re.compile(r"裁定|罪成|认罪|判囚|判监|宣判|判刑|定罪|提堂|开审|再讯|还押|还柙|获释|出狱|刑满")
_ADJOURNED = re.compile(r"押后[^，。;]{0,10}\0|\0\ ?(?:再讯|续审|候判|再提讯)")  # from the day of which the text tells
_YEAR_LONG = 360  # days
_DECEMBER = 12
_TWO_WEEKS = 14  # days


class _Story(NamedTuple):
    """A past year that the text is telling of: how often it was named, and in which paragraph last."""

    year: int
    times: int
    paragraph: int
    alone: bool  # the text had not spoken of its present before


class _State(NamedTuple):
    """What the text has dated so far; a place is (paragraph, sentence)."""

    latest: Period | None = None
    latest_day: Period | None = None
    latest_place: tuple[int, int] = _NOWHERE
    full: Period | None = None  # from which later dates take their year
    full_place: tuple[int, int] = _NOWHERE
    story: _Story | None = None
    present: bool = False
    headed: int | None = None  # the year whose review the headline announces
    told: Mapping[tuple[int, int], int] = {}  # the years of days told in full, by month and day


def _last_days(period: Period) -> Period:
    """The last quarter of a year that was told by its end; any other period as it is."""
    whole_year = (period.end - period.start).days >= _YEAR_LONG and period.end.month == _DECEMBER
    return period._replace(start=period.end.replace(month=10, day=1)) if whole_year else period


class Anchors:
    """What the text has dated so far, beside its date of publication."""

    __slots__ = ("_state", "published")

    def __init__(self, published: date | None) -> None:
        self.published = published
        self._state = _State()

    @property
    def latest(self) -> Period | None:
        """The date told last."""
        return self._state.latest

    @property
    def latest_day(self) -> Period | None:
        """The day told last in the story of the paragraph."""
        return self._state.latest_day

    def remembered(self) -> _State:
        """What has been told so far, for `forget` to return to."""
        return self._state

    def forget(self, state: _State) -> None:
        """Returns to what had been told before a date that says nothing of the story: that of a byline."""
        self._state = state

    def note(self, period: Period | None, place: tuple[int, int], *, full: bool, late: bool = False) -> None:
        """Remembers a date; `place` is (paragraph, sentence), `full` lets later dates take their year from it.

        `late`: it was told by its end (去年底), from which the story goes on into the year after.
        """
        if period is None:
            return
        if self.published is not None:
            self._follow(period, place[0], full)
            if place[0] == 0 and full and (period.end - period.start).days >= _YEAR_LONG:
                headed = period.start.year if period.start.year == period.end.year else None
                self._state = self._state._replace(headed=headed)
        state = self._state
        if period.start == period.end:
            told = {**state.told, (period.start.month, period.start.day): period.start.year} if full else state.told
            state = state._replace(latest_day=period, told=told)
        elif place[0] != state.latest_place[0]:
            state = state._replace(latest_day=None)  # a day of another paragraph is another story
        if full:
            state = state._replace(full=_last_days(period) if late else period, full_place=place)
        self._state = state._replace(latest=period, latest_place=place)

    def told_again(self, only: Period, clause: str) -> Period:
        """The same day of the earlier year in which the text has told it in full: 2019年8月18日…，8月18日下午 in a text
        of 2021. What lies near publication or ahead of it is of the present.
        """
        year = self._state.told.get((only.start.month, only.start.day))
        if year is None or self.published is None or year >= only.start.year:
            return only
        if abs((only.start - self.published).days) <= _PRESENT or is_future(clause):
            return only
        return day(year, only.start.month, only.start.day) or only

    def told_day(self, place: tuple[int, int], number: int) -> bool:
        """Whether the same paragraph has told of a day at most two weeks from that of this number in its month."""
        if self._state.latest_day is None or self._state.latest_place[0] != place[0]:
            return False
        return abs(self._state.latest_day.start.day - number) <= _TWO_WEEKS

    def _follow(self, period: Period, paragraph: int, full: bool) -> None:
        """Goes on with the story of a past year, begins another, or comes back to the present."""
        assert self.published is not None
        story, year = self._state.story, period.start.year
        if story is not None and year == story.year:
            times = story.times + (full and (period.end - period.start).days < _YEAR_LONG)
            self._state = self._state._replace(story=_Story(year, times, paragraph, story.alone))
        elif full and year < self.published.year and (period.end - period.start).days < _YEAR_LONG:
            self._state = self._state._replace(story=_Story(year, 1, paragraph, not self._state.present))
        elif abs((period.end - self.published).days) <= _PRESENT:
            self._state = self._state._replace(story=None, present=True)
            before = self._state.full
            if before is not None and not full and before.end.year < self.published.year:
                self._state = self._state._replace(full_place=_NOWHERE)

    def _story_year(self, paragraph: int, future: bool) -> int | None:
        """The past year whose story goes on: nothing was told of the present yet, or it was named again and again."""
        story = self._state.story
        if story is None or self.published is None or future or paragraph - story.paragraph > _STORY:
            return None
        past = self.published.year - story.year >= _PAST_STORY and (story.alone or story.times >= _TOLD_AGAIN)
        return story.year if past else None

    def year_of_month(self, number: int, place: tuple[int, int], clause: str) -> int | None:
        """The year of a month named without one."""
        told = self.told_year(place)
        if told is not None and self._is_news(number, place):
            told = None
        if told is not None and (self._lies_ahead(number, place, clause) or _ADJOURNED.search(clause) is not None):
            told = None
        if told is not None:
            return told + self._is_next_year(told, number, clause)
        if self.published is None:
            return self._state.full.start.year if self._state.full is not None else None
        ahead = (number - self.published.month) * 30
        if ahead > 0 and _SINCE.search(clause) is not None:
            return self.published.year - 1
        future = is_future(clause)
        if ahead > 0 and not future and self._state.headed == self.published.year - 1:
            return self._state.headed
        story = self._story_year(place[0], future)
        if story is not None:
            return story
        if self._goes_on(number, place) and (ahead > 0 or place[0] - self._state.full_place[0] <= 1) and not future:
            assert self._state.full is not None
            return self._state.full.start.year
        if ahead > (_AHEAD_FUTURE if future else _AHEAD_PLAIN):
            return self.published.year - 1
        if ahead < -_BEHIND_FUTURE and (future or (ahead <= -_BEHIND_STARTING and _STARTS.search(clause))):
            return self.published.year + 1
        return self.published.year

    def year_of_recent_day(self, month: int, number: int, place: tuple[int, int]) -> int | None:
        """The year of publication for 9月23日 in a text of October, though the sentence before told of long ago:
        what happened on a day of the last weeks is news. None where the story of a past year goes on.
        """
        full, published = self._state.full, self.published
        if full is None or published is None or place == self._state.full_place or full.start == full.end:
            return None
        story = self._state.story
        if published.year - full.end.year < _PAST_STORY or (story is not None and story.times > 1):
            return None
        only = day(published.year, month, number)
        return published.year if only is not None and 0 <= (published - only.start).days <= _PRESENT else None

    def told_year(self, place: tuple[int, int]) -> int | None:
        """The year that the paragraph is telling of, when that is not the year of publication."""
        full, full_place = self._state.full, self._state.full_place
        if full is None or self.published is None or full_place[0] != place[0]:
            return None
        near = place[1] - full_place[1] <= 2
        past = full.end.year < self.published.year or place == full_place
        return full.start.year if near and past and full.start.year == full.end.year else None

    def _is_news(self, number: int, place: tuple[int, int]) -> bool:
        """True for the month of publication behind a sentence that told of another month: 2018年5月生效。12月11日，…"""
        full, published = self._state.full, self.published
        if full is None or published is None or full.start == full.end or place == self._state.full_place:
            return False
        return number == published.month and not full.start.month <= number <= full.end.month

    def _lies_ahead(self, number: int, place: tuple[int, int], clause: str) -> bool:
        """True for 12月 in 已推迟到12月15日 of a text of September, behind a sentence that only compared with 去年."""
        full, published = self._state.full, self.published
        if full is None or published is None or place == self._state.full_place or not is_future(clause):
            return False
        return number > published.month and (full.end - full.start).days >= _YEAR_LONG

    def _is_next_year(self, told: int, number: int, clause: str) -> bool:
        """True for 3月 behind 2018年9月: what is told goes forward, unless a word leads back."""
        full, published = self._state.full, self.published
        if full is None or published is None or (full.end - full.start).days >= _YEAR_LONG // 2:
            return False
        left, _, right = clause.partition("\0")
        tried = number < full.end.month and _TRIED.search(clause) is not None
        back = full.end.month - number < _LOOKS_BACK and not tried
        if back or (told + 1, number) > (published.year, published.month):
            return False
        return _BACK.search(left) is None and _BACK.search(right.partition("，")[0]) is None

    def _goes_on(self, number: int, place: tuple[int, int]) -> bool:
        """True where a paragraph shortly before told of a day of that month in an earlier year: the story goes on."""
        full = self._state.full
        if full is None or self.published is None or full.start.year >= self.published.year:
            return False
        one_day = full.start == full.end and full.start.month == number
        return one_day and 0 < place[0] - self._state.full_place[0] <= _STORY

    def _in_story(self, number: int, place: tuple[int, int]) -> Period | None:
        """A later day of the month that a paragraph shortly before dated in full, when publication lies far behind."""
        full = self._state.full
        if full is None or self.published is None or full.start != full.end or number < full.end.day:
            return None
        if not 0 <= place[0] - self._state.full_place[0] <= _STORY or (self.published - full.end).days < _STORY_IS_PAST:
            return None
        only = day(full.end.year, full.end.month, number)
        if only is not None:
            self._state = self._state._replace(full=only, full_place=place)
        return only

    def bracketed_day(self, number: int) -> Period | None:
        """今（20日）: the day of that number nearest to publication."""
        base = self.published
        if base is None:
            return None
        near = [base + timedelta(days=offset) for offset in range(-_BRACKETED, _BRACKETED + 1)]
        days = sorted((abs((only - base).days), only) for only in near if only.day == number)
        return Period(days[0][1], days[0][1]) if days else None

    def same_stretch(self, year: int, opening: Period | None) -> Period | None:
        """2019年同期: the stretch that the sentence opened with, else the one named last, in another year; None when a
        whole year was named.
        """
        told = opening or self._state.latest
        if told is None or (told.end - told.start).days > _LONGEST_STRETCH or told.start == told.end:
            return None
        offset = year - told.end.year
        first, last = (day(when.year + offset, when.month, when.day) for when in (told.start, told.end))
        return span(first, last)  # None for the 29th of February

    def told_lately(self, place: tuple[int, int]) -> bool:
        """True where the latest date stands at most two sentences before, in the same paragraph."""
        return self._state.latest_place[0] == place[0] and place[1] - self._state.latest_place[1] <= 2

    def day_alone(self, number: int, place: tuple[int, int], clause: str) -> Period | None:
        """A day named without its month: in the month told last in the passage, else the nearest to publication."""
        told = self._state.latest
        if (
            told is not None
            and self._state.latest_place == place
            and told.start == told.end
            and number > told.start.day
        ):
            beside = day(told.start.year, told.start.month, number)  # 2月1日、10日
            if beside is not None:
                return beside
        full = self._state.full
        if full is not None and self._state.full_place[0] == place[0] and place[1] - self._state.full_place[1] <= 1:
            within_month = (full.start.year, full.start.month) == (full.end.year, full.end.month)
            if within_month:
                return day(full.end.year, full.end.month, number)
        story = self._in_story(number, place)
        if story is not None:
            return story
        if self.published is None:
            return None if told is None else day(told.start.year, told.start.month, number)
        published = self.published
        if told is not None and self.told_lately(place) and told.start == told.end and number >= told.start.day:
            same = day(told.start.year, told.start.month, number)
            if same is not None and same.start <= published + timedelta(days=1):
                return same
        this = day(published.year, published.month, number)
        if this is not None and this.start <= published + timedelta(days=1):
            return this
        if this is not None and is_future(clause):
            return this
        before = month(published.year - (published.month == 1), (published.month - 2) % 12 + 1)
        assert before is not None
        earlier = day(before.start.year, before.start.month, number)
        return earlier or this

    def day_on_weekday(self, number: int, weekday: int, of_month: int | None = None) -> Period | None:
        """The day of the month that falls on `weekday` (0 is Monday), in the months around publication."""
        if self.published is None:
            return None
        count = self.published.year * 12 + self.published.month - 1
        for offset in (0, -1, 1):
            only = day((count + offset) // 12, (count + offset) % 12 + 1, number)
            fits = only is not None and of_month in (None, only.start.month)
            if only is not None and fits and only.start.weekday() == weekday:
                return only
        return None

    def weekday(self, number: int, weeks: int | None, place: tuple[int, int], clause: str) -> Period | None:
        """A weekday (0 is Monday) of this week plus `weeks`; named alone, the latest one up to publication."""
        base = self.published
        if base is None:
            return None
        if weeks is not None:
            only = base - timedelta(days=base.weekday()) + timedelta(weeks=weeks, days=number)
            return Period(only, only)
        latest = self._state.latest if self._state.latest_place[0] == place[0] else None
        told = latest.start if latest is not None and latest.start == latest.end else base
        future = is_future(clause) or is_deadline(clause)
        if base < told <= base + timedelta(days=7):  # 明日…，星期三至五: the one nearest to the day just told
            away = (number - told.weekday()) % 7
            only = told + timedelta(days=away if away <= _HALF_WEEK else away - 7)
            return Period(only, only)
        if told > base and future:
            only = told + timedelta(days=(number - told.weekday()) % 7)
            return Period(only, only)
        back = (base.weekday() - number) % 7
        if back and future:
            back -= 7
        only = base - timedelta(days=back)
        return Period(only, only)
