"""Periods told from the day of publication: `last year`, `next month`, `yesterday`, `the previous quarter`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from extract.dates import periods
from extract.dates.periods import Period
from extract.en.dates import calendar
from extract.en.dates.dated import REFUSED, Answer, DateRule, is_future, is_past
from extract.en.passage import Passage
from extract.en.words.date_words import PART, SEASONS, YEAR
from extract.en.words.quoting import opens_before
from extract.en.words.tags import tag

_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}


def unit_period(when: date, unit: str, shift: int) -> Period | None:
    """The week, month, quarter, year, season or decade that lies `shift` of its kind from the one around `when`."""
    if unit == "week":
        return periods.week(when + timedelta(weeks=shift))
    if unit == "weekend":
        saturday = periods.week(when).start + timedelta(days=5, weeks=shift)
        return Period(saturday, saturday + timedelta(days=1))
    if unit == "month":
        return calendar.shifted_month(when, shift)
    if unit == "quarter":
        return calendar.shifted_quarter(when, shift)
    if unit in ("decade", "century"):
        length = 10 if unit == "decade" else 100
        first = when.year // length * length + shift * length
        return periods.years(first, first + length - 1)
    if unit in SEASONS:
        first, last = SEASONS[unit]
        if first > last:  # the winter that began in the year before goes on until the end of its last month
            year = when.year + shift - (when.month <= last or (shift == 0 and when.month == last + 1))
            return periods.months(year, first, last)
        year = when.year + shift + (shift == -1 and when.month > last)
        return periods.months(year, first, last)
    return periods.year(when.year + shift)


def _named(match: re.Match[str], passage: Passage) -> Answer:
    which, unit = match["which"].lower(), match["unit"].lower()
    when = passage.published
    told_from = passage.anchor if unit.endswith("year") else passage.last_date()
    if which in ("previous", "prior", "preceding", "following", "same") and told_from is not None:
        when = told_from  # the date that the text spoke of last, for short periods that of the same sentence
    return None if when is None else unit_period(when, _in_north(unit.split()[-1], passage), _SHIFT[which])


_ACROSS = {"summer": "winter", "winter": "summer", "spring": "autumn", "autumn": "spring", "fall": "spring"}


def _in_north(unit: str, passage: Passage) -> str:
    """The northern season of the same months, where a text is from the south."""
    return _ACROSS.get(unit, unit) if passage.region in ("au", "nz") else unit


_NAMED = re.compile(r"[A-Z][A-Za-z]+ \Z")  # USA Today, Come Tomorrow
_DAY_SHIFT = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near_day(match: re.Match[str], passage: Passage) -> Answer:
    word = match["word"].lower()
    if match["word"][0] == "T" and _NAMED.search(passage.before(match.start(), 16)):
        return REFUSED
    if match["word"] == "Today" and re.match(
        r" (?:programme|show|newspaper|programmes)\b", passage.after(match.end(), 12)
    ):
        return REFUSED
    if re.search(r"['’]s\b", passage.after(match.end(), 2)[:2]) and word == "today":
        return REFUSED  # today's world
    if passage.published is None:
        return None
    return periods.single(passage.published + timedelta(days=_DAY_SHIFT[word]))


def _day_beyond(match: re.Match[str], passage: Passage) -> Answer:
    """The day before yesterday, the day after tomorrow."""
    if passage.published is None:
        return None
    return periods.single(passage.published + timedelta(days=-2 if match["back"] else 2))


def _near_day_quoted(match: re.Match[str], passage: Passage) -> Answer:
    """`today` in somebody's words is the day on which he spoke, or these days."""
    return _near_day(match, passage) if opens_before(passage.text, match.start()) else REFUSED


def _day_back(match: re.Match[str], passage: Passage, *, days: int) -> Answer:
    """The day so many days before the text appeared."""
    return None if passage.published is None else periods.single(passage.published - timedelta(days=days))


def _month_last_year(match: re.Match[str], passage: Passage) -> Answer:
    """`the same month last year`, `this time last year`."""
    if passage.published is None:
        return None
    when = passage.anchor or passage.published
    unit = match["unit"].lower()
    year = passage.published.year - 1
    if unit == "quarter":
        return periods.quarter(year, (when.month + 2) // 3)
    if unit == "month":
        return periods.month(year, when.month)
    return periods.year(year)


def _end_of(match: re.Match[str], passage: Passage) -> Answer:
    if passage.published is None:
        return None
    shift = _SHIFT[(match["which"] or "this").lower()]
    return unit_period(passage.published, match["unit"].lower(), shift)


# Before `year-end` these make a date of it; elsewhere it describes: year-end results.
_DATING = re.compile(
    r"\b(?P<word>by|before|until|till|at|since|after|towards?|around|through|to|from|than|of|for|past|ahead of)"
    r"(?: the| its| their| this)? \Z",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")


def _end(match: re.Match[str], passage: Passage) -> Answer:
    """`by year's end`, `at year-end`: the running year, or the last one where something stood so at its end."""
    dating = _DATING.search(passage.before(match.start(), 20))
    if match["mark"] in ("-", " "):
        following = _NEXT_WORD.match(passage.after(match.end(), 24))
        if dating is None or (following and tag(following["word"]) in ("NN", "NNS", "JJ", "VBG")):
            return REFUSED
    unit = match["unit"].lower()
    if match["year"]:
        return periods.year(int(match["year"])) if unit == "year" else REFUSED
    if passage.published is None:
        return None
    over = dating is not None and dating["word"].lower() in ("at", "since", "from") and is_past(match, passage)
    return unit_period(passage.published, unit, -1 if over else 0)


def _full_year(match: re.Match[str], passage: Passage) -> Answer:
    """`for the full year`: the one that results are told of is over, the one that is forecast goes on."""
    if passage.published is None:
        return None
    return periods.year(passage.published.year - (0 if is_future(match, passage) else 1))


def _year_of_results(match: re.Match[str], passage: Passage) -> Answer:
    """`for the year as a whole`: that of the date told last, else the one that is over."""
    if passage.anchor is not None:
        return periods.year(passage.anchor.year)
    return _full_year(match, passage)


_UNIT = (
    r"(?P<unit>(?:(?:financial|fiscal|calendar|full|academic|tax) )?year|month|week|quarter|weekend|summer|winter"
    r"|spring|autumn)"
)
RULES: tuple[DateRule, ...] = (
    DateRule(
        "same period of last year",
        r"(?i:same) (?P<unit>(?i:month|quarter|period|time|week|day))(?:,? of)? (?i:last year|the previous year"
        r"|a year (?:ago|earlier|before))\b",
        _month_last_year,
    ),
    DateRule("this week", r"(?P<which>(?i:this)) (?P<unit>week|weekend)\b(?!-)", _named, optional=True),
    DateRule(
        "relative period",
        rf"(?:{PART})?(?P<which>(?i:last|previous|prior|preceding|this|current|next|coming)) {_UNIT}(?=['’]s|\b)(?!-)",
        _named,
    ),
    DateRule(
        "part of a period",
        r"(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Cc]lose) of (?:the )?(?:(?P<which>this|last"
        r"|next) )?(?P<unit>year|month|week|quarter|decade|century)\b(?!-)",
        _end_of,
        vague=True,
    ),
    DateRule(
        "end of a period",
        rf"(?P<unit>[Yy]ear|[Mm]onth|[Qq]uarter|[Dd]ecade)(?P<mark>['’]s |[- ])end\b(?:,? (?:of )?(?P<year>{YEAR}))?",
        _end,
        vague=True,
    ),
    DateRule(
        "full year",
        r"(?<=[Ff]or the )full[- ]year\b(?!,? (?:to|end(?:ed|ing)|of|in|19|20|ahead))",
        _full_year,
        optional=True,
    ),
    DateRule(
        "the year of results",
        r"(?<=[Ff]or the )(?:whole year|year as a whole|year(?=,? (?:its?|the|total|net|profits?|sales|revenues?) ))",
        _year_of_results,
        optional=True,
    ),
    DateRule("near day, quoted", r"(?P<word>(?i:today|tonight))\b", _near_day_quoted, optional=True),
    DateRule("near day", r"(?P<word>(?i:yesterday|today|tonight|tomorrow))\b", _near_day),
    DateRule("last night", r"(?i:last) night\b", partial(_day_back, days=1)),
    DateRule(
        "part of this day", r"(?i:this) (?:morning|afternoon|evening)\b", partial(_day_back, days=0), optional=True
    ),
)


def _period_beyond(match: re.Match[str], passage: Passage) -> Answer:
    """The week after next, the year before last."""
    if passage.published is None:
        return None
    return unit_period(passage.published, match["unit"].lower(), -2 if match["back"] else 2)


BEYOND_RULES: tuple[DateRule, ...] = (
    DateRule("day beyond", r"(?i:the day (?:before (?P<back>yesterday)|after tomorrow))\b", _day_beyond),
    DateRule(
        "period beyond",
        r"(?i:the (?P<unit>week|weekend|month|year) (?:before (?P<back>last)|after next))\b(?!['’])",
        _period_beyond,
    ),
)


def _season(match: re.Match[str], passage: Passage) -> Answer:
    season, year = match["season"].lower(), int(match["year"])
    if season == "winter" and match["next_year"]:  # the winter of 2010-11
        return periods.months(year, *SEASONS["winter"])
    return unit_period(date(year, 1, 1), season, 0)


_IN_SEASON = re.compile(
    r"\b(?:in|until|since|by|before|after|during|for|over|from|as) the (?:(?:early|late|mid)[ -])?\Z"
)
_NEXT = re.compile(r"[-’']| (?P<word>[a-z]+)\b")
_CLOSES = re.compile(r"[.,;:)]|\Z")
_AHEAD = re.compile(r"\b(?:will|to|due|expires?|runs|ends|before|until|could|may|might)\b")


def _season_near(match: re.Match[str], passage: Passage) -> Answer:
    """`quit in the autumn`, `will open in the spring`: the latest that has begun, or the next when it is to come."""
    before, after = passage.before(match.start()), passage.after(match.end(), 20)
    if not _IN_SEASON.search(before) or _describes(after) or (match["season"] == "fall" and not _CLOSES.match(after)):
        return REFUSED
    if passage.published is None:
        return None
    season = _in_north(match["season"].lower(), passage)
    first, last = SEASONS[season]
    now = passage.published
    told_behind = after.startswith(",") and not _AHEAD.search(before)  # they won in the summer, so we will not
    if is_future(match, passage) and not told_behind:
        return unit_period(now, season, int(now.month > last >= first))
    this = unit_period(now, season, 0)
    return this if this is None or this.start <= now else unit_period(now, season, -1)


def _describes(after: str) -> bool:
    """Whether a season describes what follows: the summer months, the autumn's internationals, the spring of."""
    following = _NEXT.match(after)
    return following is not None and (
        following["word"] is None or tag(following["word"]) in ("NN", "NNS") or following["word"] == "of"
    )


SEASON_RULES: tuple[DateRule, ...] = (
    DateRule(
        "season and year",
        rf"(?P<season>(?i:spring|summer|autumn|fall|winter))(?: of)? (?P<year>{YEAR})(?P<next_year>[-/]\d\d)?",
        _season,
    ),
    DateRule("season near", r"(?P<season>spring|summer|autumn|fall|winter)\b", _season_near),
)
